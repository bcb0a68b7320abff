"""A plugin under a name that another one was refused with."""

import converter_well
from attrs import evolve

from converter import hookimpl


@hookimpl
def converter_readers():
    for reader in converter_well.converter_readers():
        yield evolve(reader, name="second")
