"""Which reader a text is for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import (
    AmbiguousFormatError,
    Claim,
    Confidence,
    Detection,
    Evidence,
    Span,
    UnknownFormatError,
    decide,
)

HERE = Span(0, 1)
DETECTIONS = st.none() | st.builds(
    Detection,
    st.sampled_from(Confidence),
    st.lists(
        st.builds(Evidence, st.sampled_from(("precedence", "dateline")), st.just(HERE)), min_size=1, max_size=3
    ).map(tuple),
)


def claim(reader: str, confidence: Confidence, *missing: str) -> Claim:
    return Claim(reader, Detection(confidence, (Evidence("a mark", HERE),), missing))


def test_surest_wins() -> None:
    """One reader that is surer than the others is chosen, wherever it stands."""
    claims = [claim("memo", Confidence.LIKELY), claim("cable", Confidence.CERTAIN), Claim("news")]

    assert decide(claims) == "cable"
    assert decide(claims[::-1]) == "cable"


def test_equally_sure() -> None:
    """A tie is shown to a person, with all of its names, sorted."""
    claims = [claim(name, Confidence.LIKELY) for name in ("news", "cable", "memo")]

    with pytest.raises(AmbiguousFormatError) as caught:
        decide([*claims, claim("letter", Confidence.POSSIBLE)])

    assert caught.value.readers == ("cable", "memo", "news")
    assert str(caught.value) == "cable and memo and news are equally sure; name the one that is right with --from"


def test_nobody() -> None:
    """A text that nobody claims is refused, with what to do."""
    with pytest.raises(UnknownFormatError) as caught:
        decide([Claim("cable"), Claim("news")])

    assert (
        str(caught.value)
        == "no reader knows this text; name a reader with --from to read it all the same (`converter formats` lists them)"
    )


def test_nobody_as_one_broke() -> None:
    """The one that broke might have known it; it is named."""
    with pytest.raises(UnknownFormatError) as caught:
        decide([Claim("cable"), Claim("news", failure="ValueError: x")])

    assert caught.value.broken == ("news",)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Evidence(None, HERE),
        lambda: Evidence("a mark", (0, 1)),
        lambda: Detection(3, (Evidence("a mark", HERE),)),
        lambda: Detection(Confidence.CERTAIN, [Evidence("a mark", HERE)]),
        lambda: Detection(Confidence.CERTAIN, (HERE,)),
        lambda: Detection(Confidence.CERTAIN, ()),
        lambda: Detection(Confidence.CERTAIN, (Evidence("a mark", HERE),), "abc"),
        lambda: Detection(Confidence.CERTAIN, (Evidence("a mark", HERE),), (1,)),
    ],
    ids=["mark", "place", "number", "list", "no evidence", "none", "text", "numbers"],
)
def test_detection_of_another_shape(make: Callable[[], object]) -> None:
    """A detection that could not be explained is not made."""
    with pytest.raises((TypeError, ValueError)):
        make()


def test_possible_is_not_enough() -> None:
    """What is only possible is refused, with what was seen and what was missed."""
    seen = (Evidence("dateline", HERE), Evidence("dateline", Span(3, 4)), Evidence("agency", HERE))
    claims = [
        Claim("news", Detection(Confidence.POSSIBLE, seen, ("byline", "date line"))),
        claim("cable", Confidence.POSSIBLE),
    ]

    with pytest.raises(UnknownFormatError) as caught:
        decide(claims)

    assert caught.value.nearest == (
        "news by its dateline, agency, but it has no byline or date line",
        "cable by its a mark",
    )
    assert "(possible, but not enough to be sure: news by its" in str(caught.value)


def test_a_refusal_names_two_missing_marks() -> None:
    """More of them would hide what else the message says; all stand in the detection."""
    missing = ("byline", "date line", "colophon")

    with pytest.raises(UnknownFormatError) as caught:
        decide([Claim("news", Detection(Confidence.POSSIBLE, (Evidence("headline", HERE),), missing))])

    assert caught.value.nearest == ("news by its headline, but it has no byline or date line, or another mark",)


def test_least_can_be_lowered() -> None:
    """A caller may be content with less."""
    assert decide([claim("cable", Confidence.POSSIBLE)], least=Confidence.POSSIBLE) == "cable"


@pytest.mark.parametrize(
    ("claims", "decided"),
    [
        ([claim("cable", Confidence.POSSIBLE), claim("news", Confidence.POSSIBLE)], "news"),
        ([claim("cable", Confidence.LIKELY), claim("news", Confidence.POSSIBLE)], "cable"),
        ([claim("cable", Confidence.POSSIBLE), Claim("news")], None),
        ([Claim("news", failure="ValueError: x")], None),
        ([], None),
    ],
)
def test_a_reader_takes_otherwise_what_it_holds_possible_and_none_is_sure_of(claims, decided):
    """It takes nothing from a reader that is sure, and nothing that it does not know itself."""
    if decided is None:
        with pytest.raises(UnknownFormatError):
            decide(claims, otherwise="news")
    else:
        assert decide(claims, otherwise="news") == decided


def test_readers_that_are_equally_sure_leave_nothing_to_another():
    """What two readers claim is not undecided for want of a reader."""
    with pytest.raises(AmbiguousFormatError):
        decide(
            [*(claim(one, Confidence.LIKELY) for one in ("cable", "memo")), claim("news", Confidence.POSSIBLE)],
            otherwise="news",
        )


@given(found=st.lists(DETECTIONS, max_size=5))
def test_decision_is_that_of_the_definition(found: list[Detection | None]) -> None:
    """A name is given if and only if exactly one reader is surest, and that is at least likely."""
    claims = [Claim(f"reader-{at}", detection) for at, detection in enumerate(found)]
    sure = [(one.detection.confidence, one.reader) for one in claims if one.detection]
    best = max((confidence for confidence, _ in sure), default=None)
    surest = [reader for confidence, reader in sure if confidence == best]
    try:
        decided = decide(claims)
    except AmbiguousFormatError as error:
        decided = error.readers
    except UnknownFormatError:
        decided = None

    if best is None or best < Confidence.LIKELY:
        assert decided is None
    else:
        assert decided == (surest[0] if len(surest) == 1 else tuple(surest))


def test_detection_needs_evidence() -> None:
    """A claim without a mark cannot be made."""
    with pytest.raises(ValueError, match="evidence"):
        Detection(Confidence.CERTAIN, ())


def test_words() -> None:
    """Confidence has words, in order."""
    assert [one.word for one in sorted(Confidence)] == ["possible", "likely", "certain"]
