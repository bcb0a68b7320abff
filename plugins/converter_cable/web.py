"""The web page that shows a telegram: what its catalogue says, and the text of the blocks that the telegram stands in.

Most pages have a table whose first row labels the values of the second, and the telegram in two elements `pre`: header,
then head and body. Others print each label beside its value, or end the lines of the telegram by tags.
"""

from __future__ import annotations

import re

from attrs import frozen

from converter import Cited, Excerpt, Role, Segment, Span, Tag, readable, resolved, tags, text_pieces, trim
from converter_cable.catalogue import LABELS, Labels, keep_values
from converter_cable.draft import Draft
from converter_cable.kinds import FORMAT, kind_of

_LABEL = re.compile(rf"(?P<label>{'|'.join(LABELS)})\s*+(?::|\Z)", re.IGNORECASE)
_LONGEST = 80
"""Labels and values have fewer signs."""
_CUES = (
    "Reference ID",
    "Reference id",
    "reference id",
    "REFERENCE ID",
    "Identifier",
    "IDENTIFIER",
    "Canonical ID",
)
"""How pages print the labels of the identifier, with which a catalogue begins; what looks for them must be quick, since it looks through whole pages."""
_PREFORMATTED = re.compile(r"<pre[\s>]", re.IGNORECASE)
_HEADING = re.compile(r"<h[1-6][^<>]{0,99}>[^<>]{0,40}\d\d[A-Z][A-Z0-9-]{2,40}\d,")
_HEADING_BEFORE = 8_000
"""The heading of a page stands no further before the labels."""
_VIEWING = re.compile(r"(?:Viewing cable\s++)?\d\d[A-Z][A-Z0-9-]*\d,\s*+(?P<title>\S.*)", re.DOTALL)
"""The heading of a page: number and title."""
_RELATED = re.compile(r"Appears in these articles\b")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LINE_ENDS = _HEADINGS | {"br", "p", "div", "li", "dt", "dd", "table", "tr", "td", "th", "hr", "blockquote"}
"""Tags at which a line ends."""
_CONTAINERS = frozenset(("div", "td", "table", "article", "section", "main", "blockquote", "body", "html"))
"""Elements of which one holds the telegram, where it stands in no element `pre`."""
_BETWEEN = 200
"""Between two blocks of one telegram stands no more than a heading: fewer signs than these."""
_LINE_END_SIGNS = str.maketrans("\r\n", "  ")


@frozen
class Page:
    """What a page shows of a telegram."""

    excerpt: Excerpt
    """The values of the catalogue, a line each, and the telegram."""
    telegram: int
    """Where the telegram begins in the excerpt."""
    fields: tuple[tuple[str, Span], ...]
    """The catalogue: the name of each field that it has, and the place of its value in the excerpt."""
    labels: tuple[Span, ...]
    """Where the page prints the labels of the catalogue."""
    parts: tuple[Span, ...]
    """The stretches of the page that hold all this, with nothing else to be seen in them."""
    beside: tuple[Segment, ...]
    """What else is the catalogue's: labels, and links to articles."""
    preformatted: bool
    """Whether the telegram stands in elements `pre`."""


def find_page(text: str) -> Page | None:
    """The telegram in the page *text*; None if nothing in it can be one."""
    start = _beginning(text)
    if start is None:
        return None
    scan = _Scan(text, preformatted=_PREFORMATTED.search(text, start) is not None)
    at = start
    for tag in tags(text, start):
        scan.take(at, tag.start)
        if scan.done:
            break
        scan.go_past(tag)
        at = tag.end
    else:
        scan.take(at, len(text))
    return scan.page()


def _beginning(text: str) -> int | None:
    """Where a page begins to speak of a telegram, at the end of a tag or at its beginning: all before is the site's.

    That is the heading above the first label of the catalogue, or else this label, or the first element `pre`.
    """
    label = min((at for cue in _CUES if (at := _cue(text, cue)) >= 0), default=None)
    if label is None:
        preformatted = _PREFORMATTED.search(text)
        return preformatted.start() if preformatted else None
    heading = _HEADING.search(text, max(label - _HEADING_BEFORE, 0), label)
    if heading is not None:
        return heading.start()
    return max(text.rfind("<", 0, label), 0)


def _cue(text: str, cue: str) -> int:
    """Where *cue* first stands alone between a tag and another, or a colon; -1 if nowhere."""
    at = text.find(cue)
    while at >= 0:
        before, after = text[max(at - 20, 0) : at].rstrip(), text[at + len(cue) : at + len(cue) + 20].lstrip()
        if before.endswith(">") and after.startswith((":", "<")):
            return at
        at = text.find(cue, at + len(cue))
    return -1


def keep_catalogue(draft: Draft, page: Page) -> None:
    """Put what the catalogue says into the draft, which is of the excerpt."""
    values: dict[str, Cited[str]] = {}
    for name, place in page.fields:
        draft.ledger.metadata(place.start, place.end, "catalogue")
        values.setdefault(name, draft.source.cited(place.start, place.end))
    keep_values(draft, values, by_the_hour=True)


