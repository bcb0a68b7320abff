"""What may happen to a text on its way, and texts that are hard on a careless reader."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from converter.model.text import BYTE_ORDER_MARK
from converter.testing.words import ODD_WORDS

_Harm = Callable[[list[str], int, int], list[str]]


def _cut(lines: list[str], at: int, to: int) -> list[str]:
    line = lines[at]
    here = to % (len(line) + 1)
    return [*lines[:at], line[:here], "\n", line[here:], *lines[at + 1 :]]


def _swap(lines: list[str], at: int, to: int) -> list[str]:
    lines = list(lines)
    lines[at], lines[to] = lines[to], lines[at]
    return lines


HARMS: dict[str, _Harm] = {
    "drop a line": lambda lines, at, _: [*lines[:at], *lines[at + 1 :]],
    "drop some lines": lambda lines, at, to: [*lines[: min(at, to)], *lines[max(at, to) :]],
    "double a line": lambda lines, at, to: [*lines[:to], lines[at], *lines[to:]],
    "swap two lines": _swap,
    "cut a line": _cut,
    "end here": lambda lines, at, _: lines[:at],
    "end within a line": lambda lines, at, to: [*lines[:at], lines[at][: to % (len(lines[at]) + 1)]],
    "begin here": lambda lines, at, _: lines[at:],
    "join with the next": lambda lines, at, _: [*lines[:at], lines[at].rstrip("\r\n"), *lines[at + 1 :]],
    "join all": lambda lines, _, __: [line.rstrip("\r\n") + " " for line in lines],
    "CRLF": lambda lines, _, __: [line.rstrip("\r\n") + "\r\n" for line in lines],
    "CR": lambda lines, _, __: [line.rstrip("\r\n") + "\r" for line in lines],
    "byte order mark": lambda lines, _, __: [BYTE_ORDER_MARK, *lines],
    "no-break spaces": lambda lines, _, __: [line.replace(" ", "\u00a0") for line in lines],
    "tabs": lambda lines, _, __: [line.replace("  ", "\t") for line in lines],
    "no blank lines": lambda lines, _, __: [line for line in lines if line.strip()],
    "a blank line after each": lambda lines, _, __: [part for line in lines for part in (line, "\n")],
    "indented": lambda lines, _, __: ["    " + line for line in lines],
    "small letters": lambda lines, at, to: [*lines[:at], *(line.lower() for line in lines[at:to]), *lines[to:]],
    "odd signs": lambda lines, at, _: [*lines[:at], *(sign + "\n" for sign in ODD_WORDS), *lines[at:]],
    "signs exchanged": lambda lines, at, _: [
        *lines[:at],
        lines[at].replace("0", "O").replace("1", "l"),
        *lines[at + 1 :],
    ],
}
"""What may have happened to a text on its way, by name; each takes the lines, with their ends, and two of their places."""


@st.composite
def damage(draw: st.DrawFn, text: str) -> str:
    """*text* after one to three of the `HARMS`."""
    for name in draw(st.lists(st.sampled_from(sorted(HARMS)), min_size=1, max_size=3)):
        lines = text.splitlines(keepends=True) or [""]
        places = st.integers(0, len(lines) - 1)
        text = "".join(HARMS[name](lines, draw(places), draw(places)))
    return text


HOSTILE = {
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "line ends": "\n",
    "carriage returns": "\r",
    "byte order marks": "\ufeff",
    "blank lines of blanks": " \t \n",
    "one line of letters": "A",
    "one line of words": "TOKYO ",
    "one line of digits": "0123456789",
    "one line of hyphens": "-",
    "one line of slashes": "/",
    "one line of dots": ". ",
    "one line of commas": "a, ",
    "one line of opening brackets": "(",
    "one line of colons": "SUBJECT: ",
    "short lines": "ZZ\n",
    "numbered lines": "1. (S) \n",
    "lines of capitals": "FM AMEMBASSY TOKYO\n",
    "lines with colons": "TAGS: A, B\n",
    "lines of hyphens": "-----\n",
    "lines of figures": "060711Z JUN 08\n",
    "controls": "\x07\x0c\x1b",
    "brackets in brackets": "<([{",
}
"""Short texts that are hard on a careless reader once they are repeated a hundred thousand times."""
