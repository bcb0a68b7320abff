"""The element ``teiHeader``: the file, the source, the encoding, and what the document is."""

from __future__ import annotations

import re

from converter import Document, Extension, Notice, UnknownExtension, __version__
from converter_tei.bibliography import SHA256, SOURCE, authors, description, titles
from converter_tei.markup import attribute, content, element, empty, nest, start, word
from converter_tei.register import Register
from converter_tei.source import characters
from converter_tei.statements import APPLICATION, identifier

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_VERSION = re.compile(r"\d+(\.\d+){0,3}")
_PROJECT = "Converted by program from a text file. What the source says is marked up; nothing is added to its text."
_LINES = " Every line of the source stands in sourceDoc as it was received, and the lines of the text point there."
_EDITORIAL = (
    ("normalization", ("method", "markup"), "Runs of blanks are one space; lb begins each line of the source."),
    ("quotation", ("marks", "all"), "Quotation marks are kept as printed."),
    ("hyphenation", ("eol", "all"), "Hyphens at the ends of lines are kept as printed."),
    (
        "interpretation",
        ("resp", f"#{APPLICATION}"),
        "Values that the source does not print but that follow from it point with resp to the program.",
    ),
)


def header(document: Document, register: Register, profile: list[str], *, linked: bool, authority: str) -> list[str]:
    """The lines of ``teiHeader``.

    Args:
        document: the record.
        register: what the text and the profile point to.
        profile: the lines of ``profileDesc``.
        linked: whether ``sourceDoc`` is there, so that lines can be pointed to.
        authority: who makes the document available.
    """
    children = [
        *_file(document, register, linked=linked, authority=authority),
        *_encoding(document, register, linked=linked),
        *profile,
    ]
    for extension in document.metadata.extensions:
        children += _extension(extension)
    return nest("teiHeader", children, ("xml:lang", "en"))


def _file(document: Document, register: Register, *, linked: bool, authority: str) -> list[str]:
    metadata, source = document.metadata, document.source
    statement = [*titles(metadata), *authors(metadata)]
    statement += nest("respStmt", ["<resp>conversion to TEI</resp>", element("name", APPLICATION, ("type", "program"))])
    extent = [
        empty("measure", ("unit", "byte"), ("quantity", str(len(source.data)))),
        empty("measure", ("unit", "character"), ("quantity", str(len(source.text)))),
        empty("measure", ("unit", "line"), ("quantity", str(len(source.lines)))),
    ]
    names = [identifier(one) for one in metadata.identifiers[:1]]
    publication = [
        element("authority", authority or "not stated"),
        *(names or [element("idno", source.sha256, ("type", SHA256))]),
        *nest("availability", ["<p>Not stated in the source.</p>"], ("status", "unknown")),
    ]
    children = [
        *nest("titleStmt", statement),
        *nest("extent", extent),
        *nest("publicationStmt", publication),
        *nest("notesStmt", [_notice(notice, document, linked=linked) for notice in document.notices]),
        *nest("sourceDesc", description(document, register)),
    ]
    return nest("fileDesc", children)


def _notice(notice: Notice, document: Document, *, linked: bool) -> str:
    """Something amiss in the source, and the lines in which it is."""
    first = last = None
    if notice.span is not None:
        first = document.source.position(notice.span.start)[0]
        last = document.source.position(max(notice.span.end - 1, notice.span.start))[0]
    lines = [first, *([] if first == last else [last])] if first else []
    number = "-".join(map(str, lines)) or None
    target = " ".join(f"#L{line}" for line in lines) or None
    return element(
        "note",
        notice.message,
        ("type", "notice"),
        ("subtype", word(notice.code)),
        ("target", target if linked else None),
        ("n", None if linked else number),
    )


def _encoding(document: Document, register: Register, *, linked: bool) -> list[str]:
    project = _PROJECT + (_LINES if linked else "")
    editorial = []
    for name, said, sentence in _EDITORIAL:
        editorial += nest(name, [f"<p>{sentence}</p>"], said)
    version = _VERSION.match(__version__)
    application = nest(
        "application",
        [f"<label>{APPLICATION}</label>", empty("ptr", ("target", f"#{SOURCE}"))],
        ("xml:id", APPLICATION),
        ("ident", APPLICATION),
        ("version", version[0] if version else "0"),
    )
    children = [
        *nest("projectDesc", [f"<p>{project}</p>"]),
        *nest("editorialDecl", editorial),
        *nest("classDecl", register.taxonomies()),
        *(characters(document.source) if linked else ()),
        *nest("appInfo", application),
    ]
    return nest("encodingDesc", children)


def _extension(extension: Extension) -> list[str]:
    """What one format alone knows and the text does not show: as RDF, or as the JSON that was kept of it."""
    statements = [one for one in extension.statements() if one.span is None]
    if not statements:
        return []
    if isinstance(extension, UnknownExtension):
        tag = start("xenoData", ("type", "application/json"), ("n", extension.was))
        return [f"{tag}{content(extension.raw)}</xenoData>"]
    lines = [f"<{one.term}>{content(one.value)}</{one.term}>" for one in statements]
    about = ("rdf:about", f"#{SOURCE}")
    subject = nest("rdf:Description", lines, about, ("xmlns", extension.namespace))
    return nest("xenoData", nest("rdf:RDF", subject, ("xmlns:rdf", _RDF)), ("type", "application/rdf+xml"))
