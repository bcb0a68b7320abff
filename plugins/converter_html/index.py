"""The page over all documents of a run: a table, and a search over it where scripts may run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from urllib.parse import quote

from converter import Event, Listed, Metadata
from converter.wording import day, title_of
from converter_html.elements import element, escaped, words
from converter_html.page import head_of, page

_MARK = "<!-- archive-converter: index -->"
_COLUMNS = ("Document", "Date", "From", "Subjects", "Identifier")
_DATED = ("sent", "published", "created", "filed", "updated")
_WRITERS = ("sender", "author", "signatory", "agency", "publisher")


def index(documents: Sequence[Listed]) -> bytes:
    """The page that lists *documents*, by date and then by their places; those without a date stand last."""
    listed = sorted(documents, key=lambda one: (_when(one.metadata) or "~", one.path))
    rows = "\n".join([_row(one) for one in listed])
    head = element("tr", "".join([words("th", name, scope="col") for name in _COLUMNS]))
    count = f"{len(listed)} document{'' if len(listed) == 1 else 's'}"
    body = (
        words("h1", "Documents"),
        _search(),
        words("p", count, class_="count", id="count", role="status"),
        element("table", element("thead", head) + element("tbody", rows, id="documents")),
        f"<script>{_script()}</script>",
    )
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{_digest()}'"
    return page("\n".join(head_of("Documents", policy)), element("main", "\n".join(body)), _MARK)


def is_list(data: bytes) -> bool:
    """Whether *data* is such a page, which runs our script and no other."""
    first, _, rest = data.partition(b"\n")
    return (
        _MARK.encode() in first
        and rest.count(b"<script") == 1
        and f"<script>{_script()}</script>".encode() in rest
    )


def _search() -> str:
    """Hidden until the script shows it, as it does nothing without."""
    label = words("label", "Search titles, dates, senders and subjects", for_="search")
    field = element("input", type="search", id="search", autocomplete="off")
    return element("div", label + field, class_="search", id="form", hidden="hidden")


def _row(one: Listed) -> str:
    metadata = one.metadata
    event = _event(metadata)
    moment = (
        element("time", escaped(_day(event.when)), datetime=event.when.isoformat()) if event and event.when else ""
    )
    writers = [one.name.value for role in _WRITERS for one in metadata.agents if one.role == role and one.name]
    cells = (
        words("a", title_of(metadata), href=quote(one.path, errors="surrogateescape")),
        moment,
        escaped("; ".join(writers[:1])),
        escaped(", ".join([subject.code.value for subject in metadata.subjects])),
        escaped(metadata.identifiers[0].value.value if metadata.identifiers else ""),
    )
    return element("tr", "".join([element("td", cell) for cell in cells]))


def _day(when: date) -> str:
    """The day alone: a list has no room for hours."""
    return day(when.date() if isinstance(when, datetime) else when)


def _event(metadata: Metadata) -> Event | None:
    """The date that a document goes by."""
    dated = [
        event for kind in _DATED for event in metadata.events if event.kind == kind and event.when is not None
    ]
    return dated[0] if dated else None


def _when(metadata: Metadata) -> str:
    event = _event(metadata)
    return event.when.isoformat() if event is not None and event.when is not None else ""


@cache
def _script() -> str:
    return (files("converter_html") / "search.js").read_text(encoding="utf-8")


@cache
def _digest() -> str:
    """By which the browser knows that this script, and no other, may run."""
    return base64.b64encode(hashlib.sha256(_script().encode()).digest()).decode()
