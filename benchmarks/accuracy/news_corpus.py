"""Where the real articles lie, and what is known about each: the answers beside it, put right where they are wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from attrs import field, frozen

from benchmarks.accuracy.corpus import KNOWN, rows

FOLDER = "news"
FAULTS = KNOWN / "news-faults.jsonl"
SOURCES = {
    "reuters21578": "agency",
    "isot-reuters": "agency",
    "ieer-apw": "wire",
    "ieer-nyt": "wire",
    "abp": "clean",
    "bbc": "clean",
    "fundus-clean": "clean",
    "lee-abc": "clean",
    "wsj-raw": "clean",
    "web-extract": "clean",
    "aeb-copy": "page copy",
    "fundus-copy": "page copy",
    "goose3-copy": "page copy",
    "newspaper4k-copy": "page copy",
    "postlight-copy": "page copy",
    "readability-copy": "page copy",
    "encodings": "encodings",
}
"""Each folder of articles, and the form in which it has them."""
OTHER = "other"
FORMS = (*dict.fromkeys(SOURCES.values()), OTHER)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BY = re.compile(r"by\s+", re.IGNORECASE)
_PAPER = re.compile(r",? Reuters$")


@frozen(kw_only=True)
class Fault:
    """An answer that is wrong, and what the article prints instead; None where it prints nothing."""

    answer: str
    printed: str | None


@frozen(kw_only=True)
class Known:
    """What is known about one article; None where it is not known."""

    headline: str | None = None
    headline_printed: bool = False
    """Whether the article is known to print it on a line of its own."""
    no_headline: bool = False
    """Whether it is known to print none."""
    place: str | None = None
    """Of its dateline."""
    dateline: str | None = None
    no_dateline: bool = False
    byline: str | None = None
    authors: tuple[str, ...] = ()
    """The answer may name more than the article prints."""
    day: date | None = None
    labels: Mapping[int, str] = field(factory=dict)
    """What a line is, by its number."""
    paragraphs: tuple[str, ...] = ()
    """The article's own, where lines have no labels."""
    encoding: str | None = None
    faults: Mapping[tuple[str, int], Fault] = field(factory=dict)
    """By field and line; line 0 where the whole article is meant."""


@frozen(kw_only=True)
class Article:
    """One article to be read."""

    form: str
    name: str
    """Folder and name of its file."""
    path: Path
    known: Known

    @property
    def source(self) -> str:
        """The folder that it is from."""
        return self.path.parent.name


def articles(corpus: Path) -> Iterator[Article]:
    """All of them, in the order of the sources and of their names."""
    faults = _faults()
    folders = {path.name: path for path in sorted((corpus / FOLDER).iterdir()) if path.is_dir()}
    for source in (
        *(name for name in SOURCES if name in folders),
        *(name for name in folders if name not in SOURCES),
    ):
        for path in sorted(folders[source].glob("*.txt")):
            name = f"{source}/{path.stem}"
            answers = path.with_suffix(".json")
            known = _known(json.loads(answers.read_bytes()), faults.get(name, {})) if answers.exists() else Known()
            yield Article(form=SOURCES.get(source, OTHER), name=name, path=path, known=known)


def _known(answers: Mapping[str, Any], faults: Mapping[tuple[str, int], Fault]) -> Known:
    dateline = answers.get("dateline") or {}
    labels = {int(line): label for line, label in (answers.get("line_labels") or {}).items()}
    body = answers.get("body") or ()
    byline = answers.get("byline")
    day = _DAY.match(answers.get("date") or "")
    return Known(
        headline=answers.get("headline"),
        headline_printed=bool(answers.get("headline_line_found")),
        no_headline="headline" in answers and answers["headline"] is None and _is_whole(answers),
        place=dateline.get("place"),
        dateline=dateline.get("raw"),
        no_dateline="dateline" in answers and not dateline.get("raw"),
        byline=byline,
        authors=tuple(answers.get("authors") or ((_PAPER.sub("", _BY.sub("", byline, 1)),) if byline else ())),
        day=date.fromisoformat(day[0]) if day else None,
        labels=labels,
        paragraphs=() if labels else tuple(one["text"] for one in body if one["type"] == "p"),
        encoding=answers.get("encoding"),
        faults=faults,
    )


def _is_whole(answers: Mapping[str, Any]) -> bool:
    """Whether the answers were made of this text, and not of the page of which it is a copy."""
    return answers.get("text_form") != "copy"


def _faults() -> dict[str, dict[tuple[str, int], Fault]]:
    found: dict[str, dict[tuple[str, int], Fault]] = {}
    for row in rows(FAULTS):
        fault = Fault(answer=row["answer"], printed=row["printed"])
        found.setdefault(row["id"], {})[row["field"], row.get("line", 0)] = fault
    return found
