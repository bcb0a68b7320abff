"""Names for things: valid for any text, and different for different texts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter_jsonld.terms import ABSOLUTE, absolute_iri, encoded, urn

URN = re.compile(r"urn:[a-z0-9][a-z0-9-]+:([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+")
IRI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*"
    r"(#([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?"
)


@given(text=st.text(min_size=1))
def test_any_text_makes_a_urn(text: str) -> None:
    """Whatever a message reference number looks like, its name is a URN."""
    name = urn("us", "state", "mrn", text)

    assert URN.fullmatch(name)
    assert ABSOLUTE.fullmatch(name)


@given(
    one=st.text(st.characters(exclude_categories=["Cs"])), other=st.text(st.characters(exclude_categories=["Cs"]))
)
def test_different_texts_have_different_names(one: str, other: str) -> None:
    """No two texts are the same thing."""
    assert (urn("us", "plad", one) == urn("us", "plad", other)) is (one == other)


@given(text=st.text() | st.text().map("https://example.org/{}".format) | st.text().map("urn:x:{}".format))
def test_any_text_makes_an_iri_or_none(text: str) -> None:
    """A text that names a scheme becomes an IRI, any other none at all."""
    name = absolute_iri(text)

    assert name is None or (IRI.fullmatch(name) and ABSOLUTE.fullmatch(name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("06TOKYO709", "urn:us:state:mrn:06TOKYO709"),
        ("74 PORT-AU-PRINCE 1", "urn:us:state:mrn:74%20PORT-AU-PRINCE%201"),
        ("a:b/c#d%20", "urn:us:state:mrn:a%3Ab%2Fc%23d%2520"),
        ("É٣", "urn:us:state:mrn:%C3%89%D9%A3"),
        ("²", "urn:us:state:mrn:%C2%B2"),
    ],
)
def test_urns(text: str, name: str) -> None:
    """Letters and digits stay; everything else is percent-encoded."""
    assert urn("us", "state", "mrn", text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://example.org/a b#c#d", "https://example.org/a%20b#c%23d"),
        ("https://example.org/%zz%20", "https://example.org/%25zz%20"),
        ("https://example.org/é", "https://example.org/%C3%A9"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("no scheme", None),
        ("page/2", None),
        ("#here", None),
        ("1a:b", None),
        ("a:", None),
        ("", None),
    ],
)
def test_iris(text: str, name: str | None) -> None:
    """What is an IRI stays; what may not stand in one is encoded; what names no scheme is none."""
    assert absolute_iri(text) == name


def test_encoded_parts_have_no_marks() -> None:
    """A part of an IRI does not end the part."""
    assert encoded("a/b#c.d") == "a%2Fb%23c.d"
