"""Bylines: persons, posts and agencies; and what is no byline."""

from __future__ import annotations

import pytest
from bylines import people

from converter_news.byline import read_agency_line, read_byline, read_names, read_post


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Gerda Shaw", [("Gerda Shaw", None)]),
        ("by Laurie Oake", [("Laurie Oake", None)]),
        ("by: Laurie Oake", [("Laurie Oake", None)]),
        (
            "By LISA MASK, MARY CLARE JALON and ERIC TUCK",
            [("LISA MASK", None), ("MARY CLARE JALON", None), ("ERIC TUCK", None)],
        ),
        ("By Maria Almen & Royston Simms", [("Maria Almen", None), ("Royston Simms", None)]),
        ("By Maria Almen, Transport Correspondent", [("Maria Almen", "Transport Correspondent")]),
        (
            "By Takeo Mada and Tatsuya Tano / Aldermouth Courier Staff Writers",
            [
                ("Takeo Mada", "Aldermouth Courier Staff Writers"),
                ("Tatsuya Tano", "Aldermouth Courier Staff Writers"),
            ],
        ),
        ("By Meg JensenStaff Writer", [("Meg Jensen", "Staff Writer")]),
        ("ByMeg Jensen and Tomas Reyk", [("Meg Jensen", None), ("Tomas Reyk", None)]),
        ("byMeg Jensen", [("Meg Jensen", None)]),
        ("By Kor Kian Bo, China Bureau Chief", [("Kor Kian Bo", "China Bureau Chief")]),
        ("By Jill Dis, Courier Business", [("Jill Dis", None)]),
        ("By Megan Row meganr@courier.example (509) 555-0199", [("Megan Row", None)]),
        ("Von Felix Schrader und Jörg Soldan, dpa", [("Felix Schrader", None), ("Jörg Soldan", None)]),
        ("Par Claire d'Aubigny", [("Claire d'Aubigny", None)]),
        ("By Ludwig van der Meer", [("Ludwig van der Meer", None)]),
        ("By Staff Writer", [(None, "Staff Writer")]),
        ("By Gerda Shaw in New Skerra and Felix Schrader", [("Gerda Shaw", None), ("Felix Schrader", None)]),
        ("Von Jörg Soldan aus Aldermouth", [("Jörg Soldan", None)]),
        ("- By Gerda Shaw Crime Correspondent", [("Gerda Shaw", "Crime Correspondent")]),
        (
            "By Meridian writers Gerda Shaw and Tomas Reyk",
            [("Gerda Shaw", "Meridian writers"), ("Tomas Reyk", None)],
        ),
        ("By Staff Writer Gerda Shaw", [("Gerda Shaw", "Staff Writer")]),
        (
            "By GERDA SHAW and TOMAS REYK - AP Writers",
            [("GERDA SHAW", "AP Writers"), ("TOMAS REYK", "AP Writers")],
        ),
        ("By Gerda Shaw for the Keldhaven Post", [("Gerda Shaw", None)]),
        ("By GERDA SHAW FOR MERIDIAN ONLINE", [("GERDA SHAW", None)]),
        ("By Courier's Editorial Writers", [(None, "Courier's Editorial Writers")]),
        ("Written by PTI | New Delhi", []),
        ("김가나 기자 gana@courier.example", [("김가나", "기자")]),
        ("By Gerda Shaw, Bureau Chief in New Skerra", [("Gerda Shaw", "Bureau Chief in New Skerra")]),
    ],
)
def test_a_byline_is_read_by_its_parts(line: str, expected: list):
    """Persons are parted from each other and from their posts."""
    assert people(read_byline(line, 0, len(line)), line) == expected


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("By Madeleine Howe 30 August 2023 • 4:45pm", "30 August 2023 • 4:45pm"),
        ("By Daniel Bauer last updated April 4, 2017", "April 4, 2017"),
        ("By JEFFREY GETTEL JAN. 13, 2017", "JAN. 13, 2017"),
        ("by Paul Sarno Jul. 19, 2026 9:45 am", "Jul. 19, 2026 9:45 am"),
        ("By PAUL SARNO   10/ 5/11 09:19 PM ET", "10/ 5/11 09:19 PM ET"),
        ("By Paul Sarno on Jul 04, 2014 at 11:30a @PaulS", "Jul 04, 2014 at 11:30a"),
    ],
)
def test_a_date_on_the_byline_is_no_part_of_the_name(line: str, date: str):
    """What pages run together is parted again."""
    found = read_byline(line, 0, len(line))

    assert len(people(found, line)[0][0].split()) == 2
    assert [line[one.start : one.end] for one in found.moments] == [date]


def test_the_agency_that_a_person_writes_for_is_read():
    """``By X from the Associated Press`` names both."""
    line = "BY GERDA A. SHAW from the Associated Press"
    found = read_byline(line, 0, len(line))

    assert people(found, line) == [("GERDA A. SHAW", None)]
    assert [line[slice(*one)] for one in found.agencies] == ["the Associated Press"]


def test_an_agency_in_a_byline_is_no_person():
    """``By X, Reuters`` is a person and an agency; ``By Associated Press`` an agency alone."""
    line = "By Peter Bail, Reuters"
    found = read_byline(line, 0, len(line))
    alone = read_byline("By Associated Press", 0, len("By Associated Press"))

    assert people(found, line) == [("Peter Bail", None)]
    assert [line[slice(*agency)] for agency in found.agencies] == ["Reuters"]
    assert (alone.authors, len(alone.agencies)) == ((), 1)


