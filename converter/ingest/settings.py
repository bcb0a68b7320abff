"""The settings of a run: from a TOML file and the command line, and kept in the journal.

What decides the outputs (`Settings`) is apart from how the work is done (`Effort`): a run is only resumed with the
same settings, but with any number of workers.
"""

from __future__ import annotations

import hashlib
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import orjson
from attrs import evolve, field, frozen
from attrs.validators import ge, gt, matches_re
from cattrs import Converter, transform_error
from cattrs.errors import ClassValidationError
from cattrs.v import format_exception

from converter.ingest.errors import IngestError
from converter.ingest.records import Deposit

MIB = 1 << 20
GIB = 1 << 30
_ALLOWED = re.compile(r"(\d+)(%?)")
_WHERE = re.compile(r" @ \$\.?")


@frozen(kw_only=True)
class Conversion:
    """Which outputs are made, and of what."""

    to: tuple[str, ...] = ("tei", "docx", "jsonld")
    """Writers by name."""
    reader: str = ""
    """The reader of all documents; each is asked if this is empty."""
    otherwise: str = ""
    """The reader of documents of which none is sure, if it holds them possible."""
    encoding: str = ""
    """The text encoding of all documents, whatever their bytes look like."""
    fallback_encoding: str = ""
    """The text encoding of documents that are not UTF-8 and have no byte order mark; noted for each."""
    only: tuple[str, ...] = ()
    """The plugins that are used; all if this is empty."""
    block: tuple[str, ...] = ()
    """Plugins that are left alone."""
    order: tuple[str, ...] = ()
    """Readers that take a document before others that are as sure, the earlier first."""


@frozen(kw_only=True)
class Intake:
    """What a source is that is no folder, and how much may come out of it."""

    text_column: str = ""
    """Of a table, CSV or lines of JSON: the column that holds the documents."""
    name_column: str = ""
    """The column that names them; they are numbered if this is empty."""
    listed: bool = False
    """Whether only those files of a folder are taken that were listed when the run began."""
    members: int = field(default=1_000_000, validator=ge(1))
    """Documents that an archive or a table may hold."""
    ratio: int = field(default=200, validator=ge(1))
    """How many times its own size an archive may unfold to."""


@frozen(kw_only=True)
class Packages:
    """How large a package may become; it is closed before the document that would not fit."""

    documents: int = field(default=2500, validator=ge(1))
    gib: float = field(default=10.0, validator=gt(0))
    """Of sources."""


@frozen(kw_only=True)
class Limits:
    """What one document may take; what takes more is kept, and not converted."""

    source_mib: int = field(default=64, validator=ge(1))
    seconds: float = field(default=60.0, validator=gt(0))
    memory_mib: int = field(default=1024, validator=ge(64))
    """On top of what the program itself takes; in worker processes only."""


@frozen(kw_only=True)
class Effort:
    """How the work is done; the outputs do not depend on it."""

    workers: int = field(factory=lambda: len(os.sched_getaffinity(0)), validator=ge(0))
    """Processes; 0 converts in the process that coordinates, where no limit but that of time can be kept."""
    executor: str = "local"
    batch_documents: int = field(default=50, validator=ge(1))
    batch_mib: float = field(default=8.0, validator=gt(0))
    max_errors: str = field(default="1%", validator=matches_re(_ALLOWED))
    """Faults of programs (not of documents) before the run stops: a number, or a share of the documents tried."""

    watch_seconds: float = field(default=0.0, validator=ge(0))
    """Between two scans of a folder that is looked at until somebody ends the run; 0 is one scan."""
    trace: bool = False
    """Whether each call of a plugin is told."""

    def tolerates(self, faults: int, tried: int) -> bool:
        """Whether so many faults are no reason to stop; the first twenty documents say nothing about a share."""
        number, is_share = int(self.max_errors.removesuffix("%")), self.max_errors.endswith("%")
        return faults * 100 <= number * max(tried, 20) if is_share else faults <= number


