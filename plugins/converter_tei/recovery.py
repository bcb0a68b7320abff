"""The bytes of the source again, out of ``sourceDoc``."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator

from lxml import etree

from converter import RecoverError
from converter_tei.bibliography import ENCODING, SHA256
from converter_tei.parsing import TEI, NotTeiError, parse
from converter_tei.source import LONGEST_NAME, encoded

_POINTER = re.compile(r"#char\.([0-9A-F]{4,6})")
_LINE_ENDS = ("\n", "\r\n", "\r")
_BIBL = f"{TEI}teiHeader/{TEI}fileDesc/{TEI}sourceDesc/{TEI}bibl/{TEI}"


def recover_source(data: bytes) -> bytes:
    """The bytes of the source, out of a document.

    Raises:
        RecoverError: it is not TEI, has no source, or a source whose checksum is not the one that it states.
    """
    try:
        root = parse(data)
    except NotTeiError as error:
        raise RecoverError(f"not a document of TEI: {error}") from None
    return recover_from(root)


def has_source(root: etree._Element) -> bool:
    """Whether the document carries its source."""
    return root.find(f"{TEI}sourceDoc") is not None


def recover_from(root: etree._Element) -> bytes:
    """The bytes of the source, out of the element ``TEI``.

    A program that indents against ``xml:space`` changes the line ends between the lines and nothing else; so
    where the text as it stands has another checksum, the lines are tried with the line ends there are.

    Raises:
        RecoverError: it has no source, or one whose checksum is not the one that it states.
    """
    surface = root.find(f"{TEI}sourceDoc/{TEI}surface")
    if surface is None:
        raise RecoverError("the document does not carry its source: it was written without sourceDoc")
    encoding = root.findtext(f"{_BIBL}note[@type='{ENCODING}']")
    sha256 = root.findtext(f"{_BIBL}idno[@type='{SHA256}']")
    if encoding is None or sha256 is None:
        raise RecoverError("the header does not state the encoding and the checksum of the source")
    try:
        for text in _readings(surface):
            data = encoded(text, encoding)
            if hashlib.sha256(data).hexdigest() == sha256:
                return data
    except (LookupError, ValueError) as error:
        name = encoding[:LONGEST_NAME]
        raise RecoverError(f"the source does not go into its encoding {name!r}: {error}") from None
    raise RecoverError("the lines in sourceDoc are not those of the source any more: their checksum differs")


def _readings(surface: etree._Element) -> Iterator[str]:
    lines = ["".join(_text(line)) for line in surface]
    between = [line.tail or "" for line in surface]
    yield (surface.text or "") + "".join(map("".join, zip(lines, between, strict=True)))
    for line_end in _LINE_ENDS:
        yield line_end.join(lines)
        yield line_end.join((*lines, ""))


def _text(line: etree._Element) -> Iterator[str]:
    """The text of a line, the characters that stand as ``g`` among it."""
    yield line.text or ""
    for child in line:
        if child.tag == f"{TEI}g":
            yield _character(child.get("ref", ""))
        else:
            yield from child.itertext()
        yield child.tail or ""


def _character(pointer: str) -> str:
    match = _POINTER.fullmatch(pointer)
    code = sys.maxunicode + 1 if match is None else int(match[1], 16)
    if code > sys.maxunicode:
        raise RecoverError(f"a character of the source is described nowhere: {pointer!r}")
    return chr(code)
