"""What the tests of TEI share: the official schema, and documents made by hand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from lxml import etree

from converter import (
    Block,
    Cited,
    Document,
    Ledger,
    LineBreak,
    Metadata,
    Notice,
    PageBreak,
    Preformatted,
    Segment,
    Source,
    Span,
    Text,
    readable,
    violations,
)
from converter_tei import TEI, TeiOptions

NAMESPACES = {"t": "http://www.tei-c.org/ns/1.0", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}


@pytest.fixture(scope="session")
def tei_all(shared: Path) -> etree.RelaxNG:
    """The official schema with all of TEI; it takes some seconds to load."""
    return etree.RelaxNG(etree.parse(shared / "schemas" / "tei" / "tei_all.rng"))


class Draft:
    """A document that is made from a text, by naming its words in their order."""

    def __init__(self, text: str, encoding: str = "utf-8") -> None:
        sha256 = hashlib.sha256(text.encode(encoding)).hexdigest()
        self.source = Source("drawn.txt", text, encoding, sha256)
        self._ledger = Ledger(text)
        self._at = 0

    def span(self, words: str, after: str = "") -> Span:
        """Where *words* stand, the first time *after* those."""
        start = self.source.text.index(words, self.source.text.index(after) + len(after))
        return Span(start, start + len(words))

    def cite(self, words: str, value: Any = None, after: str = "") -> Cited[Any]:
        """A value that *words* say; themselves if no other."""
        return Cited(readable(words) if value is None else value, self.span(words, after))

    def metadata(self, words: str, name: str) -> None:
        """The next words are metadata."""
        span = self._next(words)
        self._ledger.metadata(span.start, span.end, name)

    def furniture(self, words: str, name: str) -> None:
        """The next words are furniture."""
        span = self._next(words)
        self._ledger.furniture(span.start, span.end, name)

    def page(self, words: str, label: str = "") -> PageBreak:
        """The next words are the marker of a page."""
        span = self._next(words)
        self._ledger.furniture(span.start, span.end, "page-marker")
        return PageBreak(span, label)

    def text(self, words: str, reads: str | None = None) -> Text:
        """The next words are text, which *reads* otherwise where that is given."""
        span = self._body(words)
        return Text(readable(words) if reads is None else reads, span)

    def sign(self, words: str, value: str) -> Cited[str]:
        """The next words are a label or a portion mark."""
        return Cited(value, self._body(words))

    def line_break(self, words: str = "\n") -> LineBreak:
        """The next line end is one that is meant."""
        return LineBreak(self._body(words))

    def preformatted(self, words: str) -> Preformatted:
        """The next words are lines whose blanks mean something."""
        return Preformatted(words, self._body(words))

    def document(self, *body: Block, notices: tuple[Notice, ...] = (), **metadata: Any) -> Document:
        """The document; sound, or the test that made it is wrong."""
        made = Document(
            source=self.source,
            format="drawn",
            metadata=Metadata(**({"genre": "drawn document"} | metadata)),
            body=body,
            segments=self._segments(),
            notices=notices,
        )
        assert not violations(made, verbatim=False)
        return made

    def _segments(self) -> tuple[Segment, ...]:
        return self._ledger.close()

    def _body(self, words: str) -> Span:
        span = self._next(words)
        self._ledger.body(span.start, span.end)
        return span

    def _next(self, words: str) -> Span:
        start = self.source.text.index(words, self._at)
        self._at = start + len(words)
        return Span(start, self._at)


@pytest.fixture
def draft() -> Callable[..., Draft]:
    """Begins a document."""
    return Draft


@pytest.fixture
def part() -> Callable[..., str]:
    """Gives one element of the TEI of a document, as it is written, without the indentation of its own line."""

    def write(document: Document, name: str, options: TeiOptions = TeiOptions()) -> str:  # noqa: B008 - frozen
        data = TEI.write(document, options)
        assert not TEI.check(data)
        lines = data.decode().split("\n")
        first = next(at for at, line in enumerate(lines) if line.lstrip().startswith((f"<{name} ", f"<{name}>")))
        margin = len(lines[first]) - len(lines[first].lstrip())
        last = next(at for at, line in enumerate(lines[first:], first) if line.endswith((f"</{name}>",)))
        return "\n".join(line.removeprefix(" " * margin) for line in lines[first : last + 1])

    return write


@pytest.fixture
def header(draft: Callable[..., Draft]) -> Callable[..., list[str]]:
    """Gives what an expression of XPath finds in the header of a document that has some metadata and no text."""

    def find(
        path: str,
        options: TeiOptions = TeiOptions(),  # noqa: B008 - frozen
        text: str = "one\ntwo\nthree",
        notices: tuple[Notice, ...] = (),
        **metadata: Any,
    ) -> list[str]:
        made = draft(text)
        made.metadata(text, "header")
        output = TEI.write(made.document(notices=notices, **metadata), options)
        assert not TEI.check(output)
        found = etree.fromstring(output).xpath(f"t:teiHeader{path}", namespaces=NAMESPACES)
        return [one if isinstance(one, str) else _written(one) for one in found]

    return find


def _written(element: Any) -> str:
    """An element as it is written, without indentation and namespaces."""
    element.tail = None
    text = re.sub(r">\n\s*<", "><", etree.tostring(element, encoding="unicode"))
    for prefix, name in ((":rdf", NAMESPACES["rdf"]), ("", NAMESPACES["t"])):
        text = text.replace(f' xmlns{prefix}="{name}"', "")
    return text


@pytest.fixture(scope="session")
def xml() -> Callable[[str], str]:
    """An expected element, as tests write it."""
    return lambda text: dedent(text).strip("\n")
