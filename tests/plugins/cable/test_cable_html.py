"""Telegrams on web pages: layouts, detection, and that everything of the page is accounted for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from converter import Confidence, Document, Reader, ReadError, Role, Source, leaves, plain_text, read
from converter_cable import CABLE, CABLE_HTML, WIKI_CABLE
from converter_cable.transmission import Catalogue

HEADER = """\
VZCZCXYZ0031
OO RUEHWEB
DE RUEHPS #0412 1291405
ZNR UUUUU ZZH
O 091405Z MAY 07
FM AMEMBASSY PORT SELWYN
TO RUEHC/SECSTATE WASHDC IMMEDIATE 2207"""
HEAD = """\
C O N F I D E N T I A L PORT SELWYN 000412

SIPDIS

E.O. 12958: DECL: 05/08/2017
TAGS: PREL EAGR PZ
SUBJECT: A TELEGRAM FOR A TEST

Classified By: Ambassador Tunde Oyelaran. Reasons 1.4 (b) and (d)."""
BODY = """\
1. (C) Nothing happened, and &quot;nobody&quot; was
there.

2. (C) Comment: It was quiet.
OYELARAN"""
TABLE = """\
<table class='cable'>
<tr><th>Reference ID</th><th>Created</th><th>Released</th><th>Classification</th><th>Origin</th></tr>
<tr><td><a href='x'>07PORTSELWYN412</a></td><td>2007-05-09 14:05</td><td>2011-08-30 01:44</td>
<td>CONFIDENTIAL</td><td>Embassy Port Selwyn</td></tr>
</table>
"""
BLOCKS = f"<code><pre>{HEADER}</pre></code>\n<code><pre>{HEAD}\n\n{BODY}</pre></code>\n"
PARAGRAPHS = ['Nothing happened, and "nobody" was there.', "Comment: It was quiet."]


def page(content: str = TABLE + BLOCKS) -> str:
    return (
        f"<!DOCTYPE html>\n<html><head><title>Viewer</title></head>\n<body>{content}<p>Imprint</p></body></html>\n"
    )


def source_of(text: str) -> Source:
    return Source("drawn", text, "utf-8", "")


@pytest.fixture
def html() -> Callable[..., Document]:
    """The record of a page with some content, or a plain one; proved sound."""

    def make(content: str = TABLE + BLOCKS) -> Document:
        return read(source_of(page(content)), CABLE_HTML)

    return make


def confidence(reader: Reader, text: str) -> Confidence | None:
    detection = reader.detect(source_of(text))
    return detection and detection.confidence


def catalogue(document: Document) -> Catalogue:
    [found] = [one for one in document.metadata.extensions if isinstance(one, Catalogue)]
    return found


def named(document: Document, name: str) -> list[str]:
    """What the segments of one name hold."""
    return [one.span.of(document.source.text) for one in document.segments if one.name == name]


def paragraphs(document: Document) -> list[str]:
    return [plain_text(block.inlines) for block in document.body]


# What it reads ---------------------------------------------------------------------------------------------------


def test_telegram_is_read_as_the_raw_one(html) -> None:
    """Header, head and body say what they say without a page around them."""
    raw = read(source_of(f"{HEADER}\n{HEAD}\n\n{BODY}".replace("&quot;", '"')), CABLE)

    found = html()

    assert paragraphs(found) == paragraphs(raw) == PARAGRAPHS
    assert [one.name and one.name.value for one in found.metadata.agents] == [
        one.name and one.name.value for one in raw.metadata.agents
    ]
    assert found.metadata.title.value == raw.metadata.title.value
    assert found.format == "cable-html"


def test_table_is_the_catalogue(html) -> None:
    """The values of the second row go to the labels of the first."""
    found = catalogue(html())

    assert [
        one and one.value
        for one in (found.identifier, found.created, found.released, found.classification, found.origin)
    ] == ["07PORTSELWYN412", "2007-05-09 14:05", "2011-08-30 01:44", "CONFIDENTIAL", "Embassy Port Selwyn"]


def test_release_is_an_event(html) -> None:
    """When the page was published is an event; its zone is not printed."""
    [event] = [one for one in html().metadata.events if one.kind == "published"]

    assert event.when == datetime(2011, 8, 30, 1, 44, tzinfo=UTC)
    assert event.inferred
    assert event.text.span.of(page()) == "2011-08-30 01:44"


def test_minutes_that_repeat_the_hour_say_nothing(html) -> None:
    """Where a page prints the hour again for the minutes, only the day is taken, and the hour compared."""
    found = html(TABLE.replace("2007-05-09 14:05", "2007-05-09 14:02").replace("01:44", "01:01") + BLOCKS)

    dates = {one.kind: one.when for one in found.metadata.events if not one.inferred}
    assert (dates["created"], dates["published"]) == (date(2007, 5, 9), date(2011, 8, 30))
    assert found.notices == ()


def test_another_hour_is_noticed(html) -> None:
    """The hour is compared all the same."""
    found = html(TABLE.replace("2007-05-09 14:05", "2007-05-09 15:03") + BLOCKS)

    assert [one.code for one in found.notices] == ["created-differs"]


def test_contradictions_are_noticed(html) -> None:
    """The catalogue and the telegram are compared as on any catalogue page."""
    found = html(TABLE.replace("07PORTSELWYN412", "07PORTSELWYN421") + BLOCKS)

    assert [(one.code, one.span.of(found.source.text)) for one in found.notices] == [
        ("identifier-differs", "07PORTSELWYN421")
    ]


def test_heading_gives_the_title(html) -> None:
    """Number and title above the table; the title may be the first line of the subject only."""
    heading = "<h3>Viewing cable 07PORTSELWYN412, A TELEGRAM &#70;OR</h3><div>How to read it</div>"

    found = html(heading + TABLE + BLOCKS)

    assert catalogue(found).title.value == "A TELEGRAM FOR"
    assert catalogue(found).title.span.of(found.source.text) == "A TELEGRAM &#70;OR"
    assert found.notices == ()


@pytest.mark.parametrize("number", ["07PORTSELWYN412-2", "07SECTION02OF02PORTSELWYN412"])
def test_numbers_that_are_ill_formed(html, number: str) -> None:
    """What a catalogue prints for a number is kept as it is, and contradicts the message."""
    found = html(TABLE.replace("07PORTSELWYN412", number) + BLOCKS)

    assert catalogue(found).identifier.value == number
    assert found.metadata.identifiers[0].value.value == "07PORTSELWYN412"
    assert [one.code for one in found.notices] == ["identifier-differs"]


def test_links_to_articles(html) -> None:
    """A row that names articles is furniture of its own name."""
    row = "<tr><td>Appears in these articles:<br /><a href='x'>http://example.org/1</a></td></tr></table>"

    found = html(TABLE.replace("</table>", row) + BLOCKS)

    assert named(found, "related-links") == ["Appears in these articles:", "http://example.org/1"]


# Where it stands -------------------------------------------------------------------------------------------------


def test_leaf_text_has_references_resolved(html) -> None:
    """The place of a text in the page holds the references, its text what they stand for."""
    found = html()
    [leaf] = [one for one in leaves(found.body) if getattr(one, "text", "") == PARAGRAPHS[0]]

    assert leaf.span.of(found.source.text) == "Nothing happened, and &quot;nobody&quot; was\nthere."


def test_links_in_the_text_are_markup(html) -> None:
    """Tags within a leaf are in its place, the sign that links to a paragraph is not the paragraph's."""
    linked = BLOCKS.replace("2. (C) Com", "<a id='par2' href='#par2'>¶</a>2. (C) <b>Com</b>")

    found = html(TABLE + linked)

    label = found.body[1].label
    assert (label.value, label.span.of(found.source.text)) == ("2", "2.")
    assert paragraphs(found) == PARAGRAPHS
    assert [words.strip() for words in named(found, "markup")[-2:]] == ["<a id='par2' href='#par2'>¶</a>", "<b>"]


