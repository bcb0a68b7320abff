"""REF: items, kinds, targets and years."""

from __future__ import annotations

import pytest

from converter_cable.posts import could_have_reached, post_key

HEAD = """\
UNCLAS PORT SELWYN 000412

E.O. 12958: N/A
TAGS: PREL PZ
SUBJECT: A TELEGRAM FOR A TEST

{reference}
"""


@pytest.fixture
def references(cable):
    """Label, words, kind, target and whether the year is inferred."""

    def read(lines: str) -> list[tuple]:
        return [
            (one.label and one.label.value, one.text.value, one.kind, one.target, one.inferred)
            for one in cable("1. Nothing.\n", head=HEAD.format(reference=lines)).metadata.references
        ]

    return read


@pytest.mark.parametrize(
    "lines",
    [
        "REF: A. TORNE 12\n     B. 06 LA PAZ 1207",
        "REF: A. TORNE 12 B. 06 LA PAZ 1207",
        "REF: A) TORNE 12; B) 06 LA PAZ 1207",
        "REF: (A) TORNE 12, (B) 06 LA PAZ 1207",
        "REF: A. TORNE 12\n\n     ¶B. 06 LA PAZ 1207",
        "REFS: A. A) TORNE 12\n¶B. B) 06 LA PAZ 1207",
        "REFTEL: A. TORNE 12\n\nPORT SELWY 00000412 001.2 OF 002\n\nB. 06 LA PAZ 1207",
    ],
)
def test_items(references, lines):
    """However they are lettered and whatever stands between them."""
    assert references(lines) == [
        ("A", "TORNE 12", "cable", "07TORNE12", True),
        ("B", "06 LA PAZ 1207", "cable", "06LAPAZ1207", False),
    ]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("REF: STATE 12345", [(None, "STATE 12345", "cable", "07STATE12345", True)]),
        ("REF: SECSTATE 012345 (NOTAL)", [(None, "SECSTATE 012345 (NOTAL)", "cable", "07STATE12345", True)]),
        ("REF: 2006 TORNE 12", [(None, "2006 TORNE 12", "cable", "06TORNE12", False)]),
        (
            "REF: TORNE 12, TORNE 14; 06 TORNE 3",
            [
                (None, "TORNE 12", "cable", "07TORNE12", True),
                (None, "TORNE 14", "cable", "07TORNE14", True),
                (None, "06 TORNE 3", "cable", "06TORNE3", False),
            ],
        ),
        ("REF: TORNE 12 AND PREVIOUS", [(None, "TORNE 12 AND PREVIOUS", "cable", "07TORNE12", True)]),
        ("REF: ASHDOWN-OYELARAN E-MAIL OF 5/3", [(None, "ASHDOWN-OYELARAN E-MAIL OF 5/3", "e-mail", None, False)]),
        ("REF: A. ASHDOWN TELCON", [("A", "ASHDOWN TELCON", "telcon", None, False)]),
        ("REF: IIR 6817018308", [(None, "IIR 6817018308", "report", None, False)]),
        ("REF: THE GAZETTE", [(None, "THE GAZETTE", "other", None, False)]),
    ],
)
def test_kinds(references, lines, found):
    """Telegrams have a target; what is none has none."""
    assert references(lines) == found


def test_the_year_before(references):
    """The post itself has not sent so many telegrams yet this year."""
    assert [one[3] for one in references("REF: A. PORT SELWYN 398\nB. PORT SELWYN 413")] == [
        "07PORTSELWYN398",
        "06PORTSELWYN413",
    ]


def test_item_over_a_page_marker(references):
    """Words on both sides of a marker are one reference, without the marker."""
    lines = "REF: A. LETTER OF THE MINISTER TO THE COUNCIL OF\n\nPORT SELWY 00000412 001.2 OF 002\n\nB. TORNE 12"

    assert [one[1] for one in references(lines)] == ["LETTER OF THE MINISTER TO THE COUNCIL OF", "TORNE 12"]


def test_without_a_year_there_is_no_target(cable):
    """A telegram that does not say when it was sent leaves the year of its references open."""
    document = cable("1. Nothing.\n", header="", head=HEAD.format(reference="REF: TORNE 12"))

    assert [(one.target, one.inferred) for one in document.metadata.references] == [(None, False)]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("SAN JOSE", "SANJOSE"),
        ("La Paz", "LAPAZ"),
        ("SECSTATE WASHDC", "STATE"),
        ("UNVIE\xa0VIENNA", "UNVIEVIENNA"),
    ],
)
def test_post_key(name, key):
    """A post as a reference number has it."""
    assert post_key(name) == key


def test_nothing_is_known_of_other_posts():
    """Only the citing post's own serial says how far a post has come."""
    assert could_have_reached("TORNE", 99_999, ("PORTSELWYN", 412))
    assert could_have_reached("PORTSELWYN", 412, ("PORTSELWYN", 412))
    assert not could_have_reached("PORTSELWYN", 413, ("PORTSELWYN", 412))
    assert could_have_reached("PORTSELWYN", 413, None)
