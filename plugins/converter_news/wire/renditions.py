"""The forms in which an item of ninjs gives the same text, and which of them is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from converter import is_blank
from converter_news.blocks import blocks
from converter_news.wire.flow import Flow
from converter_news.wire.hypertext import is_html, plain_pieces, read_html
from converter_news.wire.members import Scalar, Value
from converter_news.wire.pieces import Piece, Words

_HTML_NAMES = ("html", "richtext")
"""How the names of members end that hold HTML: ``body_xhtml``, ``description_richtext``."""


class Form(Enum):
    """How a text is written."""

    HTML = "html"
    PLAIN = "plain"
    OTHER = "other"


class Rendition(NamedTuple):
    """One form of a text."""

    value: Scalar
    words: Words
    form: Form


def member(item: Value | None, *names: str) -> Value | None:
    """The first member of an object that has one of these *names*, in capitals or not."""
    if isinstance(item, dict):
        for name, value in item.items():
            if name.lower() in names:
                return value
    return None


def renditions(text: str, item: dict[str, Value], name: str, plural: str) -> Iterator[Rendition]:
    """All forms of a text that are not blank: members ``body_text`` of version 1, objects in ``bodies`` of the others."""
    for key, value in item.items():
        low = key.lower()
        if low.startswith(f"{name}_") and isinstance(value, Scalar):
            yield from _rendition(text, value, "", low)
        elif low == plural and isinstance(value, list):
            for one in value:
                said, form = member(one, "value"), member(one, "contenttype")
                if isinstance(said, Scalar):
                    kind = form.words(text).text.lower() if isinstance(form, Scalar) else ""
                    yield from _rendition(text, said, kind, "")


def chosen(found: Sequence[Rendition], forms: Sequence[Form]) -> Rendition | None:
    """The rendition that is read: the first of the first of these *forms* that there is."""
    return next((one for form in forms for one in found if one.form is form), None)


def pieces_of(rendition: Rendition) -> Iterator[Piece]:
    """Its words, without tags."""
    words = rendition.words
    return plain_pieces(words) if rendition.form is Form.HTML else words.pieces(0, len(words.text))


def let_flow(rendition: Rendition, flow: Flow) -> None:
    """Its paragraphs, to a flow; those of a plain text are parted as in any article."""
    words = rendition.words
    if rendition.form is Form.HTML:
        read_html(words, flow)
        return
    for block in blocks(words.text):
        for piece in words.pieces(block.start, block.end):
            flow.take(piece)
        flow.end_paragraph()


def _rendition(text: str, value: Scalar, media_type: str, name: str) -> Iterator[Rendition]:
    words = value.words(text)
    if value.says and not is_blank(words.text):
        yield Rendition(value, words, _form(words.text, media_type, name))


def _form(text: str, media_type: str, name: str) -> Form:
    if media_type:
        if "html" in media_type:
            return Form.HTML
        return Form.PLAIN if media_type.startswith("text/plain") else Form.OTHER
    return Form.HTML if name.endswith(_HTML_NAMES) or is_html(text) else Form.PLAIN
