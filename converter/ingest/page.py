"""``report.html``: one page that a person reads in the morning; no script, no network, written piece by piece."""

from __future__ import annotations

import shlex
import string
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from converter.ingest.figures import plots
from converter.ingest.journal import Journal
from converter.ingest.package.names import quoted
from converter.ingest.tally import Tally, tally
from converter.ingest.wording import reason

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2733; --paper: #fff; --faint: #5b6875; --line: #d5dbe1; --mark: #2f6f9f }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e9ee; --paper: #14191f; --faint: #9aa7b3; --line: #333d47; --mark: #6fb1e0 } }
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: var(--ink); background: var(--paper);
  font: 16px/1.5 system-ui, sans-serif }
h1 { margin-bottom: 0 } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line) }
.tiles { display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; list-style: none }
.tiles li { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem 1rem }
.tiles b { display: block; font-size: 1.8rem; line-height: 1.2; font-variant-numeric: tabular-nums }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(26rem, 1fr)); gap: 1.5rem }
figure { margin: 0 } figcaption { font-weight: 600 }
svg { width: 100%; height: auto; font: 12px system-ui, sans-serif; fill: var(--ink) } rect { fill: var(--mark) }
table { border-collapse: collapse; width: 100%; font-size: .9rem }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line) }
td.number { text-align: right; font-variant-numeric: tabular-nums }
code { font-size: .85em; overflow-wrap: anywhere } p, small { color: var(--faint) }
summary { cursor: pointer; padding: .3rem 0 }
"""
_WORDS = {
    "done": "converted",
    "warned": "converted, with notices",
    "quarantined": "kept, not converted",
    "refused": "not kept",
    "failed": "to be tried again",
    "pending": "still to be done",
}
_PLAIN = frozenset((string.ascii_letters + string.digits + "._/ -").encode())
"""Bytes that mean themselves between any quotation marks of a shell."""


def page(journal: Journal, folder: Path) -> Iterator[str]:
    """The page, piece by piece.

    Args:
        journal: what it tells of.
        folder: the folder of the run, for the commands that it shows.
    """
    counts = tally(journal)
    title = escape(f"Ingest of {counts.source}")
    yield (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style>'
    )
    yield f"<h1>{title}</h1>{_run(counts)}"
    yield from _tiles(counts)
    yield '<h2>At a glance</h2><div class="plots">'
    yield from plots(journal)
    yield "</div>"
    yield from _left_out(journal, folder)
    yield from _notices(journal)
    yield from _changed(journal)
    yield from _packages(journal)
    yield from _slowest(journal)
    yield from _agents(journal)
    yield "</html>\n"


def _run(counts: Tally) -> str:
    ended = f" to {counts.ended}" if counts.ended else ""
    reason = f": {counts.reason}" if counts.reason else ""
    return f"<p>{escape(f'The last run {counts.run}{reason}; {counts.started}{ended}, {counts.per_second} a second.')}</p>"


def _tiles(counts: Tally) -> Iterator[str]:
    yield f'<ul class="tiles"><li><b>{counts.entries}</b>entries</li>'
    for state, count in counts.states.items():
        if count:
            yield f"<li><b>{count}</b>{_WORDS[state]}<br><small>{state}</small></li>"
    if counts.changed:
        yield f"<li><b>{counts.changed}</b>changed since</li>"
    sealed = counts.packages["sealed"]
    yield f"<li><b>{sealed}</b>{'package' if sealed == 1 else 'packages'} sealed</li></ul>"


def _left_out(journal: Journal, folder: Path) -> Iterator[str]:
    """Every entry that was not converted, under its reason, with the command that has it tried again."""
    groups = journal.connection.execute(
        "SELECT fault_kind, fault_code, count(*) FROM item WHERE fault_kind IS NOT NULL AND state <> 'pending'"
        " GROUP BY fault_kind, fault_code ORDER BY count(*) DESC, fault_code"
    ).fetchall()
    if not groups:
        return
    yield "<h2>What was not converted</h2>"
    where = shlex.quote(str(folder))
    yield (
        "<p>Every file is kept with its reason. When the reason is gone, "
        f"<code>converter ingest retry {escape(where)} --kind KIND</code> or <code>--item PATH</code>, then "
        f"<code>converter ingest resume {escape(where)}</code>. A fault of the kind content is met again while the "
        "program and its plugins are the same: to have such a file read in another encoding or by a reader of your "
        "choice, ingest it into another folder, with <code>--files-from</code> and <code>--encoding</code> or "
        "<code>--from</code>.</p>"
    )
    for kind, code, count in groups:
        named = f"{escape(reason(code))} <small>({escape(kind)}, <code>{escape(code)}</code>)</small>"
        yield f"<details><summary><b>{count}</b> {named}</summary>"
        rows = journal.connection.execute(
            "SELECT rel, state, preserved, fault_message FROM item"
            " WHERE fault_kind = ? AND fault_code = ? AND state <> 'pending' ORDER BY rel",
            (kind, code),
        )
        yield from _table(("entry", "kept", "reason", "to try again"), (_entry(row, where) for row in rows))
        yield "</details>"


def _entry(row: tuple[bytes, str, int, str], where: str) -> tuple[str, ...]:
    rel, state, preserved, message = row
    retry = f"converter ingest retry {where} --item {in_shell(rel)}"
    command = f"<code>{escape(retry)}</code>" if state != "refused" else ""
    return f"<code>{escape(_path(rel))}</code>", "yes" if preserved else "no", escape(message), command


def _notices(journal: Journal) -> Iterator[str]:
    """What was converted and a person should look at: each notice, with those of its kind."""
    codes = journal.connection.execute(
        "SELECT json_extract(value, '$.code') AS code, count(*) FROM item, json_each(facts, '$.notices')"
        " GROUP BY code ORDER BY count(*) DESC, code"
    ).fetchall()
    if not codes:
        return
    yield "<h2>What a person should read</h2><p>Converted, and odd in some place.</p>"
    for code, count in codes:
        yield f"<details><summary><b>{count}</b> {escape(code)}</summary>"
        rows = journal.connection.execute(
            "SELECT rel, json_extract(value, '$.message') FROM item, json_each(facts, '$.notices')"
            " WHERE json_extract(value, '$.code') = ? ORDER BY rel, json_each.key",
            (code,),
        )
        yield from _table(
            ("entry", "notice"), ((f"<code>{escape(_path(rel))}</code>", escape(message)) for rel, message in rows)
        )
        yield "</details>"


def _changed(journal: Journal) -> Iterator[str]:
    rows = journal.connection.execute("SELECT rel FROM item WHERE changed ORDER BY rel")
    first = rows.fetchone()
    if first is None:
        return
    yield "<h2>What changed since it was ingested</h2><p>Packages keep what they have.</p><ul>"
    yield f"<li><code>{escape(_path(first[0]))}</code></li>"
    yield from (f"<li><code>{escape(_path(row[0]))}</code></li>" for row in rows)
    yield "</ul>"


def _packages(journal: Journal) -> Iterator[str]:
    yield "<h2>Packages</h2>"
    rows = (
        (
            escape(one.id),
            str(one.state),
            f"{one.files}",
            f"{one.size / (1 << 20):.1f} MiB",
            one.sealed_at,
            f"<code>{one.manifest_sha512}</code>",
        )
        for one in journal.packages()
    )
    yield from _table(("package", "state", "files", "size", "sealed", "SHA-512 of its manifest"), rows)


def _slowest(journal: Journal) -> Iterator[str]:
    yield "<h2>What took longest</h2>"
    rows = journal.connection.execute(
        "SELECT rel, ms, size, state FROM item WHERE ms > 0 ORDER BY ms DESC, rel LIMIT 50"
    )
    yield from _table(
        ("entry", "milliseconds", "bytes", "state"),
        ((f"<code>{escape(_path(row[0]))}</code>", f"{row[1]:.0f}", str(row[2]), row[3]) for row in rows),
    )


def _agents(journal: Journal) -> Iterator[str]:
    yield "<h2>Who and with what</h2><ul>"
    for row in journal.connection.execute("SELECT name, version, notes FROM agent ORDER BY id"):
        notes = "; ".join(filter(None, row["notes"].split("\n")))
        yield f"<li><b>{escape(row['name'])} {escape(row['version'])}</b> <small>{escape(notes)}</small></li>"
    yield "</ul>"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table of cells that are HTML already."""
    yield f"<table><thead><tr>{''.join(f'<th>{escape(one)}</th>' for one in head)}</tr></thead><tbody>"
    for row in rows:
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>"
    yield "</tbody></table>"


def _path(rel: bytes) -> str:
    """A path as it is read; percent-encoded where it cannot be shown."""
    text = rel.decode("utf-8", "replace")
    return text if _can_be_shown(text) else quoted(rel)


def in_shell(rel: bytes) -> str:
    """A path as an argument of a shell; by the numbers of its bytes where it cannot be shown."""
    text = rel.decode("utf-8", "replace")
    if _can_be_shown(text):
        return shlex.quote(text)
    plain = (chr(one) if one in _PLAIN else f"\\x{one:02x}" for one in rel)
    return f"$'{''.join(plain)}'"


def _can_be_shown(text: str) -> bool:
    return text.isprintable() and "\ufffd" not in text
