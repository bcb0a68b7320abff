"""Bytes to text and back."""

from __future__ import annotations

import codecs
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import SourceError, decode

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
NO_MARK = TEXT.filter(lambda text: not text.startswith("\ufeff"))
LINE_ENDS = st.sampled_from(("", "\n", "\r\n", "\r"))


@given(
    data=st.binary(), encoding=st.sampled_from((None, "utf-8", "cp1252", "utf-16", "shift-jis", "utf-7", "koi8-r"))
)
def test_gives_the_bytes_back(data: bytes, encoding: str | None) -> None:
    """Whatever is decoded encodes to the same bytes; all else is refused."""
    try:
        source = decode("drawn", data, encoding)
    except SourceError:
        return

    assert source.text.encode(source.encoding) == data
    assert source.data == data


@given(text=NO_MARK, end=LINE_ENDS)
def test_utf_8(text: str, end: str) -> None:
    """UTF-8 without a mark is decoded to its characters, line ends and all."""
    source = decode("drawn", (text + end).encode())

    assert (source.text, source.encoding) == (text + end, "utf-8")


@given(text=NO_MARK)
def test_utf_8_with_mark(text: str) -> None:
    """The mark of UTF-8 is part of the encoding's name, not of the text."""
    data = codecs.BOM_UTF8 + text.encode()

    source = decode("drawn", data)

    assert (source.text, source.encoding) == (text, "utf-8-sig")
    assert source.data == data


@given(text=TEXT, codec=st.sampled_from(("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")))
def test_wide_encodings_by_their_mark(text: str, codec: str) -> None:
    """UTF-16 and UTF-32 are known by their mark, which stays the first character of the text."""
    data = ("\ufeff" + text).encode(codec)

    source = decode("drawn", data)

    assert (source.text, source.encoding) == ("\ufeff" + text, codec)
    assert source.data == data


def test_digest_is_of_the_bytes() -> None:
    """The digest is that of the bytes as they came, mark included."""
    data = codecs.BOM_UTF8 + b"TOKYO"

    assert decode("drawn", data).sha256 == hashlib.sha256(data).hexdigest()


def test_named_encoding_wins() -> None:
    """An encoding that is named is used whatever the bytes look like."""
    assert decode("drawn", b"caf\xc3\xa9", "cp1252").text == "cafÃ©"


def test_empty() -> None:
    """There is nothing to convert in an empty input, and the message says so."""
    with pytest.raises(SourceError, match="the input is empty; there is nothing to convert"):
        decode("drawn", b"")


@pytest.mark.parametrize(
    ("data", "encoding", "offset"),
    [(b"caf\xe9 au lait", None, 3), (codecs.BOM_UTF8 + b"ab\xff", None, 5), (b"ab\x81", "cp1252", 2)],
)
def test_says_where_it_is_wrong(data: bytes, encoding: str | None, offset: int) -> None:
    """A byte that is not text in the encoding is named by its place in the input."""
    with pytest.raises(SourceError) as caught:
        decode("drawn", data, encoding)

    assert caught.value.offset == offset


def test_hints_at_a_likely_encoding() -> None:
    """The message for bytes that are not UTF-8 names an encoding to try."""
    data = ("La réunion de Genève a été reportée à l’été, déclare le porte-parole. " * 20).encode("cp1252")

    with pytest.raises(SourceError) as caught:
        decode("drawn", data)

    assert "not valid UTF-8" in str(caught.value)
    codec = caught.value.hint.rpartition("--encoding ")[2]
    assert decode("drawn", data, codec).text


@pytest.mark.parametrize(
    ("page", "hint"),
    [
        (b"<html><meta charset=windows-1251>\xcf\xf0", "windows-1251"),
        (b"<META http-equiv='Content-Type' content='text/html; charset=ISO-8859-2'>\xb1", "iso-8859-2"),
        (b"<?xml version='1.0' encoding='koi8-r'?><p>\xcf\xd2", "koi8-r"),
    ],
)
def test_hints_at_what_a_page_says(page: bytes, hint: str) -> None:
    """A page that is not UTF-8 and names its encoding is taken at its word, in the message only."""
    with pytest.raises(SourceError) as caught:
        decode("drawn", page)

    assert caught.value.hint == f"the page says that it is {hint}: try --encoding {hint}"
    assert decode("drawn", page, hint).text


@pytest.mark.parametrize("name", [b"utf-8", b"klingon"])
def test_no_hint_at_what_cannot_be(name: bytes) -> None:
    """What was tried already, or what is no encoding, is not suggested."""
    with pytest.raises(SourceError) as caught:
        decode("drawn", b"<meta charset=" + name + b">caf\xe9 au lait")

    assert "the page says" not in caught.value.hint


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_hints_at_utf_16_without_mark(codec: str) -> None:
    """UTF-16 without its mark is full of NULs, and recognised by where they stand."""
    with pytest.raises(SourceError, match="not a text: a NUL") as caught:
        decode("drawn", "TOKYO 000709".encode(codec))

    assert caught.value.hint == f"it looks like UTF-16 without its mark: try --encoding {codec}"
    assert decode("drawn", "TOKYO 000709".encode(codec), codec).text == "TOKYO 000709"


def test_hints_at_utf_16_that_is_not_utf_8_either() -> None:
    """Also where a byte that UTF-8 does not have comes before the first NUL."""
    with pytest.raises(SourceError, match="not valid UTF-8 at byte 0; it looks like UTF-16"):
        decode("drawn", "éabcdefgh".encode("utf-16-le"))


@pytest.mark.parametrize("data", [b"\x7fELF\0\0\0\0\0\0\0\0\xff", bytes(range(256)), b"PK\x03\x04" + bytes(30)])
def test_binary(data: bytes) -> None:
    """A binary file is refused as such, or with an encoding that a person can see to be absurd."""
    with pytest.raises(SourceError) as caught:
        decode("drawn", data)

    assert caught.value.hint


def test_nul_in_a_text() -> None:
    """A single NUL is refused, and its byte is named, also behind wide characters."""
    with pytest.raises(SourceError) as caught:
        decode("drawn", "\ufeff漢\0".encode("utf-16-le"))

    assert caught.value.offset == 4


def test_nul_where_an_encoding_is_named() -> None:
    """A NUL is no text in any encoding."""
    with pytest.raises(SourceError, match="not a text: a NUL at byte 1; it looks like a binary file"):
        decode("drawn", b"a\0b", "cp1252")


def test_one_nul_in_a_text() -> None:
    """No encoding is proposed, as none would read it."""
    for encoding in (None, "cp1252"):
        with pytest.raises(
            SourceError, match="it is damaged, or a binary file: no encoding of texts has single NULs"
        ):
            decode("drawn", b"The crane \0 stood by the quay.", encoding)


def test_unknown_encoding() -> None:
    """An encoding that does not exist is named in the message, with two that do."""
    with pytest.raises(SourceError, match="no text encoding is called 'klingon'; try utf-8 or cp1252"):
        decode("drawn", b"a", "klingon")


def test_codec_that_is_not_of_text() -> None:
    """A codec from bytes to bytes is no text encoding."""
    with pytest.raises(SourceError, match="no text encoding is called 'hex'"):
        decode("drawn", b"00", "hex")


def test_lone_surrogate() -> None:
    """Half a character is refused: no output could hold it."""
    with pytest.raises(SourceError, match="lone surrogate"):
        decode("drawn", b"+2AA-", "utf-7")


def test_encoding_that_loses_bytes() -> None:
    """An encoding that does not give the same bytes again is refused, with the place."""
    with pytest.raises(SourceError, match="does not give the same bytes again at byte 1"):
        decode("drawn", b"A+AEE-", "utf-7")


def test_encoding_that_cannot_go_back() -> None:
    """So is one that cannot encode at all what it decoded."""
    with pytest.raises(SourceError, match="does not give the same bytes again at byte 0"):
        decode("drawn", b"a..b", "idna")


def test_name_is_fit_to_be_written() -> None:
    """A file name's odd bytes are replaced: the name goes into outputs."""
    assert decode("a\udcff\x07b\n.txt", b"text").name == "a\ufffd\ufffdb\n.txt"


def test_complaint_of_a_codec() -> None:
    """What a codec itself complains of is passed on."""
    with pytest.raises(SourceError, match=r"not valid undefined: .*undefined encoding"):
        decode("drawn", b"text", "undefined")


def test_a_text_cut_off_in_its_last_character_is_called_so() -> None:
    """Half a character at the end of a text in UTF-8 is a sign of a copy that was cut off, not of another encoding."""
    with pytest.raises(
        SourceError, match="ends in the middle of a character of UTF-8 at byte 11; it may have been"
    ):
        decode("cut", "Ça va, café".encode()[:-1])


def test_a_last_byte_of_another_encoding_is_not_called_cut_off() -> None:
    """A text whose only byte beyond ASCII is its last may as well be in an older encoding."""
    with pytest.raises(SourceError, match="try --encoding cp1252"):
        decode("old", b"caf\xe9")
