"""What an input is that cannot be read as a document: nothing but blanks, a record, an output of this program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from converter import pipeline
from converter.errors import ConverterError, SourceError, UnknownFormatError
from converter.model.text import is_blank
from converter.source import decode

if TYPE_CHECKING:
    from converter.registry import Registry

_RECORD = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"record"\s*:\s*\d')
_OUTPUT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:[<{]|PK\x03\x04)")
"""How outputs begin that hold their source: what begins otherwise need not be searched."""


def named(
    error: ConverterError, data: bytes | None, registry: Registry, encoding: str | None = None
) -> ConverterError:
    """The error to tell instead of *error*, where it is plain what *data* is; else the same.

    Args:
        error: why it was refused.
        data: the whole input, if it could be read.
        registry: the writers that may have made it.
        encoding: the encoding that a person named.
    """
    if not data or not isinstance(error, SourceError | UnknownFormatError):
        return error
    if isinstance(error, UnknownFormatError) and is_blank(decode("", data, encoding).text):
        return SourceError("the input has nothing but blanks", None, "there is nothing to convert")
    if _RECORD.match(data):
        return SourceError("this is a record", None, "use `converter render`")
    if _OUTPUT.match(data) and (writer := _maker(data, registry)):
        return SourceError(f"this is an output of {writer}", None, "`converter recover` gives its source")
    return error


def _maker(data: bytes, registry: Registry) -> str | None:
    """The writer that finds the source of an output in *data*."""
    for writer in registry.writers:
        try:
            source = pipeline.recover(data, writer)
        except ConverterError:
            continue
        if source != data:  # a writer of copies finds a source in whatever there is
            return writer.name
    return None
