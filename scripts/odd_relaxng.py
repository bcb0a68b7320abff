"""The RELAX NG schema of an ODD: a definition for each element, class, macro and datatype that it uses.

What an ODD leaves out cannot be: where TEI demands an element that is not there, nothing matches. So whatever the
schema accepts, TEI accepts; the reverse is not meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from lxml import etree
from lxml.builder import ElementMaker
from odd import TEI, Attribute, Odd, OddError

NAMESPACE = "http://relaxng.org/ns/structure/1.0"
DATATYPES = "http://www.w3.org/2001/XMLSchema-datatypes"
EXAMPLES = "http://www.tei-c.org/ns/Examples"
UNBOUNDED = "unbounded"
_KNOWN = {"key", "name", "restriction", "expand", "minOccurs", "maxOccurs", "type", "require"}
Pattern: TypeAlias = "etree._Element"  # noqa: SLF001 - its only name
_rng = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})


class RelaxNg:
    """Writes the schema of one ODD."""

    def __init__(self, odd: Odd) -> None:
        self._odd = odd
        self._definitions: dict[str, Pattern | None] = {}
        self._forms: dict[str, Callable[[Pattern], Pattern]] = {
            "textNode": lambda _: _rng.text(),
            "empty": lambda _: _rng.empty(),
            "elementRef": self._element_reference,
            "classRef": self._class_reference,
            "macroRef": lambda one: self._defined("macroSpec", one.get("key", "")),
            "dataRef": self._data_reference,
            "valList": _values,
            "anyElement": lambda _: self._any_element(),
            "alternate": lambda one: _choice([self._content(child) for child in _elements(one)]),
            "sequence": lambda one: _group([self._content(child) for child in _elements(one)]),
        }

    def schema(self) -> Pattern:
        """The grammar."""
        for name in self._odd.elements:
            self._element(name)
        definitions = [
            _rng.define(pattern, name=name)
            for name, pattern in sorted(self._definitions.items())
            if pattern is not None
        ]
        start = _rng.start(_rng.ref(name=self._odd.root))
        return _rng.grammar(start, *definitions, ns=TEI.strip("{}"), datatypeLibrary=DATATYPES)

    def _element(self, name: str) -> None:
        attributes = [self._attribute(one) for one in self._odd.attributes(name)]
        content = self._whole(self._odd.content("elementSpec", name))
        self._definitions[name] = _rng.element(*attributes, content, name=name)

    # Attributes

    def _attribute(self, attribute: Attribute) -> Pattern:
        pattern = _rng.attribute(self._value(attribute), name=attribute.name)
        return pattern if attribute.required else _rng.optional(pattern)

    def _value(self, attribute: Attribute) -> Pattern:
        """What an attribute takes: the words of a closed list; those and its datatype, if the list is half open."""
        datatype, values = attribute.datatype, attribute.values
        kind = "open" if values is None else values.get("type", "open")

        def one() -> Pattern:
            if values is not None and kind == "closed":
                return _values(values)
            taken = _rng.text() if datatype is None else self._data_reference(_only(datatype))
            return _choice([_values(values), taken]) if values is not None and kind == "semi" else taken

        if datatype is None or datatype.get("maxOccurs", "1") == "1":
            return one()
        return _rng.list(_repeated(one, datatype))

    # Content

    def _whole(self, content: Pattern) -> Pattern:
        return _group([self._content(one) for one in _elements(content)])

    def _content(self, particle: Pattern) -> Pattern:
        name = etree.QName(particle).localname
        form = self._forms.get(name)
        if form is None or set(particle.attrib) - _KNOWN:
            raise OddError(f"{name} {dict(particle.attrib)} in a content model is not known here")
        return _repeated(lambda: form(particle), particle)

    def _element_reference(self, particle: Pattern) -> Pattern:
        key = particle.get("key", "")
        return _rng.ref(name=key) if key in self._odd.elements else _rng.notAllowed()

    def _class_reference(self, particle: Pattern) -> Pattern:
        key = particle.get("key", "")
        members = self._odd.members(key)
        if particle.get("expand", "alternate") != "alternate" and len(members) > 1:
            raise OddError(f"a reference to the class {key} as a sequence is not known here")
        if key not in self._definitions and len(members) > 1:
            self._definitions[key] = _choice([_rng.ref(name=name) for name in members])
        if len(members) > 1:
            return _rng.ref(name=key)
        return _rng.ref(name=members[0]) if members else _rng.notAllowed()

    def _data_reference(self, reference: Pattern) -> Pattern:
        key, name, restriction = (reference.get(word) for word in ("key", "name", "restriction"))
        if key is not None:
            return self._defined("dataSpec", key) if restriction is None else self._restricted(key, restriction)
        pattern = _rng.text() if name == "text" else _rng.data(type=name or "")
        if restriction is not None:
            pattern.append(_rng.param(restriction, name="pattern"))
        return pattern

    def _restricted(self, key: str, restriction: str) -> Pattern:
        """A datatype whose words must have one more form; it must come down to one datatype of XML Schema."""
        reference = _only(self._odd.content("dataSpec", key))
        if reference.tag != f"{TEI}dataRef":
            raise OddError(f"the datatype {key} cannot be restricted")
        if (inner := reference.get("key")) is not None:
            return self._restricted(inner, restriction)
        pattern = self._data_reference(reference)
        pattern.append(_rng.param(restriction, name="pattern"))
        return pattern

    def _defined(self, kind: str, name: str) -> Pattern:
        """A reference to a definition, which is made when it is first asked for."""
        if name not in self._definitions:
            self._definitions[name] = None  # which may refer to itself
            self._definitions[name] = self._whole(self._odd.content(kind, name))
        return _rng.ref(name=name)

    def _any_element(self) -> Pattern:
        """Any element of another vocabulary, with whatever it holds."""
        name = "any-element"
        if name not in self._definitions:
            others = _rng("except", _rng.nsName(ns=TEI.strip("{}")), _rng.name("egXML", ns=EXAMPLES))
            within = _rng.zeroOrMore(_rng.choice(_rng.text(), _rng.ref(name=name)))
            attributes = _rng.zeroOrMore(_rng.attribute(_rng.anyName()))
            self._definitions[name] = _rng.element(_rng.anyName(others), attributes, within)
        return _rng.ref(name=name)


def _repeated(make: Callable[[], Pattern], particle: Pattern) -> Pattern:
    """A pattern as often as *particle* says that it occurs."""
    least, most = int(particle.get("minOccurs", "1")), particle.get("maxOccurs", "1")
    if (least, most) == (1, "1"):
        return make()
    if least == 0 and make().tag == f"{{{NAMESPACE}}}notAllowed":
        return _rng.empty()
    if most == UNBOUNDED:
        last = _rng.zeroOrMore(make()) if least == 0 else _rng.oneOrMore(make())
        return _group([*(make() for _ in range(least - 1)), last])
    return _group([*(make() for _ in range(least)), *(_rng.optional(make()) for _ in range(int(most) - least))])


def _group(patterns: Sequence[Pattern]) -> Pattern:
    """One after the other."""
    if any(one.tag == f"{{{NAMESPACE}}}notAllowed" for one in patterns):
        return _rng.notAllowed()
    return _joined("group", [one for one in patterns if one.tag != f"{{{NAMESPACE}}}empty"], _rng.empty)


def _choice(patterns: Sequence[Pattern]) -> Pattern:
    """One of them."""
    return _joined("choice", [one for one in patterns if one.tag != f"{{{NAMESPACE}}}notAllowed"], _rng.notAllowed)


def _joined(name: str, patterns: Sequence[Pattern], nothing: Callable[[], Pattern]) -> Pattern:
    if len(patterns) > 1:
        return _rng(name, *patterns)
    return patterns[0] if patterns else nothing()


def _values(values: Pattern) -> Pattern:
    """The words of a list."""
    return _choice([_rng.value(one.get("ident", "")) for one in values.iterfind(f"{TEI}valItem")])


def _only(element: Pattern) -> Pattern:
    """The one element in *element*."""
    [child] = _elements(element)
    return child


def _elements(element: Pattern) -> list[Pattern]:
    return [one for one in element if isinstance(one.tag, str)]
