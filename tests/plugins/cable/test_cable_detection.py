"""How sure the readers are, and by which marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter import Confidence, Detection, Source, decode
from converter_cable import CABLE, CABLE_HTML, CABLE_NARA, WIKI_CABLE

SEEDS = Path(__file__).parents[3] / "seeds"
READERS = (CABLE, WIKI_CABLE, CABLE_HTML, CABLE_NARA)
HEADER = "DE RUEHPS #0412 1291405\nZNR UUUUU ZZH\nO 091405Z MAY 07\nFM AMEMBASSY PORT SELWYN\n"
HEAD = "UNCLAS PORT SELWYN 000412\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: A TEST\n\n1. Nothing happened.\n"


def detect(text: str, reader=CABLE) -> Detection | None:
    return reader.detect(Source("drawn", text, "utf-8", ""))


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        (f"VZCZCXYZ0031\nOO RUEHWEB\n{HEADER}{HEAD}", Confidence.CERTAIN),
        (f"\n\n \ufeffVZCZCXYZ0031\nOO RUEHWEB\n{HEADER}{HEAD}", Confidence.CERTAIN),
        (f"O 091405Z MAY 07\nFM AMEMBASSY PORT SELWYN\n{HEAD}", Confidence.CERTAIN),
        (f"A note before it.\nVZCZCXYZ0031\nOO RUEHWEB\n{HEADER}{HEAD}", Confidence.LIKELY),
        (HEAD, Confidence.LIKELY),
        ("UNCLAS PORT SELWYN 000412SIPDISE.O. 12958: N/ATAGS: PREL\nSUBJECT: A TEST\n", Confidence.LIKELY),
        ("VZCZCXYZ0031\nNothing else.\n", Confidence.POSSIBLE),
        ("TAGS: PREL\nSUBJECT: A TEST\nREF: TOKYO 12\n", None),
        ("He read the cable: UNCLAS PORT SELWYN 000412, O 091405Z MAY 07.\n", None),
        ("Secret talks were held in London in 2006, the cable says.\n", None),
        ("From: a\nTo: b\nSubject: c\nDate: d\n", None),
    ],
)
def test_confidence_of_cable(text, confidence):
    """Certain by a header that begins the text; likely by two marks; labels and quotations alone are nothing."""
    found = detect(text)

    assert (found and found.confidence) == confidence


def test_evidence_stands_where_it_says():
    """Each mark with its line; what was looked for in vain is named."""
    text = f"O 091405Z MAY 07\nFM AMEMBASSY PORT SELWYN\n{HEAD}"

    found = detect(text)

    assert {one.mark: one.span.of(text) for one in found.evidence} == {
        "date-time group": "O 091405Z MAY 07",
        "originator": "FM AMEMBASSY PORT SELWYN",
        "classification line": "UNCLAS PORT SELWYN 000412",
        "executive order line": "E.O. 12958: N/A",
        "TAGS line": "TAGS: PREL",
        "subject line": "SUBJECT: A TEST",
    }
    assert found.missing == ("start of message", "station serial number", "security warning")


@pytest.mark.parametrize(
    ("frame", "confidence"),
    [
        ("Identifier\nCreated\n07PORTSELWYN412\n2007-05-09 14:05:00\n", Confidence.CERTAIN),
        ("Identifier\n07PORTSELWYN412\nCreated\n2007-05-09 14:05:00\n", Confidence.CERTAIN),
        ("Identifier\n07PORTSELWYN412\n", Confidence.POSSIBLE),
        ("A note before it.\nIdentifier\nCreated\n", None),
        ("", None),
    ],
)
def test_confidence_of_wiki_cable(frame, confidence):
    """Certain by a catalogue's labels at the beginning and a telegram after them."""
    found = detect(frame + HEADER + HEAD, WIKI_CABLE)

    assert (found and found.confidence) == confidence


def test_catalogue_without_a_telegram():
    """It is possible, but a telegram is missing."""
    found = detect("Identifier\nCreated\nClassification\nOrigin\n", WIKI_CABLE)

    assert (found.confidence, found.missing) == (Confidence.POSSIBLE, ("a telegram",))


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_samples_are_told_apart(path):
    """Each telegram is certainly of its own form and of no other, and an article is of none."""
    source = decode(path.name, path.read_bytes())

    sure = [reader.name for reader in READERS if _is_certain(reader.detect(source))]

    forms = [reader.name for reader in READERS if path.name.startswith(f"{reader.name}-")]
    assert sure == sorted(forms, key=len)[-1:]
    assert forms or not any(reader.detect(source) for reader in READERS)


def _is_certain(found: Detection | None) -> bool:
    return found is not None and found.confidence is Confidence.CERTAIN
