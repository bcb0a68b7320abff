"""What is wrong with a document: as far as that can be known without its schema, or by all rules there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from converter import Problem, RecoverError
from converter_tei.grammar import broken_grammar
from converter_tei.parsing import XML, NotTeiError, parse, path
from converter_tei.recovery import has_source, recover_from
from converter_tei.rules import broken_rules

_names = etree.XPath("//@xml:id", smart_strings=False)
_POINTERS = re.compile(rb'="(#[^"]*)"')
_POINTING = frozenset(("ana", "corresp", "ref", "resp", "sameAs", "scheme", "target"))
"""The attributes of our documents that point; another may begin with a hash sign and mean nothing by it."""


def all_problems(data: bytes) -> Iterator[Problem]:
    """Each thing that is wrong, by the schemas of our profile too."""
    return _looked_at(data, _wrong_by_any_rule)


def found_in_tree(data: bytes) -> Iterator[Problem]:
    """Each thing that is wrong: its form, names given twice, pointers to nowhere, a source that is another."""
    return _looked_at(data, _wrong)


def _looked_at(data: bytes, look: Callable[[etree._Element, bytes], Iterator[Problem]]) -> Iterator[Problem]:
    try:
        root = parse(data)
    except NotTeiError as error:
        yield Problem(str(error), error.line, "well-formed")
    else:
        yield from look(root, data)


def _wrong_by_any_rule(root: etree._Element, data: bytes) -> Iterator[Problem]:
    """The schemas find names that are given twice and pointers to nowhere as well, and say more of them."""
    found = [*broken_grammar(root), *broken_rules(root)]
    yield from found
    yield from _wrong_source(root) if found else _wrong(root, data)


def _wrong(root: etree._Element, data: bytes) -> Iterator[Problem]:
    """Names given twice, pointers to nowhere, a source that is another."""
    found = _strings(_names(root))
    names = set(found)
    if len(names) < len(found):
        yield from _given_twice(root)
    if not _resolved(data, names):
        yield from _pointing_nowhere(root, names)
    yield from _wrong_source(root)


def _wrong_source(root: etree._Element) -> Iterator[Problem]:
    if has_source(root):
        try:
            recover_from(root)
        except RecoverError as error:
            yield Problem(str(error), None, "source")


def _resolved(data: bytes, names: set[str]) -> bool:
    """Whether whatever looks like a pointer leads somewhere; a look at each element must tell where it does not."""
    pointers = {one for value in set(_POINTERS.findall(data)) for one in value.decode().split()}
    return b"='" not in data and all(one[1:] in names for one in pointers)


def _given_twice(root: etree._Element) -> Iterator[Problem]:
    seen: set[str] = set()
    for element in root.iter():
        name = element.get(f"{XML}id")
        if name in seen:
            yield Problem(f"two elements have the xml:id {name!r}", element.sourceline, "xml:id", path(element))
        elif name is not None:
            seen.add(name)


def _pointing_nowhere(root: etree._Element, names: set[str]) -> Iterator[Problem]:
    for element in root.iter():
        for key, value in element.items():
            for one in dict.fromkeys(value.split()) if key in _POINTING else ():
                if one.startswith("#") and one[1:] not in names:
                    yield Problem(
                        f"{key} points to {one}, which is not there", element.sourceline, "pointer", path(element)
                    )


def _strings(found: object) -> list[str]:
    """What an expression that asks for attributes gives."""
    assert isinstance(found, list)
    return [str(one) for one in found]
