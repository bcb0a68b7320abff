"""Tags and references: what is markup and what is text, in pages that are well-formed and in pages that are not."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import resolved, tags, text_pieces

PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<a href='x'>", '<b title="1 > 0">', "<br/>", "<br />", "<!-- a > b -->", "<!DOCTYPE html>",
        "words ", "\n", " < ", "a<1", "&amp;", "&#8217;", "<IMG SRC=x>", "<script>if (a<b) '<p>'</script>",
        "<title>a <b> c</title>",
    ]
)  # fmt: skip


class Parser(HTMLParser):
    """The text that the parser of the standard library sees, for well-formed pages."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.text = ""
        self.hidden = ""

    def handle_starttag(self, tag, attrs):
        if tag in ("script", "title"):
            self.hidden = tag

    def handle_endtag(self, tag):
        if tag == self.hidden:
            self.hidden = ""

    def handle_data(self, data):
        if not self.hidden:
            self.text += data

    def handle_entityref(self, name):
        self.handle_data(f"&{name};")

    def handle_charref(self, name):
        self.handle_data(f"&#{name};")


def between(page: str) -> list[str]:
    """What stands between the tags of *page*."""
    found, at = [], 0
    for tag in tags(page):
        found.append(page[at : tag.start])
        at = tag.end
    return [*found, page[at:]]


@given(st.lists(PIECES))
def test_text_is_what_a_parser_calls_text(pieces: list[str]) -> None:
    """What lies between the tags is what the parser of the standard library hands over as data."""
    page = "".join(pieces)
    parser = Parser()
    parser.feed(page)
    parser.close()

    assert "".join(between(page)) == parser.text


@given(st.text(alphabet="<>!-/a='\" \n&;", max_size=60))
def test_tags_are_in_order_and_within_the_text(page: str) -> None:
    """Whatever the text, tags follow each other and none is empty."""
    at = 0
    for tag in tags(page):
        assert at <= tag.start < tag.end <= len(page)
        at = tag.end


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("a <b>c</b> d", "a c d"),
        ("a < b and c > d", "a < b and c > d"),
        ("a <b and <i>c</i>", "a c"),
        ("a <b title='x > y'>c", "a c"),
        ("a <b title=don't>c", "a c"),
        ("a <!-- b", "a "),
        ("a <!-->b", "a b"),
        ("a <?php b ?> c", "a  c"),
        ("a <script>b</script >c", "a c"),
        ("a <SCRIPT>b</sCript>c", "a c"),
        ("a <script>b", "a "),
        ("a <b title='c", "a "),
        ("a <b title='c>d</b>e", "a de"),
        ("a </", "a </"),
    ],
)
def test_damaged_markup(page: str, text: str) -> None:
    """A tag that is never closed ends where the next one begins, a comment or a script without an end never."""
    assert "".join(between(page)) == text


def test_names_are_in_small_letters() -> None:
    """Tags are told by their names; comments and declarations have none."""
    found = [(tag.name, tag.closing) for tag in tags("<!DOCTYPE html><DIV class=x></Div><br/><!-- a -->")]

    assert found == [("", False), ("div", False), ("div", True), ("br", False), ("", False)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a &lt; b", "a < b"),
        ("&amp;lt;", "&lt;"),
        ("&#x000A;", "\n"),
        ("&#39;&#x2019;", "'’"),
        ("&#146;", "’"),
        ("&nbsp;", "\xa0"),
        ("&copy 2010", "© 2010"),
        ("&notice8", "&notice8"),
        ("&not ice", "¬ ice"),
        ("AT&T & Sons", "AT&T & Sons"),
        ("&nosuchname;", "&nosuchname;"),
        ("&#0;&#xD800;&#x110000;", "\ufffd\ufffd\ufffd"),
        ("&#99999999;", "&#99999999;"),
        ("&#;&#x;&;", "&#;&#x;&;"),
        ("&#" + "0" * 9_999 + "65;", "A"),
    ],
)
def test_references(text: str, read: str) -> None:
    """References are resolved as browsers do, but only where nothing but a reference can be meant."""
    assert resolved(text) == read


def test_pieces_cover_the_stretch() -> None:
    """Each character of a stretch is in one piece, in order; what stands for itself has no words of its own."""
    text = "x a &amp; b &#8217; c y"

    pieces = list(text_pieces(text, 2, 21))

    assert pieces == [(2, 4, None), (4, 9, "&"), (9, 12, None), (12, 19, "’"), (19, 21, None)]


HOSTILE = {
    "opening brackets": "<",
    "tags without an end": "<a ",
    "quotes without an end": "<a ='",
    "quotes in quotes": '<a ="<a x" =\'',
    "comments without an end": "<!--",
    "empty comments": "<!-->",
    "declarations": "<!",
    "scripts": "<script>",
    "nested": "<div>",
    "references": "&",
    "long references": "&#000",
    "named references": "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
}


@pytest.mark.parametrize("part", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_end(part: str) -> None:
    """A megabyte of anything takes linear time: work that grows faster never ends here."""
    page = part * (1_000_000 // len(part))

    assert sum(map(len, between(page))) <= len(page)
    assert len(resolved(page)) <= len(page)
