"""Values on nodes, and which of them the source does not say.

``inferred`` names the properties of a node that have a value which is nowhere printed, or a part of one, such as
the year of a date. What it does not name stands in the source.
"""

from __future__ import annotations

from typing import Any

from converter import Cited
from converter_jsonld.terms import Node


def put(node: Node, term: str, cited: Cited[str] | None) -> None:
    """Put a value that is there under *term*."""
    if cited is not None:
        node[term] = cited.value
        if cited.span is None:
            infer(node, term)


def put_all(node: Node, term: str, cited: tuple[Cited[str], ...]) -> None:
    """Put values under *term*, if there are any."""
    if cited:
        node[term] = [one.value for one in cited]
        infer_unless_printed(node, term, *cited)


def infer_unless_printed(node: Node, term: str, *cited: Cited[Any] | None) -> None:
    """Say that the property *term* is inferred, if one of the values that it was made of is."""
    for one in cited:
        if one is not None and one.span is None:
            infer(node, term)
            return


def infer(node: Node, *terms: str) -> None:
    """Say that properties of *node* have a value which the source does not print."""
    known = node.setdefault("inferred", [])
    known.extend([term for term in terms if term not in known])
