"""The appendix "About this conversion": what the source holds beside the text, and how it was converted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate, groupby

from converter import Document, Extension, Notice, Role, Segment, __version__, paired, trim
from converter_docx.wordml import TEXT_WIDTH, paragraph, rows_of, run, table

_INTRODUCTION = (
    "The pages before this one show the text of the source. Words in square brackets are not in the source: "
    "values that were inferred, a title that was supplied, notes of new pages. The source itself, to the byte, "
    "is within this file; “converter recover” gives it back."
)
_BEGINNING = paragraph("AppendixTitle", run("About this conversion")) + paragraph(
    "AppendixText", run(_INTRODUCTION)
)
_NO_LANGUAGE = paragraph(
    "AppendixText",
    run(
        "The source does not say which language it is in, so its text is marked as being in none: programs will not "
        "check its spelling or choose a voice for it."
    ),
)
_RECEIVED = ("Part", "As received")
_FIELD_WIDTH = 2250
_PAGE = {"site-frame", "markup"}
"""What stands around a text on a page of the web: furniture that is the same on each page of a site."""
_MOST_ROWS = 40
"""Of the page around the text, as many are shown: about one sheet."""
_ROW = 80
"""Characters of a row."""


def appendix(document: Document, size: int, *, page: bool = False) -> Sequence[str]:
    """The whole appendix, on a page of its own, piece by piece.

    Args:
        document: the record.
        size: of the source in bytes.
        page: whether all of the page around the text is shown, however much it is.
    """
    starts = _line_starts(document.source.text)
    around = () if page else _page(document)
    furniture = _segments(document, Role.FURNITURE, starts, _PAGE if around else ())
    if around:
        furniture = (_elided(around, starts), *furniture)
    return (
        _BEGINNING,
        "" if document.metadata.language else _NO_LANGUAGE,
        _table("Source", ("Property", "Value"), _about_source(document, size, len(starts))),
        _table("Notices", ("Notice", "What was seen"), [_notice(notice, starts) for notice in document.notices]),
        _table("Further metadata", ("Term", "Value"), _statements(document.metadata.extensions)),
        _table("Metadata as received", _RECEIVED, _segments(document, Role.METADATA, starts), "AsReceived"),
        _table("Not part of the text", _RECEIVED, furniture, "AsReceived"),
    )


def _table(title: str, names: tuple[str, str], rows: Sequence[tuple[str, str]], style: str = "") -> str:
    """A titled table of two columns; nothing if it has no rows."""
    if not rows:
        return ""
    widths = (_FIELD_WIDTH, TEXT_WIDTH - _FIELD_WIDTH)
    heading = paragraph("AppendixHeading", run(title))
    return heading + table("RecordTable", widths, rows_of(names, rows, style), caption=title)


def _line_starts(text: str) -> Sequence[int]:
    """Where each line begins; in a third of the time that their spans take."""
    lines = text.replace("\r\n", " \n").replace("\r", "\n").removesuffix("\n").split("\n")
    return [0, *accumulate([len(line) + 1 for line in lines[:-1]])]


def _about_source(document: Document, size: int, lines: int) -> Sequence[tuple[str, str]]:
    source = document.source
    return (
        ("Name", source.name),
        ("Read as", _read_as(document)),
        ("Encoding", source.encoding),
        ("Length", f"{size} bytes, {len(source.text)} characters, {lines} lines"),
        ("SHA-256", source.sha256),
        ("Converted with", f"archive-converter {__version__}"),
    )


def _read_as(document: Document) -> str:
    """The reader, and what it was told."""
    told = ", ".join([f"{one.name}={one.value}" for one in document.settings])
    return f"{document.format} ({told})" if told else document.format


def _notice(notice: Notice, starts: Sequence[int]) -> tuple[str, str]:
    where = f", line {_line(notice.span.start, starts)}" if notice.span else ""
    return f"{notice.code}{where}", notice.message


def _statements(extensions: Iterable[Extension]) -> Sequence[tuple[str, str]]:
    """A row for each term that an extension has something to say of."""
    return [
        (f"{extension.prefix}: {term}", ", ".join([statement.value for statement in statements]))
        for extension in extensions
        for term, statements in groupby(paired(extension.statements()), lambda statement: statement.term)
    ]


def _segments(
    document: Document, role: Role, starts: Sequence[int], without: Collection[str] = ()
) -> Sequence[tuple[str, str]]:
    """Each segment of a role, its lines as they stand and its tabs as wide as on a terminal."""
    text = document.source.text
    rows = []
    for segment in document.segments:
        if segment.role is role and segment.name not in without:
            start, end = trim(text, segment.span.start, segment.span.end)
            lines = text[start:end].expandtabs().replace("\r\n", "\n").replace("\r", "\n")
            received = lines.replace("\n", "\u2028") or "(blank)"
            rows.append((f"{segment.name}, line {_line(start, starts)}", received))
    return rows


def _page(document: Document) -> Sequence[Segment]:
    """The parts of the page around the text, if there is more of it than anybody reads."""
    text = document.source.text
    parts = [part for part in document.segments if part.role is Role.FURNITURE and part.name in _PAGE]
    spans = [part.span for part in parts]
    rows = sum([1 + text.count("\n", span.start, span.end) + (span.end - span.start) // _ROW for span in spans])
    return parts if rows > _MOST_ROWS else ()


def _elided(around: Sequence[Segment], starts: Sequence[int]) -> tuple[str, str]:
    """What is said of the page around the text, where it is not shown."""
    count = last = 0
    for part in around:
        first, end = _line(part.span.start, starts), _line(part.span.end - 1, starts)
        count += end - max(first, last + 1) + 1
        last = end
    lines = "1 line" if count == 1 else f"{count:,} lines"
    names = dict.fromkeys(part.name for part in around)
    return ", ".join(
        names
    ), f"[{lines} of the page around the text, kept in this file; “converter recover” gives all]"


def _line(start: int, starts: Sequence[int]) -> int:
    """The number of the line, for people who look a place up in the source."""
    return max(bisect_right(starts, start), 1)
