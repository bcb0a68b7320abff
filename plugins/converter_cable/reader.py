"""From the lines of a telegram, or of a page that shows one, to its record."""

from __future__ import annotations

from collections.abc import Sequence

from converter import (
    Block,
    Cited,
    Document,
    Extension,
    Metadata,
    Notice,
    ReadError,
    Restriction,
    Source,
    placed,
)
from converter_cable.body import Body
from converter_cable.divide import divide, single_space
from converter_cable.draft import NO_ATTRIBUTES, NO_CATALOGUE, Draft
from converter_cable.ending import read_ending
from converter_cable.front import Front
from converter_cable.hyphens import rejoin
from converter_cable.lines import START, Line, lines_of
from converter_cable.nara import peel_archive
from converter_cable.reconcile import compare, compare_marks, number_message, settle
from converter_cable.transmission import Transmission
from converter_cable.wiki import peel

GENRE = "diplomatic cable"
_NO_TRANSMISSION = Transmission()
_NO_RESTRICTION = Restriction()
LANGUAGE = Cited("en")
"""No telegram says so itself, so it is inferred: of 1,010 real ones of 45 years, all are in English."""


def read_cable(source: Source) -> Document:
    """The record of a telegram.

    Raises:
        ReadError: there is neither a header nor a head of a telegram.
    """
    draft = Draft(source)
    body = _telegram(draft, lines_of(source.text))
    return _document(source, "cable", draft, body)


def read_wiki(source: Source) -> Document:
    """The record of a telegram within the text of a catalogue page.

    Raises:
        ReadError: there is no catalogue, or no telegram after it.
    """
    draft = Draft(source)
    body = _telegram(draft, peel(draft, lines_of(source.text)))
    return _document(source, "wiki-cable", draft, body)


def read_html(source: Source) -> Document:
    """The record of a telegram that a web page shows: read in the page's text, then put into the page.

    Raises:
        ReadError: the page shows no telegram.
    """
    from converter_cable.web import find_page, keep_catalogue  # noqa: PLC0415 - only pages need it

    page = find_page(source.text)
    if page is None:
        raise ReadError("this is no page with a telegram: it has no block of preformatted text", 0)
    excerpt = page.excerpt
    text = Source(source.name, excerpt.text, "utf-8", "")
    draft = Draft(text)
    keep_catalogue(draft, page)
    try:
        body = _telegram(draft, [line for line in lines_of(excerpt.text) if line[START] >= page.telegram])
        document = _document(text, "cable-html", draft, body)
    except ReadError as error:
        raise ReadError(error.reason, excerpt.span(error.offset or 0, error.offset or 0).start) from None
    return placed(document, excerpt, source, page.parts, page.beside)


def read_nara(source: Source) -> Document:
    """The record of a telegram of the 1970s, as the National Archives show it.

    Raises:
        ReadError: there is neither a header nor a head of a telegram.
    """
    draft = Draft(source)
    body = _telegram(draft, peel_archive(draft, lines_of(source.text)))
    return _document(source, "cable-nara", draft, body)


def _telegram(draft: Draft, lines: Sequence[Line]) -> tuple[Block, ...]:
    front = Front(draft, lines)
    rest = front.read()
    if not front.found:
        reason = (
            "this is no telegram: it begins with no format line, no classification line and no label of a head"
        )
        raise ReadError(reason, lines[0][START] if lines else 0)
    rest = single_space(draft.text, front.set_aside_repeats(rest))
    rest = divide(draft.text, rest, draft.post)
    rest = read_ending(draft, rest)
    return Body(draft, rejoin(draft, rest) if draft.hyphenated else rest).read()


def _document(source: Source, name: str, draft: Draft, body: tuple[Block, ...]) -> Document:
    settle(draft)
    compare(draft)
    compare_marks(draft, body)
    number_message(draft)
    if draft.title is None:
        draft.notices.append(Notice("no-subject", "the telegram has no subject"))
    if not body:
        draft.notices.append(Notice("no-body", "the telegram has no text of its own besides its head"))
    return Document(
        source=source,
        format=name,
        metadata=_metadata(draft),
        body=body,
        segments=draft.ledger.close(),
        notices=tuple(draft.notices),
    )


def _metadata(draft: Draft) -> Metadata:
    transmission, restriction = draft.transmission.close(), draft.restriction.close()
    extensions: tuple[tuple[Extension, Extension], ...] = (
        (transmission, _NO_TRANSMISSION),
        (draft.catalogue, NO_CATALOGUE),
        (draft.attributes, NO_ATTRIBUTES),
    )
    return Metadata(
        genre=GENRE,
        language=LANGUAGE,
        title=draft.title,
        identifiers=tuple(draft.identifiers),
        events=tuple(draft.events),
        agents=tuple(draft.agents),
        restrictions=(restriction,) if restriction != _NO_RESTRICTION else (),
        instructions=tuple(draft.instructions),
        subjects=tuple(draft.subjects),
        references=tuple(draft.references),
        extensions=tuple([said for said, nothing in extensions if said is not nothing and said != nothing]),
    )
