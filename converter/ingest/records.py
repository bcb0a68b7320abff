"""What is known of a run: items, outputs, events, agents and packages, as plain values that both sides share.

The run makes them and keeps them in its journal; the package side writes them down as PREMIS, METS and BagIt.
They hold no open file and no connection, so that workers can send them to the coordinator.

Units, everywhere: paths in the source tree are bytes relative to its root, ``/`` between components; paths in a
package are portable text (`converter.ingest.package.names`) relative to the package's own folder, the one that holds
``METS.xml``; sizes are bytes; checksums are lower-case hexadecimal; times are UTC, as ISO 8601 text ending in ``Z``.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Protocol

from attrs import frozen

ORIGINAL = "original"
"""The representation that holds the sources to the byte; no writer may be called so."""
UNKNOWN = "UNKNOWN"
"""The PUID of what no signature matches, as Siegfried gives it."""


class Kind(StrEnum):
    """What an entry of the source tree is."""

    FILE = "file"
    DIRECTORY = "dir"
    """Written down where it is empty or cannot be listed; the others are seen in the paths of their files."""
    LINK = "link"
    """Never followed."""
    SPECIAL = "special"
    """A named pipe, a socket or a device; never opened."""


class State(StrEnum):
    """How far the conversion of an item is; whether its bytes are kept is another question (`Item.preserved`)."""

    PENDING = "pending"
    DONE = "done"
    WARNED = "warned"
    """Converted, with notices that a person should read."""
    QUARANTINED = "quarantined"
    """The document's own fault: kept, not converted."""
    REFUSED = "refused"
    """Not a file, or beyond the limits: neither kept nor converted, but accounted for."""
    FAILED = "failed"
    """Our side's fault: to be tried again."""


class FaultKind(StrEnum):
    """Whose fault it is that an item was not converted, and so what to do next."""

    CONTENT = "content"
    """The document's: a person must look."""
    LIMIT = "limit"
    """It is larger than the run's limits allow."""
    TIMEOUT = "timeout"
    MEMORY = "memory"
    DIED = "died"
    """The process that converted it ended."""
    BUG = "bug"
    """A plugin's or ours."""
    SYSTEM = "system"
    """The disk, the journal or the file system."""


class Outcome(StrEnum):
    """How an event ended, in the words of the Library of Congress."""

    SUCCESS = "success"
    WARNING = "warning"
    FAIL = "fail"


class EventType(StrEnum):
    """What happened, in the words of the Library of Congress (id.loc.gov/vocabulary/preservation/eventType)."""

    INGESTION = "ingestion"
    DIGEST = "message digest calculation"
    IDENTIFICATION = "format identification"
    VIRUS_CHECK = "virus check"
    FILENAME_CHANGE = "filename change"
    EXTRACTION = "metadata extraction"
    """Decoding: which encoding, on which evidence."""
    NORMALIZATION = "normalization"
    """One for each output, also where it failed."""
    VALIDATION = "validation"
    FIXITY_CHECK = "fixity check"
    PACKING = "packing"


class AgentType(StrEnum):
    """What an agent is, in the words of the Library of Congress (…/preservation/agentType)."""

    SOFTWARE = "software"
    HARDWARE = "hardware"
    ORGANIZATION = "organization"
    PERSON = "person"


class PackageState(StrEnum):
    """How far a package is."""

    OPEN = "open"
    """Documents are still added, in ``bags/.ID.part``."""
    SEALED = "sealed"
    """In ``bags/ID``, re-hashed from disk, and never touched again."""


@frozen(kw_only=True)
class Format:
    """A file format as it was identified, not as it was claimed."""

    puid: str = UNKNOWN
    """Of PRONOM, such as ``x-fmt/111``."""
    name: str = ""
    version: str = ""
    registry: str = ""
    """Which version of which registry says so, such as ``PRONOM V125``."""


@frozen(kw_only=True)
class Fault:
    """Why an item was not converted, or not kept."""

    kind: FaultKind
    code: str
    """One word that stays the same from version to version, such as ``UnknownFormatError``."""
    message: str
    """One sentence for a person: what, where, and what to do next."""


