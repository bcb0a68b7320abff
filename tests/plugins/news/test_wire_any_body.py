"""Whatever the elements of a body are and in whatever order, its record is sound and no word of it is lost or doubled."""

from __future__ import annotations

import json
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from converter import Document, Source, leaves, read, readable, resolved
from converter_news import NINJS, NITF

NAMES = (
    *(
        "p",
        "br",
        "b",
        "em",
        "a",
        "h2",
        "hl2",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "blockquote",
        "bq",
        "block",
        "div",
        "pre",
    ),
    *("table", "caption", "tr", "td", "th", "tbody", "media", "media-caption", "media-producer", "fn", "span"),
)
WORDS = st.sampled_from(
    ["salt", " salt ", "\n", " ", "&amp;", "&#13;", "\u00e9", "a\n\n b", "&lt;p&gt;", "\u00a0", "\ufeff"]
)
TAGS = st.sampled_from([form.format(name) for name in NAMES for form in ("<{}>", "</{}>", "<{}/>")])


def trees() -> st.SearchStrategy[str]:
    """Well-formed markup."""
    return st.recursive(
        WORDS,
        lambda inner: st.builds(
            lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
            st.sampled_from(NAMES),
            st.lists(inner, max_size=4),
        ),
        max_leaves=30,
    )


def shown(document: Document) -> list[str]:
    """The signs of the leaves that are not blank, without an order."""
    return signs("".join(getattr(leaf, "text", "") for leaf in leaves(document.body)))


def signs(text: str) -> list[str]:
    return sorted(sign for sign in readable(text) if not sign.isspace())


def without_tags(markup: str) -> str:
    """The words alone."""
    found, at = [], 0
    while (start := markup.find("<", at)) >= 0:
        found.append(markup[at:start])
        at = markup.index(">", start) + 1
    return resolved("".join([*found, markup[at:]]))


@given(parts=st.lists(WORDS | TAGS, max_size=40))
def test_html_in_any_order(parts: list[str], source_of: Callable[[str], Source]) -> None:
    """Tags of HTML that nobody put in order."""
    body = "".join(parts)
    item = {"uri": "x", "versioncreated": "2020-01-01", "bodies": [{"contenttype": "text/html", "value": body}]}

    document = read(source_of(json.dumps(item)), NINJS)

    assert shown(document) == signs(without_tags(body))


@given(parts=st.lists(trees(), max_size=6))
def test_elements_in_any_order(parts: list[str], source_of: Callable[[str], Source]) -> None:
    """Elements that are well-formed and not valid."""
    body = "".join(parts)
    text = f"<nitf><head><title>x</title></head><body><body.content>{body}</body.content></body></nitf>"

    document = read(source_of(text), NITF)

    assert shown(document) == signs(without_tags(body))
