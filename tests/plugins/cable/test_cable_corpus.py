"""A thousand real cables are read, and known; what is about cables is not."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import fields, has

from converter import (
    Cited,
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
    leaves,
    read,
    survey,
)
from converter_cable import CABLE, CABLE_HTML, CABLE_NARA, WIKI_CABLE
from converter_cable.web import find_page

READERS = Registry.of([Offer(Plugin("cable"), readers=(CABLE, WIKI_CABLE, CABLE_HTML, CABLE_NARA))])


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


@pytest.mark.parametrize(
    ("folder", "reader"),
    [("raw", CABLE), ("wiki-wrapped", WIKI_CABLE), ("html", CABLE_HTML), ("nara", CABLE_NARA)],
    ids=["raw", "wiki", "html", "nara"],
)
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
    ("folder", "name"),
    [("raw", "cable"), ("wiki-wrapped", "wiki-cable"), ("html", "cable-html"), ("nara", "cable-nara")],
    ids=["raw", "wiki", "html", "nara"],
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


@pytest.mark.parametrize("folder", ["negatives", "cables/negatives-about-cables", "news", "html"])
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
            said = _words(one.code.value for one in metadata.subjects)
            agree["tags"].append(_letters(said) == _letters(_words(known["wl_tags"])))

    shares = {name: sum(found) / len(found) for name, found in agree.items()}
    floors = {"mrn": 0.989, "sent": 1.0, "level": 0.998, "title": 0.99, "tags": 0.98}
    assert {name: share for name, share in shares.items() if share < floors[name]} == {}


def _alike(title: str, first_line: str) -> bool:
    """Whether one begins with the other: a catalogue has the first line only, or more than the subject."""
    title, first_line = (re.sub(r"\W", "", words).upper() for words in (title, first_line))
    return title.startswith(first_line) or first_line.removeprefix("SUBJECT").startswith(title)


def _letters(words: set[str]) -> list[str]:
    """What tags are made of; a catalogue keeps those without a blank between them as one."""
    return sorted("".join(words))


def _words(codes) -> set[str]:
    return {word for code in codes for word in re.findall(r"[A-Z0-9]+", code.upper())}


def test_pages_say_what_the_raw_cables_say(corpus: Path) -> None:
    """A telegram on a page reads word for word as the same telegram without one."""
    differing = []
    for source in sources(corpus / "cables" / "html"):
        page, raw = read(source, CABLE_HTML), read(_source(corpus, Path(source.name).stem), CABLE)
        if _said(page) != _said(raw):
            differing.append(source.name)

    assert differing == []


def _said(document: Document) -> list:
    metadata = document.metadata
    said = [(type(leaf).__name__, *_words_of(leaf)) for leaf in leaves(document.body)]
    values = (*metadata.agents, *metadata.instructions, *metadata.subjects, *metadata.restrictions)
    return [*said, metadata.title and metadata.title.value, *map(_values, values)]


def _words_of(leaf) -> list[str]:
    return [getattr(leaf, name) for name in ("text", "label", "value") if hasattr(leaf, name)]


def _values(value):
    """What a value of the metadata says, wherever it stands."""
    if isinstance(value, Cited):
        return value.value
    if isinstance(value, tuple):
        return [_values(one) for one in value]
    return [_values(getattr(value, one.name)) for one in fields(type(value))] if has(type(value)) else value


def test_pages_say_what_their_tables_say(corpus: Path) -> None:
    """Number, dates, level and post of every page are those of its table."""
    truth = (corpus / "cables" / "raw.truth.jsonl").read_text()
    known = {one["reference_id"]: one for one in map(json.loads, truth.splitlines())}
    differing = []
    for source in sources(corpus / "cables" / "html"):
        answer = known[Path(source.name).stem]
        [said] = [one for one in read(source, CABLE_HTML).metadata.extensions if one.prefix == "catalogue"]
        day_and_hour = said.created.value[:13]
        found = (
            said.identifier.value,
            day_and_hour,
            said.released.value,
            said.classification.value,
            said.origin.value,
        )
        expected = (
            f"{answer['date']} {answer['hour']}",
            *(answer[name] for name in ("released", "classification", "origin")),
        )
        if found != (answer["reference_id"], *expected):
            differing.append((source.name, found))

    assert differing == []


def test_text_of_pages_is_what_a_parser_shows(corpus: Path) -> None:
    """The excerpt of a page is what the parser of the standard library hands over as the text of its blocks."""
    for source in sources(corpus / "cables" / "html"):
        parser = _Blocks()
        parser.feed(source.text)
        page = find_page(source.text)

        assert page.excerpt.text[page.telegram :].split() == parser.text.split(), source.name
        assert all(
            html.unescape(span.of(source.text)) == said or said == "\n"
            for span, said in page.excerpt.changes(source.text)
        )


class _Blocks(HTMLParser):
    """The text of elements `pre`; a block begins a line."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._inside = False

    def handle_starttag(self, tag, attrs) -> None:
        if tag == "pre":
            self._inside = True
            self.text += "\n"

    def handle_endtag(self, tag) -> None:
        self._inside = self._inside and tag != "pre"

    def handle_data(self, data) -> None:
        if self._inside:
            self.text += data
