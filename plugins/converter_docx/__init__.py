"""Word documents: a record laid out for reading, with its source inside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from converter import Options, Origin, Problem, Writer, hookimpl, option

if TYPE_CHECKING:  # listing formats does not need the model
    from converter import Document

# ruff: noqa: PLC0415 - the modules behind these functions are loaded when one is first called


class Page(StrEnum):
    """The size of the pages."""

    A4 = "a4"
    LETTER = "letter"


class Appendix(StrEnum):
    """How much stands behind the text."""

    NO = "no"
    YES = "yes"
    """Without the whole page, if there is much of it, that the text was taken from."""
    ALL = "all"


@frozen(kw_only=True)
class DocxOptions(Options):
    """How the document is laid out."""

    appendix: Appendix = option(  # noqa: RUF009 - a field of attrs
        Appendix.YES,
        "end with what the source holds beside its text, and how it was converted; with “all”, web pages too",
    )
    page: Page = option(Page.A4, "the size of the pages")  # noqa: RUF009 - a field of attrs


def _write(document: Document, options: DocxOptions) -> bytes:
    from converter_docx.document import write

    return write(document, options)


def _check(data: bytes) -> Sequence[Problem]:
    from converter_docx.check import check
    from converter_docx.proof import is_proved

    return () if is_proved(data) else check(data)


def _validate(data: bytes) -> Sequence[Problem]:
    from converter_docx.check import validate

    return validate(data)


def _recover(data: bytes) -> bytes:
    from converter_docx.carrier import recover

    return recover(data)


def _origin(data: bytes) -> Origin:
    from converter_docx.carrier import origin

    return origin(data)


def _passages(data: bytes) -> Iterable[str]:
    from converter_docx.shown import passages

    return passages(data)


DOCX = Writer(
    name="docx",
    summary="a Word document, laid out for reading",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    suffix=".docx",
    write=_write,
    check=_check,
    validate=_validate,
    recover=_recover,
    origin=_origin,
    passages=_passages,
    options=DocxOptions,
)


@hookimpl
def converter_writers() -> Iterable[Writer[DocxOptions]]:
    """The Word document."""
    yield DOCX
