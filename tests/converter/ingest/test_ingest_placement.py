"""What packages are called."""

from __future__ import annotations

import os

import pytest

from converter.ingest.package.names import portable
from converter.ingest.placement import package_id
from converter.ingest.records import Deposit
from converter.ingest.settings import Settings


@pytest.mark.parametrize(
    "collection",
    [
        "letters",
        "Two Words",
        ".hidden",
        "-rf",
        "écrits",
        "é",
        "con",
        "a/b",
        "..",
        "",
        "x" * 300,
        os.fsdecode(b"caf\xe9"),
    ],
)
def test_a_package_is_called_so_that_it_can_be_sealed(collection: str) -> None:
    """Whatever a collection is called, its packages have portable names, in the order of their numbers."""
    settings = Settings(deposit=Deposit(collection=collection))
    names = [package_id(settings, number) for number in (1, 2, 10)]

    assert all(portable(name.encode()) == name for name in names)
    assert names == sorted(set(names))
