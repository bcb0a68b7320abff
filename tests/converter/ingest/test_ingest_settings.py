"""Settings: what is not known is refused, and the same settings have the same checksum."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from converter.ingest.bench import recipe_of
from converter.ingest.errors import IngestError
from converter.ingest.settings import Effort, Limits, Settings, load_plan

WHOLE = """
[deposit]
collection = "harbour-papers"
organization = "The Harbour Archive"

[conversion]
to = ["tei", "record"]
fallback_encoding = "cp1252"

[formats.tei]
source = false

[packages]
documents = 100
gib = 1

[limits]
seconds = 10

[run]
workers = 3
max_errors = "5"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "ingest.toml"
    path.write_text(text)
    return path


def test_a_file_says_what_is_made_and_how(tmp_path: Path) -> None:
    """Every table has its class; options of formats become the texts of the command line."""
    plan = load_plan(written(tmp_path, WHOLE))

    assert plan.settings.deposit.collection == "harbour-papers"
    assert plan.settings.conversion.to == ("tei", "record")
    assert plan.settings.formats == {"tei": {"source": "no"}}
    assert plan.settings.packages.gib == 1.0
    assert plan.settings.limits == Limits(seconds=10.0)
    assert plan.effort.workers == 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[limits]\nsecond = 3", "second"),
        ("[limit]\nseconds = 3", "limit"),
        ('[limits]\nseconds = "3"', "takes a number, not '3'"),
        ("[packages]\ndocuments = 2.5", "takes a whole number, not 2.5"),
        ('[conversion]\nto = "tei"', "takes a list of texts, not 'tei'"),
        ("[deposit]\ncollection = 5", "takes a text, not 5"),
        ("[formats]\ntei = 5", "takes a table for each format"),
        ("deposit = 5", "deposit"),
        ("run = 5", "run is not a table"),
        ('[run]\nmax_errors = "many"', "many"),
        ("[run]\nworkers = -1", "-1"),
        ("[packages]\ndocuments = 0", "0"),
        ("[limits", "ingest.toml"),
    ],
)
def test_what_is_not_known_is_refused_with_its_name(tmp_path: Path, text: str, told: str) -> None:
    """A word that is misspelt must not be a setting that is ignored."""
    with pytest.raises(IngestError) as refused:
        load_plan(written(tmp_path, text))

    assert told in str(refused.value)
    assert "ingest.toml" in str(refused.value)


def test_settings_come_back_from_the_journal_as_they_were(tmp_path: Path) -> None:
    """JSON and back is the same, and so is the checksum."""
    settings = load_plan(written(tmp_path, WHOLE)).settings

    assert Settings.from_json(settings.to_json()) == settings
    assert Settings.from_json(settings.to_json()).sha256 == settings.sha256
    assert evolve(settings, limits=Limits(seconds=11)).sha256 != settings.sha256


@pytest.mark.parametrize(
    ("allowed", "faults", "tried", "goes_on"),
    [
        ("1%", 0, 1, True),
        ("10%", 2, 3, True),
        ("10%", 3, 3, False),
        ("1%", 10, 1000, True),
        ("1%", 11, 1000, False),
        ("5", 5, 5, True),
        ("5", 6, 10**6, False),
        ("100%", 7, 7, True),
    ],
)
def test_faults_are_tolerated_up_to_a_number_or_a_share(
    allowed: str, faults: int, tried: int, goes_on: bool
) -> None:
    """A share means nothing before twenty documents were tried."""
    assert Effort(max_errors=allowed).tolerates(faults, tried) is goes_on


def test_the_settings_of_the_document_are_taken(tmp_path: Path, root: Path) -> None:
    """What docs/ingest.md shows is a file of settings, and its options are those of the formats."""
    text = (root / "docs/ingest.md").read_text().split("```toml\n")[1].split("```")[0]
    plan = load_plan(written(tmp_path, text))

    assert plan.effort.workers == 4
    recipe_of(plan.settings)