@pytest.mark.parametrize(
    "line",
    [
        "By The Numbers",
        "by Taboola by Taboola",
        "By and large the ferry was on time.",
        "By 2030, the council wants a second ship",
        "By subscribing, you can help us.",
        "by a 5th grade pupil",
        "Bystanders cheered",
        "von der Leyen",
        "By",
    ],
)
def test_what_is_no_byline_names_nobody(line: str):
    """A sentence or a label that begins with the word is no byline."""
    found = read_byline(line, 0, len(line))

    assert found is None or not (found.authors or found.agencies)


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("• Kyodo", ["Kyodo"]),
        ("Kyodo, JIJI", ["Kyodo", "JIJI"]),
        ("The Associated Press", ["The Associated Press"]),
        ("Reuters Staff", ["Reuters Staff"]),
        ("AFP, MANILA", ["AFP"]),
        ("• Meridian Press", ["Meridian Press"]),
    ],
)
def test_an_agency_line_names_its_agencies(line: str, agencies: list[str]):
    """A line of agencies alone is read; one with a bullet also where no table knows the name."""
    found = read_agency_line(line, 0, len(line))

    assert [line[slice(*agency)] for agency in found.agencies] == agencies


@pytest.mark.parametrize(
    "line", ["Meridian Press", "Reuters reported on Thursday", "• the footpath stays open", "AP Photo"]
)
def test_other_lines_are_no_agency_lines(line: str):
    """A sentence about an agency, or a name that no table knows, is none."""
    assert read_agency_line(line, 0, len(line)) is None


@pytest.mark.parametrize(
    "line", ["Ines Halvorsen", "Ines Halvorsen, Tomas Reyk and Mary O’Dell", "MARI YAMADA", "Ines A. Halvorsen"]
)
def test_a_line_of_names_may_be_a_byline(line: str):
    """Names and nothing else, which their place may make a byline."""
    assert read_names(line, 0, len(line)) is not None


@pytest.mark.parametrize(
    "line",
    [
        "White House",
        "Story Highlights",
        "Getty Images",
        "Shops without customers",
        "Opinion",
    ],
)
def test_words_that_are_no_names_are_no_byline(line: str):
    """Crossheads and labels in capitals are not taken for persons."""
    assert read_names(line, 0, len(line)) is None


def test_a_paper_that_signs_with_an_agency_is_no_person():
    """``Le Courrier avec AFP``."""
    found = read_names("Le Courrier avec AFP", 0, 20)

    assert (found.authors, len(found.agencies)) == ((), 1)


def test_a_post_is_read_on_its_own_line():
    """The line below the names says their post."""
    assert read_post("Aldermouth Courier Staff Writers", 0, 32) is not None
    assert read_post("The ferry sailed again on Thursday", 0, 34) is None


@pytest.mark.parametrize(
    "line",
    [
        "The one question: can a president-elect's critics be won over, or is this for show?",
        "Mayor speaks to reporters after the hearing",
        "Critics of the bridge gather",
        "Ten writers who changed the city",
        "$1 million for the team",
    ],
)
def test_a_headline_with_the_noun_of_a_post_is_no_byline(line: str):
    """A verb in small letters, a figure or a question shows that the line is about writers or presidents."""
    assert read_post(line, 0, len(line)) is None
    assert read_names(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Jo Halvorsen Senior Politics Editor, The Keldhaven Post", [("Jo Halvorsen", "Senior Politics Editor")]),
        ("Bruno Y. Leigh Senior Contributor", [("Bruno Y. Leigh", "Senior Contributor")]),
        ("Ines Halvorsen, chief political correspondent", [("Ines Halvorsen", "chief political correspondent")]),
    ],
)
def test_a_name_and_its_post_may_stand_on_one_line(line: str, expected: list):
    """With or without a comma between them; the paper behind them is not a person."""
    assert people(read_names(line, 0, len(line)), line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Aja Rowan@ajarowan Dec 10, 2016, 10:20am EST", [("Aja Rowan", None)]),
        ("By Sherry Sand, Wednesday, 20 November 2019 08:05 GMT", [("Sherry Sand", None)]),
        ("By Ines Halvorsen, Keldhaven", [("Ines Halvorsen", None)]),
        ("di Luca Moreno", [("Luca Moreno", None)]),
    ],
)
def test_what_stands_behind_a_name_is_no_second_one(line: str, expected: list):
    """Neither an account, nor a day of the week, nor a place is an author."""
    assert people(read_byline(line, 0, len(line)), line) == expected


@pytest.mark.parametrize("line", ["ORF.at", "mbl.is"])
def test_a_site_that_signs_is_no_person(line):
    """It is a line of names all the same, where it stands in a byline's place."""
    assert people(read_names(line, 0, len(line)), line) == []
    assert read_names("example.exe", 0, 11) is None


def test_a_paper_beside_an_agency_is_no_person():
    line = "Le Courrier et AFP"
    found = read_names(line, 0, len(line))

    assert (people(found, line), found.agencies) == ([], ((15, 18),))


def test_a_section_after_published_is_not_of_the_name():
    line = "By Gerda Shaw Published in Front Page December 14, 2016 2:24 pm"

    assert people(read_byline(line, 0, len(line)), line) == [("Gerda Shaw", None)]


@pytest.mark.parametrize("line", ["USA TODAY NETWORK", "Aldermouth Courier", "The Daily Register"])
def test_the_paper_on_the_line_below_is_of_the_byline(article, segment_of, line):
    """It is no post of anybody, and no author."""
    lead = "The harbour board of Skerra voted on Tuesday to close the old pier, after two planks gave way under a van."
    document = article(
        f"Old pier is closed to vans\n\nAda Kell and Jo Hale\n\n{line}\n\nSKERRA — {lead}\n\n{lead}\n"
    )

    assert [(one.role, one.name.value) for one in document.metadata.agents] == [
        ("author", "Ada Kell"),
        ("author", "Jo Hale"),
    ]
    assert segment_of(document, line) == "byline"
