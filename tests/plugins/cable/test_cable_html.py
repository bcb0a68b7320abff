"""Telegrams on web pages: what the page says of them, and that everything of it is accounted for."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from converter import Role, Source, leaves, read
from converter_cable import CABLE


def test_telegram_is_read_as_the_raw_one(html, paragraphs, viewer) -> None:
    """Header, head and body say what they say without a page around them."""
    raw = read(
        Source("drawn", f"{viewer.header}\n{viewer.head}\n\n{viewer.body}".replace("&quot;", '"'), "utf-8", ""),
        CABLE,
    )

    found = html()

    assert paragraphs(found) == paragraphs(raw) == viewer.paragraphs
    assert [one.name and one.name.value for one in found.metadata.agents] == [
        one.name and one.name.value for one in raw.metadata.agents
    ]
    assert found.metadata.title.value == raw.metadata.title.value
    assert found.format == "cable-html"


def test_table_is_the_catalogue(html, catalogue) -> None:
    """The values of the second row go to the labels of the first."""
    found = catalogue(html())

    assert [
        one and one.value
        for one in (found.identifier, found.created, found.released, found.classification, found.origin)
    ] == ["07PORTSELWYN412", "2007-05-09 14:05", "2011-08-30 01:44", "CONFIDENTIAL", "Embassy Port Selwyn"]


def test_release_is_an_event(html, viewer) -> None:
    """When the page was published is an event; its zone is not printed."""
    [event] = [one for one in html().metadata.events if one.kind == "published"]

    assert event.when == datetime(2011, 8, 30, 1, 44, tzinfo=UTC)
    assert event.inferred
    assert event.text.span.of(viewer.page()) == "2011-08-30 01:44"


def test_minutes_that_repeat_the_hour_say_nothing(html, viewer) -> None:
    """Where a page prints the hour again for the minutes, only the day is taken, and the hour compared."""
    found = html(
        viewer.table.replace("2007-05-09 14:05", "2007-05-09 14:02").replace("01:44", "01:01") + viewer.blocks
    )

    dates = {one.kind: one.when for one in found.metadata.events if not one.inferred}
    assert (dates["created"], dates["published"]) == (date(2007, 5, 9), date(2011, 8, 30))
    assert found.notices == ()


def test_another_hour_is_noticed(html, viewer) -> None:
    """The hour is compared all the same."""
    found = html(viewer.table.replace("2007-05-09 14:05", "2007-05-09 15:03") + viewer.blocks)

    assert [one.code for one in found.notices] == ["created-differs"]


def test_contradictions_are_noticed(html, viewer) -> None:
    """The catalogue and the telegram are compared as on any catalogue page."""
    found = html(viewer.table.replace("07PORTSELWYN412", "07PORTSELWYN421") + viewer.blocks)

    assert [(one.code, one.span.of(found.source.text)) for one in found.notices] == [
        ("identifier-differs", "07PORTSELWYN421")
    ]


def test_heading_gives_the_title(html, catalogue, viewer) -> None:
    """Number and title above the table; the title may be the first line of the subject only."""
    heading = "<h3>Viewing cable 07PORTSELWYN412, A TELEGRAM &#70;OR</h3><div>How to read it</div>"

    found = html(heading + viewer.table + viewer.blocks)

    assert catalogue(found).title.value == "A TELEGRAM FOR"
    assert catalogue(found).title.span.of(found.source.text) == "A TELEGRAM &#70;OR"
    assert found.notices == ()


@pytest.mark.parametrize("number", ["07PORTSELWYN412-2", "07SECTION02OF02PORTSELWYN412"])
def test_numbers_that_are_ill_formed(html, number: str, catalogue, viewer) -> None:
    """What a catalogue prints for a number is kept as it is, and contradicts the message."""
    found = html(viewer.table.replace("07PORTSELWYN412", number) + viewer.blocks)

    assert catalogue(found).identifier.value == number
    assert found.metadata.identifiers[0].value.value == "07PORTSELWYN412"
    assert [one.code for one in found.notices] == ["identifier-differs"]


def test_links_to_articles(html, named, viewer) -> None:
    """A row that names articles is furniture of its own name."""
    row = "<tr><td>Appears in these articles:<br /><a href='x'>http://example.org/1</a></td></tr></table>"

    found = html(viewer.table.replace("</table>", row) + viewer.blocks)

    assert named(found, "related-links") == ["Appears in these articles:", "http://example.org/1"]


def test_leaf_text_has_references_resolved(html, viewer) -> None:
    """The place of a text in the page holds the references, its text what they stand for."""
    found = html()
    [leaf] = [one for one in leaves(found.body) if getattr(one, "text", "") == viewer.paragraphs[0]]

    assert leaf.span.of(found.source.text) == "Nothing happened, and &quot;nobody&quot; was\nthere."


def test_links_in_the_text_are_markup(html, paragraphs, named, viewer) -> None:
    """Tags within a leaf are in its place, the sign that links to a paragraph is not the paragraph's."""
    linked = viewer.blocks.replace("2. (C) Com", "<a id='par2' href='#par2'>¶</a>2. (C) <b>Com</b>")

    found = html(viewer.table + linked)

    label = found.body[1].label
    assert (label.value, label.span.of(found.source.text)) == ("2", "2.")
    assert paragraphs(found) == viewer.paragraphs
    assert named(found, "markup")[-2:] == ["<a id='par2' href='#par2'>¶</a>", "<b>"]


def test_the_rest_is_the_frame_of_the_site(html, named) -> None:
    """What stands before the catalogue and after the telegram is furniture."""
    found = html()

    frame = named(found, "site-frame")
    assert frame[0].startswith("<!DOCTYPE html>")
    assert frame[-1].endswith("<p>Imprint</p></body></html>")
    assert len(frame) == 2
    assert [one.name for one in found.segments if one.role is Role.BODY] == ["text"] * len(named(found, "text"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "&#x000A;"),
        ("\n", "&#10;"),
        ("\n", "\r\n"),
        ("\n", "<br/>"),
        ("\n", "<BR>\n"),
    ],
    ids=["hexadecimal", "decimal", "CRLF", "tags", "tags and line ends"],
)
def test_line_ends_of_a_block(html, old: str, new: str, paragraphs, viewer) -> None:
    """Lines end as they please: by characters, by references, by tags."""
    blocks = f"<pre>{viewer.header.replace(old, new)}</pre><pre>{f'{viewer.head}{old}{old}{viewer.body}'.replace(old, new)}</pre>"

    found = html(viewer.table + blocks)

    assert paragraphs(found) == viewer.paragraphs
    assert found.metadata.title.value == "A TELEGRAM FOR A TEST"
