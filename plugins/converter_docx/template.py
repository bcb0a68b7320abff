"""The parts that are the same in every output, as ``scripts/make-docx-template`` made them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from converter_docx.packing import Entry, entry
from converter_docx.wordml import quoted

STYLES = "word/styles.xml"
PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "word/_rels/document.xml.rels",
    "customXml/_rels/item1.xml.rels",
    "customXml/itemProps1.xml",
    "docProps/app.xml",
    "word/fontTable.xml",
    "word/numbering.xml",
    "word/settings.xml",
    STYLES,
    "word/theme/theme1.xml",
)
_NO_LANGUAGE = '<w:lang w:val="x-none" w:eastAsia="x-none" w:bidi="x-none"/>'
_LANGUAGE = re.compile(rb'<w:lang w:val="[^"<>&]*"(?: w:(?:eastAsia|bidi)="[^"<>&]*")?/>')
_EAST_ASIAN = ("ja", "ko", "zh")
_RIGHT_TO_LEFT = ("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")


@cache
def parts() -> Mapping[str, bytes]:
    """Each part by name."""
    folder = files(__package__) / "template"
    return {name: folder.joinpath(*name.split("/")).read_bytes() for name in PARTS}


@cache
def entries() -> Mapping[str, Entry]:
    """Each part, ready for a package."""
    return {name: entry(name, part) for name, part in parts().items()}


def without_language(part: bytes) -> bytes:
    """Styles as they are where the text is in no language, whichever it is in."""
    return _LANGUAGE.sub(_NO_LANGUAGE.encode(), part, count=1)


@lru_cache(maxsize=64)
def styles_in(language: str) -> Entry:
    """The styles of a document whose text is in *language*, a BCP 47 tag."""
    primary = language.split("-", maxsplit=1)[0].lower()
    attribute = "eastAsia" if primary in _EAST_ASIAN else "bidi" if primary in _RIGHT_TO_LEFT else ""
    tag = quoted(language)
    also = f" w:{attribute}={tag}" if attribute else ""
    text = parts()[STYLES].decode().replace(_NO_LANGUAGE, f"<w:lang w:val={tag}{also}/>")
    return entry(STYLES, text.encode())
