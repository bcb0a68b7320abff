"""REF: telegrams and papers that a telegram refers to.

A reference telegram is named by post and serial; the year is printed only where it is not the current one
(5 FAH-1 H-220). Its message reference number is the year's two digits, the post, and the serial without zeros.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from converter import Cited, Reference, Span, readable, trim
from converter_cable.draft import Draft
from converter_cable.posts import could_have_reached, is_post, post_key

_LABEL = re.compile(
    r"(?:(?<=[\s;,.:)])|(?<![^\r\n]))(?P<pilcrow>¶)?(?:REF\s{1,3}|REF:\s{1,3}(?=\())?"
    r"(?:[(\[]\s?(?P<round>[A-Za-z])\s?[)\]]|(?P<plain>[A-Za-z])(?:\s?[.):]|\s-(?=\s)))(?=\s|\Z|[A-Z\d(])"
)
_MOST_MISSING = 3
"""So many labels may be left out between two; a letter further off is an initial, or ``U.S.``."""
_NAME = r"[A-Za-z](?:[A-Za-z.']|0(?=[A-Za-z\s])){1,19}"
_CABLE = re.compile(
    rf"(?<![\w'/-])(?:(?P<year>'?\d{{2}}|\d{{4}})\s{{0,6}})?(?!(?i:and)\b)(?P<post>{_NAME}(?:[ \xa0\r\n/-]{{1,3}}{_NAME}){{0,3}}?)"
    r"(?:\s{1,3}(?i:CABLES?|TELS?|TELEGRAMS?))?\s{0,6}"
    r"(?:\(?(?P<inner>\d\d)(?:\)\s{0,3}|\s{1,3}))?(?:#\s?|O(?=\d{3}))?(?P<serial>\d{1,6})"
    r"(?:/(?P<late>\d\d)|\s?\((?P<bracketed>(?:19|20)\d\d)\)|\s(?P<last>\d\d)(?=\s{0,3}(?:[,;]|\Z)))?"
    r"(?!\w|/(?!\d{3})|-[A-Za-z])"
)
"""``06 LA PAZ 1207``; also with the year elsewhere: ``SAN JOSE 07 1963``, ``STATE (01) 201265``, ``PANAMA 933/08``, ``State 200498
(2006)``, ``AMMAN 7718 99``; copies have a blank line before a number that was wrapped, and an O for a nought."""
_REVERSED = re.compile(rf"(?P<serial>\d{{1,6}})\s{{1,3}}(?P<post>{_NAME}(?:\s{_NAME}){{0,3}})\W{{0,3}}\Z")
"""``870 Torne``."""
_BEFORE = re.compile(r"REF(?:TEL|ERENCE)?S?(?:\s{0,2}:|\s{1,3}[A-Z](?=\s))\s{0,3}", re.IGNORECASE)
"""What says a second time that a reference follows: ``A. REF A STATE 12``."""
_FURTHER = re.compile(
    r"(?:\s{0,3}(?:,|AND|&|(?P<through>-))\s{0,3}|/)(?P<serial>\d{1,6})"
    r"(?!\w|/(?!\d{3})|[-\s]{1,3}(?!AND\s{1,3}\d{1,6}\s{0,3}(?:[^\s\w/]|\Z))[A-Za-z]{3,})",
    re.IGNORECASE,
)
"""Another serial of the same post: ``STATE 12 AND 13``, ``STATE 1234-36``, ``KABUL 936/935``."""
_DASHED_YEAR = re.compile(r"-(?P<year>\d\d)(?![\w-])")
_FIRST_YEAR = 66
"""``QUITO 4525-91``: no telegram in electronic form is from before 1966."""
_LONGEST_RANGE = 9
_AFTER = re.compile(r"[\s(\"\[,;:.–-]|\Z")
_APART = re.compile(r"(?:[;,&]|(?<![A-Za-z])AND)\s{0,3}\Z", re.IGNORECASE)
"""What parts two references, before the second."""
_TITLED = re.compile(r"\"| --? ")
"""What stands before the title of a telegram, which may have signs of its own."""
_WINDOW = 8
_NO_POST = re.compile(
    r"\b(?:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)[A-Z]*\b|^(?:PARA|PAGE|REF|UNSCR|RESOLUTION|ARTICLE|SECTION|THE|FOR|OF|ON|AT|IN|TO)\b",
    re.IGNORECASE,
)
"""Words that stand before a number, and are no post: months first of all. Marseille and Maracaibo are looked up before."""
_EMPTY = re.compile(r"(?:REF(?:TEL)?S?|\.{2,}|AND)?[\s.,;:]*", re.IGNORECASE)
_KINDS = (
    ("e-mail", re.compile(r"E-?MAIL", re.IGNORECASE)),
    ("telcon", re.compile(r"TELE?CON|TELEPHONE|PHONE\s+CALL", re.IGNORECASE)),
    ("airgram", re.compile(r"(?<!\w)A-\d{1,4}(?!\d)")),
    ("message", re.compile(r"(?<!\d)\d{6}Z(?!\w)", re.IGNORECASE)),
    (
        "report",
        re.compile(
            r"\b(?:IIR|TD|FBIS|OSC|IICT|CIAWASH)\b|\b(?:REPORTS?|READ-?\s?OUT|SITREPS?|NEWSLETTER)\b",
            re.IGNORECASE,
        ),
    ),
    ("memo", re.compile(r"\bMEMO(?:RANDUM|CON)?S?\b", re.IGNORECASE)),
    ("letter", re.compile(r"\bLETTERS?\b", re.IGNORECASE)),
)
"""What a reference is by a word in it, where it is no telegram."""
_REMARK = re.compile(
    r"(?<![A-Z-])(?:NOTAL|AND\s{1,3}(?:PREVIOUS|SUBSEQUENT)|EXDIS|NODIS|LIMDIS|STADIS|NOFORN)(?![\w-])",
    re.IGNORECASE,
)
"""What a telegram says of a reference: NOTAL in 94 of 6,717 real ones, AND PREVIOUS in 141, a caption in some."""
_FRAGMENT = re.compile(r"[\d\s-]+|\W*(?:AND\s+PREVIOUS|NOTAL|NODIS|EXDIS)\W*", re.IGNORECASE)
"""A number without its post, or what says something of a telegram that is not named."""


class _Item:
    """One item of the list: its label, and the stretches of its words."""

    def __init__(self, label: Cited[str] | None) -> None:
        self.label = label
        self.stretches: list[tuple[int, int]] = []

    def words(self, text: str, start: int, end: int) -> str:
        """What it says from *start* to *end*, without what stands between its stretches."""
        first = bisect_right(self.stretches, (start, len(text))) - 1
        last = bisect_left(self.stretches, (end, 0))
        return " ".join(text[max(at, start) : min(to, end)] for at, to in self.stretches[max(first, 0) : last])


def read_references(draft: Draft, parts: Sequence[tuple[int, int]]) -> Iterator[Reference]:
    """The references in the lines *parts* of a field."""
    for item in _items(draft, parts):
        if item.stretches:
            start, end = item.stretches[0][0], item.stretches[-1][1]
            for first, last in _divide(draft.text, start, end):
                yield from _references(draft, item, first, last)


def _items(draft: Draft, parts: Sequence[tuple[int, int]]) -> Iterator[_Item]:
    """Cut at the labels ``A.``, ``(B)``, ``¶C.``, in their order; a label printed twice, ``A. A)``, is one."""
    item, letter = _Item(None), "@"
    for start, end in parts:
        at = start
        for match in _LABEL.finditer(draft.text, start, end):
            name = "round" if match["round"] else "plain"
            after = ord(match[name].upper()) - ord(letter)
            doubled = after == 0 and match.start() == at
            if not (
                doubled or match["pilcrow"] or 1 <= after <= _MOST_MISSING or _names_post(draft.text, match, end)
            ):
                continue
            _stretch(draft.text, item, at, match.start())
            if item.stretches:
                yield item
            item, letter = _Item(draft.cite(match, name)), match[name].upper()
            at = trim(draft.text, match.end(), end)[0]
        _stretch(draft.text, item, at, end)
    yield item


def _names_post(text: str, label: re.Match[str], end: int) -> bool:
    """Whether a telegram of a known post follows a label that is out of order."""
    cable = _CABLE.match(text, trim(text, label.end(), end)[0], end)
    return cable is not None and is_post(cable["post"])


def _stretch(text: str, item: _Item, start: int, end: int) -> None:
    start, end = trim(text, start, end)
    if start < end:
        item.stretches.append((start, end))


def _divide(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut ``SAN JOSE 969, SAN JOSE 971`` before each telegram that a sign or a telegram stands before."""
    first, told = start, False
    for cable in _CABLE.finditer(text, start, end):
        at, known = cable.start(), is_post(cable["post"])
        if not known and _NO_POST.search(cable["post"]):
            continue
        if at > first and ((told and known) or _APART.search(text, max(first, at - _WINDOW), at)):
            yield from _without_signs(text, first, at)
            first, told = at, False
        told = told or known
    yield from _without_signs(text, first, end)


