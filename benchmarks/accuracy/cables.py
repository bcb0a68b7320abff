"""What is judged in a cable: one row of the table each, in this order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import frozen

from benchmarks.accuracy import cable_body, cable_head
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.corpus import ARCHIVES, PAGES, RAW, WIKI, Form
from benchmarks.accuracy.judgement import Judgement


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
