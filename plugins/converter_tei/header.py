"""The element ``teiHeader``: the file, the source, the encoding, and what the document is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter import Extension, Notice, Statement, UnknownExtension, __version__
from converter_tei import TeiOptions
from converter_tei.bibliography import SHA256, SOURCE, authors, description, titles
from converter_tei.lines import Lines
from converter_tei.markup import Line, attribute, content, nest, pair, word
from converter_tei.register import Register
from converter_tei.source import characters
from converter_tei.statements import Statements, identifier
from converter_tei.terms import APPLICATION

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_VERSION = re.compile(r"\d+(\.\d+){0,3}")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_PROJECT = (
    "Converted by program from a text file. What the source says is marked up; nothing is added to its text."
)
_LINES = " Every line of the source stands in sourceDoc as it was received, and the lines of the text point there."
_NORMALIZATION = "Runs of blanks are one space; lb begins each line of the source."
_INTERPRETATION = "Values that the source does not print but that follow from it point with resp to the program."
_EDITORIAL: Line = (
    "<editorialDecl>",
    (
        f'<normalization method="markup"><p>{_NORMALIZATION}</p></normalization>',
        '<quotation marks="all"><p>Quotation marks are kept as printed.</p></quotation>',
        '<hyphenation eol="all"><p>Hyphens at the ends of lines are kept as printed.</p></hyphenation>',
        f"<interpretation><p>{_INTERPRETATION}</p></interpretation>",
    ),
    "</editorialDecl>",
)
_NUMBER = _VERSION.match(__version__)
_PROGRAM: Line = (
    "<appInfo>",
    (
        (
            f'<application xml:id="{APPLICATION}" ident="{APPLICATION}" version="{_NUMBER[0] if _NUMBER else 0}">',
            (f"<label>{APPLICATION}</label>", f'<ptr target="#{SOURCE}"/>'),
            "</application>",
        ),
    ),
    "</appInfo>",
)
_AVAILABILITY = '<availability status="unknown"><p>Not stated in the source.</p></availability>'


def header(
    statements: Statements, register: Register, profile: Sequence[Line], lines: Lines, options: TeiOptions
) -> list[Line]:
    """``teiHeader``.

    Args:
        statements: of the record.
        register: what the text and the profile point to.
        profile: ``profileDesc``.
        lines: of the source.
        options: whether ``sourceDoc`` is there, so that lines can be pointed to; who makes the document available.
    """
    children = [
        *_file(statements, register, lines, options),
        *_encoding(register, lines, options),
        *profile,
    ]
    for extension in statements.metadata.extensions:
        children += _extension(extension)
    return nest("teiHeader", children, ' xml:lang="en"')


def _file(statements: Statements, register: Register, lines: Lines, options: TeiOptions) -> list[Line]:
    document, metadata, source = statements.document, statements.metadata, statements.document.source
    program = f'<respStmt><resp>conversion to TEI</resp><name type="program">{APPLICATION}</name></respStmt>'
    extent = (("byte", lines.size), ("character", len(source.text)), ("line", len(lines)))
    names = [identifier(one) for one in metadata.identifiers[:1]]
    publication = [
        f"<authority>{content(options.authority or 'not stated')}</authority>",
        *(names or [f'<idno type="{SHA256}">{content(source.sha256)}</idno>']),
        _AVAILABILITY,
    ]
    children = [
        *nest("titleStmt", [*titles(metadata), *authors(statements), program]),
        *nest("extent", [f'<measure unit="{unit}" quantity="{quantity}"/>' for unit, quantity in extent]),
        *nest("publicationStmt", publication),
        *nest("notesStmt", [_notice(notice, lines, linked=options.source) for notice in document.notices]),
        *nest("sourceDesc", description(statements, register)),
    ]
    return nest("fileDesc", children)


def _notice(notice: Notice, lines: Lines, *, linked: bool) -> str:
    """Something amiss in the source, and the lines in which it is: the first and the last of them."""
    span = notice.span
    ends = () if span is None else (span.start, max(span.end - 1, span.start))
    numbers = list(dict.fromkeys(str(lines.row(at) + 1) for at in ends))
    target = " ".join(f"#L{number}" for number in numbers)
    where = pair("target", target or None) if linked else pair("n", "-".join(numbers) or None)
    return f'<note type="notice" subtype="{word(notice.code)}"{where}>{content(notice.message)}</note>'


def _encoding(register: Register, lines: Lines, options: TeiOptions) -> list[Line]:
    children = [
        f"<projectDesc><p>{_PROJECT}{_LINES if options.source else ''}</p></projectDesc>",
        _EDITORIAL,
        *nest("classDecl", register.taxonomies()),
        *(characters(lines) if options.source else ()),
        _PROGRAM,
    ]
    return nest("encodingDesc", children)


def _extension(extension: Extension) -> list[Line]:
    """What one format alone knows and the text does not show: as RDF, or as the JSON that was kept of it."""
    statements = [one for one in extension.statements() if one.span is None]
    if not statements:
        return []
    if isinstance(extension, UnknownExtension):
        was = attribute(extension.was)
        return [f'<xenoData type="application/json" n="{was}">{content(extension.raw)}</xenoData>']
    lines = [_statement(one) for one in statements]
    about = f' rdf:about="#{SOURCE}" xmlns="{attribute(extension.namespace)}"'
    graph = nest("rdf:RDF", nest("rdf:Description", lines, about), f' xmlns:rdf="{_RDF}"')
    return nest("xenoData", graph, ' type="application/rdf+xml"')


def _statement(statement: Statement) -> str:
    name = statement.term
    if _NAME.fullmatch(name):
        return f"<{name}>{content(statement.value)}</{name}>"
    return f"<rdf:value>{content(f'{name}: {statement.value}')}</rdf:value>"
