"""What the tests of a plugin subclass and draw from: contracts, strategies, goldens.

These need hypothesis and pytest, which come with the extra ``test``.
"""

try:
    import hypothesis as _hypothesis  # noqa: F401 - said here, and clearly, rather than somewhere below
    import pytest
except ImportError as error:
    raise ImportError(
        f"converter.testing needs {error.name}: install it with pip install 'archive-converter[contract]'",
        name=error.name,
    ) from error

pytest.register_assert_rewrite("converter.testing.contracts")

from converter.testing.contracts import PluginContract, ReaderContract, WriterContract  # noqa: E402 - after the line above
from converter.testing.golden import Golden  # noqa: E402
from converter.testing.strategies import DrawnExtension, damage, documents  # noqa: E402

__all__ = ["DrawnExtension", "Golden", "PluginContract", "ReaderContract", "WriterContract", "damage", "documents"]
