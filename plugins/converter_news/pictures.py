"""Lines that tell who made a picture: a page prints them below what the picture shows."""

from __future__ import annotations

import re

_PICTURE_BY = re.compile(
    r"\((?!(?:[A-Z]+[ .)]){3})[A-ZÀ-Þ][\w.'’&-]*(?:[ /,]{1,2}[A-ZÀ-Þ][\w.'’&-]*){0,5}\)"
    r"|(?:[A-ZÀ-Þ][\w.'’-]* ){0,3}/? ?(?:AFP|AP|EPA|dpa|Getty(?: Images)?|Reuters)|\d{1,2}:\d\d - Source: [A-Z].{1,30}"
    r"|[A-Za-z ]{2,30}/(?:AFP|AP|EPA|dpa) \| [A-ZÀ-Þ][^|]{2,30}"
)
"""Who made a picture, on a line of its own: ``(Pixabay)``, ``Ines Halvorsen / Reuters``, ``Getty Images``."""
_LABELLED_PICTURE = re.compile(
    r"(?:photo|foto|image|picture|bild)s?(?: credit)?(?::| by) ?(?-i:[A-ZÀ-Þ])[^.!?]{2,50}", re.IGNORECASE
)
_PICTURE_AGENCIES = ("AFP", "AP", "EPA", "dpa", "Getty", "Images", "Reuters")
_LONGEST_PICTURE_BY = 60


def is_picture_by(words: str) -> bool:
    """Whether a block tells who made a picture, and nothing else."""
    if len(words) > _LONGEST_PICTURE_BY:
        return False
    if _LABELLED_PICTURE.fullmatch(words):
        return True
    may_be = words[0] == "(" or words.endswith(_PICTURE_AGENCIES) or " - Source: " in words or " | " in words
    return may_be and _PICTURE_BY.fullmatch(words) is not None
