"""Files that are no text, known by the bytes at their start."""

from __future__ import annotations

import re

_OF_WORD = b"word/document.xml"
_SAVE = "save it as plain text in UTF-8 first"
_IMAGE = "its words must be recognised (OCR) first"
_SIGNATURES = (
    (rb"%PDF-\d\.\d", "a PDF", "take its text out first"),
    (rb"PK(?:\x03\x04|\x05\x06)", "a ZIP archive", "unpack it first"),
    (rb"\x89PNG\r\n\x1a\n", "a PNG image", _IMAGE),
    (rb"GIF8[79]a(?=.{0,6}[\x00-\x08\x80-\xff])", "a GIF image", _IMAGE),
    (rb"\xff\xd8\xff", "a JPEG image", _IMAGE),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an older Word or Office", _SAVE),
    (rb"\x1f\x8b\x08", "compressed by gzip", "unpack it first"),
)
"""What begins so, what it is called, and what to do with it."""
_START = re.compile(b"|".join([b"(%s)" % start for start, _, _ in _SIGNATURES]), re.DOTALL)


def signature(data: bytes) -> tuple[str, str] | None:
    """What *data* is, if it is known to be no text, and what to do first."""
    found = _START.match(data)
    if found is None or found.lastindex is None:
        return None
    _, kind, advice = _SIGNATURES[found.lastindex - 1]
    is_word = kind == "a ZIP archive" and _OF_WORD in data
    return ("a DOCX", _SAVE) if is_word else (kind, advice)
