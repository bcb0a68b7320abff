"""A small package, built as a run builds it, but without a run."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest
from attrs import evolve, frozen

from converter.ingest.package.layout import original_path, output_path
from converter.ingest.package.names import portable
from converter.ingest.package.sealing import content_of, part_of, seal
from converter.ingest.records import (
    Agent,
    AgentType,
    Deposit,
    Dossier,
    Event,
    EventType,
    Fault,
    FaultKind,
    Format,
    Imprint,
    Item,
    Kind,
    Outcome,
    Output,
    Package,
    State,
)

AT = "2026-01-02T03:04:05.678Z"
CONVERTER = Agent(
    id="archive-converter-1.0",
    type=AgentType.SOFTWARE,
    name="archive-converter",
    version="1.0",
    notes=("plugin cable 1.0", "lxml 6.1"),
)
OPERATOR = Agent(id="operator", type=AgentType.PERSON, name="A. Archivist & <Co>")
HOST = Agent(id="host", type=AgentType.HARDWARE, name="node-1")
DEPOSIT = Deposit(
    collection="letters",
    title="Letters & “telegrams”",
    description="What came in one\nevening.",
    organization="City Archive",
    organization_id="XX-City",
    operator="A. Archivist",
    email="archive@example.org",
)
NAMES = (
    b"plain.txt",
    b"two words & <tags>.txt",
    b"caf\xe9/line\nend.txt",
    b"100%25.txt",
    b".hidden",
    b"-rf",
    b"CON",
    b"long" * 60 + b".txt",
    "\u202egpj.txt".encode(),
)
SUFFIXES = {"tei": (".tei.xml", "application/tei+xml"), "jsonld": (".jsonld", "application/ld+json")}


@frozen
class Kept:
    """The contents of a package, in memory."""

    filed: tuple[Dossier, ...]

    def dossiers(self, *, events: bool = True) -> Iterator[Dossier]:
        return iter(self.filed if events else [evolve(one, events=()) for one in self.filed])

    def agents(self) -> Iterator[Agent]:
        return iter((CONVERTER, HOST, OPERATOR))


def sha512(data: bytes) -> str:
    return hashlib.sha512(data).hexdigest()


def event(item: Item, number: int, kind: EventType, **more: object) -> Event:
    known = {
        "outcome": Outcome.SUCCESS,
        "agents": (CONVERTER.id, OPERATOR.id),
        "detail": 'program="x"',
        "note": "ok",
    }
    name = f"{item.oid}/{number}"
    return Event(id=str(uuid5(NAMESPACE_URL, name)), type=kind, at=AT, **{**known, **more})  # type: ignore[arg-type]


def dossier_of(rel: bytes, data: bytes) -> tuple[Dossier, dict[str, bytes]]:
    """A kept and converted item, and its files by their paths in the package."""
    item = Item(
        rel=rel,
        oid=str(uuid5(NAMESPACE_URL, rel.hex())),
        safe=portable(rel),
        size=len(data),
        mtime_ns=1_100_000_000_000_000_000,
        sha512=sha512(data),
        sha256=hashlib.sha256(data).hexdigest(),
        format=Format(puid="x-fmt/111", name="Plain Text File", registry="PRONOM V125"),
        encoding="utf-8",
        preserved=True,
        state=State.DONE,
    )
    files = {original_path(item.safe): data}
    outputs, events = [], [event(item, 0, EventType.INGESTION), event(item, 1, EventType.DIGEST, note=item.sha512)]
    for number, (name, (suffix, media_type)) in enumerate(sorted(SUFFIXES.items())):
        path, made = output_path(name, item.safe, suffix), name.encode() + data
        files[path] = made
        outputs.append(
            Output(
                oid=str(uuid5(NAMESPACE_URL, f"{item.oid}/{name}")),
                representation=name,
                path=path,
                size=len(made),
                sha512=sha512(made),
                media_type=media_type,
                format=Format(puid="fmt/1476"),
                valid=True,
                coverage=0.987654,
            )
        )
        events.append(event(item, 10 + number, EventType.NORMALIZATION, representation=name))
        events.append(event(item, 20 + number, EventType.VALIDATION, representation=name))
    return Dossier(item=item, outputs=tuple(outputs), events=tuple(events)), files


def damaged(rel: bytes, data: bytes) -> tuple[Dossier, dict[str, bytes]]:
    """An item that is kept and could not be converted."""
    dossier, files = dossier_of(rel, data)
    fault = Fault(
        kind=FaultKind.CONTENT, code="SourceError", message="not valid UTF-8 at byte 3\x00; try\n--encoding"
    )
    item = evolve(dossier.item, state=State.QUARANTINED, fault=fault, format=Format(), encoding="")
    failed = event(
        item, 30, EventType.NORMALIZATION, representation="tei", outcome=Outcome.FAIL, note=fault.message
    )
    path = original_path(item.safe)
    return Dossier(item=item, events=(*dossier.events[:2], failed)), {path: files[path]}


def refused(rel: bytes) -> Dossier:
    """A link, of which nothing is kept."""
    fault = Fault(kind=FaultKind.CONTENT, code="Link", message="a symbolic link is not followed")
    item = Item(
        rel=rel,
        oid=str(uuid5(NAMESPACE_URL, rel.hex())),
        safe=portable(rel),
        kind=Kind.LINK,
        state=State.REFUSED,
        fault=fault,
    )
    return Dossier(item=item, events=(event(item, 0, EventType.INGESTION, outcome=Outcome.FAIL),))


def contents_of(names: tuple[bytes, ...]) -> tuple[Kept, dict[str, bytes]]:
    """Items of these names, and with them one that is damaged and one that is refused."""
    filed, files = [refused(b"link")], {}
    for rel in names:
        dossier, more = dossier_of(rel, b"text of " + rel)
        filed.append(dossier)
        files |= more
    dossier, more = damaged(b"bad.bin", b"\xff\x00")
    filed.append(dossier)
    files |= more
    return Kept(tuple(sorted(filed, key=lambda one: one.item.safe))), files


def tree(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def write_part(bags: Path, imprint: Imprint, files: dict[str, bytes]) -> Path:
    """Put files where a run puts them."""
    folder = content_of(part_of(bags, imprint.package.id), imprint.package.id)
    given = {"documentation/report.html": b"<p>all is well</p>", "schemas/context.json": b"{}"}
    for path, data in {**files, **given}.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return folder


def imprint_of(name: str = "letters-0001") -> Imprint:
    return Imprint(package=Package(id=name), deposit=DEPOSIT, creator=CONVERTER, at=AT)


@pytest.fixture(scope="session")
def _sealed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    bags = tmp_path_factory.mktemp("bags")
    contents, files = contents_of(NAMES)
    write_part(bags, imprint_of(), files)
    seal(bags, imprint_of(), contents, aside=bags / "aside")
    return bags / "letters-0001"


@pytest.fixture
def sealed(_sealed_once: Path, tmp_path: Path) -> Path:
    """A sealed bag of hostile names, which a test may damage."""
    return Path(shutil.copytree(_sealed_once, tmp_path / "bag"))


@pytest.fixture
def content(sealed: Path) -> Path:
    """The package's own folder in it."""
    return content_of(sealed, "letters-0001")


@pytest.fixture
def known() -> Callable[[], Kept]:
    """What a journal says of that bag."""
    return lambda: contents_of(NAMES)[0]
