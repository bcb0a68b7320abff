"""What the tests of the cable readers share: an invented telegram in each of its forms, and what a record says of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, TypeVar

import pytest
from attrs import frozen

from converter import (
    Document,
    Extension,
    Heading,
    List,
    Offer,
    Paragraph,
    Plugin,
    Registry,
    Source,
    decide,
    decode,
    plain_text,
    read,
    survey,
)
from converter_cable import CABLE, CABLE_HTML, WIKI_CABLE
from converter_cable.transmission import Catalogue, Transmission

E = TypeVar("E", bound=Extension)

# The telegram


@frozen
class Telegram:
    """A telegram without its text, as a reader of plain text gets it."""

    header: str = """\
VZCZCXYZ0031
OO RUEHWEB
DE RUEHPS #0412 1291405
ZNR UUUUU ZZH
O 091405Z MAY 07
FM AMEMBASSY PORT SELWYN
TO RUEHC/SECSTATE WASHDC IMMEDIATE 2207
"""
    head: str = """\
C O N F I D E N T I A L PORT SELWYN 000412

SIPDIS

E.O. 12958: DECL: 05/08/2017
TAGS: PREL EAGR PZ
SUBJECT: A TELEGRAM FOR A TEST

Classified By: Ambassador Tunde Oyelaran. Reasons 1.4 (b) and (d).
"""


TELEGRAM = Telegram()
PAGE = """\
Identifier
Created
Classification
Origin
07PORTSELWYN412
2007-05-09 14:05:00
CONFIDENTIAL
Embassy Port Selwyn
Cable title:\xa0 \xa0

A TELEGRAM FOR A TEST

Tags:\xa0 \xa0 PREL\xa0 EAGR\xa0 PZ\xa0
pdf\xa0 how-to read a cable
"""


@pytest.fixture(scope="session")
def telegram() -> Telegram:
    """The parts of the telegram from which most tests are made."""
    return TELEGRAM


@pytest.fixture(scope="session")
def head() -> Callable[..., str]:
    """Another head, with some of its fields as given."""
    fields = {
        "captions": "SIPDIS\n",
        "passing": "",
        "eo": "E.O. 12958: DECL: 05/08/2017\n",
        "tags": "TAGS: PREL PZ\n",
        "subject": "SUBJECT: A TELEGRAM FOR A TEST\n",
        "reference": "",
        "authority": "\nClassified By: Ambassador Tunde Oyelaran. Reasons 1.4 (b) and (d).\n",
    }

    def make(classification: str = "S E C R E T SECTION 01 OF 02 PORT SELWYN 000412\n", **given: str) -> str:
        return classification + "".join({**fields, **given}.values())

    return make


@pytest.fixture
def cable() -> Callable[..., Document]:
    """The record of a telegram: header and head as given, or plain ones, and the lines of a body; proved sound."""

    def make(
        body: str = "1. (C) Nothing happened.\n", *, header: str = TELEGRAM.header, head: str = TELEGRAM.head
    ) -> Document:
        return read(Source("drawn", f"{header}{head}\n{body}", "utf-8", ""), CABLE)

    return make


@pytest.fixture
def wiki() -> Callable[..., Document]:
    """The record of a catalogue page, as given or plain, around a plain telegram; proved sound."""

    def make(page: str = PAGE, *, header: str = TELEGRAM.header, head: str = TELEGRAM.head) -> Document:
        text = f"{page}{header}{head}\n1. (C) Nothing happened.\nOYELARAN"
        return read(Source("drawn", text, "utf-8", ""), WIKI_CABLE)

    return make


# On a web page


class Viewer:
    """A site that shows the telegram, with a text, in a table and two preformatted blocks."""

    header = TELEGRAM.header.rstrip("\n")
    head = TELEGRAM.head.rstrip("\n")
    body = """\
1. (C) Nothing happened, and &quot;nobody&quot; was
there.

