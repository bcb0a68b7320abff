"""The words for kinds, roles and schemes that writers know, as docs/record.md lists them.

A plugin may have words of its own, which outputs keep as they are. One that is almost a word of ours is a slip of
whoever edited the record: a ``recipeint`` would be listed among no recipients, and nobody would see it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from converter.model.metadata import Metadata

WORDS: Mapping[str, frozenset[str]] = {
    "genre": frozenset({"diplomatic cable", "news article"}),
    "identifiers.scheme": frozenset(
        {"mrn", "transmission", "station-serial", "message-number", "url", "uri", "document-id", "slug", "du-key"}
        | {"fixture", "document-number", "film-number"}
    ),
    "events.kind": frozenset(
        {"sent", "readdressed", "created", "filed", "published", "updated", "released", "expires", "declassify"}
        | {"declassified"}
    ),
    "agents.role": frozenset(
        {"sender", "readdresser", "recipient", "copied", "exempted", "signatory", "classifier", "drafter"}
        | {"approver", "clearer", "author", "agency", "publisher", "copyright-holder"}
    ),
    "instructions.kind": frozenset(
        {"passing", "attention", "operating-signal", "service-note", "handling", "urgency", "note-to-editors"}
        | {"publishing-status", "usage-terms", "copyright"}
    ),
    "subjects.scheme": frozenset({"tags", "keyword", "subject-code"}),
    "references.kind": frozenset(
        {"cable", "e-mail", "telcon", "report", "memo", "letter", "airgram", "message", "other"}
    ),
}
"""By the path of the field, as `Metadata.values` has it."""
_ALMOST = 0.8
"""Of the letters of both words, those that match: two neighbours exchanged, or a letter more or less, are above it."""


def misspelt(metadata: Metadata) -> Iterator[str]:
    """Each word that is almost one of `WORDS`, as a sentence with the path of its field and the word that is meant."""
    for path, said, _ in metadata.values:
        words = WORDS.get(path)
        if words and said not in words:
            from difflib import get_close_matches  # noqa: PLC0415 - slow to load, and rarely wanted

            for meant in get_close_matches(said, words, 1, _ALMOST):
                yield f"{path} is {said!r}, which is almost {meant!r}: write that, or a word that nobody takes for it"
