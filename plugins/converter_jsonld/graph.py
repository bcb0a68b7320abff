"""A record as one node of linked data, with all that hangs on it.

Whatever has an order or can stand twice is an ordered list, so that nothing is lost in a graph. Links to other
things (``hasSender``, ``hasAddressee``, ``citation``) stand beside the lists without order, for queries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from converter import (
    Document,
    Edition,
    Extension,
    Identifier,
    Instruction,
    Metadata,
    Notice,
    Place,
    Reference,
    Restriction,
    Role,
    Subject,
    __version__,
    readable,
)
from converter_jsonld.agents import CABLE_PARTS, PARTS, Part, add_agents
from converter_jsonld.body import content, texts
from converter_jsonld.events import add_events, dated
from converter_jsonld.instantiation import instantiation
from converter_jsonld.said import infer, infer_unless_printed, put, put_all
from converter_jsonld.terms import LEVELS, NAMESPACE, PRECEDENCES, Node, absolute_iri, encoded, urn

_MRN = ("us", "state", "mrn")
_TAGS = ("us", "state", "tags")


@frozen
class Genre:
    """How the records of one genre are typed, and which properties its types bring."""

    types: tuple[str, ...]
    parts: Mapping[str, Part] = PARTS
    message: bool = False
    article: bool = False


GENRES: Mapping[str, Genre] = {
    "diplomatic cable": Genre(("Cable", "Record", "Message", "ArchiveComponent"), CABLE_PARTS, message=True),
    "news article": Genre(("NewsArticle", "Record"), article=True),
}
OTHER = Genre(("Record", "CreativeWork"))


def graph(document: Document, *, source: bool) -> Node:
    """The record of *document*, its file and how it was made, as a tree of nodes."""
    metadata = document.metadata
    genre = GENRES.get(metadata.genre, OTHER)
    file = urn("sha256", document.source.sha256)
    name = next((one.value.value for one in metadata.identifiers if one.scheme == "mrn" and one.value.value), "")
    fragments = urn(*_MRN, name) if name else file
    record: Node = {"@id": fragments if name else f"{file}#record", "@type": list(genre.types)}
    _add_titles(record, metadata)
    add_events(record, metadata.events, message=genre.message)
    _add_precedence(record, metadata)
    add_agents(record, metadata.agents, genre.parts, file)
    _add_treatment(record, metadata)
    _add_subjects(record, metadata)
    _add_places(record, document, genre)
    if metadata.edition is not None:
        _add_edition(record, metadata.edition)
    if metadata.extensions:
        record["extension"] = [_extension(one) for one in metadata.extensions]
    blocks = content(document.body, fragments)
    if genre.article:
        record["articleBody"] = "\n\n".join(texts(blocks))
    record["content"] = blocks
    record["encoding"] = file
    record["hasOrHadInstantiation"] = instantiation(document.source, lines=source)
    record["subjectOf"] = _description(document, file)
    return record


def _add_titles(record: Node, metadata: Metadata) -> None:
    record["genre"] = metadata.genre
    put(record, "inLanguage", metadata.language)
    put(record, "headline", metadata.title)
    put(record, "title", metadata.title)
    put(record, "alternativeHeadline", metadata.standfirst)
    if metadata.identifiers:
        record["identifier"] = [_identifier(one) for one in metadata.identifiers]
        infer_unless_printed(record, "identifier", *[one.value for one in metadata.identifiers])


def _identifier(identifier: Identifier) -> Node:
    node: Node = {"@type": "PropertyValue", "propertyID": identifier.scheme}
    put(node, "value", identifier.value)
    return node


def _add_precedence(record: Node, metadata: Metadata) -> None:
    for agent in metadata.agents:
        if agent.role == "sender" and agent.precedence is not None:
            record["precedence"] = PRECEDENCES[agent.precedence.value]
            infer_unless_printed(record, "precedence", agent.precedence)
            return


def _add_treatment(record: Node, metadata: Metadata) -> None:
    """Who may see the record, and what to do with it."""
    if metadata.restrictions:
        record["classification"] = [_marking(one) for one in metadata.restrictions]
    if metadata.instructions:
        record["instruction"] = [_instruction(one) for one in metadata.instructions]


def _instruction(instruction: Instruction) -> Node:
    node: Node = {"@type": "Instruction", "kind": instruction.kind}
    put(node, "asPrinted", instruction.text)
    return node


def _marking(restriction: Restriction) -> Node:
    node: Node = {"@type": "ClassificationMarking"}
    if restriction.level is not None:
        node["level"] = LEVELS[restriction.level.value]
        infer_unless_printed(node, "level", restriction.level)
    put_all(node, "caption", restriction.captions)
    put_all(node, "caveat", restriction.caveats)
    put(node, "authority", restriction.authority)
    put_all(node, "reason", restriction.reasons)
    return node


def _add_subjects(record: Node, metadata: Metadata) -> None:
    """What the record is about, and which others it names."""
    if metadata.subjects:
        record["keywords"] = [_subject(one) for one in metadata.subjects]
        infer_unless_printed(record, "keywords", *[one.code for one in metadata.subjects])
    if metadata.references:
        nodes = [_reference(one) for one in metadata.references]
        if links := dict.fromkeys(node["refersTo"] for node in nodes if "refersTo" in node):
            record["citation"] = list(links)
            if any("refersTo" in node.get("inferred", ()) for node in nodes):
                infer(record, "citation")
        record["reference"] = nodes


def _subject(subject: Subject) -> Node:
    """A tag is the same node in all records; any other term is its scheme's."""
    code = subject.code.value
    node: Node = {"@type": "DefinedTerm", "termCode": code}
    if subject.label is not None:
        node["name"] = subject.label
    if subject.kind is not None:
        node["kind"] = subject.kind
    if subject.scheme == "tags" and code:
        return {"@id": urn(*_TAGS, code), **node, "inDefinedTermSet": urn(*_TAGS)}
    return {**node, "inDefinedTermSet": {"@type": "DefinedTermSet", "name": subject.scheme}}


