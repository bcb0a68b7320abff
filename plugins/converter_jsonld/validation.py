"""All that is wrong with an output: what the quick check finds, the schema, and the rules between its parts."""

from __future__ import annotations

from collections.abc import Iterator

import orjson
from attrs import evolve

from converter import Problem
from converter_jsonld.consistency import broken
from converter_jsonld.places import lines, pointer
from converter_jsonld.schema import violations
from converter_jsonld.validity import problems

_NO_GRAPH = frozenset({"json", "object", "context"})
"""Rules of the quick check without which there is nothing to ask."""


def validate(data: bytes) -> tuple[Problem, ...]:
    """Each problem with its line and its pointer, in the order of the file."""
    found = tuple(problems(data))
    if any(one.rule in _NO_GRAPH for one in found):
        return found if any(one.rule == "json" for one in found) else _placed(data, found)
    return _placed(data, (*found, *_further(data, {one.path for one in found})))


def _further(data: bytes, told: set[str]) -> Iterator[Problem]:
    """What the quick check does not find; of what it *told*, nothing again."""
    record = orjson.loads(data)
    found = [(pointer(place), message) for place, message in violations(record)]
    yield from (Problem(message, rule="schema", path=path) for path, message in found if path not in told)
    if not found and not told:
        for place, message, rule in broken(record):
            yield Problem(message, rule=rule, path=pointer(place))


def _placed(data: bytes, found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """*found* with their lines; what is missing has the line of where it is missing."""
    if not found:
        return ()
    parents = {one.path.rpartition("/")[0] for one in found}
    at = lines(data.decode(), {one.path for one in found} | parents)
    placed = (evolve(one, line=at.get(one.path) or at.get(one.path.rpartition("/")[0])) for one in found)
    return tuple(sorted(placed, key=lambda one: one.line or 0))
