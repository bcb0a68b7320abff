"""What a person is told about bytes that are not the text they were taken for."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from converter import SourceError, decode
from converter.hints import doubt, hint

FRENCH = "La réunion de Genève a été reportée à l’été, déclare le porte-parole. "


def told(data: bytes, encoding: str | None = None) -> str:
    """The hint of the refusal."""
    with pytest.raises(SourceError) as caught:
        decode("drawn", data, encoding)
    return caught.value.hint


def test_place_of_the_fault_is_looked_at() -> None:
    """A text whose first hundred thousand characters are ASCII is not called ASCII."""
    data = b"plain words " * 10_000 + FRENCH.encode("cp1252") * 20

    codec = told(data).rpartition("--encoding ")[2]

    assert "réunion" in decode("drawn", data, codec).text


def test_damaged_utf_8() -> None:
    """Where nearly all is UTF-8, another encoding is no help."""
    data = (FRENCH * 5).encode() + b"\xe9" + FRENCH.encode()

    assert told(data).startswith("the rest is UTF-8, so this place is damaged")


def test_half_a_character_in_utf_8() -> None:
    """A surrogate that was put into UTF-8 as if it were a character is called so."""
    assert told(b"words \xed\xa0\x80 words").startswith("half a character (a lone surrogate) stands there")


@pytest.mark.parametrize("encoding", ["ascii", "shift_jis", "utf-7", "utf-16", "utf-32", "euc_kr"])
def test_encoding_that_was_named_in_error(encoding: str) -> None:
    """Bytes that are UTF-8 need no encoding named."""
    assert (
        told((FRENCH * 20 + "漢 ").encode() + b"x", encoding)
        == "its bytes are valid UTF-8: try without --encoding"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "ascii"])
def test_encoding_that_was_named_beside_a_mark(encoding: str) -> None:
    """A byte order mark says what is to be known."""
    assert (
        told("\ufeffdéjà".encode("utf-16-be"), encoding)
        == "it begins with a byte order mark: try without --encoding"
    )


def test_mark_that_was_named_and_is_not_there() -> None:
    """UTF-8 with its mark is not UTF-8 without."""
    assert told("déjà".encode(), "utf-8-sig") == "its bytes are valid UTF-8: try without --encoding"


def test_another_encoding_than_the_one_named() -> None:
    """Where they are not UTF-8 either, the likeliest is named."""
    assert told((FRENCH * 20).encode("cp1252"), "utf-8").startswith("it may be cp12")


def test_no_encoding_is_named_twice() -> None:
    """The one that was tried is not suggested again."""
    assert told((FRENCH * 20).encode("cp1252") + b"\x81", "windows-1252") == ""


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859-1", "koi8-r", "mac-roman"])
def test_doubt_of_an_encoding_that_was_named(encoding: str) -> None:
    """Bytes beyond ASCII that are valid UTF-8 are hardly ever anything else."""
    said = doubt(decode("drawn", "déjà vu".encode(), encoding))

    assert said == f"decoded as {encoding}, as was asked, but its bytes are valid UTF-8: try without --encoding"


def test_doubt_of_ascii_in_pairs() -> None:
    """ASCII that was taken for UTF-16 reads as Chinese."""
    assert doubt(decode("drawn", b"NOTE FOR THE FILE\n", "utf-16-le")) is not None


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("déjà vu".encode(), None),
        ("déjà vu".encode(), "utf-8"),
        ("déjà vu".encode(), "UTF8"),
        ("\ufeffdéjà vu".encode(), None),
        ("\ufeffdéjà vu".encode("utf-16-le"), None),
        ("déjà vu".encode("cp1252"), "cp1252"),
        ("deja vu".encode("utf-16-be"), "utf-16-be"),
        (b"deja vu", "cp1252"),
        ("d\u00e9j\u00e0 vu".encode("utf-7"), "utf-7"),
        ("漢字".encode("iso2022_jp"), "iso2022_jp"),
    ],
    ids=str,
)
def test_no_doubt(data: bytes, encoding: str | None) -> None:
    """An encoding that was not named, or fits, or makes no difference."""
    assert doubt(decode("drawn", data, encoding)) is None


@pytest.mark.parametrize(
    ("codec", "words"),
    [
        ("iso2022_jp", "渡し船は三日目も港に留まっている。"),
        ("iso2022_kr", "나룻배는 사흘째 항구에 머물러 있다."),
    ],
)
def test_text_of_seven_bits_that_changes_its_characters_is_refused_with_its_name(codec: str, words: str) -> None:
    """Its bytes are ASCII, and to UTF-8 it would be a text of other letters."""
    assert told(words.encode(codec)) == f"try --encoding {codec}"
    assert decode("article.txt", words.encode(codec), codec).text == words


@pytest.mark.parametrize("codec", ["cp932", "euc_jp", "euc_kr"])
def test_script_names_an_encoding_that_nothing_else_does(codec: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Much kana, or much Hangul, is hardly ever anything else."""
    monkeypatch.setattr("charset_normalizer.from_bytes", lambda *_, **__: SimpleNamespace(best=lambda: None))
    words = "나룻배는 사흘째 항구에 머물러 있다" if codec == "euc_kr" else "渡し船は三日目も港に留まっている"

    assert told(words.encode(codec)).endswith(f"try --encoding {codec}")
    assert told(b"\x81\x9d\xff\x90" * 40) == "it looks like a binary file"


