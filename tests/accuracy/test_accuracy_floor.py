"""What was reached is kept: it rises by itself, and falls only when that is asked for."""

from __future__ import annotations

import pytest

from benchmarks.accuracy import floor
from benchmarks.accuracy.judgement import Tally
from benchmarks.accuracy.summary import Summary

PINNED = {"raw": {"mrn": (9, 10), "TAGS": (5, 10)}}


def summary(right: int, wrong: int) -> Summary:
    """So many numbers right and wrong, and all tags as before."""
    return Summary(tallies={"raw": {"mrn": Tally(right=right, wrong=wrong), "TAGS": Tally(right=1, absent=1)}})


def test_lower_share_is_below() -> None:
    [line] = floor.below(summary(89, 11), PINNED)

    assert line == "raw, mrn: 89 of 100 is less than 9 of 10"


@pytest.mark.parametrize(("right", "wrong"), [(90, 10), (91, 9)])
def test_same_or_higher_share_is_not_below(right, wrong) -> None:
    assert floor.below(summary(right, wrong), PINNED) == []


def test_field_that_is_no_longer_judged_is_below() -> None:
    assert floor.below(Summary(tallies={}), {"raw": {"mrn": (9, 10)}}) == [
        "raw, mrn: not judged, but 9 of 10 is pinned"
    ]


def test_pinning_raises_and_does_not_lower() -> None:
    assert floor.raised(summary(95, 5), PINNED)["raw"] == {"mrn": (95, 100), "TAGS": (1, 2)}
    assert floor.raised(summary(80, 20), PINNED)["raw"]["mrn"] == (9, 10)
    assert floor.raised(Summary(tallies={}), PINNED) == PINNED


def test_lowering_must_be_asked_for() -> None:
    assert floor.raised(summary(80, 20), PINNED, lower=True)["raw"]["mrn"] == (80, 100)


def test_what_is_saved_is_loaded(tmp_path) -> None:
    floor.save(PINNED, tmp_path / "floor.json")

    assert floor.load(tmp_path / "floor.json") == PINNED
    assert floor.load(tmp_path / "no.json") == {}