def test_the_rest_is_the_frame_of_the_site(html) -> None:
    """What stands before the catalogue and after the telegram is furniture."""
    found = html()

    frame = named(found, "site-frame")
    assert frame[0].startswith("<!DOCTYPE html>")
    assert frame[-1].endswith("<p>Imprint</p></body></html>\n")
    assert len(frame) == 2
    assert [one.name for one in found.segments if one.role is Role.BODY] == ["text"] * named(
        found, "text"
    ).__len__()


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
def test_line_ends_of_a_block(html, old: str, new: str) -> None:
    """Lines end as they please: by characters, by references, by tags."""
    blocks = f"<pre>{HEADER.replace(old, new)}</pre><pre>{f'{HEAD}{old}{old}{BODY}'.replace(old, new)}</pre>"

    found = html(TABLE + blocks)

    assert paragraphs(found) == PARAGRAPHS
    assert found.metadata.title.value == "A TELEGRAM FOR A TEST"


# Other layouts ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        f"{TABLE}<pre>{HEADER}\n\n{HEAD}\n\n{BODY}</pre>",
        f"{TABLE}<h2>Header</h2><pre>{HEADER}</pre><h2>Text</h2><pre>{HEAD}\n\n{BODY}</pre>",
        f"{TABLE.upper()}<PRE>{HEADER}</PRE><PRE CLASS=body>{HEAD}\n\n{BODY}",
        TABLE.replace("Created", "Date").replace("<th>Released</th>", "").replace("<td>2011-08-30 01:44</td>", "")
        + BLOCKS,
        (
            "<p><b>Reference ID:</b> 07PORTSELWYN412<br><b>Created:</b> 2007-05-09 14:05<br><b>Classification:</b> "
            f"CONFIDENTIAL<br><b>Origin:</b> Embassy Port Selwyn</p>{BLOCKS}"
        ),
        (
            "<dl><dt>Identifier</dt><dd>07PORTSELWYN412</dd><dt>Date</dt><dd>2007-05-09 14:05</dd><dt>Origin</dt>"
            f"<dd>Embassy Port Selwyn</dd><dt>Classification</dt><dd>CONFIDENTIAL</dd></dl>{BLOCKS}"
        ),
        (
            "<p>Reference ID: 07PORTSELWYN412<br>Created: 2007-05-09 14:05<br>Origin: Embassy Port Selwyn<br>"
            f"Classification: CONFIDENTIAL</p>{BLOCKS}"
        ),
    ],
    ids=["one block", "headings", "capitals", "older table", "labels in bold", "list", "labels in lines"],
)
def test_layouts(html, content: str) -> None:
    """However the page is laid out, it is known for sure and says the same."""
    found = html(content)

    assert confidence(CABLE_HTML, page(content)) is Confidence.CERTAIN
    assert paragraphs(found) == PARAGRAPHS
    assert catalogue(found).identifier.value.upper() == "07PORTSELWYN412"
    assert catalogue(found).created.value == "2007-05-09 14:05"
    assert found.metadata.identifiers[0].value.value == "07PORTSELWYN412"
    assert found.metadata.restrictions[0].level.value == "confidential"


