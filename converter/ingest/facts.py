"""What the report tells of a document beside what the package says: for people, not for preservation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from converter.ingest.conversion import Converted
from converter.model.document import Document

_DATES = ("sent", "published", "filed", "created")
"""The events that may date a document, the surest first."""


def facts_of(converted: Converted) -> Mapping[str, Any]:
    """Plain values for JSON: the reader and what it saw, and the document's date, sender and subjects."""
    document, claim = converted.document, converted.claim
    detection = None if claim is None else claim.detection
    return {
        "reader": document.format,
        "confidence": None if detection is None else detection.confidence.word,
        "evidence": [] if detection is None else sorted({one.mark for one in detection.evidence}),
        "genre": document.metadata.genre,
        "date": _date(document),
        "sender": _sender(document),
        "subjects": list(dict.fromkeys(one.code.value for one in document.metadata.subjects)),
        "notices": [{"code": one.code, "message": one.message} for one in document.notices],
    }


def _date(document: Document) -> str | None:
    """The day of the document, as ISO 8601."""
    dated = {one.kind: one.when for one in document.metadata.events if one.when is not None}
    when = next((dated[kind] for kind in _DATES if kind in dated), None)
    if when is None:
        return None
    return (when.date() if isinstance(when, datetime) else when).isoformat()


def _sender(document: Document) -> str | None:
    """Who sent or published it."""
    for role in ("sender", "publisher"):
        for agent in document.metadata.agents:
            if agent.role == role and agent.name is not None:
                return agent.name.value
    return None
