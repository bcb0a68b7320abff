"""Readings added up: a tally for each field of each form, and what concerns whole documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from attrs import field, frozen

from benchmarks.accuracy.judgement import Miss, Reading, Tally

ALL = "all"
"""What all forms together are called."""


@frozen(kw_only=True)
class Summary:
    """What an evaluation found."""

    tallies: Mapping[str, Mapping[str, Tally]]
    """By form, then by field."""
    notices: Mapping[str, Mapping[str, int]] = field(factory=dict)
    """By form, then by code, how many there are."""
    median_unrecognised: Mapping[str, float] = field(factory=dict)
    """By form, the share of the median document's characters that no rule understands, of 1."""
    speeds: Mapping[str, float] = field(factory=dict)
    """By form, documents a second of one processor."""
    unreadable: Sequence[str] = ()
    """Forms whose reader is not installed."""
    misses: Sequence[Miss] = ()


def summarise(readings: Iterable[Reading], unreadable: Sequence[str] = (), *, totals: bool = False) -> Summary:
    """Add up; forms and fields keep the order in which they come; with *totals*, all forms together as one."""
    groups: dict[str, list[Reading]] = {}
    for reading in readings:
        groups.setdefault(reading.form, []).append(reading)
    tallies = {form: _add(group) for form, group in groups.items()}
    if totals:
        tallies[ALL] = _add([reading for group in groups.values() for reading in group])
    read = {form: group for form, group in groups.items() if any(one.seconds for one in group)}
    return Summary(
        tallies=tallies,
        notices={form: Counter(code for one in group for code in one.notices) for form, group in read.items()},
        median_unrecognised={form: median(one.unrecognised for one in group) for form, group in read.items()},
        speeds={form: len(group) / sum(one.seconds for one in group) for form, group in read.items()},
        unreadable=tuple(unreadable),
        misses=tuple(miss for group in groups.values() for one in group for miss in one.misses),
    )


def _add(group: Sequence[Reading]) -> dict[str, Tally]:
    total: dict[str, Tally] = {}
    for reading in group:
        for name, tally in reading.tallies.items():
            total[name] = total.get(name, Tally()) + tally
    return total