@pytest.mark.parametrize(
    "content",
    [
        "<div><p>{}</p><p>{}</p></div><div>Comments: none</div>",
        "<table><tr><td>{}<br>\n{}</td></tr></table>Comments: none",
        "<div><div>{}</div><div>{}</div></div>Comments: none",
    ],
    ids=["paragraphs", "cell", "divisions"],
)
def test_text_without_preformatted_blocks(html, content: str) -> None:
    """A telegram whose lines are ended by tags is read up to the end of the element that holds it."""
    text = f"{HEAD}\n\n{BODY}".replace("\n", "<br />\n")
    content = TABLE + content.format(HEADER.replace("\n", "<br>\n"), text)

    found = html(content)

    assert confidence(CABLE_HTML, page(content)) is Confidence.LIKELY
    assert paragraphs(found) == PARAGRAPHS
    assert "Comments: none" in "".join(named(found, "site-frame"))


def test_only_the_first_telegram_of_a_page(html) -> None:
    """A second catalogue begins another page."""
    other = TABLE.replace("412", "413") + BLOCKS.replace("412", "413")

    found = html(TABLE + BLOCKS + other)

    assert paragraphs(found) == PARAGRAPHS
    assert "07PORTSELWYN413" in named(found, "site-frame")[-1]


def test_what_a_page_hides(html) -> None:
    """Scripts and comments are never text, wherever they stand."""
    hidden = "<!-- <pre>not this</pre> --><script>'<pre>nor this</pre>'</script>"

    found = html(hidden + TABLE + hidden + BLOCKS.replace("2. (C)", f"2. (C){hidden}"))

    assert paragraphs(found) == PARAGRAPHS


