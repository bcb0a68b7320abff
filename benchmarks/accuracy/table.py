"""What an evaluation found, for people as tables of Markdown and for programs as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from attrs import asdict

from benchmarks.accuracy.judgement import Miss
from benchmarks.accuracy.summary import Summary

_LONGEST = 300


def tables(summary: Summary) -> str:
    """All that is the same each time the same documents are read by the same readers."""
    fields = list(dict.fromkeys(field for tallies in summary.tallies.values() for field in tallies))
    rows = [
        (field, form, one.cases, one.right, one.wrong, one.absent, one.faults or "", _percent(one.share))
        for field in fields
        for form, tallies in summary.tallies.items()
        if (one := tallies.get(field)) and one.cases
    ]
    heads = ("field", "form", "cases", "right", "wrong", "absent", "answer's fault", "right, %")
    parts = [_table(heads, rows)]
    if summary.median_unrecognised:
        medians = [(form, _percent(share)) for form, share in summary.median_unrecognised.items()]
        parts.append(_table(("form", "unrecognised in the median document, %"), medians))
    forms = list(summary.notices)
    codes = sorted({code for counts in summary.notices.values() for code in counts})
    if codes:
        counts = [(f"`{code}`", *(summary.notices[form].get(code, 0) for form in forms)) for code in codes]
        parts.append(_table(("notice", *forms), counts))
    parts += [f"Not read, as no reader for it is installed: {form}." for form in summary.unreadable]
    return "\n\n".join(parts)


def speeds(summary: Summary) -> str:
    """Which differ from machine to machine and from time to time."""
    return "\n".join(
        f"{form}: {speed:,.0f} documents a second of one processor" for form, speed in summary.speeds.items()
    )


def misses(found: Iterable[Miss]) -> str:
    """Each miss with its place in the source, so that a person can look at it."""
    return "\n".join(
        f"{one.form} {one.document}, {one.field}, line {one.line}: {one.shown}\n"
        f"  expected: {_cut(one.expected) or '(nothing)'}\n"
        f"  got:      {_cut(one.got) if one.got is not None else '(nothing)'}"
        for one in found
    )


def as_json(summary: Summary) -> str:
    """Everything, for programs."""
    fields = {
        form: {name: asdict(tally) | {"share": tally.share} for name, tally in tallies.items()}
        for form, tallies in summary.tallies.items()
    }
    found = {
        "forms": fields,
        "notices": summary.notices,
        "median_unrecognised": summary.median_unrecognised,
        "speeds": summary.speeds,
        "unreadable": summary.unreadable,
        "misses": [asdict(miss) for miss in summary.misses],
    }
    return json.dumps(found, ensure_ascii=False, indent=1)


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    dashes = ["---", *("---" if head == "form" else "---:" for head in heads[1:])]
    lines = [heads, dashes, *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)


def _percent(share: float) -> str:
    """Cut, not rounded: a hundred per cent is all of them."""
    return f"{int(share * 100_000) / 1000:.3f}"


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]} ..."
