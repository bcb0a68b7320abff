"""The facts that the heads of the three real cables state, where the folder with them is present."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from converter import Document, Precedence
from converter_cable.transmission import Catalogue

SEEDS = ("000", "001", "002")


def agents(document: Document, role: str) -> list[str | None]:
    return [agent.name and agent.name.value for agent in document.metadata.agents if agent.role == role]


def event(document: Document, kind: str) -> date | datetime | None:
    (found,) = [one for one in document.metadata.events if one.kind == kind]
    return found.when


def identifiers(document: Document) -> dict[str, str]:
    return {one.scheme: one.value.value for one in document.metadata.identifiers}


@pytest.mark.parametrize(
    ("number", "form"), [("000", "cable"), ("001", "wiki-cable"), ("002", "wiki-cable")], ids=SEEDS
)
def test_form(seed, number, form):
    """A raw telegram is a cable; one within a catalogue page is a wiki-cable."""
    assert seed(number).format == form


@pytest.mark.parametrize(
    ("number", "value"), [("000", "08TOKYO1548"), ("001", "06TOKYO709"), ("002", "07TOKYO3470")], ids=SEEDS
)
def test_message_reference_number(seed, number, value):
    """Of the classification line and the year of the date-time group; cited only where a catalogue prints it."""
    document = seed(number)

    [found] = [one.value for one in document.metadata.identifiers if one.scheme == "mrn"]
    assert found.value == value
    assert (found.span is None) == (document.format == "cable")


@pytest.mark.parametrize(
    ("number", "sent"),
    [
        ("000", datetime(2008, 6, 6, 7, 11, tzinfo=UTC)),
        ("001", datetime(2006, 2, 8, 8, 46, tzinfo=UTC)),
        ("002", datetime(2007, 7, 30, 5, 58, tzinfo=UTC)),
    ],
    ids=SEEDS,
)
def test_sent_and_filed(seed, number, sent):
    """The date-time group gives when it was sent; the day of the year in format line 3 says the same."""
    document = seed(number)

    assert (event(document, "sent"), event(document, "filed")) == (sent, sent)


@pytest.mark.parametrize(
    ("number", "level", "day"),
    [
        ("000", "secret", date(2018, 6, 6)),
        ("001", "secret", date(2016, 2, 7)),
        ("002", "confidential", date(2017, 7, 30)),
    ],
    ids=SEEDS,
)
def test_restriction(seed, number, level, day):
    """Level, executive order, captions, and the day of declassification."""
    document = seed(number)

    [restriction] = document.metadata.restrictions
    assert restriction.level.value == level
    assert restriction.authority.value == "E.O. 12958"
    assert {caption.value for caption in restriction.captions} == {"SIPDIS"}
    assert event(document, "declassify") == day


@pytest.mark.parametrize(
    ("number", "name", "position"),
    [
        ("000", "J. Thomas Schieffer", "Ambassador"),
        ("001", "JOSEPH R. DONOVAN", "DEPUTY CHIEF OF MISSION"),
        ("002", "J. Thomas Schieffer", "Ambassador"),
    ],
    ids=SEEDS,
)
def test_classifier_and_reasons(seed, number, name, position):
    """Who classified it, by name and rank, and both reasons, however they are written: (b/d), (b),(d) or (b)/(d)."""
    document = seed(number)

    [one] = [one for one in document.metadata.agents if one.role == "classifier"]
    assert (one.name.value, one.position.value) == (name, position)
    assert [one.value for one in document.metadata.restrictions[0].reasons] == ["1.4 (b)", "1.4 (d)"]


@pytest.mark.parametrize(("number", "to", "info"), [("000", 1, 5), ("001", 1, 10), ("002", 2, 14)], ids=SEEDS)
def test_sender_and_addressees(seed, number, to, info):
    """One sender with its routing indicator; every addressee has a name, an indicator and a precedence."""
    document = seed(number)

    [sender] = [agent for agent in document.metadata.agents if agent.role == "sender"]
    assert (sender.name.value, sender.code.value, sender.precedence.value) == (
        "AMEMBASSY TOKYO",
        "RUEHKO",
        Precedence.IMMEDIATE,
    )
    assert (len(agents(document, "recipient")), len(agents(document, "copied"))) == (to, info)
    addressees = [agent for agent in document.metadata.agents if agent.role in ("recipient", "copied")]
    assert all(agent.name and agent.code and agent.precedence for agent in addressees)


def test_precedence_and_copy_number_of_each_addressee(seed):
    """002: immediate for the Department, priority for the others; four digits are the copy number."""
    agent = {agent.name.value: agent for agent in seed("002").metadata.agents if agent.code}

    shown = {
        name: (
            agent[name].code.value,
            agent[name].precedence.value,
            agent[name].serial and agent[name].serial.value,
        )
        for name in ("SECSTATE WASHDC", "AMEMBASSY MANILA", "USMISSION UNVIE VIENNA", "CIA WASHDC")
    }
    assert shown == {
        "SECSTATE WASHDC": ("RUEHC", Precedence.IMMEDIATE, "5958"),
        "AMEMBASSY MANILA": ("RUEHML", Precedence.PRIORITY, "1062"),
        "USMISSION UNVIE VIENNA": ("RUEHUNV", Precedence.PRIORITY, "0450"),
        "CIA WASHDC": ("RUEAIIA", Precedence.PRIORITY, None),
    }


@pytest.mark.parametrize(
    ("number", "schemes", "warning", "section"),
    [
        ("000", ("VZCZCXYZ0005", "1548", "TOKYO 001548"), "ZNY SSSSS", (None, None)),
        ("001", ("VZCZCXRO9451", "0709", "TOKYO 000709"), "ZNY SSSSS", (1, 2)),
        ("002", ("VZCZCXRO5413", "3470", "TOKYO 003470"), "ZNY CCCCC", (1, 3)),
    ],
    ids=SEEDS,
)
def test_transmission(seed, number, schemes, warning, section, transmission):
    """What the format lines say: identifiers, stations, precedence, security warning; and the sections."""
    document = seed(number)

    names = identifiers(document)
    assert (names["transmission"], names["station-serial"], names["message-number"]) == schemes
    said = transmission(document)
    assert said.security_warning.value == warning
    assert said.origin.value == "RUEHKO"
    assert said.precedence.value is said.action_precedence.value is Precedence.IMMEDIATE
    assert (said.section and said.section.value, said.sections and said.sections.value) == section
    assert [one.text.value for one in document.metadata.instructions if one.kind == "operating-signal"] == ["ZZH"]


def test_stations_called(seed, transmission):
    """Format line 2 names the stations that were called."""
    assert [one.value for one in transmission(seed("002")).called] == ["RUEHFK", "RUEHKSO", "RUEHNH"]


@pytest.mark.parametrize(
    ("number", "tags"),
    [("000", "PREL JA KN"), ("001", "PARM PREL MNUC JA KS KN CH"), ("002", "PREL KNNP JA DPRK")],
    ids=SEEDS,
)
def test_tags(seed, number, tags):
    """As printed, a mistyped one too; of which kind, where the form tells."""
    subjects = seed(number).metadata.subjects

    assert " ".join(subject.code.value for subject in subjects) == tags
    kinds = {subject.code.value: subject.kind for subject in subjects}
    assert {code: kinds[code] for code in kinds if code in ("PREL", "KNNP", "JA", "DPRK")} == {
        code: kind
        for code, kind in {"PREL": "subject", "KNNP": "program", "JA": "place", "DPRK": None}.items()
        if code in kinds
    }


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("000", 'JAPAN-DPRK: "INFORMAL DISCUSSIONS" TO TAKE PLACE IN BEIJING'),
        ("001", "JAPAN-DPRK TALKS CONCLUDE WITH ZERO SERIOUSNESS"),
        (
            "002",
            "PDAS STEPHENS JULY 23 MEETINGS WITH JAPANESE OFFICIALS ON THE NORTHEAST ASIA PEACE AND SECURITY MECHANISM",
        ),
    ],
    ids=SEEDS,
)
def test_title(seed, number, title):
    """The whole subject, over its lines."""
    assert seed(number).metadata.title.value == title


def test_references(seed):
    """001 has three with blank lines between them, years inferred; the others have none."""
    found = seed("001").metadata.references

    assert [(one.label.value, one.text.value, one.target, one.inferred) for one in found] == [
        ("A", "TOKYO 433", "06TOKYO433", True),
        ("B", "TOKYO 644", "06TOKYO644", True),
        ("C", "BEIJING 2089", "06BEIJING2089", True),
    ]
    assert seed("000").metadata.references == seed("002").metadata.references == ()


@pytest.mark.parametrize("number", SEEDS)
def test_signatory(seed, number):
    """The surname on the last line."""
    assert agents(seed(number), "signatory") == ["SCHIEFFER"]


def test_attention_line_is_metadata(seed):
    """002: MANILA FOR D/KAYE LEE is an instruction in a segment of its own."""
    document = seed("002")

    assert ("attention", "MANILA FOR D/KAYE LEE") in [
        (one.kind, one.text.value) for one in document.metadata.instructions
    ]
    assert [one.role for one in document.segments if one.name == "passing"] == ["metadata"]


def test_the_catalogue_is_kept_apart(seed):
    """001: what the page says is an extension and an event of its own, and nothing of it differs."""
    document = seed("001")

    [catalogue] = [one for one in document.metadata.extensions if isinstance(one, Catalogue)]
    assert catalogue.identifier.value == "06TOKYO709"
    assert catalogue.created.value == "2006-02-08 08:46:00"
    assert catalogue.classification.value == "SECRET"
    assert catalogue.origin.value == "Embassy Tokyo"
    assert catalogue.title.value == "JAPAN-DPRK TALKS CONCLUDE WITH ZERO SERIOUSNESS"
    assert [tag.value for tag in catalogue.tags] == ["PARM", "PREL", "MNUC", "JA", "KS", "KN", "CH"]
    assert event(document, "created") == event(document, "sent")


@pytest.mark.parametrize("number", SEEDS)
def test_nothing_is_amiss(seed, number):
    """No notices: the title of 002's catalogue is the first line of the subject, which is no disagreement."""
    assert seed(number).notices == ()