@frozen(kw_only=True)
class Item:
    """One entry of the source tree, or one document within a file of it."""

    rel: bytes
    """Its path in the source tree, to the byte; the key of everything."""
    oid: str
    """Its UUID (version 5: of the collection and `rel`), the same in every run."""
    safe: str
    """Its path in a representation; of an item that is not preserved, the path that it would have."""
    kind: Kind = Kind.FILE
    size: int = 0
    mtime_ns: int = 0
    inode: int = 0
    sha512: str = ""
    sha256: str = ""
    format: Format | None = None
    """None where nothing was identified."""
    encoding: str = ""
    """As which its text was decoded; empty where it was not."""
    preserved: bool = False
    """Whether its bytes are in the package, in the representation `ORIGINAL`."""
    state: State = State.PENDING
    attempts: int = 0
    fault: Fault | None = None
    package: str = ""
    """The id of the package that holds it; empty until it is adopted."""
    ms: float = 0.0
    """How long the worker took to read, keep and convert it; what is done for a batch as a whole is not in it."""
    rss_kb: int = 0
    """The most memory that the worker had until then."""


@frozen(kw_only=True)
class Output:
    """One file that was made of an item."""

    oid: str
    """Its UUID (version 5: of the item's and the representation's name)."""
    representation: str
    """The writer's name, which names the representation too: ``tei``."""
    path: str
    """In the package: ``representations/tei/data/…``."""
    size: int
    sha512: str
    media_type: str
    format: Format | None = None
    valid: bool | None = None
    """What the writer's own check said; None where it was not asked."""
    coverage: float | None = None
    """The share of the source's non-blank characters that a reader understood, 0 to 1; None where not measured."""


@frozen(kw_only=True)
class Event:
    """Something that happened; never altered, never deleted."""

    id: str
    """A UUID."""
    type: EventType
    at: str
    outcome: Outcome
    detail: str = ""
    """With what and how: program, version, options, as ``program="siegfried"; version="1.11.9"``."""
    note: str = ""
    """What came of it: the checksum, the PUID, the reason of the failure."""
    representation: str = ""
    """The output that it made or looked at, by its representation; empty where it is about the item itself.

    An output that could not be made has its events too, and is not among the outputs.
    """
    agents: tuple[str, ...] = ()
    """Who did it: ids of agents."""


@frozen(kw_only=True)
class Agent:
    """A program, a machine, an organisation or a person that has a part in events."""

    id: str
    """Unique within the run, such as ``archive-converter-0.1.0``."""
    type: AgentType
    name: str
    version: str = ""
    notes: tuple[str, ...] = ()
    """Whatever else tells it from others: plugins and libraries with versions, the signature file's date."""


@frozen(kw_only=True)
class Deposit:
    """What people say of all packages of a run."""

    collection: str
    """Names the collection; with an item's path it gives the item's UUID."""
    title: str = ""
    """What a catalogue calls it; the collection's name if nobody said."""
    description: str = ""
    organization: str = ""
    organization_id: str = ""
    """An identifier of the organisation, such as its ISIL."""
    address: str = ""
    contact: str = ""
    email: str = ""
    operator: str = ""
    """Who runs the ingest."""


@frozen(kw_only=True)
class Package:
    """One bag with one E-ARK package in it."""

    id: str
    """Portable, and unique in the world: ``COLLECTION-RUN-0001``, or whatever the run calls it."""
    state: PackageState = PackageState.OPEN
    files: int = 0
    """Of the payload: originals, outputs, metadata, documentation."""
    size: int = 0
    """Of the payload."""
    manifest_sha512: str = ""
    """The checksum of ``manifest-sha512.txt``, which vouches for all the rest."""
    sealed_at: str = ""
    verified_at: str = ""


@frozen(kw_only=True)
class Dossier:
    """All that is known of one item."""

    item: Item
    outputs: tuple[Output, ...] = ()
    """Sorted by representation."""
    events: tuple[Event, ...] = ()
    """In the order in which they happened."""


@frozen(kw_only=True)
class Imprint:
    """What stands on every file that describes a package: whose it is, who made it, and when."""

    package: Package
    deposit: Deposit
    creator: Agent
    """The program that makes the package."""
    at: str
    """The time of packing."""


class Contents(Protocol):
    """What goes into a package, given as often as it is asked for and never all at once.

    A journal gives them from cursors; a test, from tuples.
    """

    def dossiers(self, *, events: bool = True) -> Iterator[Dossier]:
        """Each item of the package, sorted by `Item.safe`; those that are not preserved too.

        Args:
            events: whether what happened to it is asked for; there may be none otherwise.
        """

    def agents(self) -> Iterator[Agent]:
        """Each agent that an event of the package names, sorted by id."""
