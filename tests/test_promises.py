"""What is promised to those who build upon this: names, directions, and words about both."""

from __future__ import annotations

import ast
import gc
import inspect
import re
import subprocess
import sys
import weakref
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from attrs import AttrsInstance, fields, has

import converter
from converter import Registry, Target, convert, hookspecs, load_registry
from converter.formats import describe_options

HOOKS = sorted(name for name in vars(hookspecs) if name.startswith("converter_"))
OURS = ("cable", "docx", "html", "jsonld", "news", "record", "tei")


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry(only=OURS)


def public_names(module: ast.Module) -> Iterator[str]:
    """What type checkers import where the interpreter does not."""
    for node in module.body:
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            for statement in node.body:
                assert isinstance(statement, ast.ImportFrom)
                yield from (alias.name for alias in statement.names)


def test_front_door_is_the_same_for_type_checkers() -> None:
    """`converter.__all__` names what is imported for type checkers, no more and no less, and all of it is there."""
    tree = ast.parse(Path(converter.__file__).read_text(encoding="utf-8"))

    assert sorted(public_names(tree)) == sorted(converter.__all__)
    assert len(set(converter.__all__)) == len(converter.__all__)
    assert all(hasattr(converter, name) for name in converter.__all__)


@pytest.mark.parametrize("name", [name for name in converter.__all__ if callable(getattr(converter, name))])
def test_public_name_is_documented(name: str) -> None:
    """Every class and function of the front door says what it is, in a sentence of its own."""
    first = (inspect.getdoc(getattr(converter, name)) or "").split("\n\n")[0]

    assert re.fullmatch(r"[A-Z*].*(\.|``)", first, re.DOTALL), first


def test_directions_of_imports(root: Path) -> None:
    """Imports point down the line, plugins come in by the front door and do not know each other."""
    if find_spec("importlinter") is None:
        pytest.skip("import-linter is not installed (extra `check`)")
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    done = subprocess.run([*command, "--no-cache"], check=False, cwd=root, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("hook", HOOKS)
def test_hook_is_documented_and_tried(hook: str, root: Path) -> None:
    """Each hook has its words, a plugin of ours and one of others that implement it, and a test of its example."""
    assert "What must hold" in vars(hookspecs)[hook].__doc__
    assert f'"{hook}"' in (root / "tests/converter/test_hookspecs.py").read_text(encoding="utf-8")
    for folder in ("plugins", "tests/thirdparty/converter-memo"):
        modules = (root / folder).rglob("__init__.py")
        assert any(f"def {hook}(" in path.read_text(encoding="utf-8") for path in modules)


def test_contracts_are_subclassed_for_every_format(registry: Registry, root: Path) -> None:
    """Each reader and each writer of ours has its contract tested."""
    tests = "".join(path.read_text(encoding="utf-8") for path in sorted((root / "tests/plugins").rglob("*.py")))

    assert tests.count("(ReaderContract)") >= len(registry.readers)
    assert tests.count("(WriterContract)") >= len(registry.writers)


def test_every_option_has_its_sentence(registry: Registry) -> None:
    """`converter formats NAME` explains each option."""
    options = [
        (one.name, *option)
        for one in (*registry.readers, *registry.writers)
        for option in describe_options(one.options)
    ]

    assert options
    assert [(owner, name) for owner, name, _, _, help_text in options if not help_text] == []


def test_every_format_has_its_line(registry: Registry) -> None:
    """One line without a full stop for `converter formats`."""
    for one in (*registry.readers, *registry.writers):
        assert re.fullmatch(r"[^\n]{8,80}[^\n.]", one.summary), one.name


def test_suffixes_are_distinct(registry: Registry) -> None:
    """Outputs of one input never have the same name."""
    suffixes = [writer.suffix for writer in registry.writers]

    assert len(set(suffixes)) == len(suffixes)


def model() -> list[type[AttrsInstance]]:
    """The classes of values that come through the front door."""
    return [getattr(converter, name) for name in converter.__all__ if has(getattr(converter, name))]


@pytest.mark.parametrize("kind", model(), ids=lambda kind: kind.__name__)
def test_values_cannot_be_changed(kind: type[Any]) -> None:
    """Every class of values is frozen; its collections are tuples or mappings that nobody shares."""
    assert kind.__setattr__ is not object.__setattr__
    assert kind.__hash__ is not None
    for attribute in fields(kind):
        assert not str(attribute.type).startswith(("list", "dict", "set")), attribute.name


def test_fields_of_the_model_are_in_the_document_about_it(root: Path) -> None:
    """docs/record.md names every field of the metadata."""
    text = (root / "docs/record.md").read_text(encoding="utf-8")

    for attribute in fields(converter.Metadata):
        assert f"`{attribute.name}`" in text, attribute.name


@pytest.mark.parametrize(
    "name", ["ConverterError", *sorted(name for name in converter.__all__ if name.endswith("Error"))]
)
def test_errors_have_one_base(name: str) -> None:
    """Whatever this package raises can be caught as one."""
    assert issubclass(getattr(converter, name), converter.ConverterError)


def test_record_ends_with_its_last_use(registry: Registry, root: Path) -> None:
    """No part of a record holds itself, so memory stays flat without waiting for the garbage collector."""
    samples = [path for path in sorted((root / "seeds").iterdir()) if not path.name.endswith(".record.json")]
    every = [Target(writer=writer.name) for writer in registry.writers]
    gc.disable()
    try:
        for path in samples:
            document = convert(path.read_bytes(), every, registry, name=path.name).document
            left = [weakref.ref(one) for one in (document, document.source, document.metadata)]
            del document

            assert [one() for one in left] == [None, None, None], path.name
    finally:
        gc.enable()
    assert samples
