"""The table of line rules: each line that real telegrams have is of one kind, whatever stands around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter_cable.envelopes import ENVELOPE_LINES
from converter_cable.kinds import LINE_RULES, kind_of
from converter_cable.lines import FORMAT_LINES, LineRules, lines_of

KINDS = {
    "VZCZCXRO9451": "FL1",
    "ZCZCXYZ0005": "FL1",
    "VZCZCXYZ0005 (CCY ADX)": "FL1",
    "OO RUEHFK RUEHKSO": "FL2",
    "RR RUEHWEB": "FL2",
    "RUEHSR RUEHTRO": "called",
    "DE RUEHKO #0709/01 0390846": "FL3",
    "DE RUEHKO #0709 390846": "FL3",
    "ZNY SSSSS ZZH": "FL4",
    "ZNR UUUUU ZZH (CCY ADX0E0D98B WSC6778 611)": "FL4",
    "ZNY SSSAA/BBBBB ZZH": "FL4",
    "O 080846Z FEB 06": "FL5",
    "O P 021515Z OCT 08 ZDK": "FL5",
    "R 041236Z FEB 10": "FL5",
    "081545Z Jun 05": "FL5",
    "FM AMEMBASSY TOKYO": "FL6",
    "TO RUEHC/SECSTATE WASHDC IMMEDIATE 8430": "FL7",
    "TORUEHC/SECSTATE WASHDC": "FL7",
    "INFO RUEHBJ/AMEMBASSY BEIJING": "FL8",
    "XMT AMEMBASSY TRIPOLI": "FL9",
    "INFO  LOG-00   AID-00   CIAE-00": "distribution",
    "------------------88EA99 090807Z /38": "distribution",
    "--------------------- 096099": "distribution",
    "------------------088249 061048Z /23/12": "distribution",
    "/137 W": "distribution",
    "DRAFTED BY NEA/EGY:AWRITER:AB": "drafted-by",
    "APPROVED BY NEA:BCHIEF": "approved-by",
    "DESIRED DISTRIBUTION": "desired-distribution",
    "RUEHUL/AMEMBASSY SEOUL PRIORITY 6670": "address",
    "ZEN/AMEMBASSY BRIDGETOWN": "address",
    "S E C R E T TOKYO 001548": "classification",
    "S E C R E T SECTION 01 OF 02 TOKYO 000709": "classification",
    "C O N F I D E N T I A L SECTION 01 GF 02 LA PAZ 000709": "classification",
    "UNCLAS SAN JOSE 000868": "classification",
    "UNCLAS E F T O LONDON 002187": "classification",
    "UNCLASSIFIED//FOR OFFICIAL USE ONLY STATE 00100153": "classification",
    "E C R E T TOKYO 001548": "classification",
    "SS E C R E T TOKYO 001548": "classification",
    "S e c r e t section 01 of 14 astana 000251": "classification",
    "SIPDIS": "captions",
    "SENSITIVE NOFORN": "captions",
    "Sipdis": "captions",
    "C O R R E C T E D  C O P Y (REF ADDED)": "correction",
    "E.O. 12958: DECL: 02/07/2016": "eo",
    "EO 12958 DECL: 01/15/2019": "eo",
    "E.o. 12958: n/a": "eo",
    "E.OM 11652: GDS": "eo",
    "EO 12065; NA": "eo",
    "TAGS: PREL JA": "tags",
    "TAGS PGOV, PREL": "tags",
    "TAS: PREL": "tags",
    "SUBJECT: TALKS": "subject",
    "UBJECT: TALKS": "subject",
    "Subj: Talks": "subject",
    "USBJ: TALKS": "subject",
    "REF: A. TOKYO 433": "reference",
    "Refs: A) Santiago 515": "reference",
    "REFTEL: STATE 12": "reference",
    "Classified By: Ambassador J. Thomas Schieffer": "classified-by",
    "(U) Classified by Polcounselor John Kunstadter": "classified-by",
    "¶1. (U) CLASSIFIED BY CDA JOSEPH MERANTE": "classified-by",
    "Derived from: Multiple sources": "classified-by",
    "Sensitive but unclassified - please protect accordingly.": "handling",
    "THIS CABLE IS SENSITIVE BUT UNCLASSIFIED.  PLEASE HANDLE": "handling",
    "(U) This message is business-sensitive. Please treat accordingly.": "handling",
    "BY: Ann Reeve, CDA. REASON: 1.4 (d)": "classified-by",
    "¶1. Classified by CDA Ann Reeve. Reason: 1.4 (d)": "classified-by",
    "REF 09 CAIRO 173": "reference",
    "Q: A) TRIPOLI 199, B) TRIPOLI 227": "reference",
    "From: AMCONSUL TIJUANA": "FL6",
    "TelegramUNCLASSIFIED   TRIPOLI   00000014": "classification",
    "This is a corrected copy of TORNE 142": "correction",
    "1. (S) SUMMARY: North Korea": "numbered",
    "¶1. Summary": "numbered",
    "1.(C) Caterpillar": "numbered",
    "12 (C) Uribe": "numbered",
    "": None,
    "MANILA FOR D/KAYE LEE": None,
    "AMEMBASSY CAIRO": None,
    "Tokyo is the capital of Japan.": None,
    "Secret talks were held in London in 2006.": None,
    "REFLEXIVE TURKISH NATIONALISM": None,
    "SUBJECTS OF THE CROWN": None,
    "Sensitive but unclassified talks were held.": None,
    "Ref A. Ref B was the report of May.": None,
    "By: the harbour": None,
    "TO BE OR NOT TO BE": "FL7",
}


@pytest.mark.parametrize(("words", "name"), [(words, name) for words, name in KINDS.items() if words])
def test_kind(words: str, name: str | None) -> None:
    """Each line is of its kind; what no rule fits is of none."""
    kind = kind_of(words, (0, len(words), False))

    assert (kind and kind[0]) == name


@pytest.mark.parametrize("words", [words for words, name in KINDS.items() if name and name.startswith("FL")])
def test_format_lines_exclude_each_other(words: str) -> None:
    """No line fits two format lines, so that their order in the table is the telegram's and nothing more."""
    assert sum(rule.pattern.match(words) is not None for rule in FORMAT_LINES) == 1


