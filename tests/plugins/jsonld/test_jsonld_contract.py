"""What every writer keeps, for JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

from converter.testing import WriterContract
from converter_jsonld import JSONLD


def walk(value: Any) -> Iterator[tuple[str, Any]]:
    """Every value that is no object and no list, with its key."""
    for key, one in value.items():
        for part in one if isinstance(one, list) else [one]:
            if isinstance(part, dict):
                yield from walk(part)
            else:
                yield key, part


class TestJsonld(WriterContract):
    """The text of a record stands in its blocks, and its signs beside it."""

    writer = JSONLD

    def texts(self, data: bytes) -> str:
        content = {"content": orjson.loads(data)["content"]}
        return " ".join(text for key, text in walk(content) if key == "text")

    def signs(self, data: bytes) -> str:
        content = {"content": orjson.loads(data)["content"]}
        return " ".join(str(sign) for key, sign in walk(content) if key in ("number", "label", "portionMark"))
