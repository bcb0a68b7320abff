"""Telegrams of the Department of State, as sent and as web pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from converter import Extension, Options, Reader, hookimpl

if TYPE_CHECKING:  # listing formats does not need the model
    from converter import Detection, Document, Source


def _detect_cable(source: Source) -> Detection | None:
    from converter_cable.marks import detect_cable  # noqa: PLC0415 - each module when it is first used

    return detect_cable(source)


def _read_cable(source: Source, _: Options) -> Document:
    from converter_cable.reader import read_cable  # noqa: PLC0415

    return read_cable(source)


def _detect_wiki(source: Source) -> Detection | None:
    from converter_cable.marks import detect_wiki  # noqa: PLC0415

    return detect_wiki(source)


def _read_wiki(source: Source, _: Options) -> Document:
    from converter_cable.reader import read_wiki  # noqa: PLC0415

    return read_wiki(source)


CABLE = Reader(
    name="cable",
    summary="a diplomatic telegram as it was sent",
    detect=_detect_cable,
    read=_read_cable,
    options=Options,
)
WIKI_CABLE = Reader(
    name="wiki-cable",
    summary="a diplomatic telegram within the text of a catalogue page",
    detect=_detect_wiki,
    read=_read_wiki,
    options=Options,
)


@hookimpl
def converter_readers() -> Iterable[Reader[Options]]:
    """The telegram, and the telegram within a catalogue page."""
    yield CABLE
    yield WIKI_CABLE


@hookimpl
def converter_extensions() -> Iterable[type[Extension]]:
    """What only a telegram or a catalogue page says."""
    from converter_cable.transmission import Catalogue, Transmission  # noqa: PLC0415

    yield Transmission
    yield Catalogue
