"""A plugin whose hook gives a number."""

from converter import hookimpl


@hookimpl
def converter_writers():
    return 7
