"""What the source does not print is told apart from what it prints."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from attrs import evolve
from rdflib import URIRef

from converter import (
    Agent,
    Cited,
    Document,
    Edition,
    Event,
    Heading,
    Identifier,
    Instruction,
    Level,
    Metadata,
    Paragraph,
    Place,
    Precedence,
    Reference,
    Restriction,
    Span,
    Subject,
)
from converter_jsonld.terms import CONTEXT, PROPERTIES

HERE = Span(0, 2)
WHEN = datetime(2007, 1, 2, 15, 30, tzinfo=UTC)


def named(tree: dict, *path: str | int) -> list[str] | None:
    """What a node says that it infers."""
    for step in path:
        tree = tree[step]
    return tree.get("inferred")


def test_what_is_printed_is_not_marked(telegram, article, every_block, tree) -> None:
    """A record whose every value is cited infers only what it says: the target of a reference."""
    inferred = [key for one in (telegram, article, every_block) for key in keys(tree(one)) if key == "inferred"]
    written = tree(telegram)

    assert len(inferred) == 2
    assert named(written) == ["citation"]
    assert named(written, "reference", 0) == ["target", "refersTo"]


def keys(value: object) -> list[str]:
    """Every key of an output outside its context."""
    if isinstance(value, dict):
        return [key for name, one in value.items() if name != "@context" for key in (name, *keys(one))]
    return [key for one in value for key in keys(one)] if isinstance(value, list) else []


@pytest.mark.parametrize(
    ("said", "path", "terms"),
    [
        ({"language": Cited("en")}, (), ["inLanguage"]),
        ({"title": Cited("TALKS")}, (), ["headline", "title"]),
        ({"standfirst": Cited("At last")}, (), ["alternativeHeadline"]),
        (
            {"identifiers": (Identifier(scheme="mrn", value=Cited("07LISBON12")),)},
            (),
            ["identifier", "referenceNumber"],
        ),
        (
            {
                "identifiers": (
                    Identifier(scheme="mrn", value=Cited("07LISBON12", HERE)),
                    Identifier(scheme="station-serial", value=Cited("0012")),
                )
            },
            (),
            ["identifier"],
        ),
        ({"identifiers": (Identifier(scheme="url", value=Cited("urn:a:b")),)}, (), ["identifier", "url"]),
        ({"identifiers": (Identifier(scheme="mrn", value=Cited("07LISBON12")),)}, ("identifier", 0), ["value"]),
        ({"agents": (Agent(role="sender", precedence=Cited(Precedence.FLASH)),)}, (), ["precedence"]),
        (
            {
                "agents": (
                    Agent(
                        role="copied",
                        name=Cited("AMEMBASSY LISBON"),
                        code=Cited("RUEHLI"),
                        precedence=Cited(Precedence.FLASH),
                        serial=Cited("0042"),
                    ),
                )
            },
            ("participation", 0),
            ["precedence", "copyNumber", "name", "routingIndicator"],
        ),
        (
            {"agents": (Agent(role="classifier", name=Cited("Rui", HERE), position=Cited("DCM")),)},
            ("participation", 0),
            ["jobTitle"],
        ),
        ({"restrictions": (Restriction(level=Cited(Level.SECRET)),)}, ("classification", 0), ["level"]),
        (
            {"restrictions": (Restriction(reasons=(Cited("1.4 (b)", HERE), Cited("1.4 (d)"))),)},
            ("classification", 0),
            ["reason"],
        ),
        ({"instructions": (Instruction(kind="passing", text=Cited("X")),)}, ("instruction", 0), ["asPrinted"]),
        ({"subjects": (Subject(scheme="tags", code=Cited("PREL")),)}, (), ["keywords"]),
        ({"references": (Reference(text=Cited("A 1")),)}, ("reference", 0), ["asPrinted"]),
        (
            {"references": (Reference(text=Cited("A 1", HERE), kind="x", target="y", inferred=True),)},
            ("reference", 0),
            ["target"],
        ),
        ({"places": (Place(name=Cited("LISBON")),)}, ("locationCreated", 0), ["name"]),
        ({"edition": Edition(date=Cited(WHEN.date()))}, ("isPartOf",), ["datePublished"]),
        ({"edition": Edition(publication=Cited("The Quay"))}, ("isPartOf", "isPartOf"), ["name"]),
        ({"edition": Edition(page=Cited("A8"))}, (), ["printPage"]),
    ],
)
def test_what_is_inferred_is_named(document, tree, said, path, terms) -> None:
    """Each node names its properties whose values the source does not print."""
    written = tree(document(Metadata(genre="diplomatic cable", **said)))

    assert named(written, *path) == terms


def test_dates(document, tree) -> None:
    """A date of which a part is inferred is marked as a literal, not as it is printed; one that is not there, as both."""
    events = (
        Event(kind="created", text=Cited("2007-01-02 15:30", HERE), when=WHEN, inferred=True),
        Event(kind="sent", text=Cited("021530Z JAN 07"), when=WHEN),
        Event(kind="declassify", text=Cited("OADR", HERE)),
    )
    written = tree(document(Metadata(genre="diplomatic cable", events=events)))

    assert named(written) == ["dateSent", "dateCreated", "dateTimeGroup"]
    assert named(written, "event", 0) == ["normalizedDateValue"]
    assert named(written, "event", 1) == ["expressedDate", "normalizedDateValue"]
    assert named(written, "event", 2) is None


def test_labels_and_marks(document, tree) -> None:
    """So are numbers and portion marks that are not printed."""
    body = (
        Paragraph(inlines=(), label=Cited("3"), marking=Cited("S")),
        Heading(inlines=(), level=1, label=Cited("II")),
    )
    content = tree(document(Metadata(genre="diplomatic cable"), body))["content"]

    assert [one["inferred"] for one in content] == [["number", "portionMark"], ["label"]]


def test_it_names_properties_in_the_graph(telegram: Document, tree, rdflib_graph) -> None:
    """In the graph it leads from a node to its properties, by their whole names; the record that has its name of an
    inferred number is found by it.
    """
    metadata = evolve(telegram.metadata, identifiers=(Identifier(scheme="mrn", value=Cited("07LISBON12")),))
    graph = rdflib_graph(tree(evolve(telegram, metadata=metadata)))
    record = URIRef("urn:us:state:mrn:07LISBON12")
    names = {str(one) for one in graph.objects(record, URIRef(CONTEXT["archive"] + "inferred"))}

    assert names == {
        "https://schema.org/identifier",
        "http://purl.org/dc/terms/identifier",
        "https://schema.org/citation",
    }


def test_every_name_is_a_term(three, tree) -> None:
    """What is named is a property of the context."""
    found: list[str] = []

    def look(value: object) -> None:
        if isinstance(value, dict):
            found.extend(value.get("inferred", []))
            for one in value.values():
                look(one)
        elif isinstance(value, list):
            for one in value:
                look(one)

    for document in three:
        look({key: value for key, value in tree(document).items() if key != "@context"})

    assert found
    assert set(found) <= PROPERTIES
