"""The text of a document as it reads: blocks and inlines to elements."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence
from typing import assert_never

from converter import (
    Block,
    Cited,
    Document,
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
    Role,
    Segment,
    Table,
    Text,
    leaves,
    readable,
)
from converter_html.elements import element, escaped, words

_PRINTED = ("byline", "date-line", "dateline", "signature", "colophon")
"""Metadata that readers expect within the text, where the source has it."""
_RUN_IN = "dateline"
"""Metadata that begins the paragraph after it."""
_SAFE_TARGET = re.compile(r"(?:https?|mailto|ftp):\S+")
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9]+")
_DEEPEST = 6


class Body:
    """Writes the body of one document."""

    def __init__(self, document: Document) -> None:
        self._blocks, self._text = document.body, document.source.text
        self._pending = deque(
            segment for segment in document.segments if segment.role is Role.METADATA and segment.name in _PRINTED
        )
        self._names: set[str] = set()

    def write(self) -> str:
        """Every block, and the metadata that is shown as printed, in the order of the source."""
        written = []
        for block in self._blocks:
            due = self._due(block)
            opening = ""
            if due and due[-1].name == _RUN_IN and isinstance(block, Paragraph):
                opening = words("span", f"{self._printed(due.pop())} ", class_=_RUN_IN)
            written += [self._segment(segment) for segment in due]
            written.append(self._paragraph(block, opening) if isinstance(block, Paragraph) else self._block(block))
        written += [self._segment(segment) for segment in self._pending]
        return "\n".join(written)

    def _due(self, block: Block) -> list[Segment]:
        """The metadata that stands before *block* and has not been shown."""
        due: list[Segment] = []
        if self._pending:
            start = next((leaf.span.start for leaf in leaves((block,)) if leaf.span is not None), 0)
            while self._pending and self._pending[0].span.start < start:
                due.append(self._pending.popleft())
        return due

    def _segment(self, segment: Segment) -> str:
        return words("p", self._printed(segment), class_=f"printed {segment.name}")

    def _printed(self, segment: Segment) -> str:
        return readable(segment.span.of(self._text)).strip()

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph():
                return self._paragraph(block)
            case Heading():
                level = min(max(block.level, 1) + 1, _DEEPEST)
                return element(f"h{level}", self._signs(block) + self._inlines(block.inlines))
            case List():
                return self._list(block)
            case Quote():
                return element("blockquote", "\n".join([self._block(one) for one in block.blocks]))
            case Preformatted():
                return element("pre", f"\n{escaped(block.text)}", tabindex="0")
            case Table():
                return self._table(block)
            case _:
                assert_never(block)

    def _paragraph(self, block: Paragraph, opening: str = "") -> str:
        role = _NOT_IN_NAME.sub("-", block.role.value) if block.role is not None else None
        content = self._signs(block) + opening + self._inlines(block.inlines)
        return element("p", content, class_=role, id=self._name(block.label))

    def _name(self, label: Cited[str] | None) -> str | None:
        """A place to lead to, ``#paragraph-3``; the first paragraph of a number has it."""
        name = _NOT_IN_NAME.sub("-", label.value).strip("-").lower() if label is not None else ""
        if not name or name in self._names:
            return None
        self._names.add(name)
        return f"paragraph-{name}"

    def _list(self, items: List) -> str:
        """A list among the items belongs to the item before it, and stands within that."""
        written: list[str] = []
        for item in items.items:
            if not isinstance(item, List):
                written.append(self._paragraph(item))
            elif written:
                written[-1] += self._list(item)
            else:
                written.append(self._list(item))
        return element("ul", "\n".join([element("li", item) for item in written]), class_="items")

    def _table(self, table: Table) -> str:
        rows = []
        for number, row in enumerate(table.rows):
            head = table.head and number == 0
            cells = [
                element("th" if head else "td", self._inlines(cell.inlines), scope="col" if head else None)
                for cell in row.cells
            ]
            rows.append(element("tr", "".join(cells)))
        first = 1 if table.head else 0
        parts = element("thead", "".join(rows[:first])) if first and rows else ""
        content = element("table", parts + element("tbody", "\n".join(rows[first:])))
        return element("div", content, class_="scroll", tabindex="0")

    def _signs(self, block: Paragraph | Heading) -> str:
        """The number or bullet, and the portion mark, as printed; what they are in the record, where that is not seen, as a title."""
        signs: Sequence[tuple[str, Cited[str] | None]] = (("label", block.label), ("mark", block.marking))
        return "".join([self._sign(name, cited) + " " for name, cited in signs if cited is not None])

    def _sign(self, name: str, cited: Cited[str]) -> str:
        if cited.span is None:
            return words("span", f"[{cited.value}]", class_=name)
        printed = readable(cited.span.of(self._text)).strip()
        return words("span", printed, class_=name, title=None if cited.value in printed else cited.value)

    def _inlines(self, inlines: Iterable[Inline], *, linked: bool = False) -> str:
        return "".join([self._inline(inline, linked=linked) for inline in inlines])

    def _inline(self, inline: Inline, *, linked: bool) -> str:
        match inline:
            case Text():
                return escaped(inline.text)
            case LineBreak():
                return "<br/>"
            case PageBreak():
                words_ = f"page {inline.label}" if inline.label else "new page"
                return words("span", f"[{words_}] ", class_="page", role="doc-pagebreak", aria_label=words_)
            case Emphasis():
                return element("em", self._inlines(inline.children, linked=linked))
            case Redaction():
                return element("span", self._inlines(inline.children, linked=linked), class_="redaction")
            case Link():
                return self._link(inline, linked=linked)
            case _:
                assert_never(inline)

    def _link(self, link: Link, *, linked: bool) -> str:
        """A link; one to another place than the web is named and not followed, and a link in a link is none."""
        content = self._inlines(link.children, linked=True)
        if linked:
            return content
        if not _SAFE_TARGET.fullmatch(link.target):
            return content + words("span", f" <{link.target}>", class_="target")
        return element("a", content, href=link.target, rel="noreferrer")