@frozen(kw_only=True)
class Settings:
    """All that decides what is made of a source, and what the packages say about it."""

    deposit: Deposit = field(factory=lambda: Deposit(collection=""))
    conversion: Conversion = field(factory=Conversion)
    formats: Mapping[str, Mapping[str, str]] = field(factory=dict)
    """Options of readers and writers, by format and option."""
    intake: Intake = field(factory=Intake)
    packages: Packages = field(factory=Packages)
    limits: Limits = field(factory=Limits)

    def to_json(self) -> bytes:
        """The same bytes for the same settings."""
        return orjson.dumps(_CONVERTER.unstructure(self), option=orjson.OPT_SORT_KEYS)

    @classmethod
    def from_json(cls, data: bytes) -> Settings:
        """What `to_json` gave."""
        return _CONVERTER.structure(orjson.loads(data), cls)

    @property
    def sha256(self) -> str:
        """What tells these settings from others."""
        return hashlib.sha256(self.to_json()).hexdigest()


@frozen(kw_only=True)
class Plan:
    """A file of settings: both parts."""

    settings: Settings = field(factory=Settings)
    effort: Effort = field(factory=Effort)


def load_plan(path: Path) -> Plan:
    """The settings of a TOML file, whose tables are named for the classes of this module.

    Raises:
        IngestError: it cannot be read, is not TOML, or has a key or a value that is not known.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise IngestError(f"{path}: {getattr(error, 'strerror', None) or error}") from None
    for name, value in values.items():
        if not isinstance(value, dict):
            raise IngestError(f"{path}: {name} is not a table; docs/ingest.md lists the settings")
    effort = values.pop("run", {})
    try:
        deposit = {"collection": "", **values.pop("deposit", {})}
        settings = _CONVERTER.structure({"deposit": deposit, **values}, Settings)
        return Plan(settings=settings, effort=_CONVERTER.structure(effort, Effort))
    except ClassValidationError as error:
        faults = transform_error(error, format_exception=_told)
        told = "; ".join(_WHERE.sub(" in ", fault).removesuffix(" in ") for fault in faults)
        raise IngestError(f"{path}: {told}; docs/ingest.md lists the settings") from None


def named(settings: Settings, collection: str) -> Settings:
    """*settings* with the name of a collection where they have none."""
    if settings.deposit.collection:
        return settings
    return evolve(settings, deposit=evolve(settings.deposit, collection=collection))


def _told(error: BaseException, kind: type[Any] | None) -> str:
    """What is wrong with one value, in our own words where they are ours."""
    return str(error) if type(error) is ValueError else format_exception(error, kind)


def _exactly(kind: type[Any], says: str) -> Callable[[Any, Any], Any]:
    def structure(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise ValueError(f"takes {says}, not {value!r}")
        return value

    return structure


def _number(value: Any, _: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"takes a number, not {value!r}")
    return float(value)


def _names(value: Any, _: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError(f"takes a list of texts, not {value!r}")
    return tuple(value)


def _formats(value: Any, _: Any) -> dict[str, dict[str, str]]:
    """Options as texts, as the command line has them; TOML may say numbers and truths."""
    if not isinstance(value, dict) or not all(isinstance(one, dict) for one in value.values()):
        raise ValueError("takes a table for each format")
    words = {True: "yes", False: "no"}
    return {
        name: {key: words[one] if isinstance(one, bool) else str(one) for key, one in options.items()}
        for name, options in value.items()
    }


_CONVERTER = Converter(forbid_extra_keys=True)
_CONVERTER.register_structure_hook(str, _exactly(str, "a text"))
_CONVERTER.register_structure_hook(int, _exactly(int, "a whole number"))
_CONVERTER.register_structure_hook(bool, _exactly(bool, "true or false"))
_CONVERTER.register_structure_hook(float, _number)
_CONVERTER.register_structure_hook_func(lambda kind: kind == tuple[str, ...], _names)
_CONVERTER.register_structure_hook_func(lambda kind: kind == Mapping[str, Mapping[str, str]], _formats)
