"""Documents that nobody foresaw: a line without end, and lines without end."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from converter import Cited, Document, Ledger, Metadata, Paragraph, Preformatted, Span, Text, decode
from converter_docx import DOCX, DocxOptions

LONG = 11_000_000


@pytest.mark.parametrize(
    "role",
    ["body", *(pytest.param(role, marks=pytest.mark.slow) for role in ("preformatted", "metadata", "furniture"))],
)
def test_a_line_without_end(sheet, role: str) -> None:
    """Eleven million characters in one line, whatever they are, make a document that opens."""
    line = "<A> " * (LONG // 4)
    span = sheet.put({"preformatted": "body"}.get(role, role), line)
    block = {"body": Paragraph(inlines=(Text(line.strip(), span),)), "preformatted": Preformatted(line, span)}
    metadata = Metadata(genre="drawn", title=Cited(line, span) if role == "metadata" else None)
    body = (block[role],) if role in block else ()
    data = DOCX.write(sheet.document(format="drawn", metadata=metadata, body=body), DocxOptions())

    page = docx.Document(BytesIO(data))

    assert DOCX.check(data) == ()
    assert DOCX.recover(data) == line.encode()
    assert sum(len(text) for text in page.element.xpath("//w:t/text()")) > LONG - 2


@pytest.mark.slow
def test_lines_without_end() -> None:
    """Fifty thousand lines of text, with a line of furniture after each, do not take longer and longer."""
    text = "words\n***\n" * 50_000
    ledger, body = Ledger(text), []
    for at in range(0, len(text), 10):
        ledger.body(at, at + 6)
        ledger.furniture(at + 6, at + 10, "rule")
        body.append(Paragraph(label=Cited(str(at)), inlines=(Text("words", Span(at, at + 5)),)))
    document = Document(
        source=decode("drawn", text.encode()),
        format="drawn",
        metadata=Metadata(genre="drawn"),
        body=tuple(body),
        segments=ledger.close(),
    )

    data = DOCX.write(document, DocxOptions())

    assert DOCX.check(data) == ()
    assert DOCX.recover(data) == text.encode()
