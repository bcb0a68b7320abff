"""What was reached once, and is kept: a pinned share for each field of each form."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias

from benchmarks.accuracy.summary import Summary

Pinned: TypeAlias = dict[str, dict[str, tuple[int, int]]]
"""By form and field, how many were right, and of how many."""


def load(path: Path) -> Pinned:
    """What is pinned; nothing if there is no such file."""
    if not path.exists():
        return {}
    found = json.loads(path.read_text(encoding="utf-8"))
    return {form: {field: (right, of) for field, (right, of) in fields.items()} for form, fields in found.items()}


def save(pinned: Pinned, path: Path) -> None:
    """Write it, one field a line."""
    forms = []
    for form, fields in pinned.items():
        lines = ",\n".join(f"  {json.dumps(field)}: {json.dumps(pair)}" for field, pair in fields.items())
        forms.append(f" {json.dumps(form)}: {{\n{lines}\n }}")
    path.write_text("{\n" + ",\n".join(forms) + "\n}\n", encoding="utf-8")


def below(summary: Summary, pinned: Pinned) -> list[str]:
    """Each share that is lower than the pinned one, or that is no longer there, as a sentence."""
    found = []
    for form, fields in pinned.items():
        for field, (right, of) in fields.items():
            tally = summary.tallies.get(form, {}).get(field)
            if tally is None:
                found.append(f"{form}, {field}: not judged, but {right} of {of} is pinned")
            elif tally.cases and Fraction(tally.right, tally.cases) < Fraction(right, of):
                found.append(f"{form}, {field}: {tally.right} of {tally.cases} is less than {right} of {of}")
    return found


def raised(summary: Summary, pinned: Pinned, *, lower: bool = False) -> Pinned:
    """The pinned shares, each replaced by the new one where that is not lower, or in any case with *lower*."""
    new = {
        form: {field: (tally.right, tally.cases) for field, tally in fields.items() if tally.cases}
        for form, fields in summary.tallies.items()
    }
    if not lower:
        for form, fields in pinned.items():
            kept = new.setdefault(form, {})
            for field, old in fields.items():
                if field not in kept or Fraction(*kept[field]) < Fraction(*old):
                    kept[field] = old
    return new
