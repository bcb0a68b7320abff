"""The words that ``type`` takes in our profile of TEI; its ODD lists the same ones, and says what each means.

The names of segments are a reader's own. One that is not listed is ``other``, and stands in ``subtype``, so that the
lists can be closed whatever plugin made the record.
"""

from __future__ import annotations

from collections.abc import Collection

LINES = frozenset(
    {
        *(f"FL{number}" for number in range(1, 17)),
        *("classification", "captions", "correction", "handling", "passing", "eo", "tags", "subject"),
        *("reference", "classified-by", "signature", "catalogue", "distribution", "drafted-by", "approved-by"),
        *("desired-distribution", "service-note", "kicker", "headline", "standfirst", "byline", "dateline"),
        *("date-line", "colophon", "page-data", "repeated-head", "title", "identifier", "keyword", "language"),
        *("place", "distributor", "source", "rights", "urgency", "note-to-editors", "publishing-status"),
        *("usage-terms", "copyright"),
    }
)
"""Metadata as blocks: the lines of a header, and what stands at the head and the foot of an article."""
FURNITURE = frozenset(
    {
        *("repeated-head", "other-telegram", "page-marker", "stray-caption", "rule", "stamp", "hyphen", "markup"),
        *("site-frame", "appeal", "advertisement", "related-links", "page-navigation", "author-note"),
        *("print-note", "byte-order-mark", "other-field", "other-rendition", "repeated-lead", "embedded-media"),
        "unrecognised",
    }
)
"""What stands in the source and is no part of the document."""


def kind(name: str, known: Collection[str]) -> str:
    """The attributes that say what a segment of this name is."""
    return f' type="{name}"' if name in known else f' type="other" subtype="{name}"'