class _Catalogue:
    """Labels, values and heading, as they come."""

    def __init__(self, text: str) -> None:
        self.values: list[tuple[str, int, int]] = []
        self.labels: list[Span] = []
        self.beside: list[Segment] = []
        self._text = text
        self._labels = Labels()
        self._related = False

    def take(self, start: int, end: int, *, heading: bool) -> bool:
        """Keep what a stretch of the page says; false if it is nothing of the catalogue's."""
        text = self._text
        if heading and (viewing := _VIEWING.fullmatch(text, start, end)):
            title = viewing.start("title")
            self._set_beside(start, title)
            self.values.append(("title", title, end))
            return True
        if end - start <= _LONGEST:
            label = _LABEL.match(text, start, end)
            if label and self._label(label):
                start, end = trim(text, label.end(), end)
                return start == end or self._value(start, end)
            if self._value(start, end):
                return True
        self._related = self._related or _RELATED.match(text, start, end) is not None
        if self._related:
            self.beside.append(Segment(Span(start, end), Role.FURNITURE, "related-links"))
        return self._related

    def _label(self, match: re.Match[str]) -> bool:
        name, known = LABELS[match["label"].lower()], self._labels.known
        if name in known or not (known or name == "identifier"):
            return False
        self._labels.add(name)
        self.labels.append(Span(*match.span()))
        self._set_beside(*match.span())
        return True

    def _value(self, start: int, end: int) -> bool:
        name = self._labels.field_of(readable(resolved(self._text[start:end])).strip())
        if name is not None:
            self.values.append((name, start, end))
        return name is not None

    def _set_beside(self, start: int, end: int) -> None:
        self.beside.append(Segment(Span(start, end), Role.METADATA, "catalogue"))


class _Scan:
    """Takes a page from where it begins to speak of a telegram: what it shows, and the tags between."""

    def __init__(self, text: str, *, preformatted: bool) -> None:
        self.done = False
        self._text = text
        self._preformatted = preformatted
        self._catalogue = _Catalogue(text)
        self._telegram: list[tuple[int, int, str | None]] = []
        self._between: list[tuple[int, int]] = []
        """What has been shown since the last block of the telegram."""
        self._parts: list[Span] = []
        self._joined = False
        """Whether all that has been shown since the last part began belongs to it."""
        self._inside = False
        """Whether this is in a block of the telegram."""
        self._in_heading = False
        self._has_text = False
        """Whether the telegram has more than its header."""
        self._open = dict.fromkeys(_CONTAINERS, 0)
        """How many containers were opened within the telegram."""

    def take(self, start: int, end: int) -> None:
        """A stretch without tags."""
        if not self._inside:
            start, end = trim(self._text, start, end)
            if start < end:
                self._take_outside(start, end)
        elif start < end:
            self._add(start, end)

    def go_past(self, tag: Tag) -> None:
        """A tag."""
        name = tag.name
        if name == "pre" and self._preformatted:
            if not tag.closing and not self._inside:
                self._begin_block(tag)
            self._inside = not tag.closing
        elif name in _HEADINGS:
            self._in_heading = not tag.closing
        if not self._inside:
            return
        if name in _LINE_ENDS:
            self._telegram.append((tag.start, tag.end, "\n"))
        if not self._preformatted and name in _CONTAINERS:
            self._open[name] += -1 if tag.closing else 1
            self.done = self._open[name] < 0 and self._has_text

    def page(self) -> Page | None:
        """What was found; None if no telegram was."""
        if not self._telegram:
            return None
        pieces: list[tuple[int, int, str | None]] = []
        fields: list[tuple[str, Span]] = []
        at = 0
        for name, start, end in self._catalogue.values:
            pieces.extend(text_pieces(self._text, start, end))
            pieces.append((end, end, "\n"))
            length = len(resolved(self._text[start:end]))
            fields.append((name, Span(at, at + length)))
            at += length + 1
        return Page(
            excerpt=Excerpt.of(self._text, [*pieces, *self._telegram]),
            telegram=at,
            fields=tuple(fields),
            labels=tuple(self._catalogue.labels),
            parts=tuple(self._parts),
            beside=tuple(self._catalogue.beside),
            preformatted=self._preformatted,
        )

    def _take_outside(self, start: int, end: int) -> None:
        if self._telegram:
            self._between.append((start, end))
            shown = sum(last - first for first, last in self._between)
            self.done = shown >= _BETWEEN or _LABEL.match(self._text, start, end) is not None
        elif self._catalogue.take(start, end, heading=self._in_heading):
            self._include(start, end)
        elif not self._preformatted and self._catalogue.values and self._begins_telegram(start, end):
            self._inside = True
            self._add(start, end)
        else:
            self._joined = False

    def _begins_telegram(self, start: int, end: int) -> bool:
        kind = self._kind(start, end)
        return kind in FORMAT or kind == "classification"

    def _kind(self, start: int, end: int) -> str | None:
        kind = kind_of(self._text, (start, end, True)) if start < end else None
        return kind and kind[0]

    def _begin_block(self, tag: Tag) -> None:
        for start, end in self._between:
            self._telegram.extend((*text_pieces(self._text, start, end), (end, end, "\n")))
            self._include(start, end)
        self._between.clear()
        self._telegram.append((tag.start, tag.end, "\n"))

    def _add(self, start: int, end: int) -> None:
        """A stretch of the telegram; where it is not preformatted, its line ends are blanks."""
        self._include(start, end)
        if self._preformatted:
            self._telegram.extend(text_pieces(self._text, start, end))
            return
        self._has_text = self._has_text or self._kind(*trim(self._text, start, end)) == "classification"
        for first, last, said in text_pieces(self._text, start, end):
            shown = self._text[first:last].translate(_LINE_END_SIGNS) if said is None else said
            self._telegram.append((first, last, shown))

    def _include(self, start: int, end: int) -> None:
        """Let the open part go on to *end*, or begin one at *start*."""
        first = self._parts.pop().start if self._joined else start
        self._parts.append(Span(first, end))
        self._joined = True
