"""What the page of a report shows, counted by the journal itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import floor

from attrs import frozen

from converter.ingest.journal import Journal
from converter.ingest.plots import Counts, bars, columns
from converter.ingest.wording import reason

_SIZES = ("0", "1 B", "16 B", "256 B", "4 KiB", "64 KiB", "1 MiB", "16 MiB", "256 MiB", "4 GiB", "64 GiB")


@frozen(kw_only=True)
class _Plot:
    """One plot: what stands above it, and the question to the journal that gives its counts."""

    caption: str
    question: str
    is_ordered: bool = False
    wording: Callable[[str], str] = str
    """The name of a count, as people say it."""


_PLOTS = (
    _Plot(
        caption="Documents by their own date, in years",
        question="SELECT substr(json_extract(facts, '$.date'), 1, 4) AS name, count(*) FROM item"
        " WHERE json_extract(facts, '$.date') IS NOT NULL GROUP BY name ORDER BY name",
        is_ordered=True,
    ),
    _Plot(
        caption="Readers that were chosen",
        question="SELECT json_extract(facts, '$.reader') AS name, count(*) AS many FROM item"
        " WHERE name IS NOT NULL GROUP BY name ORDER BY many DESC, name LIMIT 15",
    ),
    _Plot(
        caption="Formats of the sources, as their signatures tell (PRONOM)",
        question="SELECT json_extract(format, '$.puid') || ' ' || json_extract(format, '$.name') AS name,"
        " count(*) AS many FROM item WHERE format IS NOT NULL GROUP BY name ORDER BY many DESC, name LIMIT 15",
    ),
    _Plot(
        caption="Why entries were not converted",
        question="SELECT fault_code AS name, count(*) AS many FROM item"
        " WHERE fault_kind IS NOT NULL AND state <> 'pending' GROUP BY name ORDER BY many DESC, name LIMIT 15",
        wording=reason,
    ),
    _Plot(
        caption="Senders and publishers that are named most",
        question="SELECT json_extract(facts, '$.sender') AS name, count(*) AS many FROM item"
        " WHERE name IS NOT NULL GROUP BY name ORDER BY many DESC, name LIMIT 15",
    ),
    _Plot(
        caption="Subjects that are named most",
        question="SELECT value AS name, count(*) AS many FROM item, json_each(facts, '$.subjects')"
        " GROUP BY name ORDER BY many DESC, name LIMIT 15",
    ),
    _Plot(
        caption="Notices that a person should read",
        question="SELECT json_extract(value, '$.code') AS name, count(*) AS many FROM item,"
        " json_each(facts, '$.notices') GROUP BY name ORDER BY many DESC, name LIMIT 15",
    ),
    _Plot(
        caption="What the readers understood, in whole percent of the characters",
        question="SELECT CAST(coverage * 100 AS INTEGER) AS name, count(*) FROM"
        " (SELECT min(coverage) AS coverage FROM output WHERE coverage IS NOT NULL GROUP BY item)"
        " GROUP BY name ORDER BY name",
        is_ordered=True,
    ),
)


def plots(journal: Journal) -> Iterator[str]:
    """Every plot that has something to show."""
    for one in _PLOTS:
        rows = journal.connection.execute(one.question).fetchall()
        counts: Counts = [(one.wording(str(row[0])), int(row[1])) for row in rows]
        if one.is_ordered and counts and counts[0][0].isdigit():
            counts = _without_gaps(dict(counts))
        yield (columns if one.is_ordered else bars)(one.caption, counts)
    yield columns("Sizes of the sources, each column from the one said to the next", _sizes(journal))
    yield columns("Milliseconds a document, each column from the one said to twice as many", _times(journal))


def _without_gaps(counts: Mapping[str, int]) -> Counts:
    """Every number from the first to the last; those that nothing has, too."""
    numbers = [int(name) for name in counts]
    return [
        (str(one), counts.get(str(one), counts.get(f"{one:04}", 0)))
        for one in range(min(numbers), max(numbers) + 1)
    ]


def _sizes(journal: Journal) -> Counts:
    """Files by the power of sixteen of their size."""
    found = journal.connection.execute(
        "SELECT CASE WHEN size = 0 THEN 0 ELSE 1 + (length(printf('%x', size)) - 1) END AS power, count(*)"
        " FROM item WHERE kind = 'file' GROUP BY power"
    ).fetchall()
    counts = {row[0]: row[1] for row in found}
    return [(_SIZES[at], counts.get(at, 0)) for at in range(max(counts, default=-1) + 1)]


def _times(journal: Journal) -> Counts:
    """Documents by the power of two of the time they took."""
    counts: dict[int, int] = {}
    for (ms,) in journal.connection.execute("SELECT ms FROM item WHERE ms > 0"):
        power = max(floor(ms), 1).bit_length() - 1
        counts[power] = counts.get(power, 0) + 1
    return [(str(1 << at), counts.get(at, 0)) for at in range(max(counts, default=-1) + 1)]
