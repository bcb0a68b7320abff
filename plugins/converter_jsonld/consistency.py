"""Rules that hold between the parts of an output: what is said twice is said alike, and what is named is there.

They are asked of an output whose parts are built as the schema says, by `converter validate` alone: an output that
the writer wrote keeps them, but anybody may have changed it since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from attrs import frozen

from converter import RecoverError
from converter_jsonld.agents import CABLE_PARTS
from converter_jsonld.body import texts
from converter_jsonld.events import DATES
from converter_jsonld.instantiation import source_bytes
from converter_jsonld.places import Place
from converter_jsonld.terms import Node, urn

_Fault: TypeAlias = tuple[Place, str]


@frozen
class Rule:
    """A rule by its name, and what finds where it is broken."""

    name: str
    faults: Callable[[Node], Iterator[_Fault]]


def broken(record: Node) -> Iterator[tuple[Place, str, str]]:
    """Each place where *record* breaks a rule, with a sentence and the name of the rule."""
    for rule in RULES:
        for place, message in rule.faults(record):
            yield place, message, rule.name


def _names(record: Node) -> Iterator[_Fault]:
    """The record is named after its reference number, else after its file; its parts after the record."""
    file = record["hasOrHadInstantiation"]["@id"]
    number = record.get("referenceNumber")
    name = urn("us", "state", "mrn", number) if number else f"{file}#record"
    if record["@id"] != name:
        yield (None, "@id"), f"a record is named after its reference number, or after its file: {name}"
    if number and all(one["value"] != number for one in record.get("identifier", ())):
        yield (None, "referenceNumber"), "the reference number is one of the identifiers"
    for at, block in enumerate(record["content"]):
        part = f"{name if number else file}#p{block.get('number')}"
        if block.get("@id", part) != part:
            yield ((((None, "content"), at), "@id")), f"a numbered block is named after its record: {part}"


def _file(record: Node) -> Iterator[_Fault]:
    """Wherever the file is named, it is the one that the record was read from, and of its size."""
    file = record["hasOrHadInstantiation"]
    told = record["subjectOf"]
    about: Place = (None, "subjectOf")
    for place, name, expected in (
        ((None, "encoding"), record["encoding"], file["@id"]),
        ((about, "@id"), told["@id"], f"{file['@id']}#description"),
        ((about, "wasDerivedFrom"), told["wasDerivedFrom"], file["@id"]),
        (((about, "wasGeneratedBy"), "used"), told["wasGeneratedBy"]["used"], file["@id"]),
    ):
        if name != expected:
            yield place, f"this is not the file that the record was read from: {expected}"
    if "sourceLine" in file:
        try:
            size = f"{len(source_bytes(file))} B"
        except RecoverError:
            return  # the quick check says so
        if file["contentSize"] != size:
            yield ((None, "hasOrHadInstantiation"), "contentSize"), f"the lines of the file have {size}"


def _titles(record: Node) -> Iterator[_Fault]:
    """schema.org and RiC-O have the same title."""
    if record.get("headline") != record.get("title"):
        yield (None, "title"), "the title for archives (title) is the title for the web (headline)"


def _dates(record: Node) -> Iterator[_Fault]:
    """A date in a property of its own is that of an event."""
    for kind, term, _ in DATES:
        if term in record:
            told = [one.get("normalizedDateValue") for one in record.get("event", ()) if one["kind"] == kind]
            if _literal(record[term]) not in map(_literal, told):
                yield (None, term), f"no event of the kind {kind!r} has this date"


def _literal(said: Any) -> Any:
    return said.get("@value") if isinstance(said, dict) else said


def _correspondents(record: Node) -> Iterator[_Fault]:
    """The links of RiC-O lead to who is named in the lists of schema.org, and to no others."""
    for link, terms in (("hasSender", ("sender",)), ("hasAddressee", ("toRecipient", "ccRecipient"))):
        nodes = {one.get("@id") for term in terms for one in record.get(term, ())}
        if (nodes or "Cable" in record["@type"]) and set(record.get(link, ())) != nodes:
            yield (None, link), f"the links lead to all who stand in {' and '.join(terms)}, and to no others"


def _participants(record: Node) -> Iterator[_Fault]:
    """A participation leads to an agent of the record; a link to an agent, to one that is described."""
    terms = {part.term for part in CABLE_PARTS.values()}
    known = {one.get("@id") for term in terms for one in record.get(term, ())}
    for at, one in enumerate(record.get("participation", ())):
        place: Place = (((None, "participation"), at), "participant")
        if isinstance(one["participant"], str):
            if one["participant"] not in known:
                yield place, "no agent of this record has this name"
        else:
            known.add(one["participant"].get("@id"))
    for link in ("hasSender", "hasAddressee"):
        for at, name in enumerate(record.get(link, ())):
            if name not in known:
                yield ((None, link), at), "no agent of this record has this name"


def _citations(record: Node) -> Iterator[_Fault]:
    """What a record cites is what its references mean."""
    meant = list(dict.fromkeys(one["refersTo"] for one in record.get("reference", ()) if "refersTo" in one))
    if record.get("citation", []) != meant:
        yield (None, "citation"), "the citations are what the references refer to, each once and in their order"


def _body(record: Node) -> Iterator[_Fault]:
    """The text of an article as a whole is that of its blocks."""
    if "articleBody" in record and record["articleBody"] != "\n\n".join(texts(record["content"])):
        yield (
            (None, "articleBody"),
            "the text of the article is the text of its blocks, an empty line between them",
        )


def _marks(record: Node) -> Iterator[_Fault]:
    """A mark lies within its text, and begins before it ends."""
    for node, place in _nodes(record["content"], (None, "content")):
        length = len(node.get("text", ""))
        for at, mark in enumerate(node.get("mark", ())):
            if not mark["start"] <= mark.get("end", mark["start"]) <= length:
                yield ((place, "mark"), at), f"a mark lies within its text, which has {length} characters"
    length = sum(map(len, record["hasOrHadInstantiation"].get("sourceLine", ())))
    for at, notice in enumerate(record["subjectOf"].get("notice", ())):
        end = notice.get("end", 0)
        if notice.get("start", 0) > end or (length and end > length):
            yield (((None, "subjectOf"), "notice"), at), "a notice names a place in the source"


def _inferred(record: Node) -> Iterator[_Fault]:
    """What is inferred is there; a participation says it of its agent too."""
    for node, place in _nodes(record, None):
        there = node.keys() | (_OF_AGENTS if node.get("@type") == "Participation" else set())
        for at, term in enumerate(node.get("inferred", ())):
            if term not in there:
                yield ((place, "inferred"), at), f"there is no {term} here that could be inferred"


_OF_AGENTS = {"name", "jobTitle", "routingIndicator"}


def _nodes(value: Any, place: Place) -> Iterator[tuple[Node, Place]]:
    """Every object in *value*, itself included, from a list that grows."""
    found: list[tuple[Any, Place]] = [(value, place)]
    for one, here in found:
        if isinstance(one, dict):
            yield one, here
            found.extend((held, (here, key)) for key, held in one.items() if key != "@context")
        elif isinstance(one, list):
            found.extend((held, (here, at)) for at, held in enumerate(one))


RULES = (
    Rule("names", _names),
    Rule("file", _file),
    Rule("titles", _titles),
    Rule("dates", _dates),
    Rule("correspondents", _correspondents),
    Rule("participants", _participants),
    Rule("citations", _citations),
    Rule("body", _body),
    Rule("marks", _marks),
    Rule("inferred", _inferred),
)
"""In the order in which they are asked."""
