"""Where the real cables lie, and what is known about each: the catalogue's answers, and labels made by reading."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from attrs import field, frozen

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
KNOWN = ROOT / "tests" / "accuracy"
"""What people found out: ids, values of fields and hashes, no texts."""
FAULTS = KNOWN / "catalogue-faults.jsonl"
_SIGNATORIES = KNOWN / "signatories.labels.jsonl"
_PARAGRAPHS = KNOWN / "paragraphs.labels.jsonl"
_NARA = KNOWN / "nara.labels.jsonl"


@frozen(kw_only=True)
class Form:
    """One form in which cables are had: its folder of the corpus, and the reader that is for it."""

    name: str
    folder: str
    suffix: str
    reader: str


RAW = Form(name="raw", folder="cables/raw", suffix=".txt", reader="cable")
WIKI = Form(name="wiki-wrapped", folder="cables/wiki-wrapped", suffix=".txt", reader="wiki-cable")
PAGES = Form(name="html", folder="cables/html", suffix=".html", reader="cable-html")
ARCHIVES = Form(name="nara", folder="cables/nara", suffix=".txt", reader="cable-nara")
FORMS = (RAW, WIKI, PAGES, ARCHIVES)
NO_CABLES = {
    "negatives": "negatives",
    "news": "news",
    "news pages": "html",
    "about cables": "cables/negatives-about-cables",
}
"""By what they are called in the tables, the folders of what must not be detected as a cable."""


def _normal_mark(mark: str) -> str:
    """A portion mark in one form: ``S//Noforn`` is ``S/NF``."""
    return re.sub(r"\s*(?://|[/-])\s*", "/", mark.upper(), count=1).replace("NOFORN", "NF")


@frozen(kw_only=True)
class LabelledParagraph:
    """One numbered paragraph, as a person read it."""

    number: str
    mark: str = field(converter=_normal_mark)
    words: str
    """Of its first words, the beginning of a hash."""


@frozen(kw_only=True)
class Known:
    """What is known about one cable; None where it is not known."""

    identifier: str | None = None
    classification: str | None = None
    day: date | None = None
    title: str | None = None
    """The catalogue's: the first line of the subject, and perhaps what follows on it."""
    subject: str | None = None
    """All of it, as a person read it."""
    tags: tuple[str, ...] | None = None
    sent: str | None = None
    sender: str | None = None
    recipient: str | None = None
    """The first of them."""
    header: Mapping[str, str] = field(factory=dict)
    """By its name, each value that the catalogue took from the format lines."""
    catalogue: Mapping[str, str] = field(factory=dict)
    """By its name, each value that the page around the cable shows of the catalogue."""
    printed: Mapping[str, str | None] = field(factory=dict)
    """By field: what the document prints where the catalogue is wrong; None where it prints nothing."""
    signatories: tuple[str, ...] | None = None
    paragraphs: tuple[LabelledParagraph, ...] | None = None


@frozen(kw_only=True)
class Item:
    """One document to be read."""

    form: Form
    name: str
    path: Path
    known: Known


def cables(corpus: Path, form: Form) -> Iterator[Item]:
    """The documents of one form, in the order of their names, each with what is known about it."""
    known = _known_of_archives if form == ARCHIVES else _known_of_catalogue
    knowledge = known(corpus, form)
    for path in sorted((corpus / form.folder).glob(f"*{form.suffix}")):
        yield Item(form=form, name=path.stem, path=path, known=knowledge.get(path.stem, Known()))


@frozen(kw_only=True)
class Other:
    """One document that is no cable."""

    form: str
    path: Path

    @property
    def name(self) -> str:
        """Of its file."""
        return self.path.name


