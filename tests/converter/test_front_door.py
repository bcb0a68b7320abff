"""What programs and plugins import, and that it costs nothing before it is used."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import converter


def promised() -> dict[str, str]:
    """Each name that type checkers see, and the module that it comes from."""
    tree = ast.parse(Path(converter.__file__).read_text(encoding="utf-8"))
    [block] = [node for node in tree.body if isinstance(node, ast.If)]
    return {
        alias.name: statement.module
        for statement in block.body
        if isinstance(statement, ast.ImportFrom) and statement.module
        for alias in statement.names
    }


@pytest.mark.parametrize("name", converter.__all__)
def test_name_is_that_of_its_module(name: str) -> None:
    """Each name, taken from the front door, is the thing that type checkers take it for."""
    assert getattr(converter, name) is getattr(importlib.import_module(promised()[name]), name)


@pytest.mark.parametrize("name", converter.__all__)
def test_name_is_found_when_it_is_asked_for_first(name: str) -> None:
    """Also before anything else has been loaded, in the lazy way."""
    vars(converter).pop(name, None)

    assert getattr(converter, name) is getattr(importlib.import_module(promised()[name]), name)


def test_other_names_are_not_there() -> None:
    """A wrong name is an AttributeError, as in any module."""
    with pytest.raises(AttributeError, match="module 'converter' has no attribute 'Klingon'"):
        _ = converter.Klingon
    with pytest.raises(ImportError):
        from converter import Klingon  # noqa: F401


def test_version_is_that_of_the_distribution() -> None:
    """The program and the package say the same version."""
    assert converter.__version__ == version("archive-converter")


def test_star_takes_everything() -> None:
    """``from converter import *`` gives what is promised."""
    names: dict[str, object] = {}
    exec("from converter import *", names)

    assert set(converter.__all__) <= set(names)


def test_import_loads_nothing_else() -> None:
    """Importing the front door loads none of the libraries that it stands on."""
    code = "import sys, converter; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()

    assert not {"attrs", "attr", "cattrs", "pluggy", "orjson", "lxml", "rich", "click"} & set(loaded)
