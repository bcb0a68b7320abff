"""Pages for a screen: a document as it reads, in one file that needs no network and runs no script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from converter import Options, Problem, Writer, hookimpl, option

if TYPE_CHECKING:  # listing formats does not need the model
    from converter import Document, Listed

# ruff: noqa: PLC0415 - the modules behind these functions are loaded when one is first called


@frozen(kw_only=True)
class HtmlOptions(Options):
    """How a page is made."""

    source: bool = option(True, "the source within the page, so that `converter recover` gives its bytes")


def _write(document: Document, options: HtmlOptions) -> bytes:
    from converter_html.page import write

    return write(document, source=options.source)


def _check(data: bytes) -> Sequence[Problem]:
    from converter_html.check import check

    return check(data)


def _recover(data: bytes) -> bytes:
    from converter_html.carrier import recover

    return recover(data)


def _index(documents: Sequence[Listed]) -> bytes:
    from converter_html.index import index

    return index(documents)


HTML = Writer(
    name="html",
    summary="a page for a screen and for print, in one file",
    media_type="text/html",
    suffix=".page.html",
    write=_write,
    check=_check,
    recover=_recover,
    index=_index,
    options=HtmlOptions,
)


@hookimpl
def converter_writers() -> Iterable[Writer[HtmlOptions]]:
    """The page."""
    yield HTML
