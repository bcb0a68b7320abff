"""A record of an excerpt, placed in the whole: sound there, with every place moved and everything between accounted."""

from __future__ import annotations

import pytest
from attrs import evolve

from converter import (
    Cited,
    Document,
    Excerpt,
    Heading,
    InvalidDocumentError,
    Ledger,
    Metadata,
    Notice,
    PageBreak,
    Paragraph,
    Role,
    Segment,
    Source,
    Span,
    Text,
    leaves,
    placed,
    tags,
    text_pieces,
    violations,
)

PAGE = (
    "<html>Our site<pre>TITLE: Salt<br>"
    "<a href='#1'>¶</a>1. Words &amp; more\nwords &lt;<b>here</b>&gt;&#10;page 2&#10; 2. End</pre>Imprint</html>"
)


def excerpt_of(page: str) -> Excerpt:
    """The text of the element `pre`; `br` is a line end."""
    pieces, at = [], page.index("<pre>") + 5
    for tag in tags(page, at):
        pieces.extend(text_pieces(page, at, tag.start))
        if tag.name == "pre":
            break
        if tag.name == "br":
            pieces.append((tag.start, tag.end, "\n"))
        at = tag.end
    return Excerpt.of(page, pieces)


def source_of(text: str) -> Source:
    return Source("drawn", text, "utf-8", "")


@pytest.fixture
def excerpt() -> Excerpt:
    return excerpt_of(PAGE)


@pytest.fixture
def document(excerpt: Excerpt) -> Document:
    """A record of the excerpt's text."""
    text = excerpt.text

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    ledger = Ledger(text)
    ledger.metadata(0, text.index("\n"), "title")
    ledger.body(text.index("¶"), text.index("page"))
    ledger.furniture(*at_edges(at("page 2")), "page-marker")
    ledger.body(text.index("2. End"), len(text))
    words = Span(at("Words").start, at("page 2").start)
    first = Paragraph(
        label=Cited("1", at("¶1.")),
        inlines=(Text("Words & more words <here> ", words), PageBreak(at("page 2"), "2")),
    )
    return Document(
        source=source_of(text),
        format="drawn",
        metadata=Metadata(genre="drawn", title=Cited("Salt", at("Salt"))),
        body=(first, Paragraph(label=Cited("2", at("2.")), inlines=(Text("End", at("End")),))),
        segments=ledger.close(),
        notices=(Notice("odd", "an odd thing", at("&")), Notice("odder", "without a place")),
    )


def at_edges(span: Span) -> tuple[int, int]:
    return span.start, span.end


@pytest.fixture
def found(document: Document, excerpt: Excerpt) -> Document:
    part = Span(PAGE.index("TITLE"), PAGE.index("</pre>"))
    return placed(document, excerpt, source_of(PAGE), [part])


def test_is_sound(found: Document) -> None:
    """The rules of every record hold in the whole, but for the words, which were proved before."""
    assert violations(found, verbatim=False) == ()
    assert found.source.text == PAGE


def test_leaves_stand_where_the_page_has_them(found: Document) -> None:
    """Each leaf's place in the page reads as the leaf does, markup aside."""
    assert [leaf.span.of(PAGE) for leaf in leaves(found.body)] == [
        "1.",
        "Words &amp; more\nwords &lt;<b>here</b>&gt;&#10;",
        "page 2",
        "2.",
        "End",
    ]


def test_values_and_notices_are_moved(found: Document) -> None:
    """So are cited values and notices; what has no place keeps none."""
    assert found.metadata.title.span.of(PAGE) == "Salt"
    assert [notice.span and notice.span.of(PAGE) for notice in found.notices] == ["&amp;", None]


def test_what_lies_between_is_furniture(found: Document) -> None:
    """Within the part it is markup, and so is the sign of a label that is a link; around it is the site's frame."""
    assert [(one.name, one.span.of(PAGE)) for one in found.segments] == [
        ("site-frame", "<html>Our site<pre>"),
        ("title", "TITLE: Salt"),
        ("markup", "<br><a href='#1'>¶</a>"),
        ("text", "1. Words &amp; more\nwords &lt;<b>here</b>&gt;&#10;"),
        ("page-marker", "page 2"),
        ("markup", "&#10; "),
        ("text", "2. End"),
        ("site-frame", "</pre>Imprint</html>"),
    ]


def test_segments_beside_keep_their_names(document: Document, excerpt: Excerpt) -> None:
    """What the reader knows of the whole beside the excerpt is said by its own name."""
    start = PAGE.index("Imprint")
    imprint = Segment(Span(start, start + len("Imprint")), Role.FURNITURE, "imprint")

    found = placed(document, excerpt, source_of(PAGE), [], [imprint])

    assert [one.span.of(PAGE) for one in found.segments if one.name == "imprint"] == ["Imprint"]
    assert [one for one in found.segments if one.name == "markup"] == []


def test_an_unsound_record_is_not_placed(document: Document, excerpt: Excerpt) -> None:
    """Words that are not the excerpt's own are refused: in the whole nobody could see it."""
    wrong = evolve(document, body=(Heading(inlines=(Text("Invented", Span(20, 28)),)),))

    with pytest.raises(InvalidDocumentError, match="'Invented' stands where the source reads"):
        placed(wrong, excerpt, source_of(PAGE), [])


def test_metadata_is_cut_at_seams() -> None:
    """A segment that runs over a seam is two in the whole, and what lies between keeps its own role."""
    page = "Number<b>7</b> or so <b>8</b>"
    excerpt = Excerpt.of(page, [(9, 10, None), (10, 10, "\n"), (24, 25, None), (25, 25, "\n")])
    ledger = Ledger(excerpt.text)
    ledger.metadata(0, 3, "number")
    document = Document(
        source=source_of(excerpt.text),
        format="drawn",
        metadata=Metadata(genre="drawn"),
        body=(),
        segments=ledger.close(),
    )

    found = placed(document, excerpt, source_of(page), [])

    assert [(one.name, one.span.of(page)) for one in found.segments] == [
        ("site-frame", "Number<b>"),
        ("number", "7"),
        ("site-frame", "</b> or so <b>"),
        ("number", "8"),
        ("site-frame", "</b>"),
    ]


def test_markup_within_metadata_is_furniture() -> None:
    """A value that tags cut in pieces is metadata piece by piece, and is cited as a whole."""
    page = "<h1>Salt <em>and</em> oil</h1>"
    excerpt = Excerpt.of(page, [(4, 9, None), (13, 16, None), (21, 25, None)])
    ledger = Ledger(excerpt.text)
    ledger.metadata(0, len(excerpt.text), "headline")
    document = Document(
        source=source_of(excerpt.text),
        format="drawn",
        metadata=Metadata(genre="drawn", title=Cited("Salt and oil", Span(0, len(excerpt.text)))),
        body=(),
        segments=ledger.close(),
    )

    found = placed(document, excerpt, source_of(page), [Span(0, len(page))])

    assert [(one.name, one.span.of(page)) for one in found.segments] == [
        ("markup", "<h1>"),
        ("headline", "Salt"),
        ("markup", " <em>"),
        ("headline", "and"),
        ("markup", "</em> "),
        ("headline", "oil"),
        ("markup", "</h1>"),
    ]
    assert found.metadata.title is not None
    assert violations(found, verbatim=False) == ()
