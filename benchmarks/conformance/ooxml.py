"""The official schemas of Office Open XML, in their transitional form: what they find wrong in a Word document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

from converter_docx.package import Package

_XML = "http://www.w3.org/XML/1998/namespace"
_SCHEMAS = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "wml.xsd",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "dml-main.xsd",
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": (
        "shared-documentPropertiesExtended.xsd"
    ),
    "http://schemas.openxmlformats.org/officeDocument/2006/customXml": "shared-customXmlDataProperties.xsd",
    "http://schemas.openxmlformats.org/package/2006/content-types": "opc-contentTypes.xsd",
    "http://schemas.openxmlformats.org/package/2006/relationships": "opc-relationships.xsd",
}
"""The file of each namespace, in the transitional form of ISO/IEC 29500."""
_OTHERS = {"docProps/core.xml", "customXml/item1.xml"}
"""Parts whose schemas are not at hand: Dublin Core's, and our own."""


def schema_faults(shared: Path) -> Callable[[bytes], Iterator[str]]:
    """Gives what the official schemas find wrong in a document, and which parts they do not know."""
    folder = shared / "schemas" / "ooxml"
    attributes = shared / "schemas" / "archive" / "xml.xsd"
    schemas = {namespace: _schema(namespace, folder / name, attributes) for namespace, name in _SCHEMAS.items()}

    def find(data: bytes) -> Iterator[str]:
        for name, part in Package(data).items():
            root = etree.fromstring(part)
            schema = schemas.get(str(etree.QName(root).namespace))
            if schema is None:
                if name not in _OTHERS:
                    yield f"{name}: there is no schema for it"
            elif not schema.validate(root):
                yield f"{name}: {schema.error_log[0]}"

    return find


def _schema(namespace: str, path: Path, attributes: Path) -> etree.XMLSchema:
    """The schema of *namespace*, loaded after that of ``xml:space``, whose place the official files do not name."""
    both = f"""
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:import namespace="{_XML}" schemaLocation="{attributes.as_uri()}"/>
          <xs:import namespace="{namespace}" schemaLocation="{path.as_uri()}"/>
        </xs:schema>"""
    return etree.XMLSchema(etree.fromstring(both))
