"""The Schematron schema of an ODD: its constraints, each a pattern of its own, in the order of the ODD."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree
from lxml.builder import ElementMaker
from odd import TEI, OddError

NAMESPACE = "http://purl.oclc.org/dsdl/schematron"
_sch = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})


def schematron(constraints: Iterable[etree._Element], title: str) -> etree._Element:
    """The schema; what ``let`` says in a constraint outside its rule is known to the whole pattern."""
    schema = _sch.schema(_sch.title(title), _sch.ns(prefix="tei", uri=TEI.strip("{}")), queryBinding="xslt")
    for constraint in constraints:
        name = constraint.get("ident", "")
        if constraint.get("scheme") != "schematron":
            raise OddError(f"the constraint {name} is in another language than Schematron")
        if constraint.find(f".//{{{NAMESPACE}}}assert/*") is not None:
            raise OddError(f"the constraint {name} has an element within a sentence")
        pattern = _sch.pattern(id=name)
        for one in constraint.iterfind(f"{TEI}constraint/*"):
            pattern.append(_copied(one))
        schema.append(pattern)
    return schema


def _copied(element: etree._Element) -> etree._Element:
    """*element* in the default namespace, its sentences on one line."""
    copy = _sch(etree.QName(element).localname, dict(element.attrib))
    copy.extend(_copied(one) for one in element if isinstance(one.tag, str))
    copy.text = " ".join((element.text or "").split()) or None
    return copy
