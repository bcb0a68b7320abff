"""Where the extra `contract` is not installed, `converter.testing` says so."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

import converter.testing


@pytest.mark.parametrize("library", ["hypothesis", "pytest"])
def test_missing_library_is_named(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the library and the command that installs it."""
    spec = importlib.util.spec_from_file_location("converter_testing_again", Path(converter.testing.__file__))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, library, None)

    with pytest.raises(
        ImportError, match=rf"needs {library}: install it with pip install 'archive-converter\[contract\]'"
    ):
        spec.loader.exec_module(module)
