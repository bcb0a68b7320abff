"""What is judged in a news article on a web page, ours beside what other programs make of the same pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from time import process_time

from attrs import frozen

from benchmarks.accuracy.board import Board, Work
from benchmarks.accuracy.judgement import Reading, Tally
from benchmarks.accuracy.pages_corpus import FOLDER, FORMS, Known, WebPage, letters, web_pages
from benchmarks.accuracy.pages_tools import INSTALL, OURS, READER, TOOLS, Extract, take
from benchmarks.accuracy.reading import DETECTED, SOUND, bare_miss, decision, everything, tally_of_one
from benchmarks.accuracy.summary import ALL, Summary, summarise
from converter import ConverterError, decode

BODY, TITLE, DAY, AUTHORS = "body F, thousandths", "title", "date", "authors"
_WORD = re.compile(r"\w+")
_THOUSAND = 1000
_GOOD = 900
"""A body with fewer thousandths is a miss that a person should look at."""


@frozen(kw_only=True)
class Answer:
    """One field of a page: what was expected, what came, and how right that is."""

    expected: str
    got: str | None
    tally: Tally
    is_miss: bool


def judge(extract: Extract, known: Known) -> dict[str, Answer]:
    """By field, each answer that is known; a program that takes nothing out of a page is absent in all."""
    answers = {}
    if known.body is not None:
        right = round(_THOUSAND * f_score(extract.body, known.body))
        lost = Tally(right=right, wrong=_THOUSAND - right)
        answers[BODY] = Answer(expected=known.body, got=extract.body or None, tally=lost, is_miss=right < _GOOD)
    if known.title is not None:
        answers[TITLE] = _answer(known.title, extract.title, right=letters(extract.title) == letters(known.title))
    if known.day is not None:
        answers[DAY] = _answer(known.day, extract.day, right=extract.day == known.day)
    if known.authors is not None:
        said = extract.authors | extract.others
        right = known.authors in (extract.authors, said)
        answers[AUTHORS] = _answer(_listed(known.authors), _listed(said) or None, right=right)
    return answers


def f_score(got: str, expected: str) -> float:
    """The harmonic mean of precision and recall of the words, each counted as often as it stands there."""
    found, wanted = (Counter(_WORD.findall(text.casefold())) for text in (got, expected))
    common = sum((found & wanted).values())
    return 2 * common / (found.total() + wanted.total()) if common else 0.0


def _answer(expected: str, got: str | None, *, right: bool) -> Answer:
    tally = Tally(right=right, wrong=not right and got is not None, absent=not right and got is None)
    return Answer(expected=expected, got=got, tally=tally, is_miss=not right)


def _listed(names: Collection[str]) -> str:
    return ", ".join(sorted(names))


def examine(page: WebPage, tool: str = OURS) -> Reading:
    """What the program *tool* makes of one page."""
    data = page.path.read_bytes()
    start = process_time()
    extract = take(tool, data)
    seconds = process_time() - start
    answers = judge(extract, page.known)
    misses = [
        bare_miss(page.form, page.name, field, one.expected, one.got)
        for field, one in answers.items()
        if one.is_miss
    ]
    tallies = {SOUND: tally_of_one(right=not extract.refused)}
    tallies |= {field: one.tally for field, one in answers.items()}
    if extract.refused:
        misses.append(bare_miss(page.form, page.name, SOUND, "an article", extract.refused))
    if tool == OURS:
        detected = _detected(data)
        tallies = {DETECTED: tally_of_one(right=detected == READER)} | tallies
        if detected != READER:
            misses.append(bare_miss(page.form, page.name, DETECTED, READER, detected or None))
    return Reading(form=page.form, document=page.name, tallies=tallies, misses=tuple(misses), seconds=seconds)


def _detected(data: bytes) -> str:
    try:
        return decision(decode("page.html", data))
    except ConverterError:
        return ""


def beside(corpus: Path, chosen: Callable[[Work], Sequence[WebPage]], processes: int | None) -> str:
    """A table of Markdown: each program that is installed on the same pages, and what to install for the others."""
    pages = chosen(Work(examine=examine, items=list(web_pages(corpus))))
    summaries = {
        name: summarise(everything(partial(examine, tool=name), pages, processes), totals=True)
        for name, tool in TOOLS.items()
        if tool.is_installed
    }
    heads = ("field", "form", *summaries)
    rows = [
        (field, form, *(f"{100 * one.tallies[form][field].share:.1f}" for one in summaries.values()))
        for field, form in _rows(summaries[OURS])
    ]
    lines = [heads, ["---", "---", *("---:" for _ in summaries)], *rows]
    missing = [name for name, tool in TOOLS.items() if not tool.is_installed]
    note = f"\n\nNot installed: {', '.join(missing)}. To have them measured too: `{INSTALL}`." if missing else ""
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines) + note


def _rows(summary: Summary) -> list[tuple[str, str]]:
    """Each field and form that has answers; all forms together where there is more than one."""
    found = []
    for field in (BODY, TITLE, DAY, AUTHORS):
        forms = [form for form, tallies in summary.tallies.items() if form != ALL and field in tallies]
        found += [(field, form) for form in (*forms, *((ALL,) if len(forms) > 1 else ()))]
    return found


def _work(corpus: Path, forms: Collection[str]) -> Iterator[Work]:
    yield Work(examine=examine, items=[page for page in web_pages(corpus) if page.form in forms])


PAGES = Board(
    name="html",
    folder=FOLDER,
    forms=dict.fromkeys(FORMS, READER),
    fields=(DETECTED, SOUND, BODY, TITLE, DAY, AUTHORS),
    work=_work,
    totals=True,
    beside=beside,
)
