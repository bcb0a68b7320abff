"""What the line of the executive order says of declassification, typed, with its words and its day."""

from __future__ import annotations

import pytest

PRINTED = [
    ("DECL: 02/07/2016", "date", "2016-02-07"),
    ("DECL: 2016/02/07", "date", "2016-02-07"),
    ("DECL:2/7/16", "date", "2016-02-07"),
    ("DECL: DECL: 02/07/2016", "date", "2016-02-07"),
    ("DECLL: 02//07/2016", "date", "2016-02-07"),
    ("DECL: 02/ 07/2016", "date", "2016-02-07"),
    ("DECL: 02-07-2016", "date", "2016-02-07"),
    ("DECL: 20160207", "date", "2016-02-07"),
    ("DECL: FEBRUARY 7, 2016", "date", "2016-02-07"),
    ("DECL: 7 FEB 2016", "date", "2016-02-07"),
    ("DECLASSIFY ON: 02/07/2016", "date", "2016-02-07"),
    ("AS AMENDED; DECLASSIFIED FEBRUARY 7, 2016", "date", "2016-02-07"),
    ("DNG: CO 02/07/2016", "date", "2016-02-07"),
    ("\nDECL: 02/07/2016", "date", "2016-02-07"),
    ("DECL: 02/07/\n2016", "date", "2016-02-07"),
    ("DECL: 02/31/2016", "date", None),
    ("DECL: TWENTY YEARS", "duration", None),
    ("DECL: 25 YEARS", "duration", None),
    ("DECL: FIVE YEARS AFTER CLOSURE OF THE PORT", "event", None),
    ("DECL: CLOSURE OF THE PORT", "event", None),
    ("DECL: X1", "exemption", None),
    ("DECL: X1, X6", "exemption", None),
    ("DECL: 25X1", "exemption", None),
    ("DECL: 1.6X1", "exemption", None),
    ("DECL: DECLASSIFIED BY THE ARCHIVES 02/07/2016", "event", None),
    ("XDS-4 2/7/16", "schedule", "2016-02-07"),
    ("DECL:OADR", "originating-agency", None),
    ("DECL: MR", "manual-review", None),
    ("N/A", "not-applicable", None),
    ("n/a", "not-applicable", None),
    ("N.A.", "not-applicable", None),
    ("DECL: N/A", "not-applicable", None),
]


@pytest.mark.parametrize(("words", "kind", "day"), PRINTED, ids=[words for words, _, _ in PRINTED])
def test_kind_and_day(cable, transmission, words, kind, day):
    """Each shape is of its kind; the event has the day, where one is named, and the words as printed."""
    document = cable(head=f"UNCLAS PORT SELWYN 000412\n\nE.O. 12958: {words}\nTAGS: PREL PZ\nSUBJECT: A TEST\n")

    [event] = [one for one in document.metadata.events if one.kind == "declassify"]
    said = transmission(document)
    assert said.declassification.value == kind
    assert said.declassification.span == event.text.span
    assert (event.when.isoformat() if event.when else None) == day
    assert " ".join(words.split()).endswith(event.text.value)


def test_order_alone_says_nothing(cable):
    """No event is made of a line that has only the number of the order."""
    document = cable(head="UNCLAS PORT SELWYN 000412\n\nE.O. 12958\nTAGS: PREL PZ\nSUBJECT: A TEST\n")

    assert [one for one in document.metadata.events if one.kind == "declassify"] == []