ENGLISH = "The agency’s clerk said: “Nobody has counted them – not yet,” and left. " + "Plain words follow. " * 9


@pytest.mark.parametrize("codec", ["cp1252", "mac-roman"])
def test_quotation_marks_name_their_encoding(codec: str) -> None:
    """Few bytes beyond ASCII that stand where quotation marks and apostrophes stand."""
    assert told(ENGLISH.encode(codec)) == f"it may be {codec}: try --encoding {codec}"


@pytest.mark.parametrize(
    ("codec", "taken_for"), [("cp1252", "mac-roman"), ("mac-roman", "cp1252"), ("cp1252", "iso8859-1")]
)
def test_doubt_of_an_encoding_that_turns_quotation_marks_into_letters(codec: str, taken_for: str) -> None:
    """``agencyÕs`` is no word, nor is ``ìNobody``; and a control sign is no apostrophe."""
    said = doubt(decode("drawn", ENGLISH.encode(codec), taken_for))

    assert said == f"decoded as {taken_for}, as was asked, but its quotation marks are those of {codec}"


@pytest.mark.parametrize(("codec", "taken_for"), [("cp1252", "cp1251"), ("mac-roman", "mac-latin2")])
def test_no_doubt_where_quotation_marks_stay(codec: str, taken_for: str) -> None:
    """Encodings that differ in letters only."""
    assert doubt(decode("drawn", ENGLISH.encode(codec), taken_for)) is None


@pytest.mark.parametrize(("words", "codec"), [(FRENCH, "mac-roman"), ("El país así, allí. ", "mac-roman")])
def test_no_doubt_of_accents(words: str, codec: str) -> None:
    """Letters beyond ASCII are more than quotation marks would be, or stand elsewhere."""
    assert doubt(decode("drawn", (words * 9).encode(codec, "replace"), codec)) is None


@pytest.mark.parametrize(
    "words",
    [
        "\u00b61. (C) The quay is shut.",
        "It cost \u00a35 and then \u00a312.",
        "Se\u00f1or Pe\u00f1a came.",
        "\u00a0\u00a0The quay.",
    ],
)
def test_few_signs_are_told_by_their_places(words: str) -> None:
    """Pilcrows of telegrams, pounds, a name with an accent: too few for statistics, and they stand as in cp1252."""
    data = ("The harbour office met on Tuesday and agreed on nothing, as it had the week before.\n" * 20).encode()
    data += words.encode("cp1252")

    assert hint(data, len(data) - 1) == "it may be cp1252: try --encoding cp1252"


@pytest.mark.parametrize(
    "words", ["\u00b61. (C) The quay is shut.", "el se\u00f1or declar\u00f3 que est\u00e1 aqu\u00ed"]
)
def test_signs_out_of_place_are_not_cp1252(words: str) -> None:
    """The same of an older machine: a letter stands alone, or a sign within a word."""
    data = ("The harbour office met on Tuesday and agreed on nothing, as it had the week before.\n" * 20).encode()
    data += words.encode("cp850")

    assert "cp1252" not in hint(data, len(data) - 1)
