"""Whether a file is a graph in the terms of our context: quick enough to be asked of every output.

It asks of the file as it stands what a reader of JSON-LD would only find by expanding it: that no key is
dropped, that each type and each word is a term, that each name is an IRI, and that the source comes back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

from converter import Problem, RecoverError
from converter_jsonld.instantiation import source_bytes
from converter_jsonld.terms import ABSOLUTE, CLASSES, CONTEXT, LINKS, LITERALS, PROPERTIES, VALUES

_WORDS = {"@type": CLASSES, **VALUES}
"""The keys whose values are words of the context."""
_NAMES = LINKS | {"@id"}
"""The keys whose values are names of things."""
_FREE = PROPERTIES - _WORDS.keys() - _NAMES


def problems(data: bytes) -> Iterator[Problem]:
    """Each thing that is wrong, with its path in the file."""
    try:
        tree = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        yield Problem(str(error), error.lineno, "json")
        return
    if not isinstance(tree, dict):
        yield _problem("$", "not an object", "object")
        return
    if tree.pop("@context", None) != CONTEXT:
        yield _problem("$.@context", "not the context of these files", "context")
        return
    yield from _nodes(tree)
    yield from _source(tree)


def _nodes(tree: dict[str, Any]) -> Iterator[Problem]:
    """Every object, from a list of those that are left, so that depth is no limit."""
    left: list[tuple[str, dict[str, Any]]] = [("$", tree)]
    while left:
        path, node = left.pop()
        for key, value in node.items():
            if key not in _FREE and (fault := _fault(node, key, value)):
                yield _problem(f"{path}.{key}", *fault)
            if isinstance(value, dict):
                left.append((f"{path}.{key}", value))
            elif isinstance(value, list):
                left.extend((f"{path}.{key}[{at}]", one) for at, one in enumerate(value) if isinstance(one, dict))


def _fault(node: dict[str, Any], key: str, value: Any) -> tuple[str, str] | None:
    """What is wrong with a key that means something, and the rule that it breaks."""
    if key in _WORDS:
        words = LITERALS if key == "@type" and "@value" in node else _WORDS[key]
        for one in value if isinstance(value, list) else (value,):
            if not (isinstance(one, str) and one in words):
                return f"{one!r} is no {key.removeprefix('@')} of the context", "term"
    elif key in _NAMES:
        for one in value if isinstance(value, list) else (value,):
            if not (isinstance(one, str) and ABSOLUTE.fullmatch(one)) and not (
                isinstance(one, dict) and key in LINKS  # the thing itself stands here
            ):
                return f"{one!r} is not a whole IRI", "iri"
    elif key not in ("@value", "@list") and not ABSOLUTE.fullmatch(key):
        return "not a term of the context, so a reader of JSON-LD drops it", "term"
    return None


def _source(tree: dict[str, Any]) -> Iterator[Problem]:
    """The lines of the source, where they are there, still give its bytes."""
    file = tree.get("hasOrHadInstantiation")
    if not isinstance(file, dict):
        yield _problem("$.hasOrHadInstantiation", "the file that the record was read from is not here", "source")
    elif "sourceLine" in file:
        try:
            source_bytes(file)
        except RecoverError as error:
            yield _problem("$.hasOrHadInstantiation.sourceLine", str(error), "source")


def _problem(path: str, message: str, rule: str) -> Problem:
    return Problem(f"{path}: {message}", rule=rule)
