"""What speaks against news: the beginnings of other formats, telegrams, and the words of press releases and their like.

A cue is looked for first, because that is quick; then its pattern decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from converter import Evidence, Span, is_blank, visible_lines
from converter_news.words import entries

if TYPE_CHECKING:
    from converter_news.blocks import Row

BEGINNING = 8_000
"""Characters of the beginning of a text that detection reads."""

_BEGINNINGS = (
    ("markup", re.compile(r"\s{0,99}<[!?A-Za-z]")),
    ("JSON", re.compile(r"\s{0,99}[\[{]\s{0,99}[\[{\"]")),
    ("mail", re.compile(r"(?:From \S+ .*\n|(?:[A-Z][\w-]{1,40}: .*\n(?:[ \t].*\n){0,20})){2}")),
    ("program", re.compile(r"#!|# -\*-|\"\"\"|'{3}|/\*|//|import \w|from \w+ import|package \w|#include|<\?php")),
    ("front matter", re.compile(r"---[ \t]*\r?\n[\w-]{1,40}:")),
    ("table", re.compile(r"\"?\w{1,40}\"?(?:[,;\t]\"?\w{1,40}\"?){2,40}[ \t]*\r?\n")),
)
"""Each matches at the beginning of a text."""

_ASSIGNMENT = re.compile(
    r"^(?:(?:const|let|var|static|final) )?[A-Za-z_][\w.]{0,40} ?= ?[brfu]?(?:\"|'|`|\[|\{|\()", re.MULTILINE
)
_ASSIGNED_EARLY = 1_000
"""Characters within which a program holds its first text."""

_SALUTATION = re.compile(r"^[ \t]{0,99}Dear [^\r\n]{1,80}[,:][ \t]*$", re.MULTILINE)
_SALUTED_EARLY = 1_000
"""Characters within which a letter greets; its address and its date look like a byline and a date line."""

_ROUTING = re.compile(r"\bDE RU[A-Z]{3,6} #")
_TELEGRAM_LINE = re.compile(r"ZN[RY] [A-Z]{5}\b|E\.\s?O\.? ?1\d{4}\b|EO 1\d{4}\b|TAGS\b")
_TELEGRAM_CUES = ("ZN", "E.", "EO", "TAGS")
"""What such a line begins with, and hardly anything of an article holds."""

_OTHER_LINE = re.compile(
    r"(?P<release>(?:PRESS|NEWS|MEDIA) RELEASE\b|Press [Rr]elease\b|(?:News|Media) Releases?\b(?= for |$)"
    r"|(?:Media |Press |For more information,? )?[Cc]ontacts?(?: [Ii]nformation)?:|(?:(?:MEDIA|PRESS) )?CONTACTS?:"
    r"|-30-$|(?:# ?){2}#$|(?:Presse(?:mitteilung|information|kontakt)|Medienmitteilung|PRESSEMITTEILUNG)\b"
    r"|(?:Communiqué de presse|Comunicado de prensa|Nota de prensa|Comunicato stampa|Persbericht|Pressmeddelande)\b"
    r"|By [^,]{3,60}, (?:University |Office of )?(?:Communications|Media Relations|Public Affairs)$)"
    r"|(?P<recipe>Serves:? \d{1,2}(?:\s?[-–]\s?\d{1,2})?$|(?:Prep|Cook)(?:ing|aration)?(?: time)?:? \d{1,3} ?(?:min|h)"
    r"|(?:Zutaten|Ingrédients|Ingredientes|Ingredienti)(?: für .{1,30})?:?$)"
    r"|(?P<report>(?:Executive [Ss]ummary|EXECUTIVE SUMMARY|A(?:bstract|BSTRACT)|Table of [Cc]ontents)[:.]?$)"
    r"|(?P<guide>Step (?:1|one)(?:[:.]|$))"
)
"""Lines that the press does not print, by what they are of."""
_WORDS_OF = {
    "release": "words of a press release",
    "recipe": "words of a recipe",
    "report": "parts of a report",
    "guide": "steps of a guide",
    "blog": "words of a blog",
}
_OTHER_SIGNS = entries("PR NE ME Ne Pr Me Fo Co co CO -3 ## By No Pe Se Zu In Ex EX Ab AB Ta St", None) | {"# "}
"""What they begin with."""
_RELEASE = (
    ("IMMEDIATE RELEASE", re.compile(r"FOR IMMEDIATE RELEASE")),
    ("mmediate release", re.compile(r"For [Ii]mmediate release")),
    ("mmediate Release", re.compile(r"For [Ii]mmediate Release")),
    ("ewswire", re.compile(r"\b(?:PR ?|Globe ?)[Nn]ewswire\b")),
    ("NEWSWIRE", re.compile(r"\b(?:PR|GLOBE) ?NEWSWIRE\b")),
    ("Business Wire", re.compile(r"\bBusiness Wire\b")),
    ("BusinessWire", re.compile(r"\bBusinessWire\b")),
    ("BUSINESS WIRE", re.compile(r"BUSINESS WIRE")),
    ("District Attorney", re.compile(r"^.{0,150}\bDistrict Attorney(?:['’]s Office)?[ \t]*$", re.MULTILINE)),
    ("#", re.compile(r"\bCase # ?\d")),
)
"""A cue, and the words that are looked for on its line, early in the text."""
_RELEASED_EARLY = 2_000
_RECIPE = ("ngredients", re.compile(r"^[ \t]{0,9}(?:I|The i)ngredients:?[ \t]{0,9}$", re.MULTILINE))
"""What stands on a line of its own below the byline of a cook."""
_ANNOUNCED = "today announced"
_OF_COMPANY = re.compile(r"About [A-Z][^.:?!]{1,60}$")
"""What stands above the last paragraph of what a company announces."""
_BLOG = (" post", re.compile(r"\b(?:(?:liked|enjoyed|reading) this (?:blog )?post|[Ii]n this blog post)\b"))
"""How one who writes for himself speaks to his readers."""
_CAUTION = ("ooking statements", re.compile(r"[Ff]orward-looking statements"))
"""What ends a release of a company."""


def prose_rows(text: str) -> list[Row] | None:
    """The lines of a text's beginning that are not blank; None where one shows that it is of a format of its own."""
    beginning = text[:BEGINNING]
    if any(form.match(beginning) for _, form in _BEGINNINGS):
        return None
    if any(_begins_line(beginning, cue, _TELEGRAM_LINE) for cue in _TELEGRAM_CUES) or _is_other_format(beginning):
        return None
    return visible_lines(beginning)


