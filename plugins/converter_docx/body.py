"""The text of a document: blocks and inlines to WordprocessingML.

Labels, bullets and portion marks are text, as the source prints them; Word numbers nothing.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias, assert_never
from urllib.parse import quote

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
    Span,
    Table,
    Text,
    leaves,
    readable,
)
from converter.wording import said
from converter_docx.references import anchors, linked
from converter_docx.wordml import (
    LINE_BREAK,
    LINE_END,
    TAB,
    TEXT_WIDTH,
    bookmark,
    lines,
    paragraph,
    row,
    run,
    table,
)

ROLES = {
    "summary": "Summary",
    "comment": "Comment",
    "action-request": "ActionRequest",
    "crosshead": "Crosshead",
    "caption": "Caption",
    "credit": "Credit",
    "correction": "EditorialNote",
    "editor-note": "EditorialNote",
    "copyright": "EditorialNote",
}
PRINTED = {"byline": "Byline", "date-line": "DateLine", "signature": "Signature", "colophon": "Colophon"}
"""Metadata that stands as printed where the source has it, each segment in a style of its own."""
_IN_LINES = ("byline", "signature")
"""Those whose line ends mean something: a name, and an office under it."""
RUN_IN = "dateline"
"""Metadata that begins the paragraph after it."""
_MARKUP, _QUOTATION_MARKS = "markup", "\"'"
_Line: TypeAlias = Sequence[Segment]
_RULED = ("summary", "comment", "action-request")
"""Roles of paragraphs at whose side a rule stands; lists that follow such a paragraph are of it."""
_DEEPEST_HEADING, _DEEPEST_LIST, _DEEPEST_RULED_LIST = 6, 5, 2
_SAFE_TARGET = re.compile(r"(?:https?|mailto|ftp):\S{1,2000}")
_IN_TARGET = "%/:=&?~#+!$,;'@()*[]"
"""What a target may have beside letters and digits; everything else becomes octets in hexadecimal."""
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9]+")
_LONGEST_NAME = 24
_EMPHASIS, _REDACTION, _LINK = "Emphasis", "Redaction", "Hyperlink"
_RUN_STYLES = {
    frozenset[str](): "",
    frozenset((_EMPHASIS,)): "Emphasis",
    frozenset((_LINK,)): "Hyperlink",
    frozenset((_EMPHASIS, _LINK)): "HyperlinkEmphasis",
}
"""By what words are within; what is blacked out looks so, whatever else it is."""


class Body:
    """Writes the body of one document, and gathers where its links lead."""

    def __init__(self, document: Document) -> None:
        self._blocks = document.body
        self._text = document.source.text
        self._pending = deque(_printed(document))
        self._anchors = anchors(document.metadata)
        self._numbers: set[str] = set()
        self.targets: dict[str, str] = {}
        """Where links lead, as IRIs in ASCII, each with the name of its relationship."""

    def write(self) -> str:
        """Every block, and the metadata that is shown as printed, in the order of the source."""
        written: list[str] = []
        ruled = False
        for block in self._blocks:
            if not isinstance(block, List):
                ruled = isinstance(block, Paragraph) and block.role is not None and block.role.value in _RULED
            due = self._due(_start(block)) if self._pending else []
            if due and due[-1][0].name == RUN_IN and isinstance(block, Paragraph):
                opening = run(f"{readable(self._words(due.pop())).strip()} ", "RunInDateline")
                written += (*map(self._segment, due), self._paragraph(block, opening=opening))
            else:
                written += (*map(self._segment, due), self._block(block, ruled=ruled))
        written += map(self._segment, self._pending)
        return "".join(written)

    # Metadata as printed

    def _due(self, start: int) -> list[_Line]:
        """The metadata that stands before *start* and has not been shown."""
        due = []
        while self._pending and self._pending[0][0].span.start < start:
            due.append(self._pending.popleft())
        return due

    def _segment(self, line: _Line) -> str:
        name, words = line[0].name, self._words(line)
        style = PRINTED.get(name, "DateLine")
        if name not in _IN_LINES:
            return paragraph(style, run(readable(words).strip()))
        printed = [readable(one).strip() for one in LINE_END.split(words)]
        return paragraph(style, lines("\n".join(filter(None, printed))))

    def _words(self, line: _Line) -> str:
        """The words of a line as printed, with a blank where two parts of it would become one word."""
        words = ""
        for segment in line:
            part = segment.span.of(self._text)
            ends_word = words[-1:].isalnum() or words.endswith((",", ".", ":", ";"))
            words += f" {part}" if ends_word and part[:1].isalnum() else part
        return words

    def _printed(self, span: Span) -> str:
        return readable(span.of(self._text)).strip()

    # Blocks

    def _block(self, block: Block, *, quoted: bool = False, ruled: bool = False) -> str:
        match block:
            case Paragraph():
                return self._paragraph(block, quoted=quoted)
            case Heading():
                return self._heading(block)
            case List():
                return self._list(block, ruled=ruled)
            case Quote():
                return "".join([self._block(one, quoted=True) for one in block.blocks])
            case Preformatted():
                return paragraph("PreformattedText", lines(block.text))
            case Table():
                return self._table(block)
            case _:
                assert_never(block)

    def _paragraph(self, block: Paragraph, *, quoted: bool = False, opening: str = "") -> str:
        """A paragraph in the style of its role; *opening* is what runs in before its words."""
        style = ROLES.get(block.role.value, "BodyText") if block.role else "BodyText"
        signs = self._bookmark(block.label) + self._signs(block)
        return paragraph("Quote" if quoted else style, signs + opening + self._inlines(block.inlines))

    def _heading(self, heading: Heading) -> str:
        """A heading; notes of new pages follow it, so that lists of headings are free of them."""
        level = min(max(heading.level, 1), _DEEPEST_HEADING)
        words = [inline for inline in heading.inlines if not isinstance(inline, PageBreak)]
        pages = [inline for inline in heading.inlines if isinstance(inline, PageBreak)]
        notes = paragraph("PageNote", self._inlines(pages)) if pages else ""
        return paragraph(f"Heading{level}", self._signs(heading) + self._inlines(words)) + notes

    def _list(self, items: List, level: int = 1, *, ruled: bool = False) -> str:
        family, deepest = ("SummaryList", _DEEPEST_RULED_LIST) if ruled else ("List", _DEEPEST_LIST)
        number = "" if level == 1 else str(min(level, deepest))
        written = []
        for item in items.items:
            if isinstance(item, List):
                written.append(self._list(item, level + 1, ruled=ruled))
            else:
                style = f"{family}{number}" if item.label else f"{family}Continue{number}"
                written.append(paragraph(style, self._signs(item, item=True) + self._inlines(item.inlines)))
        return "".join(written)

    def _table(self, source: Table) -> str:
        """A table; a row without a cell gets an empty one, because Word opens no other."""
        columns = max((len(line.cells) for line in source.rows), default=0) or 1
        rows = []
        for number, line in enumerate(source.rows):
            cells = [self._inlines(cell.inlines) for cell in line.cells] or [""]
            rows.append(row(cells, head=source.head and number == 0, missing=columns - len(cells)))
        return table("SourceTable", [TEXT_WIDTH // columns] * columns, "".join(rows), head=source.head)

    # Labels

    def _signs(self, block: Paragraph | Heading, *, item: bool = False) -> str:
        """The number or bullet, and the portion mark, as printed."""
        written = ""
        if block.label is not None:
            label = self._sign(block.label)
            written = run(label, "ItemLabel") + TAB if item else run(f"{label} ", "ParagraphNumber")
        if block.marking is not None:
            written += run(f"{self._sign(block.marking)} ", "PortionMark")
        return written

    def _sign(self, cited: Cited[str]) -> str:
        return said(cited) if cited.span is None else self._printed(cited.span)

    def _bookmark(self, label: Cited[str] | None) -> str:
        """A place to link to, ``NAME.docx#paragraph_3``; the first paragraph of a number has it."""
        number = _NOT_IN_NAME.sub("_", label.value).strip("_").lower()[:_LONGEST_NAME] if label else ""
        if not number or number in self._numbers:
            return ""
        mark = len(self._anchors) + len(self._numbers)
        self._numbers.add(number)
        return bookmark(mark, f"paragraph_{number}")

    # Inlines

    def _inlines(self, inlines: Iterable[Inline], within: frozenset[str] = frozenset()) -> str:
        written = []
        style = _RUN_STYLES.get(within, _REDACTION)
        before = ""
        for inline in inlines:
            match inline:
                case Text():
                    before = inline.text
                    written.append(run(before, style) if within else linked(before, self._anchors))
                case LineBreak():
                    before = ""
                    written.append(LINE_BREAK)
                case PageBreak():
                    label = f": {inline.label}" if inline.label else ""
                    blank = "" if before and not before.endswith(" ") else " "  # none within a word
                    written.append(run(f"[new page{label}]{blank}", "PageMark"))
                case Emphasis():
                    written.append(self._inlines(inline.children, within | {_EMPHASIS}))
                case Redaction():
                    written.append(self._inlines(inline.children, within | {_REDACTION}))
                case Link():
                    written.append(self._link(inline, within))
                case _:
                    assert_never(inline)
        return "".join(written)

    def _link(self, link: Link, within: frozenset[str]) -> str:
        """A link; one to another place than the web is not followed, and a link in a link is none to Word."""
        followed = _SAFE_TARGET.fullmatch(link.target) is not None
        words = self._inlines(link.children, within | {_LINK} if followed else within)
        if not followed:
            return words + run(f" <{link.target}>", "LinkTarget")
        if _LINK in within:
            return words
        target = quote(link.target, safe=_IN_TARGET)
        name = self.targets.setdefault(target, f"link{len(self.targets) + 1}")
        return f'<w:hyperlink r:id="{name}">{words}</w:hyperlink>'


def _printed(document: Document) -> Iterator[_Line]:
    """The metadata that the source prints, line by line, each with the parts into which markup divides it.

    A value between quotation marks of markup, an attribute or a member of an object, is data and no print.
    """
    line: list[Segment] = []
    text, before = document.source.text, None
    for segment in document.segments:
        is_markup = segment.name == _MARKUP and segment.role is Role.FURNITURE
        if segment.role is Role.METADATA and (segment.name in PRINTED or segment.name == RUN_IN):
            if before is not None and text[before.span.end - 1] in _QUOTATION_MARKS:
                continue
            if line and line[0].name != segment.name:
                yield line
                line = []
            line.append(segment)
        elif line and not is_markup:
            yield line
            line = []
        before = segment if is_markup else None
    if line:
        yield line


def _start(block: Block) -> int:
    """Where the first words of *block* stand."""
    return next((leaf.span.start for leaf in leaves((block,)) if leaf.span is not None), 0)
