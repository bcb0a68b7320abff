"""Metadata that one format alone knows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import Enum, StrEnum
from typing import Any, ClassVar, Optional

import pytest
from attrs import frozen

from converter import Cited, Extension, Span, Statement, UnknownExtension, paired
from converter.model.extension import verify_extension


class Colour(StrEnum):
    BLUE = "blue"


@frozen
class Part:
    code: Cited[str]
    number: int | None = None


@frozen(kw_only=True)
class Whole(Extension):
    prefix: ClassVar[str] = "whole"
    namespace: ClassVar[str] = "https://example.org/whole#"
    text: str = "plain"
    number: int = 1
    truth: bool = True
    day: date | None = None
    moment: Optional[datetime] = None  # noqa: UP045 - the old way to say it
    colour: Colour = Colour.BLUE
    cited: Cited[date] | None = None
    many: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


def test_statements_say_everything() -> None:
    """Each value flat, under its field's name, as a text, with its place; what is absent is not said."""
    whole = Whole(
        truth=False,
        day=date(2006, 2, 8),
        moment=datetime(2006, 2, 8, 8, 46, tzinfo=UTC),
        cited=Cited(date(2006, 2, 9), Span(3, 9)),
        many=("a", "b"),
        parts=(Part(Cited("RUEHKO", Span(0, 6)), 7), Part(Cited("RUEHC"))),
    )

    assert tuple(whole.statements()) == (
        Statement("text", "plain"),
        Statement("number", "1"),
        Statement("truth", "false"),
        Statement("day", "2006-02-08"),
        Statement("moment", "2006-02-08T08:46:00+00:00"),
        Statement("colour", "blue"),
        Statement("cited", "2006-02-09", Span(3, 9)),
        Statement("many", "a"),
        Statement("many", "b"),
        Statement("parts.code", "RUEHKO", Span(0, 6)),
        Statement("parts.number", "7"),
        Statement("parts.code", "RUEHC"),
    )


def test_a_named_value_is_said_under_its_name() -> None:
    """Name and value of a part are one statement; the place is the name's."""
    said = (
        Statement("film_number", "D79"),
        Statement("others.name", "Status_1", Span(0, 8)),
        Statement("others.value", "NATIVE", Span(9, 15)),
        Statement("others.name", "Copy", Span(16, 20)),
        Statement("others.value", "SINGLE", Span(21, 27)),
    )

    assert tuple(paired(said)) == (
        Statement("film number", "D79"),
        Statement("Status_1", "NATIVE", Span(0, 8)),
        Statement("Copy", "SINGLE", Span(16, 20)),
    )


def test_what_is_said_of_a_name_stands_behind_it() -> None:
    """A part with other fields is one statement under the part's term; so is one that has nothing but a name."""
    said = (
        Statement("info_offices.name", "OCT"),
        Statement("info_offices.copies", "1"),
        Statement("info_offices.name", "SS"),
        Statement("name", "no part"),
        Statement("more.copies", "2"),
        Statement("more.name", "ADS"),
    )

    assert tuple(paired(said)) == (
        Statement("info offices", "OCT 1"),
        Statement("info offices", "SS"),
        Statement("name", "no part"),
        Statement("more.copies", "2"),
        Statement("more", "ADS"),
    )


def test_unknown_extension_says_its_json() -> None:
    """What another plugin's extension said is said as one value, under its prefix."""
    assert tuple(UnknownExtension("memo", '{"file":1}').statements()) == (Statement("memo", '{"file":1}'),)


def test_every_type_that_a_record_holds() -> None:
    """Texts, numbers, truths, dates, enumerations, cited ones, tuples, parts, and all of these or None."""
    verify_extension(Whole)


def extension(name: str, kind: Any, **names: Any) -> type[Extension]:
    made = type(
        name,
        (Extension,),
        {"__annotations__": {"field": kind}, "prefix": "odd", "namespace": "https://example.org/#", **names},
    )
    return frozen(made)


@frozen
class PartOfAny:
    deep: object


class Number(Enum):
    ONE = 1


@pytest.mark.parametrize(
    "kind",
    [
        float,
        bytes,
        dict[str, str],
        list[str],
        object,
        Any,
        Cited[float],
        tuple[bytes, ...],
        str | float,
        Number,
        PartOfAny,
    ],
    ids=str,
)
def test_other_types_are_refused(kind: Any) -> None:
    """A field that not every writer can say is named when the plugin is loaded."""
    with pytest.raises(TypeError, match=r"Odd\.field.* has the type .*, which a record cannot hold"):
        verify_extension(extension("Odd", kind))


@pytest.mark.parametrize("prefix", [None, 7, "", "Upper", "two words", "a.b"])
def test_prefix_is_a_word(prefix: object) -> None:
    """A prefix can be a key and a part of a name in every output."""
    with pytest.raises(TypeError, match=r"Odd\.prefix must be lower case words"):
        verify_extension(extension("Odd", str, prefix=prefix))


@pytest.mark.parametrize("namespace", [None, 7, "", "https://example.org/odd"])
def test_namespace_takes_terms(namespace: object) -> None:
    """A namespace ends so that a term can follow."""
    with pytest.raises(TypeError, match=r"Odd\.namespace must end in # or /"):
        verify_extension(extension("Odd", str, namespace=namespace))


def test_prefix_and_namespace_are_needed() -> None:
    """Leaving them out is the same as a wrong one."""

    @frozen
    class Bare(Extension):
        pass

    with pytest.raises(TypeError, match=r"Bare\.prefix must be .*, not None"):
        verify_extension(Bare)


@pytest.mark.parametrize(
    "value", [7, "memo", Part, int, Whole()], ids=["number", "text", "part", "type", "instance"]
)
def test_only_subclasses(value: Any) -> None:
    """What is no subclass of `Extension` is no extension."""
    with pytest.raises(TypeError, match="is not a frozen subclass of Extension"):
        verify_extension(value)
