"""Reading a telegram takes linear time, whatever one of its parts repeats."""

from __future__ import annotations

import gc
import time
from contextlib import suppress

import pytest

from converter import ConverterError, decode, load_registry, read

PLACES = {
    "header": "VZCZCXYZ0031\nOO RUEHWEB\nO 091405Z MAY 07\nFM AMEMBASSY PORT SELWYN\nTO {}\nSUBJECT: X\n\n1. (C) x\n",
    "head": "{opening}{}\nSUBJECT: X\n\n1. (C) One.\n",
    "order": "{opening}E.O. 12958: DECL: {}\nTAGS: PREL\nSUBJECT: X\n",
    "tags": "{opening}TAGS: {}\nSUBJECT: X\n\n1. (C) One.\n",
    "subject": "{opening}TAGS: PREL\nSUBJECT: {}\n\n1. (C) One.\n",
    "reference": "{opening}SUBJECT: A\nREF: {}\n\n1. (C) One.\n",
    "authority": "{opening}SUBJECT: X\n\nClassified By: {}\n\n1. (C) x\n",
    "number": "{opening}SUBJECT: X\n\n{} 1. (C) x\n",
    "body": "{opening}SUBJECT: X\n\n1. (C) One {}\n",
    "end": "{opening}SUBJECT: X\n\n1. (C) One.\n{}\n",
}
REPEATED = (
    "A ", "a ", "1", "1. ", "¶1. ", "(C) ", "( ", "- ", "-", "=", "X", "*", " ", "\t", "\n", ", ", ". ", "/", "(A) ",
    "A. ", "TAGS: ", "REF: ", "S E C R E T ", "AND ", "RUEHC/", "PARIS 12 ", "12-", "1.4 ", "b, ", ": ", "\xa0",
    "begin text\n", "SECTION 01 OF 02 ", "XXXX ", "00000412 001 OF 002 ", "SIPDIS ", "3. ", "2. (C) ", "  1   2\n",
    "A\n-----\n", "ZDK ", "FOR ", "PASS ", "a.b.\n", "REL ", '",""', "<1>\n", "E.O. 12958: N/A ", "SUBJECT: ",
)  # fmt: skip
SHORT, LONG = 4_000, 32_000
GROWTH = 3
"""How many times as long a character may take in a long text as in a short one; a quadratic reading takes eight."""
UNCERTAIN = 0.3
"""Seconds of CPU under which a difference says nothing."""


@pytest.fixture(autouse=True)
def uncollected():
    """No collection of garbage, which takes half a second after thousands of other tests, and is not the reader's."""
    gc.disable()
    yield
    gc.enable()


def seconds(template: str, part: str, length: int) -> float:
    text = template.replace("{}", (part * (length // len(part) + 1))[:length])
    reader = load_registry().reader("cable")
    start = time.process_time()
    with suppress(ConverterError):  # what is no telegram any more is refused in linear time, too
        read(decode("drawn", text.encode()), reader)
    return time.process_time() - start


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_a_part_that_repeats_takes_linear_time(telegram, place):
    """Each part of a telegram, with what a copy or a foe may repeat in it."""
    opening = telegram.header + telegram.head.partition("E.O.")[0]
    template = PLACES[place].replace("{opening}", opening)
    for part in REPEATED:
        short, long = seconds(template, part, SHORT), seconds(template, part, LONG)
        assert long < GROWTH * (LONG / SHORT) * short + UNCERTAIN, f"{part!r}: {short:.3f} s, then {long:.3f} s"


@pytest.mark.slow
def test_wrapped_classification_lines_take_linear_time(telegram):
    """Tens of thousands of them, as each leaves one line fewer."""
    template = telegram.header.partition("UNCLAS")[0] + "{}\nSUBJECT: X\n\n1. (C) One.\n"
    short, long = (seconds(template, "UNCLAS STATE\n000001\n", length) for length in (100_000, 800_000))

    assert long < UNCERTAIN or long < GROWTH * 8 * short
