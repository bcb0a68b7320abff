"""No pattern of ours takes more than linear time, whatever a line repeats.

Time is not measured here to know how fast something is: a super-linear pattern takes seconds on these lines, a linear
one a thousandth of the limit.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

PACKAGES = (
    "converter",
    "converter_cable",
    "converter_docx",
    "converter_html",
    "converter_jsonld",
    "converter_news",
    "converter_record",
    "converter_tei",
)
REPEATED = (
    *("A", "a", "1", "-", "=", "X", "x", "*", "(", ",", ".", "/", ":", "<", "&", "\xa0", "_", "'", '"', "“", "`", "0", "Z"),
    " ", "  ", "\t", "\n", "\n\n", "A ", "a ", "1 ", "1. ", "¶1. ", "(C) ", "( ", "- ", "--- ", ", ", ". ", "// ",
    "A. ", "(A) ", "TAGS: ", "SUBJECT: ", "REF: ", "E.O. 12958: DECL: ", "SECTION 01 OF 02 ", "S E C R E T ", "TOP ",
    "AND ", "RUEHC/", "R ", "ZZZ ", "PARIS ", "PARIS 12 ", "12/", "12-", "by ", "By A ", "A B. ", "van ", "of the ",
    "NIACT ", "1.4 ", "b, ", "<a ", "&a;", "classified by ", "reason ", "Mr. ", "O'", "begin text ", "Jan. 1, ", "AP ",
    "(AP) ", "— ", "\r", "\u2028", "DECL ON ", "PAGE 01 ", "ACTION SS-25 ", "GDS ", "REL TO ", "XXXX ", "f r ", "r o n ", "12958 ",
    "for reason ",
)  # fmt: skip
LENGTH = 10_000
SHORT = 90
"""So many characters show a pattern whose steps double with each of a line's parts, and take no longer than seconds."""
LIMIT = 0.5
"""Seconds of CPU; a quadratic pattern takes some fifty million steps on such a line."""
SEARCHES = frozenset(("search", "finditer", "findall", "split", "sub", "subn"))


def modules() -> Iterator[object]:
    for package in PACKAGES:
        path = importlib.import_module(package).__path__
        for module in pkgutil.walk_packages(path, f"{package}."):
            if "__main__" not in module.name:
                yield importlib.import_module(module.name)


def within(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """The patterns in a value of a module, however it holds them."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth < 3 and isinstance(value, tuple | list | frozenset | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from within(one, depth + 1)
    elif depth < 3:
        yield from within(getattr(value, "pattern", ()), depth + 1)


def searched(module: object) -> set[str]:
    """The names of a module's patterns that are looked for in a whole text, without an end."""
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    calls = (
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    )
    return {
        call.func.value.id
        for call in calls
        if call.func.attr in SEARCHES and isinstance(call.func.value, ast.Name) and len(call.args) == 1
    }


def patterns() -> dict[str, tuple[re.Pattern[str], bool]]:
    found: dict[str, tuple[re.Pattern[str], bool]] = {}
    for module in modules():
        whole = searched(module)
        for name, value in vars(module).items():
            for number, pattern in enumerate(within(value)):
                found[f"{module.__name__}.{name}[{number}]"] = (pattern, name in whole)  # type: ignore[attr-defined]
    return found


PATTERNS = patterns()


def test_there_are_patterns():
    """That the others look at something."""
    assert len(PATTERNS) > 300
    assert sum(whole for _, whole in PATTERNS.values()) > 20


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_pattern_takes_linear_time(name):
    """At one place in a hostile line, and, where it is looked for in whole texts, anywhere in it."""
    pattern, whole = PATTERNS[name]
    for part, length, ending in product(REPEATED, (SHORT, LENGTH), ("", "!")):
        line = (part * (length // len(part) + 1))[:length] + ending
        start = time.process_time()
        pattern.match(line)
        if whole:
            pattern.search(line)
        taken = time.process_time() - start
        assert taken < LIMIT, f"{taken:.1f} s on {length} characters of {part!r} and {ending!r}"
