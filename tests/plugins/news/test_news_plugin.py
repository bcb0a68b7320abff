"""What the plugin offers, and what its options do."""

from __future__ import annotations

from converter import Cited, load_registry
from converter_news import ArticleOptions
from converter_news.article import Article

ENGLISH = (
    "The road bridge over the Kelda was closed to all traffic on Thursday after inspectors found cracks in two of the"
    " twelve hangers which have been there from the beginning, and the agency said that they would not open it again"
    " when they have not been told what the cracks were.\n"
)
GERMAN = (
    "Die Brücke über die Kelda ist am Donnerstag für den gesamten Verkehr gesperrt worden, nachdem Prüfer in zwei der"
    " zwölf Hänger Risse gefunden hatten, die dritte Sperrung seit dem Frühjahr des vergangenen Jahres, wie die Behörde"
    " mitteilte, die nicht sagen wollte, wann sie die Brücke wieder öffnen kann und was das kostet.\n"
)


def test_the_registry_has_the_reader_and_its_extension():
    """The plugin comes in by its entry point."""
    registry = load_registry()

    assert registry.reader("news-article").options is ArticleOptions
    assert Article in registry.extensions


def test_the_language_is_taken_when_given(article):
    """What the user says is not put to the test."""
    assert article(ENGLISH, ArticleOptions(language="en-SG")).metadata.language == Cited("en-SG")


def test_english_is_known_by_its_commonest_words(article):
    """And is inferred: no place says it."""
    assert article(ENGLISH).metadata.language == Cited("en")


def test_another_language_is_not_guessed(article):
    """Nor is that of a text too short to tell."""
    assert article(GERMAN).metadata.language is None
    assert article("The bridge is closed.\n").metadata.language is None
