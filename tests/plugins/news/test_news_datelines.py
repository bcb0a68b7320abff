"""Datelines: every form that the press uses, and the lines that only look like one."""

from __future__ import annotations

import pytest

from converter_news.dateline import read_dateline

STORY = "The ferry sailed again on Thursday after eleven weeks, the harbour office said."


def parts(text: str) -> dict[str, object] | None:
    found = read_dateline(text, 0, len(text))
    if found is None:
        return None
    return {
        "said": text[found.start : found.said_end],
        "places": [text[slice(*place)] for place in found.places],
        "agencies": [text[slice(*agency)] for agency in found.agencies],
        "date": text[found.date.start : found.date.end] if found.date else None,
        "rest": text[found.end :],
    }


@pytest.mark.parametrize(
    ("line", "said", "places", "agencies", "date"),
    [
        ("ALDERMOUTH, March 26 - ", "ALDERMOUTH, March 26", ["ALDERMOUTH"], [], "March 26"),
        ("SKERRA, Ill., March 3 - ", "SKERRA, Ill., March 3", ["SKERRA, Ill."], [], "March 3"),
        ("New Skerra, March 20 - ", "New Skerra, March 20", ["New Skerra"], [], "March 20"),
        ("ALDERMOUTH, 2 March - ", "ALDERMOUTH, 2 March", ["ALDERMOUTH"], [], "2 March"),
        ("ALDERMOUTH (Reuters) - ", "ALDERMOUTH (Reuters)", ["ALDERMOUTH"], ["Reuters"], None),
        ("ALDERMOUTH, 11 oct (EFE).- ", "ALDERMOUTH, 11 oct (EFE)", ["ALDERMOUTH"], ["EFE"], "11 oct"),
        (
            "MATIAS SKERRA, Mexico (Reuters) — ",
            "MATIAS SKERRA, Mexico (Reuters)",
            ["MATIAS SKERRA, Mexico"],
            ["Reuters"],
            None,
        ),
        (
            "KELDHAVEN, April 25 (Reuters) - ",
            "KELDHAVEN, April 25 (Reuters)",
            ["KELDHAVEN"],
            ["Reuters"],
            "April 25",
        ),
        ("SEOUL, Aug. 20 (Yonhap) -- ", "SEOUL, Aug. 20 (Yonhap)", ["SEOUL"], ["Yonhap"], "Aug. 20"),
        ("CALCUTTA, India (AP) _ ", "CALCUTTA, India (AP)", ["CALCUTTA, India"], ["AP"], None),
        (
            "ALDERMOUTH (Meridian Press) — ",
            "ALDERMOUTH (Meridian Press)",
            ["ALDERMOUTH"],
            ["Meridian Press"],
            None,
        ),
        ("ALDERMOUTH (AFP/Reuters) - ", "ALDERMOUTH (AFP/Reuters)", ["ALDERMOUTH"], ["AFP", "Reuters"], None),
        (
            "BEIRUT/THE HAGUE, March 7 (Reuters) - ",
            "BEIRUT/THE HAGUE, March 7 (Reuters)",
            ["BEIRUT", "THE HAGUE"],
            ["Reuters"],
            "March 7",
        ),
        ("Washington (CNN) ", "Washington (CNN)", ["Washington"], ["CNN"], None),
        ("(Reuters) - ", "(Reuters)", [], ["Reuters"], None),
        ("ALDERMOUTH — ", "ALDERMOUTH", ["ALDERMOUTH"], [], None),
        ("ALDERMOUTH—", "ALDERMOUTH", ["ALDERMOUTH"], [], None),
        ("DES SKERRA -- ", "DES SKERRA", ["DES SKERRA"], [], None),
        ("MOSCOW, March 3. /TASS/. ", "MOSCOW, March 3. /TASS/", ["MOSCOW"], ["TASS"], "March 3"),
        (
            "ALDERMOUTH, 3 March /Meridian/. ",
            "ALDERMOUTH, 3 March /Meridian/",
            ["ALDERMOUTH"],
            ["Meridian"],
            "3 March",
        ),
        (
            "KYIV. March 3 (Interfax-Ukraine) - ",
            "KYIV. March 3 (Interfax-Ukraine)",
            ["KYIV"],
            ["Interfax-Ukraine"],
            "March 3",
        ),
        ("МОСКВА, 3 марта - ", "МОСКВА, 3 марта", ["МОСКВА"], [], "3 марта"),
        ("القاهرة (رويترز) - ", "القاهرة (رويترز)", ["القاهرة"], ["رويترز"], None),
        ("أبو ظبي 3 مارس آذار (رويترز) - ", "أبو ظبي 3 مارس آذار (رويترز)", ["أبو ظبي"], ["رويترز"], "3 مارس"),
        ("FARGO, N.D. — ", "FARGO, N.D.", ["FARGO, N.D."], [], None),
        ("ALDERMOUTH (Aug. 13) -- ", "ALDERMOUTH (Aug. 13)", ["ALDERMOUTH"], [], "Aug. 13"),
        ("(ANSA) – ROMA, 20 LUG – ", "(ANSA) – ROMA, 20 LUG", ["ROMA"], ["ANSA"], "20 LUG"),
        ("ALDERMOUTH, Dec 18 AAP - ", "ALDERMOUTH, Dec 18 AAP", ["ALDERMOUTH"], ["AAP"], "Dec 18"),
        ("ALDER SKERRA, Nov 17 ― ", "ALDER SKERRA, Nov 17", ["ALDER SKERRA"], [], "Nov 17"),
        ("Roma, 28 lug. (LaPresse) – ", "Roma, 28 lug. (LaPresse)", ["Roma"], ["LaPresse"], "28 lug."),
        ("BERLIN. ", "BERLIN.", ["BERLIN"], [], None),
        ("TOKYO • ", "TOKYO", ["TOKYO"], [], None),
        ("TOKYO _ ", "TOKYO", ["TOKYO"], [], None),
        ("SEOUL: ", "SEOUL", ["SEOUL"], [], None),
        ("London — ", "London", ["London"], [], None),
        ("McALDER, Texas — ", "McALDER, Texas", ["McALDER, Texas"], [], None),
    ],
)
def test_a_dateline_is_read_by_its_parts(line, said, places, agencies, date):
    """Place, region, date and agency are found in each form, and the paragraph begins behind them."""
    assert parts(line + STORY) == {
        "said": said,
        "places": places,
        "agencies": agencies,
        "date": date,
        "rest": STORY,
    }


