"""The one place for blanks and control characters."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from converter import is_blank, readable, trim, unprintable, xml_clean
from converter.model.text import is_plain

ANY = st.text(st.characters(exclude_categories=["Cs"]))
ODD = st.text(
    st.sampled_from("a \t\r\n\x07\x0b\x0c\x1c\x1f\x85\xa0\u2003\u2028\u3000\u200b\ufeff\ufffe\U0001f680")
)


@given(text=ANY | ODD)
def test_readable_has_single_spaces_only(text: str) -> None:
    """Runs of blanks, of whatever kind, become one space; nothing else that is blank remains."""
    found = readable(text)

    assert "  " not in found
    assert not any((sign.isspace() and sign != " ") or sign == "\ufeff" for sign in found)


@given(text=ANY | ODD)
def test_readable_keeps_all_that_is_not_blank(text: str) -> None:
    """The characters that are not blank stay in their order, those that XML cannot hold as U+FFFD."""
    kept = [sign for sign in text if not (sign.isspace() or sign == "\ufeff")]

    assert readable(text).replace(" ", "") == xml_clean("".join(kept))


@given(text=ANY | ODD)
def test_readable_twice_is_readable_once(text: str) -> None:
    """A text that is readable stays as it is."""
    assert readable(readable(text)) == readable(text)


@given(text=ANY | ODD | st.text(st.characters()))
def test_plain_text_has_nothing_but_what_can_be_seen(text: str) -> None:
    """Plain is what Python calls printable, line ends apart; of plain text no reading needs to look at each sign."""
    assert is_plain(text) == text.replace("\n", "").replace("\r", "").isprintable()
    if is_plain(text):
        assert readable(text, plain=True) == readable(text)
        assert not unprintable(text)


@given(text=ANY | ODD)
def test_is_blank_means_nothing_readable(text: str) -> None:
    """A text is blank where nothing but blanks would be read."""
    assert is_blank(text) is (readable(text).strip() == "")


@given(text=ANY | ODD, data=st.data())
def test_trim(text: str, data: st.DataObject) -> None:
    """A range loses the blanks at its ends, and nothing else."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = trim(text, start, end)

    assert start <= first <= last <= end
    assert is_blank(text[start:first])
    assert is_blank(text[last:end])
    assert first == last or not (is_blank(text[first]) or is_blank(text[last - 1]))


def test_trim_takes_every_blank_of_unicode() -> None:
    """Each character alone is trimmed away if it is a blank or the byte order mark, and stays if not."""
    for sign in map(chr, range(sys.maxunicode + 1)):
        blank = sign.isspace() or sign == "\ufeff"
        assert trim(sign, 0, 1) == ((1, 1) if blank else (0, 1)), f"U+{ord(sign):04X}"


@given(text=st.text(st.characters(), max_size=20) | ODD)
def test_clean_text_is_what_xml_can_hold(text: str) -> None:
    """lxml takes every text that was cleaned, and of the others exactly those without an unprintable character."""
    element = etree.Element("p")
    element.text = xml_clean(text)
    if unprintable(text):
        with pytest.raises(ValueError, match=r"XML|surrogates"):
            element.text = text
    else:
        element.text = text

    assert len(xml_clean(text)) == len(text)


def test_unprintable_names_the_places() -> None:
    """Each place of a character that XML cannot hold, in order."""
    assert unprintable("a\x07b\x1bc\ufffe\t\n\ud800") == (1, 3, 5, 8)
