"""Schematron with rules in XPath 2, as the TEI Consortium has it: made into XSLT 3, which saxonche runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lxml import etree
from saxonche import PySaxonProcessor

XSLT = "http://www.w3.org/1999/XSL/Transform"
SCHEMATRON = "{http://purl.oclc.org/dsdl/schematron}"
Asserts = Callable[[bytes], list[str]]


def asserts(path: Path) -> Asserts:
    """Gives the sentences of the asserts of a schema that do not hold of a document; warnings are left out."""
    processor = PySaxonProcessor(license=False)
    text = stylesheet(etree.parse(path).getroot())
    program = processor.new_xslt30_processor().compile_stylesheet(stylesheet_text=text)

    def broken(data: bytes) -> list[str]:
        result = program.transform_to_string(xdm_node=processor.parse_xml(xml_text=data.decode()))
        return [rule.text or "" for rule in etree.fromstring(result.encode())]

    return broken


def stylesheet(schema: etree._Element) -> str:
    """The schema in XSLT 3: each pattern walks the document in a mode of its own, in which a node meets the first
    rule that fits it, and a rule says which of its asserts do not hold.
    """
    prefixes = {one.get("prefix"): one.get("uri", "") for one in schema.iter(f"{SCHEMATRON}ns")}
    root = etree.Element(f"{{{XSLT}}}stylesheet", {"version": "3.0"}, nsmap=prefixes | {"xsl": XSLT})
    broken = etree.SubElement(_instruction(root, "template", match="/"), "broken")
    for number, pattern in enumerate(schema.iter(f"{SCHEMATRON}pattern")):
        mode = f"pattern-{number}"
        _instruction(root, "mode", name=mode, on_no_match="shallow-skip")
        _instruction(broken, "apply-templates", select="/", mode=mode)
        for priority, rule in enumerate(reversed(pattern.findall(f"{SCHEMATRON}rule"))):
            template = _instruction(
                root, "template", match=rule.get("context", ""), mode=mode, priority=str(priority)
            )
            for variable in rule.findall(f"{SCHEMATRON}let"):
                _instruction(template, "variable", name=variable.get("name", ""), select=variable.get("value", ""))
            for one in rule.iter(f"{SCHEMATRON}assert", f"{SCHEMATRON}report"):
                if one.get("role") != "warning":
                    test = one.get("test", "")
                    failing = test if one.tag == f"{SCHEMATRON}report" else f"not({test})"
                    sentence = " ".join("".join(map(str, one.itertext())).split())
                    etree.SubElement(_instruction(template, "if", test=failing), "rule").text = sentence
            _instruction(template, "apply-templates", select="@*|node()", mode=mode)
    return etree.tostring(root, encoding="unicode")


def _instruction(parent: etree._Element, name: str, /, **attributes: str) -> etree._Element:
    written = {key.replace("_", "-"): value for key, value in attributes.items()}
    return etree.SubElement(parent, f"{{{XSLT}}}{name}", written)
