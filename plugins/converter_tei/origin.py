"""The way back from a document: where its record is to be had, and what it says, whichever program laid it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from converter import Origin, RecoverError
from converter_tei.bibliography import ENCODING, FILE, SETTING
from converter_tei.parsing import TEI, XML, NotTeiError, parse

_FILE_DESCRIPTION = f"{TEI}teiHeader/{TEI}fileDesc"
_BIBL = f"{_FILE_DESCRIPTION}/{TEI}sourceDesc/{TEI}bibl"
_APPLICATION = f"{TEI}teiHeader/{TEI}encodingDesc/{TEI}appInfo/{TEI}application"
_AUTHORITY = f"{_FILE_DESCRIPTION}/{TEI}publicationStmt/{TEI}authority"
_BLANKS = re.compile("[ \t\r\n]+")


def origin(data: bytes) -> Origin:
    """The reader that made the record of the source that *data* holds.

    Raises:
        RecoverError: *data* is not TEI, or does not say what was read.
    """
    root = _root(data)
    bibl, application = root.find(_BIBL), root.find(_APPLICATION)
    file = None if bibl is None else bibl.find(f"{TEI}ptr[@type='{FILE}']")
    encoding = None if bibl is None else bibl.findtext(f"{TEI}note[@type='{ENCODING}']")
    if bibl is None or file is None or encoding is None:
        raise RecoverError("this document does not say what was read, and by which reader")
    settings = bibl.iterfind(f"{TEI}note[@type='{SETTING}']")
    authority = root.find(_AUTHORITY)
    return Origin(
        format=bibl.get("type", ""),
        name=unquote(file.get("target", "")),
        encoding=encoding,
        reading={one.get("subtype", ""): one.text or "" for one in settings},
        writing={} if authority is None or not authority.text else {"authority": authority.text},
        version="" if application is None else application.get("version", ""),
    )


def passages(data: bytes) -> Iterator[str]:
    """Each tag and each text, in their order; without the source, which has a proof of its own.

    Raises:
        RecoverError: *data* is not TEI.
    """
    root = _root(data)
    for source in root.findall(f"{TEI}sourceDoc"):
        root.remove(source)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            yield _tag(element)
        text = element.text if event == "start" else element.tail
        if words := _BLANKS.sub(" ", text or "").strip(" "):
            yield words


def _tag(element: etree._Element) -> str:
    """A start tag, its attributes in the order of the alphabet."""
    name = etree.QName(element).localname
    attributes = {key.removeprefix(XML): str(value) for key, value in element.attrib.items()}
    if name == "application":
        attributes.pop("version", None)
    return " ".join((f"<{name}", *(f'{key}="{attributes[key]}"' for key in sorted(attributes)))) + ">"


def _root(data: bytes) -> etree._Element:
    try:
        return parse(data)
    except NotTeiError as error:
        raise RecoverError(f"not a document of TEI: {error}") from None
