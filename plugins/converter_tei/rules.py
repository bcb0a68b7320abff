"""What is wrong with a document by the Schematron rules of our profile, which are in XPath 1.0.

Of Schematron this knows what the profile's ODD uses: patterns with one rule each, variables of a pattern and of a
rule, asserts. An assert with the role of a warning is for editors to see, and is none of what makes a document invalid.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TypeAlias

from attrs import frozen
from lxml import etree

from converter import Problem
from converter_tei.markup import NAMESPACE
from converter_tei.parsing import path
from converter_tei.profiles import schema

_SCH = "{http://purl.oclc.org/dsdl/schematron}"
_ALTERNATIVE = " | "
_SHOWN = 100
"""So many places are told of each rule; whoever mends these sees the others."""
Value: TypeAlias = "bool | float | str | list[etree._Element]"  # noqa: SLF001 - its only name


def _compiled(expression: str) -> etree.XPath:
    return etree.XPath(expression, namespaces={"tei": NAMESPACE}, smart_strings=False)


def _variables(element: etree._Element) -> Mapping[str, etree.XPath]:
    return {one.get("name", ""): _compiled(one.get("value", "")) for one in element.iterfind(f"{_SCH}let")}


@frozen
class Assert:
    """A test, and the sentence that does not hold where it fails."""

    failing: etree.XPath
    """The elements of a rule at which the test fails, or, from one of them, whether it does."""
    sentence: str
    is_warning: bool


@frozen
class Rule:
    """What must hold of some elements."""

    name: str
    shared: Mapping[str, etree.XPath]
    """The variables of its pattern, which are the same for all elements."""
    own: Mapping[str, etree.XPath]
    """Its own variables, which each element has."""
    context: etree.XPath
    asserts: tuple[Assert, ...]

    def broken(self, root: etree._Element, *, warnings: bool = False) -> Iterator[tuple[etree._Element, str]]:
        """The elements at which an assert does not hold, with its sentence; of the *warnings*, or of the others."""
        asserts = [one for one in self.asserts if one.is_warning == warnings]
        values = {name: _value(find(root)) for name, find in self.shared.items()} if asserts else {}
        elements = _nodes(self.context(root)) if self.own else []
        for one in asserts:
            if not self.own:
                yield from ((element, one.sentence) for element in _nodes(one.failing(root, **values)))
            for element in elements:
                of_element = {name: _value(find(element, **values)) for name, find in self.own.items()}
                if one.failing(element, **values, **of_element):
                    yield element, one.sentence


def broken_rules(root: etree._Element) -> Iterator[Problem]:
    """Where a rule of the profile does not hold."""
    for rule in rules():
        found = list(rule.broken(root))
        for element, sentence in found[:_SHOWN]:
            yield Problem(sentence, element.sourceline, rule.name, path(element))
        if len(found) > _SHOWN:
            yield Problem(f"the same at {len(found) - _SHOWN:,} further places", None, rule.name)


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of the profile, in the order of its ODD."""
    return tuple(map(_rule, schema("sch").iterfind(f"{_SCH}pattern")))


def _rule(pattern: etree._Element) -> Rule:
    [rule] = pattern.iterfind(f"{_SCH}rule")
    contexts = rule.get("context", "").split(_ALTERNATIVE)
    context = _ALTERNATIVE.join(f"//{one}" for one in contexts)
    own = _variables(rule)
    asserts = []
    for one in rule.iterfind(f"{_SCH}assert"):
        fails = f"not({one.get('test')})"
        failing = fails if own else f"({context})[{fails}]"
        asserts.append(Assert(_compiled(failing), one.text or "", is_warning=one.get("role") == "warning"))
    return Rule(pattern.get("id", ""), _variables(pattern), own, _compiled(context), tuple(asserts))


def _value(found: object) -> Value:
    """What an expression of a variable gives: elements, or one value."""
    assert isinstance(found, bool | float | str | list)
    return found


def _nodes(found: object) -> list[etree._Element]:
    """What an expression that asks for elements gives."""
    assert isinstance(found, list)
    return found
