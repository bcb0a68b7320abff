"""E-mail in: the hooks, and what only messages have. All else is imported when it is first used."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from attrs import frozen

from converter import Cited, Extension, Options, Reader, hookimpl

if TYPE_CHECKING:
    from converter import Detection, Document, Source


@frozen(kw_only=True)
class Mailbox:
    """An address, under the field that has it."""

    name: str
    """The field: ``from``, ``to``, ``cc``, ``reply-to`` ..."""
    value: Cited[str]


@frozen(kw_only=True)
class Attachment:
    """A part of the message that is not its text: named here, left as it is, never opened."""

    media_type: str
    """As the message says: ``application/pdf``."""
    file_name: Cited[str] | None = None


@frozen(kw_only=True)
class Mail(Extension):
    """What only messages have."""

    prefix: ClassVar[str] = "mail"
    namespace: ClassVar[str] = "https://example.org/mail#"
    mailboxes: tuple[Mailbox, ...] = ()
    attachments: tuple[Attachment, ...] = ()


def detect(source: Source) -> Detection | None:
    """Whether *source* is a message."""
    from converter_mail import marks

    return marks.detect(source)


def read(source: Source, options: Options) -> Document:
    """The record of a message."""
    from converter_mail import reader

    return reader.read(source)


MAIL = Reader(
    name="mail",
    summary="an e-mail message (RFC 5322)",
    detect=detect,
    read=read,
    options=Options,
    verbatim=False,
)


@hookimpl
def converter_readers() -> Iterable[Reader[Options]]:
    """Offer messages."""
    yield MAIL


@hookimpl
def converter_extensions() -> Iterable[type[Extension]]:
    """Offer what only messages have."""
    yield Mail