def other_documents(corpus: Path) -> list[Other]:
    """The documents of the folders that hold no cables; the answers beside news are none."""
    return [
        Other(form=form, path=path)
        for form, folder in NO_CABLES.items()
        for path in sorted((corpus / folder).rglob("*"))
        if path.is_file() and not (form.startswith("news") and path.suffix == ".json")
    ]


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _known_of_catalogue(corpus: Path, form: Form) -> dict[str, Known]:
    """Every cable is there raw; the wrapped ones have a catalogue of their own besides."""
    wrapped = corpus / "cables" / "wiki-wrapped.truth.jsonl"
    own = {row["reference_id"]: row for row in rows(wrapped)} if form == WIKI else {}
    signatories, paragraphs = (_labels(path, corpus / RAW.folder) for path in (_SIGNATORIES, _PARAGRAPHS))
    faults = _faults()
    knowledge = {}
    for row in rows(corpus / "cables" / "raw.truth.jsonl"):
        name = row["reference_id"]
        if form == WIKI and name not in own:
            continue
        signed, numbered, shown = signatories.get(name), paragraphs.get(name), own.get(name, row)
        knowledge[name] = Known(
            identifier=name,
            classification=row["classification"],
            day=date.fromisoformat(row["date"]),
            title=shown.get("title_first_line") or row["wl_title_first_line"] or None,
            tags=tuple(row["wl_tags"]) or None,
            sender=row["fm"],
            header=_header(row),
            catalogue=_catalogue(shown, form),
            printed=faults.get(name, {}),
            signatories=tuple(signed["signatories"]) if signed else None,
            paragraphs=_paragraphs(numbered["paragraphs"]) if numbered else None,
        )
    return knowledge


def _header(row: Mapping[str, Any]) -> dict[str, str]:
    values = {
        "transmission": row["transmission_id"],
        "origin": row.get("de_ri"),
        "station serial": row.get("de_ssn"),
        "filed": row.get("de_time"),
        "security warning": row.get("security_warning"),
        "precedence": " ".join(row.get("precedence", ())),
    }
    return {name: value for name, value in values.items() if value}


def _catalogue(row: Mapping[str, Any], form: Form) -> dict[str, str]:
    if form == RAW:
        return {}
    values = {"identifier": row["reference_id"], "classification": row["classification"], "origin": row["origin"]}
    return values | ({"created": row["created"], "title": row["title_first_line"]} if form == WIKI else {})


def _known_of_archives(corpus: Path, form: Form) -> dict[str, Known]:
    """Of the catalogue's attributes the number and the level; what the message says, from labels."""
    labels, knowledge = _labels(_NARA, corpus / form.folder), {}
    for row in rows(corpus / "cables" / "nara.truth.jsonl"):
        name, number = Path(row["_file"]).stem, row["Document Number"]
        label = labels.get(name, {})
        knowledge[name] = Known(
            identifier=f"{number[2:4]}{number[4:].rstrip('0123456789')}{int(number[-5:])}",
            classification=row["Original Classification"],
            day=date.fromisoformat(label["sent"][:10]) if label else None,
            subject=label.get("subject"),
            tags=tuple(label["tags"]) if label else None,
            sent=label.get("sent"),
            sender=label.get("from"),
            recipient=label.get("to"),
        )
    return knowledge


def _labels(path: Path, folder: Path) -> dict[str, dict[str, Any]]:
    """By id, the labels of the files of *folder* that are still those that were read for them."""
    return {
        row["id"]: row
        for row in rows(path)
        if (file := folder / f"{row['id']}.txt").exists()
        and hashlib.sha256(file.read_bytes()).hexdigest() == row["sha256"]
    }


def _paragraphs(entries: list[list[str]]) -> tuple[LabelledParagraph, ...]:
    return tuple(LabelledParagraph(number=one, mark=mark, words=words) for one, mark, words in entries)


def _faults() -> dict[str, dict[str, str | None]]:
    found: dict[str, dict[str, str | None]] = {}
    for row in rows(FAULTS):
        found.setdefault(row["id"], {})[row["field"]] = row["printed"]
    return found
