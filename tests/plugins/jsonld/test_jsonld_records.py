"""What a record says of a document, in the terms of RiC-O and schema.org."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import orjson
import pytest
from attrs import evolve

from converter import Agent, Cited, Edition, Event, Identifier, Metadata, Reference, Setting, Subject
from converter_jsonld import JSONLD
from converter_jsonld.graph import GENRES
from converter_jsonld.terms import CONTEXT, FORMS, LEVELS, PRECEDENCES, PROPERTIES


def test_a_telegram_is_a_record_and_a_message(telegram, tree) -> None:
    """A telegram has the types that archives, the web and we have for it, and the name that it is known by."""
    written = tree(telegram)

    assert written["@id"] == "urn:us:state:mrn:07LISBON12"
    assert written["@type"] == ["Cable", "Record", "Message", "ArchiveComponent"]
    assert written["hasDocumentaryFormType"] == "DiplomaticTelegram"
    assert written["referenceNumber"] == "07LISBON12"
    assert written["genre"] == "diplomatic cable"
    assert written["headline"] == written["title"] == "HARBOUR TALKS"
    assert written["inLanguage"] == "en"
    assert [(one["propertyID"], one["value"]) for one in written["identifier"]] == [
        ("mrn", "07LISBON12"),
        ("transmission", "VZCZCXYZ0001"),
    ]


def test_an_article_is_a_news_article_and_a_record(article, tree) -> None:
    """An article has the types and the properties that schema.org has for it."""
    written = tree(article)

    assert written["@type"] == ["NewsArticle", "Record"]
    assert written["headline"] == "Ferry sails"
    assert written["alternativeHeadline"] == "At last"
    assert written["hasDocumentaryFormType"] == "PressArticle"
    assert written["url"] == "https://example.org/ferry%20sails"
    assert written["dateline"] == "PORTO (Agency)"
    assert written["locationCreated"] == [{"@type": "Place", "name": "PORTO"}]
    assert written["datePublished"] == "2011-05-03"
    assert written["author"] == [
        {"@type": "Person", "name": "Ines Ramos", "jobTitle": "Harbour Correspondent"},
        {"@type": "Person", "name": "Joao Luz"},
    ]
    assert written["provider"] == [{"@type": "Organization", "name": "Agency"}]
    assert written["publisher"] == [{"@type": "Organization", "name": "The Quay"}]
    assert written["copyrightHolder"] == [{"@type": "Organization", "name": "Quay Press"}]
    assert written["articleBody"] == "The ferry sailed.\n\nNobody waved."


def test_a_house_that_signs_is_no_person(article, tree) -> None:
    """A page may name its publisher or its agency as the author; a person of another name stays one."""
    agents = (
        Agent(role="author", name=Cited("the quay"), position=Cited("Desk")),
        Agent(role="author", name=Cited("Ines Ramos")),
        Agent(role="publisher", name=Cited("The Quay")),
    )
    written = tree(evolve(article, metadata=evolve(article.metadata, agents=agents)))

    assert [one["@type"] for one in written["author"]] == ["Organization", "Person"]
    assert "jobTitle" not in written["author"][0]
    assert written["participation"][0]["position"] == "Desk"
    assert not JSONLD.validate(orjson.dumps(written))


def test_the_life_of_an_article(article, tree) -> None:
    """When it was changed, when it may be published and till when, and on which terms."""
    written = tree(article)

    assert written["dateModified"] == "2011-05-04T06:07:00Z"
    assert written["available"] == "2011-05-03T12:00:00Z"
    assert written["expires"] == {"@type": "xsd:date", "@value": "2011-06-01"}
    assert written["copyrightNotice"] == "(c) Quay Press"
    assert written["creativeWorkStatus"] == "usable"
    assert written["usageInfo"] == {"@type": "CreativeWork", "text": "not on ferries"}
    assert [one["kind"] for one in written["instruction"]] == ["copyright", "publishing-status", "usage-terms"]


def test_a_print_edition(article, tree) -> None:
    """The edition in print: its own headline beside the article's, its issue and its newspaper."""
    written = tree(article)

    assert (written["printEdition"], written["printPage"], written["printSection"]) == (
        "late edition",
        "A8",
        "Ships",
    )
    assert written["printHeadline"] == "Ferry gone"
    assert written["isPartOf"] == {
        "@type": "PublicationIssue",
        "datePublished": "2011-05-04",
        "isPartOf": {"@type": "Newspaper", "name": "The Quay"},
    }


def test_an_issue_that_nothing_is_known_of_is_not_said(document, tree) -> None:
    """A page alone is no issue."""
    written = tree(document(Metadata(genre="news article", edition=Edition(page=Cited("3")))))

    assert written["printPage"] == "3"
    assert "isPartOf" not in written


def test_other_genres_are_records_and_works(memo, tree) -> None:
    """A genre of a plugin has the types that hold for all, and none of the properties of messages."""
    written = tree(memo)

    assert written["@type"] == ["Record", "CreativeWork"]
    assert written["@id"] == f"urn:sha256:{memo.source.sha256}#record"
    assert not {"sender", "toRecipient", "dateSent", "dateTimeGroup", "articleBody"} & set(written)
    assert written["hasSender"] == [f"urn:sha256:{memo.source.sha256}#agent0"]
    assert written["hasAddressee"] == [f"urn:sha256:{memo.source.sha256}#agent1"]
    assert written["participation"][0]["participant"] == {
        "@id": f"urn:sha256:{memo.source.sha256}#agent0",
        "@type": "Agent",
        "name": "Ines",
    }


