"""Every reader against every sample and against what is nobody's: the calibration of detection is tested, not believed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from converter import (
    Claim,
    Confidence,
    DetectionError,
    ReadError,
    Registry,
    Source,
    SourceError,
    UnavailableError,
    UnknownFormatError,
    convert,
    decide,
    decode,
    dump_record,
    load_record,
    load_registry,
    read,
    survey,
)

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
OURS = ("cable", "docx", "html", "jsonld", "news", "record", "tei")
ONE_LINE = re.compile(r"\S[^\n]+\S")
OWNERS = {
    "cable": "cable",
    "wiki-cable": "wiki-cable",
    "cable-html": "cable-html",
    "cable-nara": "cable-nara",
    "article": "news-article",
    "article-html": "news-html",
    "nitf": "nitf",
    "ninjs": "ninjs",
}
SEEDS = tuple(sorted(path for path in (ROOT / "seeds").iterdir() if not path.name.endswith(".record.json")))
PAGES = tuple(sorted((ROOT / "tests/plugins/news/pages").glob("*.html")))
"""Samples that only an extra reads, so that the samples of the project are read without it."""
SEEDS += PAGES
NEGATIVES = tuple(sorted(path for path in (ROOT / "tests/negatives").iterdir() if path.is_file()))
REAL_SEEDS = {
    "000_8c5ddb5093fa89f2": "cable",
    "001_5c2a462b18e9faed": "wiki-cable",
    "002_e4bc5df9e2485ebf": "wiki-cable",
    "003_7b3331fc744e33d9": "news-article",
    "004_749128892a20960f": "news-article",
}


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry(only=OURS)


def owner(sample: Path) -> str:
    """The reader that a sample is for, by the first words of its name."""
    return OWNERS[max((name for name in OWNERS if sample.stem.startswith(f"{name}-")), key=len)]


def surest(claims: tuple[Claim, ...]) -> list[str]:
    """The readers that are as sure as any."""
    found = {claim.reader: claim.detection.confidence for claim in claims if claim.detection}
    return [reader for reader, confidence in found.items() if confidence == max(found.values())]


def claims_of(source: Source, registry: Registry) -> tuple[Claim, ...]:
    claims = survey(source, registry)
    assert [claim.failure for claim in claims if claim.failure] == []
    return claims


# Our own samples ---------------------------------------------------------------------------------------------


def test_every_reader_has_samples(registry: Registry) -> None:
    """The matrix has a row for every reader of ours, two at least."""
    owners = [owner(sample) for sample in SEEDS]

    assert {reader: owners.count(reader) >= 2 for reader in sorted(set(owners))} == {
        reader.name: True for reader in sorted(registry.readers, key=lambda one: one.name)
    }


@pytest.mark.parametrize("sample", SEEDS, ids=lambda path: path.stem)
def test_only_the_owner_is_surest(sample: Path, registry: Registry) -> None:
    """Of all readers, the one that a sample is for is surest, alone, and at least likely."""
    claims = claims_of(decode(sample.name, sample.read_bytes()), registry)

    assert surest(claims) == [owner(sample)]
    assert decide(claims) == owner(sample)


@pytest.mark.parametrize("sample", SEEDS, ids=lambda path: path.stem)
def test_every_reader_survives_every_sample(sample: Path, registry: Registry) -> None:
    """A reader that is forced upon another's sample gives a sound record or a clear refusal."""
    for reader in registry.readers:
        force(sample, reader.name, registry)


def force(path: Path, reader: str, registry: Registry) -> None:
    """Whatever *path* is: a record that comes back from its JSON, or a refusal of one line."""
    refusal = None
    try:
        document = convert(path, [], registry, reader=reader).document
        assert load_record(dump_record(document), registry.extensions) == document
    except (ReadError, UnavailableError) as error:
        refusal = str(error)

    assert refusal is None or ONE_LINE.fullmatch(refusal)


# What is nobody's --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", NEGATIVES, ids=lambda path: path.name)
def test_negatives_are_nobodys(path: Path, registry: Registry) -> None:
    """Prose, code, recipes, minutes: no reader calls them likely, and the message says what to do."""
    source = decode(path.name, path.read_bytes())
    claims = claims_of(source, registry)

    assert [
        claim.reader for claim in claims if claim.detection and claim.detection.confidence >= Confidence.LIKELY
    ] == []
    with pytest.raises(UnknownFormatError, match=r"^no reader knows this text.*name a reader with --from"):
        decide(claims)


@pytest.mark.parametrize("path", NEGATIVES, ids=lambda path: path.name)
def test_negatives_can_be_forced(path: Path, registry: Registry) -> None:
    """Who insists on a reader gets a sound record or a clear refusal, never a crash."""
    for reader in registry.readers:
        force(path, reader.name, registry)


# The real documents, where they are -----------------------------------------------------------------------------


@pytest.mark.parametrize("stem", REAL_SEEDS)
def test_only_the_owner_is_surest_of_a_real_document(stem: str, registry: Registry, shared: Path) -> None:
    """The five real documents are known, each by its own reader alone."""
    path = shared / f"seeds/{stem}.txt"
    claims = claims_of(decode(path.name, path.read_bytes()), registry)

    assert surest(claims) == [REAL_SEEDS[stem]]
    assert decide(claims) == REAL_SEEDS[stem]


def files(folder: str) -> Iterator[Path]:
    return (path for path in sorted((SHARED / folder).rglob("*")) if path.is_file())


@pytest.mark.parametrize("folder", ["corpus/negatives", "corpus/cables/negatives-about-cables"])
def test_real_negatives_are_refused(folder: str, registry: Registry, shared: Path) -> None:
    """Nothing that is neither cable nor article is taken for one; each refusal is one clear sentence."""
    taken, refusals = [], []
    for path in files(folder):
        try:
            claims = claims_of(decode(path.name, path.read_bytes()), registry)
            taken.append((path.relative_to(SHARED).as_posix(), decide(claims)))
        except (SourceError, DetectionError) as error:
            refusals.append(str(error))

    assert taken == []
    assert refusals
    assert [refusal for refusal in refusals if not ONE_LINE.fullmatch(refusal)] == []


def test_real_cables_are_read(registry: Registry, shared: Path) -> None:
    """Every real telegram is known as one, and its record is sound."""
    wrong, found = [], 0
    for path in files("corpus/cables/raw"):
        found += 1
        source = decode(path.name, path.read_bytes())
        reader = decide(claims_of(source, registry))
        document = read(source, registry.reader(reader))
        if reader != "cable" or document.source.data != path.read_bytes():
            wrong.append(path.name)

    assert found
    assert wrong == []
