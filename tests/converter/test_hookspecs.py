"""The hooks: their examples are run as they stand."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from types import ModuleType
from typing import Any, ClassVar

import pluggy
import pytest
from attrs import frozen

import converter
from converter import Cited, Extension, Offer, Plugin, Registry, Target, convert, hookspecs

HOOKS = sorted(name for name in vars(hookspecs) if name.startswith("converter_"))


def example(hook: str) -> ModuleType:
    """The example in the docstring of a hook, as a module with all names of the front door."""
    documentation = vars(hookspecs)[hook].__doc__
    code = textwrap.dedent(documentation.partition("Example::\n")[2])
    module = ModuleType(f"example_of_{hook}")
    vars(module).update({name: getattr(converter, name) for name in converter.__all__})
    vars(module).update(frozen=frozen, ClassVar=ClassVar)
    exec(compile(code, module.__name__, "exec", dont_inherit=True), vars(module))
    return module


def answers(hook: str, module: ModuleType) -> tuple[Any, ...]:
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    manager.register(module)
    manager.check_pending()
    return tuple(value for answer in getattr(manager.hook, hook)() for value in answer)


def test_there_are_three() -> None:
    """Readers, writers, and types of metadata."""
    assert HOOKS == ["converter_extensions", "converter_readers", "converter_writers"]


@pytest.mark.parametrize("hook", HOOKS)
def test_default_is_nothing(hook: str) -> None:
    """A hook that is not implemented offers nothing."""
    assert tuple(vars(hookspecs)[hook]()) == ()


@pytest.mark.parametrize("hook", HOOKS)
def test_documented(hook: str) -> None:
    """Each says what is offered, what must hold, and shows one whole example."""
    documentation = vars(hookspecs)[hook].__doc__

    assert re.match(r"Offer \w+.*\.\n", documentation.replace("\n    ", " ", 1))
    assert "What must hold: " in documentation
    assert "Example::" in documentation


def values(hook: str) -> Iterable[Any]:
    return answers(hook, example(hook))


def test_example_of_a_reader_and_a_writer() -> None:
    """The examples work together: a memorandum is known, read, and copied."""
    registry = Registry.of(
        [
            Offer(
                Plugin("examples"),
                readers=tuple(values("converter_readers")),
                writers=tuple(values("converter_writers")),
            )
        ]
    )
    data = b"MEMORANDUM FOR ALL\n\nThe lift is out of order.\n"

    made = convert(data, [Target(writer="copy")], registry, name="memo.txt")

    assert registry.refusals == ()
    assert made.document.format == "memo"
    assert made.outputs[0].data == data
    assert registry.writer("copy").recover(made.outputs[0].data) == data


def test_example_of_an_extension() -> None:
    """The example is a type of metadata that a registry takes."""
    [kind] = values("converter_extensions")

    assert issubclass(kind, Extension)
    assert Registry.of([Offer(Plugin("example"), extensions=(kind,))]).extensions == (kind,)
    assert [one.value for one in kind(file_number=Cited("7")).statements()] == ["7"]
