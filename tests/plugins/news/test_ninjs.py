"""News items in ninjs: how they are known, and what each member that says something of the item comes to."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from converter import Confidence, Document, Role, Source
from converter_news.wire.marks import detect_ninjs

LEAST = {"uri": "x:1", "versioncreated": "2020-01-02T03:04:05Z"}


@pytest.mark.parametrize(
    ("members", "confidence"),
    [
        ({"uri": "x", "versioncreated": "2020", "body_text": "a"}, Confidence.CERTAIN),
        ({"uri": "x", "versionCreated": "2020", "headlines": []}, Confidence.CERTAIN),
        ({"standard": {"name": "ninjs", "version": "2.1"}, "uri": "x"}, Confidence.CERTAIN),
        ({"$standard": {"name": "NINJS"}, "uri": "x"}, Confidence.CERTAIN),
        ({"uri": "x", "headlines": [], "bodies": [], "slugline": "a"}, Confidence.LIKELY),
        ({"uri": "x", "headline": "a", "body_text": "b"}, None),
        ({"uri": 1, "versioncreated": "2020", "body_text": "a"}, None),
        ({"versioncreated": "2020", "body_text": "a"}, None),
        ({"uri": "x", "versioncreated": "2020"}, None),
        (
            {"$schema": "x", "title": "ninjs", "properties": {"uri": {}, "versioncreated": {}, "body_text": {}}},
            None,
        ),
        ({"title": "a", "body": "b", "author": "c"}, None),
    ],
)
def test_detection(members: dict[str, Any], confidence: Confidence | None, source_of: Callable[[str], Source]):
    """The standard that it names, or the members that only ninjs has; other JSON is nobody's."""
    source = source_of(json.dumps(members, indent=1))

    detection = detect_ninjs(source)

    assert (detection and detection.confidence) == confidence
    for one in detection.evidence if detection else ():
        assert json.loads(one.span.of(source.text)) in members


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "[{}]", '"uri"', "{'uri': 1}", "\ufeff{}", '{"uri"', "<nitf/>", "{}{}"]
)
def test_what_is_no_object_is_not_claimed(text: str, source_of: Callable[[str], Source]):
    """Nor does it break detection."""
    assert detect_ninjs(source_of(text)) is None


@pytest.mark.parametrize(
    ("members", "confidence"),
    [
        ({"body_text": ""}, Confidence.CERTAIN),
        ({"standard": {"name": "ninjs", "version": "3.0"}}, Confidence.CERTAIN),
        ({"uri": 1, "body_text": ""}, None),
        ({"associations": {"uri": "x", "versioncreated": "2020"}}, None),
        ({"slugline": "x", "located": "x", "ednote": "x", "headline": 'a "b" {'}, Confidence.CERTAIN),
    ],
)
def test_a_long_item_is_known_by_its_beginning(members, confidence, source_of):
    """By the members there, none of those within them; what follows is not read."""
    least = {} if "associations" in members else LEAST
    source = source_of(json.dumps({**least, **members, "body_html": "<p>\\ words</p>" * 30_000}, indent=1))
    detection = detect_ninjs(source)

    assert (detection and detection.confidence) == confidence


@pytest.mark.parametrize(
    "members",
    [
        {"headline": "Salt", "byline": "By Jo Hale", "body_text": "A.\n\nB."},
        {"headlines": [{"role": "main", "value": "Salt"}], "by": "Jo Hale", "bodies": [{"value": "A.\n\nB."}]},
        {
            "headlines": [{"value": "Salt"}],
            "By": "Jo Hale",
            "bodies": [{"contentType": "text/plain", "value": "A.\nB."}],
        },
        {
            "title": "Salt",
            "bylines": [{"value": "Jo Hale"}],
            "bodies": [{"contenttype": "text/html", "value": "<p>A.<p>B."}],
        },
    ],
)
def test_versions(members: dict[str, Any], ninjs: Callable[..., Document], texts):
    """The same article in each version is the same record, but for its places."""
    document = ninjs(**members)

    assert document.metadata.title is not None
    assert document.metadata.title.value == "Salt"
    assert [(one.role, one.name.value) for one in document.metadata.agents if one.name] == [("author", "Jo Hale")]
    assert texts(document) == ["A.", "B."]


