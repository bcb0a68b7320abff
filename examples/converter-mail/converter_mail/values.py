"""What the values of fields say, by the standard library's parser of messages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email import policy
from email.errors import MessageError
from email.headerregistry import AddressHeader, ContentTransferEncodingHeader, DateHeader, ParameterizedMIMEHeader
from typing import Any, NamedTuple

from converter import Cited, Span, readable

_LONGEST = 20_000
"""Characters of a value that is looked into; the parser takes time by their square."""
_BREAKS = (MessageError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What the parser raises on values that are none."""


class Kind(NamedTuple):
    """What a part is."""

    media_type: str = "text/plain"
    charset: str = "us-ascii"
    boundary: str = ""
    transfer: str = "7bit"
    attached: bool = False
    file_name: str = ""

    @property
    def is_text(self) -> bool:
        """Whether it is for the reader's eyes."""
        return self.media_type in ("text/plain", "text/html") and not (self.attached or self.file_name)


class Address(NamedTuple):
    """A person or an office of a field."""

    name: Cited[str] | None
    mailbox: Cited[str]


def kind_of(values: Mapping[str, str]) -> Kind:
    """What a part is by its fields; one that says nothing is plain text."""
    said = _said("content-type", values.get("content-type", ""))
    media_type = said.content_type if isinstance(said, ParameterizedMIMEHeader) else "text/plain"  # type: ignore[attr-defined]
    parameters = said.params if isinstance(said, ParameterizedMIMEHeader) else {}
    way = _said("content-transfer-encoding", values.get("content-transfer-encoding", ""))
    placed = _said("content-disposition", values.get("content-disposition", ""))
    placing = placed.params if isinstance(placed, ParameterizedMIMEHeader) else {}
    return Kind(
        media_type=readable(media_type),
        charset=parameters.get("charset", "us-ascii"),
        boundary=parameters.get("boundary", "") if media_type.startswith("multipart/") else "",
        transfer=way.cte if isinstance(way, ContentTransferEncodingHeader) else "7bit",
        attached=str(placed or "").lower().startswith("attachment"),
        file_name=readable(placing.get("filename") or parameters.get("name") or "").strip(),
    )


def words(name: str, raw: str) -> str:
    """The value of a field as a person reads it: encoded words decoded, lines joined."""
    said = _said(name, raw)
    return readable(raw if said is None else str(said)).strip()


def moment(raw: str) -> tuple[datetime | None, bool]:
    """When a message was sent, and whether the zone is not said."""
    said = _said("date", raw)
    when = said.datetime if isinstance(said, DateHeader) else None
    if when is None or when.tzinfo is not None:
        return when, False
    return when.replace(tzinfo=UTC), True


def addresses(name: str, raw: str, start: int) -> Iterator[Address]:
    """The addresses of a field, each with the places of its parts; *raw* begins at *start*."""
    said = _said(name, raw)
    at = 0
    for one in said.addresses if isinstance(said, AddressHeader) else ():
        mailbox = readable(one.addr_spec)
        found = raw.find(one.addr_spec, at) if one.addr_spec else -1
        if found < 0:
            continue
        before = raw[at:found]
        shown = before.strip(' \t\r\n,;<"')
        first = at + before.find(shown)
        label = readable(one.display_name).strip()
        place = Span(start + first, start + first + len(shown))
        yield Address(
            Cited(label, place if shown else None) if label else None,
            Cited(mailbox, Span(start + found, start + found + len(one.addr_spec))),
        )
        at = found + len(one.addr_spec)
        at += raw[at : at + 1] == ">"


def _said(name: str, raw: str) -> Any:
    """A value as the parser understands it; None where it breaks, or where there is none."""
    if not raw.strip() or len(raw) > _LONGEST:
        return None
    try:
        return policy.default.header_fetch_parse(*policy.default.header_source_parse([f"{name}:{raw}"]))
    except _BREAKS:
        return None
