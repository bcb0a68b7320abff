"""Ways through a record."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import fields, has
from hypothesis import given
from hypothesis import strategies as st

from converter import (
    Agent,
    Cell,
    Citation,
    Cited,
    Document,
    Emphasis,
    Heading,
    Identifier,
    LineBreak,
    Link,
    List,
    Metadata,
    PageBreak,
    Paragraph,
    Preformatted,
    Quote,
    Row,
    Section,
    Span,
    Table,
    Text,
    citations,
    inline_leaves,
    leaves,
    plain_text,
    sections,
)
from converter.testing import documents

AT = Span(0, 1)
ONE, TWO, THREE = (Text(word, AT) for word in ("one ", "two", "three"))


def test_leaves_in_the_order_of_reading() -> None:
    """Label, marking, then the inlines, through every kind of block."""
    label, marking = Cited("1", AT), Cited("S", AT)
    lines, break_ = Preformatted("a\n b", AT), PageBreak(AT, "2")
    body = (
        Heading(inlines=(ONE,), label=label, marking=marking),
        List(items=(Paragraph(inlines=(TWO,), label=label), List(items=(Paragraph(inlines=(break_,)),)))),
        Quote(blocks=(lines, Paragraph(inlines=(), marking=marking))),
        Table(rows=(Row((Cell((THREE,)), Cell())), Row((Cell((ONE,)),)))),
    )

    assert list(leaves(body)) == [label, marking, ONE, label, TWO, break_, lines, marking, THREE, ONE]


def test_inline_leaves_pass_through_what_holds_others() -> None:
    """Emphasis and links are no leaves themselves."""
    line = LineBreak(AT)

    assert list(inline_leaves((ONE, Emphasis((Link((TWO, line), "#"),)), THREE))) == [ONE, TWO, line, THREE]


def test_plain_text() -> None:
    """The words as they read: joined as they stand, a line break as a line end, page breaks as nothing."""
    inlines = (Text(" one ", AT), Emphasis((TWO,)), PageBreak(AT, "2"), LineBreak(AT), Text("three ", AT))

    assert plain_text(inlines) == "one two\nthree"


def paragraph(word: str) -> Paragraph:
    return Paragraph(inlines=(Text(word, AT),))


def heading(word: str, level: int) -> Heading:
    return Heading(inlines=(Text(word, AT),), level=level)


def test_sections_nest_by_level() -> None:
    """What precedes the first heading stays; a heading closes those of its level and below."""
    a, b, c, d = paragraph("a"), paragraph("b"), paragraph("c"), paragraph("d")
    one, three, two, again = heading("1", 1), heading("1.1.1", 3), heading("1.2", 2), heading("2", 1)

    assert sections((a, one, b, three, c, two, d, again)) == (
        a,
        Section(one, (b, Section(three, (c,)), Section(two, (d,)))),
        Section(again, ()),
    )


def flat(parts: tuple[object, ...]) -> Iterator[object]:
    for part in parts:
        if isinstance(part, Section):
            yield part.heading
            yield from flat(part.blocks)
        else:
            yield part


@given(levels=st.lists(st.integers(0, 4)))
def test_sections_keep_everything_in_order(levels: list[int]) -> None:
    """Nested or flat, the same blocks stand in the same order (level 0 stands for a paragraph here)."""
    blocks = tuple(heading(str(at), level) if level else paragraph(str(at)) for at, level in enumerate(levels))

    assert tuple(flat(sections(blocks))) == blocks


@given(levels=st.lists(st.integers(1, 4)))
def test_sections_lie_deeper_than_what_holds_them(levels: list[int]) -> None:
    """No section holds one of its own level or of a higher one."""

    def check(part: Section) -> None:
        for inner in part.blocks:
            assert isinstance(inner, Section)
            assert inner.heading.level > part.heading.level
            check(inner)

    for part in sections(tuple(heading("x", level) for level in levels)):
        check(part)


def test_citations_in_the_order_of_the_source() -> None:
    """The longer first at one place; each with the path of its field, its value, its owner."""
    code, name = Cited("RUEHKO", Span(5, 11)), Cited("RUEHKO TOKYO", Span(5, 17))
    agent = Agent(role="sender", code=code, name=name, serial=Cited("0709"))
    mrn = Identifier(scheme="mrn", value=Cited("06TOKYO709", Span(0, 4)))
    metadata = Metadata(genre="drawn", agents=(agent,), identifiers=(mrn,))

    assert citations(metadata) == (
        Citation(Span(0, 4), "identifiers.value", "06TOKYO709", mrn),
        Citation(Span(5, 17), "agents.name", "RUEHKO TOKYO", agent),
        Citation(Span(5, 11), "agents.code", "RUEHKO", agent),
    )


def cited(value: object) -> Iterator[Cited[object]]:
    if isinstance(value, Cited):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from cited(one)
    elif has(type(value)):
        for attribute in fields(type(value)):
            yield from cited(getattr(value, attribute.name))


@given(document=documents())
def test_citations_are_all_there(document: Document) -> None:
    """Every cited value with a place is found, once, extensions included, under its own prefix."""
    expected = [(one.span, one.value) for one in cited(document.metadata) if one.span is not None]
    found = citations(document.metadata)

    assert sorted(map(repr, expected)) == sorted(repr((one.span, one.value)) for one in found)
    assert [(one.span.start, -one.span.end) for one in found] == sorted(
        (one.span.start, -one.span.end) for one in found
    )
    assert all(one.term.startswith("drawn.") for one in found if type(one.owner).__name__.startswith("Drawn"))
