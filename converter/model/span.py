"""Places in a source, and values that say where they are said."""

from __future__ import annotations

from typing import Generic, TypeVar

from attrs import frozen

T = TypeVar("T")


@frozen(order=True)
class Span:
    """A half-open range of characters of ``source.text``: ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that this span covers."""
        return text[self.start : self.end]

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@frozen
class Cited(Generic[T]):
    """A value and the place that says so; no place means that it was inferred."""

    value: T
    span: Span | None = None
