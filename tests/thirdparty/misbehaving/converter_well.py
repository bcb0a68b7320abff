"""A plugin that does nothing wrong, among others that do."""

from converter import Document, Options, Reader, ReadError, Source, hookimpl


def detect(source: Source) -> None:
    return None


def read(source: Source, options: Options) -> Document:
    raise ReadError("this reader reads nothing")


@hookimpl
def converter_readers():
    yield Reader(name="well", summary="nothing at all", detect=detect, read=read, options=Options)
