"""The graph as bytes: the context first, then the record; the same bytes each time."""

from __future__ import annotations

from typing import Any

import orjson

from converter import Document, WriteError
from converter_jsonld.graph import graph
from converter_jsonld.terms import CONTEXT, CONTEXT_FILE, Node

_LAYOUTS = {True: orjson.OPT_APPEND_NEWLINE | orjson.OPT_INDENT_2, False: orjson.OPT_APPEND_NEWLINE}
HEADS = {
    True: CONTEXT_FILE.rstrip().removesuffix(b"}").rstrip() + b",",
    False: orjson.dumps({"@context": CONTEXT}).removesuffix(b"}") + b",",
}
"""The output up to the record: it is the same in all, so it is made once."""


def dump(document: Document, *, source: bool, indent: bool) -> bytes:
    """The graph of *document* as JSON-LD that ends in a line end.

    Raises:
        WriteError: the blocks of the record lie deeper in one another than JSON is read.
    """
    try:
        data = _dump(graph(document, source=source), _LAYOUTS[indent])
    except (orjson.JSONEncodeError, RecursionError) as error:
        raise WriteError(f"this record cannot be put in JSON: {error}") from None
    return HEADS[indent] + data.removeprefix(b"{")


def _dump(record: Node, layout: int) -> bytes:
    try:
        return orjson.dumps(record, option=layout)
    except orjson.JSONEncodeError:  # the name of a file, or what a plugin says, may hold half a character
        return orjson.dumps(_mended(record), option=layout)


def _mended(value: Any) -> Any:
    """*value* with U+FFFD for each half of a character (a lone surrogate)."""
    if isinstance(value, dict):
        return {key: _mended(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_mended(one) for one in value]
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value
