"""Who judges Word documents: all our rules, the official schemas, and two validators of strangers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile

import ooxml_integrity
from docx import Document
from openxml_audit import OpenXmlValidator

from benchmarks.conformance.judge import Judge
from benchmarks.conformance.ooxml import schema_faults
from converter import ConverterError, load_registry, restore
from converter_docx import DOCX

SHARED = Path(__file__).resolve().parents[3] / "shared"


@cache
def _faults() -> Callable[[bytes], Iterator[str]]:
    return schema_faults(SHARED)


def _by_rules(data: bytes) -> str:
    assert DOCX.validate is not None
    return "; ".join(map(str, DOCX.validate(data)))


def _by_schemas(data: bytes) -> str:
    return "; ".join(_faults()(data))


def _by_audit(data: bytes) -> str:
    with NamedTemporaryFile(suffix=".docx") as file:
        file.write(data)
        file.flush()
        return "; ".join(str(one.description) for one in _validator().validate(file.name).errors)


def _by_integrity(data: bytes) -> str:
    """Its errors; it warns of references to characters in a page's markup, which is shown as received."""
    with NamedTemporaryFile(suffix=".docx") as file:
        file.write(data)
        file.flush()
        found = ooxml_integrity.check(file.name)
    return "; ".join([str(one) for one in found if one.severity is ooxml_integrity.ERROR])


def _by_python_docx(data: bytes) -> str:
    """A second reader opens it and finds a text."""
    return "" if Document(BytesIO(data)).paragraphs else "python-docx finds no paragraph"


def _by_rendering(data: bytes) -> str:
    """The record comes back out of it, and says what it says."""
    try:
        restore(data, DOCX, _registry())
    except ConverterError as error:
        return str(error)
    return ""


_registry, _validator = cache(load_registry), cache(OpenXmlValidator)

JUDGES = (
    Judge("converter validate", _by_rules),
    Judge("official schemas", _by_schemas),
    Judge("openxml-audit", _by_audit),
    Judge("ooxml-integrity", _by_integrity),
    Judge("python-docx", _by_python_docx),
    Judge("record back", _by_rendering),
)
