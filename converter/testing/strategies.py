"""Hypothesis strategies: any sound record, its text and its spans grown together, and damage to a text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, ClassVar

from attrs import evolve, fields, frozen, has
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
    Row,
    Table,
    Text,
)
from converter.model.document import Document, Notice, Role
from converter.model.extension import Extension, UnknownExtension
from converter.model.ledger import Ledger
from converter.model.metadata import (
    Agent,
    Edition,
    Event,
    Identifier,
    Instruction,
    Level,
    Metadata,
    Place,
    Precedence,
    Reference,
    Restriction,
    Subject,
)
from converter.model.source import BYTE_ORDER_MARK, Source
from converter.model.span import Cited, Span
from converter.model.text import readable, xml_clean

# What texts are made of ----------------------------------------------------------------------------------

PLAIN_WORDS = ("the", "Embassy", "said", "REF:", "A.", "1.4", "(b)", "06TOKYO709", "end", "café", "“quoted”", "—")
ODD_WORDS = (
    "<b>",
    "&amp;",
    "]]>",
    "-->",
    "?>",
    "\"both'",
    "\\u0000",
    "{}",
    "%s",
    "bell\x07",
    "\x1b[1m",
    "\x7f",
    "\x80",
    "\ufffd",
    "\ufffe",
    "\uffff",
    "e\u0301",
    "\u0301",
    "ﬁ",
    "𝔘nicode",
    "👩‍🚀",
    "漢字",
    "עברית",
    "\u202eright to left\u202c",
    "\u200b",
    "\u00ad",
)
PLAIN_BLANKS = (" ", " ", "  ", "\t")
ODD_BLANKS = ("\u00a0", " \u00a0 ", "\x0b", "\x0c", "\x1f", "\x85", "\u2003", "\u2028", "\u3000", " \ufeff")
_LINE_ENDS = ("\n", "\r\n", "\r")

_any_word = st.text(
    st.characters(exclude_categories=["Cs", "Zs", "Zl", "Zp"], exclude_characters="\0\ufeff"),
    min_size=1,
    max_size=6,
).filter(lambda text: not any(sign.isspace() for sign in text))
_plain_word = st.sampled_from(PLAIN_WORDS)
_odd_word = st.sampled_from(PLAIN_WORDS + ODD_WORDS) | _any_word
_clean_word = _odd_word.map(xml_clean)
_few = st.integers(1, 3)
_sometimes = st.sampled_from((False, False, False, True))


# Metadata ------------------------------------------------------------------------------------------------


@frozen
class DrawnPart:
    """A part of `DrawnExtension`."""

    code: Cited[str]
    serial: str | None = None


@frozen(kw_only=True)
class DrawnExtension(Extension):
    """An extension with every type that a field of one may have."""

    prefix: ClassVar[str] = "drawn"
    namespace: ClassVar[str] = "https://example.org/drawn#"
    line: Cited[str] | None = None
    number: int = 0
    urgent: bool = False
    day: date | None = None
    moment: Cited[datetime] | None = None
    level: Level | None = None
    words: tuple[str, ...] = ()
    parts: tuple[DrawnPart, ...] = ()


def _cited(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Cited[Any]]:
    """A cited value whose span is a number for now; `_placed` makes it a place of the text."""
    number = st.builds(Span, st.integers(0, 99), st.just(0))
    return st.builds(Cited, values, st.none() | number)


def _several(values: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[Any]:
    return st.lists(values, max_size=most).map(tuple)


def _build(kind: type[Any], /, **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value of *kind*; a part that has a default is left out now and then."""
    optional = {one.name for one in fields(kind) if one.name in parts and one.default is None}
    return st.builds(
        kind, **{name: st.none() | part if name in optional else part for name, part in parts.items()}
    )


def _words(*words: str) -> st.SearchStrategy[str]:
    """The words that every writer knows, and one that it has never heard of."""
    return st.sampled_from((*words, "strange"))


