"""Memoranda in, plain text out: the hooks. What they need is imported when it is first used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from attrs import frozen

from converter import Cited, Extension, Options, Problem, Reader, Writer, hookimpl, option

if TYPE_CHECKING:
    from converter import Detection, Document, Source


@frozen(kw_only=True)
class Memo(Extension):
    """What only memoranda have."""

    prefix: ClassVar[str] = "memo"
    namespace: ClassVar[str] = "https://example.org/memo#"
    file_number: Cited[str] | None = None


@frozen(kw_only=True)
class PlainOptions(Options):
    """How plain text is written."""

    width: int = option(72, "characters a line")


def detect(source: Source) -> Detection | None:
    """Whether *source* is a memorandum."""
    from converter_memo import reader

    return reader.detect(source)


def read(source: Source, options: Options) -> Document:
    """The record of a memorandum."""
    from converter_memo import reader

    return reader.read(source)


def write(document: Document, options: PlainOptions) -> bytes:
    """*document* as plain text."""
    from converter_memo import writer

    return writer.write(document, options.width)


def check(data: bytes) -> Sequence[Problem]:
    """What is wrong with a plain text."""
    from converter_memo import writer

    return writer.check(data)


def recover(data: bytes) -> bytes:
    """The source, out of a plain text."""
    from converter_memo import writer

    return writer.recover(data)


MEMO = Reader(name="memo", summary="a memorandum", detect=detect, read=read, options=Options)
PLAIN = Writer(
    name="plain",
    summary="plain text, wrapped",
    media_type="text/plain",
    suffix=".plain.txt",
    write=write,
    check=check,
    recover=recover,
    options=PlainOptions,
)


@hookimpl
def converter_readers() -> Iterable[Reader[Options]]:
    """Offer memoranda."""
    yield MEMO


@hookimpl
def converter_writers() -> Iterable[Writer[PlainOptions]]:
    """Offer plain text."""
    yield PLAIN


@hookimpl
def converter_extensions() -> Iterable[type[Extension]]:
    """Offer the metadata of memoranda."""
    yield Memo
