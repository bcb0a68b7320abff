"""The graph as bytes: the context first, then the record; the same bytes each time."""

from __future__ import annotations

from typing import Any

import orjson

from converter import Document, WriteError
from converter_jsonld.graph import graph
from converter_jsonld.terms import CONTEXT, CONTEXT_FILE

_LAYOUTS = {True: orjson.OPT_APPEND_NEWLINE | orjson.OPT_INDENT_2, False: orjson.OPT_APPEND_NEWLINE}
_HEADS = {
    True: CONTEXT_FILE.rstrip().removesuffix(b"}").rstrip() + b",",
    False: orjson.dumps({"@context": CONTEXT}).removesuffix(b"}") + b",",
}
"""The output up to the record: it is the same in all, so it is made once."""


def dump(document: Document, *, source: bool, indent: bool) -> bytes:
    """The graph of *document* as JSON-LD that ends in a line end.

    Raises:
        WriteError: the record is deeper than JSON is read.
    """
    record, layout = graph(document, source=source), _LAYOUTS[indent]
    try:
        data = orjson.dumps(record, option=layout)
    except orjson.JSONEncodeError:
        data = _dump_mended(record, layout)
    return _HEADS[indent] + data.removeprefix(b"{")


def _dump_mended(record: Any, layout: int) -> bytes:
    """A file's name, or what a plugin says of its own, may hold a half of a character: shown as U+FFFD."""
    try:
        return orjson.dumps(_mended(record), option=layout)
    except orjson.JSONEncodeError as error:
        raise WriteError(f"this record cannot be put in JSON: {error}") from None


def _mended(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _mended(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_mended(one) for one in value]
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value
