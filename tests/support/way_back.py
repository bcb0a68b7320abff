"""From a document to an output, and from an output back to the record."""

from __future__ import annotations

from pathlib import Path

from converter import Document, Target, convert, load_registry, restore, write

SEEDS = Path(__file__).parent.parent.parent / "seeds"
REGISTRY = load_registry()


def read(path: Path, **told: object) -> Document:
    """The record of a document, by the reader that knows it."""
    return convert(path, [], REGISTRY, **told).document


def output(document: Document, name: str, **told: str) -> bytes:
    """A record as a writer writes it."""
    return write(document, REGISTRY.writer(name), Target(writer=name, settings=told)).data


def back(data: bytes, name: str, **told: bool) -> Document:
    """The record of an output."""
    return restore(data, REGISTRY.writer(name), REGISTRY, **told)
