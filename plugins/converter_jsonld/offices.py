"""Offices of the telegraph network: their names in the graph, and the places where they are.

An office is known by its plain address (ACP 117), never by its routing indicator, which names a station. The
plain address of a post is its kind and its place, ``AMEMBASSY TOKYO``; of a mission at an organisation the
organisation may stand between, ``USMISSION USUN NEW YORK``. Other plain addresses (``SECSTATE WASHDC``,
``JOINT STAFF WASHDC``) do not say where the name of the office ends, so no place is taken from them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from converter_jsonld.terms import Node, urn

OFFICE = ("CorporateBody", "GovernmentOrganization")
_POST = re.compile(
    r"(?:AMEMBASSY|AMCONSUL|AMCONGEN|AMLEGATION|USINT|USLO|USOFFICE|REO|AIT"
    r"|USMISSION(?: U[NS][A-Z]+)?)"
    r" (?!U[NS][A-Z]+\Z)(?!.+ (?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\b)(?P<place>[A-Z][A-Z .'-]*[A-Z])"
)
"""A month after the place is a part of a serial that was torn from its line: ``AMEMBASSY LA PAZ OCT LIMA 1234``."""


def office_name(name: str, code: str) -> str:
    """The IRI of an office: of its plain address, else of its station; empty if neither is known."""
    if name:
        return urn("us", "plad", name)
    return urn("us", "routing-indicator", code) if code else ""


@lru_cache(maxsize=4096)
def place_of(name: str) -> Node | None:
    """Where the post of a plain address is, as a place that all its offices share; None if it names none.

    Nodes are shared between graphs and must not be changed.
    """
    if post := _POST.fullmatch(name):
        return {"@id": urn("us", "post", post["place"]), "@type": "Place", "name": post["place"]}
    return None
