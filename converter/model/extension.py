"""Metadata that one format alone knows, typed all the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import Enum
from types import UnionType
from typing import Any, ClassVar, Union, get_args, get_origin

from attrs import fields, frozen, has, resolve_types

from converter.model.fields import field_names
from converter.model.span import Cited, Span

_PREFIX = re.compile(r"[a-z][a-z0-9-]*")
_SCALARS = (str, int, bool, date, datetime)


@frozen
class Statement:
    """One value of an extension, for a writer that has never heard of it."""

    term: str
    """The field's name; of a field in a field, both with a dot between."""
    value: str
    span: Span | None = None


@frozen
class Extension:
    """Base of the metadata types of plugins.

    A subclass is frozen and its fields are text, numbers, truths, dates, enumerations of text, `Cited` of
    these, tuples of these, or a frozen class of these.
    """

    prefix: ClassVar[str]
    """Names it in records; unique among the plugins that are loaded."""
    namespace: ClassVar[str]
    """IRI that its terms are appended to in linked data; ends in ``#`` or ``/``."""

    def statements(self) -> Iterator[Statement]:
        """What a writer that has never heard of this extension can still say."""
        yield from _statements(self, "")


@frozen
class UnknownExtension(Extension):
    """What an extension said whose plugin is not installed: kept to the letter."""

    prefix: ClassVar[str] = "unknown"
    namespace: ClassVar[str] = ""
    was: str
    """The prefix that it came under."""
    raw: str
    """Its JSON."""

    def statements(self) -> Iterator[Statement]:
        """The JSON as one value."""
        yield Statement(self.was, self.raw)


def paired(statements: Iterable[Statement]) -> Iterator[Statement]:
    """*statements* for people: the name of a part stands in one with what is said of it.

    A part that has a ``name`` and a ``value`` is said under its own name; any other that has a name under the
    term of the part, as ``OCT 1``. Terms have blanks where names of fields have low lines.
    """
    part: list[Statement] = []
    for one in statements:
        owner, _, field = one.term.rpartition(".")
        if part and field != "name" and part[0].term == f"{owner}.name":
            part.append(one)
            continue
        if part:
            yield _joined(part)
        part = [one] if owner and field == "name" else []
        if not part:
            yield Statement(one.term.replace("_", " "), one.value, one.span)
    if part:
        yield _joined(part)


def _joined(part: Sequence[Statement]) -> Statement:
    """What a part says, whose name stands first."""
    name, *others = part
    owner = name.term.removesuffix(".name")
    if [one.term for one in others] == [f"{owner}.value"]:
        return Statement(name.value, others[0].value, name.span)
    return Statement(owner.replace("_", " "), " ".join([one.value for one in part]), name.span)


def verify_extension(extension: type[Extension]) -> None:
    """Check once, when a plugin is loaded, that records can hold this type.

    Raises:
        TypeError: says which field is not of a type that every writer can say.
    """
    is_one = isinstance(extension, type) and issubclass(extension, Extension)
    if not (is_one and "__attrs_attrs__" in vars(extension)):  # which a subclass that is not decorated inherits
        raise TypeError(f"{extension!r} is not a frozen subclass of Extension")
    prefix, namespace = getattr(extension, "prefix", None), getattr(extension, "namespace", None)
    if not isinstance(prefix, str) or not _PREFIX.fullmatch(prefix):
        raise TypeError(f"{extension.__name__}.prefix must be lower case words with hyphens, not {prefix!r}")
    if not isinstance(namespace, str) or not namespace.endswith(("#", "/")):
        raise TypeError(f"{extension.__name__}.namespace must end in # or /, not {namespace!r}")
    resolve_types(extension)
    for attribute in fields(extension):
        _verify(attribute.type, f"{extension.__name__}.{attribute.name}")


def _verify(kind: Any, where: str) -> None:
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in _SCALARS or (isinstance(kind, type) and issubclass(kind, str) and issubclass(kind, Enum)):
        return
    if origin in (Union, UnionType):
        for one in arguments:
            if one is not type(None):
                _verify(one, where)
    elif origin in (Cited, tuple):
        for one in arguments:
            if one is not Ellipsis:
                _verify(one, where)
    elif isinstance(kind, type) and has(kind):
        resolve_types(kind)
        for attribute in fields(kind):
            _verify(attribute.type, f"{where}.{attribute.name}")
    else:
        raise TypeError(f"{where} has the type {kind}, which a record cannot hold")


def _statements(owner: Any, path: str) -> Iterator[Statement]:
    for name in field_names(owner.__class__) or ():
        value = getattr(owner, name)
        if value is None or value == ():
            continue
        for one in value if isinstance(value, tuple) else (value,):
            yield from _state(one, path + name)


def _state(value: Any, term: str) -> Iterator[Statement]:
    span = None
    if isinstance(value, Cited):
        value, span = value.value, value.span
    if value is None:
        return
    if field_names(value.__class__) is not None:
        yield from _statements(value, term + ".")
    elif isinstance(value, date):
        yield Statement(term, value.isoformat(), span)
    else:
        yield Statement(term, ("false", "true")[value] if isinstance(value, bool) else str(value), span)
