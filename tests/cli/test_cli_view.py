"""`converter inspect` can show any record, on a terminal and off it."""

from __future__ import annotations

import io
from contextlib import redirect_stdout

import pytest
from hypothesis import given, settings

from converter import Cited, Document, LineBreak, PageBreak, leaves
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
