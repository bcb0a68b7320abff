"""Which writer made a file."""

from __future__ import annotations

from typing import Any

from converter.errors import ConverterError, RecoverError
from converter.formats import Writer
from converter.pipeline import recover
from converter.registry import Registry


def writer_of(name: str, data: bytes, registry: Registry) -> Writer[Any]:
    """The writer whose suffix *name* has, the longest first; else the first that finds a source in *data*.

    Raises:
        RecoverError: none does.
    """
    writers = sorted(registry.writers, key=lambda writer: len(writer.suffix), reverse=True)
    for writer in writers:
        if name.endswith(writer.suffix):
            return writer
    for writer in writers:
        try:
            recover(data, writer)
        except ConverterError:
            continue
        return writer
    raise RecoverError(
        f"no writer knows this file; there are {', '.join(writer.name for writer in registry.writers)}"
    )
