"""Run eark-validator 1.1.3 without network on METS files of any size: ``PYTHON eark_offline.py PACKAGE``.

Not a test: a program for that validator's own environment. Two defects are worked round from outside. When it is
imported it fetches vocabularies that it also brings along; and it reads an element's children when the element
begins, at which time lxml has them only in a file that fits into its first buffer. Prints a line for each finding.
"""

from __future__ import annotations

import importlib.util
import io
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from lxml import etree

BROUGHT = Path(importlib.util.find_spec("eark_validator").origin).parent / "ipxml" / "resources" / "vocabs"


def brought_along(address: str, *_: object, **__: object) -> io.BytesIO:
    return io.BytesIO((BROUGHT / PurePosixPath(address).name).read_bytes())


class WholeTree:
    """lxml.etree, whose ``iterparse`` hands out elements of a tree that is read to its end."""

    def __getattr__(self, name: str) -> Any:
        return getattr(etree, name)

    @staticmethod
    def iterparse(
        source: object, events: tuple[str, ...] = ("end",), schema: Any = None
    ) -> Iterator[tuple[str, Any]]:
        tree = etree.parse(str(source), etree.XMLParser(schema=schema, huge_tree=True))
        if "start-ns" in events:
            yield from (("start-ns", (prefix or "", name)) for prefix, name in tree.getroot().nsmap.items())
        kind = "start" if "start" in events else "end"
        yield from ((kind, one) for one in tree.iter() if isinstance(one.tag, str))


def findings(value: object) -> Iterator[tuple[str, str, str]]:
    """Every finding in a report: severity, rule and message."""
    if isinstance(value, dict):
        if "rule_id" in value:
            yield value["severity"], value["rule_id"], " ".join(value["message"].split())
        for one in value.values():
            yield from findings(one)
    elif isinstance(value, list):
        for one in value:
            yield from findings(one)


if __name__ == "__main__":
    urllib.request.urlopen = brought_along
    import eark_validator.mets
    from eark_validator import packages
    from eark_validator.specifications.specification import SpecificationVersion

    eark_validator.mets.etree = WholeTree()
    report = packages.PackageValidator(Path(sys.argv[1]), SpecificationVersion.V2_1_0).validation_report
    for found in sorted(set(findings(report.model_dump(mode="json")))):
        print(*found)
