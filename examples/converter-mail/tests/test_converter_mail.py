"""The reader keeps what every reader must, and gives what messages say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import converter_mail
import pytest

from converter import (
    Document,
    Paragraph,
    Quote,
    ReadError,
    Role,
    Text,
    decode,
    inline_leaves,
    plain_text,
    read,
)
from converter.testing import PluginContract, ReaderContract

SAMPLES = Path(__file__).parent / "samples"


class TestPlugin(PluginContract):
    """The distribution as it is installed."""

    plugin = "mail"


class TestMail(ReaderContract):
    """Every sample, whatever is done to it, and any other text."""

    reader = converter_mail.MAIL
    samples = tuple(sorted(SAMPLES.glob("*.eml")))
    extensions = (converter_mail.Mail,)


def message(data: str | bytes, encoding: str | None = None) -> Document:
    """The record of a message."""
    octets = data if isinstance(data, bytes) else data.encode()
    return read(decode("message.eml", octets, encoding), converter_mail.MAIL)


def sample(name: str) -> Document:
    """The record of a sample."""
    return message((SAMPLES / name).read_bytes())


def words(document: Document) -> list[str]:
    """The paragraphs that are no quotation."""
    return [plain_text(block.inlines) for block in document.body if isinstance(block, Paragraph)]


def stretches(document: Document, role: Role) -> dict[str, str]:
    """The text of the segments of a role, by their names."""
    text = document.source.text
    return {one.name: one.span.of(text).strip() for one in document.segments if one.role is role}


def mail(document: Document) -> converter_mail.Mail:
    """What only messages have."""
    [extension] = document.metadata.extensions
    assert isinstance(extension, converter_mail.Mail)
    return extension


class TestHeader:
    """The header is metadata; each value stands where it is said."""

    def test_who(self) -> None:
        """Names where there are any, and addresses beside them."""
        document = sample("plain.eml")
        agents = [(one.role, one.name and one.name.value) for one in document.metadata.agents]

        assert agents == [
            ("sender", "Agnes Holm"),
            ("recipient", "Reading Room, Museum"),
            ("recipient", "Tobias Lund"),
            ("copied", "harbourmaster@harbour.example"),
        ]
        assert [one.value.value for one in mail(document).mailboxes][:2] == [
            "agnes@harbour.example",
            "room@museum.example",
        ]

    def test_names_and_addresses_are_cited(self) -> None:
        """The place of each is its own words."""
        document = sample("plain.eml")
        text = document.source.text
        cited = [one.name for one in document.metadata.agents] + [one.value for one in mail(document).mailboxes]

        assert all(one is not None and one.span is not None and one.span.of(text) == one.value for one in cited)

    def test_encoded_words_are_decoded(self) -> None:
        """And cite the place where they are encoded."""
        document = sample("attached.eml")
        [sender, _] = document.metadata.agents
        title = document.metadata.title

        assert sender.name is not None
        assert sender.name.value == "Jørgen Dahl"
        assert sender.name.span is not None
        assert sender.name.span.of(document.source.text) == "=?utf-8?q?J=C3=B8rgen_Dahl?="
        assert title is not None
        assert title.value == "Første siden i 1911 and a list"

    def test_when(self) -> None:
        """With the zone that is said; without one it is taken for UTC, and inferred."""
        [sent] = sample("plain.eml").metadata.events
        [guessed] = sample("attached.eml").metadata.events

        assert sent.when == datetime(2003, 3, 4, 9, 12, tzinfo=timezone(timedelta(hours=1)))
        assert not sent.inferred
        assert guessed.when == datetime(2003, 3, 10, 18, 40, 5, tzinfo=UTC)
        assert guessed.inferred

    def test_which(self) -> None:
        """Its own name, and those of the messages that it answers, each once."""
        metadata = sample("plain.eml").metadata

        assert [one.value.value for one in metadata.identifiers] == ["20030304.0812@harbour.example"]
        assert [one.target for one in metadata.references] == ["77@museum.example", "61@museum.example"]

    def test_fields_that_nobody_reads_are_kept(self) -> None:
        """They are furniture, with a name."""
        assert "mx.museum.example" in stretches(sample("plain.eml"), Role.FURNITURE)["other-field"]

    @pytest.mark.parametrize(
        "field",
        [
            "To: ((((((((((((((((((((((((((((((((((",
            'From: "unfinished <a@b.example>',
            "Date: the day before",
            "To: " + "a, " * 20_000,
            "Content-Type: text/plain; charset=klingon",
            "Content-Type: ;;;=;",
            "Subject: =?utf-8?b?____?=",
            "From: " + "(" * 5000,
        ],
    )
    def test_broken_fields_do_no_harm(self, field: str) -> None:
        """The text is read all the same."""
        assert words(message(f"{field[:70_000]}\nSubject: yes\n\nText.\n")) == ["Text."]

    def test_no_header_is_no_message(self) -> None:
        """Another text is refused, with the reason."""
        with pytest.raises(ReadError, match="begins with a header"):
            message("Dear all,\n\nFrom: here\n")


class TestText:
    """What is for the eyes is the body."""

    def test_paragraphs_and_signature(self) -> None:
        """Blank lines part them; what stands below the signature's line has that role."""
        document = sample("plain.eml")

        assert words(document) == [
            "Dear colleagues,",
            "the nine logbooks are dry again and can be fetched on Thursday. Two of them lack their first pages.",
            "On Monday the reading room wrote:",
            "It is.",
            "Agnes Holm Harbour office, second floor",
        ]
        last = document.body[-1]
        assert isinstance(last, Paragraph)
        assert last.role is not None
        assert last.role.value == "signature"

    def test_quotations(self) -> None:
        """What another wrote is a quotation, without the signs before its lines."""
        [quote] = [block for block in sample("plain.eml").body if isinstance(block, Quote)]

        assert [plain_text(one.inlines) for one in quote.blocks if isinstance(one, Paragraph)] == [
            "When can we have the logbooks? We should like to show them in May.",
            "Is the volume of 1911 among them?",
        ]

    def test_quoted_printable(self) -> None:
        """Characters stand where they are encoded, and a line that is joined is one."""
        document = sample("attached.eml")
        [first, _] = document.body
        assert isinstance(first, Paragraph)
        leaf = next(one for one in inline_leaves(first.inlines) if isinstance(one, Text))

        assert leaf.text == "The page shows the cutter “Skærven” leaving the harbour at dawn."
        assert "Sk=C3=A6rven=E2=80=9D leaving the harbour at=\n dawn." in leaf.span.of(document.source.text)

    def test_page_in_base64(self) -> None:
        """A page that is encoded for its way shows its words."""
        assert words(sample("page.eml")) == [
            "Opening & closing",
            "The café in the old crane opens at nine.",
            "Dogs wait outside.",
        ]

    def test_parts_in_other_encodings(self) -> None:
        """A part says its own encoding, whatever the whole was decoded by."""
        head = "From: a@b.example\nSubject: c\nContent-Type: text/plain; charset={}\n\n"
        latin = (head.format("utf-8") + "café\n").encode()
        kanji = head.format("iso-2022-jp").encode() + "港の記録".encode("iso-2022-jp") + b"\n"

        assert words(message(latin, "iso-8859-1")) == ["café"]
        assert words(message(kanji, "ascii")) == ["港の記録"]

    def test_what_cannot_be_decoded_is_said(self) -> None:
        """With a notice."""
        head = "From: a@b.example\nSubject: c\nContent-Type: text/plain; charset=utf-8\n"
        document = message(head + "Content-Transfer-Encoding: quoted-printable\n\nca=E9 au lait\n")

        assert words(document) == ["ca\ufffd au lait"]
        assert [notice.code for notice in document.notices] == ["encoding-doubtful"]


class TestParts:
    """What is not the text is named, and left as it is."""

    def test_attachments_are_named(self) -> None:
        """With their type, their name and the place that says it."""
        document = sample("attached.eml")
        found = mail(document).attachments

        assert [(one.media_type, one.file_name and one.file_name.value) for one in found] == [
            ("application/pdf", "page one.pdf"),
            ("text/csv", "både.csv"),
        ]
        assert found[0].file_name is not None
        assert found[0].file_name.span is not None
        assert found[0].file_name.span.of(document.source.text) == "page one.pdf"

    def test_each_part_has_its_name(self) -> None:
        """Boundaries, the other form of the text, words for old programs, attachments."""
        furniture = stretches(sample("attached.eml"), Role.FURNITURE)

        assert set(furniture) == {
            "attachment",
            "boundary",
            "mime-field",
            "other-rendition",
            "preamble",
        }
        assert furniture["preamble"] == "This is a message in several parts."
        assert "<p>The page shows" in furniture["other-rendition"]

    def test_line_of_a_mailbox(self) -> None:
        """What a mailbox puts above a message is furniture."""
        document = message(
            "From a@b.example Tue Mar  4 09:12:31 2003\nFrom: a@b.example\nTo: c@b.example\n\nText.\n"
        )

        assert stretches(document, Role.FURNITURE) == {"envelope": "From a@b.example Tue Mar  4 09:12:31 2003"}
        assert words(document) == ["Text."]

    def test_nothing_but_an_attachment(self) -> None:
        """Such a message has no body, and says so."""
        document = message("From: a@b.example\nSubject: c\nContent-Type: image/png\n\niVBORw0KGgo=\n")

        assert document.body == ()
        assert [notice.code for notice in document.notices] == ["no-body"]
        assert [one.media_type for one in mail(document).attachments] == ["image/png"]

    def test_a_message_that_is_an_attachment_names_its_file(self) -> None:
        """The name stands in the header of the message itself."""
        document = message('Subject: page\nContent-Type: application/pdf; name="page one.pdf"\n\nJVBERi0xLjQK\n')
        [attachment] = mail(document).attachments

        assert attachment.file_name is not None
        assert attachment.file_name.value == "page one.pdf"
        assert stretches(document, Role.METADATA)["attachment"].startswith("Content-Type")
