"""Files that are no text, known by the bytes at their start."""

from __future__ import annotations

import re

_OF_WORD = b"word/document.xml"
_SAVE = "save it as plain text in UTF-8 first"
_IMAGE = "its words must be recognised (OCR) first"
_SIGNATURES = (
    (re.compile(rb"%PDF-\d\.\d"), "a PDF", "take its text out first"),
    (re.compile(rb"PK(?:\x03\x04|\x05\x06)"), "a ZIP archive", "unpack it first"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "a PNG image", _IMAGE),
    (re.compile(rb"GIF8[79]a(?=.{0,6}[\x00-\x08\x80-\xff])", re.DOTALL), "a GIF image", _IMAGE),
    (re.compile(rb"\xff\xd8\xff"), "a JPEG image", _IMAGE),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "a file of an older Word or Office", _SAVE),
    (re.compile(rb"\x1f\x8b\x08"), "compressed by gzip", "unpack it first"),
)
"""What begins so, what it is called, and what to do with it."""


def signature(data: bytes) -> tuple[str, str] | None:
    """What *data* is, if it is known to be no text, and what to do first."""
    for start, kind, advice in _SIGNATURES:
        if start.match(data):
            is_word = kind == "a ZIP archive" and _OF_WORD in data
            return ("a DOCX", _SAVE) if is_word else (kind, advice)
    return None