_text = st.lists(_clean_word, min_size=1, max_size=4).map(" ".join)
_said = _cited(_text)
_days = st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.dates(date(1966, 1, 1), date(2030, 12, 31))
_zones = st.integers(-48, 56).map(lambda quarters: timezone(timedelta(minutes=15 * quarters))) | st.just(UTC)
_moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=_zones).map(  # noqa: DTZ001 - zone follows
    lambda moment: moment.replace(microsecond=0)
)
_metadata = st.builds(
    Metadata,
    genre=st.sampled_from(("diplomatic cable", "news article", "drawn & odd <genre>")),
    language=st.none() | _cited(st.sampled_from(("en", "en-GB", "ja", "ar", "zh-Hant"))),
    title=st.none() | _said,
    standfirst=st.none() | _said,
    identifiers=_several(
        _build(Identifier, scheme=_words("mrn", "transmission", "station-serial", "message-number"), value=_said)
    ),
    events=_several(
        _build(
            Event,
            kind=_words("sent", "created", "filed", "published", "declassify"),
            text=_said,
            when=_days | _moments,
        )
    ),
    agents=_several(
        _build(
            Agent,
            role=_words(
                *("sender", "recipient", "copied", "exempted", "signatory", "classifier", "drafter"),
                *("author", "agency", "publisher"),
            ),
            name=_said,
            position=_said,
            code=_said,
            precedence=_cited(st.sampled_from(Precedence)),
            serial=_said,
        ),
        most=3,
    ),
    restrictions=_several(
        _build(
            Restriction,
            level=_cited(st.sampled_from(Level)),
            captions=_several(_said),
            caveats=_several(_said),
            authority=_said,
            reasons=_several(_said),
        )
    ),
    instructions=_several(
        _build(Instruction, kind=_words("passing", "attention", "operating-signal"), text=_said)
    ),
    subjects=_several(
        _build(
            Subject,
            scheme=_words("tags", "keyword"),
            code=_said,
            kind=_words("subject", "program", "place", "organization", "person"),
            label=_text,
        )
    ),
    references=_several(
        _build(
            Reference,
            text=_said,
            label=_said,
            kind=_words("cable"),
            target=st.just("06TOKYO433") | _text,
            inferred=st.booleans(),
        )
    ),
    places=_several(_build(Place, name=_said)),
    edition=st.none()
    | _build(
        Edition, publication=_said, date=_cited(_days), page=_said, section=_said, edition=_said, headline=_said
    ),
    extensions=st.just(())
    | _build(
        DrawnExtension,
        line=_said,
        number=st.integers(-9, 10**9),
        urgent=st.booleans(),
        day=_days,
        moment=_cited(_moments),
        level=st.sampled_from(Level),
        words=_several(_text),
        parts=_several(_build(DrawnPart, code=_said, serial=_text)),
    ).map(lambda extension: (extension,))
    | st.just((UnknownExtension("absent", '{"lines":["kept",1,null],"sign":"<"}'),)),
)


def _placed(value: Any, places: list[Span], text: str) -> Any:
    """*value* with each number of a place exchanged for that place, where the text may say what is cited."""
    if isinstance(value, Cited):
        if value.span is None or not places:
            return Cited(value.value)
        place = places[value.span.start % len(places)]
        as_printed = type(value.value) is str and value.span.start % 2 == 0
        return Cited(readable(place.of(text)).strip() if as_printed else value.value, place)
    if isinstance(value, tuple):
        return tuple(_placed(one, places, text) for one in value)
    if has(type(value)):
        names = [one.name for one in fields(type(value))]
        return evolve(value, **{name: _placed(getattr(value, name), places, text) for name in names})
    return value


# The text and its body -----------------------------------------------------------------------------------

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
_INLINES = ("text", "text", "text", "emphasis", "link", "line break", "page break", "furniture")
_BLOCKS = ("paragraph", "paragraph", "paragraph", "heading", "list", "quote", "preformatted", "table")
_PARTS = (*_BLOCKS, "metadata", "metadata", "metadata", "furniture")
_DEEPEST = 2


