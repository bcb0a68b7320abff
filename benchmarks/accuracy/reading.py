"""Documents read and judged: one by one, or all of them in several processes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from time import process_time
from typing import TypeVar

from attrs import frozen

from benchmarks.accuracy.judgement import Judgement, Miss, Reading, Tally
from converter import (
    ConverterError,
    DetectionError,
    Document,
    Registry,
    Source,
    decide,
    decode,
    load_registry,
    read,
    survey,
)

DETECTED, SOUND, RECOGNISED = "detected", "read and sound", "characters recognised"
"""What is judged besides the fields."""
_CHUNK = 8
_SHOWN = 70
_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


@cache
def registry() -> Registry:
    """The readers that are installed, loaded once in each process."""
    return load_registry()


def everything(task: Callable[[_Given], _Made], items: Sequence[_Given], processes: int | None) -> Iterator[_Made]:
    """What *task* makes of each item, in the order given, in so many processes or one for each processor."""
    with ProcessPoolExecutor(processes or os.cpu_count()) as pool:
        yield from pool.map(task, items, chunksize=_CHUNK)


def decision(source: Source) -> str:
    """The format that detection decides on; empty where it decides on none."""
    try:
        return decide(survey(source, registry()))
    except DetectionError:
        return ""


@frozen(kw_only=True)
class Verdict:
    """What is judged in one record."""

    judgements: Mapping[str, Sequence[Judgement]]
    """By field."""
    text: str
    """What a person sees of the document, in which their places are."""


@frozen(kw_only=True)
class Sample:
    """One document that is to be read, and how the record is judged."""

    form: str
    name: str
    """In the corpus."""
    called: str
    """What it is called while it is read, as its name may be the answer to one of the questions."""
    data: bytes
    reader: str
    judge: Callable[[Document], Verdict]
    detected: bool = True
    """Whether detection is judged as well."""


def read_and_judge(sample: Sample) -> Reading:
    """Read one document by the reader that is for its form, and judge the record."""
    form, name = sample.form, sample.name
    tallies: dict[str, Tally] = {}
    misses: list[Miss] = []
    try:
        source = decode(sample.called, sample.data)
        if sample.detected:
            detected = decision(source)
            tallies[DETECTED] = tally_of_one(right=detected == sample.reader)
            if detected != sample.reader:
                misses.append(bare_miss(form, name, DETECTED, sample.reader, detected or None))
        start = process_time()
        record = read(decode(sample.called, sample.data), registry().reader(sample.reader))
        seconds = process_time() - start
    except ConverterError as error:
        misses.append(bare_miss(form, name, SOUND, "a sound record", f"{type(error).__name__}: {error}"))
        tallies[SOUND] = tally_of_one(right=False)
        return Reading(form=form, document=name, tallies=tallies, misses=tuple(misses))
    tallies[SOUND] = tally_of_one(right=True)
    text = record.source.text
    stretches = _unrecognised(record)
    lost = sum(len(one.expected) for one in stretches)
    tallies[RECOGNISED] = Tally(right=len(text) - lost, absent=lost)
    misses += [_miss(form, name, RECOGNISED, one, text) for one in stretches]
    verdict = sample.judge(record)
    for field, judgements in verdict.judgements.items():
        tallies[field] = tally(judgements)
        misses += [_miss(form, name, field, one, verdict.text) for one in judgements if not one.right]
    return Reading(
        form=form,
        document=name,
        tallies=tallies,
        misses=tuple(misses),
        notices=tuple(notice.code for notice in record.notices),
        unrecognised=lost / len(text) if text else 0.0,
        seconds=seconds,
    )


def _unrecognised(record: Document) -> list[Judgement]:
    """Each stretch of the source that no rule understands."""
    text = record.source.text
    return [
        Judgement(expected=one.span.of(text), got=None, right=False, at=one.span.start)
        for one in record.segments
        if one.name == "unrecognised"
    ]


def tally_of_one(*, right: bool) -> Tally:
    """One document, right or wrong."""
    return Tally(right=right, wrong=not right)


def tally(judgements: Sequence[Judgement]) -> Tally:
    """How many are right, wrong and absent."""
    kinds = Counter("right" if one.right else "absent" if one.got is None else "wrong" for one in judgements)
    faults = sum(one.fault for one in judgements)
    return Tally(right=kinds["right"], wrong=kinds["wrong"], absent=kinds["absent"], faults=faults)


def _miss(form: str, document: str, field: str, one: Judgement, text: str) -> Miss:
    start, end = text.rfind("\n", 0, one.at) + 1, text.find("\n", one.at)
    return Miss(
        form=form,
        document=document,
        field=field,
        expected=one.expected,
        got=one.got,
        line=text.count("\n", 0, one.at) + 1,
        shown=text[start : end if end >= 0 else len(text)].strip()[:_SHOWN],
    )


def bare_miss(form: str, document: str, field: str, expected: str, got: str | None) -> Miss:
    """A miss that is the whole document's."""
    return Miss(form=form, document=document, field=field, expected=expected, got=got, line=1, shown="")