2. (C) Comment: It was quiet.
OYELARAN"""
    paragraphs: ClassVar = ['Nothing happened, and "nobody" was there.', "Comment: It was quiet."]
    table = """\
<table class='cable'>
<tr><th>Reference ID</th><th>Created</th><th>Released</th><th>Classification</th><th>Origin</th></tr>
<tr><td><a href='x'>07PORTSELWYN412</a></td><td>2007-05-09 14:05</td><td>2011-08-30 01:44</td>
<td>CONFIDENTIAL</td><td>Embassy Port Selwyn</td></tr>
</table>
"""
    blocks = f"<code><pre>{header}</pre></code>\n<code><pre>{head}\n\n{body}</pre></code>\n"

    def filled(self, content: str) -> str:
        """The content, with the parts of the page for their names in braces."""
        return content.format(
            header=self.header,
            head=self.head,
            body=self.body,
            table=self.table,
            table_in_capitals=self.table.upper(),
            blocks=self.blocks,
        )

    def page(self, content: str = "{table}{blocks}") -> str:
        """A page with this content."""
        content = self.filled(content)
        return f"<!DOCTYPE html>\n<html><head><title>Viewer</title></head>\n<body>{content}<p>Imprint</p></body></html>\n"


@pytest.fixture(scope="session")
def viewer() -> Viewer:
    """The site that shows the telegram."""
    return Viewer()


@pytest.fixture
def html(viewer: Viewer) -> Callable[..., Document]:
    """The record of a page with some content, or a plain one; proved sound."""

    def make(content: str = "{table}{blocks}") -> Document:
        return read(Source("drawn", viewer.page(content), "utf-8", ""), CABLE_HTML)

    return make


# A real one


@pytest.fixture
def seed(shared: Path) -> Callable[[str], Document]:
    """The record of a real document, by its number, by the reader that knows it."""
    readers = Registry.of([Offer(Plugin("cable"), readers=(CABLE, WIKI_CABLE))])

    def make(number: str) -> Document:
        (path,) = (shared / "seeds").glob(f"{number}_*.txt")
        source = decode(path.name, path.read_bytes())
        return read(source, readers.reader(decide(survey(source, readers))))

    return make


# What a record says


@pytest.fixture(scope="session")
def notices() -> Callable[[Document], list[str]]:
    """The code of each notice."""
    return lambda document: [one.code for one in document.notices]


@pytest.fixture(scope="session")
def transmission() -> Callable[[Document], Transmission]:
    """What the header says that no field of every record has."""
    return lambda document: _extension(document, Transmission)


@pytest.fixture(scope="session")
def catalogue() -> Callable[[Document], Catalogue]:
    """What a catalogue or an envelope says of the telegram."""
    return lambda document: _extension(document, Catalogue)


def _extension(document: Document, kind: type[E]) -> E:
    [found] = [one for one in document.metadata.extensions if isinstance(one, kind)]
    return found


@pytest.fixture(scope="session")
def named() -> Callable[[Document, str], list[str]]:
    """What the segments of one name hold, without the blanks round it."""
    return lambda document, name: [
        one.span.of(document.source.text).strip() for one in document.segments if one.name == name
    ]


@pytest.fixture(scope="session")
def paragraphs() -> Callable[[Document], list[str]]:
    """The words of each paragraph and heading."""
    return lambda document: [
        plain_text(one.inlines) for one in document.body if isinstance(one, Paragraph | Heading)
    ]


@pytest.fixture(scope="session")
def outline() -> Callable[[Document], list[tuple[str, str | None, str | None, str]]]:
    """Each block as kind, label, portion mark and words; the items of a list as blocks."""

    def make(document: Document) -> list[tuple[str, str | None, str | None, str]]:
        found = []
        for block in document.body:
            for one in block.items if isinstance(block, List) else (block,):
                kind = "item" if isinstance(block, List) else type(one).__name__.lower()
                mark = one.marking and one.marking.value
                found.append((kind, one.label and one.label.value, mark, plain_text(one.inlines)))
        return found

    return make
