"""`converter inspect` can show any record, on a terminal and off it."""

from __future__ import annotations

import io
from contextlib import redirect_stdout

import pytest
from hypothesis import given, settings

from converter import (
    Cited,
    Document,
    Ledger,
    LineBreak,
    Metadata,
    Notice,
    PageBreak,
    Paragraph,
    Span,
    Text,
    decode,
    leaves,
)
from converter.cli.messages import shown
from converter.cli.view import show
from converter.testing import documents


class Screen(io.StringIO):
    """A standard output that says of itself that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="module", autouse=True)
def plain():
    """Neither colours nor a width that depends on where the tests run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_COLOR", "1")
        patch.setenv("TERM", "dumb")
        patch.setenv("COLUMNS", "50")
        yield


def bare(text: str) -> str:
    """*text* without its blanks, as lines may be folded anywhere."""
    return "".join(text.split())


@pytest.mark.parametrize("output", [io.StringIO, Screen], ids=["piped", "terminal"])
@settings(max_examples=50)
@given(document=documents())
def test_every_text_of_any_record_is_shown(output, document: Document):
    """Its words are on the screen, whatever blocks, fields and characters it has."""
    with redirect_stdout(output()) as written:
        show(document)
    seen = bare(written.getvalue())

    assert bare(f"{document.format}, {document.metadata.genre}") in seen
    for leaf in leaves(document.body):
        if not isinstance(leaf, Cited | LineBreak | PageBreak):
            assert bare(shown(leaf.text)) in seen


def framed(*notices: Notice) -> list[str]:
    """The last lines on the screen for a text on a page of forty lines."""
    source = decode("page.html", b"<li>\n" * 30 + b"Words.\n" + b"</li>\n" * 10)
    end = source.text.index("Words.")
    ledger = Ledger(source.text)
    ledger.furniture(0, 50, "site-frame")
    ledger.furniture(50, end, "markup")
    ledger.body(end, end + 7)
    ledger.furniture(end + 7, len(source.text), "site-frame")
    body = (Paragraph(inlines=(Text("Words.", Span(end, end + 6)),)),)
    metadata = Metadata(genre="page")
    with redirect_stdout(io.StringIO()) as written:
        show(
            Document(
                format="page",
                source=source,
                segments=ledger.close(),
                metadata=metadata,
                body=body,
                notices=notices,
            )
        )
    lines = written.getvalue().splitlines()
    return lines[lines.index("Text") + 2 :]


def test_a_long_page_around_the_text_is_folded() -> None:
    """Of many lines of a page's frame in a row the first is shown, and the others are counted; a few are shown."""
    first, folded, words, *others = framed()

    assert first == " 1 site-frame ~ <li>"
    assert folded.strip() == "~ … 29 more lines of the page around the text"
    assert words == "31 text       | Words."
    assert [line.split()[-1] for line in others] == ["</li>"] * 10


def test_a_notice_is_not_folded_away() -> None:
    """A line of the frame that something was seen in is shown, with the notice."""
    lines = framed(Notice("odd", "as it is", Span(75, 76)))

    assert [" ".join(line.split()) for line in lines[:6]] == [
        "1 site-frame ~ <li>",
        "~ … 14 more lines of the page around the text",
        "16 markup ~ <li>",
        "^ column 1: as it is [odd]",
        "17 ~ <li>",
        "~ … 13 more lines of the page around the text",
    ]