def _reference(reference: Reference) -> Node:
    """What is printed stands on a node of its own: the record that is meant belongs to all that name it."""
    node: Node = {"@type": "Reference", "kind": reference.kind}
    put(node, "label", reference.label)
    put(node, "asPrinted", reference.text)
    if reference.target:
        node["target"] = reference.target
        meant = urn(*_MRN, reference.target) if reference.kind == "cable" else absolute_iri(reference.target)
        if meant is not None:
            node["refersTo"] = meant
        if reference.inferred:
            infer(node, *(term for term in ("target", "refersTo") if term in node))
    return node


def _add_places(record: Node, document: Document, genre: Genre) -> None:
    if genre.article and (dateline := " ".join(_said(document, "dateline"))):
        record["dateline"] = dateline
    if places := document.metadata.places:
        record["locationCreated"] = [_place(one) for one in places]


def _place(place: Place) -> Node:
    node: Node = {"@type": "Place"}
    put(node, "name", place.name)
    return node


def _said(document: Document, name: str) -> Iterator[str]:
    """What the metadata segments of a name read as."""
    for segment in document.segments:
        if segment.role is Role.METADATA and segment.name == name:
            yield readable(segment.span.of(document.source.text)).strip()


def _add_edition(record: Node, edition: Edition) -> None:
    issue: Node = {"@type": "PublicationIssue"}
    if edition.date is not None:
        issue["datePublished"] = dated(edition.date.value, "xsd:date")
        infer_unless_printed(issue, "datePublished", edition.date)
    if edition.publication is not None:
        newspaper: Node = {"@type": "Newspaper"}
        put(newspaper, "name", edition.publication)
        issue["isPartOf"] = newspaper
    if len(issue) > 1:
        record["isPartOf"] = issue
    put(record, "printEdition", edition.edition)
    put(record, "printPage", edition.page)
    put(record, "printSection", edition.section)
    put(record, "printHeadline", edition.headline)


def _extension(extension: Extension) -> Node:
    """The statements of a plugin's metadata, each term in the plugin's own namespace."""
    namespace = absolute_iri(extension.namespace) or f"{NAMESPACE}{encoded(extension.prefix)}."
    node: Node = {"@type": "Extension", "name": extension.prefix}
    for statement in extension.statements():
        values = node.setdefault(namespace + encoded(statement.term), {"@list": []})
        values["@list"].append(statement.value)
    return node


def _description(document: Document, file: str) -> Node:
    """What describes the record: what it was made from, by what, and what was amiss. No clock is asked."""
    node: Node = {
        "@id": f"{file}#description",
        "@type": ["Entity", "CreativeWork"],
        "wasDerivedFrom": file,
        "wasGeneratedBy": {
            "@type": "Activity",
            "used": file,
            "reader": document.format,
            "wasAssociatedWith": {
                "@type": ["SoftwareAgent", "SoftwareApplication"],
                "name": "archive-converter",
                "softwareVersion": __version__,
            },
        },
    }
    if document.notices:
        node["notice"] = [_notice(one) for one in document.notices]
    return node


def _notice(notice: Notice) -> Node:
    node: Node = {"@type": "Notice", "code": notice.code, "message": notice.message}
    if notice.span is not None:
        node["start"], node["end"] = notice.span.start, notice.span.end
    return node
