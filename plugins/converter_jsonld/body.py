"""The text of a record as an ordered list of blocks.

Each block has its words in ``text``. What happens inside them is a ``mark`` with its place in that text, counted
in characters (code points) from 0: page breaks, words that are set apart, links. A line break is a line end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from converter import (
    Block,
    Cited,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    PageBreak,
    Paragraph,
    Preformatted,
    Quote,
    Redaction,
    Table,
    Text,
)
from converter_jsonld.said import infer_unless_printed, put
from converter_jsonld.terms import Node

_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_PARTS = ("content", "item", "row", "cell")


def content(body: Iterable[Block], fragments: str) -> list[Node]:
    """The blocks of *body*; a numbered paragraph is named ``#p3`` after *fragments*, so that it can be cited."""
    nodes = [_block(block) for block in body]
    named = set()
    for at, node in enumerate(nodes):
        number = node.get("number")
        if node["@type"] == "Paragraph" and number is not None and number not in named:
            named.add(number)
            nodes[at] = {"@id": f"{fragments}#p{number}", **node}
    return nodes


def texts(nodes: Iterable[Node]) -> Iterator[str]:
    """The words of blocks and of what is in them, in the order of reading."""
    for node in nodes:
        if "text" in node:
            yield node["text"]
        for part in _PARTS:
            if part in node:
                yield from texts(node[part])


def _block(block: Block) -> Node:
    match block:
        case Paragraph():
            return _paragraph("Paragraph", block)
        case Heading():
            node: Node = {"@type": "Heading", "headingLevel": block.level}
            _add_label(node, block.label)
            return _with_words(_with_marking(node, block.marking), block.inlines)
        case List():
            return _list(block)
        case Quote():
            return {"@type": "Quote", "content": [_block(one) for one in block.blocks]}
        case Preformatted():
            return {"@type": "Preformatted", "text": block.text}
        case Table():
            rows = [
                {"@type": "Row", "cell": [_with_words({"@type": "Cell"}, cell.inlines) for cell in row.cells]}
                for row in block.rows
            ]
            return {"@type": "Table", "hasHead": block.head, "row": rows}
        case _:
            assert_never(block)


def _list(block: List) -> Node:
    items = [_list(item) if isinstance(item, List) else _paragraph("ListItem", item) for item in block.items]
    return {"@type": "List", "item": items}


def _paragraph(kind: str, block: Paragraph) -> Node:
    node: Node = {"@type": kind}
    _add_label(node, block.label)
    _with_marking(node, block.marking)
    if block.role is not None:
        node["role"] = block.role.value
    return _with_words(node, block.inlines)


def _add_label(node: Node, label: Cited[str] | None) -> None:
    """A number where it is one, so that a query can compare it; a letter or a bullet as it is."""
    if label is not None:
        if _NUMBER.fullmatch(label.value):
            node["number"] = int(label.value)
            infer_unless_printed(node, "number", label)
        else:
            put(node, "label", label)


def _with_marking(node: Node, marking: Cited[str] | None) -> Node:
    put(node, "portionMark", marking)
    return node


def _with_words(node: Node, inlines: tuple[Inline, ...]) -> Node:
    words: list[str] = []
    marks: list[Node] = []
    _join(inlines, 0, words, marks)
    node["text"] = "".join(words)
    if marks:
        node["mark"] = marks
    return node


def _join(inlines: tuple[Inline, ...], at: int, words: list[str], marks: list[Node]) -> int:
    """Add the words and marks of *inlines* that begin at *at*; where they end."""
    for inline in inlines:
        match inline:
            case Text():
                words.append(inline.text)
                at += len(inline.text)
            case LineBreak():
                words.append("\n")
                at += 1
            case PageBreak():
                marks.append({"@type": "PageBreak", "start": at})
                if inline.label:
                    marks[-1]["label"] = inline.label
            case Emphasis() | Redaction() | Link():
                mark: Node = {"@type": type(inline).__name__, "start": at}
                marks.append(mark)
                at = mark["end"] = _join(inline.children, at, words, marks)
                if isinstance(inline, Link):
                    mark["linkTarget"] = inline.target
            case _:
                assert_never(inline)
    return at
