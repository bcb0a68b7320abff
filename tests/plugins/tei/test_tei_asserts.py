"""The asserts of TEI's own Schematron, which are in XPath 2 and need saxonche."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from converter import Document, decide, decode, load_registry, read, survey
from converter.testing import documents
from converter_tei import TEI, TeiOptions

XSLT = "http://www.w3.org/1999/XSL/Transform"
SCHEMATRON = "{http://purl.oclc.org/dsdl/schematron}"
Asserts = Callable[[bytes], list[str]]


def stylesheet(schema: etree._Element) -> str:
    """The schema in XSLT 3: each pattern walks the document in a mode of its own, in which a node meets the first
    rule that fits it, and a rule says which of its asserts do not hold.
    """
    prefixes = {one.get("prefix"): one.get("uri") for one in schema.iter(f"{SCHEMATRON}ns")}
    root = etree.Element(f"{{{XSLT}}}stylesheet", {"version": "3.0"}, nsmap=prefixes | {"xsl": XSLT})

    def add(parent: etree._Element, instruction: str, /, **attributes: str) -> etree._Element:
        written = {key.replace("_", "-"): value for key, value in attributes.items()}
        return etree.SubElement(parent, f"{{{XSLT}}}{instruction}", written)

    broken = etree.SubElement(add(root, "template", match="/"), "broken")
    for number, pattern in enumerate(schema.iter(f"{SCHEMATRON}pattern")):
        mode = f"pattern-{number}"
        add(root, "mode", name=mode, on_no_match="shallow-skip")
        add(broken, "apply-templates", select="/", mode=mode)
        for priority, rule in enumerate(reversed(pattern.findall(f"{SCHEMATRON}rule"))):
            template = add(root, "template", match=rule.get("context", ""), mode=mode, priority=str(priority))
            for variable in rule.findall(f"{SCHEMATRON}let"):
                add(template, "variable", name=variable.get("name", ""), select=variable.get("value", ""))
            for one in rule.iter(f"{SCHEMATRON}assert", f"{SCHEMATRON}report"):
                test = one.get("test", "")
                found = add(template, "if", test=test if one.tag.endswith("report") else f"not({test})")
                etree.SubElement(found, "rule").text = " ".join("".join(one.itertext()).split())
            add(template, "apply-templates", select="@*|node()", mode=mode)
    return etree.tostring(root, encoding="unicode")


@pytest.fixture(scope="session")
def broken_asserts(shared: Path) -> Asserts:
    """Gives the sentences of the asserts that do not hold of a document."""
    saxonche = pytest.importorskip("saxonche", reason="saxonche, which runs XPath 2, is not installed")
    schema = etree.parse(shared / "schemas" / "tei" / "tei_all.sch").getroot()
    processor = saxonche.PySaxonProcessor(license=False)
    program = processor.new_xslt30_processor().compile_stylesheet(stylesheet_text=stylesheet(schema))

    def run(data: bytes) -> list[str]:
        result = program.transform_to_string(xdm_node=processor.parse_xml(xml_text=data.decode()))
        return [rule.text or "" for rule in etree.fromstring(result.encode())]

    return run


def test_asserts_find_faults(broken_asserts):
    """The asserts that are run are those of TEI: a date with two ways of saying when breaks one."""
    faulty = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><date when="2006" from="2006"/></TEI>'

    assert any("@when attribute cannot be used" in sentence for sentence in broken_asserts(faulty))


def test_real_documents_break_no_assert(broken_asserts, shared):
    """The five real documents break none."""
    registry = load_registry()
    for path in sorted((shared / "seeds").glob("*.txt")):
        source = decode(path.name, path.read_bytes())
        document = read(source, registry.reader(decide(survey(source, registry))))

        assert broken_asserts(TEI.write(document, TeiOptions())) == []


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(document=documents())
def test_documents_break_no_assert(broken_asserts, document: Document):
    """Nor does any other document."""
    assert broken_asserts(TEI.write(document, TeiOptions())) == []
