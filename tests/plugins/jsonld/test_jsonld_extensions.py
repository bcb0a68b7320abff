"""The terms of our readers' own metadata: each that an output has is defined, as its class says."""

from __future__ import annotations

from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import orjson
import pytest
from rdflib import RDF, RDFS, Graph, URIRef

from converter import ConverterError, Target, convert, load_registry
from converter_jsonld.terms import NAMESPACE

BASE = NAMESPACE.removesuffix("ns#")


@pytest.fixture(scope="module")
def script(root: Path) -> ModuleType:
    """The script that makes the file."""
    loader = SourceFileLoader("make_extension_terms", str(root / "scripts" / "make-extension-terms"))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_the_file_is_what_the_classes_say(script: ModuleType) -> None:
    """Whoever changes a field makes the file anew: scripts/make-extension-terms."""
    assert script.PATH.read_text(encoding="utf-8") == script.extension_terms()


def test_every_term_of_the_samples_is_defined(script: ModuleType, root: Path) -> None:
    """A term of ours within an extension of an output has its label, its meaning and what it leads to."""
    defined = Graph().parse(data=script.PATH.read_text(encoding="utf-8"), format="turtle")
    registry = load_registry()
    used = set[str]()
    for path in sorted((root / "seeds").iterdir()):
        try:
            [output] = convert(path, [Target(writer="jsonld")], registry).outputs
        except ConverterError:
            continue
        for extension in orjson.loads(output.data).get("extension", ()):
            used.update(key for key in extension if key.startswith(BASE))

    assert len(used) > 20
    assert {term for term in used if (URIRef(term), RDF.type, RDF.Property) not in defined} == set()
    for term in map(URIRef, used):
        assert str(defined.value(term, RDFS.comment)).endswith(".")
        assert defined.value(term, RDFS.label)
        assert defined.value(term, RDFS.range) == RDF.List


def test_the_terms_stand_in_one_namespace_with_the_others(script: ModuleType) -> None:
    """The script's base is that of the context."""
    assert script.ARCHIVE == NAMESPACE
