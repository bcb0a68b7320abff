"""The record's body as elements: sections, paragraphs, lists, quotations, tables, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar, assert_never

from attrs import evolve

from converter import (
    Block,
    Cell,
    Cited,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    PageBreak,
    Paragraph,
    Preformatted,
    Quote,
    Redaction,
    Section,
    Table,
    Text,
    inline_leaves,
    leaves,
)
from converter_tei.markup import attribute, pair, word
from converter_tei.pointer import pointer
from converter_tei.register import Register
from converter_tei.segments import Segments, block_tags, inline_tags
from converter_tei.transcription import Transcription

_SECTION = re.compile(r"[0-9]{3} (?:OF|of) [0-9]{3}")
"""What the marker of a section is called; that of a page within one has a point and a number more."""


class Blocks:
    """Writes blocks; before each leaf, the metadata and the furniture that stand before it."""

    def __init__(self, register: Register, transcription: Transcription, segments: Segments) -> None:
        self._register = register
        self._transcription = transcription
        self._segments = segments

    def contents(self, items: Sequence[Block | Section], depth: int, following: int | None = None) -> bool:
        """Write the contents of a division; whether there were any.

        What stands between two sections ends the first of them: TEI has no place for it after a division.

        Args:
            items: blocks, then sections.
            depth: of the elements, for their indentation.
            following: where that begins which comes after the division.
        """
        groups = list(_grouped(items))
        begins = [_beginning(item) for item, _ in groups]
        before = len(self._transcription.parts)
        for (item, lists), begin, after in zip(groups, begins, _followers(begins, following), strict=True):
            if begin is not None:
                self._between(begin, depth)
            if isinstance(item, Section):
                self._section(item, depth, after)
            else:
                self._block(item, lists, depth)
        return len(self._transcription.parts) > before

    # Blocks

    def _section(self, section: Section, depth: int, following: int | None) -> None:
        self._transcription.begin('<div type="section">', depth)
        if section.heading is not None:
            self._head(section.heading, depth + 1)
        self.contents(section.blocks, depth + 1, following)
        if following is not None:
            self._between(following, depth + 1)
        self._transcription.begin("</div>", depth)

    def _head(self, heading: Heading, depth: int) -> None:
        """A heading; pages that begin at its end stand after it, with what is printed before them."""
        words = len(heading.inlines)
        while words and isinstance(heading.inlines[words - 1], PageBreak):
            words -= 1
        pages = [one for one in heading.inlines[words:] if isinstance(one, PageBreak)]
        self._paragraph("head", evolve(heading, inlines=heading.inlines[:words]) if pages else heading, (), depth)
        for page in pages:
            self._between(page.span.start, depth)
            self._transcription.begin(_page(page.label), depth)
            self._between(page.span.end, depth)

    def _block(self, block: Block, lists: Sequence[List], depth: int) -> None:
        match block:
            case Paragraph():
                self._paragraph("p", block, lists, depth)
            case Heading():
                self._paragraph("ab", block, (), depth)
            case List():
                self._list(block, depth)
            case Quote():
                self._transcription.begin("<quote>", depth)
                self.contents(block.blocks, depth + 1)
                self._transcription.begin("</quote>", depth)
            case Preformatted():
                self._transcription.begin('<ab type="preformatted" xml:space="preserve">', depth)
                self._transcription.preformatted(block, "</ab>")
                self._segments.at = block.span.end
            case Table():
                self._table(block, depth)
            case _:
                assert_never(block)

    def _paragraph(self, name: str, block: Heading | Paragraph, lists: Sequence[List], depth: int) -> None:
        transcription = self._transcription
        role = block.role if isinstance(block, Paragraph) else None
        transcription.begin(f"<{name}{self._attributes(name, block.label, block.marking, role)}>", depth)
        transcription.start(self._segments.at)
        if block.label is not None:
            self._sign(block.label, "<label>", "</label>")
        if block.marking is not None:
            self._sign(block.marking, '<seg type="portionMark">', "</seg>")
        self._inlines(block.inlines, role)
        transcription.end(self._segments.at, "")
        before = len(transcription.parts)
        for one in lists:
            self._list(one, depth + 1)
        if len(transcription.parts) > before:
            transcription.begin(f"</{name}>", depth)
        else:
            transcription.parts.append(f"</{name}>")

    def _attributes(
        self, name: str, label: Cited[str] | None, marking: Cited[str] | None, role: Cited[str] | None
    ) -> str:
        written = ' type="heading"' if name == "ab" else ""
        if label is not None and (label.span is None or any(map(str.isalnum, label.value))):
            written += f' n="{attribute(label.value)}"'
            if name == "p" and label.value.isdecimal() and label.value.isascii():
                written += pair("xml:id", self._register.paragraph(label.value))
        if marking is None and role is None:
            return written
        said = (("marking", marking), ("role", role))
        pointers = [self._register.category(scheme, cited.value) for scheme, cited in said if cited is not None]
        return f'{written} ana="{" ".join(pointers)}"'

    def _list(self, block: List, depth: int) -> None:
        if not block.items:
            return
        labels = [item.label for item in block.items if isinstance(item, Paragraph) and item.label is not None]
        numbered = any(sign.isalnum() for label in labels[:1] for sign in label.value)
        rend = ("numbered" if numbered else "bulleted") if labels else None
        self._transcription.begin(f"<list{pair('rend', rend)}>", depth)
        for item, lists in _grouped(block.items):
            if isinstance(item, Paragraph):
                self._paragraph("item", item, lists, depth + 1)
            else:
                self._transcription.begin("<item>", depth + 1)
                self._block(item, (), depth + 2)
                self._transcription.begin("</item>", depth + 1)
        self._transcription.begin("</list>", depth)

    def _table(self, table: Table, depth: int) -> None:
        if not table.rows:
            return
        self._transcription.begin("<table>", depth)
        for at, row in enumerate(table.rows):
            is_head = table.head and at == 0
            self._transcription.begin('<row role="label">' if is_head else "<row>", depth + 1)
            for cell in row.cells or (Cell(),):
                self._transcription.begin("<cell>", depth + 2)
                self._transcription.start(self._segments.at)
                self._inlines(cell.inlines)
                self._transcription.end(self._segments.at, "</cell>")
            self._transcription.begin("</row>", depth + 1)
        self._transcription.begin("</table>", depth)

    def _between(self, to: int, depth: int) -> None:
        """Between blocks, the metadata and the furniture up to *to* are blocks of their own."""
        for stretch in self._segments.until(to):
            self._segments.block(stretch, block_tags(stretch), depth)

    # Inlines

    def _inlines(self, inlines: Sequence[Inline], role: Cited[str] | None = None) -> None:
        begun: Text | None = None  # the text before, if no blank parts it from what follows
        for inline in inlines:
            match inline:
                case Text():
                    self._beside(inline.span.start)
                    if begun is not None:
                        self._transcription.within_word(begun.span.end, inline.span.start)
                    self._words(inline, role)
                    self._segments.at = inline.span.end
                case LineBreak():
                    self._beside(inline.span.start)
                    self._transcription.meant_line(inline.span.start, inline.span.end)
                    self._segments.at = inline.span.end
                case PageBreak():
                    self._beside(inline.span.start)
                    broken = ' break="no"' if begun is not None and inlines[-1] is not inline else ""
                    self._transcription.page(inline.span.start, _page(inline.label, broken))
                    self._beside(inline.span.end)
                case Emphasis():
                    self._within("<hi>", "</hi>", inline.children)
                case Redaction():
                    self._within('<seg type="redaction">', "</seg>", inline.children)
                case Link():
                    target = pointer(inline.target)
                    where = (
                        f'n="{attribute(inline.target)}"' if target is None else f'target="{attribute(target)}"'
                    )
                    self._within(f"<ref {where}>", "</ref>", inline.children)
                case _:
                    assert_never(inline)
            if not isinstance(inline, PageBreak):
                begun = inline if isinstance(inline, Text) and not inline.text[-1:].isspace() else None

    def _within(self, tag: str, end_tag: str, children: Sequence[Inline]) -> None:
        first = next(inline_leaves(children), None)
        if first is None:
            return
        self._beside(first.span.start)
        self._transcription.open(first.span.start, tag)
        self._inlines(children)
        self._transcription.close(self._segments.at, end_tag)

    def _words(self, leaf: Text, role: Cited[str] | None) -> None:
        """The text of a leaf; a word in it that says what its paragraph is for is marked as its label."""
        if not self._transcription.is_source(leaf):
            self._transcription.replace(leaf)
        elif role is not None and role.span is not None and role.span in leaf.span:
            tag = f'<seg type="label" subtype="{word(role.value)}">'
            self._transcription.enclose(role.span.start, tag, role.span.end, "</seg>")

    def _sign(self, sign: Cited[str], tag: str, end_tag: str) -> None:
        """A label or a portion mark, as printed; an inferred one is not printed."""
        if (span := sign.span) is None:
            return
        self._beside(span.start)
        self._transcription.enclose(span.start, tag, span.end, end_tag)
        self._segments.at = span.end

    def _beside(self, to: int) -> None:
        """Within a block, furniture stands beside the text and metadata in it."""
        if to <= self._segments.at:
            return
        for stretch in self._segments.until(to):
            tag, end_tag = inline_tags(stretch)
            self._transcription.open(stretch.start, tag)
            self._segments.write(stretch)
            self._transcription.close(stretch.end, end_tag)


def _page(label: str, broken: str = "") -> str:
    """The beginning of a page, or that of a section of a telegram, each with what its marker calls it."""
    if _SECTION.fullmatch(label):
        return f'<milestone unit="transmissionSection" n="{label}"{broken}/>'
    return f"<pb{pair('n', attribute(label) if label else None)}{broken}/>"


_Item = TypeVar("_Item", bound=Block | Section)


def _grouped(items: Iterable[_Item]) -> Iterator[tuple[_Item, Sequence[List]]]:
    """Each item, a paragraph with the lists that follow it and belong to it."""
    current: _Item | None = None
    lists: list[List] = []
    for item in items:
        if isinstance(item, List) and isinstance(current, Paragraph):
            lists.append(item)
            continue
        if current is not None:
            yield current, lists
        current, lists = item, []
    if current is not None:
        yield current, lists


def _followers(begins: Sequence[int | None], following: int | None) -> Sequence[int | None]:
    """For each place where something begins, if it has one, where that begins which comes after it."""
    found: list[int | None] = []
    for begin in reversed(begins):
        found.append(following)
        following = following if begin is None else begin
    return found[::-1]


def _beginning(item: Block | Section) -> int | None:
    """The first character of the source that *item* holds."""
    if not isinstance(item, Section):
        for leaf in leaves((item,)):
            if leaf.span is not None:
                return leaf.span.start
        return None
    parts = (*(() if item.heading is None else (item.heading,)), *item.blocks)
    return next((begin for begin in map(_beginning, parts) if begin is not None), None)
