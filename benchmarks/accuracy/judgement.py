"""One answer of a reader, held against what is known; and what became of one document."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen


@frozen(kw_only=True)
class Judgement:
    """One answer: right, wrong, or absent."""

    expected: str
    got: str | None
    """What the reader says; None where it says nothing."""
    right: bool
    at: int = 0
    """Where to look, in what a person sees."""
    fault: bool = False
    """Whether what is expected is not the known answer, which is wrong there."""


@frozen(kw_only=True)
class Miss:
    """A judgement that is not right, so that a person can look at it."""

    form: str
    document: str
    field: str
    expected: str
    got: str | None
    line: int
    """Where to look, counted from 1."""
    shown: str
    """The line as it stands there, cut short."""


@frozen(kw_only=True)
class Tally:
    """How often a reader was right about one field."""

    right: int = 0
    wrong: int = 0
    absent: int = 0
    faults: int = 0
    """In how many of all these cases the known answer is wrong, and another was expected."""

    @property
    def cases(self) -> int:
        """How many were judged."""
        return self.right + self.wrong + self.absent

    @property
    def share(self) -> float:
        """The share that is right, of 1."""
        return self.right / self.cases if self.cases else 1.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            right=self.right + other.right,
            wrong=self.wrong + other.wrong,
            absent=self.absent + other.absent,
            faults=self.faults + other.faults,
        )


@frozen(kw_only=True)
class Reading:
    """What became of one document."""

    form: str
    document: str
    tallies: Mapping[str, Tally]
    """By field."""
    misses: tuple[Miss, ...] = ()
    notices: tuple[str, ...] = ()
    """The code of each."""
    unrecognised: float = 0.0
    """The share of the characters that no rule understands, of 1."""
    seconds: float = 0.0
    """CPU from bytes to a sound record."""