@pytest.mark.parametrize(
    "line",
    [
        "FILE - In this Dec. 2, 2015, photo the ferry lies at its quay, with its stern door open to the weather.",
        "EDITOR'S NOTE: This report was written before the ferry sailed again, and the bakery had closed by then.",
        "COMMENTARY: A second ship is a question of when, not of whether, as the council likes to say each year.",
        "AMY GOODMAN: We turn now to the ferry, which has not sailed for eleven weeks, as our listeners know well.",
        "DEAR ABBY: My neighbour keeps a cow on the ferry and will not hear a word about it from any passenger.",
        "CHAPTER I — The ferry had not sailed for eleven weeks when the stranger with the wooden box came to town.",
        "ВИДЕО — паром снова вышел в море в четверг, сообщила администрация порта, впервые за одиннадцать недель.",
        "ECONOMIC SPOTLIGHT - FERRIES AND THEIR HINGES",
        "NATO. The alliance has no ferry, a spokesman said on Thursday, and no plans to buy one in this decade.",
        "PARIS - THE FERRY THAT NEVER SAILED FROM IT",
        "SPIDER-MAN is on the ferry, and nobody has asked him for his ticket since he came aboard at Aldermouth.",
        "The Ferry — a short history of a long crossing, told by those who waited for it on the quay at night.",
        "CHINESE AGGRESSION: Manila accused its neighbour of sending ferries into waters that are not its own.",
        "NATO (the alliance) has no ferry, a spokesman said on Thursday, and no plans to buy one in this decade.",
        "THE POINT OF THE WHOLE AFFAIR - nobody knows it, least of all those who have to make up their minds soon.",
        "(Petra Lindqvane/The Associated Press)",
        "ALDERMOUTH",
        "A — B",
        "",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(line: str):
    """Labels, speakers, crossheads and captions are no datelines."""
    assert parts(line) is None


@pytest.mark.parametrize("line", ["TOKYO", "AUBURN, Wash. —", "KELDHAVEN, April 25 (Reuters) -"])
def test_a_dateline_may_stand_on_its_own_line(line: str):
    """It does so where its paragraph begins below it."""
    assert parts(line)["rest"] == ""


def test_an_agency_in_the_place_of_the_place_is_the_agency():
    """``JTA —`` names no town."""
    text = "JTA — " + "The ferry did not sail on Tuesday, and nobody knows when it will sail again. " * 2
    found = read_dateline(text, 0, len(text))

    assert (found.places, found.agencies) == ((), ((0, 3),))


def test_a_known_place_before_a_hyphen_leads_a_paragraph_but_no_headline():
    """``Berlin - Die Polizei``: papers that print dpa leave the agency out."""
    paragraph = f"Berlin - {STORY} {STORY}"

    assert parts(paragraph)["places"] == ["Berlin"]
    assert parts(f"Berlin - {STORY}") is None
