"""The questions of the page on linked data: each is asked of the outputs of the samples, and answered as it says."""

from __future__ import annotations

import re
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from rdflib import Graph

ROW = re.compile(r"^\| (.*) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    """The page, as people read it."""
    return (root / "docs" / "linked-data.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def folder(page: str, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the page speaks of, with the outputs that its first command makes."""
    folder = tmp_path_factory.mktemp("linked-data")
    for name in ("schemas", "seeds"):
        (folder / name).symlink_to(root / name)
    [command] = re.findall(r"^\$ converter (.*)$", page, re.MULTILINE)
    subprocess.run(f"{sys.executable} -m converter {command}", cwd=folder, shell=True, check=True)
    return folder


@pytest.fixture(scope="module")
def graph(page: str, folder: Path) -> Graph:
    """What the page's Python makes of the folder."""
    [block] = re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    names: dict[str, object] = {}
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        patch.chdir(folder)
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's parser uses what rdflib deprecates
        exec(block, names)
    assert isinstance(names["graph"], Graph)
    return names["graph"]


def questions() -> list[tuple[str, str, str]]:
    """Each question of the page: its heading, its text, and what follows it."""
    text = (Path(__file__).parents[3] / "docs" / "linked-data.md").read_text(encoding="utf-8")
    return re.findall(r"^### ([^\n]+)\n\n```sparql\n(.*?)^```\n\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(
    ("question", "answer"), [one[1:] for one in questions()], ids=[one[0] for one in questions()]
)
def test_the_answer_is_the_one_on_the_page(graph: Graph, question: str, answer: str) -> None:
    """The table under a question is its answer, row by row."""
    header, _, *rows = ROW.findall(answer.replace(" | |", " |  |"))
    found = graph.query(question)

    assert header.split(" | ") == [str(name) for name in found.vars]
    assert [row.split(" | ") for row in rows] == [
        [str("" if one is None else one) for one in row] for row in found
    ]
    assert len(rows) > 5


def test_every_question_is_asked(page: str) -> None:
    """None is passed over for its form."""
    assert len(questions()) == page.count("```sparql") == 3


@pytest.mark.slow
def test_the_shapes_are_asked_as_the_page_says(page: str, folder: Path) -> None:
    """The command with pyshacl gives what it shows."""
    [shown] = re.findall(r"^\$ pyshacl (.*)\n((?:.+\n)+?)```", page, re.MULTILINE)
    done = subprocess.run(
        [sys.executable, "-m", "pyshacl", *shown[0].split()],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout == shown[1]
    assert done.returncode == 0


def test_the_answers_hold_against_the_texts(graph: Graph, root: Path) -> None:
    """Who wrote to whom is counted by hand, from the lines of the telegrams, for one pair."""
    header = "FM AMEMBASSY PORT SELWYN"
    texts = [
        path.read_text(encoding="utf-8") for path in (root / "seeds").glob("*cable*.*") if path.suffix != ".json"
    ]
    written = sum(
        header in text and "AMEMBASSY SALTMERE" in text.split(header)[1].split("SUBJECT")[0] for text in texts
    )
    [(question, _)] = [one[1:] for one in questions() if one[0].startswith("Who wrote")]
    [count] = [row for row in graph.query(question) if "PORT SELWYN" in row[0] and "SALTMERE" in row[1]]

    assert int(count[2]) == written > 1