def _without_signs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The words from *start* to *end*, cut at each semicolon, without the signs at their ends, if there are any."""
    before = _BEFORE.match(text, start, end)
    first = before.end() if before else start
    while first < end:
        sign = text.find(";", first, end)
        last = end if sign < 0 or _TITLED.search(text, first, sign) else sign
        at, to = trim(text, first, last)
        while at < to and (text[to - 1] in ",;&\\-" or text[to - 1].isspace()):
            to -= 1
        if text[max(at, to - 4) : to].upper() == " AND":
            at, to = trim(text, at, to - 4)
        if at < to and not _EMPTY.fullmatch(text, at, to):
            yield at, to
        first = last + 1


def _references(draft: Draft, item: _Item, start: int, end: int) -> Iterator[Reference]:
    """The reference from *start* to *end*; several, where one post has several serials."""
    words, label = item.words(draft.text, start, end), item.label
    cable = _telegram(words)
    if cable is None:
        kind = _kind(words)
        if kind == "other" and (_FRAGMENT.fullmatch(words) or is_post(words)):
            draft.notice("malformed-reference", f"{readable(words)!r} names no telegram", start, end)
        remarks = _remarks(draft.text, start, end)
        yield Reference(text=Cited(readable(words), Span(start, end)), label=label, kind=kind, remarks=remarks)
        return
    year, at = _dashed_year(draft, cable, words)
    further = _FURTHER.match(words, at) if draft.text.startswith(words, start) else None
    first, serial = 0, cable["serial"]
    while first < len(words):
        said = words[first : further.start()].rstrip() if further else words[first:]
        span = Span(start + first, start + first + len(said) if further else end)
        target, inferred = _target(draft, cable, int(serial), year)
        remarks = _remarks(draft.text, span.start, span.end)
        yield Reference(
            text=Cited(readable(said), span), label=label, target=target, inferred=inferred, remarks=remarks
        )
        if further is None:
            return
        first = further.start("serial")
        left_out = len(serial) - len(further["serial"]) if further["through"] else 0
        serial = serial[: max(left_out, 0)] + further["serial"]
        further = _FURTHER.match(words, further.end())


def _dashed_year(draft: Draft, cable: re.Match[str], words: str) -> tuple[str | None, int]:
    """The year after a serial and a dash, if it is none of a range, and where it ends."""
    dashed = _DASHED_YEAR.match(words, cable.end())
    if dashed is None or draft.year is None:
        return None, cable.end()
    year = int(dashed["year"])
    in_range = 0 < (year - int(cable["serial"])) % 100 <= _LONGEST_RANGE
    if in_range or draft.year % 100 < year < _FIRST_YEAR:
        return None, cable.end()
    return dashed["year"], dashed.end()


def _remarks(text: str, start: int, end: int) -> tuple[Cited[str], ...]:
    return tuple(
        Cited(readable(found[0]).upper(), Span(*found.span())) for found in _REMARK.finditer(text, start, end)
    )


def _telegram(words: str) -> re.Match[str] | None:
    """The post and serial that the words begin with, or are in the other order."""
    cable = _CABLE.match(words)
    if cable is None:
        turned = _REVERSED.match(words)
        return _CABLE.match(f"{turned['post']} {turned['serial']}") if turned and is_post(turned["post"]) else None
    return cable if is_post(cable["post"]) or _is_telegram(words, cable) else None


def _is_telegram(words: str, cable: re.Match[str]) -> bool:
    """Whether a name that is no post's in the table, and a number, may be a telegram of a post."""
    if _NO_POST.search(cable["post"]) or any(pattern.search(words) for _, pattern in _KINDS):
        return False
    return _AFTER.match(words, cable.end()) is not None


def _kind(words: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), "other")


def _target(draft: Draft, cable: re.Match[str], serial: int, dashed: str | None) -> tuple[str | None, bool]:
    """The message reference number, and whether its year is inferred; None without a year of the message."""
    post = post_key(cable["post"])
    year = dashed or next(
        (cable[name] for name in ("year", "inner", "late", "bracketed", "last") if cable[name]), None
    )
    if year:
        return f"{year[-2:]}{post}{serial}", False
    if draft.year is None:
        return None, False
    sent = draft.year if could_have_reached(post, serial, draft.number) else draft.year - 1
    return f"{sent % 100:02}{post}{serial}", True
