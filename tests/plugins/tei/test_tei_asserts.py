"""The asserts of TEI's own Schematron, which are in XPath 2 and need saxonche."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from converter import Document, decide, decode, load_registry, read, survey
from converter.testing import documents
from converter_tei import TEI, TeiOptions

Asserts = Callable[[bytes], list[str]]


@pytest.fixture(scope="session")
def broken_asserts(shared: Path) -> Asserts:
    """Gives the sentences of the asserts that do not hold of a document."""
    pytest.importorskip("saxonche", reason="saxonche, which runs XPath 2, is not installed")
    from benchmarks.conformance.schematron import asserts

    return asserts(shared / "schemas" / "tei" / "tei_all.sch")


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
