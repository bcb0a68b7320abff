"""What speaks against news: the beginnings of other formats, telegrams, and the words of press releases.

A cue is looked for first, because that is quick; then its pattern decides.
"""

from __future__ import annotations

import re

from converter import Evidence, Span

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

_TELEGRAM = (
    ("ZN", re.compile(r"^ZN[RY] [A-Z]{5}\b", re.MULTILINE)),
    ("DE RU", re.compile(r"\bDE RU[A-Z]{3,6} #")),
    ("E.O", re.compile(r"^E\.\s?O\.? ?1\d{4}\b", re.MULTILINE)),
    ("EO 1", re.compile(r"^EO 1\d{4}\b", re.MULTILINE)),
    ("TAGS", re.compile(r"^TAGS\b", re.MULTILINE)),
)

_RELEASE = (
    ("IMMEDIATE RELEASE", re.compile(r"FOR IMMEDIATE RELEASE")),
    ("mmediate ", re.compile(r"For [Ii]mmediate [Rr]elease")),
    (" RELEASE", re.compile(r"^[ \t]*(?:PRESS|NEWS|MEDIA) RELEASE\b", re.MULTILINE)),
    ("ress ", re.compile(r"^[ \t]*Press [Rr]elease\b", re.MULTILINE)),
    ("ewswire", re.compile(r"\b(?:PR ?|Globe ?)[Nn]ewswire\b")),
    ("NEWSWIRE", re.compile(r"\b(?:PR|GLOBE) ?NEWSWIRE\b")),
    ("usiness", re.compile(r"\(Business ?Wire\)|\bBusiness ?Wire\b")),
    ("BUSINESS WIRE", re.compile(r"BUSINESS WIRE")),
    (
        "ontact",
        re.compile(
            r"^[ \t]*(?:Media |Press |For more information,? )?[Cc]ontacts?(?: [Ii]nformation)?:", re.MULTILINE
        ),
    ),
    ("CONTACT", re.compile(r"^[ \t]*(?:(?:MEDIA|PRESS) )?CONTACTS?:", re.MULTILINE)),
    ("District Attorney", re.compile(r"^.{0,150}\bDistrict Attorney(?:['’]s Office)?[ \t]*$", re.MULTILINE)),
    ("Case #", re.compile(r"\bCase # ?\d")),
    ("-30-", re.compile(r"^[ \t]*-30-[ \t]*$", re.MULTILINE)),
    ("#", re.compile(r"^[ \t]*(?:# ?){3}[ \t]*$", re.MULTILINE)),
    ("ooking statements", re.compile(r"[Ff]orward-looking statements")),
)


def is_other_format(beginning: str) -> bool:
    """Whether a text is of a format of its own, so that an article in it would only be its content."""
    return (
        any(form.match(beginning) for _, form in _BEGINNINGS)
        or ("=" in beginning and _ASSIGNMENT.search(beginning, 0, _ASSIGNED_EARLY) is not None)
        or ("Dear " in beginning and _SALUTATION.search(beginning, 0, _SALUTED_EARLY) is not None)
        or _first(_TELEGRAM, beginning) is not None
    )


def release_words(beginning: str) -> tuple[Evidence, ...]:
    """The words of a press release, if they are there: it has the marks of news, but is none."""
    found = next((found for cue, sign in _RELEASE if (found := _on_its_line(beginning, cue, sign))), None)
    return (Evidence("words of a press release", Span(*found.span())),) if found else ()


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


def _first(table: tuple[tuple[str, re.Pattern[str]], ...], text: str) -> re.Match[str] | None:
    for cue, pattern in table:
        if cue in text and (found := pattern.search(text)):
            return found
    return None
