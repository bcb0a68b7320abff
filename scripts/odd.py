"""An ODD: what it takes out of TEI P5, and what it changes there.

Of the language of ODD (TEI Guidelines, chapter 22) this knows what a subset needs: ``moduleRef`` with ``include``,
groups of specifications, ``elementSpec`` and ``classSpec`` that change or delete, attributes that are changed or
deleted or, from a class to one of its elements, moved, lists of values, and constraints. Anything else is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
_KINDS = ("elementSpec", "classSpec", "macroSpec", "dataSpec")
_PARTS_OF_CHANGE = {f"{TEI}{name}" for name in ("attList", "constraintSpec", "remarks", "desc")}


class OddError(Exception):
    """The ODD, or what it takes out of TEI, has something that is not known here."""


@dataclass(frozen=True)
class Attribute:
    """An attribute as the ODD leaves it: its name, whether an element must have it, and what it takes."""

    name: str
    required: bool
    datatype: etree._Element | None
    values: etree._Element | None


class Odd:
    """The elements, classes and macros of a subset.

    Args:
        odd: the file of the ODD.
        p5: ``p5subset.xml``, the specifications of all of TEI P5 as its consortium publishes them.

    Raises:
        OddError: something in the ODD is not known here, or names what TEI does not have.
    """

    def __init__(self, odd: Path, p5: Path) -> None:
        self._specifications = _specifications(etree.parse(p5))
        self._schema = _schema(etree.parse(odd).getroot())
        self._changes = self._changes_by_name()
        self._modules = {
            one.get("key", ""): _words(one, "include") for one in self._schema.iter(f"{TEI}moduleRef")
        }
        self.root = self._schema.get("start", "TEI")
        self.elements = tuple(sorted(self._chosen()))
        """The names of its elements."""
        self._members = self._members_by_class()

    def constraints(self) -> Iterator[etree._Element]:
        """The ``constraintSpec`` elements of the ODD itself, in its order."""
        return self._schema.iter(f"{TEI}constraintSpec")

    def content(self, kind: str, name: str) -> etree._Element:
        """What an element, a macro or a datatype holds: its element ``content``."""
        found = self._specifications[kind][name].find(f"{TEI}content")
        if found is None:
            raise OddError(f"{kind} {name} has no content")
        return found

    def members(self, name: str) -> tuple[str, ...]:
        """The elements of a class, those of its subclasses among them."""
        return tuple(sorted(set(self._in_class(name))))

    def attributes(self, element: str) -> list[Attribute]:
        """The attributes of an element, its own and those of its classes, by name."""
        found: dict[str, Attribute] = {}
        self._add_attributes("elementSpec", element, found, set())
        return [found[name] for name in sorted(found)]

    # What the ODD chooses

    def _chosen(self) -> Iterator[str]:
        known = self._specifications["elementSpec"]
        for module, names in self._modules.items():
            for name in names:
                if name not in known or known[name].get("module") != module:
                    raise OddError(f"the module {module} of TEI has no element {name}")
                yield name

    def _changes_by_name(self) -> Mapping[tuple[str, str], etree._Element]:
        changes: dict[tuple[str, str], etree._Element] = {}
        for one in self._schema.iter(f"{TEI}elementSpec", f"{TEI}classSpec"):
            kind, name, mode = _local(one), one.get("ident", ""), one.get("mode")
            if name not in self._specifications[kind]:
                raise OddError(f"TEI has no {kind} {name}")
            if (kind, name) in changes:
                raise OddError(f"{kind} {name} is changed twice")
            if mode not in ("change", "delete") or (mode == "delete" and kind == "elementSpec"):
                raise OddError(f"{kind} {name}: the mode {mode} is not known here")
            if unknown := [_local(part) for part in _children(one) if part.tag not in _PARTS_OF_CHANGE]:
                raise OddError(f"{kind} {name}: a change of {unknown[0]} is not known here")
            changes[kind, name] = one
        return changes

    # Classes

    def _members_by_class(self) -> Mapping[str, list[tuple[str, str]]]:
        members: dict[str, list[tuple[str, str]]] = {}
        names = [("elementSpec", name) for name in self.elements]
        names += [("classSpec", name) for name in self._specifications["classSpec"]]
        for kind, name in names:
            for key in self._classes(kind, name):
                members.setdefault(key, []).append((kind, name))
        return members

    def _classes(self, kind: str, name: str) -> list[str]:
        specification = self._specifications[kind][name]
        return [one.get("key", "") for one in specification.iterfind(f"{TEI}classes/{TEI}memberOf")]

    def _in_class(self, name: str) -> Iterator[str]:
        for kind, member in self._members.get(name, ()):
            if kind == "elementSpec":
                yield member
            else:
                yield from self._in_class(member)

    # Attributes

    def _add_attributes(self, kind: str, name: str, found: dict[str, Attribute], seen: set[str]) -> None:
        """Add what the classes of *name* give, then what it has itself, then what the ODD changes."""
        change = self._changes.get((kind, name))
        if name in seen or (change is not None and change.get("mode") == "delete"):
            return
        seen.add(name)
        for key in self._classes(kind, name):
            self._add_attributes("classSpec", key, found, seen)
        _merge(self._specifications[kind][name], found)
        if change is not None:
            _merge(change, found, known=True)


def _merge(specification: etree._Element, found: dict[str, Attribute], *, known: bool = False) -> None:
    """Put the attributes of a specification among those that were *found*; if *known*, they are there already, or added."""
    attributes = specification.find(f"{TEI}attList")
    for one in () if attributes is None else _children(attributes):
        name, mode = one.get("ident", ""), one.get("mode")
        before = found.get(name)
        if one.tag != f"{TEI}attDef" or attributes is None or attributes.get("org", "group") != "group":
            raise OddError(f"{specification.get('ident')}: a {_local(one)} among its attributes is not known here")
        if known and (before is None) != (mode == "add"):
            raise OddError(f"{specification.get('ident')}: the attribute {name} cannot be the object of {mode}")
        if mode == "delete":
            found.pop(name, None)
            continue
        if before is None or mode != "change":
            before = Attribute(name, required=False, datatype=None, values=None)
        datatype, values, usage = one.find(f"{TEI}datatype"), one.find(f"{TEI}valList"), one.get("usage")
        found[name] = replace(
            before,
            required=before.required if usage is None else usage == "req",
            datatype=before.datatype if datatype is None else datatype,
            values=before.values if values is None else values,
        )


def _specifications(p5: etree._ElementTree[etree._Element]) -> Mapping[str, Mapping[str, etree._Element]]:
    """The specifications of TEI, by kind and name."""
    return {kind: {one.get("ident", ""): one for one in p5.iter(f"{TEI}{kind}")} for kind in _KINDS}


def _schema(root: etree._Element) -> etree._Element:
    """The one ``schemaSpec``, the groups that it refers to put in their places."""
    [schema] = root.iter(f"{TEI}schemaSpec")
    groups = {one.get("{http://www.w3.org/XML/1998/namespace}id"): one for one in root.iter(f"{TEI}specGrp")}
    for reference in schema.findall(f"{TEI}specGrpRef"):
        group = groups.get(reference.get("target", "").removeprefix("#"))
        if group is None:
            raise OddError(f"there is no group of specifications {reference.get('target')}")
        schema.replace(reference, group)
    return schema


def _children(element: etree._Element) -> Iterator[etree._Element]:
    """The elements in *element*, without comments."""
    return (one for one in element if isinstance(one.tag, str))


def _words(element: etree._Element, attribute: str) -> list[str]:
    return element.get(attribute, "").split()


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname
