"""The tables of posts and TAGS: what they hold is of one form, and what readers take from them."""

from __future__ import annotations

import re

import pytest

from converter import Cited
from converter_cable.data import posts, tags
from converter_cable.posts import post_key
from converter_cable.tags import tag


def test_posts_are_named_as_in_reference_numbers():
    """Key, kind, country and routing indicator each of one form; no indicator of two posts."""
    assert all(post_key(post.key) == post.key and len(post.country) == 2 for post in posts().values())
    routing = [post.routing for post in posts().values() if post.routing]
    assert all(re.fullmatch(r"R[A-Z]{5,6}", code) for code in routing)
    assert len(set(routing)) == len(routing)
    assert {post.kind for post in posts().values()} == {
        "embassy", "consulate", "mission", "office", "department", "command", "interests section",
    }  # fmt: skip


def test_post_of_a_telegram():
    """The name of a post in two words, and its country."""
    assert posts()["SANJOSE"][:4] == ("SANJOSE", "embassy", "San Jose", "CR")
    assert posts()["TOKYO"].routing == "RUEHKO"


def test_tags_are_of_the_forms_of_the_handbook():
    """Subjects and programs of four letters, places of two; each with a label."""
    forms = {
        "subject": "[A-JL-Z][A-Z]{3}",
        "program": "K[A-Z]{3}",
        "place": "[A-Z]{2}",
        "organization": "[A-Z]{2,8}",
    }
    assert all(re.fullmatch(forms[one.kind], one.code) and one.label for one in tags().values())


@pytest.mark.parametrize(
    ("code", "kind", "label"),
    [
        ("PREL", "subject", "External political relations"),
        ("KNNP", "program", "Nuclear non-proliferation"),
        ("JA", "place", "Japan"),
        ("NATO", "organization", "North Atlantic Treaty Organization"),
        ("KZZZ", "program", None),
        ("PZZZ", "subject", None),
        ("XQ", "place", None),
        ("DPRK", None, None),
    ],
)
def test_a_tag_has_kind_and_label(code, kind, label):
    """From the table, or the kind alone from its form."""
    subject = tag(Cited(code))
    assert (subject.kind, subject.label) == (kind, label)
