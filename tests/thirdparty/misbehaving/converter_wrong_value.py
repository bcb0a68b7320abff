"""A plugin that yields a text where a writer must stand."""

from converter import hookimpl


@hookimpl
def converter_writers():
    yield "a writer"
