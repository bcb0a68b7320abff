"""Blanks and lines: the quick ways give what the plain rules say."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from converter import Source, readable, trim, visible_lines, xml_clean

TEXTS = st.text(
    st.one_of(st.sampled_from("ab \t\n\r\x0b\x0c\x85\xa0\u2028\ufeff\x00\x1c\ufffe\ud800"), st.characters())
)


@given(TEXTS)
def test_readable_collapses_each_run_of_blanks_to_one_space(text: str) -> None:
    """By the definition: a run of what Unicode calls blank, or byte order marks, is one space."""
    assert readable(text) == xml_clean(re.sub(r"[\s\ufeff]+", " ", text))


@given(TEXTS)
def test_visible_lines_are_the_trimmed_lines_that_are_not_blank(text: str) -> None:
    """The same lines as those of a source, each trimmed, with a mark where a blank one stands before."""
    expected, apart = [], False
    for span in Source("drawn", text, "utf-8", "").lines:
        start, end = trim(text, span.start, span.end)
        if start == end:
            apart = True
        else:
            expected.append((start, end, apart))
            apart = False

    assert list(visible_lines(text)) == expected
