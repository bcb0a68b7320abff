"""The strategies: what they draw, and that nothing which matters is never drawn."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from attrs import fields
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from converter import (
    Cell,
    Cited,
    Document,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    Metadata,
    PageBreak,
    Paragraph,
    Preformatted,
    Quote,
    Role,
    Table,
    Text,
    UnknownExtension,
    citations,
    decode,
    is_blank,
    leaves,
    unprintable,
    violations,
)
from converter.testing import DrawnExtension, damage, documents
from converter.testing.damage import HARMS, HOSTILE


def inlines(document: Document) -> list[Inline]:
    found: list[Inline] = []

    def walk(these: tuple[Inline, ...]) -> None:
        for inline in these:
            found.append(inline)
            if isinstance(inline, Emphasis | Link):
                walk(inline.children)

    def visit(block: object) -> None:
        match block:
            case Heading() | Paragraph() | Cell():
                walk(block.inlines)
            case List():
                [visit(item) for item in block.items]
            case Quote():
                [visit(inner) for inner in block.blocks]
            case Table():
                [visit(cell) for row in block.rows for cell in row.cells]

    for block in document.body:
        visit(block)
    return found


def paragraphs(document: Document) -> list[Paragraph]:
    return [block for block in document.body if isinstance(block, Paragraph)]


def within_a_paragraph(document: Document, kind: type) -> bool:
    return any(any(isinstance(one, kind) for one in block.inlines[1:-1]) for block in paragraphs(document))


def cited(document: Document) -> list[Cited[object]]:
    return [value for _, value, _ in document.metadata.values if isinstance(value, Cited)]


WANTED: dict[str, Callable[[Document], object]] = {
    **{
        kind.__name__: lambda document, kind=kind: any(isinstance(block, kind) for block in document.body)
        for kind in (Heading, Paragraph, List, Quote, Preformatted, Table)
    },
    **{
        kind.__name__: lambda document, kind=kind: any(isinstance(one, kind) for one in inlines(document))
        for kind in (LineBreak, PageBreak, Emphasis, Link)
    },
    "page break that cuts a paragraph": lambda document: within_a_paragraph(document, PageBreak),
    "furniture that cuts a paragraph": lambda document: any(
        isinstance(one, Text) and isinstance(other, Text) and one.span.end <= segment.span.start < other.span.start
        for block in paragraphs(document)
        for one, other in pairwise(block.inlines)
        for segment in document.segments
        if segment.role is Role.FURNITURE
    ),
    "list in a list": lambda document: any(
        isinstance(item, List) for block in document.body if isinstance(block, List) for item in block.items
    ),
    "emphasis in a link": lambda document: any(
        isinstance(one, Link) and any(isinstance(child, Emphasis) for child in one.children)
        for one in inlines(document)
    ),
    "label and marking": lambda document: any(block.label and block.marking for block in paragraphs(document)),
    "label without a place": lambda document: any(
        block.label and not block.label.span for block in paragraphs(document)
    ),
    "label without a text": lambda document: any(
        block.label and not block.inlines for block in paragraphs(document)
    ),
    "role": lambda document: any(block.role for block in paragraphs(document)),
    "head of a table": lambda document: any(isinstance(block, Table) and block.head for block in document.body),
    "empty cell": lambda document: any(
        isinstance(block, Table) and any(not cell.inlines for row in block.rows for cell in row.cells)
        for block in document.body
    ),
    "figures on two lines": lambda document: any(
        isinstance(block, Preformatted) and "\n" in block.text for block in document.body
    ),
    "no body": lambda document: not document.body,
    "no metadata": lambda document: all(segment.role is not Role.METADATA for segment in document.segments),
    "metadata behind the body": lambda document: document.body and document.segments[-1].role is Role.METADATA,
    "furniture at the beginning": lambda document: document.segments[0].role is Role.FURNITURE,
    **{
        f"Metadata.{one.name}": lambda document, name=one.name: getattr(document.metadata, name)
        for one in fields(Metadata)
    },
    "inferred value": lambda document: any(one.span is None for one in cited(document)),
    "cited value": lambda document: any(one.span for one in cited(document)),
    "values that cross": lambda document: any(
        one.span.start < other.span.start < one.span.end < other.span.end
        for one in citations(document.metadata)
        for other in citations(document.metadata)
    ),
    "two values at one place": lambda document: (
        len({one.span for one in citations(document.metadata)}) < len(citations(document.metadata))
    ),
    "value that furniture cuts": lambda document: any(
        segment.role is Role.FURNITURE and segment.span in citation.span
        for citation in citations(document.metadata)
        for segment in document.segments
    ),
    "event without a date": lambda document: any(event.when is None for event in document.metadata.events),
    "known extension": lambda document: any(
        isinstance(one, DrawnExtension) for one in document.metadata.extensions
    ),
    "unknown extension": lambda document: any(
        isinstance(one, UnknownExtension) for one in document.metadata.extensions
    ),
    "notice without a place": lambda document: any(notice.span is None for notice in document.notices),
    "notice with a place": lambda document: any(notice.span for notice in document.notices),
    "control": lambda document: unprintable(document.source.text),
    "no-break space": lambda document: "\u00a0" in document.source.text,
    "CRLF": lambda document: "\r\n" in document.source.text,
    "CR": lambda document: "\r" in document.source.text and "\n" not in document.source.text,
    "end of a CDATA section": lambda document: "]]>" in document.source.text,
    "sign beyond the BMP": lambda document: max(document.source.text) > "\uffff",
    "combining mark": lambda document: "\u0301" in document.source.text,
    "right to left": lambda document: "ע" in document.source.text,
    "no final line end": lambda document: not is_blank(document.source.text[-1]),
    **{
        encoding: lambda document, encoding=encoding: document.source.encoding == encoding
        for encoding in ("utf-8", "utf-8-sig", "utf-16-le", "cp1252")
    },
}


@pytest.fixture(scope="module")
def drawn() -> list[Document]:
    """A thousand records, the same each time in one place."""
    found: list[Document] = []

    @settings(
        max_examples=1000,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(document=documents())
    def collect(document: Document) -> None:
        found.append(document)

    collect()
    return found


@pytest.mark.parametrize("name", WANTED)
def test_everything_occurs(name: str, drawn: list[Document]) -> None:
    """Each thing that a writer must cope with is among the first thousand that are drawn."""
    assert any(WANTED[name](document) for document in drawn)


@given(document=documents())
def test_documents_are_sound(document: Document) -> None:
    """Every record that is drawn keeps the rules, and holds something."""
    assert violations(document) == ()
    assert not is_blank(document.source.text)


@given(document=documents())
def test_sources_are_as_they_would_be_decoded(document: Document) -> None:
    """Every source is what its bytes are decoded to, where its encoding must be named by that."""
    source = document.source
    named = source.encoding if source.encoding == "cp1252" else None

    assert decode(source.name, source.data, named) == source


@given(document=documents())
def test_leaves_join_as_they_should(document: Document) -> None:
    """No block begins or ends in a blank, so that a writer may put blocks as they are."""
    for block in document.body:
        texts = [leaf.text for leaf in leaves([block]) if isinstance(leaf, Text)]
        assert not texts or not (is_blank(texts[0][0]) or is_blank(texts[-1][-1]))


SAMPLE = "FM TOKYO\nTO ALL\n\n1.  (S) One two 01 three.\n2. Four.\n"


@pytest.mark.parametrize("name", HARMS)
@pytest.mark.parametrize("text", [SAMPLE, "one line", "\n"], ids=["lines", "line", "blank"])
def test_harms_give_a_text(name: str, text: str) -> None:
    """Each harm can be done at any place of any text, and does something to one of many lines."""
    lines = text.splitlines(keepends=True)
    made = {"".join(HARMS[name](lines, at, to)) for at in range(len(lines)) for to in range(len(lines))}

    assert text != SAMPLE or made - {text}


@given(data=st.data())
def test_damage_gives_a_text(data: st.DataObject) -> None:
    """Any text can be damaged, also an empty one."""
    text = data.draw(st.just("") | st.just(SAMPLE) | st.text(st.characters(exclude_categories=["Cs"])))

    assert isinstance(data.draw(damage(text)), str)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_short(name: str) -> None:
    """Each is short, so that a megabyte holds it very often."""
    assert 0 < len(HOSTILE[name]) < 20
