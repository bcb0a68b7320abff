"""Places in a source, and values that say where they are said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from attrs import fields, frozen

T = TypeVar("T")


def slots_of(kind: type) -> tuple[Callable[[object, object], None], ...]:
    """What sets each field of an instance of *kind*, a frozen class with slots, in their order; for its `__init__` alone.

    A record has hundreds of the smallest values, and the `__init__` that attrs makes for frozen ones takes twice as long.
    """
    return tuple([vars(kind)[field.name].__set__ for field in fields(kind)])


@frozen(order=True, init=False)
class Span:
    """A half-open range of characters of ``source.text``: ``text[start:end]``."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        _set_start(self, start)
        _set_end(self, end)

    def of(self, text: str) -> str:
        """The characters that this span covers."""
        return text[self.start : self.end]

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@frozen(init=False)
class Cited(Generic[T]):
    """A value and the place that says so; no place means that it was inferred."""

    value: T
    span: Span | None = None

    def __init__(self, value: T, span: Span | None = None) -> None:
        _set_value(self, value)
        _set_span(self, span)


_set_start, _set_end = slots_of(Span)
_set_value, _set_span = slots_of(Cited)
