"""A plugin whose hook asks for something that the hook does not have."""

from converter import hookimpl


@hookimpl
def converter_readers(registry):
    return ()
