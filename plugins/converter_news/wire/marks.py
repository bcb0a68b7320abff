"""How NITF and ninjs are known: by the root of the document, by the names that its object has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from converter import Confidence, Detection, Evidence, Source, Span

_ROOT = re.compile(
    r"[\s\ufeff]*+(?:(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[\]<>\"']++|\"[^\"]*+\"|'[^']*+'|\[[^\]]*+\])*+>)[\s]*+)*+"
    r"(?P<root><(?:[\w.-]{1,40}:)?nitf)(?=[\s/>])",
    re.DOTALL,
)
_HEAD = 100_000
"""A document type and comments before the root take less."""
_OWN = frozenset(
    [
        "altids",
        "associations",
        "bodies",
        "body_html",
        "body_richtext",
        "body_text",
        "body_xhtml",
        "contentcreated",
        "copyrightholder",
        "copyrightnotice",
        "descriptions",
        "description_text",
        "ednote",
        "firstcreated",
        "headlines",
        "infosource",
        "infosources",
        "located",
        "pubstatus",
        "representationtype",
        "slugline",
        "usageterms",
        "versioncreated",
    ]
)
"""Names that ninjs gives to members of its object, in any of its versions, in small letters."""
_TEXTS = ("body", "bodies", "headline", "description")
"""How the names begin of members that hold the article's words."""
_LEAST_OWN = 3
_STANDARDS = ("standard", "$standard")
_LONGEST = 200_000
"""Characters of an item that is looked at as a whole."""
_BEGINNING = 40_000
"""Characters that are looked at of a longer one."""
_TOKEN = re.compile(
    r"[^\"{}\[\]]*+(?:(?P<text>\"(?:[^\"\\]++|\\.)*+\")(?P<colon>\s*+:\s*+)?|(?P<sign>[{}\[\]]))", re.DOTALL
)
_STANDARD = re.compile(r"\{[^{}]{0,200}\"name\"\s{0,20}:\s{0,20}(?P<name>\"[^\"]{0,40}\")")


def detect_nitf(source: Source) -> Detection | None:
    """Certain by its root; whether the rest is well-formed is for the reader to find."""
    found = _ROOT.match(source.text, 0, _HEAD)
    if found is None:
        return None
    return Detection(Confidence.CERTAIN, (Evidence("root element nitf", Span(*found.span("root"))),))


def detect_ninjs(source: Source) -> Detection | None:
    """Certain by the standard that it names, or by the address of an item, the date of its version and its words."""
    text = source.text
    beginning = text[:100].lstrip("\ufeff \t\r\n")
    if not beginning.startswith("{") or '"' not in text:
        return None
    members = _members(text) if len(text) <= _LONGEST else _first_members(text)
    names = {name.lower(): name for name in members}
    for key in _STANDARDS:
        standard = members.get(key)
        if isinstance(standard, dict) and "ninjs" in str(standard.get("name", "")).lower():
            return Detection(Confidence.CERTAIN, (_evidence(text, key, "standard ninjs"),))
    own = [names[name] for name in names if name in _OWN]
    if not (isinstance(members.get("uri"), str) and any(name.startswith(_TEXTS) for name in names)):
        return None
    evidence = tuple(_evidence(text, name, f"member {name}") for name in ("uri", *own))
    if "versioncreated" in names:
        return Detection(Confidence.CERTAIN, evidence)
    missing = ("member versioncreated", "standard ninjs")
    return Detection(Confidence.LIKELY, evidence, missing) if len(own) >= _LEAST_OWN else None


def _members(text: str) -> Mapping[str, Any]:
    """The members of the object that a text is; none if it is no JSON or no object."""
    import orjson  # noqa: PLC0415 - few texts begin as JSON does

    try:
        value = orjson.loads(text.removeprefix("\ufeff"))
    except orjson.JSONDecodeError:
        return {}
    return value if isinstance(value, dict) else {}


def _first_members(text: str) -> Mapping[str, Any]:
    """The members in the beginning of a long text, each with its value if that is a text, or names a standard."""
    found: dict[str, Any] = {}
    depth, at = 0, 0
    while depth >= 0 and (token := _TOKEN.match(text, at, _BEGINNING)):
        at = token.end()
        if token["sign"]:
            depth += 1 if token["sign"] in "{[" else -1
        elif depth == 1 and token["colon"]:
            name = token["text"][1:-1]
            standard = _STANDARD.match(text, at) if name in _STANDARDS else None
            found[name] = {"name": standard["name"]} if standard else "" if text.startswith('"', at) else None
    return found


def _evidence(text: str, name: str, mark: str) -> Evidence:
    at = max(text.find(f'"{name}"'), 0)
    return Evidence(mark, Span(at, at + len(name) + 2))