@pytest.mark.parametrize("rule", LINE_RULES, ids=lambda rule: rule.name)
def test_first_signs_leave_nothing_out(rule) -> None:
    """Where a rule names the signs that its line can begin with, no line that it fits begins with another."""
    fitting = [words for words in KINDS if words and rule.pattern.match(words)]

    assert fitting
    assert not rule.first or {words[0] for words in fitting} <= {*rule.first}


@pytest.mark.parametrize("rules", [LINE_RULES, ENVELOPE_LINES], ids=["telegram", "envelope"])
def test_real_lines_are_of_the_first_rule_that_they_fit(rules, shared: Path) -> None:
    """Of every line of a hundred real telegrams: that some rules are passed over by its first sign changes nothing."""
    quick = LineRules(rules)
    for path in (*shared.glob("seeds/*.txt"), *sorted(shared.glob("corpus/cables/raw/*.txt"))[::10]):
        text = path.read_text("utf-8", "replace")
        for line in lines_of(text)[:200]:
            kind, (start, end, _) = quick.kind_of(text, line), line
            fitting = (rule.name for rule in rules if rule.pattern.match(text, start, end))
            assert (kind and kind[0]) == next(fitting, None), text[start:end]


@pytest.mark.parametrize("rule", LINE_RULES, ids=lambda rule: rule.name)
def test_every_rule_explains_itself(rule) -> None:
    """Each has a sentence about its meaning."""
    assert len(rule.meaning) > len(rule.name)