# Detection -------------------------------------------------------------------------------------------------------


def test_evidence_stands_in_the_page() -> None:
    """Each mark is cited from the page itself."""
    evidence = {one.mark: one.span.of(page()) for one in CABLE_HTML.detect(source_of(page())).evidence}

    assert evidence["start of message"] == "VZCZCXYZ0031"
    assert evidence["classification line"] == "C O N F I D E N T I A L PORT SELWYN 000412"
    assert evidence["catalogue label"] == "Origin"


@pytest.mark.parametrize("reader", [CABLE, WIKI_CABLE], ids=lambda one: one.name)
@pytest.mark.parametrize("content", [TABLE + BLOCKS, BLOCKS], ids=["catalogue", "none"])
def test_pages_are_not_claimed_by_others(reader: Reader, content: str) -> None:
    """The readers of plain text leave a page alone."""
    assert confidence(reader, page(content)) is None
    assert confidence(reader, "\n\ufeff " + page(content)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page(BLOCKS), Confidence.POSSIBLE),
        (page(TABLE + "<pre>print('hello')</pre>"), Confidence.POSSIBLE),
        (page(TABLE + "<p>An article about it, with no telegram.</p>"), None),
        (page("<p>S E C R E T is a word of cables, and so is SIPDIS.</p><pre>make install</pre>"), None),
        (page("<h1>News</h1><p>The embassy wrote home.</p>"), None),
        (f"{HEADER}\n{HEAD}\n\n{BODY}", None),
        (f"<<142612>>\n{HEADER}\n{HEAD}\n\n{BODY}", None),
    ],
    ids=["no catalogue", "no telegram", "no block", "other block", "news", "raw", "record in angle brackets"],
)
def test_what_is_no_page_of_a_telegram(text: str, expected: Confidence | None) -> None:
    """Without catalogue or telegram it is possible at most; what is no page is none."""
    assert confidence(CABLE_HTML, text) is expected


# What cannot be read ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<p>Nothing</p>", "no page with a telegram"),
        (f"{TABLE}<pre>print('hello')</pre>", "this is no telegram"),
        ("<pre></pre>", "no page with a telegram|nothing but blanks|this is no telegram"),
    ],
)
def test_refusals(content: str, reason: str) -> None:
    """A page without a telegram is refused, at a place that lies in the page."""
    with pytest.raises(ReadError, match=reason) as caught:
        read(source_of(page(content)), CABLE_HTML)

    assert 0 <= caught.value.offset <= len(page(content))


@pytest.mark.parametrize(
    "part",
    [
        "<",
        "<pre>",
        "<pre>x</pre>",
        "<a ='",
        "<!--",
        TABLE,
        "<div>",
        "<h1>07PARIS1,",
        "&#x000A;",
        ">Reference ID",
        "¶<b>",
    ],
)
@pytest.mark.parametrize(
    "before", ["", "<html>" + TABLE, "<html>" + TABLE + "<pre>" + HEADER + "\n" + HEAD + "\n\n"]
)
def test_hostile_pages_end(before: str, part: str) -> None:
    """A quarter of a megabyte of anything, in any state of the reading, takes linear time; sound or refused."""
    source = source_of(before + part * (250_000 // len(part)))
    CABLE_HTML.detect(source)
    offset = None
    try:
        read(source, CABLE_HTML)
    except ReadError as error:
        offset = error.offset

    assert offset is None or 0 <= offset <= len(source.text)
