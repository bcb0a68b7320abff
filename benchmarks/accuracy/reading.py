"""Documents read and judged: one by one, or all of them in several processes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from time import process_time
from typing import TypeVar

from benchmarks.accuracy.cables import FIELDS
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.corpus import Item, Other
from benchmarks.accuracy.judgement import Judgement, Miss, Reading, Tally
from converter import ConverterError, DetectionError, Registry, Source, decide, decode, load_registry, read, survey

DETECTED, SOUND, RECOGNISED, NOT_CLAIMED = "detected", "read and sound", "characters recognised", "no cable"
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


def examine_other(other: Other) -> Reading:
    """Ask what is detected in a document that is no cable; bytes that are no text are nothing."""
    name = other.path.name
    try:
        detected = _decision(decode(name, other.path.read_bytes()))
    except ConverterError:
        detected = ""
    right = "cable" not in detected
    misses = () if right else (_bare_miss(other.form, name, NOT_CLAIMED, "no cable", detected),)
    return Reading(form=other.form, document=name, tallies={NOT_CLAIMED: _one(right=right)}, misses=misses)


def examine(item: Item) -> Reading:
    """Read one document by the reader that is for its form, and judge the record.

    The source is not called by its file's name, which is the answer to one of the questions.
    """
    form, data = item.form.name, item.path.read_bytes()
    name = f"cable{item.form.suffix}"
    detected, reader = _decision(decode(name, data)), registry().reader(item.form.reader)
    tallies = {DETECTED: _one(right=detected == reader.name)}
    misses = []
    if detected != reader.name:
        misses.append(_bare_miss(form, item.name, DETECTED, reader.name, detected or None))
    start = process_time()
    try:
        document = read(decode(name, data), reader)
    except ConverterError as error:
        misses.append(_bare_miss(form, item.name, SOUND, "a sound record", f"{type(error).__name__}: {error}"))
        tallies[SOUND] = _one(right=False)
        return Reading(form=form, document=item.name, tallies=tallies, misses=tuple(misses))
    seconds = process_time() - start
    tallies[SOUND] = _one(right=True)
    case = Case(item=item, document=document)
    unrecognised = _judge_characters(case, tallies, misses)
    _judge_fields(case, tallies, misses)
    return Reading(
        form=form,
        document=item.name,
        tallies=tallies,
        misses=tuple(misses),
        notices=tuple(notice.code for notice in document.notices),
        unrecognised=unrecognised,
        seconds=seconds,
    )


def _decision(source: Source) -> str:
    """The format that detection decides on; empty where it decides on none."""
    try:
        return decide(survey(source, registry()))
    except DetectionError:
        return ""


def _judge_characters(case: Case, tallies: dict[str, Tally], misses: list[Miss]) -> float:
    """The share of the source that no rule understands; each stretch of it is a miss."""
    spans = [one.span for one in case.document.segments if one.name == "unrecognised"]
    text = case.document.source.text
    lost = sum(span.end - span.start for span in spans)
    tallies[RECOGNISED] = Tally(right=len(text) - lost, absent=lost)
    for span in spans:
        one = Judgement(expected=text[span.start : span.end].strip(), got=None, right=False, at=span.start)
        misses.append(_miss(case.item, RECOGNISED, one, text))
    return lost / len(text) if text else 0.0


def _judge_fields(case: Case, tallies: dict[str, Tally], misses: list[Miss]) -> None:
    for field in FIELDS:
        if case.item.form in field.forms:
            judgements = list(field.judge(case))
            tallies[field.name] = _tally(judgements)
            misses += [_miss(case.item, field.name, one, case.text) for one in judgements if not one.right]


def _one(*, right: bool) -> Tally:
    return Tally(right=right, wrong=not right)


def _tally(judgements: Sequence[Judgement]) -> Tally:
    kinds = Counter("right" if one.right else "absent" if one.got is None else "wrong" for one in judgements)
    faults = sum(one.fault for one in judgements)
    return Tally(right=kinds["right"], wrong=kinds["wrong"], absent=kinds["absent"], faults=faults)


def _miss(item: Item, field: str, one: Judgement, text: str) -> Miss:
    start, end = text.rfind("\n", 0, one.at) + 1, text.find("\n", one.at)
    return Miss(
        form=item.form.name,
        document=item.name,
        field=field,
        expected=one.expected,
        got=one.got,
        line=text.count("\n", 0, one.at) + 1,
        shown=text[start : end if end >= 0 else len(text)].strip()[:_SHOWN],
    )


def _bare_miss(form: str, document: str, field: str, expected: str, got: str | None) -> Miss:
    return Miss(form=form, document=document, field=field, expected=expected, got=got, line=1, shown="")
