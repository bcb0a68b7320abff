"""A text that grows block by block, and the body that stands on it."""

from __future__ import annotations

from hypothesis import strategies as st

from converter.model.body import (
    Block,
    Cell,
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
    Row,
    Table,
    Text,
)
from converter.model.document import Role
from converter.model.ledger import Ledger
from converter.model.span import Cited, Span
from converter.model.text import readable, xml_clean
from converter.testing.words import LINE_ENDS, ODD_BLANKS, PLAIN_BLANKS, even, few, odd_word, plain_word, sometimes

_LABELS = (("3", "3."), ("12", "¶12."), ("--", "--"), ("a", "(a)"), ("•", "•"), ("IV", "IV -"))
_MARKINGS = (("S", "(S)"), ("C//NF", "(C//NF)"), ("U", "(U)"))
_ROLES = ("summary", "comment", "action-request", "crosshead", "caption", "credit", "strange")
_TARGETS = (
    "https://example.org/?a=1&b=%3C2%3E#part",
    "https://example.org/wiki/Tōkyō",
    "mailto:desk@example.org",
    "../other/page.html",
)
_FURNITURE = (
    *("repeated-head", "page-marker", "stray-caption", "site-frame", "appeal", "print-note", "rule", "stamp"),
    *("related-links", "advertisement", "unrecognised"),
)
_METADATA = (
    *("FL1", "FL3", "FL8", "classification", "captions", "passing", "eo", "tags", "subject", "reference"),
    *("classified-by", "signature", "catalogue", "headline", "standfirst", "byline", "dateline", "date-line"),
    *("colophon", "strange-line"),
)
_MARKERS = (("002 OF 003", "TOKYO 00000709  002 OF 003"), ("", "* * *"), ("2", "[Page 2]"))
_INLINES = ("text", "text", "text", "emphasis", "redaction", "link", "line break", "page break", "furniture")
_BLOCKS = ("paragraph", "paragraph", "paragraph", "heading", "list", "quote", "preformatted", "table")
_PARTS = (*_BLOCKS, "metadata", "metadata", "metadata", "furniture")
_DEEPEST = 2

# Made once: making a strategy costs more than drawing from it.
_words_by_style = {True: plain_word, False: odd_word}
_runs_by_style = {plain: st.lists(word, min_size=1, max_size=5) for plain, word in _words_by_style.items()}
_blanks_by_style = {
    (plain, line_end): st.sampled_from((*PLAIN_BLANKS, line_end, *(() if plain else ODD_BLANKS)))
    for plain in (True, False)
    for line_end in LINE_ENDS
}
_metadata_name = st.sampled_from(_METADATA)
_furniture_name = st.sampled_from(_FURNITURE)
_marker = st.sampled_from(_MARKERS)
_target = st.sampled_from(_TARGETS)
_label, _marking = st.none() | st.sampled_from(_LABELS), st.none() | st.sampled_from(_MARKINGS)
_role = st.none() | st.sampled_from(_ROLES)
_level = st.integers(1, 6)
_indent = st.sampled_from(("", "    ", "\t"))
_inline_kinds = st.lists(st.sampled_from(_INLINES), max_size=3)
_block_kinds = st.lists(st.sampled_from(_BLOCKS), min_size=1, max_size=2)
part_kinds = st.lists(st.sampled_from(_PARTS), min_size=1, max_size=7)


