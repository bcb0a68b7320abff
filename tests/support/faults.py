"""Functions and exceptions of plugins that do not keep their word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def raising(error: BaseException) -> Callable[..., Any]:
    """A function that raises this error, whatever it is given."""

    def function(*_: Any) -> Any:
        raise error

    return function


class UnspeakableError(Exception):
    """An exception whose text cannot be had."""

    def __str__(self) -> str:
        raise ValueError("no words")


def giving(value: Any) -> Callable[..., Any]:
    """A function that gives this, whatever it is given."""
    return lambda *_: value
