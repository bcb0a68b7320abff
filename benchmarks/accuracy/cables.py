"""What is judged in a cable: one row of the table each, in this order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from attrs import frozen

from benchmarks.accuracy import cable_body, cable_head
from benchmarks.accuracy.board import Board, Work
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.corpus import (
    ARCHIVES,
    FORMS,
    NO_CABLES,
    PAGES,
    RAW,
    WIKI,
    Form,
    Item,
    Other,
    cables,
    other_documents,
)
from benchmarks.accuracy.judgement import Judgement, Reading
from benchmarks.accuracy.reading import (
    DETECTED,
    RECOGNISED,
    SOUND,
    Sample,
    Verdict,
    bare_miss,
    decision,
    read_and_judge,
    tally_of_one,
)
from converter import ConverterError, Document, decode

NOT_CLAIMED = "no cable"


@frozen
class Field:
    """One field that is judged, in the forms for which answers are known."""

    name: str
    forms: tuple[Form, ...]
    judge: Callable[[Case], Iterator[Judgement]]


_CATALOGUED = (RAW, WIKI, PAGES)
_ALL = (*_CATALOGUED, ARCHIVES)
FIELDS = (
    Field("mrn", _ALL, cable_head.mrn),
    Field("sent", _ALL, cable_head.sent),
    Field("sender", _ALL, cable_head.sender),
    Field("first recipient", (ARCHIVES,), cable_head.first_recipient),
    Field("header values", _CATALOGUED, cable_head.header_values),
    Field("header lines", _ALL, cable_body.header_lines),
    Field("catalogue values", (WIKI, PAGES), cable_head.catalogue_values),
    Field("level", _ALL, cable_head.level),
    Field("first subject line", _CATALOGUED, cable_head.first_subject_line),
    Field("subject", (ARCHIVES,), cable_head.subject),
    Field("TAGS", _ALL, cable_head.tags),
    Field("classifier", _CATALOGUED, cable_head.classifier),
    Field("declassification", _ALL, cable_head.declassification),
    Field("clean body", _ALL, cable_body.clean_body),
    Field("paragraphs", _CATALOGUED, cable_body.paragraphs),
    Field("signatories", _CATALOGUED, cable_body.signatories),
)


def examine(item: Item) -> Reading:
    """Read one document by the reader that is for its form, and judge the record.

    The source is not called by its file's name, which is the answer to one of the questions.
    """

    def judge(document: Document) -> Verdict:
        case = Case(item=item, document=document)
        judgements = {one.name: list(one.judge(case)) for one in FIELDS if item.form in one.forms}
        return Verdict(judgements=judgements, text=case.text)

    return read_and_judge(
        Sample(
            form=item.form.name,
            name=item.name,
            called=f"cable{item.form.suffix}",
            data=item.path.read_bytes(),
            reader=item.form.reader,
            judge=judge,
        )
    )


def examine_other(other: Other) -> Reading:
    """Ask what is detected in a document that is no cable; bytes that are no text are nothing."""
    try:
        detected = decision(decode(other.name, other.path.read_bytes()))
    except ConverterError:
        detected = ""
    right = "cable" not in detected
    misses = () if right else (bare_miss(other.form, other.name, NOT_CLAIMED, "no cable", detected),)
    return Reading(
        form=other.form, document=other.name, tallies={NOT_CLAIMED: tally_of_one(right=right)}, misses=misses
    )


def _work(corpus: Path, forms: Collection[str]) -> Iterator[Work]:
    yield Work(
        examine=examine, items=[item for form in FORMS if form.name in forms for item in cables(corpus, form)]
    )
    yield Work(examine=examine_other, items=[one for one in other_documents(corpus) if one.form in forms])


CABLES = Board(
    name="cables",
    folder="cables",
    forms={form.name: form.reader for form in FORMS} | dict.fromkeys(NO_CABLES, ""),
    fields=(DETECTED, SOUND, RECOGNISED, *(field.name for field in FIELDS), NOT_CLAIMED),
    work=_work,
)
