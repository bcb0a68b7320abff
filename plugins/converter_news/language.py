"""English or not: by its commonest words, and only where they leave no doubt."""

from __future__ import annotations

from converter_news.words import entries

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
