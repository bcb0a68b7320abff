"""How the tests of the cable readers make a record of a few lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from converter import Document, Source, read
from converter_cable import CABLE, WIKI_CABLE

HEADER = """\
VZCZCXYZ0031
OO RUEHWEB
DE RUEHPS #0412 1291405
ZNR UUUUU ZZH
O 091405Z MAY 07
FM AMEMBASSY PORT SELWYN
TO RUEHC/SECSTATE WASHDC IMMEDIATE 2207
"""
HEAD = """\
C O N F I D E N T I A L PORT SELWYN 000412

SIPDIS

E.O. 12958: DECL: 05/08/2017
TAGS: PREL EAGR PZ
SUBJECT: A TELEGRAM FOR A TEST

Classified By: Ambassador Tunde Oyelaran. Reasons 1.4 (b) and (d).
"""
PAGE = """\
Identifier
Created
Classification
Origin
07PORTSELWYN412
2007-05-09 14:05:00
CONFIDENTIAL
Embassy Port Selwyn
Cable title:\xa0 \xa0

A TELEGRAM FOR A TEST

Tags:\xa0 \xa0 PREL\xa0 EAGR\xa0 PZ\xa0
pdf\xa0 how-to read a cable
"""


@pytest.fixture
def cable() -> Callable[..., Document]:
    """The record of a telegram: header and head as given, or plain ones, and the lines of a body; proved sound."""

    def make(body: str = "1. (C) Nothing happened.\n", *, header: str = HEADER, head: str = HEAD) -> Document:
        return read(Source("drawn", f"{header}{head}\n{body}", "utf-8", ""), CABLE)

    return make


@pytest.fixture
def wiki() -> Callable[..., Document]:
    """The record of a catalogue page, as given or plain, around a plain telegram; proved sound."""

    def make(page: str = PAGE, *, header: str = HEADER, head: str = HEAD) -> Document:
        text = f"{page}{header}{head}\n1. (C) Nothing happened.\nOYELARAN"
        return read(Source("drawn", text, "utf-8", ""), WIKI_CABLE)

    return make
