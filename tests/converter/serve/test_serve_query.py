"""The query of a request: what is taken is whole, and no path."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.errors import OptionError
from converter.serve.query import PARAMETERS, Query, parse
from converter.targets import Setting

KEYS = st.one_of(st.sampled_from([*PARAMETERS, "tei.source", "record.max-lines"]), st.text(max_size=8))
VALUES = st.one_of(st.sampled_from(["tei", "a/b", "..", "cp1252", "a,b"]), st.text(max_size=12))


@settings(max_examples=50)
@given(st.lists(st.tuples(KEYS, VALUES), max_size=5))
def test_any_query_is_understood_or_refused(pairs: list[tuple[str, str]]) -> None:
    """A name that is taken leads to no folder, whatever is added to it."""
    try:
        query = parse(pairs, tuple(PARAMETERS))
    except OptionError:
        return

    assert not set(query.name) & set("/\\\0\n")
    assert query.name not in ("", ".", "..")
    assert query.to


def test_all_of_a_query() -> None:
    """Each parameter has its place; a format is named once, and a hyphen is as good as a low line."""
    pairs = [("name", "a.txt"), ("to", "tei, docx"), ("to", "tei"), ("from", "cable"), ("news.half-page", "no")]

    assert parse(pairs, tuple(PARAMETERS)) == Query(
        name="a.txt", to=("tei", "docx"), reader="cable", settings=(Setting("news", "half_page", "no"),)
    )


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "a\\b", "a\0", "a\n", "a\x85", "x" * 256, "\u2028"])
def test_what_is_no_name(name: str) -> None:
    """Nor anything that a system would take for two."""
    with pytest.raises(OptionError, match="name takes"):
        parse([("name", name)], ("name",))
