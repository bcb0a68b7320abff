"""TEI P5: records as documents of the Text Encoding Initiative, with the source line by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from converter import Options, Origin, Problem, Writer, hookimpl, option

if TYPE_CHECKING:  # listing formats does not need the model
    from converter import Document

# ruff: noqa: PLC0415 - the modules behind these functions are loaded when one is first called


@frozen(kw_only=True)
class TeiOptions(Options):
    """What the document carries."""

    source: bool = option(
        True, "the lines of the source in sourceDoc, so that `converter recover` gives its bytes"
    )
    authority: str = option("", "who makes the document available, for publicationStmt")


def write(document: Document, options: TeiOptions) -> bytes:
    """*document* as TEI, in UTF-8."""
    from converter_tei.compose import compose

    return compose(document, options)


def check(data: bytes) -> Sequence[Problem]:
    """What is wrong with *data*: its form, its identifiers and pointers, its copy of the source."""
    from converter_tei.proof import is_proved

    if is_proved(data):  # as nearly all are that were just written: what follows loads an XML parser
        return ()
    from converter_tei.validity import found_in_tree

    return tuple(found_in_tree(data))


def validate(data: bytes) -> Sequence[Problem]:
    """What is wrong with *data* by all rules of our profile of TEI: its RELAX NG and its Schematron, too."""
    from converter_tei.validity import all_problems

    return tuple(all_problems(data))


def recover(data: bytes) -> bytes:
    """The bytes of the source, out of sourceDoc."""
    from converter_tei.proof import proved_source

    source = proved_source(data)
    if source is not None:  # as of nearly all that this writer wrote: what follows loads an XML parser
        return source
    from converter_tei.recovery import recover_source

    return recover_source(data)


def _origin(data: bytes) -> Origin:
    """The reader that made the record of the source, and what it was told."""
    from converter_tei.origin import origin

    return origin(data)


def _passages(data: bytes) -> Iterable[str]:
    """Each tag and each text, without the source."""
    from converter_tei.origin import passages

    return passages(data)


TEI = Writer(
    name="tei",
    summary="TEI P5: header, source line by line, text marked up",
    media_type="application/tei+xml",
    suffix=".tei.xml",
    write=write,
    check=check,
    validate=validate,
    recover=recover,
    origin=_origin,
    passages=_passages,
    options=TeiOptions,
)


@hookimpl
def converter_writers() -> Iterable[Writer[TeiOptions]]:
    """TEI."""
    yield TEI