def test_identifiers_dates_and_treatment(ninjs: Callable[..., Document]):
    """Each member goes to its field; what may be published says nothing of it."""
    metadata = ninjs(
        firstcreated="2020-01-01",
        embargoed="2020-01-02T10:00:00Z",
        expires="never",
        pubstatus="usable",
        urgency=3,
        slugline="SALT",
        altids={"desk": "7"},
        copyrightholder="MP",
        copyrightnotice="(c) MP",
        usageterms="Ask.",
        ednote='Adds "salt".',
        language="nb-NO",
        located="Saltmere",
        infosources=[{"name": "Hill Wire", "rel": "source"}],
        headline="x",
    ).metadata

    assert [(one.scheme, one.value.value) for one in metadata.identifiers] == [
        ("uri", "x:1"),
        ("slug", "SALT"),
        ("document-id", "7"),
    ]
    assert [(one.kind, one.when) for one in metadata.events] == [
        ("updated", datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("created", date(2020, 1, 1)),
        ("released", datetime(2020, 1, 2, 10, tzinfo=UTC)),
        ("expires", None),
    ]
    assert [(one.kind, one.text.value) for one in metadata.instructions] == [
        ("urgency", "3"),
        ("copyright", "(c) MP"),
        ("usage-terms", "Ask."),
        ("note-to-editors", 'Adds "salt".'),
    ]
    assert [(one.role, one.name.value) for one in metadata.agents if one.name] == [
        ("copyright-holder", "MP"),
        ("agency", "Hill Wire"),
    ]
    assert metadata.language is not None
    assert metadata.language.value == "nb-NO"
    assert [one.name.value for one in metadata.places] == ["Saltmere"]


def test_what_must_not_be_published_says_so(ninjs: Callable[..., Document]):
    """A state that is not the usual one is an instruction."""
    [instruction] = ninjs(pubstatus="withheld", headline="x").metadata.instructions

    assert (instruction.kind, instruction.text.value) == ("publishing-status", "withheld")


def test_headlines_by_role(ninjs: Callable[..., Document], extension):
    """The main one is the title wherever it stands; without one it is the first."""
    given = [{"role": "short", "value": "S"}, {"role": "main", "value": "M"}, {"role": "kicker", "value": "K"}]
    document, without = ninjs(headlines=given), ninjs(headlines=given[:1])

    assert document.metadata.title is not None
    assert document.metadata.title.value == "M"
    assert [one.value for one in extension(document).further_headlines] == ["S"]
    assert extension(document).kicker is not None
    assert without.metadata.title is not None
    assert without.metadata.title.value == "S"


def test_subjects(ninjs: Callable[..., Document]):
    """Codes with their names, names without codes, people and places by their kinds; each once."""
    metadata = ninjs(
        subject=[{"name": "flood", "code": "20000150"}, {"name": "dykes"}, {"literal": "mud"}],
        people=[{"name": "Jo Hale"}, {"name": "Jo Hale", "rel": "about"}],
        organisation=[{"name": "Board"}],
        places=[{"name": "Fen", "geojson": {"type": "Point"}}],
        keywords=["salt"],
        headline="x",
    ).metadata

    assert [(one.scheme, one.kind, one.code.value, one.label) for one in metadata.subjects] == [
        ("subject-code", None, "20000150", "flood"),
        ("keyword", "subject", "dykes", None),
        ("subject-code", None, "mud", None),
        ("keyword", "person", "Jo Hale", None),
        ("keyword", "organization", "Board", None),
        ("keyword", "place", "Fen", None),
        ("keyword", "subject", "salt", None),
    ]


def test_nothing_is_made_of_null(ninjs: Callable[..., Document]):
    """Members without a value say nothing, whatever stands there."""
    document = ninjs(
        headline=None,
        byline=None,
        urgency=None,
        ednote=False,
        located={},
        language=[],
        subject=None,
        body_text="A.",
    )

    assert document.metadata.title is None
    assert document.metadata.instructions == ()
    assert document.metadata.agents == ()


def test_members_that_ninjs_does_not_have(ninjs: Callable[..., Document]):
    """They are furniture, and a notice names them."""
    document = ninjs(body_text="A.", mood={"today": ["calm", 7, True]})

    [notice] = document.notices
    assert (notice.code, "'mood'" in notice.message) == ("unknown-member", True)
    left = [one.span.of(document.source.text) for one in document.segments if one.name == "other-field"]
    assert left == ["calm", "7", "true"]
    assert all(one.role is Role.FURNITURE for one in document.segments if one.name == "other-field")


def test_a_place_is_named_once(ninjs: Callable[..., Document]):
    """The dateline repeats in capitals where the item was written."""
    document = ninjs(
        located="Aldermouth", body_text="ALDERMOUTH, Oct 11 (Reuters) - The ferry sailed again on Monday."
    )

    assert [place.name.value for place in document.metadata.places] == ["Aldermouth"]


@pytest.mark.parametrize("name", ["$schema", "representationtype", "representationType"])
def test_members_of_the_standard_and_of_json_schema_are_known(name: str, ninjs: Callable[..., Document]):
    """They say nothing for a record, and need no notice."""
    document = ninjs(headline="Salt", body_text="Salt was found.", **{name: "complete"})

    assert "unknown-member" not in [notice.code for notice in document.notices]
