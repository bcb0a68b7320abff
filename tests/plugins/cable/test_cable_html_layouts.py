"""Web pages with a telegram: how else they are laid out, which are claimed, and which are refused."""

from __future__ import annotations

import pytest

from converter import Confidence, Reader, ReadError, Source, read
from converter_cable import CABLE, CABLE_HTML, WIKI_CABLE


def confidence(reader: Reader, text: str) -> Confidence | None:
    detection = reader.detect(Source("drawn", text, "utf-8", ""))
    return detection and detection.confidence


@pytest.mark.parametrize(
    "content",
    [
        "{table}<pre>{header}\n\n{head}\n\n{body}</pre>",
        "{table}<h2>Header</h2><pre>{header}</pre><h2>Text</h2><pre>{head}\n\n{body}</pre>",
        "{table_in_capitals}<PRE>{header}</PRE><PRE CLASS=body>{head}\n\n{body}",
        (
            "<table><tr><th>Reference ID</th><th>Date</th><th>Classification</th><th>Origin</th></tr>\n<tr>"
            "<td>07PORTSELWYN412</td><td>2007-05-09 14:05</td><td>CONFIDENTIAL</td><td>Embassy Port Selwyn</td></tr>"
            "</table>{blocks}"
        ),
        (
            "<p><b>Reference ID:</b> 07PORTSELWYN412<br><b>Created:</b> 2007-05-09 14:05<br><b>Classification:</b> "
            "CONFIDENTIAL<br><b>Origin:</b> Embassy Port Selwyn</p>{blocks}"
        ),
        (
            "<dl><dt>Identifier</dt><dd>07PORTSELWYN412</dd><dt>Date</dt><dd>2007-05-09 14:05</dd><dt>Origin</dt>"
            "<dd>Embassy Port Selwyn</dd><dt>Classification</dt><dd>CONFIDENTIAL</dd></dl>{blocks}"
        ),
        (
            "<p>Reference ID: 07PORTSELWYN412<br>Created: 2007-05-09 14:05<br>Origin: Embassy Port Selwyn<br>"
            "Classification: CONFIDENTIAL</p>{blocks}"
        ),
    ],
    ids=["one block", "headings", "capitals", "older table", "labels in bold", "list", "labels in lines"],
)
def test_layouts(html, content: str, catalogue, paragraphs, viewer) -> None:
    """However the page is laid out, it is known for sure and says the same."""
    found = html(content)

    assert confidence(CABLE_HTML, viewer.page(content)) is Confidence.CERTAIN
    assert paragraphs(found) == viewer.paragraphs
    assert catalogue(found).identifier.value.upper() == "07PORTSELWYN412"
    assert catalogue(found).created.value == "2007-05-09 14:05"
    assert found.metadata.identifiers[0].value.value == "07PORTSELWYN412"
    assert found.metadata.restrictions[0].level.value == "confidential"


@pytest.mark.parametrize(
    "content",
    [
        "<div><p>{0}</p><p>{1}</p></div><div>Comments: none</div>",
        "<table><tr><td>{0}<br>\n{1}</td></tr></table>Comments: none",
        "<div><div>{0}</div><div>{1}</div></div>Comments: none",
    ],
    ids=["paragraphs", "cell", "divisions"],
)
def test_text_without_preformatted_blocks(html, content: str, paragraphs, named, viewer) -> None:
    """A telegram whose lines are ended by tags is read up to the end of the element that holds it."""
    text = f"{viewer.head}\n\n{viewer.body}".replace("\n", "<br />\n")
    content = viewer.table + content.format(viewer.header.replace("\n", "<br>\n"), text)

    found = html(content)

    assert confidence(CABLE_HTML, viewer.page(content)) is Confidence.LIKELY
    assert paragraphs(found) == viewer.paragraphs
    assert "Comments: none" in "".join(named(found, "site-frame"))


def test_only_the_first_telegram_of_a_page(html, paragraphs, named, viewer) -> None:
    """A second catalogue begins another page."""
    other = viewer.table.replace("412", "413") + viewer.blocks.replace("412", "413")

    found = html(viewer.table + viewer.blocks + other)

    assert paragraphs(found) == viewer.paragraphs
    assert "07PORTSELWYN413" in named(found, "site-frame")[-1]


def test_what_a_page_hides(html, paragraphs, viewer) -> None:
    """Scripts and comments are never text, wherever they stand."""
    hidden = "<!-- <pre>not this</pre> --><script>'<pre>nor this</pre>'</script>"

    found = html(hidden + viewer.table + hidden + viewer.blocks.replace("2. (C)", f"2. (C){hidden}"))

    assert paragraphs(found) == viewer.paragraphs


