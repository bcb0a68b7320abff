"""What one input becomes: outputs, or the reason why it is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from converter.cli.inputs import Input
from converter.cli.naming import Named
from converter.cli.report import Told
from converter.errors import ConverterError
from converter.faults import Fault, fault_of
from converter.pipeline import Output


class Made(NamedTuple):
    """What one input became."""

    told: Told
    outputs: tuple[Output, ...]
    warnings: tuple[str, ...] = ()
    """What is to be said once in a run."""


Make = Callable[[Input, bytes], Made]
"""How an input becomes outputs; raises `ConverterError`."""


def answer(make: Make, named: Named, encoding: str | None) -> Made | Fault:
    """What one input becomes, or why it is refused."""
    data = None
    try:
        if named.fault is not None:
            raise named.fault
        data = named.input.read()
        return make(named.input, data)
    except ConverterError as error:
        return fault_of(error, data, encoding)
