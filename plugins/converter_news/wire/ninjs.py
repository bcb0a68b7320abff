"""The reader of ninjs, the IPTC's news in JSON, in its versions 1, 2 and 3.

They differ in the names of members and in whether these hold a text, an object or a list; capitals, which only
version 3 has, decide nothing. What stands in a member that is not read is furniture: ``other-field``, or
``other-rendition`` for the same text in another form.
"""

from __future__ import annotations

from converter import Cited, Document, Source
from converter_news import ArticleOptions
from converter_news.wire.draft import Draft
from converter_news.wire.item import Handler, Item
from converter_news.wire.members import Scalar, Value, parse
from converter_news.wire.origin import take_byline, take_lead
from converter_news.wire.renditions import member

FORMAT = "ninjs"
_KICKERS = frozenset(("kicker", "overline", "eyebrow", "vignette"))
_TITLES = frozenset(("", "main", "headline"))
"""The roles of a headline that is the headline."""
_USUAL = "usable"
"""The state of what may be published."""


def read_ninjs(source: Source, options: ArticleOptions) -> Document:
    """The record of an item in ninjs.

    Raises:
        ReadError: the text is no JSON object, an object names a member twice, or it says nothing of an article.
    """
    draft = Draft(source)
    Item(draft, parse(source.text)).read(_handler_of)
    if draft.title is None and draft.further_headlines:
        draft.title = draft.further_headlines.pop(0)
    take_lead(draft)
    return draft.close(FORMAT, options.language)


def _headlines(item: Item, value: Value) -> None:
    """One in version 1, a list of objects with roles in the others."""
    for one in item.each(value):
        _add_headline(item, item.said(member(one, "role")), one)


def _add_headline(item: Item, role: str, value: Value) -> None:
    draft = item.draft
    if role in _KICKERS:
        kicker = item.cite("kicker", value)
        draft.kicker = draft.kicker or kicker
    elif role in _TITLES:
        draft.add_title(item.cite("headline", value))
    elif (headline := item.cite("headline", value)) is not None:
        draft.further_headlines.append(headline)


def _title(item: Item, value: Value) -> None:
    item.draft.document_title = item.cite("title", value)


def _bylines(item: Item, value: Value) -> None:
    for one in item.each(value):
        said = member(one, "value", "name") if isinstance(one, dict) else one
        for part in one.values() if isinstance(one, dict) else (one,):
            if part is said and isinstance(part, Scalar) and part.says:
                take_byline(item.draft, item.pieces(part))
            else:
                item.leave(part)


def _located(item: Item, value: Value) -> None:
    for one in item.each(value):
        item.draft.add_place(item.cite("place", one))


def _language(item: Item, value: Value) -> None:
    item.draft.add_language(item.cite("language", value))


def _alternative_names(item: Item, value: Value) -> None:
    """An object of names in version 1, a list of objects in the others."""
    for one in value.values() if isinstance(value, dict) else item.each(value):
        item.draft.add_identifier("document-id", item.cite("identifier", one))


def _publishing_status(item: Item, value: Value) -> None:
    """Whether it may be published, where that is not as usual."""
    if item.said(value) == _USUAL:
        item.leave(value)
    else:
        item.draft.add_instruction("publishing-status", item.cite("publishing-status", value))


def _subjects(item: Item, value: Value) -> None:
    """Subjects by their codes, each with its name; those without a code by their names."""
    for one in item.each(value):
        if isinstance(one, dict):
            _add_subject(item, one)
        else:
            item.draft.add_subject(item.cite("keyword", one), "subject")


def _add_subject(item: Item, subject: dict[str, Value]) -> None:
    code, name = member(subject, "code", "literal"), member(subject, "name")
    by_code: Cited[str] | None = None
    by_name: Cited[str] | None = None
    for value in subject.values():
        if value is code and isinstance(value, Scalar):
            by_code = item.cite("subject", value)
        elif value is name and isinstance(value, Scalar):
            by_name = item.cite("subject", value)
        else:
            item.leave(value)
    if by_code is None or (by_name is not None and by_name.value == by_code.value):
        item.draft.add_subject(by_name, "subject")
    else:
        label = by_name.value if by_name is not None else None
        item.draft.add_subject(by_code, label=label, scheme="subject-code")


def _associations(item: Item, value: Value) -> None:
    """Pictures that belong to the item; other items are not read. Version 1 has a table of them by their names."""
    for one in value.values() if isinstance(value, dict) else item.each(value):
        if isinstance(one, dict) and item.is_picture(one):
            item.take_picture(one)
        else:
            item.leave(one)


def _event(kind: str) -> Handler:
    return lambda item, value: item.draft.add_moment(kind, item.cite("date-line", value))


def _instruction(kind: str) -> Handler:
    return lambda item, value: item.draft.add_instruction(kind, item.cite(kind, value))


def _identifier(scheme: str) -> Handler:
    return lambda item, value: item.draft.add_identifier(scheme, item.cite("identifier", value))


def _concepts(kind: str) -> Handler:
    def take(item: Item, value: Value) -> None:
        for one in item.each(value):
            item.draft.add_subject(item.cite("keyword", one), kind)

    return take


def _agents(role: str, name: str) -> Handler:
    def take(item: Item, value: Value) -> None:
        for one in item.each(value):
            item.draft.add_agent(role, item.cite(name, one))

    return take


_HANDLERS: dict[str, Handler] = {
    "uri": _identifier("uri"),
    "altids": _alternative_names,
    "slugline": _identifier("slug"),
    "headline": _headlines,
    "headlines": _headlines,
    "title": _title,
    **dict.fromkeys(("by", "byline", "bylines"), _bylines),
    "located": _located,
    "language": _language,
    "firstcreated": _event("created"),
    "versioncreated": _event("updated"),
    **dict.fromkeys(("embargoed", "embargoeduntil"), _event("released")),
    "expires": _event("expires"),
    "urgency": _instruction("urgency"),
    "pubstatus": _publishing_status,
    "ednote": _instruction("note-to-editors"),
    "usageterms": _instruction("usage-terms"),
    "copyrightnotice": _instruction("copyright"),
    "copyrightholder": _agents("copyright-holder", "copyright"),
    **dict.fromkeys(("infosource", "infosources"), _agents("agency", "source")),
    **dict.fromkeys(("person", "people"), _concepts("person")),
    **dict.fromkeys(("organisation", "organisations"), _concepts("organization")),
    **dict.fromkeys(("place", "places"), _concepts("place")),
    **dict.fromkeys(("subject", "subjects", "keywords"), _subjects),
    "associations": _associations,
}
"""What is done with each member, by its name in small letters."""


def _handler_of(name: str) -> Handler | None:
    """That of a member; version 1 has a headline's role in the name, as in ``headline_main``."""
    if name.startswith("headline_"):
        return lambda item, value: _add_headline(item, name.removeprefix("headline_"), value)
    return _HANDLERS.get(name)
