"""What a byline says, in words, for tests to compare."""

from __future__ import annotations


def people(found, line: str) -> list[tuple[str | None, str | None]] | None:
    """The persons of a byline and their posts; None where there is no byline."""
    if found is None:
        return None

    def said(place):
        return line[slice(*place)] if place else None

    return [(said(author.name), said(author.post)) for author in found.authors]
