"""The language of an article: as it was given, or identified where that is asked; else English or nothing."""

from __future__ import annotations

import sys

import pytest

from converter import UnavailableError
from converter_news import ArticleOptions, language

GERMAN = (
    "Die Fähre blieb am Dienstag den dritten Tag im Hafen, und niemand weiß, wann sie wieder fährt. Das Teil, das ihr"
    " fehlt, wurde in einer Werkstatt gemacht, in der seit 1987 ein Bäcker arbeitet, sagte der Hafenmeister.\n"
)


@pytest.fixture(autouse=True)
def _fresh():
    language._identifier.cache_clear()
    yield
    language._identifier.cache_clear()


def test_language_that_is_given_stands(article) -> None:
    document = article(GERMAN, ArticleOptions(language="de-AT"))

    assert document.metadata.language.value == "de-AT"


def test_nothing_is_identified_where_it_is_not_asked(article) -> None:
    assert article(GERMAN).metadata.language is None


def test_language_is_identified_where_that_is_asked(article) -> None:
    pytest.importorskip("py3langid")
    document = article(GERMAN, ArticleOptions(language="auto"))

    assert (document.metadata.language.value, document.metadata.language.span) == ("de", None)


def test_too_short_a_text_has_no_language(article) -> None:
    assert article("Die Fähre.\n", ArticleOptions(language="auto")).metadata.language is None


def test_without_the_extra_the_command_that_installs_it_is_told(article, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)

    with pytest.raises(UnavailableError, match=r"news-article .*archive-converter\[language\]"):
        article(GERMAN, ArticleOptions(language="auto"))
