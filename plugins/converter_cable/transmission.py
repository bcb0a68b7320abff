"""What only a telegram has: how it was transmitted, and what a catalogue says about it.

The terms of a telegram are those of ACP 127 (format lines) and of the Foreign Affairs Handbook, 5 FAH-2.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from converter import Cited, Extension, Precedence


@frozen(kw_only=True)
class Transmission(Extension):
    """How a telegram was transmitted: what its format lines say beyond senders, addressees and dates."""

    prefix: ClassVar[str] = "transmission"
    namespace: ClassVar[str] = "https://w3id.org/archive-converter/transmission#"

    channel: Cited[str] | None = None
    """Format line 1: the channel of the transmission identification, ``XRO``."""
    channel_number: Cited[str] | None = None
    """Format line 1: the running number within the channel, ``9451``."""
    precedence: Cited[Precedence] | None = None
    """Format line 2: the highest precedence, printed doubled."""
    called: tuple[Cited[str], ...] = ()
    """Format line 2: routing indicators of the stations that were called."""
    origin: Cited[str] | None = None
    """Format line 3: routing indicator of the station that sent."""
    section: Cited[int] | None = None
    """Which section of the message this is, or the first of those that were joined."""
    sections: Cited[int] | None = None
    """In how many sections the message was sent."""
    security_warning: Cited[str] | None = None
    """Format line 4: ``ZNY SSSSS``, ``ZNR UUUUU``."""
    action_precedence: Cited[Precedence] | None = None
    """Format line 5: the precedence for the action addressees."""
    information_precedence: Cited[Precedence] | None = None
    """Format line 5: the precedence for the information addressees, where it is another."""
    correction: Cited[str] | None = None
    """What the note of a corrected copy says."""


@frozen(kw_only=True)
class Catalogue(Extension):
    """What the page of a catalogue says about the telegram that it shows."""

    prefix: ClassVar[str] = "catalogue"
    namespace: ClassVar[str] = "https://w3id.org/archive-converter/catalogue#"

    identifier: Cited[str] | None = None
    created: Cited[str] | None = None
    classification: Cited[str] | None = None
    origin: Cited[str] | None = None
    title: Cited[str] | None = None
    tags: tuple[Cited[str], ...] = ()
