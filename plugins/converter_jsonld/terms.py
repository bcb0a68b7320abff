"""The words of the graph: the context, what it defines, and names for things that texts name.

The context is one file, ``converter_schemas/jsonld/context.json``; every output carries it inline, so nothing
is ever fetched. It alone says where our own terms live (``archive``): terms for what neither RiC-O nor
schema.org has, such as precedence, portion marks and source lines.

Things get names that any text can be part of, so that the graphs of many documents join:

* a telegram: its message reference number, ``urn:us:state:mrn:06TOKYO709``; where that is inferred, ``inferred``
  names ``referenceNumber``
* an office of the telegraph network: its plain address, ``urn:us:plad:AMEMBASSY%20TOKYO``. Not its routing
  indicator, which names a station: RUEKJCS serves the Secretary of Defense and the Joint Staff
* the place of a post: its name in the plain address, ``urn:us:post:TOKYO``
* a traffic analysis tag: ``urn:us:state:tags:PREL``
* a file: its checksum, ``urn:sha256:…``; what is known by nothing else is named as a part of its file
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeAlias
from urllib.parse import quote

import orjson

from converter import Level, Precedence

Node: TypeAlias = dict[str, Any]
"""One object of the output."""

CONTEXT_FILE = (files("converter_schemas") / "jsonld" / "context.json").read_bytes()
"""``{"@context": …}`` as it is laid out for people, one term a line."""
CONTEXT: Node = orjson.loads(CONTEXT_FILE)["@context"]

_PREFIXES = frozenset(
    term for term, meaning in CONTEXT.items() if isinstance(meaning, str) and meaning.endswith(("#", "/"))
)
_TERMS = frozenset(term for term in CONTEXT if not term.startswith("@")) - _PREFIXES

NAMESPACE: str = CONTEXT["archive"]
"""Where the terms live that are our own."""


def _camel(word: str) -> str:
    return "".join(part.capitalize() for part in word.split("-"))


FORMS = frozenset({"DiplomaticTelegram", "PressArticle"})
"""Documentary forms, as archives type records by them."""
LEVELS = {level: _camel(level) for level in Level}
PRECEDENCES = {precedence: _camel(precedence) for precedence in Precedence}
PROPERTIES = frozenset(term for term in _TERMS if term[0].islower())
VALUES = {
    "level": frozenset(LEVELS.values()),
    "precedence": frozenset(PRECEDENCES.values()),
    "hasDocumentaryFormType": FORMS,
    "inferred": PROPERTIES,
}
"""The terms that may stand as the value of a property whose values are terms."""
LINKS = frozenset(
    term for term, meaning in CONTEXT.items() if isinstance(meaning, dict) and meaning.get("@type") == "@id"
)
"""The properties whose values are names of things."""
LITERALS = frozenset({"xsd:date", "xsd:dateTime"})
"""The types that a literal names itself."""
CLASSES = _TERMS - PROPERTIES - VALUES["level"] - VALUES["precedence"] - FORMS

ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`\x7f-\x9f\ud800-\udfff]+")
"""A whole IRI; a pattern for whole texts, used with ``fullmatch``."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\Z)")
_LOOSE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PUNCTUATION = "%:/?@!$&'()*+,;="
"""What may stand in an IRI, besides letters and digits; ``#`` only once, brackets only round an address."""
_PLAIN = re.compile(r"[A-Za-z0-9._~ -]*")
"""Most texts: nothing to encode but blanks, which need no codec."""


def urn(*parts: str) -> str:
    """A name of our making: ``urn("us", "plad", "AMEMBASSY TOKYO")``; any text can be its last part."""
    *space, text = parts
    return ":".join(("urn", *space, encoded(text)))


def encoded(text: str) -> str:
    """*text* as one part of an IRI."""
    if _PLAIN.fullmatch(text):
        return text.replace(" ", "%20")
    return quote(text, safe="", errors="replace")


@lru_cache(maxsize=64)
def absolute_iri(text: str) -> str | None:
    """*text* as an IRI, what may not stand in one percent-encoded; None if it names no scheme."""
    if not _SCHEME.match(text):
        return None
    path, mark, fragment = _LOOSE_PERCENT.sub("%25", text).partition("#")
    return mark.join(quote(part, _PUNCTUATION, errors="replace") for part in (path, fragment))
