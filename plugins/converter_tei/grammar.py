"""What is wrong with a document by the RELAX NG schema of our profile, in sentences for people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree

from converter import Problem
from converter_tei.parsing import TEI, XML, path
from converter_tei.profiles import schema

RULE = "relaxng"
_SHOWN = 100
"""So many places are told; whoever mends these sees the others."""
_NAMED = re.compile(r"(?:^E|for e)lement (\S+)")
_RNG = "{http://relaxng.org/ns/structure/1.0}"


def broken_grammar(root: etree._Element) -> Iterator[Problem]:
    """Where elements and attributes are not as the schema wants them, each place once.

    A validator that has met a fault may find others that follow from it alone.
    """
    grammar = _grammar()
    if grammar.validate(root):
        return
    seen: set[str] = set()
    for entry in grammar.error_log:
        where = entry.path
        if where is None or where in seen:
            continue
        if len(seen) == _SHOWN:
            yield Problem("more of the kind; only the first are told", None, RULE)
            return
        seen.add(where)
        element = _faulty(root, where, entry.message)
        yield Problem(_sentence(element, entry.message), element.sourceline, RULE, path(element))
    if not seen:
        yield Problem("it is not valid by the schema, which does not say where", None, RULE)


@cache
def _grammar() -> etree.RelaxNG:
    return etree.RelaxNG(schema("rng"))


def _faulty(root: etree._Element, where: str, message: str) -> etree._Element:
    """The element that a message is about; where its attributes are wrong, the validator may be further on."""
    found = root.getroottree().xpath(where)
    assert isinstance(found, list)
    [element] = (one for one in found if isinstance(one, etree._Element))  # noqa: SLF001 - its only name
    named = _NAMED.search(message)
    if named is None:
        return element
    tag = f"{TEI}{named[1]}"
    return element if element.tag == tag else next(element.iterancestors(tag), element)


def _sentence(element: etree._Element, message: str) -> str:
    """The fault of an element's attributes, if it has one; else what the validator says."""
    return next(_faulty_attributes(element), f"{message[:1].lower()}{message[1:]}")


def _faulty_attributes(element: etree._Element) -> Iterator[str]:
    """What is wrong with the attributes of an element, as far as its definition names them and lists their values."""
    name = etree.QName(element).localname
    definition = schema("rng").find(f"{_RNG}define[@name='{name}']/{_RNG}element")
    if definition is None:
        return
    known = {one.get("name", "").replace("xml:", XML): one for one in definition.iter(f"{_RNG}attribute")}
    for key, value in element.items():
        shown = key.replace(XML, "xml:")
        if key not in known:
            yield f"{name} has no attribute {shown}"
        elif (values := _listed(known[key])) and not set(value.split()) <= set(values):
            yield f"{shown} of {name} is {value!r}, and not one of {', '.join(values)}"
    for key, attribute in known.items():
        if attribute.getparent() is definition and key not in element.attrib:
            yield f"{name} lacks the attribute {key.replace(XML, 'xml:')}"


def _listed(attribute: etree._Element) -> list[str]:
    """The values that an attribute can have, if its definition lists all of them."""
    others = attribute.iter(f"{_RNG}data", f"{_RNG}ref", f"{_RNG}text")
    return [] if any(True for _ in others) else [one.text or "" for one in attribute.iter(f"{_RNG}value")]