def test_evidence_stands_in_the_page(viewer) -> None:
    """Each mark is cited from the page itself."""
    evidence = {
        one.mark: one.span.of(viewer.page())
        for one in CABLE_HTML.detect(Source("drawn", viewer.page(), "utf-8", "")).evidence
    }

    assert evidence["start of message"] == "VZCZCXYZ0031"
    assert evidence["classification line"] == "C O N F I D E N T I A L PORT SELWYN 000412"
    assert evidence["catalogue label"] == "Origin"


@pytest.mark.parametrize("reader", [CABLE, WIKI_CABLE], ids=lambda one: one.name)
@pytest.mark.parametrize("content", ["{table}{blocks}", "{blocks}"], ids=["catalogue", "none"])
def test_pages_are_not_claimed_by_others(reader: Reader, content: str, viewer) -> None:
    """The readers of plain text leave a page alone."""
    assert confidence(reader, viewer.page(content)) is None
    assert confidence(reader, "\n\ufeff " + viewer.page(content)) is None


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("{blocks}", Confidence.POSSIBLE),
        ("{table}<pre>print('hello')</pre>", Confidence.POSSIBLE),
        ("{table}<p>An article about it, with no telegram.</p>", None),
        ("<p>S E C R E T is a word of cables, and so is SIPDIS.</p><pre>make install</pre>", None),
        ("<h1>News</h1><p>The embassy wrote home.</p>", None),
    ],
    ids=["no catalogue", "no telegram", "no block", "other block", "news"],
)
def test_what_is_no_page_of_a_telegram(viewer, content: str, expected: Confidence | None) -> None:
    """Without catalogue or telegram it is possible at most."""
    assert confidence(CABLE_HTML, viewer.page(content)) is expected


@pytest.mark.parametrize("before", ["", "<<142612>>\n"], ids=["raw", "record in angle brackets"])
def test_what_is_no_page(telegram, before: str) -> None:
    """A telegram without markup is none."""
    assert confidence(CABLE_HTML, f"{before}{telegram.header}{telegram.head}\n1. (C) Nothing happened.\n") is None


@pytest.mark.parametrize("declared", ['<?xml version="1.0" encoding="UTF-8"?>\n', "\ufeff<?xml version='1.0'?>"])
def test_xml_that_is_no_page(viewer, declared: str) -> None:
    """Other XML may hold the same, as our own TEI does; XHTML is a page."""
    page = viewer.page("{table}{blocks}").partition("<html")[2].rpartition("</html>")[0]

    assert confidence(CABLE_HTML, f"{declared}<html{page}</html>") is Confidence.CERTAIN
    assert confidence(CABLE_HTML, f"{declared}<!DOCTYPE html>\n<html{page}</html>") is Confidence.CERTAIN
    assert confidence(CABLE_HTML, f"{declared}<TEI{page}</TEI>") is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<p>Nothing</p>", "no page with a telegram"),
        ("{table}<pre>print('hello')</pre>", "this is no telegram"),
        ("<pre></pre>", "no page with a telegram|nothing but blanks|this is no telegram"),
    ],
)
def test_refusals(viewer, content: str, reason: str) -> None:
    """A page without a telegram is refused, at a place that lies in the page."""
    page = viewer.page(content)

    with pytest.raises(ReadError, match=reason) as caught:
        read(Source("drawn", page, "utf-8", ""), CABLE_HTML)

    assert 0 <= caught.value.offset <= len(page)


@pytest.mark.parametrize(
    "part",
    [
        "<",
        "<pre>",
        "<pre>x</pre>",
        "<a ='",
        "<!--",
        "{table}",
        "<div>",
        "<h1>07PARIS1,",
        "&#x000A;",
        ">Reference ID",
        "¶<b>",
    ],
)
@pytest.mark.parametrize("before", ["", "<html>{table}", "<html>{table}<pre>{header}\n{head}\n\n"])
def test_hostile_pages_end(viewer, before: str, part: str) -> None:
    """A quarter of a megabyte of anything, in any state of the reading, takes linear time; sound or refused."""
    before, part = viewer.filled(before), viewer.filled(part)
    source = Source("drawn", before + part * (250_000 // len(part)), "utf-8", "")
    CABLE_HTML.detect(source)
    offset = None
    try:
        read(source, CABLE_HTML)
    except ReadError as error:
        offset = error.offset

    assert offset is None or 0 <= offset <= len(source.text)
