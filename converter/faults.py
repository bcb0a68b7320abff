"""Why an input was refused, for people and for programs, with the line and column where it is wrong."""

from __future__ import annotations

import re
from typing import NamedTuple

from attrs import evolve

from converter.errors import ConverterError, DetectionError, ReadError, SourceError
from converter.model.source import Source
from converter.source import decode

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Fault(NamedTuple):
    """Why an input was refused, and where it is wrong."""

    kind: str
    """For programs: ``source``, ``unknown-format``, ``read``, ``output`` ..."""
    message: str
    line: int | None = None
    column: int | None = None

    def at(self, name: str) -> str:
        """The message behind its place: ``FILE:LINE:COLUMN: message``."""
        return f"{name}{'' if self.line is None else f':{self.line}:{self.column}'}: {self.message}"


def fault_of(error: ConverterError, data: bytes | None = None, encoding: str | None = None) -> Fault:
    """What is to be said of *error*, with the line and column of its place in *data*."""
    kind = _HUMP.sub("-", type(error).__name__.removesuffix("Error")).lower()
    line, column = _position(error, data, encoding) or (None, None)
    return Fault(kind, f"{error}{_doubt(error, data, encoding)}", line, column)


def _doubt(error: ConverterError, data: bytes | None, encoding: str | None) -> str:
    """Why no reader may know a text whose encoding somebody named."""
    if encoding is None or data is None or not isinstance(error, DetectionError):
        return ""
    from converter.hints import doubt  # noqa: PLC0415 - slow to load, and wanted only for a message

    said = doubt(decode("", data, encoding))
    return f"; it was {said}" if said else ""


def _position(error: ConverterError, data: bytes | None, encoding: str | None) -> tuple[int, int] | None:
    if not isinstance(error, SourceError | ReadError) or error.offset is None or data is None:
        return None
    if isinstance(error, ReadError):
        return decode("", data, encoding).position(error.offset)
    if error.offset == 0:
        return 1, 1
    try:
        return _end(decode("", data[: error.offset], encoding))
    except SourceError:
        return None


def _end(source: Source) -> tuple[int, int]:
    """The place after the last character."""
    return evolve(source, text=source.text + ".").position(len(source.text))
