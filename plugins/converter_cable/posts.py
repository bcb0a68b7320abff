"""Posts: the names by which telegrams are numbered."""

from __future__ import annotations

import re
from functools import lru_cache

from converter_cable.data import posts

_NOT_LETTERS = re.compile(r"[^A-Z]")
_KIND_OF_POST = re.compile(r"(?:AMEMBASSY|AMCONSUL|USMISSION|USINT|USLO|USOFFICE|USDEL|REO)\s+(?=[A-Z])")
"""How plain language addresses of posts begin (ACP 117)."""
_VARIANTS = {
    "SECSTATE": "STATE",
    "SECSTATEWASHDC": "STATE",
    "DEPT": "STATE",
    "DEPTSTATE": "STATE",
    "ADDIS": "ADDISABABA",
    "GUATEMALACITY": "GUATEMALA",
    "HCMC": "HOCHIMINHCITY",
    "HK": "HONGKONG",
    "HOCHIMINH": "HOCHIMINHCITY",
    "KUWAITCITY": "KUWAIT",
    "MEXICOCITY": "MEXICO",
    "PANAMACITY": "PANAMA",
    "RIODEJAN": "RIODEJANEIRO",
    "UNVIE": "UNVIEVIENNA",
    "USUN": "USUNNEWYORK",
}
"""Other names in references for the post that a message reference number has."""


@lru_cache(maxsize=1_024)
def post_key(name: str) -> str:
    """The post as a message reference number has it: ``SAN JOSE`` gives ``SANJOSE``; copies may have a nought for an O."""
    key = _NOT_LETTERS.sub("", name.upper().replace("0", "O"))
    return _VARIANTS.get(key, key)


def post_of(sender: str) -> str:
    """The post in the plain language address of a sender: ``AMEMBASSY LA PAZ`` gives ``LAPAZ``."""
    return post_key(_KIND_OF_POST.sub("", sender))


def is_post(name: str) -> bool:
    """Whether a name is in the table of posts."""
    return post_key(name) in posts()


def could_have_reached(post: str, serial: int, own: tuple[str, int] | None) -> bool:
    """Whether a post can have sent so many telegrams in the year of the citing one by then.

    Known is only how far the citing post itself has come, *own*: its key and its serial.
    """
    return own is None or own[0] != post or serial <= own[1]
