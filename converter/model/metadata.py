"""What a record says about its document, each value with its place.

The words for kinds, roles and schemes are fixed (see docs/record.md), so that writers need to know no reader.
A value that the document does not give is absent; an inferred one has no span.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache, cached_property
from typing import Any

from attrs import frozen

from converter.model.extension import Extension
from converter.model.fields import field_names
from converter.model.ranks import Level, Precedence
from converter.model.span import Cited


@frozen(kw_only=True)
class Identifier:
    """A name of the document: ``mrn``, ``transmission``, ``station-serial``, ``message-number`` ..."""

    scheme: str
    value: Cited[str]


@frozen(kw_only=True)
class Event:
    """Something that has a date: ``sent``, ``created``, ``filed``, ``published``, ``declassify``."""

    kind: str
    text: Cited[str]
    """As printed."""
    when: date | datetime | None = None
    """A datetime is aware of its zone; None where the text names no date, such as ``OADR``."""
    inferred: bool = False
    """Whether a part of the time, such as its zone or its year, is not printed."""


@frozen(kw_only=True)
class Agent:
    """Who had a part: ``sender``, ``recipient``, ``copied``, ``exempted``, ``signatory``, ``classifier``,
    ``drafter``, ``author``, ``agency``, ``publisher``.
    """

    role: str
    name: Cited[str] | None = None
    position: Cited[str] | None = None
    """Rank or office, as printed: ``Ambassador``, ``Staff Writer``."""
    code: Cited[str] | None = None
    """Routing indicator."""
    precedence: Cited[Precedence] | None = None
    """Of the message for this agent; for a sender, that of the message."""
    serial: Cited[str] | None = None
    """Message copy number: the sender's running number to this addressee."""


@frozen(kw_only=True)
class Restriction:
    """Who may see the document, and why."""

    level: Cited[Level] | None = None
    captions: tuple[Cited[str], ...] = ()
    """As printed, in order: ``SIPDIS``, ``NOFORN`` ..."""
    caveats: tuple[Cited[str], ...] = ()
    authority: Cited[str] | None = None
    """What it rests on: ``E.O. 12958``."""
    reasons: tuple[Cited[str], ...] = ()
    """Each by section and letter: ``1.4 (b)``."""


@frozen(kw_only=True)
class Instruction:
    """How to treat the message: ``passing``, ``attention``, ``operating-signal``, ``handling``."""

    kind: str
    text: Cited[str]


@frozen(kw_only=True)
class Subject:
    """What the document is about."""

    scheme: str
    """``tags`` or ``keyword``."""
    code: Cited[str]
    kind: str | None = None
    """Of a tag: ``subject``, ``program``, ``place``, ``organization``, ``person``."""
    label: str | None = None


@frozen(kw_only=True)
class Reference:
    """Another document that this one names as its reference."""

    text: Cited[str]
    """As printed: ``TOKYO 433``."""
    label: Cited[str] | None = None
    """``A`` in ``A. TOKYO 433``."""
    kind: str = "cable"
    target: str | None = None
    """The other document's identifier, such as the message reference number ``06TOKYO433``."""
    inferred: bool = False
    """Whether a part of the target, such as the year, is not printed."""
    remarks: tuple[Cited[str], ...] = ()
    """What is said of it beside its name: ``NOTAL`` (not to, nor needed by, all addressees), ``AND PREVIOUS``."""


@frozen(kw_only=True)
class Place:
    """Where the document says that it was written."""

    name: Cited[str]


@frozen(kw_only=True)
class Edition:
    """The print edition in which an article appeared, as a note in it says."""

    publication: Cited[str] | None = None
    date: Cited[date] | None = None
    page: Cited[str] | None = None
    section: Cited[str] | None = None
    edition: Cited[str] | None = None
    headline: Cited[str] | None = None


@frozen(kw_only=True, slots=False)  # as of `Source`
class Metadata:
    """All that is known about a document."""

    genre: str
    """``diplomatic cable``, ``news article`` ..."""
    language: Cited[str] | None = None
    """BCP 47."""
    title: Cited[str] | None = None
    standfirst: Cited[str] | None = None
    identifiers: tuple[Identifier, ...] = ()
    events: tuple[Event, ...] = ()
    agents: tuple[Agent, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    subjects: tuple[Subject, ...] = ()
    references: tuple[Reference, ...] = ()
    places: tuple[Place, ...] = ()
    edition: Edition | None = None
    extensions: tuple[Extension, ...] = ()

    @cached_property
    def values(self) -> tuple[tuple[str, Any, Any], ...]:
        """Every value that holds no others, cited or plain: the path of its field (``agents.code``), itself, its owner.

        The owner is None where it is these metadata: what held itself would outlive its last use.
        """
        found: list[tuple[str, Any, Any]] = []
        for name, _ in _parts(Metadata, "")[:-1]:  # extensions come last, each under a name of its own
            _gather(getattr(self, name), name, None, found)
        for extension in self.extensions:
            kind: type = extension.__class__
            _collect(extension, _parts(kind, extension.prefix), found)
        return tuple(found)


@cache
def _parts(kind: type, path: str) -> tuple[tuple[str, str], ...]:
    """The fields of a class of the model that stands at *path*, each with its own path; none of what holds no others."""
    names = () if kind is Cited else field_names(kind) or ()
    return tuple([(name, f"{path}.{name}" if path else name) for name in names])


def _collect(owner: Any, parts: tuple[tuple[str, str], ...], found: list[tuple[str, Any, Any]]) -> None:
    for name, path in parts:
        value = getattr(owner, name)
        if value is None:
            continue
        kind = value.__class__
        if kind is Cited or kind is str:  # as nearly all are
            found.append((path, value, owner))
        else:
            _gather(value, path, owner, found)


def _gather(value: Any, path: str, owner: Any, found: list[tuple[str, Any, Any]]) -> None:
    kind = value.__class__
    if kind is tuple:
        for one in value:
            _gather(one, path, owner, found)
    elif parts := _parts(kind, path):
        _collect(value, parts, found)
    elif value is not None:
        found.append((path, value, owner))
