"""What becomes of a page: its article, and all that stands round it."""

from __future__ import annotations

import socket
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import Emphasis, Link, List, Paragraph, Quote, ReadError, Role, Text, plain_text

pytest.importorskip("trafilatura", reason="the extra `html` is not installed")

FOURTH = (
    "The mayor of Port Ansel said that she had seen the cracks herself, and that a child could put its hand in."
)


def test_the_text_stands_where_the_page_has_it(shown, page, texts, sentences):
    """Each paragraph has its span in the page, and the tags between are markup."""
    text = page()
    document = shown(text)

    assert texts(document) == list(sentences)
    assert [block.inlines[0].span.of(text) for block in document.body] == [
        sentences[0],
        sentences[1],
        sentences[2],
    ]
    assert "markup" in {one.name for one in document.segments}


def test_a_caption_above_the_text_is_none_of_it(shown, page, prose):
    """By its own words; the date below it is still above the text."""
    above = "<div>FILE PHOTO: The bridge over the Kelda, seen from the ferry at Port Ansel, in winter.</div><p>March 4, 2021</p>"
    document = shown(page(f"<h1>Bridge closed</h1>{above}{prose}"))

    assert document.body[0].role.value == "caption"
    assert [one.when for one in document.metadata.events] == [date(2021, 3, 4)]


def test_escapes_and_references_are_resolved(shown, page, texts, prose, linked_data):
    """In JSON, surrogates in pairs; in the text, names and numbers; each leaf knows its place all the same."""
    linked = linked_data.replace("Bridge closed", r"Bridge \u201cKelda\u201d \ud83c\udf09 closed")
    text = page(f"<h1>Bridge</h1>{prose}".replace("hangers", "hangers &amp; &#8222;stays&#8220;"), linked)
    document = shown(text)

    assert document.metadata.title.value == "Bridge “Kelda” 🌉 closed"
    assert texts(document)[0].endswith("hangers & „stays“.")


def test_entities_of_a_document_type_are_not_expanded(shown, page, texts):
    """They stand in the text as they stand in the page."""
    bomb = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    text = page().replace("<!DOCTYPE html>", f'<!DOCTYPE html [<!ENTITY e0 "boom">{bomb}]>')
    document = shown(text.replace("hangers", "&e9; hangers"))

    assert "&e9; hangers" in texts(document)[0]


def test_no_network_is_asked(shown, monkeypatch, page):
    """Whatever addresses a page names."""

    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    head = '<link rel="canonical" href="http://courier.example/bridge"><link rel=stylesheet href="http://courier.example/x">'

    assert shown(page(head=head)).metadata.identifiers[0].value.value == "http://courier.example/bridge"


def test_what_belongs_to_the_article_below_its_text_is_kept(shown, page, prose):
    """Credits, corrections and copyright lines, by the rules for plain text."""
    below = "<p>Reporting by Nora Idris; Editing by Ada Fenwick</p><p>Correction: It is two hangers.</p><p>Copyright 2021 The Courier</p>"
    document = shown(
        page(f"<article><h1>Bridge closed</h1><div>{prose}</div>{below}</article><footer>Imprint</footer>")
    )

    assert [block.role.value for block in document.body[3:]] == ["credit", "correction", "copyright"]


def test_what_the_page_shows_is_what_a_block_is(shown, page, sentences):
    """Headings are crossheads, items make lists, quotations are quotations, captions have their role."""
    body = (
        f"<article><h1>Bridge closed</h1><figure><img><figcaption>The bridge. Photo: Ines Halvorsen</figcaption></figure>"
        f"<p>{sentences[0]}</p><h2>The ferry</h2><p>{sentences[1]}</p><ul><li>It leaves when it is full of cars.</li>"
        f"<li>It comes back when it is empty again.</li></ul><blockquote><p>We have waited since eight o'clock, said a driver"
        f" of eggs.</p></blockquote><p>{sentences[2]}</p></article>"
    )
    document = shown(page(body))
    kinds = [block.role.value if getattr(block, "role", None) else type(block).__name__ for block in document.body]

    assert kinds == ["caption", "Paragraph", "crosshead", "Paragraph", "List", "Quote", "Paragraph"]
    assert isinstance(document.body[4], List)
    assert isinstance(document.body[5], Quote)


def test_the_rest_of_the_page_is_furniture(shown, page, texts, prose, sentences):
    """Navigation, boxes of other articles, newsletters, the foot."""
    body = (
        f"<nav><a href=a>Home</a> <a href=b>Sport</a></nav><article><h1>Bridge closed</h1>{prose}"
        f'<div class="newsletter"><p>Get our letter every morning, with all that has been closed over night.</p></div></article>'
        f'<div class="related"><h3><a href=c>Tunnel closed as well</a></h3></div><footer>© 2021 The Courier</footer>'
    )
    text = page(body)
    document = shown(text)

    assert texts(document) == list(sentences)
    for words in ("Sport", "every morning", "Tunnel", "© 2021"):
        at = text.index(words)
        [segment] = [one for one in document.segments if one.span.start <= at < one.span.end]
        assert (segment.role, segment.name) == (Role.FURNITURE, "site-frame")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<p></p>",
        "<h1>Bridge closed</h1>",
        "<ul>" + '<li><a href="x">Bridge closed for the whole of the winter</a></li>' * 40 + "</ul>",
        "<form>" + "<label>Name</label><input>" * 30 + "</form>",
    ],
    ids=["nothing", "an empty paragraph", "a headline", "links", "a form"],
)
def test_a_page_without_an_article_is_refused(shown, page, body: str):
    """Front pages, forms and empty pages, and such a piece of markup alone: nothing is guessed."""
    for text in (body, page(body)):
        with pytest.raises(ReadError):
            shown(text)