def _is_other_format(beginning: str) -> bool:
    return (
        ("#" in beginning and _on_its_line(beginning, "DE RU", _ROUTING) is not None)
        or ("=" in beginning and _ASSIGNMENT.search(beginning, 0, _ASSIGNED_EARLY) is not None)
        or _on_its_line(beginning[:_SALUTED_EARLY], "Dear ", _SALUTATION) is not None
    )


def other_words(beginning: str, rows: Sequence[Row]) -> tuple[Evidence, ...]:
    """The words of a press release, a recipe, a report, a guide or a blog: they may have the marks of news, but are none."""
    if found := _first_line(_OTHER_SIGNS, _OTHER_LINE, beginning, rows):
        return (Evidence(_WORDS_OF[found.lastgroup or ""], Span(*found.span())),)
    early = beginning[:_RELEASED_EARLY]
    found = _on_its_line(beginning, *_CAUTION)
    if found is None:
        found = next((found for cue, sign in _RELEASE if (found := _on_its_line(early, cue, sign))), None)
    if found is None and _ANNOUNCED in early:
        found = _first_line(frozenset(("Ab",)), _OF_COMPANY, beginning, rows)
    if found:
        return (Evidence(_WORDS_OF["release"], Span(*found.span())),)
    for kind, (cue, sign) in (("recipe", _RECIPE), ("blog", _BLOG)):
        if found := _on_its_line(beginning, cue, sign):
            return (Evidence(_WORDS_OF[kind], Span(*found.span())),)
    return ()


def _first_line(
    signs: frozenset[str], pattern: re.Pattern[str], text: str, rows: Sequence[Row]
) -> re.Match[str] | None:
    """What *pattern* matches at the beginning of a line that begins with one of the *signs*."""
    for start, end, _ in rows:
        if text[start : start + 2] in signs and (found := pattern.match(text, start, end)):
            return found
    return None


def _begins_line(text: str, cue: str, sign: re.Pattern[str]) -> bool:
    """Whether a line begins with a *cue* and with what *sign* matches, blanks before it apart."""
    at = text.find(cue)
    while at >= 0:
        before = text[text.rfind("\n", 0, at) + 1 : at].rpartition("\r")[2]
        if is_blank(before) and sign.match(text, at):
            return True
        at = text.find(cue, at + 1)
    return False


def _on_its_line(text: str, cue: str, sign: re.Pattern[str]) -> re.Match[str] | None:
    """Where *sign*, which does not go beyond its line, is first found on a line that holds its *cue*."""
    at = text.find(cue)
    while at >= 0:
        end = text.find("\n", at)
        end = end if end >= 0 else len(text)
        if found := sign.search(text, text.rfind("\n", 0, at) + 1, end):
            return found
        at = text.find(cue, end)
    return None
