"""The rules of soundness: each has mutants that break it and nothing else, and each is caught.

Every mutant goes through the pipeline too, as the work of a misbehaving reader.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from attrs import evolve
from hypothesis import given
from mutants import (
    ASTRAY,
    CELL,
    LINK,
    LOST,
    OUT,
    TEXT,
    XML,
    Routing,
    add,
    block,
    inline,
    metadata,
    notices,
    paragraph,
    row,
    segment,
    sound,
    without,
)

from converter import (
    Cell,
    Cited,
    Document,
    Emphasis,
    Event,
    InvalidDocumentError,
    Ledger,
    LineBreak,
    Link,
    List,
    Metadata,
    Notice,
    Options,
    Paragraph,
    Preformatted,
    Quote,
    Reader,
    Source,
    Span,
    Subject,
    Text,
    read,
    violations,
)
from converter.testing import documents
from converter.testing.contracts import source_of

MUTANTS: dict[str, tuple[Callable[[Document], Document], tuple[str, ...]]] = {
    # 2: a leaf lies in one segment of its role
    "body called metadata": (
        segment(1, role="metadata"),
        (f"label '1' at 9-11 {ASTRAY}", f"label 'S' at 12-15 {ASTRAY}", f"text 'One ' at 16-20 {ASTRAY}"),
    ),
    "text over furniture": (
        inline(0, text="One PAGE", span=Span(16, 24)),
        (f"text 'One PAGE' at 16-24 {ASTRAY}", f"page break '2' at 20-26 {OUT}"),
    ),
    "text into the next segment": (
        block(2, row(Cell((CELL,)), Cell((Text("link TO", Span(49, 56)),)))),
        (f"text 'link TO' at 49-56 {ASTRAY}",),
    ),
    "label in metadata": (add(label=Cited("TO", Span(54, 56))), (f"label 'TO' at 54-56 {ASTRAY}",)),
    "page break in the body": (
        inline(1, span=Span(27, 27)),
        ("page break '2' at 27-27 does not lie in one furniture segment",),
    ),
    "furniture called body": (
        segment(2, role="body"),
        ("page break '2' at 20-26 does not lie in one furniture segment",),
    ),
    "line break in metadata": (
        block(2, row(Cell((CELL, LINK)), Cell((LineBreak(Span(54, 60)),)))),
        (f"a line break at 54-60 {ASTRAY}",),
    ),
    "citation of the body": (
        metadata(title=Cited("One", Span(16, 19))),
        ("title cites 16-19, which is not metadata",),
    ),
    "citation of furniture": (
        metadata(title=Cited("2", Span(25, 26))),
        ("title cites 25-26, which is not metadata",),
    ),
    "citation across the body": (
        metadata(title=Cited("x", Span(3, 60))),
        ("title cites 3-60, which is not metadata",),
    ),
    "citation of nothing": (metadata(title=Cited("x", Span(3, 3))), ("title cites 3-3, which is not metadata",)),
    "citation beyond the end": (
        metadata(title=Cited("x", Span(54, 99))),
        ("title cites 54-99, which is not metadata",),
    ),
    "citation before the beginning": (
        metadata(title=Cited("x", Span(-3, 3))),
        ("title cites -3-3, which is not metadata",),
    ),
    "citation by an extension": (
        metadata(extensions=(Routing(line=Cited("x", Span(16, 19))),)),
        ("routing.line cites 16-19, which is not metadata",),
    ),
    # 3: each character of the body that is not blank lies in exactly one leaf
    "text left out at the end": (without(2), (f"'cell link' at 43 {LOST}",)),
    "text left out between leaves": (without(1), (f"'a  b' at 35 {LOST}",)),
    "text left out before the first leaf": (paragraph(label=None), (f"'1.' at 9 {LOST}",)),
    "text cut short": (inline(0, text="On", span=Span(16, 18)), (f"'e' at 18 {LOST}",)),
    "label without its place": (paragraph(label=Cited("1")), (f"'1.' at 9 {LOST}",)),
    "text twice": (block(2, row(Cell((CELL, CELL)), Cell((LINK,)))), (f"text 'cell' at 44-48 {OUT}",)),
    # 4: the text of a leaf is what its place reads as
    "word changed": (inline(0, text="Two "), ("'Two ' stands where the source reads 'One '",)),
    "blank lost": (inline(0, text="One"), ("'One' stands where the source reads 'One '",)),
    "blanks kept": (inline(0, text="One  "), ("'One  ' stands where the source reads 'One '",)),
    "figures moved": (
        block(1, Preformatted("    a b", Span(35, 43))),
        ("preformatted '    a b' stands where the source has '    a  b'",),
    ),
    # 5: leaves stand in the order of the source
    "cells exchanged": (
        block(2, row(Cell((LINK,)), Cell((CELL,)))),
        (f"text 'cell' at 44-48 {OUT}", f"'cell' at 43 {LOST}"),
    ),
    "items exchanged": (
        block(2, List(items=(Paragraph(inlines=(LINK,)), List(items=(Paragraph(inlines=(CELL,)),))))),
        (f"text 'cell' at 44-48 {OUT}", f"'cell' at 43 {LOST}"),
    ),
    "quote behind its place": (
        lambda document: evolve(
            document, body=(document.body[0], document.body[2], Quote(blocks=(document.body[1],)))
        ),
        (f"text '    a  b' at 35-43 {OUT}", f"'a  b' at 35 {LOST}"),
    ),
    "backwards": (add(Text("", Span(60, 54))), (f"text '' at 60-54 {OUT}",)),
    "beyond the end": (add(Text("x", Span(60, 99))), (f"text 'x' at 60-99 {OUT}",)),
    "notice beyond the end": (
        notices(Notice("odd", "x", Span(50, 99))),
        ("notice 'odd' points outside the text",),
    ),
    "notice backwards": (notices(Notice("odd", "x", Span(5, 4))), ("notice 'odd' points outside the text",)),
    "role beyond the end": (
        paragraph(role=Cited("comment", Span(50, 99))),
        ("role 'comment' points outside the text",),
    ),
    # 6: no text holds a character that XML cannot hold
    "bell in a label": (paragraph(label=Cited("\x07", Span(9, 11))), (f"the label '\\x07' {XML}",)),
    "bell in a marking": (paragraph(marking=Cited("\x07", Span(12, 15))), (f"the label '\\x07' {XML}",)),
    "bell in a label that is inferred": (add(label=Cited("\x07")), (f"the label '\\x07' {XML}",)),
    "bell in a page label": (inline(1, label="\x07"), (f"the page label '\\x07' {XML}",)),
    "bell in a role": (paragraph(role=Cited("\x07")), (f"role '\\x07' {XML}",)),
    "bell in a link": (
        block(2, row(Cell((CELL,)), Cell((Emphasis((Link((LINK,), "#\x07"),)),)))),
        (f"a link to '#\\x07' {XML}",),
    ),
    "bell in a link of a heading": (add(Link((), "#\x07")), (f"a link to '#\\x07' {XML}",)),
    "bell in a link of a quoted item": (
        lambda document: evolve(
            document,
            body=(*document.body, Quote(blocks=(List(items=(Paragraph(inlines=(Link((), "#\x07"),)),)),))),
        ),
        (f"a link to '#\\x07' {XML}",),
    ),
    "bell in what is cited": (metadata(title=Cited("a\x07", Span(3, 8))), (f"title {XML}",)),
    "bell in what is inferred": (metadata(title=Cited("a\x07")), (f"title {XML}",)),
    "bell in a plain value": (
        metadata(subjects=(Subject(scheme="tags", code=Cited("PREL"), label="\x07"),)),
        (f"subjects.label {XML}",),
    ),
    "bell in an extension": (
        metadata(extensions=(Routing(line=Cited("x"), note="\x07"),)),
        (f"routing.note {XML}",),
    ),
    "time without its zone": (
        metadata(events=(Event(kind="sent", text=Cited("x"), when=datetime(2006, 2, 8)),)),  # noqa: DTZ001
        ("events.when is a time without its zone",),
    ),
    "bell in a notice": (notices(Notice("odd", "\x07")), (f"notice 'odd' {XML}",)),
}


@pytest.mark.parametrize("verbatim", [True, False])
def test_the_record_is_sound(verbatim: bool) -> None:
    """What the mutants are made of breaks no rule."""
    assert violations(sound(), verbatim=verbatim) == ()


@pytest.mark.parametrize("name", MUTANTS)
def test_mutants_are_caught(name: str) -> None:
    """Each mutant is said to break its own rule, with the place, and nothing else."""
    mutate, expected = MUTANTS[name]

    assert violations(mutate(sound())) == expected


@pytest.mark.parametrize("name", MUTANTS)
def test_misbehaving_readers_are_named(name: str) -> None:
    """A reader that gives a mutant is refused by the pipeline, with what is wrong."""
    mutate, expected = MUTANTS[name]
    reader = Reader(
        name="careless",
        summary="breaks a rule",
        detect=lambda source: None,
        read=lambda source, options: mutate(sound()),
        options=Options,
    )

    with pytest.raises(InvalidDocumentError) as caught:
        read(source_of(TEXT), reader)

    assert caught.value.reader == "careless"
    assert caught.value.violations == expected


def loose(text: str) -> Document:
    """A record whose one text is not what its place reads as."""
    source = source_of("one")
    ledger = Ledger(source.text)
    ledger.body(0, 3)
    body = (Paragraph(inlines=(Text(text, Span(0, 3)),)),)
    return Document(
        source=source, format="loose", metadata=Metadata(genre="drawn"), body=body, segments=ledger.close()
    )


def test_other_words_where_a_reader_is_not_verbatim() -> None:
    """A reader may say that its text is not the source's own; then rule 4 is not asked."""
    assert violations(loose("ONE"), verbatim=False) == ()
    assert violations(loose("ONE"), verbatim=True) != ()


