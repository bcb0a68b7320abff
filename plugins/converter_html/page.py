"""One document on one page: what is known about it, its text, then what else its source holds.

A document that was addressed to somebody opens with what is known about it, as telegrams and letters do; one that was
published opens with its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from converter import Document, Metadata, Role, readable, trim
from converter.wording import capitalised, doubts, title_of
from converter_html.body import Body
from converter_html.carrier import carry
from converter_html.elements import element, escaped, style, words
from converter_html.particulars import Particular, further, particulars, schema_type

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser keeps the page to: it runs nothing and fetches nothing."""
_FRAME = ("markup", "site-frame", "byte-order-mark")
"""Furniture that is counted, not shown."""


def write(document: Document, *, source: bool) -> bytes:
    """The page of *document*, with its source if that is wanted."""
    metadata = document.metadata
    known = list(particulars(metadata))
    told = (_known(known), _text(document))
    main = element(
        "main",
        "\n".join(
            (
                _opening(document),
                *(told if schema_type(metadata).endswith("Message") else reversed(told)),
                _level(metadata),
                *_notices(document),
                *_further(metadata),
                *_furniture(document),
            )
        ),
        itemscope="itemscope",
        itemtype=schema_type(metadata),
    )
    body = (words("a", "Skip to the text", class_="skip", href="#text"), main, _footer(document, source=source))
    return page("\n".join(_head(document, known)), "\n".join(body))


def page(head: str, body: str, mark: str = "") -> bytes:
    """A whole page; the *mark* stands in its first line."""
    return (
        f'<!DOCTYPE html>{mark}\n<html xmlns="http://www.w3.org/1999/xhtml" lang="en">\n<head>\n{head}\n</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    ).encode()


def head_of(title: str, policy: str = _POLICY) -> Iterator[str]:
    """What every page says of itself to the browser."""
    yield element("meta", charset="utf-8")
    yield element("meta", http_equiv="Content-Security-Policy", content=policy)
    yield element("meta", name="viewport", content="width=device-width, initial-scale=1")
    yield words("title", title)
    yield f"<style>\n{style()}</style>"


def _head(document: Document, known: list[Particular]) -> Iterator[str]:
    """With the terms of Dublin Core."""
    metadata = document.metadata
    yield from head_of(title_of(metadata))
    yield element("link", rel="schema.DCTERMS", href="http://purl.org/dc/terms/")
    said = [("title", title_of(metadata)), ("type", metadata.genre), ("source", document.source.name)]
    said += [(row.dublin, row.when or row.value) for row in known if row.dublin is not None]
    for term, value in said:
        yield element("meta", name=f"DCTERMS.{term}", content=value)


def _opening(document: Document) -> str:
    metadata = document.metadata
    name = "headline" if schema_type(metadata).endswith("Article") else "name"
    written = [
        words("p", capitalised(metadata.genre), class_="genre"),
        words("h1", title_of(metadata), itemprop=name, lang=_language(metadata), dir="auto"),
    ]
    if metadata.standfirst is not None:
        written.append(words("p", metadata.standfirst.value, class_="standfirst", itemprop="abstract"))
    written += [words("p", doubt, class_="doubt", role="note") for doubt in doubts(document.notices)]
    return element("header", "\n".join((_level(metadata), *written)))


def _level(metadata: Metadata) -> str:
    """The level of the whole, which stands above the document and below it as on paper."""
    levels = [one.level.value.value for one in metadata.restrictions if one.level is not None]
    return words("p", levels[0].replace("-", " ").upper(), class_="level") if levels else ""


def _known(known: list[Particular]) -> str:
    if not known:
        return ""
    content = words("h2", "About this document", id="about") + _table_of(known)
    return element("section", content, aria_labelledby="about")


def _further(metadata: Metadata) -> Iterator[str]:
    """What only the document's own format has."""
    if rows := list(further(metadata)):
        yield element("details", words("summary", "Further metadata") + _table_of(rows))


def _table_of(rows: Iterable[Particular]) -> str:
    """Rows of one name stand under it together."""
    written = []
    for name, group in groupby(rows, lambda row: row.name):
        written.append(words("dt", name))
        for row in group:
            value = words("time", row.value, datetime=row.when, itemprop=row.schema) if row.when else None
            schema = row.schema if row.value else None
            written.append(element("dd", value) if value else words("dd", row.value, itemprop=schema))
    return element("dl", "\n".join(written))


def _language(metadata: Metadata) -> str:
    """What voices and dictionaries are told; nothing, where nobody knows."""
    return metadata.language.value if metadata.language is not None else ""


def _text(document: Document) -> str:
    return element(
        "article",
        Body(document).write(),
        id="text",
        lang=_language(document.metadata),
        dir="auto",
        itemprop="articleBody" if schema_type(document.metadata).endswith("Article") else "text",
    )


def _notices(document: Document) -> Iterator[str]:
    """What was amiss, each with its line."""
    rows = []
    for notice in document.notices:
        where = f"line {document.source.position(notice.span.start)[0]}: " if notice.span is not None else ""
        rows.append(words("li", f"{where}{notice.message}"))
    if rows:
        content = words("h2", "Notes on the conversion", id="notices") + element("ul", "\n".join(rows))
        yield element("section", content, class_="note", aria_labelledby="notices")


def _furniture(document: Document) -> Iterator[str]:
    """What else the source holds; of the page around a text, how much."""
    text, rows, frame = document.source.text, [], 0
    for segment in document.segments:
        if segment.role is Role.FURNITURE:
            start, end = trim(text, segment.span.start, segment.span.end)
            if segment.name in _FRAME:
                frame += end - start
            else:
                line = document.source.position(start)[0]
                rows.append(Particular(f"{capitalised(segment.name)}, line {line}", readable(text[start:end])))
    if frame:
        rows.append(Particular("Page around the text", f"{frame} characters, not shown here"))
    if rows:
        content = words("summary", "What else the source holds") + _table_of(rows)
        yield element("details", content)


def _footer(document: Document, *, source: bool) -> str:
    about = f"{document.source.name}, read as {document.format}; SHA-256 {document.source.sha256}."
    link = element("p", carry(document.source)) if source else ""
    return element("footer", element("p", escaped(about)) + link)
