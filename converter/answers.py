"""What programs are told in JSON, on the command line and over the network alike: claims with their evidence, and formats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from converter.formats import Reader, Writer, describe_options
from converter.isolation import lacking
from converter.registry import Registry

if TYPE_CHECKING:  # listing formats does not need the model
    from converter.detection import Claim, Evidence
    from converter.model.source import Source

_QUOTED = 100
"""Characters of the evidence that are quoted; its span has the whole."""


def formats_tree(
    registry: Registry, readers: Sequence[Reader[Any]], writers: Sequence[Writer[Any]]
) -> dict[str, Any]:
    """Some *readers* and *writers* of a *registry*, with their options and who provides them."""
    return {
        "readers": [
            _described(reader, registry) | ({"install": command} if (command := lacking(reader)) else {})
            for reader in readers
        ],
        "writers": [
            {**_described(writer, registry), "suffix": writer.suffix, "media_type": writer.media_type}
            for writer in writers
        ],
    }


def _described(one: Reader[Any] | Writer[Any], registry: Registry) -> dict[str, Any]:
    provider = registry.provider(one.name)
    options = describe_options(one.options)
    return {
        "name": one.name,
        "summary": one.summary,
        "provider": provider
        and {"plugin": provider.name, "distribution": provider.distribution, "version": provider.version},
        "options": [
            {"name": key, "takes": takes, "default": default, "help": text}
            for key, takes, default, text in options
        ],
    }


def claim_tree(claim: Claim, source: Source) -> dict[str, Any]:
    """What one reader said of *source*, or how it broke."""
    detection = claim.detection
    if detection is None:
        return {
            "reader": claim.reader,
            "confidence": None,
            "evidence": [],
            "missing": [],
            "failure": claim.failure,
        }
    return {
        "reader": claim.reader,
        "confidence": detection.confidence.word,
        "evidence": [_evidence_tree(evidence, source) for evidence in detection.evidence],
        "missing": detection.missing,
        "failure": None,
    }


def _evidence_tree(evidence: Evidence, source: Source) -> dict[str, Any]:
    line, column = source.position(evidence.span.start)
    return {
        "mark": evidence.mark,
        "text": quoted(evidence, source),
        "span": [evidence.span.start, evidence.span.end],
        "line": line,
        "column": column,
    }


def quoted(evidence: Evidence, source: Source) -> str:
    """The words of a mark, as far as they are quoted."""
    words = evidence.span.of(source.text)
    return words if len(words) <= _QUOTED else words[: _QUOTED - 1] + "…"
