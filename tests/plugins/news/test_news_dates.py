"""Dates and date lines: strictly, so that no date is invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from converter_news.date_line import read_date_line
from converter_news.dates import DATE, read_date


@pytest.mark.parametrize(
    ("printed", "when"),
    [
        ("March 30, 2018", date(2018, 3, 30)),
        ("Sept. 4, 2016", date(2016, 9, 4)),
        ("May 3rd 2016", date(2016, 5, 3)),
        ("13 October 2024", date(2024, 10, 13)),
        ("22. April 2024", date(2024, 4, 22)),
        ("3 de enero de 2020", date(2020, 1, 3)),
        ("13.11.2019", date(2019, 11, 13)),
        ("2024-02-14", date(2024, 2, 14)),
        ("13/11/2019", date(2019, 11, 13)),
        ("11/13/2019", date(2019, 11, 13)),
        ("2025年1月13日", date(2025, 1, 13)),
        ("13 января 2020", date(2020, 1, 13)),
        ("12. března 2020", date(2020, 3, 12)),
        ("5 września 2020", date(2020, 9, 5)),
        ("13 Ιανουαρίου 2020", date(2020, 1, 13)),
        ("3 مارس 2020", date(2020, 3, 3)),
        ("5 KASIM 2020", date(2020, 11, 5)),
        ("28 lug. 2020", date(2020, 7, 28)),
        ("3 fév. 2020", date(2020, 2, 3)),
        ("5 HAZİRAN 2020", date(2020, 6, 5)),
        ("ARALIK 5, 2020", date(2020, 12, 5)),
        ("5 auguſt 1923", date(1923, 8, 5)),
        ("2 تير 1399", date(2020, 6, 22)),
        ("۱ فروردین ۱۴۰۴", date(2025, 3, 21)),
        ("22 بهمن 1357", date(1979, 2, 11)),
        ("30 اسفند 1403", date(2025, 3, 20)),
    ],
)
def test_a_plain_date_is_read(printed: str, when: date):
    """Each usual form of a whole date has its value."""
    assert read_date(DATE.fullmatch(printed)).when == when


@pytest.mark.parametrize(
    "printed",
    [
        "30 اسفند 1402",
        "32 تیر 1399",
        "March 7",
        "Aug. 20",
        "2 March",
        "04/05/2016",
        "June 31, 2016",
        "2019-13-01",
        "8/17/13",
        "08-13-10",
    ],
)
def test_a_date_without_year_or_sense_has_no_value(printed: str):
    """No year, two readings, or no such day: it is cited, and has no value."""
    assert read_date(DATE.fullmatch(printed)).when is None


def moments(line: str) -> list[tuple[str, str, object]] | None:
    found = read_date_line(line, 0, len(line))
    return None if found is None else [(one.kind, line[one.start : one.end], one.when) for one in found]


JST = timezone(timedelta(hours=9))
EST = timezone(timedelta(hours=-5))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "May 25, 2018 / 2:34 PM / Updated an hour ago",
            [("published", "May 25, 2018 / 2:34 PM", date(2018, 5, 25))],
        ),
        (
            "17:41 JST, October 13, 2024",
            [("published", "17:41 JST, October 13, 2024", datetime(2024, 10, 13, 17, 41, tzinfo=JST))],
        ),
        ("Tue, 26 November 2024 9:27PM", [("published", "26 November 2024 9:27PM", date(2024, 11, 26))]),
        ("Stand: 26.04.2024, 20:44 Uhr", [("published", "26.04.2024, 20:44 Uhr", date(2024, 4, 26))]),
        (
            "2024-02-14T16:15:30Z",
            [("published", "2024-02-14T16:15:30Z", datetime(2024, 2, 14, 16, 15, tzinfo=UTC))],
        ),
        (
            "Updated 0339 GMT (1139 HKT) November 19, 2019",
            [("updated", "0339 GMT (1139 HKT) November 19, 2019", datetime(2019, 11, 19, 3, 39, tzinfo=UTC))],
        ),
        (
            "Published Monday, November 18, 2019 8:22AM EST",
            [("published", "November 18, 2019 8:22AM EST", datetime(2019, 11, 18, 8, 22, tzinfo=EST))],
        ),
        ("2 minute readApril 25, 20232:26 PM", [("published", "April 25, 20232:26 PM", date(2023, 4, 25))]),
        (
            "Keldhaven, December 16, 2024, 12:30 Uhr",
            [("published", "December 16, 2024, 12:30 Uhr", date(2024, 12, 16))],
        ),
        ("دوشنبه 2 تير 1399 - 12:09:08 ب.ظ", [("published", "2 تير 1399 - 12:09:08", date(2020, 6, 22))]),
        ("Updated, March 3, 2024", [("updated", "March 3, 2024", date(2024, 3, 3))]),
        ("Sep. 21, 2011, 3:17 PM | 1,209 |   5", [("published", "Sep. 21, 2011, 3:17 PM", date(2011, 9, 21))]),
        ("Apr. 24, 2014, 9:49 AM   286,248   40", [("published", "Apr. 24, 2014, 9:49 AM", date(2014, 4, 24))]),
        ("on July 4, 2014 at 11:30a", [("published", "July 4, 2014 at 11:30a", date(2014, 7, 4))]),
        ("8/17/13 11:04am Yesterday 11:04am", [("published", "8/17/13 11:04am", None)]),
        (
            "First Posted: 08-13-10 05:18 PM | Updated: 08-14-10 12:41 AM",
            [
                ("published", "08-13-10 05:18 PM", None),
                ("updated", "08-14-10 12:41 AM", None),
            ],
        ),
        ("harbour Updated: Mar 01, 2020 22:47 IST", [("updated", "Mar 01, 2020 22:47 IST", date(2020, 3, 1))]),
        ("New Skerra Updated on: March 01, 2020 23:17", [("updated", "March 01, 2020 23:17", date(2020, 3, 1))]),
        ("Sunday, November 22, 1998; Page A01", [("published", "November 22, 1998", date(1998, 11, 22))]),
        ("기사입력 2013-10-24 03:00:00", [("published", "2013-10-24 03:00:00", date(2013, 10, 24))]),
        ("Published 22 hours ago", []),
        ("3 min read", []),
    ],
)
def test_a_date_line_is_read(line: str, expected: list):
    """What is a date line gives its dates, published and updated apart; a relative one gives none."""
    assert moments(line) == expected


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("Publié le 05/04/2013 à 17:08", [date(2013, 4, 5)]),
        ("Actualizado domingo 08/10/2012 03:21 horas", [date(2012, 10, 8)]),
        (
            "- Publicada em 03h04min, 05/09/2019. Atualizada em 03h00min, 06/09/2019.",
            [date(2019, 9, 5), date(2019, 9, 6)],
        ),
        (
            "Giriş: 24 Haziran 2014 - 14:34 Güncelleme: 17 Aralık 2020 - 17:41",
            [date(2014, 6, 24), date(2020, 12, 17)],
        ),
        ("Published: 05/04/2013 17:08", [None]),
    ],
)
def test_the_words_of_a_language_say_which_figure_is_the_day(line: str, days: list):
    """French, Spanish and Portuguese write the day first; English either way, so that its figures stay open."""
    assert [when for _, _, when in moments(line)] == days


def test_published_and_updated_are_told_apart():
    """Each date has the kind of the word before it."""
    found = moments("Published: 15:56 BST, 27 April 2024 | Updated: 16:10 BST, 28 April 2024")

    assert [(kind, when.day) for kind, _, when in found] == [("published", 27), ("updated", 28)]


def test_a_zone_of_two_meanings_gives_the_day_alone():
    """CST is in America and in China: the time is cited with the day, and not guessed."""
    assert moments("18 Nov 2019, 5:36 PM CST") == [("published", "18 Nov 2019, 5:36 PM CST", date(2019, 11, 18))]


@pytest.mark.parametrize(
    "line",
    [
        "On March 3, 2016 the council met.",
        "Chapter 11",
        "March on Washington",
        "SECTION 01 OF 02",
        "20 people",
        "May",
        "11:00 bells and whistles",
        "By Petra Lindqvane",
        "",
    ],
)
def test_what_leaves_words_over_is_no_date_line(line: str):
    """A date within a sentence, or figures that are none, make no date line."""
    assert moments(line) is None


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("18 Nov 2019, 17:36 GMT+2", datetime(2019, 11, 18, 17, 36, tzinfo=timezone(timedelta(hours=2)))),
        (
            "18 Nov 2019, 17:36 -05:30",
            datetime(2019, 11, 18, 17, 36, tzinfo=timezone(-timedelta(hours=5, minutes=30))),
        ),
        ("18 Nov 2019, 17:36 GMT+99", date(2019, 11, 18)),
        ("18 Nov 2019, 17:36 PM GMT", date(2019, 11, 18)),
        ("18 Nov 2019, 12:05 AM GMT", datetime(2019, 11, 18, 0, 5, tzinfo=UTC)),
        ("18 Nov 2019, 12:05 PM GMT", datetime(2019, 11, 18, 12, 5, tzinfo=UTC)),
    ],
)
def test_an_offset_is_read_where_it_makes_sense(line: str, when: date):
    """A zone that the earth does not have, or an hour that no clock has, leaves the day alone."""
    assert [found for _, _, found in moments(line)] == [when]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("15.04.2026 - 15:48 UhrLesedauer: 2 Min.", date(2026, 4, 15)),
        ("02/02/2025 KL. 09:00", date(2025, 2, 2)),
        ("Publié le 15 mars 2022 à 11h42", date(2022, 3, 15)),
        ("Publisert 12. juli 2022 kl. 08:14", date(2022, 7, 12)),
        ("1.dez.2022 às 18h41", date(2022, 12, 1)),
        ("14-Feb-2024", date(2024, 2, 14)),
        ("2024-01-05 18:32:11 来源：北方日报", date(2024, 1, 5)),
        ("2023年5月12日 17時04分 (共同通信)", date(2023, 5, 12)),
        ("송고시간 2023-08-09 07:12", date(2023, 8, 9)),
    ],
)
def test_words_of_other_languages_belong_to_a_date_line(line: str, day: date):
    """Run together with the hour, or abbreviated."""
    [moment] = read_date_line(line, 0, len(line))

    assert moment.when == day


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("Sevilla - 03 ABR 2023 - 05:15 CEST", "03 ABR 2023 - 05:15 CEST"),
        ("Jakarta ● Tue, September 5, 2023", "September 5, 2023"),
        ("Updated - June 11, 2023 10:22 pm IST - THIRUVANANTHAPURAM", "June 11, 2023 10:22 pm IST"),
        ("June 11, 2023 10:22 pm IST - NEW DELHI", "June 11, 2023 10:22 pm IST"),
        ("WEATHER Published March 2, 2023 8:15am EST", "March 2, 2023 8:15am EST"),
    ],
)
def test_a_place_or_a_section_beside_the_date_belongs_to_its_line(line: str, printed: str):
    """The place is known, or cannot be a person's name; the section is known."""
    moments = read_date_line(line, 0, len(line))

    assert moments is not None
    assert [line[one.start : one.end] for one in moments] == [printed]


@pytest.mark.parametrize(
    "line",
    [
        "Ines Halvorsen - 03 ABR 2023",
        "June 11, 2023 10:22 pm - INES HALVORSEN",
        "INES HALVORSEN Published March 2, 2023",
        "By Ines Halvorsen, Wednesday, 20 November 2019",
    ],
)
def test_a_name_beside_the_date_makes_no_date_line(line: str):
    """It is the byline's."""
    assert read_date_line(line, 0, len(line)) is None
