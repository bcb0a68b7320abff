"""A plugin that implements a hook which does not exist."""

from converter import hookimpl


@hookimpl
def converter_raeders():
    return ()
