"""Plots of counts as SVG within a page: columns for what has an order, bars for what has names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

Counts = Sequence[tuple[str, int]]
_WIDTH = 640
_HEIGHT = 160
_ROW = 22
_NAMES = 220
_WIDEST = 80
_LABELS = 12
"""How many labels stand beneath columns, at most."""


def columns(caption: str, counts: Counts) -> str:
    """One column for each count, in the order given; labels beneath, as many as there is room for."""
    if not counts:
        return ""
    most = max(count for _, count in counts) or 1
    step = min(_WIDTH / len(counts), _WIDEST)
    every = -(-len(counts) // _LABELS)
    marks = []
    for at, (label, count) in enumerate(counts):
        height = _HEIGHT * count / most
        marks.append(
            f'<rect x="{at * step + 1:.1f}" y="{_HEIGHT - height + 14:.1f}" width="{max(step - 2, 1):.1f}" '
            f'height="{height:.1f}">{_title(label, count)}</rect>'
        )
        if at % every == 0:
            x = min(max(at * step + step / 2, 4 * len(label)), _WIDTH - 4 * len(label))
            marks.append(f'<text x="{x:.1f}" y="{_HEIGHT + 30}" text-anchor="middle">{escape(label)}</text>')
    marks.append(f'<text x="0" y="10">{most}</text>')
    return _figure(caption, marks, _HEIGHT + 38)


def bars(caption: str, counts: Counts) -> str:
    """One bar for each count, beside its name."""
    if not counts:
        return ""
    most = max(count for _, count in counts) or 1
    marks = []
    for at, (label, count) in enumerate(counts):
        width = (_WIDTH - _NAMES - 70) * count / most
        middle = at * _ROW + 15
        marks.append(
            f'<text x="{_NAMES - 8}" y="{middle}" text-anchor="end">{escape(_cut(label))}</text>'
            f'<rect x="{_NAMES}" y="{at * _ROW + 3}" width="{max(width, 1):.1f}" height="{_ROW - 6}">'
            f'{_title(label, count)}</rect><text x="{_NAMES + max(width, 1) + 6:.1f}" y="{middle}">{count}</text>'
        )
    return _figure(caption, marks, len(counts) * _ROW + 4)


def _figure(caption: str, marks: Iterable[str], height: int) -> str:
    return (
        f"<figure><figcaption>{escape(caption)}</figcaption>"
        f'<svg role="img" aria-label="{escape(caption)}" viewBox="0 0 {_WIDTH} {height}">{"".join(marks)}</svg></figure>'
    )


def _title(label: str, count: int) -> str:
    return f"<title>{escape(label)}: {count}</title>"


def _cut(label: str, longest: int = 28) -> str:
    return label if len(label) <= longest else f"{label[: longest - 1]}…"
