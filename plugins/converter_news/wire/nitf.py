"""The reader of NITF, the News Industry Text Format of the IPTC, up to its version 3.6, with its namespace or without."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from converter import Document, ReadError, Source, is_blank, resolved
from converter_news import ArticleOptions
from converter_news.wire.draft import Draft
from converter_news.wire.elements import Element, Verbatim, parse
from converter_news.wire.flow import Flow
from converter_news.wire.hypertext import is_html, read_html
from converter_news.wire.moments import moment
from converter_news.wire.nitf_head import ATTRIBUTES, take_meta, take_pubdata, take_subject
from converter_news.wire.origin import Mark, take_byline, take_dateline, take_lead
from converter_news.wire.pieces import Piece, Words

FORMAT = "nitf"
_KICKERS = frozenset(("kicker", "fly", "overline", "eyebrow"))
"""Classes by which papers call the headline above the headline."""
_KEYWORDS = {
    "person": "person",
    "org": "organization",
    "location": "place",
    "event": "event",
    "object.title": "work",
    "classifier": "subject",
    "function": None,
    "virtloc": None,
}
"""The content that a head identifies, and its kind."""
_BYLINE = {"person": "person", "byttl": "post", "function": "post", "org": "agency"}
_DATELINE = {"location": "place", "story.date": "date"}
_APART = frozenset(
    [
        "p",
        "br",
        "hl2",
        "li",
        "bq",
        "name.given",
        "name.family",
        "location",
        "sublocation",
        "city",
        "state",
        "region",
        "country",
        "org",
        "person",
        "byttl",
        "function",
    ]
)
"""Elements that the element after them does not run on from, in a value that is one line."""
_NOTES = {"cpyrt": "copyright"}
_ASIDE = {
    "media-object": "embedded-media",
    "media-metadata": "unrecognised",
    "media-reference": "unrecognised",
    "nitf-table-metadata": "unrecognised",
    "custom-table": "unrecognised",
}
"""What stands in a body and is no text of the article, and what its content is called."""


def read_nitf(source: Source, options: ArticleOptions) -> Document:
    """The record of an article in NITF.

    Raises:
        ReadError: the text is not well-formed, its root is not ``nitf``, it declares entities, or it says nothing.
    """
    root = parse(source.text)
    if root.name != FORMAT:
        raise ReadError(f"the root of this document is {root.name!r}, not 'nitf'", root.start)
    reader = _Reader(Draft(source))
    reader.read(root)
    return reader.finish(options.language)


class _Reader:
    """Goes through the elements in their order."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._text = draft.source.text

    def read(self, element: Element) -> None:
        """An element of the head, or one that holds others."""
        handler = _HANDLERS.get(element.name)
        if handler is not None:
            handler(self, element)
            return
        for name in element.attributes(self._text):
            take = ATTRIBUTES.get((element.name, name))
            if take is not None:
                take(self._draft, element.attribute(self._text, name))
        for child in element.children:
            if isinstance(child, Element):
                self.read(child)
            elif not is_blank(self._text[child[0] : child[1]]):
                self._draft.set_aside(child[0], child[1], "unrecognised")

    def finish(self, language: str | None) -> Document:
        """The record."""
        take_lead(self._draft)
        return self._draft.close(FORMAT, language)

    def meta(self, element: Element) -> None:
        take_meta(self._draft, element)

    def subject(self, element: Element) -> None:
        take_subject(self._draft, element)

    def pubdata(self, element: Element) -> None:
        take_pubdata(self._draft, element)

    def document_title(self, element: Element) -> None:
        self._draft.document_title = self._draft.cite("title", self._words(element))

    def identified(self, element: Element) -> None:
        """People, places and things that the article is about."""
        for child in element.children:
            if isinstance(child, Element):
                pieces = list(self._words(child)) or child.attribute(self._text, "value")
                self._draft.add_subject(self._draft.cite("keyword", pieces), _KEYWORDS.get(child.name))
            elif not is_blank(self._text[child[0] : child[1]]):
                self._draft.set_aside(child[0], child[1], "unrecognised")

    def headline(self, element: Element) -> None:
        self._draft.add_title(self._draft.cite("headline", self._words(element)))

    def subordinate_headline(self, element: Element) -> None:
        if self._class_of(element) in _KICKERS:
            kicker = self._draft.cite("kicker", self._words(element))
            self._draft.kicker = self._draft.kicker or kicker
        elif (headline := self._draft.cite("headline", self._words(element))) is not None:
            self._draft.further_headlines.append(headline)

    def byline(self, element: Element) -> None:
        """A byline; one that is made for an index, ``Hale, Jo``, names nobody else."""
        if self._class_of(element).startswith("normalized"):
            self._draft.cite("byline", self._words(element))
        else:
            take_byline(self._draft, *self._marked(element, _BYLINE))

    def dateline(self, element: Element) -> None:
        take_dateline(self._draft, *self._marked(element, _DATELINE))

    def distributor(self, element: Element) -> None:
        self._draft.add_agent("agency", self._draft.cite("distributor", self._words(element)))

    def abstract(self, element: Element) -> None:
        standfirst = self._draft.cite("standfirst", self._words(element))
        self._draft.standfirst = self._draft.standfirst or standfirst

    def rights(self, element: Element) -> None:
        self._draft.add_instruction("usage-terms", self._draft.cite("rights", self._words(element)))

    def note(self, element: Element) -> None:
        kind = self._said(element, "noteclass")
        self._body(element, _NOTES.get(kind, "editor-note"))

    def content(self, element: Element) -> None:
        self._body(element, "")

    def _body(self, element: Element, role: str) -> None:
        flow = Flow(self._draft, role)
        self._let_flow(element, flow)
        self._draft.body.extend(flow.finish())

    def _let_flow(self, element: Element, flow: Flow) -> None:
        text = self._text
        is_repeated = self._repeated(element)
        for child in element.children:
            if isinstance(child, Verbatim):
                words = Words(text, [(child.start, child.end, None)])
                if is_html(words.text):
                    read_html(words, flow)
                else:
                    flow.take((child.start, child.end, None))
            elif not isinstance(child, Element):
                flow.take(child)
            elif child.name in _ASIDE:
                if any(not is_blank(self._text[start:end]) for start, end, _ in self._words(child)):
                    self._draft.set_aside(child.tag_end, child.content_end, _ASIDE[child.name])
            elif is_repeated(child):
                self._draft.set_aside(child.start, child.end, "repeated-lead")
            else:
                flow.open(child.name, child.start, child.tag_end, self._said(child, "href"))
                self._let_flow(child, flow)
                flow.close(child.name)

    def _repeated(self, element: Element) -> Callable[[Element], bool]:
        """Which children stand a second time in another: archives keep the lead beside the full text."""
        blocks = [child for child in element.children if isinstance(child, Element) and child.name == "block"]
        if all(self._class_of(block) != "full_text" for block in blocks):
            return lambda _: False
        return lambda child: child.name == "block" and self._class_of(child) == "lead_paragraph"

    def _said(self, element: Element, attribute: str) -> str:
        place = element.attributes(self._text).get(attribute)
        return resolved(self._text[slice(*place)]) if place else ""

    def _class_of(self, element: Element) -> str:
        return self._said(element, "class").strip()

    def _words(self, element: Element) -> Iterator[Piece]:
        """The words of a value that is one line."""
        for child, following in zip_longest(element.children, element.children[1:]):
            if isinstance(child, Verbatim):
                yield child.start, child.end, None
            elif isinstance(child, Element):
                yield from self._words(child)
                if child.name in _APART and isinstance(following, Element):
                    yield child.end, child.end, " "
            else:
                yield child

    def _marked(self, element: Element, names: dict[str, str]) -> tuple[Sequence[Piece], Sequence[Mark]]:
        """The same, with the parts that are marked by elements of these names."""
        pieces: list[Piece] = []
        marks: list[Mark] = []
        self._mark(element, names, pieces, marks, 0)
        return pieces, marks

    def _mark(
        self, element: Element, names: dict[str, str], pieces: list[Piece], marks: list[Mark], at: int
    ) -> int:
        """Add what an element says, which begins at the character *at* of the line; where it ends there."""
        for child, following in zip_longest(element.children, element.children[1:]):
            if isinstance(child, Element):
                index = len(marks)
                begin = at
                at = self._mark(child, names, pieces, marks, at)
                norm = child.attribute(self._text, "norm")
                if at == begin and norm and child.name == "story.date":
                    pieces.extend(norm)
                    at += sum(self._length(piece) for piece in norm)
                if child.name in names:
                    when = moment(self._said(child, "norm"))
                    marks.insert(index, Mark(names[child.name], begin, at, when))
                if child.name in _APART and isinstance(following, Element):
                    pieces.append((child.end, child.end, " "))
                    at += 1
            else:
                piece = (child[0], child[1], None) if isinstance(child, Verbatim) else child
                pieces.append(piece)
                at += self._length(piece)
        return at

    def _length(self, piece: Piece) -> int:
        return piece[1] - piece[0] if piece[2] is None else len(piece[2])


_HANDLERS: dict[str, Callable[[_Reader, Element], None]] = {
    "title": _Reader.document_title,
    "meta": _Reader.meta,
    "tobject.subject": _Reader.subject,
    "pubdata": _Reader.pubdata,
    "identified-content": _Reader.identified,
    "hl1": _Reader.headline,
    "hl2": _Reader.subordinate_headline,
    "byline": _Reader.byline,
    "dateline": _Reader.dateline,
    "distributor": _Reader.distributor,
    "abstract": _Reader.abstract,
    "rights": _Reader.rights,
    "note": _Reader.note,
    "body.content": _Reader.content,
    "body.end": _Reader.content,
}
