"""JSON of which two programs could read two things is refused, with its line."""

from __future__ import annotations

import json
import tracemalloc
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import load_json

KEYS = st.sampled_from(("a", "b", ":", '"', "\\", "\\u003a", "é\n"))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | KEYS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=10,
)


@given(value=VALUES, ascii_only=st.booleans(), indent=st.sampled_from((None, 1)))
def test_any_json_is_loaded(value: Any, ascii_only: bool, indent: int | None) -> None:
    """Whatever stands in texts and keys, and however it is laid out, JSON without a key twice is what it was."""
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)

    assert load_json(text.encode()) == value


@given(value=VALUES, other=VALUES, key=KEYS)
def test_a_key_twice_is_refused(value: Any, other: Any, key: str) -> None:
    """Wherever it stands, and however its second spelling is escaped."""
    escaped = "".join(f"\\u{ord(sign):04x}" for sign in key)
    data = f'[{json.dumps(other)}, {{{json.dumps(key)}: {json.dumps(value)},\n"{escaped}": 1}}]'

    with pytest.raises(json.JSONDecodeError, match="twice") as refusal:
        load_json(data.encode())
    assert refusal.value.lineno == 2


@given(value=VALUES, indent=st.booleans())
def test_a_key_twice_is_refused_in_our_own_layout(value: Any, indent: bool) -> None:
    """What is laid out as this program lays it out has no key twice but where one is put in."""
    layout = orjson.OPT_APPEND_NEWLINE | (orjson.OPT_INDENT_2 if indent else 0)
    data = orjson.dumps({"key": value, "other": value}, option=layout)

    assert load_json(data) == {"key": value, "other": value}
    with pytest.raises(json.JSONDecodeError, match="twice"):
        load_json(data.replace(b'"other"', b'"key"'))


def test_what_lies_deep_takes_little_memory() -> None:
    """A file of many values in many lists is not laid out anew to be looked at: that has 240 times its size."""
    data = b'{\n"a": ' + b"[" * 240 + b"1" + b",1" * 100_000 + b"]" * 240 + b"\n}\n"
    tracemalloc.start()
    try:
        load_json(data)
        assert tracemalloc.get_traced_memory()[1] < 120 * len(data)
    finally:
        tracemalloc.stop()


def test_a_colon_that_is_escaped_hides_no_key() -> None:
    """The number of colons is the same as without the second key."""
    with pytest.raises(json.JSONDecodeError, match="an object has 'a' twice: line 1 column 9"):
        load_json(rb'{"a": 1,"a": "\u003a"}')


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b'{"a": 1', "line 1"),
        (b'{\n"a": "\xe9"}', r"not UTF-8 \(byte 0xE9\); save the file in UTF-8: line 2 column 7"),
        ('{"a": 1}'.encode("utf-16"), r"not UTF-8 \(byte 0xFF\)"),
        (b"\xef\xbb\xbf{}", "byte order mark"),
        (b"[" * 500 + b"]" * 500, "nested too deeply"),
        (b"[" * 100_000, "depth"),
        (b'{"a": NaN}', "JSON"),
        (b'{"a": 1e999}', "infinity"),
    ],
    ids=lambda value: ascii(value[:12]),
)
def test_what_is_no_json_is_refused(data: bytes, words: str) -> None:
    """It is said what is amiss, and where."""
    with pytest.raises(json.JSONDecodeError, match=words):
        load_json(data)


def test_many_keys_twice_take_no_time() -> None:
    """The first is enough, in a file of megabytes."""
    data = orjson.dumps([{"a": ":"}] * 100_000).replace(b"]", b',{"b":1,"b":2}]')

    with pytest.raises(json.JSONDecodeError, match="'b' twice"):
        load_json(data)
