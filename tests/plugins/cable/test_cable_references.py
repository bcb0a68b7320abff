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


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("REF: a. State 12 b. Berlin 14", [("a", "State 12", "07STATE12"), ("b", "Berlin 14", "07BERLIN14")]),
        ("REF: A. STATE 12 AND 13", [("A", "STATE 12", "07STATE12"), ("A", "13", "07STATE13")]),
        ("REF: 06 STATE 12, 13 & 15", [(None, "06 STATE 12", "06STATE12"), (None, "13", "06STATE13"), (None, "15", "06STATE15")]),
        ("REF: A. BERLIN 12-14 (NOTAL)", [("A", "BERLIN 12", "07BERLIN12"), ("A", "14 (NOTAL)", "07BERLIN14")]),
        ("REF: 06 CAIRO 453 06 CAIRO 229", [(None, "06 CAIRO 453", "06CAIRO453"), (None, "06 CAIRO 229", "06CAIRO229")]),
        ("REF: CAIRO 4 AND 06 BERLIN 5", [(None, "CAIRO 4", "07CAIRO4"), (None, "06 BERLIN 5", "06BERLIN5")]),
        ("REF: SAN JOSE 06 1963", [(None, "SAN JOSE 06 1963", "06SANJOSE1963")]),
        ("REF: CAIRO 4, MARSEILLE 12", [(None, "CAIRO 4", "07CAIRO4"), (None, "MARSEILLE 12", "07MARSEILLE12")]),
        ("REF: A) PANAMA 00933/06", [("A", "PANAMA 00933/06", "06PANAMA933")]),
        ("REF: State 200498 (2006)", [(None, "State 200498 (2006)", "06STATE200498")]),
        ("REF: 06STATE12", [(None, "06STATE12", "06STATE12")]),
        ("REF: A. REF A. QUITO 83; REF B. QUITO 91", [("A", "QUITO 83", "07QUITO83"), ("B", "QUITO 91", "07QUITO91")]),
        ("REF: B. QUITO 83 B. QUITO 91", [("B", "QUITO 83", "07QUITO83"), ("B", "QUITO 91", "07QUITO91")]),
        ("REF: A. STATE 43965 B.\n¶B. B. BRASILIA 574", [("A", "STATE 43965", "07STATE43965"), ("B", "BRASILIA 574", "07BRASILIA574")]),
        (
            'REF: A. QUITO 49 -- PORT ATTACKS\nU.S. "OCCUPATION"; AGAIN B. QUITO 50',
            [("A", 'QUITO 49 -- PORT ATTACKS U.S. "OCCUPATION"; AGAIN', "07QUITO49"), ("B", "QUITO 50", "07QUITO50")],
        ),
        (
            "REF: A. ASHDOWN EMAIL 4/01/08, TRIPOLI 275",
            [("A", "ASHDOWN EMAIL 4/01/08", None), ("A", "TRIPOLI 275", "07TRIPOLI275")],
        ),
        ("REF: A. REF A QUITO 83 B. REF B QUITO 91", [("A", "QUITO 83", "07QUITO83"), ("B", "QUITO 91", "07QUITO91")]),
        ("REF: [A] STATE 12, 13, [B] QUITO 91", [("A", "STATE 12", "07STATE12"), ("A", "13", "07STATE13"), ("B", "QUITO 91", "07QUITO91")]),
        ("REF: A - QUITO 83", [("A", "QUITO 83", "07QUITO83")]),
        ("REF: REFERENCE: QUITO 83", [(None, "QUITO 83", "07QUITO83")]),
        ("REF(S): QUITO 83", [(None, "QUITO 83", "07QUITO83")]),
        ("REFS :  (A) Quito 83\n \n        (B) 06 Quito 91", [("A", "Quito 83", "07QUITO83"), ("B", "06 Quito 91", "06QUITO91")]),
        ("REFS:  (A) Quito 83\n \n-      (B) 06 Quito 91", [("A", "Quito 83", "07QUITO83"), ("B", "06 Quito 91", "06QUITO91")]),
        ("REF: STATE (05) 2012", [(None, "STATE (05) 2012", "05STATE2012")]),
        ("REF: STATE 7718 99", [(None, "STATE 7718 99", "99STATE7718")]),
        ("REF: QUITO #83", [(None, "QUITO #83", "07QUITO83")]),
        ("REF: QUITO CABLES 83 AND 91", [(None, "QUITO CABLES 83", "07QUITO83"), (None, "91", "07QUITO91")]),
        ("REF: QUIT0 83, QUITO O183", [(None, "QUIT0 83", "07QUITO83"), (None, "QUITO O183", "07QUITO183")]),
        ("REF: 83 QUITO", [(None, "83 QUITO", "07QUITO83")]),
        ("REF: A) 83 TORNE", [("A", "83 TORNE", None)]),
        ("REF: QUITO 4525-91", [(None, "QUITO 4525-91", "91QUITO4525")]),
        ("REF: QUITO 4525-27", [(None, "QUITO 4525", "07QUITO4525"), (None, "27", "07QUITO4527")]),
        ("REF: QUITO 4501-03", [(None, "QUITO 4501", "07QUITO4501"), (None, "03", "07QUITO4503")]),
        ("REF: QUITO 4525-56", [(None, "QUITO 4525", "07QUITO4525"), (None, "56", "07QUITO4556")]),
        ("REF: QUITO 936/935/934", [(None, "QUITO 936", "07QUITO936"), (None, "935", "07QUITO935"), (None, "934", "07QUITO934")]),
        ("REF: SECSTATE 12 & USUN 2336", [(None, "SECSTATE 12", "07STATE12"), (None, "USUN 2336", "07USUNNEWYORK2336")]),
        ("REF: QUITO 4, 5 AND 6", [(None, "QUITO 4", "07QUITO4"), (None, "5", "07QUITO5"), (None, "6", "07QUITO6")]),
        ("REF: QUITO 4, 13 AND 14 MARCH", [(None, "QUITO 4, 13 AND 14 MARCH", "07QUITO4")]),
        ("REF: UNSCR 1737 SANCTIONS NOTICE", [(None, "UNSCR 1737 SANCTIONS NOTICE", None)]),
        ("REF: A. RESOLUTION 1701 B. QUITO 91", [("A", "RESOLUTION 1701", None), ("B", "QUITO 91", "07QUITO91")]),
        ("REF: ARTICLE 5", [(None, "ARTICLE 5", None)]),
        (
            "REF: A. QUITO 83\nB. HARBOUR OFFICE (SUBJ: BUOYS)\nC. QUITO 91",
            [("A", "QUITO 83", "07QUITO83"), ("B", "HARBOUR OFFICE (SUBJ: BUOYS)", None), ("C", "QUITO 91", "07QUITO91")],
        ),
        ("REF: PARIS POINT AUGUST 18 2006", [(None, "PARIS POINT AUGUST 18 2006", None)]),
        ("REF: PARA 1 & 2 CLASS CHANGED", [(None, "PARA 1 & 2 CLASS CHANGED", None)]),
    ],
)  # fmt: skip
def test_several_in_one_item(references, lines, found):
    """Each telegram is a reference of its own, also where only its serial is printed; its year may stand anywhere."""
    assert [(label, words, target) for label, words, _, target, _ in references(lines)] == found


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("EMBASSY PARIS DAILY REPORT FOR 01FEB06", "report"),
        ("NEA READ OUT: A/S HOLT MEETING", "report"),
        ("09 CIAWASH 542085", "report"),
        ("A-123", "airgram"),
        ("DTG 070102Z JUN 08", "message"),
        ("DEPT MEMO OF MAY 3", "memo"),
        ("MINISTER LETTER OF MAY 3", "letter"),
        ("EMBASSY LONDON DAILY -- OCTOBER 31", "other"),
    ],
)
def test_papers(references, words, kind):
    """What is no telegram of a post has no target."""
    assert references(f"REF: A. {words}") == [("A", words, kind, None, False)]


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
        ("USUN", "USUNNEWYORK"),
        ("HCMC", "HOCHIMINHCITY"),
        ("COTON0U", "COTONOU"),
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