class Sheet:
    """A text that grows, with what became of each stretch of it."""

    def __init__(self, draw: st.DrawFn, *, plain: bool, line_end: str, start: str) -> None:
        self._draw = draw
        self._word, self._words = _words_by_style[plain], _runs_by_style[plain]
        self._blank = _blanks_by_style[plain, line_end]
        self._line_end = line_end
        self._parts = [start]
        self._at = len(start)
        self._claims: list[tuple[int, int, Role, str]] = []
        self.places: list[Span] = []
        """Where a value may be cited from."""

    @property
    def text(self) -> str:
        """The whole text so far."""
        return "".join(self._parts)

    def ledger(self) -> Ledger:
        """The claims on the text."""
        ledger = Ledger(self.text)
        for claim in self._claims:
            ledger.claim(*claim)
        return ledger

    def finish(self) -> None:
        """See that the text is not blank; perhaps take away the line end that each part of it ends in."""
        if not self._claims:
            self.furniture()
        if self._draw(even):
            self._at -= len(self._parts.pop())

    # Characters

    def _claim(self, text: str, role: Role, name: str = "text") -> Span:
        span = self._put(text)
        self._claims.append((span.start, span.end, role, name))
        return span

    def _put(self, text: str) -> Span:
        self._parts.append(text)
        self._at += len(text)
        return Span(self._at - len(text), self._at)

    def _run(self) -> str:
        """Words with blanks between them, none at the ends."""
        first, *others = self._draw(self._words)
        return "".join((first, *(self._draw(self._blank) + word for word in others)))

    def _end_line(self) -> None:
        self._put(self._line_end * self._draw(few))

    # Metadata and furniture

    def metadata(self) -> None:
        """A line of the header, or some, whose words can be cited, alone or together."""
        name = self._draw(_metadata_name)
        spans = []
        for _ in range(self._draw(few)):
            spans.append(self._claim(self._draw(self._word), Role.METADATA, name))
            self._put(self._draw(self._blank))
            if self._draw(sometimes):
                self.furniture()
        self.places += [Span(first.start, last.end) for at, first in enumerate(spans) for last in spans[at:]]
        self._end_line()

    def furniture(self) -> None:
        """Something that is not the document's own."""
        self._claim(self._draw(self._word), Role.FURNITURE, self._draw(_furniture_name))
        self._end_line()

    # Inlines

    def inlines(self, depth: int = 0, *, within: bool = False) -> tuple[Inline, ...]:
        """Some inlines, which begin without a blank, and end without one unless they are *within* others."""
        kinds = ["text", *self._draw(_inline_kinds), "text"]
        end = None if within else len(kinds) - 1
        made = [self._inline(kind, depth, last=at == end) for at, kind in enumerate(kinds)]
        return tuple(inline for inline in made if inline is not None)

    def _inline(self, kind: str, depth: int, *, last: bool) -> Inline | None:
        if kind == "line break":
            return LineBreak(self._claim(self._line_end, Role.BODY))
        if kind == "page break":
            label, marker = self._draw(_marker)
            span = self._claim(marker, Role.FURNITURE, "page-marker")
            self._end_line()
            return PageBreak(span, label)
        if kind == "furniture":
            self.furniture()
            return None
        if kind == "text" or depth >= _DEEPEST:
            return self._leaf(last=last)
        children = self.inlines(depth + 1, within=True)
        if kind == "emphasis":
            return Emphasis(children)
        if kind == "redaction":
            return Redaction(children)
        return Link(children, self._draw(_target))

    def _leaf(self, *, last: bool) -> Text:
        end = "" if last else self._draw(self._blank) if self._draw(even) else ""
        text = self._run() + end
        return Text(readable(text), self._claim(text, Role.BODY))

    # Blocks

    def block(self, kind: str, depth: int = 0) -> Block:
        if depth >= _DEEPEST:
            kind = "paragraph"
        made = self._block(kind, depth)
        self._end_line()
        return made

    def _block(self, kind: str, depth: int) -> Block:
        match kind:
            case "heading":
                label, marking = self._signs()
                level = self._draw(_level)
                return Heading(inlines=self.inlines(), level=level, label=label, marking=marking)
            case "list":
                return self._list(depth)
            case "quote":
                kinds = self._draw(_block_kinds)
                return Quote(blocks=tuple(self.block(one, depth + 1) for one in kinds))
            case "preformatted":
                text = self._draw(_indent) + self._line_end.join(self._run() for _ in range(self._draw(few)))
                lines = xml_clean(text).replace("\r\n", "\n").replace("\r", "\n")
                return Preformatted(lines, self._claim(text, Role.BODY))
            case "table":
                rows = tuple(self._row() for _ in range(self._draw(few)))
                return Table(rows=rows, head=self._draw(even))
            case _:
                return self._paragraph()

    def _paragraph(self) -> Paragraph:
        label, marking = self._signs()
        bare = label is not None and label.span is not None and self._draw(sometimes)
        inlines = () if bare else self.inlines()
        role = self._draw(_role)
        return Paragraph(inlines=inlines, label=label, marking=marking, role=None if role is None else Cited(role))

    def _signs(self) -> tuple[Cited[str] | None, Cited[str] | None]:
        signs: list[Cited[str] | None] = []
        for drawn in (_label, _marking):
            sign = self._draw(drawn)
            if sign is None:
                signs.append(None)
            elif self._draw(sometimes):
                signs.append(Cited(sign[0]))
            else:
                signs.append(Cited(sign[0], self._claim(sign[1], Role.BODY)))
                self._put(self._draw(self._blank))
        return signs[0], signs[1]

    def _list(self, depth: int) -> List:
        items: list[Paragraph | List] = []
        for _ in range(self._draw(few)):
            items.append(self._paragraph())
            self._end_line()
            if depth < _DEEPEST and self._draw(sometimes):
                items.append(self._list(depth + 1))
        return List(items=tuple(items))

    def _row(self) -> Row:
        cells = []
        for _ in range(self._draw(few)):
            cells.append(Cell() if self._draw(sometimes) else Cell(self.inlines(_DEEPEST)))
            self._put(self._draw(self._blank))
        self._end_line()
        return Row(tuple(cells))
