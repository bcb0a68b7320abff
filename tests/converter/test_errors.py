"""Every error: what it says, and that it survives the way back from a worker process."""

from __future__ import annotations

import pickle
import re

import pytest

from converter import (
    AmbiguousFormatError,
    ConverterError,
    InvalidDocumentError,
    InvalidOutputError,
    OptionError,
    OutputError,
    PluginError,
    ReadError,
    RecordError,
    RecoverError,
    SourceError,
    UnavailableError,
    UnknownFormatError,
    WriteError,
    errors,
)

NEARLY = "but not enough to be sure: cable by its dateline"
SEE = "`converter detect --explain`"
ANOTHER = "a reader with --from to read it all the same (`converter formats` lists them)"
EVERY: list[tuple[ConverterError, str]] = [
    (ConverterError("text"), "text"),
    (SourceError("not valid UTF-8"), "not valid UTF-8"),
    (SourceError("not valid UTF-8", 3), "not valid UTF-8 at byte 3"),
    (SourceError("not valid UTF-8", 3, "try cp1252"), "not valid UTF-8 at byte 3; try cp1252"),
    (
        UnknownFormatError(),
        "no reader knows this text; name a reader with --from to read it all the same (`converter formats` lists them)",
    ),
    (
        UnknownFormatError(["cable by its dateline"]),
        f"no reader knows this text (possible, {NEARLY}); see {SEE}, or name {ANOTHER}",
    ),
    (
        UnknownFormatError(broken=["news", "memo"]),
        f"no reader knows this text, but 'news' and 'memo' broke while asked; see {SEE}, or name {ANOTHER}",
    ),
    (
        AmbiguousFormatError(["cable", "news"]),
        "cable and news are equally sure; name the one that is right with --from",
    ),
    (ReadError("there is no subject line", 7), "there is no subject line"),
    (
        UnavailableError("memo-html", "pip install 'memo[html]'"),
        "memo-html needs more than is installed; install it by pip install 'memo[html]'",
    ),
    (
        InvalidDocumentError("memo", ["a", "b"]),
        "reader 'memo' made an unsound record: a; b; report it to the reader's authors",
    ),
    (
        InvalidDocumentError("memo", ["a", "b", "c", "d", "e"]),
        "reader 'memo' made an unsound record: a; b; c; and 2 more; report it to the reader's authors",
    ),
    (RecordError("not a record"), "not a record"),
    (WriteError("too wide"), "too wide"),
    (InvalidOutputError("tei", ["a", "b", "c", "d"]), "writer 'tei' made an invalid file: a; b; c"),
    (RecoverError("no source"), "no source"),
    (
        PluginError("memo", "read", "ValueError: x"),
        "'memo' broke while asked to read: ValueError: x; report it to its authors",
    ),
    (OptionError("no such option"), "no such option"),
    (OutputError("cannot write"), "cannot write"),
]


@pytest.mark.parametrize(("error", "expected"), EVERY, ids=lambda value: type(value).__name__)
def test_says_what_is_wrong(error: ConverterError, expected: str) -> None:
    """The text of an error is one sentence for a person."""
    assert str(error) == expected


@pytest.mark.parametrize(("error", "expected"), EVERY, ids=lambda value: type(value).__name__)
def test_comes_back_from_a_worker(error: ConverterError, expected: str) -> None:
    """Pickled and back, an error is of its class, has its fields, and says the same."""
    back = pickle.loads(pickle.dumps(error))

    assert type(back) is type(error)
    assert vars(back) == vars(error)
    assert str(back) == expected


def test_every_class_is_tried_here() -> None:
    """No error was added without a line above."""
    tried = {type(error) for error, _ in EVERY} | {errors.DetectionError}

    assert tried == {
        value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, ConverterError)
    }


def test_tree_in_the_docstring_is_the_tree() -> None:
    """The list at the head of the module names every class, below its base."""
    listed = re.findall(r"^( *)\* (\w+)", errors.__doc__ or "", re.MULTILINE)
    bases: list[tuple[int, str]] = []
    for indent, name in listed:
        kind = getattr(errors, name)
        bases = [(depth, base) for depth, base in bases if depth < len(indent)]
        expected = bases[-1][1] if bases else "Exception"
        assert kind.__base__.__name__ == expected
        bases.append((len(indent), name))

    assert {name for _, name in listed} == {type(error).__name__ for error, _ in EVERY} | {"DetectionError"}
