"""What only a telegram has: how it was transmitted, and what a catalogue says about it.

The terms of a telegram are those of ACP 127 (format lines) and of the Foreign Affairs Handbook, 5 FAH-2.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from converter import Cited, Extension, Precedence


@frozen(kw_only=True)
class Office:
    """An office that got copies: ``ARA-15``."""

    name: Cited[str]
    """Its symbol: ``ARA``."""
    copies: Cited[int]
    """How many it got."""


@frozen(kw_only=True, slots=False)  # which is made in half the time, of so many fields
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
    declassification: Cited[str] | None = None
    """By what it is declassified: ``date``, ``duration``, ``event``, ``exemption``, ``originating-agency`` (OADR),
    ``manual-review``, ``schedule`` (before 1982), or ``not-applicable``; the event has the words and the day."""
    originating_office: Cited[str] | None = None
    """After the classifier of E.O. 12065: ``OR-M``."""
    action_offices: tuple[Office, ...] = ()
    """Distribution within the Department: who is to act on the telegram."""
    information_offices: tuple[Office, ...] = ()
    """Distribution: who is to know of it."""
    origin_offices: tuple[Office, ...] = ()
    """Distribution of the Department's own telegrams: where it comes from."""
    copies: Cited[int] | None = None
    """How many copies in all: ``/026 W``."""
    counter: Cited[str] | None = None
    """The number on the dashed line of the communications centre."""
    counter_time: Cited[str] | None = None
    """The day and the time on the dashed line."""


@frozen(kw_only=True)
class Catalogue(Extension):
    """What the page of a catalogue says about the telegram that it shows."""

    prefix: ClassVar[str] = "catalogue"
    namespace: ClassVar[str] = "https://w3id.org/archive-converter/catalogue#"

    identifier: Cited[str] | None = None
    """The message reference number: ``06TOKYO709``."""
    created: Cited[str] | None = None
    """When the telegram was sent, by the catalogue: ``2006-02-08 08:46``."""
    released: Cited[str] | None = None
    """When the catalogue published the telegram."""
    classification: Cited[str] | None = None
    """The level, and what stands with it: ``SECRET//NOFORN``."""
    origin: Cited[str] | None = None
    """The post that sent the telegram: ``Embassy Tokyo``."""
    title: Cited[str] | None = None
    """The subject."""
    tags: tuple[Cited[str], ...] = ()
    """The TAGS, each as the catalogue prints it."""


@frozen(kw_only=True)
class Attribute:
    """One attribute by its printed name, where it has no field of its own."""

    name: Cited[str]
    """As printed: ``Legacy Key``."""
    value: Cited[str]
    """As printed."""


@frozen(kw_only=True)
class ArchivalAttributes(Extension):
    """What the catalogue of the National Archives says about a telegram of the Central Foreign Policy Files.

    Values are as printed. Those that say nothing (``n/a``) are absent.
    """

    prefix: ClassVar[str] = "archival-attributes"
    namespace: ClassVar[str] = "https://w3id.org/archive-converter/archival-attributes#"

    document_number: Cited[str] | None = None
    """Year, post and serial: ``1979LAPAZ09050``."""
    film_number: Cited[str] | None = None
    """The place on microfilm, reel and frame: ``D790486-0506``."""
    draft_date: Cited[str] | None = None
    """The day on which the telegram was drafted or sent."""
    sender: Cited[str] | None = None
    """From whom: ``LA PAZ``."""
    recipients: Cited[str] | None = None
    """To whom: ``STATE``."""
    subject: Cited[str] | None = None
    """The subject, by the archive's cataloguers."""
    tags: tuple[Cited[str], ...] = ()
    """The TAGS, by the archive's cataloguers."""
    concepts: tuple[Cited[str], ...] = ()
    """Keywords of the archive's own vocabulary."""
    reference: Cited[str] | None = None
    """The references of the telegram."""
    office: Cited[str] | None = None
    """The office that acts on the telegram, or that it comes from: ``ACTION ARA``."""
    drafter: Cited[str] | None = None
    """Who drafted the telegram."""
    enclosure: Cited[str] | None = None
    """What was sent with the telegram."""
    executive_order: Cited[str] | None = None
    """Schedule, day of declassification and classifier: ``GS 19850808 BOEKER, PAUL``."""
    original_classification: Cited[str] | None = None
    """The level as the telegram was sent."""
    previous_classification: Cited[str] | None = None
    """The level before the review."""
    current_classification: Cited[str] | None = None
    """The level since the review."""
    original_handling_restrictions: Cited[str] | None = None
    """The captions as the telegram was sent."""
    previous_handling_restrictions: Cited[str] | None = None
    """The captions before the review."""
    handling_restrictions: Cited[str] | None = None
    """The captions since the review."""
    channel_indicators: Cited[str] | None = None
    """The channel that the telegram was restricted to."""
    review_action: Cited[str] | None = None
    """What the review decided: ``RELEASED, APPROVED``."""
    review_date: Cited[str] | None = None
    """When the telegram was reviewed."""
    review_history: Cited[str] | None = None
    """Each step of the review, with its day and its reviewer."""
    review_exemptions: Cited[str] | None = None
    """By which exemptions a part was withheld."""
    disposition_action: Cited[str] | None = None
    """What became of the telegram: ``RELEASED``."""
    disposition_date: Cited[str] | None = None
    """When that was."""
    disposition_comment: Cited[str] | None = None
    """What was noted with it."""
    markings: Cited[str] | None = None
    """The stamp of the review: who released the telegram, and when."""
    capture_date: Cited[str] | None = None
    """When the telegram came into the Department's system."""
    type: Cited[str] | None = None
    """``TE``: a telegram."""
    format: Cited[str] | None = None
    """``TEL``: a telegram."""
    locator: Cited[str] | None = None
    """Where the text is kept: ``TEXT ON-LINE, ON MICROFILM``."""
    page_count: Cited[str] | None = None
    """How many pages it has."""
    line_count: Cited[str] | None = None
    """How many lines it has."""
    errors: Cited[str] | None = None
    """What went wrong when the telegram was captured."""
    others: tuple[Attribute, ...] = ()
    """What has no field here: mostly numbers by which the system of the Department keeps it."""
