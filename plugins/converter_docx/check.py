"""What is wrong with a Word document, by the rules that programs and people break.

* zip: it is a package, and its parts can be read
* xml: each part is well-formed, none has a document type, and the text is one
* types: each part has a content type
* relationships: each leads to a part that is there, or is a link of the text; each that the text names is there
* styles: each style that is used is defined
* bookmarks: each begins and ends once, under a name of its own; what leads to one leads to one that is there
* source: the source is in it, and is the one that its checksum was taken of
* record: the record in it is sound, which `converter validate` asks alone

A part is read bit by bit and only once, so that a small file that holds a large one does no harm.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from posixpath import dirname, join, normpath
from typing import Any, NamedTuple, TypeAlias, TypeVar
from urllib.parse import unquote

from attrs import define, field

from converter import ConverterError, Problem, RecoverError, load_record
from converter_docx.carrier import ITEM, Carried, carried_in, origin, source_among
from converter_docx.markup import Attributes, Markup, MarkupError, markup_in, markup_of, named, parse
from converter_docx.package import OFTEN, Package, PackageError
from converter_docx.wordml import RELATIONSHIPS, WORD

T = TypeVar("T")
MAIN = "word/document.xml"
_BODY = named(WORD, "document")
_TYPES, _STYLES = "[Content_Types].xml", "word/styles.xml"
_FIRST = "_rels/.rels"
"""The relationships that programs begin with."""
_TEXTS = tuple(f"word/{name}" for name in ("document", "header", "footer", "footnotes", "endnotes", "comments"))
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SAYING = frozenset(
    (
        *(named(f"{_PACKAGE}/content-types", name) for name in ("Default", "Override")),
        *(named(f"{_PACKAGE}/relationships", "Relationship"), named(WORD, "style")),
    )
)
"""The tags of other parts than texts that say something which can be wrong."""
_STYLE_ID = named(WORD, "styleId")
_HYPERLINK = f"{RELATIONSHIPS}/hyperlink"
_USUAL = 4_000_000
"""Bytes of a text that is not larger than texts are."""

Tags: TypeAlias = tuple[Attributes, ...]


class _Relation(NamedTuple):
    """Where a relationship leads."""

    name: str
    target: str
    kind: str
    outside: bool


@define
class _Parts:
    """What the parts of a document say."""

    names: dict[str, None]
    texts: dict[str, Markup] = field(factory=dict)
    given: frozenset[str] | None = None
    """The names and endings of parts that have a content type."""
    relations: dict[str, tuple[_Relation, ...]] = field(factory=dict)
    styles: frozenset[str] = frozenset()
    held: list[Carried] = field(factory=list)
    """What the custom parts hold that are ours."""


def check(data: bytes) -> Sequence[Problem]:
    """Each problem of a document, in the order of the rules; a part that cannot be read hides the other rules'."""
    try:
        parts, broken = _read(Package(data))
    except PackageError as error:
        return (Problem(str(error), rule="zip"),)
    if broken:
        return broken
    rules = (_types, _relations, _styles, _bookmarks, _source)
    return tuple(chain.from_iterable(rule(parts) for rule in rules))


def validate(data: bytes) -> Sequence[Problem]:
    """Each problem of a document by all rules: the record in it must be sound, too."""
    problems = check(data)
    if problems:
        return problems
    try:
        load_record(origin(data).record or b"")
    except ConverterError as error:
        return (Problem(str(error), rule="record"),)
    return ()


def _read(package: Package) -> tuple[_Parts, list[Problem]]:
    """What every part says, and those that are not well-formed."""
    parts, broken = _Parts(dict.fromkeys(package)), []
    for name in package:
        try:
            _take(name, package, parts)
        except MarkupError as error:
            broken.append(Problem(str(error), error.line, "xml", name))
    return parts, broken


def _take(name: str, package: Package, parts: _Parts) -> None:
    """Read one part, and keep what it says."""
    if name.startswith(_TEXTS) and name.endswith(".xml"):
        usual = package.size(name) < _USUAL
        parts.texts[name] = markup_of(package[name]) if usual else markup_in(package.chunks(name))
    elif ITEM.fullmatch(name):
        held = carried_in(package.chunks(name))
        if held is not None:
            parts.held.append(held)
    elif name == _TYPES:
        parts.given = _asked(package, name, _given)
    elif name == _STYLES:
        parts.styles = _asked(package, name, _defined)
    elif name.endswith(".rels"):
        parts.relations[name] = _asked(package, name, _related)
    elif name.endswith(".xml"):
        _asked(package, name, len)
    else:
        for _ in package.chunks(name):
            pass  # it is damaged, or it is not


