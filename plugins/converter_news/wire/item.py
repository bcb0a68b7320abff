"""An item of ninjs: its members in their order, and what each of them may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from converter import Cited
from converter_news.wire.draft import Draft
from converter_news.wire.flow import Flow
from converter_news.wire.hypertext import is_html, plain_pieces
from converter_news.wire.members import Scalar, Value, scalars
from converter_news.wire.pieces import Piece
from converter_news.wire.renditions import Form, Rendition, chosen, let_flow, member, pieces_of, renditions

_PICTURES = frozenset(("audio", "graphic", "picture", "photo", "video"))
"""Types of items whose description is a caption."""
_KNOWN = frozenset(
    [
        "advices",
        "charcount",
        "contentcreated",
        "event",
        "events",
        "genre",
        "genres",
        "mimetype",
        "object",
        "objects",
        "profile",
        "renditions",
        "representationtype",
        "rightsinfo",
        "standard",
        "$schema",
        "$standard",
        "trustindicator",
        "trustindicators",
        "type",
        "version",
        "wordcount",
        "bodies",
        "descriptions",
    ]
)
"""Members that the standard has and a record has no place for, or that are read with others."""
_KNOWN_BEGINNINGS = ("body_", "description_")
_RICH = (Form.HTML, Form.PLAIN)
_PLAIN = (Form.PLAIN, Form.HTML)
_NAMED = 5


class Item:
    """What is read of an item goes into the draft; what is not read is furniture there."""

    def __init__(self, draft: Draft, members: dict[str, Value]) -> None:
        self.draft = draft
        self._text = draft.source.text
        self._members = members
        bodies = tuple(renditions(self._text, members, "body", "bodies"))
        descriptions = self._descriptions(members)
        self._body = chosen(bodies, _RICH)
        self._description = chosen(descriptions, _PLAIN)
        self._renditions = {one.value.start for one in (*bodies, *descriptions)}
        if bodies and self._body is None:
            draft.warn("body-not-read", "the text is given in forms only that are neither plain nor HTML")

    def read(self, handler_of: Callable[[str], Handler | None]) -> None:
        """All members, each by its handler."""
        strange = []
        for name, value in self._members.items():
            key = name.lower()
            handler = handler_of(key)
            if handler is not None:
                handler(self, value)
                continue
            self.leave(value)
            if key not in _KNOWN and not key.startswith(_KNOWN_BEGINNINGS):
                strange.append(name)
        if strange:
            names = ", ".join(map(repr, strange[:_NAMED]))
            more = f" and {len(strange) - _NAMED} more" if len(strange) > _NAMED else ""
            self.draft.warn("unknown-member", f"ninjs has no members {names}{more}; what they hold is furniture")

    def is_picture(self, members: dict[str, Value] | None = None) -> bool:
        """Whether this item, or another that belongs to it, is a picture or the like."""
        return self.said(member(self._members if members is None else members, "type")) in _PICTURES

    def said(self, value: Value | None) -> str:
        """A word that says what something is, in small letters."""
        return value.words(self._text).text.strip().lower() if isinstance(value, Scalar) else ""

    def pieces(self, value: Scalar) -> Iterator[Piece]:
        """What a value says, without tags."""
        words = value.words(self._text)
        return plain_pieces(words) if is_html(words.text) else words.pieces(0, len(words.text))

    def cite(self, name: str, value: Value) -> Cited[str] | None:
        """A text, a number, or the value or name of an object; what else stands there is left."""
        if isinstance(value, Scalar) and value.says:
            return self.draft.cite(name, self.pieces(value))
        if isinstance(value, dict):
            said = member(value, "value") or member(value, "name")
            found = None
            for one in value.values():
                if one is said and isinstance(one, Scalar):
                    found = self.cite(name, one)
                else:
                    self.leave(one)
            return found
        self.leave(value)
        return None

    def each(self, value: Value) -> Iterator[Value]:
        """The members of a list; a single value is one."""
        yield from value if isinstance(value, list) else (value,)

    def leave(self, value: Value) -> None:
        """What is not read is furniture; the renditions that were chosen are read where they stand."""
        for scalar in scalars(value):
            if self._body is not None and scalar is self._body.value:
                flow = Flow(self.draft)
                let_flow(self._body, flow)
                self.draft.body.extend(flow.finish())
            elif self._description is not None and scalar is self._description.value:
                self._take_description(self._description)
            else:
                name = "other-rendition" if scalar.start in self._renditions else "other-field"
                self.draft.set_aside(scalar.start, scalar.end, name)

    def take_picture(self, members: dict[str, Value]) -> None:
        """A picture that belongs to the item: its caption and its maker."""
        description = chosen(self._descriptions(members), _PLAIN)
        for name, value in members.items():
            for scalar in scalars(value):
                if description is not None and scalar is description.value:
                    self._caption("caption", pieces_of(description))
                elif name.lower() in ("by", "byline") and scalar is value and scalar.says:
                    self._caption("credit", self.pieces(scalar))
                else:
                    self.draft.set_aside(scalar.start, scalar.end, "other-field")

    def _descriptions(self, members: dict[str, Value]) -> tuple[Rendition, ...]:
        return tuple(renditions(self._text, members, "description", "descriptions"))

    def _take_description(self, description: Rendition) -> None:
        """What a picture shows is its caption; of a text it is the standfirst."""
        if self.is_picture():
            self._caption("caption", pieces_of(description))
        else:
            self.draft.standfirst = self.draft.cite("standfirst", pieces_of(description))

    def _caption(self, role: str, pieces: Iterable[Piece]) -> None:
        flow = Flow(self.draft, role)
        for piece in pieces:
            flow.take(piece)
        self.draft.body.extend(flow.finish())


Handler: TypeAlias = Callable[[Item, Value], None]
"""Reads a member of an item."""
