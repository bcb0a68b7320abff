"""What the tests of telegrams from the National Archives share: one as they show it, and who has a part in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from converter import Document, Source, read
from converter_cable import CABLE_NARA


class Archive:
    """Another telegram as the National Archives show it."""

    stamp = "     O. B. Farrow Declassified/Released US Department of State EO Systematic Review 14 May 2012"
    preamble = """\
ACTION ARA-14


INFO OCT-01 ADS-00 EB-08
   SS-15 /038 W
          ------------------071133 181431Z /44
"""
    header = """\
P 181340Z SEP 79
FM AMEMBASSY PORT SELWYN
TO SECSTATE WASHDC PRIORITY 3302
"""
    line = "C O N F I D E N T I A L PORT SELWYN 0731"
    head = """\
E.O. 12065: GDS 9/18/85 (OYELARAN, TUNDE) OR-E
TAGS: EFIS, PZ
SUBJECT: KELP QUOTAS
"""
    body = "1. NOTHING HAPPENED.\nOYELARAN\n"
    attributes = """\
Draft Date: 18 sep 1979
Document Number: 1979PORTSE00731
Original Classification: CONFIDENTIAL
Subject: KELP QUOTAS
TAGS: EFIS, PZ
"""
    foot = "CONFIDENTIAL\n\n\nCONFIDENTIAL\n\n\nPAGE 02     PORT SELWYN 00731  181422Z\n\n\n"


@pytest.fixture(scope="session")
def archive() -> Archive:
    """The parts of the print."""
    return Archive()


@pytest.fixture
def nara(archive: Archive) -> Callable[..., Document]:
    """The record of a telegram as the archive shows it: its parts as given, or plain ones; proved sound."""
    stamp = archive.stamp

    def make(body: str = archive.body, **parts: str) -> Document:
        names = ("preamble", "header", "line", "head", "attributes")
        part = {name: getattr(archive, name) for name in names} | parts
        text = (
            f"{stamp}\n\n\n          Message Text\nCONFIDENTIAL\n\n\nPAGE 01    PORT SELWYN 00731  181422Z\n"
            f"{part['preamble']}{part['header']}\n\n{part['line']}\n\n\n{part['head']}\n\n{body}\n\n\n"
            f"CONFIDENTIAL\n\n\n\nNNN\n\n\n\n{stamp}\n"
            f"\f{stamp}\n\n\n          Message Attributes\n{part['attributes']}\n\n\n{stamp}\n"
        )
        return read(Source("drawn", text, "utf-8", ""), CABLE_NARA)

    return make


@pytest.fixture(scope="session")
def people() -> Callable[..., list[tuple[str, str, str | None]]]:
    """Role, name and position of each agent who has one of these roles."""
    return lambda document, *roles: [
        (one.role, one.name.value, one.position and one.position.value)
        for one in document.metadata.agents
        if one.role in roles and one.name
    ]