def _asked(package: Package, name: str, question: Callable[[Tags], T]) -> T:
    """What a part that is no text says; most of the small ones are the same in all documents of this program."""
    if package.size(name) < OFTEN:
        answer: T = _asked_again(package[name], question)
        return answer
    return question(_tags(package.chunks(name)))


@lru_cache(maxsize=32)
def _asked_again(part: bytes, question: Callable[[Tags], Any]) -> Any:
    return question(_tags((part,)))


def _tags(chunks: Iterable[bytes]) -> Tags:
    """The tags of a part that say something."""
    found: list[Attributes] = []

    def begin(name: str, attributes: Attributes) -> None:
        if name in _SAYING:
            found.append(attributes)

    parse(chunks, begin)
    return tuple(found)


def _given(tags: Tags) -> frozenset[str]:
    return frozenset(one.get("PartName") or f".{one.get('Extension')}" for one in tags)


def defined_in(part: bytes) -> frozenset[str]:
    """The styles that a part defines."""
    return _defined(_tags((part,)))


def _defined(tags: Tags) -> frozenset[str]:
    return frozenset(one.get(_STYLE_ID, "") for one in tags)


def _related(tags: Tags) -> tuple[_Relation, ...]:
    return tuple(
        _Relation(
            one.get("Id", ""), one.get("Target", ""), one.get("Type", ""), one.get("TargetMode") == "External"
        )
        for one in tags
    )


def _types(parts: _Parts) -> Iterator[Problem]:
    given = parts.given
    if given is None:
        yield Problem(f"there is no {_TYPES}", rule="types")
        return
    for name in parts.names:
        if f".{name.rpartition('.')[2]}" not in given and f"/{name}" not in given and name != _TYPES:
            yield Problem(f"{name} has no content type", rule="types")


def _relations(parts: _Parts) -> Iterator[Problem]:
    if MAIN not in parts.names:
        yield Problem(f"there is no {MAIN}", rule="relationships")
    elif not any(_part(one.target, "") == MAIN for one in parts.relations.get(_FIRST, ())):
        yield Problem(f"nothing leads to {MAIN}", rule="relationships", path=_FIRST)
    for name, relations in parts.relations.items():
        for fault in _astray(relations, _folder(name), parts.names):
            yield Problem(fault, rule="relationships", path=name)
    for name, text in parts.texts.items():
        if text.relationships:
            related = parts.relations.get(f"word/_rels/{name.removeprefix('word/')}.rels", ())
            known = {one.name for one in related}
            for relation in text.relationships:
                if relation not in known:
                    yield Problem(f"there is no relationship {relation!r}", rule="relationships", path=name)


def _astray(relations: Iterable[_Relation], folder: str, names: Container[str]) -> Iterator[str]:
    """What is wrong with relationships that are named from a folder."""
    for one in relations:
        if one.outside:
            if one.kind != _HYPERLINK:  # a template or a picture that the program would fetch
                yield f"{one.name} leads out of the document to {one.target}, and is no link"
        elif (part := _part(one.target, folder)) not in names:
            yield f"{one.name} leads to {part}, which is not there"


@lru_cache(maxsize=64)
def _folder(name: str) -> str:
    """The folder that the targets in a part of relationships are named from."""
    return dirname(dirname(name))


@lru_cache(maxsize=64)
def _part(target: str, folder: str) -> str:
    return normpath(join("/", folder, unquote(target)))[1:]


def _styles(parts: _Parts) -> Iterator[Problem]:
    for name, text in parts.texts.items():
        for style in text.styles:
            if style not in parts.styles:
                yield Problem(f"there is no style {style!r}", rule="styles", path=name)


def _bookmarks(parts: _Parts) -> Iterator[Problem]:
    text = parts.texts.get(MAIN)
    if text is None:
        return
    if text.root != _BODY:
        yield Problem(f"{MAIN} is not the text of a document", rule="xml")
    names, begun = (Counter(said) for said in (zip(*text.begun, strict=True) if text.begun else ((), ())))
    ended = Counter(text.ended)
    for name, times in names.items():
        if times > 1:
            yield Problem(f"{times} bookmarks are called {name!r}", rule="bookmarks", path=MAIN)
    for number in {**begun, **ended}:
        if (begun[number], ended[number]) != (1, 1):
            said = f"bookmark {number} begins {begun[number]} times and ends {ended[number]} times"
            yield Problem(said, rule="bookmarks", path=MAIN)
    for anchor in text.anchors:
        if anchor not in names:
            yield Problem(f"a link leads to {anchor!r}, and no bookmark is called so", rule="bookmarks", path=MAIN)


def _source(parts: _Parts) -> Iterator[Problem]:
    try:
        source_among(parts.held)
    except RecoverError as error:
        yield Problem(str(error), rule="source")