def test_events(telegram, tree) -> None:
    """Dates stand as printed and as literals, and in the properties that are there for them."""
    written = tree(telegram)

    assert written["dateSent"] == "2007-01-02T15:30:00Z"
    assert written["dateCreated"] == {"@type": "xsd:date", "@value": "2007-01-02"}
    assert written["declassifyOn"] == "2017-01-02"
    assert written["declassifiedOn"] == "2018-03-03"
    assert written["dateTimeGroup"] == ["021530Z JAN 07"]
    assert written["event"][0] == {
        "@type": "Date",
        "kind": "sent",
        "expressedDate": "021530Z JAN 07",
        "normalizedDateValue": "2007-01-02T15:30:00Z",
    }
    assert written["event"][3] == {"@type": "Date", "kind": "declassify", "expressedDate": "OADR"}


@pytest.mark.parametrize(
    ("when", "literal"),
    [
        (datetime(2001, 2, 3, 4, 5, 6, 7, UTC), "2001-02-03T04:05:06.000007Z"),
        (datetime(2001, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=-5))), "2001-02-03T04:05:00-05:00"),
        (datetime(2001, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=23))), "2001-02-02T05:05:00Z"),
        (datetime(2001, 2, 3, 4, 5, tzinfo=timezone(timedelta(minutes=19, seconds=32))), "2001-02-03T03:45:28Z"),
        (datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=23))), {"@value": "0001-01-01T00:00:00+23:00"}),
        (date(7, 1, 1), {"@type": "xsd:date", "@value": "0007-01-01"}),
    ],
)
def test_dates_are_literals_of_xml_schema(document, tree, when, literal) -> None:
    """A zone that XML Schema does not have becomes UTC; a date is no time."""
    event = Event(kind="filed", text=Cited("as printed"), when=when)
    written = tree(document(Metadata(genre="memorandum", events=(event,))))

    assert written["event"][0]["normalizedDateValue"] == literal


def test_a_day_is_no_time_of_sending(document, tree) -> None:
    """The range of dateSent is a time; a day without one stands among the events only."""
    event = Event(kind="sent", text=Cited("2 JAN"), when=date(2007, 1, 2))
    written = tree(document(Metadata(genre="diplomatic cable", events=(event,))))

    assert "dateSent" not in written
    assert written["event"][0]["normalizedDateValue"] == {"@type": "xsd:date", "@value": "2007-01-02"}


def test_treatment(telegram, tree) -> None:
    """Who may see it and why, every caption in order, and what to do with it."""
    written = tree(telegram)

    assert written["classification"] == [
        {
            "@type": "ClassificationMarking",
            "level": "LimitedOfficialUse",
            "caption": ["SIPDIS", "SIPDIS"],
            "caveat": ["NOFORN"],
            "authority": "E.O. 12958",
            "reason": ["1.4 (b)", "1.4 (d)"],
        }
    ]
    assert written["instruction"] == [{"@type": "Instruction", "kind": "passing", "asPrinted": "MADRID FOR POL"}]


def test_subjects(telegram, tree) -> None:
    """A tag is the same node in every record; a keyword belongs to its scheme."""
    tags = tree(telegram)["keywords"]

    assert tags[0] == {
        "@id": "urn:us:state:tags:PREL",
        "@type": "DefinedTerm",
        "termCode": "PREL",
        "name": "External Political Relations",
        "kind": "subject",
        "inDefinedTermSet": "urn:us:state:tags",
    }
    assert tags[3] == {
        "@type": "DefinedTerm",
        "termCode": "harbours",
        "inDefinedTermSet": {"@type": "DefinedTermSet", "name": "keyword"},
    }


def test_references(telegram, tree) -> None:
    """What is printed stands on the reference; the link leads to the other record, once."""
    written = tree(telegram)

    assert written["citation"] == ["urn:us:state:mrn:07LISBON11", "https://example.org/a%20b#c"]
    assert written["reference"][0] == {
        "@type": "Reference",
        "kind": "cable",
        "label": "A",
        "asPrinted": "LISBON 11",
        "target": "07LISBON11",
        "refersTo": "urn:us:state:mrn:07LISBON11",
        "inferred": ["target", "refersTo"],
    }
    assert written["reference"][2] == {
        "@type": "Reference",
        "kind": "conversation",
        "asPrinted": "TELCON",
        "target": "of Monday",
    }


def test_names_of_nothing_name_nothing(document, tree) -> None:
    """A value without a character in it makes no name."""
    metadata = Metadata(
        genre="diplomatic cable",
        identifiers=(Identifier(scheme="mrn", value=Cited("")),),
        agents=(Agent(role="sender", name=Cited(""), code=Cited("")),),
        subjects=(Subject(scheme="tags", code=Cited("")),),
        references=(Reference(text=Cited(""), target=""),),
    )
    made = document(metadata)
    written = tree(made)

    assert written["@id"] == f"urn:sha256:{made.source.sha256}#record"
    assert written["sender"][0]["@id"] == f"urn:sha256:{made.source.sha256}#agent0"
    assert "@id" not in written["keywords"][0]
    assert "citation" not in written


def test_every_level_precedence_and_form_is_a_term() -> None:
    """A word that the context did not declare would become a broken name."""
    for word in (*LEVELS.values(), *PRECEDENCES.values(), *FORMS, *(genre.form for genre in GENRES.values())):
        assert CONTEXT[word] == f"archive:{word}"


def test_every_term_of_the_context_is_used(telegram, article, every_block, tree, monkeypatch) -> None:
    """The context holds no property that no output has."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    used: set[str] = set()

    def look(value: object) -> None:
        if isinstance(value, dict):
            used.update(value)
            for one in value.values():
                look(one)
        elif isinstance(value, list):
            for one in value:
                look(one)

    told = evolve(every_block, settings=(Setting("language", "cy"),))
    for record in (telegram, article, told):
        look({key: value for key, value in tree(record).items() if key != "@context"})

    assert set() == PROPERTIES - used
