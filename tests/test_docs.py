"""Each file of the sources has its place in the guide to them, and each link of the documents leads somewhere."""

from __future__ import annotations

import ast
import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = ("converter", "plugins", "schemas", "benchmarks", "scripts")
HIDDEN = re.compile(r"/(?:\.|__pycache__)")
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")


def documents() -> list[Path]:
    """The documents of the project that people read."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("*/README.md"))]


def test_every_file_has_its_place_in_the_guide() -> None:
    """``docs/architecture.md`` names each module, script and schema, and none that is not there."""
    guide = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    files = [
        path
        for folder in SOURCES
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
        and not HIDDEN.search(path.as_posix())
        and path.suffix in ("", ".py", ".json", ".lua", ".odd")
    ]
    named = set(re.findall(r"^\| `([^`]+)` \|", guide, re.MULTILINE))

    assert {path.relative_to(ROOT).as_posix() for path in files} - named == set()
    assert {name for name in named if "/" in name and not (ROOT / name).exists()} == set()


def test_the_guide_says_of_each_module_what_it_says_of_itself() -> None:
    """A row of ``docs/architecture.md`` is the first sentence of the module, and rows stand in the order of their names."""
    guide = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").partition("## Every file")[2]
    wrong = []
    for section in guide.split("\n### ")[1:]:
        rows = re.findall(r"^\| `([^`]+/[^`]+)` \| (.*) \|$", section, re.MULTILINE)
        assert [name for name, _ in rows] == sorted(name for name, _ in rows)
        for name, said in rows:
            text = (ROOT / name).read_text(encoding="utf-8")
            if name.endswith(".py") or text.startswith("#!/usr/bin/env python"):
                first, _, _ = (ast.get_docstring(ast.parse(text)) or "").partition("\n\n")
                if " ".join(first.split()).removesuffix(".").replace("``", "`") != said:
                    wrong.append(name)

    assert wrong == []


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    """Each relative link of a document is a file or a folder of the project."""
    targets = LINK.findall(path.read_text(encoding="utf-8"))

    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_every_notice_is_explained() -> None:
    """``docs/record.md`` says what each code means, and explains none that the sources do not have."""
    table = (ROOT / "docs" / "record.md").read_text(encoding="utf-8").split("## Notices")[1].split("## ")[0]
    rows = re.findall(r"^\| (`[^|]+`) \|", table, re.MULTILINE)
    explained = {code for row in rows for code in re.findall(r"`([^`]+)`", row)}
    codes, texts = set[str](), set[str]()
    for path in (path for folder in ("converter", "plugins") for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
            elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1].lower() == "notice":
                codes |= {str(one.value) for one in node.args[:1] if isinstance(one, ast.Constant)}

    assert len(codes) > 10
    assert codes <= explained
    assert explained <= texts


def test_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python of the README gives what it shows."""
    monkeypatch.chdir(ROOT)

    assert doctest.testfile(str(ROOT / "README.md"), module_relative=False).failed == 0
