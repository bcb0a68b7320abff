"""Who judges outputs in TEI: all our rules, the schema of all of TEI, its asserts, and the format for correspondence."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from pathlib import Path

from lxml import etree

from benchmarks.conformance.judge import Judge
from benchmarks.conformance.schematron import Asserts, asserts
from converter_tei import TEI

_SCHEMAS = Path(__file__).resolve().parents[3] / "shared" / "schemas" / "tei"
_TEI = "{http://www.tei-c.org/ns/1.0}"
_DROPPED = ("role", "key", "n", "ana", "resp")
"""What a harvester of correspondence drops: these attributes, the type of a date and of a reference, the tags of an office."""
_HARVEST = """
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
  <fileDesc>
    <titleStmt><title>Harvest</title><editor>Somebody <email>a@example.org</email></editor></titleStmt>
    <publicationStmt>
      <publisher><ref target="https://example.org">Archive</ref></publisher>
      <idno type="url">https://example.org/harvest.xml</idno>
      <date when="2020-01-01"/>
      <availability><licence target="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</licence></availability>
    </publicationStmt>
    <sourceDesc><bibl type="online" xml:id="a0000000-0000-4000-8000-000000000000">Archive</bibl></sourceDesc>
  </fileDesc>
  <profileDesc/>
</teiHeader><text><body><p/></body></text></TEI>
"""


def _by_rules(data: bytes) -> str:
    assert TEI.validate is not None
    return "; ".join(map(str, TEI.validate(data)))


@cache
def _grammar(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(_SCHEMAS / name))


@cache
def _asserts(name: str) -> Asserts:
    return asserts(_SCHEMAS / name)


def _by_grammar(data: bytes) -> str:
    return _refusal("tei_all.rng", _tree(data))


def _by_asserts(data: bytes) -> str:
    return "; ".join(_asserts("tei_all.sch")(data))


def _by_correspondence(data: bytes) -> str:
    """CMIF is asked about messages that say who received them; its grammar, about what a harvester keeps of them."""
    correspondence = _tree(data).find(f".//{_TEI}correspDesc")
    if correspondence is None or correspondence.find(f"{_TEI}correspAction[@type='received']") is None:
        return ""
    harvest = _harvest(correspondence)
    return _refusal("cmif.rng", harvest) or "; ".join(_asserts("cmif.sch")(etree.tostring(harvest)))


def _harvest(correspondence: etree._Element) -> etree._Element:
    harvest = etree.fromstring(_HARVEST)
    kept = deepcopy(correspondence)
    for action in kept.findall(f"{_TEI}correspAction[@type='exempted']"):
        kept.remove(action)
    etree.strip_tags(kept, f"{_TEI}roleName")
    for element in kept.iter():
        for name in _DROPPED:
            element.attrib.pop(name, None)
        if element.tag in (f"{_TEI}date", f"{_TEI}ref"):
            element.attrib.pop("type", None)
    profile = harvest.find(f".//{_TEI}profileDesc")
    assert profile is not None
    profile.append(kept)
    return harvest


def _refusal(name: str, tree: etree._Element) -> str:
    grammar = _grammar(name)
    return "" if grammar.validate(tree) else str(grammar.error_log)


def _tree(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(huge_tree=True, collect_ids=False))


JUDGES = (
    Judge("converter validate", _by_rules),
    Judge("tei_all", _by_grammar),
    Judge("asserts of TEI", _by_asserts),
    Judge("CMIF", _by_correspondence),
)
