"""Which reader a text is for, and why."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from attrs import field, frozen, validators

from converter.errors import PLUGIN_FAULTS, AmbiguousFormatError, UnknownFormatError, described
from converter.model.span import Span

if TYPE_CHECKING:  # who asks has them
    from converter.formats import Reader
    from converter.model.source import Source
    from converter.registry import Registry

_NAMED = 2
"""So many missing marks a message names; `converter detect --explain` names them all."""


class Confidence(IntEnum):
    """How sure a reader is. The words are the contract, not the numbers."""

    POSSIBLE = 1
    """Nothing speaks against it."""
    LIKELY = 2
    """Two or more independent marks of the format."""
    CERTAIN = 3
    """A mark that no other format has, where it must stand."""

    @property
    def word(self) -> str:
        """The word in lower case, for people and for JSON."""
        return self.name.lower()


def _tuple_of(kind: type) -> Any:
    return validators.deep_iterable(validators.instance_of(kind), validators.instance_of(tuple))


@frozen
class Evidence:
    """One mark of a format, and where it stands."""

    mark: str = field(validator=validators.instance_of(str))
    """The field's term for it: ``start of message``, ``date-time group``, ``dateline`` ..."""
    span: Span = field(validator=validators.instance_of(Span))


@frozen
class Detection:
    """What a reader found: how sure it is, by which marks, and which it missed."""

    confidence: Confidence = field(validator=validators.instance_of(Confidence))
    evidence: tuple[Evidence, ...] = field(validator=[_tuple_of(Evidence), validators.min_len(1)])
    missing: tuple[str, ...] = field(default=(), validator=_tuple_of(str))
    """Marks that would have made it surer."""


@frozen
class Claim:
    """What one reader said of one text; *failure* when it broke instead."""

    reader: str
    detection: Detection | None = None
    failure: str | None = None


def survey(source: Source, registry: Registry) -> tuple[Claim, ...]:
    """What each reader says of *source*; one that breaks has its failure in its claim."""
    return tuple(_claim(source, reader) for reader in registry.readers)


def _claim(source: Source, reader: Reader[Any]) -> Claim:
    try:
        detection = reader.detect(source)
        fault = None if detection is None else _fault(detection, source.text)
    except PLUGIN_FAULTS as error:  # a broken reader must not keep the others from being asked
        return Claim(reader.name, failure=described(error))
    return Claim(reader.name, None if fault else detection, fault)


def _fault(detection: Any, text: str) -> str | None:
    """What is wrong with an answer to the question whether a reader knows *text*."""
    if not isinstance(detection, Detection):
        return f"gave {type(detection).__name__} instead of a Detection"
    spans = [one.span for one in detection.evidence]
    if not all(span.start >= 0 and span.end <= len(text) and span.of(text) for span in spans):
        return "gave evidence outside the text"
    return None


def decide(
    claims: Sequence[Claim],
    least: Confidence = Confidence.LIKELY,
    *,
    otherwise: str | None = None,
    order: Sequence[str] = (),
) -> str:
    """The name of the one reader that is surest.

    Args:
        claims: what each reader said.
        least: how sure it must be.
        otherwise: the reader to take where none is, if it holds the text possible.
        order: readers to take, the earlier before the later, where several are the surest.

    Raises:
        UnknownFormatError: none is as sure as *least*.
        AmbiguousFormatError: the surest are more than one.
    """
    found = [(claim.reader, claim.detection) for claim in claims if claim.detection is not None]
    best = max((detection.confidence for _, detection in found), default=None)
    if best is None or best < least:
        if any(reader == otherwise for reader, _ in found):
            return str(otherwise)
        broken = [claim.reader for claim in claims if claim.failure is not None]
        raise UnknownFormatError([_nearly(reader, detection) for reader, detection in found], broken)
    surest = sorted(reader for reader, detection in found if detection.confidence is best)
    if len(surest) > 1:
        if preferred := next((reader for reader in order if reader in surest), None):
            return preferred
        raise AmbiguousFormatError(surest)
    return surest[0]


def _nearly(reader: str, detection: Detection) -> str:
    marks = ", ".join(dict.fromkeys(evidence.mark for evidence in detection.evidence))
    named = detection.missing[:_NAMED]
    more = ", or another mark" if len(detection.missing) > _NAMED else ""
    missing = f", but it has no {' or '.join(named)}{more}" if named else ""
    return f"{reader} by its {marks}{missing}"
