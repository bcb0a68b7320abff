"""The JSON Schema of the record, made from the classes of the model and what their docstrings say."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Callable
from datetime import date, datetime
from enum import EnumType
from functools import cache
from itertools import pairwise
from types import UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin

from attrs import NOTHING, Attribute, fields, resolve_types

from converter.model.body import Block, Inline, List, Paragraph
from converter.model.document import SEGMENT_NAME, Document, Segment
from converter.model.extension import Extension
from converter.model.serial import VERSION, kind_name
from converter.model.source import Source
from converter.model.span import Cited, Span

Schema: TypeAlias = dict[str, Any]

_IDENTIFIER = f"https://w3id.org/archive-converter/record/v{VERSION}.schema.json"
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})?(Z|[+-][0-9]{2}:[0-9]{2})"
_PLACE: Schema = {"type": "integer", "minimum": 0}
_SCALARS: dict[Any, Schema] = {str: {"type": "string"}, int: {"type": "integer"}, bool: {"type": "boolean"}}
_BY_HAND: dict[Any, Schema] = {
    date: {
        "title": "Date",
        "description": "A day of ISO 8601.",
        "type": "string",
        "format": "date",
        "pattern": f"^{_DATE}$",
    },
    datetime: {
        "title": "Time",
        "description": "A time of ISO 8601 with its zone.",
        "type": "string",
        "format": "date-time",
        "pattern": f"^{_DATE}T{_TIME}$",
    },
    Span: {"type": "array", "prefixItems": [_PLACE, _PLACE], "minItems": 2, "items": False},
    Extension: {
        "description": "Metadata that one format alone knows; the prefix names the type, of which its plugin knows more.",
        "type": "object",
        "properties": {"prefix": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"}},
        "required": ["prefix"],
    },
}
_UNIONS: dict[Any, str] = {Inline: "Inline", Block: "Block", Paragraph | List: "Item"}
_TAGGED = frozenset(member for union in _UNIONS for member in get_args(union))
_PATTERNS = {(Segment, "name"): f"^{SEGMENT_NAME.pattern}$", (Source, "sha256"): "^[0-9a-f]{64}$"}


def record_schema() -> Schema:
    """The JSON Schema, draft 2020-12, of what `dump_record` writes."""
    definitions = _Definitions()
    record = definitions.members(Document)
    version = {"description": "The version of this form; the first key of a file.", "const": VERSION}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": _IDENTIFIER,
        **record,
        "title": "Record",
        "properties": {"record": version, **record["properties"]},
        "required": ["record", *record["required"]],
        "$defs": dict(sorted(definitions.made.items())),
    }


class _Definitions:
    """Schemas by name, each made when it is first referred to."""

    def __init__(self) -> None:
        self.made: dict[str, Schema] = {}

    def of(self, kind: Any) -> Schema:
        """The schema of a value of *kind*: itself, or a reference to its definition."""
        if kind in _SCALARS:
            return dict(_SCALARS[kind])
        if kind in _BY_HAND:
            return self._refer(kind.__name__, lambda: {**_words(kind), **_BY_HAND[kind]})
        if kind in _UNIONS:
            return self._refer(_UNIONS[kind], lambda: {"oneOf": [self.of(one) for one in get_args(kind)]})
        origin = get_origin(kind)
        arguments = type_arguments(kind)
        if isinstance(kind, EnumType):
            return self._refer(kind.__name__, lambda: _choice(kind))
        if origin is Cited:
            return self._cited(arguments[0])
        if origin is tuple:
            return {"type": "array", "items": self.of(arguments[0])}
        if origin in (Union, UnionType):
            members = [self.of(one) for one in arguments]
            return members[0] if len(members) == 1 else {"anyOf": members}
        return self._refer(kind.__name__, lambda: self.members(kind))

    def members(self, kind: type[Any]) -> Schema:
        """The schema of the object that has the fields of a class; with its kind, if it is one of a union."""
        said = said_of_fields(kind)
        properties: Schema = {"kind": {"const": kind_name(kind)}} if kind in _TAGGED else {}
        required = list(properties)
        for attribute in fields(resolve_types(kind)):
            properties[attribute.name] = _described(self._member(kind, attribute), said.get(attribute.name))
            if attribute.default is NOTHING:
                required.append(attribute.name)
        return {**_words(kind), **_object(properties, required)}

    def _member(self, kind: type[Any], attribute: Attribute[Any]) -> Schema:
        pattern = _PATTERNS.get((kind, attribute.name))
        return {**self.of(attribute.type), **({"pattern": pattern} if pattern else {})}

    def _cited(self, kind: Any) -> Schema:
        value, span = self.of(kind), self.of(Span)
        name = "Text" if kind is str else kind.__name__
        words = {**_words(Cited), "title": f"Cited {name.lower()}"}
        return self._refer(
            f"Cited{name.title()}", lambda: {**words, **_object({"value": value, "span": span}, ["value"])}
        )

    def _refer(self, class_name: str, make: Callable[[], Schema]) -> Schema:
        name = _title(class_name).lower().replace(" ", "-")
        if name not in self.made:
            self.made[name] = {}  # a class may hold itself
            self.made[name] = make()
        return {"$ref": f"#/$defs/{name}"}


def _choice(kind: type[Any]) -> Schema:
    return {**_words(kind), "enum": [one.value for one in kind]}


def type_arguments(kind: Any) -> list[Any]:
    """What a generic type or a union is made of, None and the dots of a tuple left out."""
    return [one for one in get_args(kind) if one not in (type(None), Ellipsis)]


def _object(properties: Schema, required: list[str]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


# What the docstrings say -------------------------------------------------------------------------------------


def _words(kind: type[Any]) -> Schema:
    return _described({"title": _title(kind.__name__)}, inspect.getdoc(kind))


def _described(schema: Schema, text: str | None) -> Schema:
    return {**schema, "description": " ".join(text.replace("``", "`").split())} if text else schema


def _title(class_name: str) -> str:
    first, *others = re.findall("[A-Z][a-z]*|[a-z]+", class_name)
    return " ".join([first.title(), *(word.lower() for word in others)])


def said_of_fields(kind: type[Any]) -> dict[str, str]:
    """The texts that follow the fields of a class in its code."""
    [body] = [node.body for node in _classes(kind.__module__) if node.name == kind.__name__]
    said = {}
    for field, text in pairwise(body):
        match field, text:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(words))):
                said[name] = words
            case _:
                pass
    return said


@cache
def _classes(module: str) -> tuple[ast.ClassDef, ...]:
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return tuple(node for node in tree.body if isinstance(node, ast.ClassDef))
