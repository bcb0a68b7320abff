"""A record to JSON and back.

Keys are the names of the fields; `Cited` is ``{"value", "span"}``, a span is ``[start, end]``, unions are
tagged by ``kind``, defaults are left out, unknown keys are refused, and the file begins with ``"record": 1``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from enum import Enum
from functools import cache
from hashlib import sha256
from json import JSONDecodeError
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import orjson
from attrs import fields, has
from cattrs import BaseValidationError, Converter, IterableValidationError, IterableValidationNote, transform_error
from cattrs.gen import make_dict_unstructure_fn, override
from cattrs.strategies import configure_tagged_union
from cattrs.v import format_exception

from converter.errors import RecordError
from converter.model.body import Block, Inline, List, Paragraph
from converter.model.document import Document
from converter.model.extension import Extension, UnknownExtension
from converter.model.soundness import violations
from converter.model.source import Source
from converter.model.span import Cited, Span
from converter.model.strict_json import load_json
from converter.model.words import misspelt

VERSION = 1
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPAN_OVER_LINES = re.compile(rb"\[\n +(\d+),\n +(\d+)\n +\]")


def dump_record(document: Document, *, indent: bool = True) -> bytes:
    """*document* as JSON, the same bytes each time; ends in a line end."""
    tree = {"record": VERSION, **_converter(()).unstructure(document, Document)}
    if not indent:
        return orjson.dumps(tree, option=orjson.OPT_APPEND_NEWLINE)
    data = orjson.dumps(tree, option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_INDENT_2)
    return _in_one_line(data)


def _in_one_line(data: bytes) -> bytes:
    """*data* with each span in one line; no text holds a line end that is not escaped, so none looks like a span.

    Splitting and joining take a third of the time of a substitution.
    """
    parts = _SPAN_OVER_LINES.split(data)
    parts[1::3] = [b"[%b, " % start for start in parts[1::3]]
    parts[2::3] = [b"%b]" % end for end in parts[2::3]]
    return b"".join(parts)


def load_record(data: bytes, extensions: Iterable[type[Extension]] = ()) -> Document:
    """The document that *data* holds.

    Args:
        data: what `dump_record` gave.
        extensions: the metadata types that are known; what another type said is kept to the letter.

    Raises:
        RecordError: not JSON (or with a key twice in an object), not a record of a version that is known, one with a
            wrong value or a misspelt word (says where), or one that no longer agrees with its own source.
    """
    try:
        tree = load_json(data)
    except JSONDecodeError as error:
        raise RecordError(f"not a record: {error}") from None
    if not isinstance(tree, dict) or type(tree.get("record")) is not int:
        raise RecordError('not a record: there is no "record": 1 at its beginning')
    if tree["record"] != VERSION:
        raise RecordError(f"a record of version {tree['record']}; this program knows version {VERSION}")
    del tree["record"]
    converter = _converter(tuple(extensions))
    if isinstance(tree.get("source"), dict):
        with suppress(BaseValidationError):  # which is said below, with its path
            _verify_source(converter.structure(tree["source"], Source))
    try:
        document: Document = converter.structure(tree, Document)
    except BaseValidationError as error:
        raise RecordError(f"not a sound record: {_faults(error)}") from None
    if broken := (*violations(document, verbatim=False), *misspelt(document.metadata)):
        raise RecordError(f"not a sound record: {'; '.join(broken[:3])}")
    return document


def _faults(error: BaseValidationError) -> str:
    """The first three things that are wrong, each with its path."""
    if error.subgroup(RecursionError):
        return "it is nested too deeply"
    return "; ".join(transform_error(error, format_exception=_fault)[:3])


def _fault(error: BaseException, kind: type | None) -> str:
    """What is wrong, in the words of whoever found it where those are for people."""
    return str(error) if type(error) is ValueError else format_exception(error, kind)


def _verify_source(source: Source) -> None:
    """A record may have been edited since it was written; what it says must still stand on its source."""
    try:
        found = sha256(source.data).hexdigest()
    except (LookupError, ValueError):
        raise RecordError(f"not a sound record: its text cannot be encoded as {source.encoding!r}") from None
    if found != source.sha256:
        raise RecordError(
            f"not a sound record: its text was changed, it has the sha256 {found}, not {source.sha256}; "
            "to correct a text, convert it anew"
        )


@cache
def _converter(extensions: tuple[type[Extension], ...]) -> Converter:
    known = {extension.prefix: extension for extension in extensions}
    converter = Converter(forbid_extra_keys=True, omit_if_default=True)
    converter.register_unstructure_hook(Span, _unstructure_span)
    converter.register_unstructure_hook_factory(_is_cited, _unstructure_cited)
    converter.register_unstructure_hook_factory(_is_tuple, _unstructure_tuple)
    converter.register_structure_hook(Span, _span)
    for union in (date, datetime, date | datetime | None):
        converter.register_unstructure_hook(union, _unstructure_date)
        converter.register_structure_hook(union, _structure_date)
    for scalar in (str, int, bool):
        converter.register_structure_hook(scalar, _exactly)
    converter.register_structure_hook_factory(_is_tuple, _structure_tuple)
    converter.register_structure_hook_factory(_is_optional, _structure_optional)
    converter.register_unstructure_hook_factory(_is_source, _unstructure_source)
    converter.register_unstructure_hook_func(
        _is_extension, lambda extension: _unstructure_extension(extension, converter)
    )
    converter.register_structure_hook_func(
        lambda kind: kind is Extension, lambda tree, _: _structure_extension(tree, known, converter)
    )
    for union in (Inline, Block, Paragraph | List):
        _tag(union, converter)
    return converter


def _tag(union: Any, converter: Converter) -> None:
    """Members of *union* begin with their kind, in words with hyphens: ``page-break``."""
    configure_tagged_union(union, converter, tag_name="kind", tag_generator=kind_name)
    kinds = {member: kind_name(member) for member in get_args(union)}

    hook_of = cache(converter.get_unstructure_hook)

    def unstructure(value: Any) -> dict[str, Any]:
        kind = value.__class__
        return {"kind": kinds[kind], **hook_of(kind)(value)}

    converter.register_unstructure_hook(union, unstructure)


def kind_name(member: type) -> str:
    """What the kind of a member of a union is called: ``page-break``."""
    return _HUMP.sub("-", member.__name__).lower()


def _exactly(value: Any, kind: Any) -> Any:
    """JSON is typed: cattrs would make ``str(5)`` of a number where a text must stand."""
    if type(value) is kind:
        return value
    if issubclass(kind, Enum):  # one of texts, which cattrs takes for a text
        return kind(value)
    raise ValueError(f"{value!r} is not of type {kind.__name__}")


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _structure_tuple(kind: Any, converter: Converter) -> Any:
    """JSON has arrays: cattrs would make a tuple of the keys of an object, or of the characters of a text."""
    of = get_args(kind)[0]
    one_of = converter.get_structure_hook(of)

    def structure(values: Any, _: Any) -> tuple[Any, ...]:
        if type(values) is not list:
            raise ValueError(f"{values!r} is not a list")
        found, faults = [], []
        for at, one in enumerate(values):
            try:
                found.append(one_of(one, of))
            except Exception as error:  # noqa: BLE001 - whatever it is, with its place
                error.add_note(IterableValidationNote(f"in {kind} at {at}", at, of))
                faults.append(error)
        if faults:
            raise IterableValidationError(f"in {kind}", faults, kind)
        return tuple(found)

    return structure


def _unstructure_tuple(kind: Any, converter: Converter) -> Any:
    one_of = converter.get_unstructure_hook(get_args(kind)[0])
    return lambda values: [one_of(one) for one in values]


def _is_cited(kind: Any) -> bool:
    return get_origin(kind) is Cited


def _unstructure_cited(kind: Any, converter: Converter) -> Any:
    """Most of what a record holds are these; None is told from a span sooner than a default from a value."""
    value_of = converter.get_unstructure_hook(get_args(kind)[0])

    def unstructure(cited: Cited[Any]) -> dict[str, Any]:
        value, span = value_of(cited.value), cited.span
        return {"value": value} if span is None else {"value": value, "span": (span.start, span.end)}

    return unstructure


def _is_optional(kind: Any) -> bool:
    members = get_args(kind)
    return get_origin(kind) in (Union, UnionType) and len(members) == 2 and NoneType in members  # noqa: PLR2004


def _structure_optional(kind: Any, converter: Converter) -> Any:
    """What is not null is of the other type, which need not be looked for each time."""
    [of] = [member for member in get_args(kind) if member is not NoneType]
    one_of = converter.get_structure_hook(of)
    return lambda value, _: None if value is None else one_of(value, of)


def _unstructure_span(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _span(pair: Any, _: Any) -> Span:
    if type(pair) is list and len(pair) == 2:  # noqa: PLR2004
        start, end = pair
        if type(start) is int and type(end) is int:
            return Span(start, end)
    raise ValueError(f"a span is [start, end], not {pair!r}")


def _unstructure_date(when: date | datetime | None) -> str | None:
    return None if when is None else when.isoformat().replace("+00:00", "Z")


def _structure_date(text: Any, kind: Any) -> date | datetime | None:
    """A date or a time in the one way that `dump_record` writes it, and nothing else of ISO 8601."""
    if text is None and kind not in (date, datetime):
        return None
    if not isinstance(text, str):
        raise ValueError(f"a date is a text such as 2006-02-08, not {text!r}")
    when = datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    if _unstructure_date(when) != text or (kind in (date, datetime) and type(when) is not kind):
        raise ValueError(f"{text!r} is not a {'date' if kind is date else 'time'} such as this record holds")
    if isinstance(when, datetime) and when.tzinfo is None:
        raise ValueError(f"{text!r} is a time without its zone")
    return when


def _is_source(kind: Any) -> bool:
    return kind is Source


def _unstructure_source(kind: Any, converter: Converter) -> Any:
    return make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=False, lines=override(omit=True))


def _is_extension(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Extension)


def _unstructure_extension(extension: Extension, converter: Converter) -> dict[str, Any]:
    if isinstance(extension, UnknownExtension):
        return {"prefix": extension.was, **orjson.loads(extension.raw)}
    tree = {"prefix": extension.prefix}
    for attribute in fields(type(extension)):
        value = getattr(extension, attribute.name)
        if value != attribute.default:
            tree[attribute.name] = _plain(value, converter)
    return tree


def _plain(value: Any, converter: Converter) -> Any:
    if isinstance(value, tuple):
        return [_plain(one, converter) for one in value]
    return converter.unstructure(value) if has(type(value)) or isinstance(value, date) else value


def _structure_extension(tree: Any, known: dict[str, type[Extension]], converter: Converter) -> Extension:
    if not isinstance(tree, dict) or not isinstance(tree.get("prefix"), str):
        raise ValueError("an extension names its prefix")
    rest = {key: value for key, value in tree.items() if key != "prefix"}
    kind = known.get(tree["prefix"])
    if kind is None:
        return UnknownExtension(tree["prefix"], orjson.dumps(rest).decode())
    return converter.structure(rest, kind)