@pytest.mark.parametrize("leaf", [Text("\x07", Span(0, 3)), Preformatted("\x07", Span(0, 3))])
def test_bell_where_a_reader_is_not_verbatim(leaf: Text | Preformatted) -> None:
    """Rule 6 holds all the same."""
    body = (leaf if isinstance(leaf, Preformatted) else Paragraph(inlines=(leaf,)),)

    assert violations(evolve(loose("one"), body=body), verbatim=False) == (f"'\\x07' {XML}",)


def test_controls_in_the_source_read_as_replacements() -> None:
    """A bell in the source is U+FFFD in the leaf, in figures too, whose line ends are plain."""
    source = source_of("a\x07\n b\r\n\x1bc\rd")
    ledger = Ledger(source.text)
    ledger.body(0, len(source.text))
    body = (Paragraph(inlines=(Text("a\ufffd", Span(0, 2)),)), Preformatted(" b\n\ufffdc\nd", Span(3, 11)))
    document = Document(
        source=source, format="drawn", metadata=Metadata(genre="drawn"), body=body, segments=ledger.close()
    )

    assert violations(document) == ()


def test_citation_that_furniture_cuts() -> None:
    """A value may begin and end in metadata with furniture in between: a page marker within a header."""
    source = source_of("SUBJECT: ONE\nPAGE 2\nTWO\n")
    ledger = Ledger(source.text)
    ledger.metadata(0, 12, "subject")
    ledger.furniture(13, 19, "page-marker")
    ledger.metadata(20, 23, "subject")
    document = Document(
        source=source,
        format="drawn",
        metadata=Metadata(genre="drawn", title=Cited("ONE TWO", Span(9, 23))),
        body=(),
        segments=ledger.close(),
    )

    assert violations(document) == ()


def test_nothing_stands_on_an_empty_text() -> None:
    """A record of nothing holds no leaf and no citation."""
    empty = Document(
        source=Source("drawn", "", "utf-8", source_of("").sha256),
        format="drawn",
        metadata=Metadata(genre="drawn", title=Cited("x", Span(0, 0))),
        body=(Paragraph(inlines=(Text("", Span(0, 0)),)),),
        segments=(),
    )

    assert violations(empty) == (
        "text '' at 0-0 does not lie in one body segment",
        "title cites 0-0, which is not metadata",
    )


@given(document=documents())
def test_drawn_records_are_sound(document: Document) -> None:
    """The strategy draws nothing that breaks a rule, so that a contract never blames a writer wrongly."""
    assert violations(document) == ()
