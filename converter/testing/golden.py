"""Expected results in files, which people read: compared, or rewritten when that is asked for."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest
from attrs import frozen

_MOST_LINES = 60


@frozen
class Golden:
    """Compares with a file of expected text; with *update*, writes that file instead.

    A ``conftest.py`` makes one of it, from an option of its own::

        @pytest.fixture
        def golden(request):
            return Golden(update=request.config.getoption("--update-golden"))
    """

    update: bool = False

    def __call__(self, expected: Path, found: str | bytes) -> None:
        """Fail, with the lines that differ, unless the file *expected* holds *found* to the letter."""
        __tracebackhide__ = True
        data = found if isinstance(found, bytes) else found.encode()
        if self.update:
            if not expected.exists() or expected.read_bytes() != data:
                expected.parent.mkdir(parents=True, exist_ok=True)
                expected.write_bytes(data)
        elif not expected.exists():
            pytest.fail(f"{expected} is not there; pytest --update-golden makes it", pytrace=False)
        elif expected.read_bytes() != data:
            pytest.fail(_difference(expected, data), pytrace=False)


def _difference(expected: Path, found: bytes) -> str:
    before, after = (
        data.decode(errors="backslashreplace").splitlines(keepends=False)
        for data in (expected.read_bytes(), found)
    )
    lines = list(unified_diff(before, after, "expected", "found", lineterm=""))
    if not lines:
        lines = ["only line ends differ"]
    if len(lines) > _MOST_LINES:
        lines = [*lines[:_MOST_LINES], f"... and {len(lines) - _MOST_LINES} lines more"]
    return "\n".join([f"{expected} differs; if it should, pytest --update-golden rewrites it", *lines])
