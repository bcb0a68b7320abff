"""News items in ninjs: what each member comes to in the three versions, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from converter import (
    Confidence,
    Document,
    List,
    Paragraph,
    Quote,
    ReadError,
    Role,
    Source,
    Table,
    Text,
    plain_text,
    read,
)
from converter_news import NINJS
from converter_news.article import Article
from converter_news.wire.marks import detect_ninjs

LEAST = {"uri": "x:1", "versioncreated": "2020-01-02T03:04:05Z"}


@pytest.fixture(scope="session")
def ninjs(source_of: Callable[[str], Source]) -> Callable[..., Document]:
    """The record of an item with these members, proved sound."""

    def make(**members: Any) -> Document:
        return read(source_of(json.dumps({**LEAST, **members})), NINJS)

    return make


def article(document: Document) -> Article:
    [extension] = document.metadata.extensions
    assert isinstance(extension, Article)
    return extension


def texts(document: Document) -> list[str]:
    return [plain_text(block.inlines) for block in document.body if isinstance(block, Paragraph)]


# Detection


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


# Metadata, by version


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
def test_versions(members: dict[str, Any], ninjs: Callable[..., Document]):
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


def test_headlines_by_role(ninjs: Callable[..., Document]):
    """The main one is the title wherever it stands; without one it is the first."""
    given = [{"role": "short", "value": "S"}, {"role": "main", "value": "M"}, {"role": "kicker", "value": "K"}]
    document, without = ninjs(headlines=given), ninjs(headlines=given[:1])

    assert document.metadata.title is not None
    assert document.metadata.title.value == "M"
    assert [one.value for one in article(document).further_headlines] == ["S"]
    assert article(document).kicker is not None
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


# Body


def test_escapes_have_their_places(source_of: Callable[[str], Source]):
    r"""The words of ``caf\u00e9`` read as they are meant, and stand where they are printed."""
    source = source_of(r'{"uri":"x","versioncreated":"2020","body_text":"Caf\u00e9 \ud83d\ude00 \"\/ \\n."}')

    [block] = read(source, NINJS).body

    assert isinstance(block, Paragraph)
    [leaf] = block.inlines
    assert isinstance(leaf, Text)
    assert leaf.text == 'Café 😀 "/ \\n.'
    assert leaf.span.of(source.text) == r"Caf\u00e9 \ud83d\ude00 \"\/ \\n."


def test_html_before_plain_text(ninjs: Callable[..., Document]):
    """Of several forms the one with its paragraphs is read; the others are furniture."""
    document = ninjs(body_text="A. B.", body_xhtml="<p>A.</p>\n<p>B &amp; <i>C</i>.</p>", body_nitf="<nitf/>")

    assert texts(document) == ["A.", "B & C."]
    others = [one.span.of(document.source.text) for one in document.segments if one.name == "other-rendition"]
    assert others == ["A. B.", "<nitf/>"]


def test_blocks_of_html(ninjs: Callable[..., Document]):
    """Lists, quotes, tables and crossheads, also where HTML leaves out the tags that end them."""
    document = ninjs(
        body_html="<p>One<ul><li>two<li>three</ul><h2>Four</h2><blockquote>Five</blockquote>"
        "<table><tr><th>a<th>b<tr><td>c<br>d<td></table><script>var x = '<p>';</script>"
    )

    assert [type(block) for block in document.body] == [Paragraph, List, Paragraph, Quote, Table]
    table = document.body[-1]
    assert isinstance(table, Table)
    assert [[plain_text(cell.inlines) for cell in row.cells] for row in table.rows] == [["a", "b"], ["c\nd", ""]]


def test_pictures(ninjs: Callable[..., Document]):
    """What an item shows is said in captions; items of text that belong to it are not read."""
    picture = {
        "type": "picture",
        "descriptions": [{"value": "A pan."}],
        "by": "Jo Hale",
        "headlines": [{"value": "Pan"}],
    }
    document = ninjs(body_text="A.", associations=[picture, {"type": "text", "body_text": "Other."}])

    assert [
        (block.role.value if block.role else None) for block in document.body if isinstance(block, Paragraph)
    ] == [
        None,
        "caption",
        "credit",
    ]
    assert texts(document) == ["A.", "A pan.", "Jo Hale"]
    alone = ninjs(type="picture", description_text="A pan.")
    assert texts(alone) == ["A pan."]
    assert alone.metadata.standfirst is None


def test_members_that_ninjs_does_not_have(ninjs: Callable[..., Document]):
    """They are furniture, and a notice names them."""
    document = ninjs(body_text="A.", mood={"today": ["calm", 7, True]})

    [notice] = document.notices
    assert (notice.code, "'mood'" in notice.message) == ("unknown-member", True)
    left = [one.span.of(document.source.text) for one in document.segments if one.name == "other-field"]
    assert left == ["calm", "7", "true"]
    assert all(one.role is Role.FURNITURE for one in document.segments if one.name == "other-field")


def test_a_body_in_no_form_that_is_read(ninjs: Callable[..., Document]):
    """Is not guessed at."""
    document = ninjs(headline="x", bodies=[{"contenttype": "application/xml", "value": "<x/>"}])

    assert [notice.code for notice in document.notices] == ["body-not-read", "no-body"]


# What is refused


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not JSON"),
        ('{"uri": 1', "not JSON"),
        ('{"a": "\\ud800"}', "not JSON"),
        ("[1, 2]", "no object"),
        ("{}", "says nothing of an article"),
        ('{"uri": "a", "headline": "b", "uri": "c"}', "the member 'uri' stands twice"),
        ('{"x": {"a": 1, "\\u0061": 2}}', "the member 'a' stands twice"),
        ('{"x":' + "[" * 500 + "]" * 500 + "}", "more than 100 objects and lists"),
        ('{"x":' + "[" * 100_000 + "]" * 100_000 + "}", "not JSON"),
    ],
)
def test_refusals(text: str, reason: str, source_of: Callable[[str], Source]):
    """What is no item, or says two things at once, is refused with a reason and a place."""
    with pytest.raises(ReadError, match=reason) as caught:
        read(source_of(text), NINJS)

    assert caught.value.offset is not None
    assert 0 <= caught.value.offset <= len(text)


@pytest.mark.parametrize("size", [10_000, pytest.param(120_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "part",
    ["<p>a", "<em>a", "<ul><li>a", "<blockquote>", "</li>a", "<", "<a href='x'>", "<table>a", "\u00e9<br>", "&"],
)
def test_large_bodies_take_linear_time(part: str, size: int, ninjs: Callable[..., Document]):
    """A long text of one thing; a reader whose work grows faster than its text never ends here."""
    document = ninjs(headline="x", body_html=part * (size // len(part)))

    assert document.segments


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