class _Sheet:
    """A text that grows, with what became of each stretch of it."""

    def __init__(self, draw: st.DrawFn, *, plain: bool, line_end: str, start: str) -> None:
        self._draw = draw
        self._word = _plain_word if plain else _odd_word
        self._blank = st.sampled_from(
            (*PLAIN_BLANKS, line_end) if plain else (*PLAIN_BLANKS, line_end, *ODD_BLANKS)
        )
        self._line_end = line_end
        self._parts = [start]
        self._at = len(start)
        self._claims: list[tuple[int, int, Role, str]] = []
        self.places: list[Span] = []
        """Where a value may be cited from."""

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def blank_so_far(self) -> bool:
        return not self._claims

    def ledger(self) -> Ledger:
        ledger = Ledger(self.text)
        claim = {Role.METADATA: ledger.metadata, Role.BODY: ledger.body, Role.FURNITURE: ledger.furniture}
        for start, end, role, name in self._claims:
            claim[role](start, end, name)
        return ledger

    # Characters

    def blank(self) -> str:
        text = self._draw(self._blank)
        self._put(text)
        return text

    def lines_end(self) -> None:
        self._put(self._line_end * self._draw(_few))

    def cut_line_end(self) -> None:
        """Take away the line end that every block ends in, so that the text has no final one."""
        self._at -= len(self._parts.pop())

    def run(self) -> str:
        """Words with blanks between them, none at the ends."""
        first, *others = self._draw(st.lists(self._word, min_size=1, max_size=5))
        return "".join((first, *(self._draw(self._blank) + word for word in others)))

    def claim(self, text: str, role: Role, name: str = "text") -> Span:
        span = self._put(text)
        self._claims.append((span.start, span.end, role, name))
        return span

    def _put(self, text: str) -> Span:
        self._parts.append(text)
        self._at += len(text)
        return Span(self._at - len(text), self._at)

    # Metadata and furniture

    def metadata(self) -> None:
        """A line of the header, or some, whose words can be cited, alone or together."""
        name = self._draw(st.sampled_from(_METADATA))
        spans = []
        for _ in range(self._draw(_few)):
            spans.append(self.claim(self._draw(self._word), Role.METADATA, name))
            self.blank()
            if self._draw(_sometimes):
                self.furniture()
        self.places += [Span(first.start, last.end) for at, first in enumerate(spans) for last in spans[at:]]
        self.lines_end()

    def furniture(self) -> None:
        """Something that is not the document's own."""
        self.claim(self._draw(self._word), Role.FURNITURE, self._draw(st.sampled_from(_FURNITURE)))
        self.lines_end()

    # Inlines

    def inlines(self, depth: int = 0) -> tuple[Inline, ...]:
        """Some inlines, which begin and end without a blank."""
        kinds = ["text", *self._draw(st.lists(st.sampled_from(_INLINES), max_size=3)), "text"]
        made = [self._inline(kind, depth, last=at == len(kinds) - 1) for at, kind in enumerate(kinds)]
        return tuple(inline for inline in made if inline is not None)

    def _inline(self, kind: str, depth: int, *, last: bool) -> Inline | None:
        if kind == "line break":
            return LineBreak(self.claim(self._line_end, Role.BODY))
        if kind == "page break":
            label, marker = self._draw(st.sampled_from(_MARKERS))
            span = self.claim(marker, Role.FURNITURE, "page-marker")
            self.lines_end()
            return PageBreak(span, label)
        if kind == "furniture":
            self.furniture()
            return None
        if kind == "text" or depth >= _DEEPEST:
            return self._leaf(last=last)
        children = self.inlines(depth + 1)
        if kind == "emphasis":
            return Emphasis(children)
        return Link(children, self._draw(st.sampled_from(_TARGETS)))

    def _leaf(self, *, last: bool) -> Text:
        end = "" if last else self._draw(st.just("") | self._blank)
        text = self.run() + end
        return Text(readable(text), self.claim(text, Role.BODY))

    # Blocks

    def block(self, kind: str, depth: int = 0) -> Block:
        if depth >= _DEEPEST:
            kind = "paragraph"
        made = self._block(kind, depth)
        self.lines_end()
        return made

    def _block(self, kind: str, depth: int) -> Block:
        match kind:
            case "heading":
                label, marking = self._signs()
                level = self._draw(st.integers(1, 6))
                return Heading(inlines=self.inlines(), level=level, label=label, marking=marking)
            case "list":
                return self._list(depth)
            case "quote":
                kinds = self._draw(st.lists(st.sampled_from(_BLOCKS), min_size=1, max_size=2))
                return Quote(blocks=tuple(self.block(one, depth + 1) for one in kinds))
            case "preformatted":
                text = self._draw(st.sampled_from(("", "    ", "\t"))) + self._line_end.join(
                    self.run() for _ in range(self._draw(_few))
                )
                lines = xml_clean(text).replace("\r\n", "\n").replace("\r", "\n")
                return Preformatted(lines, self.claim(text, Role.BODY))
            case "table":
                rows = tuple(self._row() for _ in range(self._draw(_few)))
                return Table(rows=rows, head=self._draw(st.booleans()))
            case _:
                return self._paragraph()

    def _paragraph(self) -> Paragraph:
        label, marking = self._signs()
        bare = label is not None and label.span is not None and self._draw(_sometimes)
        inlines = () if bare else self.inlines()
        role = self._draw(st.none() | st.sampled_from(_ROLES))
        return Paragraph(inlines=inlines, label=label, marking=marking, role=None if role is None else Cited(role))

    def _signs(self) -> tuple[Cited[str] | None, Cited[str] | None]:
        signs: list[Cited[str] | None] = []
        for table in (_LABELS, _MARKINGS):
            sign = self._draw(st.none() | st.sampled_from(table))
            if sign is None:
                signs.append(None)
            elif self._draw(_sometimes):
                signs.append(Cited(sign[0]))
            else:
                signs.append(Cited(sign[0], self.claim(sign[1], Role.BODY)))
                self.blank()
        return signs[0], signs[1]

    def _list(self, depth: int) -> List:
        items: list[Paragraph | List] = []
        for _ in range(self._draw(_few)):
            items.append(self._paragraph())
            self.lines_end()
            if depth < _DEEPEST and self._draw(_sometimes):
                items.append(self._list(depth + 1))
        return List(items=tuple(items))

    def _row(self) -> Row:
        cells = []
        for _ in range(self._draw(_few)):
            cells.append(Cell() if self._draw(_sometimes) else Cell(self.inlines(_DEEPEST)))
            self.blank()
        self.lines_end()
        return Row(tuple(cells))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any sound record: every kind of block, inline, metadata and furniture, odd characters and encodings."""
    encoding = draw(st.sampled_from(("utf-8", "utf-8", "utf-8-sig", "utf-16-le", "cp1252")))
    sheet = _Sheet(
        draw,
        plain=encoding == "cp1252" or draw(st.booleans()),
        line_end=draw(st.sampled_from(_LINE_ENDS)),
        start=BYTE_ORDER_MARK if encoding == "utf-16-le" else draw(st.sampled_from(("", "", "\n\n", "  \t"))),
    )
    body = []
    for part in draw(st.lists(st.sampled_from(_PARTS), min_size=1, max_size=7)):
        if part == "metadata":
            sheet.metadata()
        elif part == "furniture":
            sheet.furniture()
        else:
            body.append(sheet.block(part))
    if sheet.blank_so_far:
        sheet.furniture()
    if draw(st.booleans()):
        sheet.cut_line_end()
    text = sheet.text
    data = text.encode(encoding)
    source = Source(draw(_text), text, encoding, hashlib.sha256(data).hexdigest())
    return Document(
        source=source,
        format=draw(st.sampled_from(("cable", "wiki-cable", "news-article", "drawn"))),
        metadata=_placed(draw(_metadata), sheet.places, text),
        body=tuple(body),
        segments=sheet.ledger().close(),
        notices=draw(_several(_notices(len(text)))),
    )


def _notices(length: int) -> st.SearchStrategy[Notice]:
    ends = st.tuples(st.integers(0, length), st.integers(0, length)).map(sorted)
    spans = st.none() | ends.map(lambda pair: Span(*pair))
    return st.builds(Notice, _words("created-differs", "unrecognised", "unprintable"), _text, spans)


# Damage --------------------------------------------------------------------------------------------------

_Harm = Callable[[list[str], int, int], list[str]]


def _cut(lines: list[str], at: int, to: int) -> list[str]:
    line = lines[at]
    here = to % (len(line) + 1)
    return [*lines[:at], line[:here], "\n", line[here:], *lines[at + 1 :]]


def _swap(lines: list[str], at: int, to: int) -> list[str]:
    lines = list(lines)
    lines[at], lines[to] = lines[to], lines[at]
    return lines


HARMS: dict[str, _Harm] = {
    "drop a line": lambda lines, at, _: [*lines[:at], *lines[at + 1 :]],
    "drop some lines": lambda lines, at, to: [*lines[: min(at, to)], *lines[max(at, to) :]],
    "double a line": lambda lines, at, to: [*lines[:to], lines[at], *lines[to:]],
    "swap two lines": _swap,
    "cut a line": _cut,
    "end here": lambda lines, at, _: lines[:at],
    "end within a line": lambda lines, at, to: [*lines[:at], lines[at][: to % (len(lines[at]) + 1)]],
    "begin here": lambda lines, at, _: lines[at:],
    "join with the next": lambda lines, at, _: [*lines[:at], lines[at].rstrip("\r\n"), *lines[at + 1 :]],
    "join all": lambda lines, _, __: [line.rstrip("\r\n") + " " for line in lines],
    "CRLF": lambda lines, _, __: [line.rstrip("\r\n") + "\r\n" for line in lines],
    "CR": lambda lines, _, __: [line.rstrip("\r\n") + "\r" for line in lines],
    "byte order mark": lambda lines, _, __: [BYTE_ORDER_MARK, *lines],
    "no-break spaces": lambda lines, _, __: [line.replace(" ", "\u00a0") for line in lines],
    "tabs": lambda lines, _, __: [line.replace("  ", "\t") for line in lines],
    "no blank lines": lambda lines, _, __: [line for line in lines if line.strip()],
    "a blank line after each": lambda lines, _, __: [part for line in lines for part in (line, "\n")],
    "indented": lambda lines, _, __: ["    " + line for line in lines],
    "small letters": lambda lines, at, to: [*lines[:at], *(line.lower() for line in lines[at:to]), *lines[to:]],
    "odd signs": lambda lines, at, _: [*lines[:at], *(sign + "\n" for sign in ODD_WORDS), *lines[at:]],
    "signs exchanged": lambda lines, at, _: [
        *lines[:at],
        lines[at].replace("0", "O").replace("1", "l"),
        *lines[at + 1 :],
    ],
}
"""What may have happened to a text on its way, by name; each takes the lines, with their ends, and two of their places."""


@st.composite
def damage(draw: st.DrawFn, text: str) -> str:
    """*text* after one to three of the `HARMS`."""
    for name in draw(st.lists(st.sampled_from(sorted(HARMS)), min_size=1, max_size=3)):
        lines = text.splitlines(keepends=True) or [""]
        places = st.integers(0, len(lines) - 1)
        text = "".join(HARMS[name](lines, draw(places), draw(places)))
    return text


HOSTILE = {
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "line ends": "\n",
    "carriage returns": "\r",
    "byte order marks": "\ufeff",
    "blank lines of blanks": " \t \n",
    "one line of letters": "A",
    "one line of words": "TOKYO ",
    "one line of digits": "0123456789",
    "one line of hyphens": "-",
    "one line of slashes": "/",
    "one line of dots": ". ",
    "one line of commas": "a, ",
    "one line of opening brackets": "(",
    "one line of colons": "SUBJECT: ",
    "short lines": "ZZ\n",
    "numbered lines": "1. (S) \n",
    "lines of capitals": "FM AMEMBASSY TOKYO\n",
    "lines with colons": "TAGS: A, B\n",
    "lines of hyphens": "-----\n",
    "lines of figures": "060711Z JUN 08\n",
    "controls": "\x07\x0c\x1b",
    "brackets in brackets": "<([{",
}
"""Short texts that are hard on a careless reader once they are repeated a hundred thousand times."""