@pytest.mark.parametrize(
    ("lines", "target"),
    [
        ("REF: A. TORNE 12 B. SECSTATE\n\n36633", "07STATE36633"),
        ("REF: A. TORNE 12 B. 05\n\nReykjavik 431", "05REYKJAVIK431"),
    ],
)
def test_the_number_of_a_telegram_after_a_blank_line(references, lines, target):
    """A copy may have a blank line where the last item was wrapped."""
    assert [one[3] for one in references(lines)] == ["07TORNE12", target]


@pytest.mark.parametrize("words", ["112981", "LA PAZ", "NOTAL)", "AND PREVIOUS"])
def test_a_reference_that_names_no_telegram_is_noted(cable, words):
    """A number without its post, a post without its number, or what is said of another telegram."""
    document = cable("1. Nothing.\n", head=HEAD.format(reference=f"REF: {words}"))

    [notice] = [one for one in document.notices if one.code == "malformed-reference"]
    assert notice.span.of(document.source.text).strip() == words


def test_what_is_said_of_a_reference(cable):
    """NOTAL, AND PREVIOUS and captions are kept beside the words in which they stand, each where it is printed."""
    head = HEAD.format(
        reference="REF: " + "A. SALTMERE 12 (NOTAL) B. KESTREL BAY 7 AND PREVIOUS\nC. PORT SELWYN 3, EXDIS, NOTAL"
    )
    found = cable(head=head).metadata.references

    assert [[one.value for one in reference.remarks] for reference in found] == [
        ["NOTAL"],
        ["AND PREVIOUS"],
        ["EXDIS", "NOTAL"],
    ]
    assert found[0].text.value == "SALTMERE 12 (NOTAL)"
