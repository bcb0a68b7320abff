"""The way back from a graph: where its record is to be had, and what it says, whichever program laid it out."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Any, TypeVar

import orjson

from converter import Origin, RecoverError
from converter_jsonld.instantiation import parsed, stated_charset
from converter_jsonld.terms import Node

_HELD = ("@context", "sourceLine", "softwareVersion", "generatedAtTime")
"""What has a proof of its own, or is not said of the document."""
_ACTIVITY = ("subjectOf", "wasGeneratedBy")
_T = TypeVar("_T")


def origin(data: bytes) -> Origin:
    """The reader that made the record of the source that *data* holds.

    Raises:
        RecoverError: *data* is not one of our graphs.
    """
    tree = parsed(data)
    settings = []
    if "readerSetting" in _at(tree, dict, *_ACTIVITY):
        settings = _at(tree, list, *_ACTIVITY, "readerSetting")
    return Origin(
        format=_at(tree, str, *_ACTIVITY, "reader"),
        name=_at(tree, str, "hasOrHadInstantiation", "name"),
        encoding=_encoding(tree["hasOrHadInstantiation"]),
        reading={name: value for name, _, value in (str(one).partition("=") for one in settings)},
        version=_at(tree, str, *_ACTIVITY, "wasAssociatedWith", "softwareVersion"),
    )


def _at(tree: Any, kind: type[_T], *keys: str) -> _T:
    """The value of that *kind* under those *keys*."""
    for key in keys:
        tree = tree.get(key) if isinstance(tree, dict) else None
    if not isinstance(tree, kind):
        raise RecoverError(
            f"this graph does not say what was read, and by which reader: /{'/'.join(keys)} is missing or was edited; "
            "only what `converter convert` wrote leads back to a record"
        )
    return tree


def _encoding(file: Node) -> str | None:
    """The codec of the source; None for UTF-8, whose mark is then looked for."""
    charset = stated_charset(file)
    try:
        codec = codecs.lookup(charset).name
    except LookupError:
        raise RecoverError(
            f"/hasOrHadInstantiation/encodingFormat names a charset that is none: {charset}"
        ) from None
    return None if codec == "utf-8" else codec


def passages(data: bytes) -> Iterator[str]:
    """Each value of the graph after its path, keys in the order of the alphabet.

    Raises:
        RecoverError: *data* is not JSON.
    """
    return _values(parsed(data), "")


def _values(tree: Any, path: str) -> Iterator[str]:
    if isinstance(tree, dict):
        for key in sorted(tree):
            if key not in _HELD:
                yield from _values(tree[key], f"{path}.{key}" if path else key)
    elif isinstance(tree, list):
        for at, one in enumerate(tree):
            yield from _values(one, f"{path}[{at}]")
    else:
        yield f"{path}: {orjson.dumps(tree).decode()}"  # as JSON, where "1" is not 1
