"""How a description came about, and what its notices say."""

from __future__ import annotations

import pytest

import converter
from converter_jsonld import JSONLD


def test_provenance(telegram, tree) -> None:
    """How the description came about: from which file, by which reader of which version, without a clock."""
    file = f"urn:sha256:{telegram.source.sha256}"
    description = tree(telegram)["subjectOf"]

    assert description["@id"] == f"{file}#description"
    assert description["wasDerivedFrom"] == description["wasGeneratedBy"]["used"] == file
    assert description["wasGeneratedBy"] == {
        "@type": "Activity",
        "used": file,
        "reader": "drawn",
        "wasAssociatedWith": {
            "@type": ["SoftwareAgent", "SoftwareApplication"],
            "name": "archive-converter",
            "softwareVersion": converter.__version__,
        },
    }


def test_a_time_that_is_given_is_said(telegram, tree, monkeypatch) -> None:
    """SOURCE_DATE_EPOCH is the only time that an output can have."""
    assert "generatedAtTime" not in tree(telegram)["subjectOf"]

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")

    assert tree(telegram)["subjectOf"]["generatedAtTime"] == "2023-11-14T22:13:20Z"


def test_a_time_that_is_given_is_no_edit(telegram, monkeypatch) -> None:
    """An output with a time says what the same output without it says, so `converter render` takes both."""
    without = converter.write(telegram, JSONLD).data
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    with_time = converter.write(telegram, JSONLD).data

    assert with_time != without
    assert list(JSONLD.passages(with_time)) == list(JSONLD.passages(without))


@pytest.mark.parametrize("epoch", ["yesterday", "-1", "1e9", "٣", "9" * 30])
def test_a_time_that_is_none_is_refused(telegram, tree, monkeypatch, epoch: str) -> None:
    """What is no number of seconds is said so, and no output is made with a wrong time."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    with pytest.raises(converter.WriteError, match=r"SOURCE_DATE_EPOCH is .*unset it"):
        tree(telegram)


def test_notices(telegram, tree) -> None:
    """What was amiss is said of the description, with its place where it has one."""
    assert tree(telegram)["subjectOf"]["notice"] == [
        {
            "@type": "Notice",
            "code": "created-differs",
            "message": "the catalogue gives another day",
            "start": 0,
            "end": 2,
        },
        {"@type": "Notice", "code": "plain", "message": "it has no place"},
    ]
