"""The five real documents as Word documents, from their bytes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as Page

from converter import Output, Registry, convert, load_registry

FACTS = {  # title, banner, styles of the text with how often, correspondents
    "000": ('JAPAN-DPRK: "INFORMAL DISCUSSIONS" TO TAKE PLACE IN BEIJING', "SECRET", {"Signature": 1}, 7),
    "001": (
        "JAPAN-DPRK TALKS CONCLUDE WITH ZERO SERIOUSNESS",
        "SECRET",
        {"Heading 1": 3, "List": 5, "Signature": 1},
        12,
    ),
    "002": (
        "PDAS STEPHENS JULY 23 MEETINGS WITH JAPANESE OFFICIALS ON THE NORTHEAST ASIA PEACE AND SECURITY MECHANISM",
        "CONFIDENTIAL",
        {"Signature": 1},
        17,
    ),
    "003": ("[Untitled news article]", None, {"Body Text": 20, "Subtitle": 0}, 0),
    "004": ("Japan offers talks with N. Korea: Report", None, {"Body Text": 19, "Subtitle": 1, "Colophon": 1}, 0),
}


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


@pytest.fixture(scope="module", params=FACTS)
def real(request: pytest.FixtureRequest, shared: Path, registry: Registry) -> tuple[str, bytes, Output]:
    """Number, bytes and Word document of each."""
    [path] = (shared / "seeds").glob(f"{request.param}_*.txt")
    data = path.read_bytes()
    [output] = convert(path, "docx", registry).outputs
    return request.param, data, output


@pytest.fixture(scope="module")
def page(real: tuple[str, bytes, Output]) -> Page:
    return docx.Document(BytesIO(real[2].data))


def test_facts(real: tuple[str, bytes, Output], page: Page) -> None:
    """Title, classification, and how much of what there is."""
    title, banner, counts, correspondents = FACTS[real[0]]
    styles = [one.style.name for one in page.paragraphs]
    heads = [one.text for one in page.sections[0].header.paragraphs if one.style.name == "Banner"]
    tables = [table for table in page.tables if table.cell(0, 0).text == "Role"]

    assert [one.text for one in page.paragraphs if one.style.name == "Title"] == [title]
    assert heads == ([banner] if banner else [])
    assert {style: styles.count(style) for style in counts} == counts
    assert sum(len(table.rows) - 1 for table in tables) == correspondents


def test_valid(real: tuple[str, bytes, Output], faults: Callable[[bytes], Iterator[str]]) -> None:
    """Each is valid by the official schemas."""
    assert list(faults(real[2].data)) == []


def test_recovered(real: tuple[str, bytes, Output], registry: Registry) -> None:
    """Each gives its source back to the byte."""
    assert registry.writer("docx").recover(real[2].data) == real[1]


def test_no_clock(real: tuple[str, bytes, Output], page: Page) -> None:
    """Dates are the document's own, or none."""
    years = {"000": 2008, "001": 2006, "002": 2007, "003": None, "004": 2018}
    created = page.core_properties.created

    assert (created.year if created else None) == years[real[0]]
