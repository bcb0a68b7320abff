"""The element ``text``: front, body and back, out of the record's body and the segments around it."""

from __future__ import annotations

from collections.abc import Iterable

from converter import Document, Role, leaves, sections
from converter_tei.blocks import Blocks
from converter_tei.lines import Lines
from converter_tei.markup import pair, word
from converter_tei.register import Register
from converter_tei.segments import Segments, Stretch, block_tags, metadata_tags
from converter_tei.transcription import Transcription

_OPENING = {
    "headline": ('<head type="main">', "</head>"),
    "standfirst": ('<head type="sub">', "</head>"),
    "byline": ("<byline>", "</byline>"),
    "dateline": ("<dateline>", "</dateline>"),
    "date-line": ("<dateline>", "</dateline>"),
}
"""Metadata that TEI has at the beginning of a text, by the names of its segments."""
_RUN_IN = ('<dateline rend="run-in">', "</dateline>")
"""A dateline on the first line of the first paragraph, before which TEI has it all the same."""
_CLOSING = {
    "signature": ("<closer><signed>", "</signed></closer>"),
    "colophon": ('<note type="colophon" place="end">', "</note>"),
    "byline": _OPENING["byline"],
    "dateline": _OPENING["dateline"],
    "date-line": _OPENING["date-line"],
}
"""Metadata that TEI has at the end of a text."""
_SAID_BY_THE_ELEMENT = {"headline": ("title",), "standfirst": ("standfirst",)}
_HEADERS = {"catalogue": "catalogue"} | dict.fromkeys(
    (
        *(f"FL{number}" for number in range(1, 17)),
        *("classification", "captions", "passing", "eo", "tags", "subject", "reference", "classified-by"),
    ),
    "messageHeader",
)
"""Which header a segment belongs to, by its name; others belong to that in which they stand."""
_NAMED = "messageHeader"
"""The header that repetitions point to; the first of them has this ``xml:id``."""


def text_element(document: Document, lines: Lines, register: Register, *, linked: bool) -> str:
    """The element ``text``; its lines point to those of sourceDoc if they are *linked*."""
    transcription = Transcription(lines, linked=linked)
    segments = Segments(document, transcription, register)
    _Text(document, register, transcription, segments).write()
    return lines.unmasked("".join(transcription.parts))


class _Text:
    """Puts each part of the document in its place."""

    def __init__(
        self, document: Document, register: Register, transcription: Transcription, segments: Segments
    ) -> None:
        self._document = document
        self._transcription = transcription
        self._segments = segments
        self._blocks = Blocks(register, transcription, segments)
        self._end = len(document.source.text)
        self._named = False

    def write(self) -> None:
        first = next((leaf.span.start for leaf in leaves(self._document.body) if leaf.span), self._end)
        transcription = self._transcription
        transcription.begin(f'<text type="{word(self._document.metadata.genre)}">', 1)
        self._matter("front", self._segments.until(self._beginning(first)))
        transcription.begin("<body>", 2)
        for stretch in self._segments.until(first):
            self._opening(stretch, first)
        if not self._blocks.contents(sections(self._document.body), 3):
            transcription.begin("<ab/>", 3)
        for stretch in self._segments.until(self._ending()):
            self._closing(stretch)
        transcription.begin("</body>", 2)
        self._matter("back", self._segments.until(self._end))
        transcription.begin("</text>", 1)

    def _beginning(self, first: int) -> int:
        """Where the body begins: with the first segment before its first leaf that opens a text."""
        opening = (
            segment.span.start
            for segment in self._document.segments
            if segment.role is Role.METADATA and segment.name in _OPENING and segment.span.start < first
        )
        return next(opening, first)

    def _ending(self) -> int:
        """Where the body ends: before the first metadata after it that close no text."""
        other = (
            segment.span.start
            for segment in self._document.segments
            if segment.span.start >= self._segments.at
            and segment.role is Role.METADATA
            and segment.name not in _CLOSING
        )
        return next(other, self._end)

    def _matter(self, name: str, stretches: Iterable[Stretch]) -> None:
        """What stands before or after the body: headers, each of them a division, and the furniture between."""
        transcription = self._transcription
        begun = False
        header = ""
        for stretch in stretches:
            if not begun:
                transcription.begin(f"<{name}>", 2)
                begun = True
            wanted = _HEADERS.get(stretch.name, header or ("" if stretch.role is Role.FURNITURE else "header"))
            repeated = stretch.name == "repeated-head"
            if header and (wanted != header or repeated):
                transcription.begin("</div>", 3)
                header = ""
            if repeated:
                self._repeated(stretch)
                continue
            if wanted and not header:
                named = pair("xml:id", self._header_name(wanted))
                transcription.begin(f'<div type="{wanted}"{named}>', 3)
            header = wanted
            self._block(stretch, block_tags(stretch), 4 if header else 3)
        if header:
            transcription.begin("</div>", 3)
        if begun:
            transcription.begin(f"</{name}>", 2)

    def _header_name(self, header: str) -> str | None:
        if header != _NAMED or self._named:
            return None
        self._named = True
        return _NAMED

    def _repeated(self, stretch: Stretch) -> None:
        first = f"#{_NAMED}" if self._named else None
        tag = f'<div type="{_NAMED}" subtype="repeated"{pair("sameAs", first)}>'
        self._transcription.begin(tag, 3)
        self._block(stretch, ('<ab type="repeated-head">', "</ab>"), 4)
        self._transcription.begin("</div>", 3)

    def _opening(self, stretch: Stretch, first: int) -> None:
        if stretch.role is Role.FURNITURE:
            between = block_tags(stretch)
        elif stretch.name == "dateline" and self._transcription.on_one_line(stretch.start, first):
            between = _RUN_IN
        else:
            tag, end_tag = metadata_tags(stretch.name)
            between = _OPENING.get(stretch.name, (f"<opener>{tag}", f"{end_tag}</opener>"))
        self._block(stretch, between, 3)

    def _closing(self, stretch: Stretch) -> None:
        furniture = stretch.role is Role.FURNITURE
        self._block(stretch, block_tags(stretch) if furniture else _CLOSING[stretch.name], 3)

    def _block(self, stretch: Stretch, between: tuple[str, str], depth: int) -> None:
        self._segments.block(stretch, between, depth, without=_SAID_BY_THE_ELEMENT.get(stretch.name, ()))