@pytest.mark.parametrize(
    "noise",
    [
        "<div>" * 3_000,
        "</div>" * 3_000,
        "<b><i><u>" * 1_000,
        "<" * 20_000,
        "&" * 20_000,
        "<!--" * 5_000,
        "<p a='" * 2_000,
        "<script>" + "x" * 20_000,
        '<script type="application/ld+json">' + '{"a":[' * 5_000 + "</script>",
        "<table>" + "<tr><td>" * 2_000,
        '<span class="author">' * 2_000,
        "<![CDATA[" * 2_000,
        "\x00\x01\x0b" * 100,
    ],
    ids=lambda noise: noise[:12],
)
@pytest.mark.parametrize("place", ["before", "behind"])
def test_hostile_pages_are_read_or_refused(shown, noise: str, place: str, page, prose):
    """Tags that nobody closes, depth, halves of markup: a sound record or a refusal, and soon."""
    body = f"<h1>Bridge closed</h1>{prose}"
    text = page(noise + body if place == "before" else body + noise)
    try:
        document = shown(text)
    except ReadError:
        return

    assert document.source.text == text


def test_a_page_that_is_too_long_is_refused(shown, page, prose):
    """An article of four million characters is none."""
    with pytest.raises(ReadError, match="too long"):
        shown(page(f"{prose}<p>{'They waited. ' * 320_000}</p>"))


def test_the_same_page_gives_the_same_record(shown, page, prose, linked_data):
    """What the adviser saw before makes no difference."""
    once = shown(page(head=linked_data))
    shown(page(f"<h1>Tunnel closed</h1>{prose}"))

    assert shown(page(head=linked_data)) == once


def outline(inlines) -> list[object]:
    """Words, emphasis as a list, a link as its target and its words."""
    found: list[object] = []
    for one in inlines:
        match one:
            case Text():
                found.append(one.text)
            case Emphasis():
                found.append(outline(one.children))
            case Link():
                found.append((one.target, outline(one.children)))
    return found


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("The <b>old</b> pier", ["The ", ["old"], " pier$"]),
        ("The <b>old </b> pier", ["The ", ["old "], "pier$"]),
        ("The <b><i>old</i> pier</b>", ["The ", ["old pier"], "$"]),
        ("The <a href='/pier'>old pier</a>.", ["The ", ("/pier", ["old pier"]), ".$"]),
        ("The <a href=/pier>old <em>pier</em></a>", ["The ", ("/pier", ["old ", ["pier"]]), "$"]),
        ("The <em>old <a href=/pier>pier</em></a>", ["The ", ["old ", ("/pier", ["pier"])], "$"]),
        ("A &amp;<a href='/p?a=1&amp;b=2'><b>B</b></a>", ["A &", ("/p?a=1&b=2", [["B"]]), "$"]),
        ("The <a href='/a'>old <a href='/b'>pier</a>", ["The ", ("/a", ["old "]), ("/b", ["pier"]), "$"]),
        (
            "The <a href='#note'>old</a> <a name=x>pier</a> <a href=' JavaScript:x()'>it</a>",
            ["The old ", "pier ", "it", "$"],
        ),
        ("The <b>old pier<b>.</b>", ["The ", ["old pier.$"]]),
        ("The <b> </b>old</b> pier", ["The ", "old pier$"]),
        ("The</i> old <strong>pier</strong>", ["The old ", ["pier"], "$"]),
        ("The <a href='/\x01\u2028x'>old</a> pier", ["The ", ("/\ufffd x", ["old"]), " pier$"]),
    ],
)
def test_links_and_emphasis_are_inlines(shown, written, read_as, page, prose):
    """As the page has them; tags that are not closed, or closed in the wrong order, lose no word."""
    document = shown(page(f"<h1>Bridge closed</h1>{prose}<p>{written} {FOURTH}</p>"))
    inlines = document.body[3].inlines

    assert "".join(map(str, outline(inlines))) == "".join(map(str, read_as)).replace("$", f" {FOURTH}")
    assert plain_text(inlines).endswith(f" {FOURTH}")


@given(
    st.lists(
        st.sampled_from(
            [
                "<b>",
                "</b>",
                "<i>",
                "</i>",
                "<a href=/x>",
                "<a>",
                "</a>",
                " ",
                "word",
                "&nbsp;",
                "&#8203;",
                "é",
            ]
        ),
        max_size=30,
    )
)
def test_any_order_of_such_tags_is_read_soundly(shown, page, prose, pieces):
    """Nothing is lost and nothing doubled, as the fixture proves, and no blank is said twice."""
    document = shown(page(f"<h1>Bridge closed</h1>{prose}<p>{FOURTH} {''.join(pieces)} {FOURTH}</p>"))

    assert not any("  " in plain_text(block.inlines) for block in document.body if isinstance(block, Paragraph))
