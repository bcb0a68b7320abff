"""A thousand real cables are read, and known; what is about cables is not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from converter import (
    Confidence,
    Document,
    Offer,
    Plugin,
    Reader,
    Registry,
    Source,
    SourceError,
    decide,
    decode,
    read,
    survey,
)
from converter_cable import CABLE, WIKI_CABLE

READERS = Registry.of([Offer(Plugin("cable"), readers=(CABLE, WIKI_CABLE))])


def sources(folder: Path) -> Iterator[Source]:
    """Every file that is text."""
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        try:
            yield decode(path.name, path.read_bytes())
        except SourceError:
            continue


@pytest.fixture
def corpus(shared: Path) -> Path:
    folder = shared / "corpus"
    if not folder.is_dir():
        pytest.skip("the folder ../shared/corpus is not here")
    return folder


@pytest.mark.parametrize(("folder", "reader"), [("raw", CABLE), ("wiki-wrapped", WIKI_CABLE)], ids=["raw", "wiki"])
def test_every_real_cable_is_read(corpus: Path, folder: str, reader: Reader) -> None:
    """Without an exception, and soundly."""
    unread = {}
    for source in sources(corpus / "cables" / folder):
        try:
            read(source, reader)
        except Exception as error:  # noqa: BLE001 - whatever it is, it belongs in the list
            unread[source.name] = str(error)

    assert unread == {}


@pytest.mark.parametrize(
    ("folder", "name"), [("raw", "cable"), ("wiki-wrapped", "wiki-cable")], ids=["raw", "wiki"]
)
def test_every_real_cable_is_known(corpus: Path, folder: str, name: str) -> None:
    """Each is decided to be of its form."""
    undecided = [
        source.name
        for source in sources(corpus / "cables" / folder)
        if (claims := survey(source, READERS))
        and (
            all(claim.detection is None for claim in claims)
            or _surest(claims) < Confidence.LIKELY
            or decide(claims) != name
        )
    ]

    assert undecided == []


def _surest(claims):
    return max(claim.detection.confidence for claim in claims if claim.detection)


@pytest.mark.parametrize("folder", ["negatives", "cables/negatives-about-cables", "news"])
def test_nothing_else_is_claimed(corpus: Path, folder: str) -> None:
    """Neither articles about cables nor any other text is claimed at all."""
    claimed = [
        (source.name, claim.reader)
        for source in sources(corpus / folder)
        for claim in survey(source, READERS)
        if claim.detection is not None
    ]

    assert claimed == []


@pytest.fixture
def readings(corpus: Path) -> list[tuple[dict, Document]]:
    """Each raw cable with what is known about it."""
    truth = (corpus / "cables" / "raw.truth.jsonl").read_text()
    known = [json.loads(line) for line in truth.splitlines()]
    return [(one, read(_source(corpus, one["reference_id"]), CABLE)) for one in known]


def _source(corpus: Path, name: str) -> Source:
    path = corpus / "cables" / "raw" / f"{name}.txt"
    return decode(path.name, path.read_bytes())


def test_what_is_read_agrees_with_what_is_known(readings) -> None:
    """The shares that were reached once are kept; where a cable does not say a thing, nothing is compared."""
    agree = {"mrn": [], "sent": [], "level": [], "title": [], "tags": []}
    for known, document in readings:
        metadata = document.metadata
        for one in metadata.identifiers:
            if one.scheme == "mrn":
                agree["mrn"].append(one.value.value == known["reference_id"])
        for one in metadata.events:
            if one.kind == "sent" and one.when:
                agree["sent"].append(one.when.strftime("%Y-%m-%d %H") == f"{known['date']} {known['hour']}")
        for one in metadata.restrictions:
            if one.level:
                agree["level"].append(one.level.value == known["classification"].split("//")[0].lower())
        if metadata.title and known["wl_title_first_line"]:
            agree["title"].append(_alike(metadata.title.value, known["wl_title_first_line"]))
        if known["wl_tags"] and metadata.subjects:
            agree["tags"].append(_words(one.code.value for one in metadata.subjects) == _words(known["wl_tags"]))

    shares = {name: sum(found) / len(found) for name, found in agree.items()}
    floors = {"mrn": 0.989, "sent": 1.0, "level": 0.998, "title": 0.99, "tags": 0.98}
    assert {name: share for name, share in shares.items() if share < floors[name]} == {}


def _alike(title: str, first_line: str) -> bool:
    """Whether one begins with the other: a catalogue has the first line only, or more than the subject."""
    title, first_line = (re.sub(r"\W", "", words).upper() for words in (title, first_line))
    return title.startswith(first_line) or first_line.removeprefix("SUBJECT").startswith(title)


def _words(codes) -> set[str]:
    return {word for code in codes for word in re.findall(r"[A-Z0-9]+", code.upper())}
