"""The forms of blocks that their own words show, in order: data, and nothing else.

A form has cues, in small letters, which are looked for first, because that is quick; then its pattern decides.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from converter import Role
from converter_news.blocks import Kind
from converter_news.words import entries

SHORT = 320
"""A longer block is prose wherever it stands; a caption may be longer, and a note still more."""
LONG = 480
LONGEST = 800


class Form(NamedTuple):
    """A kind of block that its own words show."""

    kind: Kind
    cues: frozenset[str]
    pattern: re.Pattern[str]
    longest: int


def _form(kind: Kind, cues: str, pattern: str, longest: int = SHORT) -> Form:
    return Form(kind, entries(cues), re.compile(pattern, re.IGNORECASE | re.DOTALL), longest)


_ADVERTISEMENT = Kind("advertisement", Role.FURNITURE)
_APPEAL = Kind("appeal", Role.FURNITURE)
AUTHOR_NOTE = Kind("author-note", Role.FURNITURE)
_DESK_NOTE = Kind("print-note", Role.FURNITURE)
_RELATED_LINKS = Kind("related-links", Role.FURNITURE)
SITE_FRAME = Kind("site-frame", Role.FURNITURE)
CAPTION = Kind("caption", Role.BODY)
_COPYRIGHT = Kind("copyright", Role.BODY)
_CORRECTION = Kind("correction", Role.BODY)
_CREDIT = Kind("credit", Role.BODY)
_EDITOR_NOTE = Kind("editor-note", Role.BODY)

_NETWORKS = (
    r"(?:share|print|comments?|facebook|twitter|e-?mail|whatsapp|linkedin|reddit|pinterest|tweet|flipboard|copy link"
    r"|telegram|messenger|instagram|google\+?|xing|digg|delicious|myspace|stumbleupon|mixx|tumblr|vk|threads|bluesky)"
)
_ROW_OF_NETWORKS = rf"^\W{{0,4}}(?:rrss\s)?{_NETWORKS}(?:[\s|,/·•]*(?:{_NETWORKS}|this|article|on|via|by|x|sms|more|rrss|url|copiar))+$"
_PICTURE = r"(?:photo|picture|image|photograph|photographer|foto|illustration|screenshot|via|courtesy|handout)\b"
_AGENCY = r"(?:ap|afp|reuters|getty|getty images|epa|kyodo|bloomberg|(?:the )?associated press|shutterstock|file|pti|dpa)\b"
_FULL_NAME = r"[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){1,3}"

OPENINGS = (
    _form(
        _ADVERTISEMENT,
        "advertisement; advertisements; article; content; story",
        r"advertisements?\b(?!: ?\w).{0,40}$|(?:story|article|content) continue[sd]? below\b.{0,40}$",
    ),
    _form(
        _APPEAL,
        "already; by; chat; click; donate; find; follow; for; free; get; join; like; our; please; privacy; receive; register;"
        " mit; sign; stay; subscribe; the; to; visit; want",
        r"(?:please |to )?(?:subscribe|sign up|donate|register now|click here to (?:subscribe|sign up|donate))\b"
        r"|(?:by (?:subscribing|signing up|donating)|mit (?:der|ihrer) (?:anmeldung|registrierung))\b|already an? (?:customer|member|subscriber)\?|(?:our|the) .{0,40}newsletters?$|the .{3,60}newsletter is .{3,200}sign up(?: here| for it)?\W*$"
        r"|(?:get|receive|stay) .{0,100}\b(?:newsletters?|inbox|alerts)\b|(?:follow|like|find|join|chat with) us (?:on|in)\b"
        r"|get in touch with (?:us|our)\b|for more (?:stories|news) like this\b|privacy notice:|visit \S{1,60}\.(?:com|net|org)\b"
        r"|get .{0,200}\bsign up here\b|get (?:unlimited |full )?access to\b.{0,200}\b(?:for as little|subscri)"
        r"|(?:free article )?join (?:over |more than |our )?\d[\d.,]*[km]? ?(?:million )?.{0,20}\b(?:members|readers|subscribers)\b"
        r"|want (?:more|the latest|to read more|all)\b.{0,160}\b(?:inbox|newsletters?|sign up|subscribe)\b",
    ),
    _form(
        _RELATED_LINKS,
        "also; click; czytaj; čtěte; explore; follow; lea; lees; leggi; leia; les; lesen; lire; listen; lue; læs; läs; more; read;"
        " recommended; related; see; tagged; tags; tap; te; themen; topics; filed; meer; mehr; veja; voir; watch; zobacz; à",
        r"(?:read (?:more|also|next|this)|also read|see also|more on this|tags|tagged(?: under)?|filed (?:under|in)|topics|themen"
        r"|related(?: (?:coverage|articles?|stor(?:y|ies)|content|links?|tags))?"
        r"|more|watch|listen|recommended|(?:à )?(?:lire|voir) aussi|lesen sie (?:auch|mehr)|(?:leia|veja) (?:mais|também)"
        r"|lea (?:más|también)|te puede interesar|leggi anche|lees (?:meer|ook)|læs (?:mere|også)|läs (?:mer|också)|les (?:mer|også)"
        r"|(?:czytaj|zobacz) (?:także|też|również)|čtěte (?:také|též)|lue (?:lisää|myös)|mehr zum thema)\s?(?::|[>»|])"
        r"|(?:click|tap) here (?:to|for)\b|follow .{2,40}[’']s? (?:\w+ )?coverage (?:of|at|on)\b"
        r"|(?:more (?:from|on|news from|stories from)|explore more on|meer uit|mehr aus) [^.!?]{3,60}$",
    ),
    _form(
        SITE_FRAME,
        "comment; comments; copy; digg; e-mail; email; enable; facebook; flipboard; google; instagram; linkedin; listen; messenger;"
        " list; new; newyou; our; pinterest; please; print; read; reddit; rrss; share; telegram; thank; this; tweet; twitter; we; we're;"
        " we’re; whatsapp; you; your",
        rf"{_ROW_OF_NETWORKS}"
        r"|our standards: the thomson reuters trust principles\b.{0,30}$"
        r"|read or share this\b"
        r"|this (?:site|page) is protected by recaptcha\b|(?:we use|this site uses) cookies\b"
        r"|(?:please )?(?:enable|turn on) javascript\b|your browser does not\b"
        r"|thank you for your patience while we (?:check|verify)\b|we(?: are|[’']re) having trouble (?:loading|retrieving)\b"
        r"|(?:this (?:article|story) is|artikkelen er) (?:more than|mer enn) .{1,12} (?:old|gammel)\.?$|this was published \S{1,6} years? ago$"
        r"|listen to this (?:article|story)\b.{0,40}$|(?:new ?)?you can now listen to .{2,40} articles\W?$"
        r"|we(?: are|[’']re) sorry, this (?:feature|page|video) is\b|list (?:of \d{1,2} items|\d{1,2} of \d{1,2})$",
    ),
    _form(
        SITE_FRAME,
        "for; hace; il; vor",
        r"(?:vor|for|hace|il y a) \d{1,2} (?:min|std|tim|minut\w*|stunden?|tage?n?|horas?|heures?|jours?|días?|timer)\b\.?(?: siden)?$",
    ),
    _form(
        _DESK_NOTE,
        "begin; end; optional; story",
        r"story can end here\b.{0,60}$|(?:begin|end) optional (?:trim|material)\b.{0,60}$|optional (?:trim|material) follows\W*$",
    ),
    _form(
        AUTHOR_NOTE,
        "about; autor; autorin; contact; der; die; e-mail; email; follow; opinions; reach; sobre; you; zum; zur; über",
        r"(?:you can )?(?:follow|contact|reach|e-?mail)"
        r" (?:him|her|them|me|the (?:author|writer|reporter)|(?-i:[A-Z])\w+ (?-i:[A-Z])\w+) (?:on|at|via|by|here)\b.{3,160}$"
        r"|(?:about the (?:author|writer)s?|(?:(?:der|die|zum|zur|über (?:den|die)) )?autor(?:in)?(?:en)?|sobre (?:el|la|o|a) autora?)"
        r"\s?:?$|opinions expressed by .{3,60} (?:are|is) (?:their|his|her) own\b",
    ),
    _form(
        _EDITOR_NOTE,
        "editor; editor's; editorial; editors; editors'; editors’; editor’s; note; notes; publisher's; publisher’s",
        r"(?:(?:editor(?:s?[’']s?|ial)?|publisher[’']s)\s)?notes?(?: to readers)?\s?(?::|—|–|--)",
        LONGEST,
    ),
    _form(
        _CORRECTION,
        "a; an; clarification; clarifications; correction; corrections; errata; erratum; this",
        r"(?:corrections?|clarifications?|erratum|errata)\b(?: \([^)]{3,40}\)|,? [^:\n]{2,24}\d(?::\d\d[^:\n]{0,12})?)?\s?(?::|—|–|--|$)"
        r"|an? (?:earlier|previous|prior) version of this (?:article|story|report|headline|column|post)\b"
        r"|this (?:version of the )?(?:article|story|report|post|column|piece) (?:has been|was|is being)"
        r" (?:updated|corrected|amended|refiled|revised)\b",
        LONGEST,
    ),
    _form(
        _COPYRIGHT,
        "alle; c; copyright; copyrights; no; reproduction; riproduzione; this; todos; tous; tutti; tüm; wszelkie; все; 저작권자; 版权所有; 版權所有; 未经授权; 未經授權",
        r"copyrights?\b(?=\W{0,4}(?:(?:19|20)\d\d|by\b|the\b|\(c\)|[A-Z]))|c\)\s(?=\W{0,4}(?:19|20)\d\d)"
        r"|this (?:document|article|work) is (?:subject to|protected by) copyright\b"
        r"|저작권자|版[权權]所有|未[经經]授[权權]"
        r"|(?:this material|this content|no part of this)\b.{0,60}\bmay (?:not )?be\b"
        r"|(?:riproduzione riservata|tutti i diritti (?:sono )?riservati|alle rechte vorbehalten|tous droits (?:de reproduction )?réservés"
        r"|reproduction (?:totale ou partielle )?interdite|todos (?:los derechos|os direitos) reservados"
        r"|alle rechten voorbehouden|wszelkie prawa zastrzeżone|все права защищены|tüm hakları saklıdır)\b",
    ),
    _form(
        _CREDIT,
        "additional; afp; and; ap; associated; aus; compiled; contributing; edited; faktencheck; mit; mitarbeit; redacción; redaktion; redigatur; editing; reporting; reuters; source; sources; with; writing;"
        " bron; fonte; fuente; fuentes; kaynak; källa; quelle; quellen; źródło; 来源; 來源; 稿源; 出典; 출처; 编辑; 編輯; 责编; 責編; 责任编辑; 責任編輯; 校对",
        r"(?:(?:additional |with |and )?reporting(?: and (?:writing|editing))? by"
        r"|(?:writing|compiled|edited|editing)(?: and \w+)? by)\s"
        r"|aus dem \w{4,20}en (?:übersetzt )?von (?-i:[A-Z]).{2,60}$"
        r"|mit (?:agentur)?material(?:ien)?(?: (?:der|des|von) (?:den )?.{2,60})?$"
        r"|(?:associated press|ap|afp|reuters)(?: \w+){0,3} (?:writers?|reporters?|correspondents?)\b.{3,200}"
        r"|(?:faktencheck|mitarbeit|redacción|redaktion|redigatur|contributing): (?-i:[A-Z]).{2,80}$|sources?:? (?-i:[A-Z]).{1,60}$"
        r"|(?:bron|fonte|fuentes?|kaynak|källa|quellen?|źródło): ?[^.!?:]{2,60}(?:\.\w{2,4}[^.!?:]{0,40})?$"
        r"|(?:[来來]源|稿源|出典|출처|[编編][辑輯]|[责責][编編]|[责責]任[编編][辑輯]|校对)\s?[:：]\s?\S[^。]{0,40}$"
        r"|with (?:files|inputs?) from (?-i:[A-Z]|the |agenc)[^!?]{2,100}$",
    ),
    _form(CAPTION, "file", r"(?-i:FILE)\s?[-–—] ?", LONGEST),
    _form(
        CAPTION,
        "bild; bildrechte; caption; close; enlarge; file; fotoğraf; fotografía; foto; fotos; image; images; in; legende; photo; photograph; photographs;"
        " photos; picture; pictures; screenshot",
        r"enlarge this image|caption$|legende:|screenshot by |image (?:copyright|caption|source)|file (?:photo|-|–|—|image|picture)"
        r"|in this .{3,40} (?:file )?photo\b"
        r"|(?-i:CLOSE) (?-i:[A-Z])"
        r"|(?:photos?|photographs?|pictures?|images?|fotos?|fotoğraf|fotografía|bild(?:rechte)?|photo credits?|image credits?)"
        r"(?:\s?:| by | credit| courtesy)",
        LONG,
    ),
)
"""What the first word of a block is a cue to; signs before it do not count."""

INSIDES = (
    _form(SITE_FRAME, "facebook; twitter; whatsapp", _ROW_OF_NETWORKS),
    _form(_ADVERTISEMENT, "ad feedback", r"^.{0,30}\bad feedback$"),
    _form(
        _ADVERTISEMENT,
        "commission",
        r"\bwe (?:(?:can|may|might|will) )?(?:earn|get|receive)\b.{0,40}\bcommissions?\b",
    ),
    _form(
        _APPEAL,
        "become a; journalism is; kündbar; sign up; subscribe to; support our; testen; weiterlesen; your inbox; zugang zu allen",
        r"\b(?:sign up (?:for|to) (?:our|the|a)|subscribe to (?:our|the)|(?:straight|directly|right) to your inbox"
        r"|support (?:our|independent|quality) journalism|quality journalism is"
        r"|become a (?:member|subscriber|supporter)|(?:jederzeit|monatlich) kündbar)\b"
        r"|^(?:jetzt (?:weiterlesen|testen)|\d{1,2} (?:wochen|monate) .{0,40}\btesten|zugang zu allen)\b",
    ),
    _form(
        _COPYRIGHT,
        "©; copyright; rights reserved",
        r"^©|(?:\bcopyright\b|©)\s?(?:©\s?)?(?:19|20)\d\d\b|\ball rights reserved\b",
    ),
    _form(
        _CREDIT,
        "contributed; reported from",
        r".\bcontributed (?:to this|to the|from|reporting|research)\b"
        r"|^(?:[\w.’'-]+,? ){1,14}reported from (?-i:[A-Z])",
    ),
)
"""What a cue anywhere in a block leads to."""

CAPTION_END = _form(
    CAPTION,
    "(ap; (file; /; [file; ©; afp; ap); associated press; bild:; bloomberg; courtesy; credit; dpa; epa; foto; getty; handout;"
    " illustration; image; licensing rights; kyodo; quelle:; photo; picture; reuters; screenshot; shutterstock",
    rf"(?:\((?:{_AGENCY}[^()]{{0,80}}|[^()]{{0,60}}{_PICTURE}[^()]{{0,60}}|[^()]{{2,60}}/\s?{_AGENCY})\)"
    rf"|\[{_AGENCY}[^\]]{{0,60}}\]|\b(?:photograph|photo|picture|foto|bild|image|credit): [^.]{{2,80}}"
    rf"|\((?:quelle|source): [^()]{{2,60}}\)|credit(?-i:(?=[A-Z]))[^/]{{2,60}}/[^./]{{2,40}}"
    rf"|(?<=[.”\"])credit(?-i:(?=[A-ZÀ-Þ]))[^.]{{2,60}}|credit(?:\.{{3}}|…)(?-i:(?=[A-ZÀ-Þ]))[^!?]{{2,80}}|(?<=[.!?”\"] )© (?-i:(?=[A-ZÀ-Þ]))[^.!?©]{{2,40}}"
    rf"|\((?-i:{_FULL_NAME} ?/ ?(?:The )?[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){{0,3}})\)"
    r"|(?<=\w )purchase licensing rights(?:, opens new tab)?"
    rf"|(?:\bvia |/|\| ?|• ?|© ?|–|\n){_AGENCY}(?: images| photos?)?(?: close)?)\W{{0,2}}$",
    LONG,
)
"""How a caption ends: with its photographer or agency."""
