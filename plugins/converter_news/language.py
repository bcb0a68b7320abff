"""The language of an article: as it was given; identified, where that is asked; else English or nothing.

That it is English is said by its commonest words, and only where they leave no doubt. To identify others, the extra
``language`` is needed, whose model is part of it: nothing is fetched.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from converter import UnavailableError
from converter_news import IDENTIFY
from converter_news.words import entries

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

COMMAND = "pip install 'archive-converter[language]'"
_IDENTIFIED = 4_000
"""Characters by which a language is identified."""
_SURE = 0.99
_LEAST_LETTERS = 100

_ENGLISH = entries(
    "the and of that with which from this have were would been their they his she what when not but", None
)
"""Among the commonest words of English; in none of the other languages that papers use are they common."""
_SAMPLE = 1000
_LEAST_WORDS = 40
_LEAST_SHARE = 0.1


def language_of(text: str) -> str | None:
    """``en`` where one word in ten or more of the beginning of *text* is a common word of English."""
    words = text[:_SAMPLE].lower().split()
    if len(words) < _LEAST_WORDS or "the" not in words:
        return None
    return "en" if sum(map(_ENGLISH.__contains__, words)) >= _LEAST_SHARE * len(words) else None


def given_language(asked: str | None, text: str, reader: str) -> str | None:
    """The language that the user gave, or, where that was asked, the one that *text* is in.

    Raises:
        UnavailableError: it is to be identified, and the extra is not installed.
    """
    return _identified(text[:_IDENTIFIED], reader) if asked == IDENTIFY else asked


def _identified(text: str, reader: str) -> str | None:
    """The likeliest language, where there is enough text and hardly a doubt."""
    if sum(map(str.isalpha, text)) < _LEAST_LETTERS:
        return None
    try:
        identifier = _identifier()
    except ImportError:
        raise UnavailableError(reader, COMMAND) from None
    code, likelihood = identifier.classify(text)
    return str(code) if likelihood >= _SURE else None


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - large, and wanted only here

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
