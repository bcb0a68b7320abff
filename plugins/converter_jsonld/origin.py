"""The way back from a graph: where its record is to be had, and what it says, whichever program laid it out."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Any

import orjson

from converter import Origin, RecoverError
from converter_jsonld.instantiation import stated_charset
from converter_jsonld.terms import Node

_HELD = ("@context", "sourceLine", "softwareVersion", "generatedAtTime")
"""What has a proof of its own, or is not said of the document."""


def origin(data: bytes) -> Origin:
    """The reader that made the record of the source that *data* holds.

    Raises:
        RecoverError: *data* is not one of our graphs.
    """
    tree = _tree(data)
    try:
        file, activity = tree["hasOrHadInstantiation"], tree["subjectOf"]["wasGeneratedBy"]
        settings = (one.partition("=") for one in activity.get("readerSetting", ()))
        return Origin(
            format=str(activity["reader"]),
            name=str(file["name"]),
            encoding=_encoding(file),
            reading={name: value for name, _, value in settings},
            version=str(activity["wasAssociatedWith"]["softwareVersion"]),
        )
    except (LookupError, TypeError, AttributeError):
        raise RecoverError("this graph does not say what was read, and by which reader") from None


def _encoding(file: Node) -> str | None:
    """The codec of the source; None for UTF-8, whose mark is then looked for."""
    charset = stated_charset(file)
    codec = codecs.lookup(charset).name
    return None if codec == "utf-8" else codec


def passages(data: bytes) -> Iterator[str]:
    """Each value of the graph after its path, keys in the order of the alphabet.

    Raises:
        RecoverError: *data* is not JSON.
    """
    return _values(_tree(data), "")


def _values(tree: Any, path: str) -> Iterator[str]:
    if isinstance(tree, dict):
        for key in sorted(tree):
            if key not in _HELD:
                yield from _values(tree[key], f"{path}.{key}" if path else key)
    elif isinstance(tree, list):
        for at, one in enumerate(tree):
            yield from _values(one, f"{path}[{at}]")
    else:
        yield f"{path}: {tree}"


def _tree(data: bytes) -> Node:
    try:
        tree = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise RecoverError(f"not JSON: {error}") from None
    if not isinstance(tree, dict):
        raise RecoverError("not a graph: it is no object")
    return tree
