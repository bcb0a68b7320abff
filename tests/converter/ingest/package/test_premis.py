"""PREMIS and METS are valid and well-formed whatever the values say."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from converter.ingest.package.layout import represented
from converter.ingest.package.mets import mets
from converter.ingest.package.premis import premis
from converter.ingest.records import Agent, AgentType, Dossier, EventType, Format, Outcome

from .conftest import AT, CONVERTER, damaged, dossier_of, event, imprint_of, refused

TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
P = {"p": "http://www.loc.gov/premis/v3"}
SCHEMAS = Path(__file__).parents[5] / "shared" / "schemas" / "archive"


@pytest.fixture(scope="module")
def schema(shared: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(shared / "schemas/archive/premis-v3-0.xsd"))


def written(dossier: Dossier, *agents: Agent) -> etree._Element:
    text = "".join(premis(dossier, {agent.id: agent for agent in agents}))
    return etree.fromstring(text.encode())


FORMATS = st.one_of(
    st.none(), st.builds(Format, puid=st.just("fmt/412"), name=TEXTS, version=TEXTS, registry=TEXTS)
)
AGENTS = st.builds(
    Agent,
    id=st.just("one"),
    type=st.sampled_from(AgentType),
    name=TEXTS,
    version=TEXTS,
    notes=st.lists(TEXTS, max_size=2).map(tuple),
)
SAID = st.fixed_dictionaries(
    {
        "outcome": st.sampled_from(Outcome),
        "representation": st.sampled_from(("", "tei", "absent")),
        "detail": TEXTS,
        "note": TEXTS,
    }
)


@settings(max_examples=50)
@given(kind=st.sampled_from(EventType), said=SAID, agent=AGENTS, identified=FORMATS)
def test_valid_whatever_is_said(schema, kind, said, agent, identified) -> None:
    """Any text in any place, any kind of event with any agent: the file keeps to the schema."""
    dossier, _ = dossier_of(b"a\xff&<.txt", b"text")
    told = event(dossier.item, 99, kind, **said, agents=("one",))
    item = evolve(dossier.item, format=identified)
    outputs = tuple(evolve(one, format=identified, coverage=None) for one in dossier.outputs)

    schema.assertValid(written(evolve(dossier, item=item, outputs=outputs, events=(told,)), agent))


def test_a_failed_normalization_is_told_of_its_source() -> None:
    """An output that was not made is no object; its event is linked to the source, and says why."""
    dossier, _ = damaged(b"bad.bin", b"\xff")
    events = written(dossier, CONVERTER, evolve(CONVERTER, id="operator")).findall("p:event", P)
    failed = events[-1]

    assert failed.findtext("p:eventType", "", P) == "normalization"
    assert failed.findtext(".//p:eventOutcome", "", P) == "fail"
    assert "not valid UTF-8" in failed.findtext(".//p:eventOutcomeDetailNote", "", P)
    assert [one.text for one in failed.iterfind(".//p:linkingObjectIdentifierValue", P)] == [dossier.item.oid]


def test_every_attempt_stays() -> None:
    """A retry adds its events to those of the attempt that failed."""
    dossier, _ = dossier_of(b"a.txt", b"text")
    failed = event(dossier.item, 98, EventType.NORMALIZATION, outcome=Outcome.FAIL, representation="tei")
    both = evolve(dossier, events=(failed, *dossier.events))
    outcomes = [
        one.findtext(".//p:eventOutcome", "", P)
        for one in written(both, CONVERTER, evolve(CONVERTER, id="operator")).iterfind("p:event", P)
        if one.findtext("p:eventType", "", P) == "normalization"
    ]

    assert outcomes == ["fail", "success", "success"]


def test_what_is_not_kept_is_an_intellectual_entity() -> None:
    """A refused link has no file, no checksum and no place, and yet its name and its event."""
    root = written(refused(b"link to\nnowhere"), CONVERTER, evolve(CONVERTER, id="operator"))
    [described] = root.iterfind("p:object", P)

    assert described.get("{http://www.w3.org/2001/XMLSchema-instance}type") == "premis:intellectualEntity"
    assert described.findtext("p:originalName", "", P) == "link%20to%0Anowhere"
    assert root.find(".//p:fixity", P) is None
    assert len(root.findall("p:event", P)) == 1


@settings(max_examples=50)
@given(mtime=st.integers(-(2**63), 2**63 - 1), title=TEXTS)
def test_mets_takes_any_time_and_any_title(mtime: int, title: str) -> None:
    """A file system's time may be anything; METS still has a time, and a title that XML can hold."""
    dossier, _ = dossier_of(b"a.txt", b"text")
    files = tuple(represented(evolve(dossier, item=evolve(dossier.item, mtime_ns=mtime)), AT))
    imprint = imprint_of()
    text = "".join(mets(evolve(imprint, deposit=evolve(imprint.deposit, title=title)), files))
    root = etree.fromstring(text.encode())

    if SCHEMAS.is_dir():
        etree.XMLSchema(etree.parse(SCHEMAS / "mets.local.xsd")).assertValid(root)
    assert len(root.findall(".//{*}file")) == len(files)
