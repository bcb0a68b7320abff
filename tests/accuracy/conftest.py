"""What the tests of the scoreboard share: an invented cable, and a corpus that holds it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

CABLE = """VZCZCXYZ0001
PP RUEHC

DE RUEHXX #0042/01 0391015
ZNY CCCCC ZZH
P 081015Z FEB 06
FM AMEMBASSY ATLANTIS
TO RUEHC/SECSTATE WASHDC PRIORITY 0815
C O N F I D E N T I A L ATLANTIS 000042

SIPDIS

E.O. 12958: DECL: 02/07/2016
TAGS: PREL, ECON, XX
SUBJECT: THE ISLAND ASKS FOR A BRIDGE, AND FOR SOMEBODY
WHO PAYS FOR IT

Classified By: Ambassador Jane Roe for reasons 1.4 (b) and (d).

1. (C) The minister showed us a model of the bridge.

2. (U) It is made of sugar.
ROE
"""
ROW = {
    "reference_id": "06ATLANTIS42",
    "date": "2006-02-08",
    "classification": "CONFIDENTIAL",
    "origin": "Embassy Atlantis",
    "wl_title_first_line": "THE ISLAND ASKS FOR A BRIDGE, AND FOR SOMEBODY",
    "wl_tags": ["PREL", "ECON", "XX", "PREL"],
    "precedence": ["P"],
    "transmission_id": "VZCZCXYZ0001",
    "de_ri": "RUEHXX",
    "de_ssn": "0042",
    "de_time": "0391015",
    "security_warning": "ZNY CCCCC",
    "fm": "AMEMBASSY ATLANTIS",
}


@pytest.fixture
def cable() -> str:
    """The text of an invented cable."""
    return CABLE


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of one raw cable and what a catalogue says of it."""
    raw = tmp_path / "corpus" / "cables" / "raw"
    raw.mkdir(parents=True)
    (raw / "06ATLANTIS42.txt").write_text(CABLE)
    (raw.parent / "raw.truth.jsonl").write_text(json.dumps(ROW) + "\n")
    return tmp_path / "corpus"
