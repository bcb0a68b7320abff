"""What an article sets apart by signs or blanks: items of lists, quotations, tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import List, Paragraph, Preformatted, Quote, plain_text
from converter_news.blocks import blocks

HEAD = "Old pier is closed to vans\n\nBy Ada Kell\n\n"
FIRST = (
    "The harbour board of Skerra voted on Tuesday to close the old pier, after two planks gave way under a van."
)
LAST = "Repairs will take until the spring, the engineer told a meeting of residents, and cost some 40,000 crowns."
TABLE = "  Month     Ships   Passengers\n  January      12        1,204\n  February      9          803"


def around(middle: str) -> str:
    return f"{HEAD}{FIRST}\n\n{middle}\n\n{LAST}\n"


def shapes(document) -> list[tuple[str, list[tuple[str | None, str]]]]:
    """Each block of the body, with the labels and the words in it."""
    found = []
    for block in document.body:
        match block:
            case List():
                held = block.items
            case Quote():
                held = block.blocks
            case Paragraph():
                held = (block,)
            case Preformatted():
                found.append(("Preformatted", [(None, block.text)]))
                continue
        words = [(one.label.value if one.label else None, plain_text(one.inlines)) for one in held]
        found.append((type(block).__name__, words))
    return found


@pytest.mark.parametrize(
    ("printed", "labels"),
    [
        ("1. {}\n2. {}\n3. {}", ["1", "2", "3"]),
        ("1) {}\n\n2) {}\n\n3) {}", ["1", "2", "3"]),
        ("(7) {}\n(8) {}\n(9) {}", ["7", "8", "9"]),
        ("(a) {}\n(b) {}\n(c) {}", ["a", "b", "c"]),
        ("-- {}\n\n-- {}\n\n-- {}", ["--", "--", "--"]),
        ("_ {}\n\n_ {}\n\n_ {}", ["_", "_", "_"]),
        ("• {}\n• {}\n• {}", ["•", "•", "•"]),
    ],
)
def test_items_that_follow_each_other_are_a_list(article, printed, labels):
    """The same bullet, or one number after the other in one form; sentences and lines alike."""
    items = ["Close the pier", "A fence is set up by Friday, the board said.", "Take the planks away"]
    first, listed, last = shapes(article(around(printed.format(*items))))

    assert first[0] == last[0] == "Paragraph"
    assert listed == ("List", list(zip(labels, items, strict=True)))


@pytest.mark.parametrize(
    "printed",
    [
        "1. The pier is closed.\n\n3. Nobody walks on it.",
        "1. The pier is closed.\n\n2) Nobody walks on it.",
        "1. The pier is closed.\n\nNobody walks on it.\n\n2. That is all of it.",
        "1986 was a good year.\n\n1987 was a better one.",
        "3.5 metres is the depth.\n\n4.5 metres is the height.",
        "• The pier is closed.\n\n- Nobody walks on it.",
    ],
)
def test_numbers_that_do_not_follow_each_other_are_no_list(article, printed):
    """A number alone may begin a paragraph."""
    assert {kind for kind, _ in shapes(article(around(printed)))} == {"Paragraph"}


def test_lines_behind_arrows_are_a_quotation(article):
    """The signs are markup; an empty line among them parts two paragraphs."""
    document = article(
        around("> We regret to say that the pier cannot be used until the spring.\n>\n> We thank all residents.")
    )
    words = ["We regret to say that the pier cannot be used until the spring.", "We thank all residents."]

    assert shapes(document)[1] == ("Quote", [(None, one) for one in words])
    assert [one.name for one in document.segments].count("markup") == 2


def test_a_quoted_line_that_ends_like_no_sentence_goes_on_in_the_next(article):
    """Wrapped lines are one paragraph, with the sign between them left out; ``\\r\\n`` ends lines as well."""
    quoted = "> We regret to say that the pier cannot be used\n> until the spring, and that nobody may walk on it."
    for text in (around(quoted), around(quoted).replace("\n", "\r\n")):
        ((_, words),) = shapes(article(text))[1][1]

        assert (
            words
            == "We regret to say that the pier cannot be used until the spring, and that nobody may walk on it."
        )


def test_arrows_of_a_page_lead_to_other_articles(article):
    """In the copy of a page a line behind an arrow that is no sentence is a link."""
    page = (
        around("> Ferries wait for calmer water\n> The mill is for sale")
        + "\nRelated Articles\n\nPrint this article\n"
    )

    assert {kind for kind, _ in shapes(article(page))} == {"Paragraph"}


def test_a_paragraph_that_is_set_in_by_itself_is_a_quotation(article):
    """Where no other paragraph is; where all are, it is how this text sets paragraphs."""
    quoted = "We regret to say that the pier cannot be used until further notice. Nobody may walk on it."

    assert shapes(article(around(f"{LAST}\n\n    {quoted}")))[2] == ("Quote", [(None, quoted)])
    assert shapes(article(around(quoted)))[1] == ("Paragraph", [(None, quoted)])
    assert shapes(article(f"{HEAD}    {FIRST}\n\n    {quoted}\n\n    {LAST}\n"))[1][0] == "Paragraph"


@pytest.mark.parametrize(
    "table",
    [
        TABLE,
        "Month\tShips\nJanuary\t12\nFebruary\t9",
        "| Month | Ships |\n| --- | --- |\n| January | 12 |",
    ],
)
def test_a_table_keeps_its_blanks(article, table):
    """Three lines or more with gaps between their cells, as they are printed."""
    assert shapes(article(around(table)))[1] == ("Preformatted", [(None, table)])
    assert shapes(article(around(table).replace("\n", "\r\n")))[1] == ("Preformatted", [(None, table)])


def test_a_table_below_the_head_keeps_the_blanks_before_it(article):
    """They are the table's, and not the byline's."""
    assert shapes(article(f"{HEAD}{TABLE}\n\n{FIRST}\n\n{LAST}\n"))[0] == ("Preformatted", [(None, TABLE)])


def test_a_table_is_no_headline(article):
    """The line above it is, and a note in brackets below that is none."""
    document = article(f"HARBOUR DUES AND TOLLS ESTIMATE FOR April  6\n    (in crowns)\n{TABLE}\n Reuter\n")

    assert document.metadata.title.value == "HARBOUR DUES AND TOLLS ESTIMATE FOR April 6"
    assert shapes(document)[-1] == ("Preformatted", [(None, TABLE)])


def test_a_report_of_short_lines_is_wrapped_where_nearly_all_are_set_in(article):
    """A wire sets each figure of a report on a line of its own, and wraps the notes below them."""
    text = (
        "PIER TRUST 4TH QTR NET\n    SKERRA, March 6 -\n    Shr 22 cts vs 31 cts\n    Net 1,200,000 vs 1,700,000\n"
        "    Revs 12.1 mln vs 11.4 mln\n    Avg shrs 5,454,545 vs 5,483,870\n    Year\n    Shr 81 cts vs 92 cts\n"
        "    Net 4.4 mln vs 5.0 mln\n    Revs 48.0 mln vs 47.1 mln\n    Avg shrs 5,432,098 vs 5,434,782\n"
        "    NOTE: Excludes a gain of 200,000 dlrs in the quarter from the\n"
        "sale of a crane, and a loss of 100,000 dlrs in the year from\n"
        "planks that gave way.\n"
        "    Includes the harbour of Port Ansel, acquired on June 30, 1986,\n"
        "and the mill.\n Reuter\n"
    )
    words = [plain_text(block.inlines) for block in article(text).body]

    assert words[-1] == "Includes the harbour of Port Ansel, acquired on June 30, 1986, and the mill."
    assert words[:2] == ["Shr 22 cts vs 31 cts", "Net 1,200,000 vs 1,700,000"]
    assert len(words) == 11


@given(
    st.lists(
        st.sampled_from([">", "> a b", ">c.", "1. d", "2. e", "- f", "g\t1", "    h   2", "| i |", "", FIRST]),
        max_size=25,
    )
)
def test_any_order_of_such_lines_is_read_soundly(article, lines):
    """Nothing is lost, and nothing stands twice: the fixture proves it."""
    article("\n".join([HEAD, *lines, LAST]))


@given(st.text(alphabet=">|\t -•1.a\n", max_size=60))
def test_every_visible_character_lies_in_one_block(text):
    """Whatever the signs."""
    assert "".join("".join(block.text for block in blocks(text)).split()) == "".join(text.split())
