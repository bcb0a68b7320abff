"""What a block is by its own words alone, wherever it stands: one table of named forms, in order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from converter import Role
from converter_news.words import FURNITURE_LINES

_SHORT = 320
"""A longer block is prose, whatever it begins with; notes may be longer."""
_NOTE = 800
_FLAGS = re.IGNORECASE | re.DOTALL


class Kind(NamedTuple):
    """What a block is: the name of its segment or paragraph, and its role."""

    name: str
    role: Role


class Form(NamedTuple):
    """A kind of block that its own words show."""

    name: str
    role: Role
    cues: tuple[str, ...]
    """One of these stands in it, in lower case: looked for first, because that is quick."""
    pattern: re.Pattern[str]
    """What matches it from its beginning on."""
    longest: int = _SHORT


def _furniture(name: str, cues: str, pattern: str) -> Form:
    return Form(name, Role.FURNITURE, _cues(cues), re.compile(pattern, _FLAGS))


def _passage(name: str, cues: str, pattern: str, longest: int = _SHORT) -> Form:
    return Form(name, Role.BODY, _cues(cues), re.compile(pattern, _FLAGS), longest)


def _cues(words: str) -> tuple[str, ...]:
    return tuple(cue.strip() for cue in words.split(";"))


_NETWORKS = (
    r"(?:share|print|comments?|facebook|twitter|e-?mail|whatsapp|linkedin|reddit|pinterest|tweet|flipboard|copy link|telegram"
    r"|messenger|instagram|google\+?|xing)"
)
_PICTURE_WORDS = (
    r"(?:photo|picture|image|photograph|photographer|foto|illustration|screenshot|via|courtesy|handout)\b"
)
_AGENCY_WORDS = (
    r"(?:ap|afp|reuters|getty|getty images|epa|kyodo|bloomberg|associated press|shutterstock|file|pti|dpa)\b"
)

FORMS = (
    _furniture(
        "advertisement",
        "advert; continue below; continued below; continues below; ad feedback",
        r"advertise?ment\b.{0,40}$|(?:story|article|content) continue[sd]? below\b.{0,40}$|.{0,30}\bad feedback$",
    ),
    _furniture(
        "appeal",
        "subscri; sign up; donat; newsletter; inbox; journalism; follow us; supporter; become a member; register now",
        r"in a time of both misinformation and too much information, quality journalism\b"
        r"|by subscribing, you can help us\b"
        r"|(?:please |to )?(?:subscribe|sign up|donate|register now|click here to (?:subscribe|sign up|donate))\b"
        r"|.{0,120}\b(?:sign up (?:for|to) (?:our|the|a)|subscribe to (?:our|the)|(?:straight|directly|right)? ?to your inbox"
        r"|support (?:our|independent|quality) journalism|become a (?:member|subscriber|supporter))\b"
        r"|(?:get|receive|stay) .{0,100}\b(?:newsletters?|inbox|alerts)\b"
        r"|(?:follow|like|find|join) us on\b|(?:our|the) .{0,40}newsletters?$",
    ),
    _furniture(
        "related-links",
        "read more; read also; also read; see also; read next; related; more:; watch:; listen:; recommended; more from; more on;"
        " click here; tap here; lesen sie; lire aussi; leia",
        r"(?:read (?:more|also|next)|also read|see also|related(?: (?:coverage|articles?|stor(?:y|ies)|content|links?|tags))?"
        r"|more|watch|listen|recommended|lire aussi|lesen sie auch|leia (?:mais|também))\s?(?::|[>»|])"
        r"|(?:click|tap) here (?:to|for)\b|(?:more (?:from|on|news from|stories from)|explore more on) [^.!?]{3,60}$",
    ),
    _furniture(
        "site-frame",
        "share; comment; facebook; twitter; email; whatsapp; views; recaptcha; cookies; javascript; browser",
        rf"\d[\d,.]*[km]?\s?(?:comments?|shares?|views?)$|{_NETWORKS}(?:[\s|,/·•]*(?:{_NETWORKS}|this|article|on|via|by|x|sms|more))+$"
        r"|this (?:site|page) is protected by recaptcha\b|(?:we use|this site uses) cookies\b"
        r"|(?:please )?(?:enable|turn on) javascript\b|your browser does not\b",
    ),
    _passage(
        "editor-note",
        "note",
        r"[\[(*]*(?:(?:editor(?:s?[’']s?|ial)?|publisher[’']s)\s)?notes?(?: to readers)?\s?(?::|—|–|--)",
        _NOTE,
    ),
    _passage(
        "correction",
        "correct; clarif; version of this; errat; updated; amended; refiled; revised",
        r"[\[(*]*(?:(?:corrections?|clarifications?|erratum|errata)\b(?: \([^)]{3,40}\))?\s?(?::|—|–|--|$)"
        r"|an? (?:earlier|previous|prior) version of this (?:article|story|report|headline|column|post)\b"
        r"|this (?:version of the )?(?:article|story|report|post|column|piece) (?:has been|was|is being)"
        r" (?:updated|corrected|amended|refiled|revised)\b)",
        _NOTE,
    ),
    _passage(
        "copyright",
        "©; copyright; (c); rights reserved; may not be; reproduced",
        r"(?:©|\(c\)\s|copyrights?\b(?=\W{0,4}(?:(?:19|20)\d\d|by\b|the\b|\(c\)|[A-Z])))"
        r"|.{0,80}(?:\bcopyright\b|©)\s?(?:©\s?)?(?:19|20)\d\d\b|(?:this material|this content|no part of this)\b.{0,60}\bmay (?:not )?be\b"
        r"|.{0,200}\ball rights reserved\b",
    ),
    _passage(
        "credit",
        "reporting by; edited by; editing by; writing by; compiled by; contributed to; contributed from; contributed reporting;"
        " contributed research; reported from; writers; writer; additional reporting; source:",
        r"[\[(•_*–—-]{0,3}\s?(?:(?:additional |with |and )?reporting(?: and (?:writing|editing))? by|(?:writing|compiled|edited|editing)"
        r"(?: and \w+)? by)\s|[^\n]{2,300}\bcontributed (?:to this|to the|from|reporting|research)\b"
        r"|(?:[\w.’'-]+,? ){1,14}reported from (?-i:[A-Z])"
        r"|[•_*–—-]{0,3}\s?(?:associated press|ap|afp|reuters)(?: \w+){0,3} (?:writers?|reporters?|correspondents?)\b.{3,200}"
        r"|source:? (?-i:[A-Z]).{1,60}$",
    ),
    _passage(
        "caption",
        "photo; picture; image; foto; file; /ap; ap); (ap; afp; reuters; getty; kyodo; bild; epa; shutterstock; courtesy",
        rf"(?:enlarge this image|image (?:copyright|caption|source)|file (?:photo|-|–|—|image|picture)|in this .{{3,40}} (?:file )?photo\b"
        r"|(?:photos?|photographs?|pictures?|images?|fotos?|bild(?:rechte)?|photo credits?|image credits?)(?::| by | credit| courtesy))"
        rf"|.{{0,300}}(?:\((?:{_AGENCY_WORDS}[^()]{{0,80}}|[^()]{{0,60}}{_PICTURE_WORDS}[^()]{{0,60}}|[^()]{{2,60}}/\s?{_AGENCY_WORDS})\)"
        rf"|\[{_AGENCY_WORDS}[^\]]{{0,60}}\]|\b(?:photograph|photo|picture|foto|image|credit): [^.]{{2,80}}"
        rf"|(?:\bvia |/|\| ?|• ?|© ?|–|\n){_AGENCY_WORDS}(?: images)?)\W{{0,2}}$",
        480,
    ),
)
"""In order; the first that matches is what a block is."""

_RULE = re.compile(r"(?:[_*=~#•·+–—-][ \t]*){2,}|[*_•·—–#-]")
_RULE_LENGTH = 120


def read_form(words: str) -> Kind | None:
    """The name and the role of a block of these words, if they alone show it."""
    if len(words) > _NOTE:
        return None
    lower = words.lower()
    if name := FURNITURE_LINES.get(lower):
        return Kind(name, Role.FURNITURE)
    if len(words) < _RULE_LENGTH and _RULE.fullmatch(words):
        return Kind("rule", Role.FURNITURE)
    for form in FORMS:
        if len(words) <= form.longest and any(cue in lower for cue in form.cues) and form.pattern.match(words):
            return Kind(form.name, form.role)
    return None


LABELLED = ("advertisement", "related-links", "site-frame")
"""Furniture that a list of lines may follow, and that only the copy of a web page has."""
_LEAST_FRAME = 2


def is_page(forms: Iterable[Kind | None]) -> bool:
    """Whether a text was copied from a web page with what stands round the article."""
    return sum(form is not None and form.name in LABELLED for form in forms) >= _LEAST_FRAME
