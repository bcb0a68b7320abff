"""The JSON Schema of the outputs, asked without the library for JSON Schema, which only tests need.

`converter_schemas/jsonld/v1.schema.json` is the one statement of how the objects of an output are built; any
validator takes it. Here are the keywords that it uses, and no others; a test holds the answers against those of
the library. A part of the schema says its rule in a sentence, its ``description``, which is told to people.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

import orjson

from converter_jsonld.places import Place

Schema: TypeAlias = "Mapping[str, Any] | bool"
_Part: TypeAlias = tuple[Any, Schema, Place, str]
"""A value, what it must be, where it stands, and the sentence of the rule."""

_LONGEST = 80
"""Characters of a value that a message shows."""
_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "integer": lambda value: (
        (isinstance(value, int) and not isinstance(value, bool))
        or (isinstance(value, float) and value.is_integer())
    ),
}


@cache
def output_schema() -> Mapping[str, Any]:
    """The schema of an output."""
    schema: Mapping[str, Any] = orjson.loads(
        (files("converter_schemas") / "jsonld" / "v1.schema.json").read_bytes()
    )
    return schema


def violations(value: Any, schema: Schema | None = None) -> Iterator[tuple[Place, str]]:
    """Where *value* is not what *schema* says, the schema of outputs if none is given: the place, and a sentence."""
    parts: list[_Part] = [(value, output_schema() if schema is None else schema, None, "")]
    for one, rules, place, sentence in parts:  # a list that grows, so that depth is no limit
        if isinstance(rules, bool):
            if not rules:
                yield place, f"must not be here: {sentence}"
            continue
        said = rules.get("description", sentence)
        for fault in _faults(one, rules):
            yield place, f"{fault}: {said}" if said else fault
        parts.extend(_alternatives(one, rules, place, said))
        if isinstance(one, dict):
            for key, held in one.items():
                known = list(_of_key(key, rules))
                if not known and rules.get("additionalProperties", True) is False:
                    yield (place, key), f"no object of this kind has it: {said}"
                parts.extend((held, rule, (place, key), said) for rule in known)
        elif isinstance(one, list) and "items" in rules:
            parts.extend((held, rules["items"], (place, at), said) for at, held in enumerate(one))


def _alternatives(one: Any, rules: Mapping[str, Any], place: Place, said: str) -> Iterator[_Part]:
    """What else holds for the same value."""
    if "$ref" in rules:
        yield one, _defined(rules["$ref"]), place, said
    for rule in rules.get("allOf", ()):
        yield one, rule, place, said
    if "if" in rules and not any(violations(one, rules["if"])):
        yield one, rules["then"], place, said


def _defined(reference: str) -> Schema:
    found: Schema = output_schema()["$defs"][reference.removeprefix("#/$defs/")]
    return found


def _of_key(key: str, rules: Mapping[str, Any]) -> Iterator[Schema]:
    """What the value of *key* must be."""
    if key in rules.get("properties", {}):
        yield rules["properties"][key]
    for pattern, rule in rules.get("patternProperties", {}).items():
        if re.search(pattern, key):
            yield rule


def _faults(value: Any, rules: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with *value* itself, not with what is in it."""
    if "type" in rules:
        kinds = rules["type"] if isinstance(rules["type"], list) else [rules["type"]]
        if not any(_TYPES[kind](value) for kind in kinds):
            yield f"is no {' or '.join(kinds)}"
    if "const" in rules and value != rules["const"]:
        yield f"{_shown(value)} is not {_shown(rules['const'])}"
    if "enum" in rules and value not in rules["enum"]:
        yield f"{_shown(value)} is none of {', '.join(map(_shown, rules['enum']))}"
    if "anyOf" in rules and all(any(violations(value, rule)) for rule in rules["anyOf"]):
        yield f"{_shown(value)} is none of the forms that it may have"
    if isinstance(value, dict):
        yield from (f"has no {key!r}" for key in rules.get("required", ()) if key not in value)
    elif isinstance(value, list):
        if len(value) < rules.get("minItems", 0):
            yield "is an empty list"
        if rules.get("uniqueItems") and len({orjson.dumps(one) for one in value}) < len(value):
            yield "has a value twice"
    elif isinstance(value, str):
        if len(value) < rules.get("minLength", 0):
            yield "is empty"
        if "pattern" in rules and not re.search(rules["pattern"], value):
            yield f"{_shown(value)} does not look like it"
    elif _TYPES["number"](value) and value < rules.get("minimum", value):
        yield f"{value} is less than {rules['minimum']}"


def _shown(value: Any) -> str:
    """A value for a message, cut where it is long."""
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
