"""The description of the source: the document that the file holds, as ``bibl``."""

from __future__ import annotations

from converter import Document, Edition, Metadata, Reference, readable
from converter_tei.markup import element, moment, nest, word
from converter_tei.register import Register
from converter_tei.statements import APPLICATION, date, identifier, inferred, is_correspondence, name, of_role, said

SOURCE = "source"
"""The ``xml:id`` of the description."""
SHA256 = "sha256"
ENCODING = "encoding"
_PUBLISHING = {"author", "agency", "publisher"}
_LETTER = {"sender", "recipient", "copied", "exempted", "signatory"}


def titles(metadata: Metadata, level: str | None = None) -> list[str]:
    """The document's titles; where it has none, one that is supplied, in brackets."""
    if metadata.title is None:
        named = " ".join((metadata.genre, *(one.value.value for one in metadata.identifiers[:1])))
        lines = [element("title", f"[{named}]", ("type", "supplied"))]
    else:
        lines = [said("title", metadata.title, ("type", "main"), ("level", level))]
    if metadata.standfirst is not None:
        lines.append(said("title", metadata.standfirst, ("type", "sub"), ("level", level)))
    return lines


def authors(metadata: Metadata) -> list[str]:
    """Who wrote it: its authors, or the post that sent it."""
    return [f"<author>{name(agent)}</author>" for agent in of_role(metadata, "author", "sender")]


def description(document: Document, register: Register) -> list[str]:
    """The lines of ``bibl``."""
    metadata = document.metadata
    children = [
        *titles(metadata, _level(metadata)),
        *authors(metadata),
        *(f"<publisher>{name(agent)}</publisher>" for agent in of_role(metadata, "publisher")),
        *_responsible(metadata),
        *map(date, metadata.events),
        *map(identifier, metadata.identifiers),
        element("idno", document.source.sha256, ("type", SHA256)),
        element("note", document.source.encoding, ("type", ENCODING)),
        *(
            said("note", one.text, ("type", "instruction"), ("subtype", word(one.kind)))
            for one in metadata.instructions
        ),
    ]
    for reference in metadata.references:
        children += _related(reference, register)
    if metadata.edition is not None:
        children += _print_edition(metadata.edition, document.source.text)
    return nest("bibl", children, ("xml:id", SOURCE), ("type", word(document.format)))


def _level(metadata: Metadata) -> str:
    """``a`` for what appeared in a publication, ``u`` for what was not published."""
    published = metadata.edition is not None or any(one.kind == "published" for one in metadata.events)
    return "a" if published or any(one.role in _PUBLISHING for one in metadata.agents) else "u"


def _responsible(metadata: Metadata) -> list[str]:
    """Who had another part in it than its author, its publisher and those between whom it went."""
    elsewhere = {"author", "publisher"} | (_LETTER if is_correspondence(metadata) else set())
    return [
        f"<respStmt>{element('resp', agent.role)}{name(agent)}</respStmt>"
        for agent in metadata.agents
        if agent.role not in elsewhere
    ]


def _related(reference: Reference, register: Register) -> list[str]:
    lines = [said("title", reference.text)]
    if reference.target is not None:
        resp = f"#{APPLICATION}" if reference.inferred else None
        kind = "mrn" if reference.kind == "cable" else word(reference.kind)
        lines.append(element("idno", reference.target, ("type", kind), ("resp", resp)))
    return nest(
        "relatedItem",
        nest("bibl", lines),
        ("xml:id", register.reference(reference).removeprefix("#")),
        ("type", "reference"),
        ("subtype", word(reference.kind)),
        ("n", None if reference.label is None else reference.label.value),
    )


def _print_edition(edition: Edition, text: str) -> list[str]:
    parts = [
        ("title", edition.headline, ("level", "a")),
        ("title", edition.publication, ("level", "j")),
        ("edition", edition.edition, ("n", None)),
        ("biblScope", edition.section, ("unit", "section")),
        ("biblScope", edition.page, ("unit", "page")),
    ]
    lines = [said(element_name, cited, attribute) for element_name, cited, attribute in parts if cited is not None]
    if edition.date is not None:
        span, day = edition.date.span, edition.date.value.isoformat()
        printed = day if span is None else readable(span.of(text)).strip()
        lines.append(element("date", printed, ("when", moment(edition.date.value)), inferred(edition.date)))
    return nest("relatedItem", nest("bibl", lines), ("type", "otherForm"), ("subtype", "printEdition"))
