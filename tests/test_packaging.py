"""What is installed is what is meant to be: the wheel, its entry points, and nothing beside them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from email.parser import Parser
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

_LITTER = re.compile(r"/__pycache__/|/\.\w+_cache/")
_BESIDE = re.compile(r"\.(?:dist-info|data)/")


@pytest.fixture(scope="module")
def configuration(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def wheel(root: Path, build_wheel: Callable[[Path], Path]) -> Iterator[zipfile.ZipFile]:
    """The wheel, built once."""
    with zipfile.ZipFile(build_wheel(root)) as opened:
        yield opened


@pytest.fixture(scope="module")
def names(wheel: zipfile.ZipFile) -> set[str]:
    return set(wheel.namelist())


def packages(configuration: dict[str, Any]) -> dict[str, str]:
    """The packages that are to be shipped, by name, with the folder each is in."""
    folders = configuration["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    return {folder.rpartition("/")[2]: folder for folder in folders}


def test_top_level_is_our_packages(names: set[str], configuration: dict[str, Any]) -> None:
    """The wheel puts our packages where imports look, and nothing else: no ``plugins``, no ``tests``."""
    top = {name.partition("/")[0] for name in names if not _BESIDE.search(name)}

    assert top == set(packages(configuration))
    assert sorted(top) == configuration["tool"]["check-wheel-contents"]["toplevel"]


def test_every_package_of_the_tree_is_shipped(root: Path, configuration: dict[str, Any]) -> None:
    """No plugin's folder was forgotten in the list."""
    found = {path.parent.name for path in root.glob("plugins/*/__init__.py")}

    assert found == {name for name, folder in packages(configuration).items() if folder.startswith("plugins/")}


def test_every_file_is_shipped(root: Path, names: set[str], configuration: dict[str, Any]) -> None:
    """Modules, schemas, templates, tables: what lies in a package is in the wheel, and nothing more."""
    expected = {
        f"{name}/{path.relative_to(root / folder).as_posix()}"
        for name, folder in packages(configuration).items()
        for path in (root / folder).rglob("*")
        if path.is_file() and not _LITTER.search(path.as_posix())
    }

    assert {name for name in names if not _BESIDE.search(name)} == expected


def test_every_package_is_typed(names: set[str], configuration: dict[str, Any]) -> None:
    """Each package says that its types can be relied on."""
    assert {f"{name}/py.typed" for name in packages(configuration)} <= names


@pytest.mark.parametrize(
    "path",
    [
        "record/v1.schema.json",
        *(
            f"jsonld/{name}"
            for name in ("context.json", "extensions.ttl", "ontology.ttl", "shapes.ttl", "v1.schema.json")
        ),
        *(f"tei/archive-converter.{suffix}" for suffix in ("odd", "rng", "sch")),
    ],
)
def test_schemas_are_there(names: set[str], path: str) -> None:
    """Published contracts are files of their package, both in the wheel and as it is installed here."""
    assert f"converter_schemas/{path}" in names
    assert files("converter_schemas").joinpath(path).is_file()


def test_template_is_there(names: set[str]) -> None:
    """What the DOCX is made from is shipped with its writer."""
    assert any(name.startswith("converter_docx/") and not name.endswith((".py", "py.typed")) for name in names)


def test_licence_is_there(names: set[str], wheel: zipfile.ZipFile, root: Path) -> None:
    """The licence goes with the wheel, to the letter."""
    [name] = [name for name in names if name.endswith("/licenses/LICENSE")]

    assert wheel.read(name) == (root / "LICENSE").read_bytes()


def test_manual_page_is_there(names: set[str], wheel: zipfile.ZipFile, root: Path) -> None:
    """The manual page is installed where `man` looks for it, and nothing else is put beside the packages."""
    [name] = [name for name in names if ".data/" in name]

    assert name.endswith(".data/data/share/man/man1/converter.1")
    assert wheel.read(name) == (root / "man/converter.1").read_bytes()


@pytest.mark.slow
def test_container_is_given_all_that_the_wheel_needs(
    root: Path, names: set[str], build_wheel: Callable[[Path], Path], tmp_path: Path
) -> None:
    """What .containerignore lets through makes the same wheel, file for file."""
    rules = (root / ".containerignore").read_text(encoding="utf-8").split()
    context = tmp_path / "context"
    context.mkdir()
    for name in (rule[1:] for rule in rules if rule.startswith("!")):
        if (root / name).is_dir():
            shutil.copytree(root / name, context / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(root / name, context)

    assert rules[0] == "*"
    with zipfile.ZipFile(build_wheel(context)) as built:
        assert set(built.namelist()) == names


def test_metadata(wheel: zipfile.ZipFile, names: set[str], configuration: dict[str, Any]) -> None:
    """Name, licence and the lowest Python are as they are configured, and the README is the description."""
    [name] = [name for name in names if name.endswith(".dist-info/METADATA")]
    metadata = Parser().parsestr(wheel.read(name).decode())

    assert metadata["Name"] == configuration["project"]["name"]
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata["Requires-Python"] == configuration["project"]["requires-python"]
    assert "converter convert" in metadata.get_payload()


def test_entry_points_of_the_wheel(wheel: zipfile.ZipFile, names: set[str]) -> None:
    """Each entry point names a package or a function that is in the wheel."""
    [name] = [name for name in names if name.endswith("entry_points.txt")]
    targets = re.findall(r"^\S+ = ([\w.]+)", wheel.read(name).decode(), re.MULTILINE)

    assert targets
    for target in targets:
        path = target.replace(".", "/")
        assert {f"{path}/__init__.py", f"{path}.py"} & names


def test_installed_entry_points_are_fresh(configuration: dict[str, Any]) -> None:
    """What is installed here has the entry points that are configured; if not, install the project again."""
    installed = {
        (point.group, point.name, point.value)
        for point in distribution(configuration["project"]["name"]).entry_points
    }
    groups = {
        "console_scripts": configuration["project"]["scripts"],
        **configuration["project"]["entry-points"],
    }
    configured = {(group, name, value) for group, points in groups.items() for name, value in points.items()}

    assert installed == configured, "install the project again: entry points are read when it is installed"


@pytest.mark.parametrize("name", ["plugins", "schemas", "tests", "scripts", "benchmarks"])
def test_folders_are_not_packages(name: str, tmp_path: Path) -> None:
    """The project's folder is not on the path: none of its folders can be imported by accident."""
    code = f"from importlib.util import find_spec; print(find_spec({name!r}))"
    done = subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path, capture_output=True, text=True)

    assert done.stdout == "None\n"
