"""Which writer made a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from converter.errors import ConverterError, RecoverError
from converter.formats import Writer
from converter.pipeline import recover


def writer_of(name: str, data: bytes, writers: Iterable[Writer[Any]]) -> Writer[Any]:
    """The writer whose suffix *name* has, the longest first; else the first that finds a source in *data*.

    Raises:
        RecoverError: none does.
    """
    writers = sorted(writers, key=lambda writer: len(writer.suffix), reverse=True)
    for writer in writers:
        if name.endswith(writer.suffix):
            return writer
    for writer in writers:
        try:
            recover(data, writer)
        except ConverterError:
            continue
        return writer
    raise RecoverError(f"no writer knows this file; there are {', '.join(writer.name for writer in writers)}")
