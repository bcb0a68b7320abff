"""A record as one node of linked data, with all that hangs on it.

Whatever has an order or can stand twice is an ordered list, so that nothing is lost in a graph. Links to other
things (``hasSender``, ``hasAddressee``, ``citation``) stand beside the lists without order, for queries.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from converter import (
    Cited,
    Document,
    Edition,
    Extension,
    Identifier,
    Instruction,
    Metadata,
    Place,
    Reference,
    Restriction,
    Statement,
    Subject,
)
from converter_jsonld.agents import CABLE_PARTS, PARTS, Part, add_agents
from converter_jsonld.body import content, texts
from converter_jsonld.events import add_events, dated
from converter_jsonld.instantiation import instantiation
from converter_jsonld.provenance import description
from converter_jsonld.said import infer, infer_unless_printed, put, put_all
from converter_jsonld.terms import LEVELS, NAMESPACE, PRECEDENCES, Node, absolute_iri, encoded, urn

_MRN = ("us", "state", "mrn")
_TAGS = ("us", "state", "tags")
_NEWS_TERMS = {
    "copyright": "copyrightNotice",
    "publishing-status": "creativeWorkStatus",
    "usage-terms": "usageInfo",
}
"""The instructions of news that schema.org has a property for."""


@frozen
class Genre:
    """How the records of one genre are typed, and which properties its types bring."""

    types: tuple[str, ...]
    form: str = ""
    """Its documentary form, as a term."""
    parts: Mapping[str, Part] = PARTS
    message: bool = False
    article: bool = False


GENRES: Mapping[str, Genre] = {
    "diplomatic cable": Genre(
        ("Cable", "Record", "Message", "ArchiveComponent"), "DiplomaticTelegram", CABLE_PARTS, message=True
    ),
    "news article": Genre(("NewsArticle", "Record"), "PressArticle", article=True),
}
OTHER = Genre(("Record", "CreativeWork"))


def graph(document: Document, *, source: bool) -> Node:
    """The record of *document*, its file and how it was made, as a tree of nodes."""
    metadata = document.metadata
    genre = GENRES.get(metadata.genre, OTHER)
    file = urn("sha256", document.source.sha256)
    number = next((one.value for one in metadata.identifiers if one.scheme == "mrn" and one.value.value), None)
    fragments = urn(*_MRN, number.value) if number else file
    record: Node = {"@id": fragments if number else f"{file}#record", "@type": list(genre.types)}
    _add_titles(record, metadata)
    _add_identifiers(record, metadata.identifiers, number)
    if genre.form:
        record["hasDocumentaryFormType"] = genre.form
    add_events(record, metadata.events, message=genre.message)
    _add_precedence(record, metadata)
    add_agents(record, metadata.agents, genre.parts, file)
    _add_treatment(record, metadata)
    _add_subjects(record, metadata)
    if metadata.places:
        record["locationCreated"] = [_place(one) for one in metadata.places]
    if metadata.edition is not None:
        _add_edition(record, metadata.edition)
    if metadata.extensions:
        _add_extensions(record, metadata.extensions, genre)
    blocks = content(document.body, fragments)
    if genre.article:
        record["articleBody"] = "\n\n".join(texts(blocks))
    record["content"] = blocks
    record["encoding"] = file
    record["hasOrHadInstantiation"] = instantiation(document.source, lines=source)
    record["subjectOf"] = description(document, file)
    return record


def _add_titles(record: Node, metadata: Metadata) -> None:
    record["genre"] = metadata.genre
    put(record, "inLanguage", metadata.language)
    put(record, "headline", metadata.title)
    put(record, "title", metadata.title)
    put(record, "alternativeHeadline", metadata.standfirst)


def _add_identifiers(record: Node, identifiers: tuple[Identifier, ...], number: Cited[str] | None) -> None:
    """All of them in order; the reference number and the first address also in properties of their own."""
    if not identifiers:
        return
    record["identifier"] = [_identifier(one) for one in identifiers]
    infer_unless_printed(record, "identifier", *[one.value for one in identifiers])
    put(record, "referenceNumber", number)
    for one in identifiers:
        if one.scheme == "url" and (address := absolute_iri(one.value.value)):
            record["url"] = address
            infer_unless_printed(record, "url", one.value)
            return


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
        for instruction in metadata.instructions:
            if (term := _NEWS_TERMS.get(instruction.kind)) and term not in record:
                said = instruction.text.value
                record[term] = {"@type": "CreativeWork", "text": said} if term == "usageInfo" else said
                infer_unless_printed(record, term, instruction.text)


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
    put_all(node, "remark", reference.remarks)
    if reference.target:
        node["target"] = reference.target
        meant = urn(*_MRN, reference.target) if reference.kind == "cable" else absolute_iri(reference.target)
        if meant is not None:
            node["refersTo"] = meant
        if reference.inferred:
            infer(node, *(term for term in ("target", "refersTo") if term in node))
    return node


def _place(place: Place) -> Node:
    node: Node = {"@type": "Place"}
    put(node, "name", place.name)
    return node


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


def _add_extensions(record: Node, extensions: tuple[Extension, ...], genre: Genre) -> None:
    """What plugins say; the dateline of an article, which no common field has, also in its property."""
    nodes = []
    for extension in extensions:
        statements = tuple(extension.statements())
        nodes.append(_extension(extension, statements))
        if genre.article and "dateline" not in record:
            dateline = next((one.value for one in statements if one.term == "dateline"), None)
            if isinstance(dateline, str):
                record["dateline"] = dateline
    record["extension"] = nodes


def _extension(extension: Extension, statements: Sequence[Statement]) -> Node:
    """The statements of a plugin's metadata, each term in the plugin's own namespace."""
    namespace = absolute_iri(extension.namespace) or f"{NAMESPACE}{encoded(extension.prefix)}."
    node: Node = {"@type": "Extension", "name": extension.prefix}
    for statement in statements:
        values = node.setdefault(namespace + encoded(statement.term), {"@list": []})
        values["@list"].append(statement.value)
    return node
