"""What the tests of TEI share: the official schema, and documents made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree


@pytest.fixture(scope="session")
def tei_all(shared: Path) -> etree.RelaxNG:
    """The official schema with all of TEI; it takes some seconds to load."""
    return etree.RelaxNG(etree.parse(shared / "schemas" / "tei" / "tei_all.rng"))
