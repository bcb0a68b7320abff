"""Whether a file is a graph in the terms of our context: quick enough to be asked of every output.

It asks of the file as it stands what a reader of JSON-LD would only find by expanding it: that no key is
dropped or stands twice, that each type and each word is a term, that each name is an IRI and each date a literal,
and that the source comes back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from json import JSONDecodeError
from typing import Any, TypeAlias

from converter import Problem, RecoverError, load_json
from converter_jsonld.instantiation import source_bytes
from converter_jsonld.places import Place, pointer
from converter_jsonld.serial import HEADS
from converter_jsonld.terms import ABSOLUTE, CLASSES, CONTEXT, LINKS, LITERALS, PROPERTIES, VALUES, Node, urn

_WORDS = {"@type": CLASSES, **VALUES}
"""The keys whose values are words of the context."""
_FORMS: Mapping[str, tuple[re.Pattern[str], type[date]]] = {
    "xsd:date": (re.compile(r"\d{4}-\d\d-\d\d"), date),
    "xsd:dateTime": (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)?"), datetime),
}
"""What literals of a type look like, as this program writes them, and what there must be such a one of."""
_DATED = {
    term: meaning["@type"]
    for term, meaning in CONTEXT.items()
    if isinstance(meaning, dict) and meaning.get("@type") in _FORMS
}
"""The keys whose bare texts the context gives a type."""
_FREE = PROPERTIES - _WORDS.keys() - LINKS - _DATED.keys()
"""The keys that may have any value."""
_NAMES = LINKS | {"@id"}
"""The keys whose texts are names of things."""
_NOTHING: frozenset[str] = frozenset()
_TEXTS = frozenset({str})
_STRANGE = "not the context that our outputs carry: the file is another program's, or its context was edited"
_FILE: Place = (None, "hasOrHadInstantiation")

_Fault: TypeAlias = tuple[str, str]
"""What is wrong, and the rule that it breaks."""


def problems(data: bytes) -> Iterator[Problem]:
    """Each thing that is wrong, with its pointer in the file."""
    head = next((head for head in HEADS.values() if data.startswith(head)), b"")
    rest = b"{" + data[len(head) :] if head else data
    try:
        tree = load_json(rest)
    except JSONDecodeError as error:
        before = head.count(b"\n")
        yield Problem(error.msg, error.lineno + before, "json")
        return
    if not isinstance(tree, dict):
        yield _problem(None, "not an object", "object")
        return
    if ("@context" in tree) if head else (tree.pop("@context", None) != CONTEXT):
        yield _problem((None, "@context"), _STRANGE, "context")
        return
    yield from _source(tree)
    yield from _nodes(tree)


def _nodes(tree: Node) -> Iterator[Problem]:
    """Every object, from a list that grows, so that depth is no limit; most values are passed by their key alone."""
    nodes: list[tuple[Node, Place]] = [(tree, None)]
    names: set[str] = set()
    for node, place in nodes:
        if "@value" in node and (fault := _literal_fault(node)):
            yield _problem(place, *fault)
        for key, value in node.items():
            kind = value.__class__
            if kind is str:
                if key in _FREE:
                    continue
                if key in _NAMES:
                    if value in names:
                        continue
                    if ABSOLUTE.fullmatch(value):
                        names.add(value)
                        continue
                elif value in _WORDS.get(key, ()):
                    continue
            elif (
                kind is list
                and value
                and _TEXTS.issuperset(map(type, value))
                and (key in _FREE or _WORDS.get(key, names if key in LINKS else _NOTHING).issuperset(value))
            ):
                continue
            if key not in _FREE and (fault := _fault(node, key, value)):
                yield _problem((place, key), *fault)
            elif kind is dict:
                nodes.append((value, (place, key)))
            elif kind is list:
                here = (place, key)
                for at, one in enumerate(value):
                    if one.__class__ is dict:
                        nodes.append((one, (here, at)))
                    elif one is None or one.__class__ is list:
                        yield _problem((here, at), *_not_a_value(one))
            elif value is None:
                yield _problem((place, key), *_not_a_value(value))


def _not_a_value(value: object) -> _Fault:
    if value is None:
        return "null, which a reader of JSON-LD drops", "value"
    return "a list in a list", "value"


def _fault(node: Node, key: str, value: Any) -> _Fault | None:
    """What is wrong with a key that means something."""
    if key in _WORDS:
        words = LITERALS if key == "@type" and "@value" in node else _WORDS[key]
        for one in _listed(value):
            if not (isinstance(one, str) and one in words):
                return f"{one!r} is no {key.removeprefix('@')} of the context", "term"
    elif key == "@id":
        if not (isinstance(value, str) and ABSOLUTE.fullmatch(value)):
            return f"{value!r} is not a whole IRI", "iri"
    elif key in LINKS:
        for one in _listed(value):
            if not (isinstance(one, dict) or (isinstance(one, str) and ABSOLUTE.fullmatch(one))):
                return f"{one!r} is not a whole IRI", "iri"
    elif key in _DATED:
        for one in _listed(value):
            if not (isinstance(one, dict) or _is_literal(one, _DATED[key])):
                return f"{one!r} is no {_DATED[key]}", "literal"
    elif key not in ("@value", "@list") and not _is_iri(key):
        return "not a term of the context, so a reader of JSON-LD drops it", "term"
    return None


@lru_cache(maxsize=256)
def _is_iri(key: str) -> bool:
    """Whether a key is a whole IRI, as the terms of plugins are; the same ones stand in many outputs."""
    return ABSOLUTE.fullmatch(key) is not None


def _listed(value: Any) -> list[Any]:
    return (value or [None]) if isinstance(value, list) else [value]


def _literal_fault(node: Node) -> _Fault | None:
    """What is wrong with a node that is a literal."""
    value, kind = node["@value"], node.get("@type")
    if not node.keys() <= {"@value", "@type"} or isinstance(value, list | dict):
        return "a literal is a text, a number or a truth, with its type at most", "literal"
    if isinstance(kind, str) and not (kind in LITERALS and _is_literal(value, kind)):
        return f"{value!r} is no {kind}", "literal"
    return None


def _is_literal(text: Any, kind: str) -> bool:
    """Whether *text* is a date or a time that there is."""
    form, calendar = _FORMS[kind]
    if not (isinstance(text, str) and form.fullmatch(text)):
        return False
    try:
        calendar.fromisoformat(text)
    except ValueError:
        return False
    return True


def _source(tree: Node) -> Iterator[Problem]:
    """The file is there under its own checksum, and its lines, where they are there, still give its bytes."""
    file = tree.get("hasOrHadInstantiation")
    if not isinstance(file, dict):
        yield _problem(_FILE, "the file that the record was read from is not here", "source")
        return
    if file.get("@id") != urn("sha256", str(file.get("sha256"))):
        yield _problem((_FILE, "@id"), "not the name that its checksum gives the file", "source")
    if "sourceLine" in file:
        try:
            source_bytes(file)
        except RecoverError as error:
            yield _problem((_FILE, "sourceLine"), str(error), "source")


def _problem(place: Place, message: str, rule: str) -> Problem:
    return Problem(message, rule=rule, path=pointer(place))
