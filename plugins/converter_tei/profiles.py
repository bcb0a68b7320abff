"""The schemas of our profile of TEI, as `scripts/compile-odd` makes them of its ODD."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from lxml import etree


@cache
def schema(kind: str) -> etree._Element:
    """A schema: ``rng`` for RELAX NG, ``sch`` for Schematron."""
    path = files("converter_schemas") / "tei" / f"archive-converter.{kind}"
    return etree.fromstring(path.read_bytes())
