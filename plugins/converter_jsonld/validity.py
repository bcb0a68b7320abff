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
            if key not in PROPERTIES:
                yield from _special(path, node, key)
            elif key in VALUES or key in LINKS:
                yield from _meant(f"{path}.{key}", key, value)
            if isinstance(value, dict):
                left.append((f"{path}.{key}", value))
            elif isinstance(value, list):
                left.extend((f"{path}.{key}[{at}]", one) for at, one in enumerate(value) if isinstance(one, dict))


def _special(path: str, node: dict[str, Any], key: str) -> Iterator[Problem]:
    """A key that is no property of ours: a keyword of JSON-LD, or a whole IRI of a plugin's own."""
    where = f"{path}.{key}"
    match key:
        case "@id":
            yield from _meant(where, key, node[key])
        case "@type":
            known = LITERALS if "@value" in node else CLASSES
            for one in _listed(node[key]):
                if not (isinstance(one, str) and one in known):
                    yield _problem(where, f"{one!r} is no type of the context", "term")
        case "@value" | "@list":
            pass
        case iri if ABSOLUTE.fullmatch(iri):
            pass
        case _:
            yield _problem(where, "not a term of the context, so a reader of JSON-LD drops it", "term")


def _meant(where: str, key: str, value: Any) -> Iterator[Problem]:
    """A value that stands for a thing: a word of the context, or a whole IRI."""
    for one in _listed(value):
        if isinstance(one, dict) and key in LINKS:
            continue  # the thing itself stands here
        if not isinstance(one, str):
            yield _problem(where, f"{one!r} is not a text", "term")
        elif key in VALUES and one not in VALUES[key]:
            yield _problem(where, f"{one!r} is no {key} of the context", "term")
        elif key not in VALUES and not ABSOLUTE.fullmatch(one):
            yield _problem(where, f"{one!r} is not a whole IRI", "iri")


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


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _problem(path: str, message: str, rule: str) -> Problem:
    return Problem(f"{path}: {message}", rule=rule)
