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


def _detect_html(source: Source) -> Detection | None:
    from converter_cable.marks import detect_html  # noqa: PLC0415

    return detect_html(source)


def _read_html(source: Source, _: Options) -> Document:
    from converter_cable.reader import read_html  # noqa: PLC0415

    return read_html(source)


def _detect_nara(source: Source) -> Detection | None:
    from converter_cable.nara_marks import detect_nara  # noqa: PLC0415

    return detect_nara(source)


def _read_nara(source: Source, _: Options) -> Document:
    from converter_cable.reader import read_nara  # noqa: PLC0415

    return read_nara(source)


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
CABLE_HTML = Reader(
    name="cable-html",
    summary="a diplomatic telegram on a web page",
    detect=_detect_html,
    read=_read_html,
    options=Options,
    verbatim=False,
)
CABLE_NARA = Reader(
    name="cable-nara",
    summary="a telegram of the 1970s as the National Archives shows it",
    detect=_detect_nara,
    read=_read_nara,
    options=Options,
)


@hookimpl
def converter_readers() -> Iterable[Reader[Options]]:
    """The telegram, and the telegram within what catalogues and archives show."""
    yield CABLE
    yield WIKI_CABLE
    yield CABLE_NARA
    yield CABLE_HTML


@hookimpl
def converter_extensions() -> Iterable[type[Extension]]:
    """What only a telegram or a catalogue page says."""
    from converter_cable.transmission import ArchivalAttributes, Catalogue, Transmission  # noqa: PLC0415

    yield Transmission
    yield Catalogue
    yield ArchivalAttributes
