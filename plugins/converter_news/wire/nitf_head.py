"""What the attributes in the head of NITF say, and where that goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TypeAlias

from converter import Cited, resolved
from converter_news.wire.draft import Draft
from converter_news.wire.elements import Element
from converter_news.wire.moments import moment
from converter_news.wire.pieces import Piece

Take: TypeAlias = Callable[[Draft, Sequence[Piece]], None]
"""Puts a value into the draft."""


def _identifier(scheme: str) -> Take:
    return lambda draft, pieces: draft.add_identifier(scheme, draft.cite("identifier", pieces))


def _event(kind: str) -> Take:
    return lambda draft, pieces: draft.add_moment(kind, draft.cite("date-line", pieces))


def _instruction(kind: str) -> Take:
    return lambda draft, pieces: draft.add_instruction(kind, draft.cite(kind, pieces))


def _keyword(kind: str | None) -> Take:
    return lambda draft, pieces: draft.add_subject(draft.cite("keyword", pieces), kind)


def _language(draft: Draft, pieces: Sequence[Piece]) -> None:
    draft.add_language(draft.cite("language", pieces))


def _copyright_holder(draft: Draft, pieces: Sequence[Piece]) -> None:
    draft.add_agent("copyright-holder", draft.cite("copyright", pieces))


ATTRIBUTES: dict[tuple[str, str], Take] = {
    ("nitf", "xml:lang"): _language,
    ("body", "xml:lang"): _language,
    ("doc-id", "id-string"): _identifier("document-id"),
    ("du-key", "key"): _identifier("du-key"),
    ("fixture", "fix-id"): _identifier("fixture"),
    ("urgency", "ed-urg"): _instruction("urgency"),
    ("ed-msg", "info"): _instruction("note-to-editors"),
    ("date.issue", "norm"): _event("published"),
    ("date.release", "norm"): _event("released"),
    ("date.expire", "norm"): _event("expires"),
    ("doc.copyright", "holder"): _copyright_holder,
    ("keyword", "key"): _keyword(None),
    ("evloc", "city"): _keyword("place"),
}
"""Where the value of an attribute goes, by the names of its element and its own."""

_META = {
    "slug": "slug",
    "slugline": "slug",
    "print_page_number": "page",
    "print_section": "section",
}
"""What archives put into ``meta``, which NITF leaves to them."""
_PUBDATA = {
    "name": "publication",
    "date.publication": "date",
    "edition.name": "edition",
    "position.section": "section",
    "position.sequence": "page",
}
_SUBJECT_LABELS = ("tobject.subject.type", "tobject.subject.matter", "tobject.subject.detail")
"""What a subject is called, from the general to the particular."""
_SUBJECT_CODES = ("tobject.subject.refnum", "tobject.subject.code")


def take_meta(draft: Draft, element: Element) -> None:
    """A value that an archive has named itself."""
    text = draft.source.text
    name = _META.get(_said(draft, element, "name").lower())
    if name is None:
        return
    value = draft.cite("identifier" if name == "slug" else "colophon", element.attribute(text, "content"))
    if name == "slug":
        draft.add_identifier(name, value)
    elif value is not None:
        draft.edition[name] = value


def take_subject(draft: Draft, element: Element) -> None:
    """A subject by its code, with the narrowest of its labels; or by that alone."""
    said: dict[str, Cited[str]] = {}
    for name in element.attributes(draft.source.text):
        if name in _SUBJECT_CODES or name in _SUBJECT_LABELS:
            value = draft.cite("subject", element.attribute(draft.source.text, name))
            if value is not None:
                said[name] = value
    code = next((said[name] for name in _SUBJECT_CODES if name in said), None)
    label = next((said[name] for name in reversed(_SUBJECT_LABELS) if name in said), None)
    if code is not None:
        draft.add_subject(code, label=label.value if label else None, scheme="subject-code")
    else:
        draft.add_subject(label, "subject")


def take_pubdata(draft: Draft, element: Element) -> None:
    """Where and when the article was published; on paper unless another medium is named."""
    on_paper = _said(draft, element, "type") in ("", "print")
    for name in element.attributes(draft.source.text):
        field = _PUBDATA.get(name)
        if field is None or not (on_paper or field in ("publication", "date")):
            continue
        value = draft.cite("colophon", element.attribute(draft.source.text, name))
        if value is None:
            continue
        if field == "publication":
            draft.add_agent("publisher", value)
        if field == "date":
            _take_day(draft, value, on_paper=on_paper)
        elif on_paper:
            draft.edition[field] = value


def _take_day(draft: Draft, value: Cited[str], *, on_paper: bool) -> None:
    when = moment(value.value)
    if all(event.kind != "published" for event in draft.events):
        draft.add_event("published", value, when)
    if when is not None and on_paper:
        day: date = when.date() if isinstance(when, datetime) else when
        draft.edition_day = Cited(day, value.span)


def _said(draft: Draft, element: Element, attribute: str) -> str:
    place = element.attributes(draft.source.text).get(attribute)
    return resolved(draft.source.text[slice(*place)]) if place else ""
