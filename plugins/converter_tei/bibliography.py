"""The description of the source: the document that the file holds, as ``bibl``."""

from __future__ import annotations

from urllib.parse import quote

from converter import Cited, Edition, Instruction, Metadata, Reference, readable
from converter_tei.markup import Line, attribute, content, moment, nest, pair, word
from converter_tei.register import Register
from converter_tei.statements import Statements, identifier, said
from converter_tei.terms import RESP

SOURCE = "source"
"""The ``xml:id`` of the description."""
SHA256 = "sha256"
ENCODING = "encoding"
FILE = "file"
"""What points to the file that was read, by its name."""
SETTING = "reader-setting"
"""What the reader was told: an option and its value."""
_PUBLISHING = {"author", "agency", "publisher"}
_LETTER = {"sender", "recipient", "copied", "exempted", "signatory"}


def titles(metadata: Metadata, level: str | None = None) -> list[str]:
    """The document's titles; where it has none, one that is supplied, in brackets."""
    if metadata.title is None:
        named = " ".join((metadata.genre, *(one.value.value for one in metadata.identifiers[:1])))
        lines = [f'<title type="supplied">[{content(named)}]</title>']
    else:
        lines = [said("title", metadata.title, f' type="main"{pair("level", level)}')]
    if metadata.standfirst is not None:
        lines.append(said("title", metadata.standfirst, f' type="sub"{pair("level", level)}'))
    return lines


def authors(statements: Statements) -> list[str]:
    """Who wrote it: its authors, or the post that sent it."""
    return [f"<author>{name}</author>" for name in statements.names("author", "sender")]


def description(statements: Statements, register: Register) -> list[Line]:
    """``bibl``: the document that the file holds."""
    metadata, document = statements.metadata, statements.document
    source = document.source
    children: list[Line] = [
        *titles(metadata, _level(metadata)),
        *authors(statements),
        *(f"<publisher>{name}</publisher>" for name in statements.names("publisher")),
        *_responsible(statements),
        *(date for _, date in statements.events),
        *map(identifier, metadata.identifiers),
        f'<idno type="{SHA256}">{content(source.sha256)}</idno>',
        f'<note type="{ENCODING}">{content(source.encoding)}</note>',
        f'<ptr type="{FILE}" target="{quote(source.name, errors="replace")}"/>',
        *(
            f'<note type="{SETTING}" subtype="{word(one.name)}">{content(one.value)}</note>'
            for one in document.settings
        ),
        *map(_instruction, metadata.instructions),
    ]
    for reference in metadata.references:
        children += _related(reference, register)
    if metadata.edition is not None:
        children += _print_edition(metadata.edition, source.text)
    return nest("bibl", children, f' xml:id="{SOURCE}" type="{word(document.format)}"')


def _level(metadata: Metadata) -> str:
    """``a`` for what appeared in a publication, ``u`` for what was not published."""
    published = metadata.edition is not None or any(one.kind == "published" for one in metadata.events)
    return "a" if published or any(one.role in _PUBLISHING for one in metadata.agents) else "u"


def _responsible(statements: Statements) -> list[str]:
    """Who had another part in it than its author, its publisher and those between whom it went."""
    elsewhere = {"author", "publisher"} | (_LETTER if statements.is_correspondence else set())
    return [
        f"<respStmt><resp>{content(agent.role)}</resp>{name}</respStmt>"
        for agent, name in statements.other_agents(*elsewhere)
    ]


def _instruction(instruction: Instruction) -> str:
    return said("note", instruction.text, f' type="instruction" subtype="{word(instruction.kind)}"')


def _related(reference: Reference, register: Register) -> list[Line]:
    lines = [said("title", reference.text)]
    if reference.target is not None:
        kind = "mrn" if reference.kind == "cable" else word(reference.kind)
        resp = RESP if reference.inferred else ""
        lines.append(f'<idno type="{kind}"{resp}>{content(reference.target)}</idno>')
    lines += [said("note", remark, ' type="remark"') for remark in reference.remarks]
    name = register.reference(reference).removeprefix("#")
    label = None if reference.label is None else attribute(reference.label.value)
    attributes = f' xml:id="{name}" type="reference" subtype="{word(reference.kind)}"{pair("n", label)}'
    return nest("relatedItem", nest("bibl", lines), attributes)


def _print_edition(edition: Edition, text: str) -> list[Line]:
    parts = (
        ("title", edition.headline, ' level="a"'),
        ("title", edition.publication, ' level="j"'),
        ("edition", edition.edition, ""),
        ("biblScope", edition.section, ' unit="section"'),
        ("biblScope", edition.page, ' unit="page"'),
    )
    lines = [said(element, cited, attributes) for element, cited, attributes in parts if cited is not None]
    if edition.date is not None:
        span, day = edition.date.span, edition.date.value
        printed = day.isoformat() if span is None else readable(span.of(text)).strip()
        lines.append(said("date", Cited(printed, span), pair("when", moment(day))))
    return nest("relatedItem", nest("bibl", lines), ' type="otherForm" subtype="printEdition"')
