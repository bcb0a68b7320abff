"""JSON-LD 1.1: records as linked data, in the terms of RiC-O, schema.org and PROV-O."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from converter import Options, Origin, Problem, Writer, hookimpl, option

if TYPE_CHECKING:  # listing formats does not need the model
    from converter import Document

# ruff: noqa: PLC0415 - the modules behind these functions are loaded when one is first called


@frozen(kw_only=True)
class JsonldOptions(Options):
    """How the graph is laid out, and whether it carries its source."""

    source: bool = option(True, "the lines of the source, so that `converter recover` gives its bytes")
    indent: bool = option(True, "one value a line, for people and for comparing versions")


def write(document: Document, options: JsonldOptions) -> bytes:
    """The graph of *document*, its context inline."""
    from converter_jsonld.serial import dump

    return dump(document, source=options.source, indent=options.indent)


def check(data: bytes) -> Sequence[Problem]:
    """Where *data* is not a graph in the terms of our context."""
    from converter_jsonld.validity import problems

    return tuple(problems(data))


def validate(data: bytes) -> Sequence[Problem]:
    """Where *data* is not a graph as this writer makes them: also what its parts say of each other."""
    from converter_jsonld.validation import validate

    return validate(data)


def recover(data: bytes) -> bytes:
    """The bytes of the source, out of its lines in *data*."""
    from converter_jsonld.instantiation import recover_source

    return recover_source(data)


def _origin(data: bytes) -> Origin:
    """The reader that made the record of the source, and what it was told."""
    from converter_jsonld.origin import origin

    return origin(data)


def _passages(data: bytes) -> Iterable[str]:
    """Each value of the graph, after its path."""
    from converter_jsonld.origin import passages

    return passages(data)


JSONLD = Writer(
    name="jsonld",
    summary="linked data in JSON: RiC-O, schema.org, PROV-O",
    media_type="application/ld+json",
    suffix=".jsonld",
    write=write,
    check=check,
    validate=validate,
    recover=recover,
    origin=_origin,
    passages=_passages,
    options=JsonldOptions,
)


@hookimpl
def converter_writers() -> Iterable[Writer[JsonldOptions]]:
    """Linked data."""
    yield JSONLD
