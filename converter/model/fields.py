"""The fields of the model's classes, looked up once for each class."""

from __future__ import annotations

from functools import cache

from attrs import fields, has


@cache
def field_names(kind: type) -> tuple[str, ...] | None:
    """The names of the fields of a class of the model; None for a type of scalars."""
    return tuple(attribute.name for attribute in fields(kind)) if has(kind) else None
