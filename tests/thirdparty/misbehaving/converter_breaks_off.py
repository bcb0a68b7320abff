"""A plugin that breaks after its first reader."""

from converter_well import detect, read

from converter import Options, Reader, hookimpl


@hookimpl
def converter_readers():
    yield Reader(name="first", summary="never seen", detect=detect, read=read, options=Options)
    raise LookupError("the second is lost")
