"""What is wrong with a Word document, by the rules that programs and people break.

* zip: it is a package, and its parts can be read
* xml: each part is well-formed
* types: each part has a content type
* relationships: each leads to a part that is there, and each that the text names is there
* styles: each style that is used is defined
* bookmarks: each begins and ends once, under a name of its own
* source: the source is in it, and is the one that its checksum was taken of
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from posixpath import dirname, join, normpath
from typing import TypeAlias
from urllib.parse import unquote

from lxml import etree

from converter import Problem, RecoverError
from converter_docx import template
from converter_docx.carrier import PARSER, source_among
from converter_docx.package import PackageError, unpack
from converter_docx.wordml import RELATIONSHIPS, WORD

Trees: TypeAlias = Mapping[str, etree._Element]  # noqa: SLF001 - lxml's own name for what it gives
_VALUE, _NAME, _ID = (f"{{{WORD}}}{name}" for name in ("val", "name", "id"))
_STYLE_ID = f"{{{WORD}}}styleId"
_STYLED = tuple(f"{{{WORD}}}{name}" for name in ("pStyle", "rStyle", "tblStyle"))
_MARK_START, _MARK_END = f"{{{WORD}}}bookmarkStart", f"{{{WORD}}}bookmarkEnd"
_NAMED = f"{{{RELATIONSHIPS}}}id"
_NAMING = tuple(f"{{{WORD}}}{name}" for name in ("hyperlink", "headerReference", "footerReference"))
MAIN = "word/document.xml"
_TYPES, _STYLES = "[Content_Types].xml", "word/styles.xml"
_TEXTS = tuple(f"word/{name}" for name in ("document", "header", "footer", "footnotes", "endnotes", "comments"))


def check(data: bytes) -> Sequence[Problem]:
    """Each problem of a document, in the order of the rules; a part that cannot be read hides the other rules'."""
    try:
        parts = unpack(data)
    except PackageError as error:
        return (Problem(str(error), rule="zip"),)
    trees: dict[str, etree._Element] = {}
    broken = []
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = _parse_again(part) if name in template.PARTS else _parse(part)
            except etree.XMLSyntaxError as error:
                broken.append(Problem(f"{name}: {error.msg}", line=error.lineno, rule="xml"))
    if broken:
        return broken
    found = (
        _types(parts, trees),
        _relations(parts, trees),
        _styles(parts, trees),
        _bookmarks(trees),
        _source(trees),
    )
    return tuple(chain.from_iterable(found))


def _parse(part: bytes) -> etree._Element:
    return etree.fromstring(part, PARSER)


_parse_again = lru_cache(maxsize=32)(_parse)
"""For parts that are the same in all documents of this program."""


def _types(parts: Mapping[str, bytes], trees: Trees) -> Iterator[Problem]:
    if _TYPES not in trees:
        yield Problem(f"there is no {_TYPES}", rule="types")
        return
    given = {one.get("PartName") or f".{one.get('Extension')}" for one in trees[_TYPES]}
    for name in parts:
        if name != _TYPES and f"/{name}" not in given and f".{name.rpartition('.')[2]}" not in given:
            yield Problem(f"{name} has no content type", rule="types")


def _relations(parts: Mapping[str, bytes], trees: Trees) -> Iterator[Problem]:
    if MAIN not in trees:
        yield Problem(f"there is no {MAIN}", rule="relationships")
    for name in trees:
        if name.endswith(".rels"):
            for relation, target in _relations_in(parts[name], dirname(dirname(name))).items():
                if target is not None and target not in parts:
                    yield Problem(
                        f"{name}: {relation} leads to {target}, which is not there", rule="relationships"
                    )
    for name, tree in _texts(trees):
        related = parts.get(f"word/_rels/{name.removeprefix('word/')}.rels")
        known = _relations_in(related, "word") if related else {}
        for element in tree.iter(*_NAMING):
            named = element.get(_NAMED)
            if named is not None and named not in known:
                yield Problem(f"{name}: there is no relationship {named!r}", element.sourceline, "relationships")


@lru_cache(maxsize=32)
def _relations_in(part: bytes, folder: str) -> Mapping[str, str | None]:
    """Where each relationship of a part leads; None for those that lead out of the document."""
    return {
        one.get("Id", ""): None
        if one.get("TargetMode") == "External"
        else normpath(join("/", folder, unquote(one.get("Target", ""))))[1:]
        for one in _parse(part)
    }


def _styles(parts: Mapping[str, bytes], trees: Trees) -> Iterator[Problem]:
    defined = _styles_in(parts[_STYLES]) if _STYLES in trees else frozenset()
    for name, tree in _texts(trees):
        used = {element.get(_VALUE): element for element in tree.iter(*_STYLED)}
        for style, element in used.items():
            if style not in defined:
                yield Problem(f"{name}: there is no style {style!r}", element.sourceline, "styles")


@lru_cache(maxsize=32)
def _styles_in(part: bytes) -> frozenset[str | None]:
    return frozenset(style.get(_STYLE_ID) for style in _parse(part))


def _texts(trees: Trees) -> Iterator[tuple[str, etree._Element]]:
    """The parts that have text in them."""
    return ((name, tree) for name, tree in trees.items() if name.startswith(_TEXTS))


def _bookmarks(trees: Trees) -> Iterator[Problem]:
    tree = trees.get(MAIN)
    if tree is None:
        return
    begun = list(tree.iter(_MARK_START))
    names, starts = (Counter([mark.get(attribute) for mark in begun]) for attribute in (_NAME, _ID))
    ends = Counter([mark.get(_ID) for mark in tree.iter(_MARK_END)])
    for name, times in names.items():
        if times > 1:
            yield Problem(f"{MAIN}: {times} bookmarks are called {name!r}", rule="bookmarks")
    for number in {**starts, **ends}:
        if (starts[number], ends[number]) != (1, 1):
            yield Problem(
                f"{MAIN}: bookmark {number} begins {starts[number]} times and ends {ends[number]} times",
                rule="bookmarks",
            )


def _source(trees: Trees) -> Iterator[Problem]:
    try:
        source_among(trees)
    except RecoverError as error:
        yield Problem(str(error), rule="source")
