"""What became of each input: told as it happens, counted at the end."""

from __future__ import annotations

import os
import shlex
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from converter.cli.inputs import Input
from converter.cli.messages import Advice, complain, counted, omitted, path_fields, say_json
from converter.errors import ExitStatus
from converter.faults import Fault
from converter.files import State
from converter.model.document import Document, Notice
from converter.model.metadata import Metadata
from converter.model.source import Source

if TYPE_CHECKING:
    from rich.progress import Progress


_MANY = 10
"""From so many refusals on, the last line counts their reasons."""
_REASONS = {
    "unknown-format": "of no known format",
    "ambiguous-format": "of more than one format",
    "source": "no text that can be read",
    "read": "not readable in their format",
    "unavailable": "in want of an extra",
    "output": "without a place for their outputs",
    "plugin": "by a plugin that broke",
    "record": "no sound record",
}
"""Kinds of faults in words; another is told by its own name."""


class Told(NamedTuple):
    """What a run tells of one document; a process may hand it on to another."""

    format: str
    notices: tuple[Mapping[str, Any], ...]
    """As they stand in JSON."""
    metadata: Metadata

    @classmethod
    def of(cls, document: Document) -> Self:
        """What is to be told of *document*."""
        notices = tuple(_notice(notice, document.source) for notice in document.notices)
        return cls(document.format, notices, document.metadata)


class Outcome(NamedTuple):
    """What became of one input: what is told of its document, and its files; or a fault."""

    input: Input
    told: Told | None = None
    files: tuple[tuple[str, Path, State], ...] = ()
    """Writer, place, and what was done there."""
    warnings: tuple[str, ...] = ()
    """What is to be said once in a run."""
    fault: Fault | None = None


class Report:
    """Takes outcomes one by one; a context, so that its last line is said even when the run is interrupted.

    Args:
        verb: what happens to inputs, in the past: ``converted``.
        total: how many inputs there are.
        left_out: what folders held besides, by its kind.
        as_json: whether each outcome is a line of JSON on standard output.
        quiet: whether only faults are told.
    """

    def __init__(
        self, verb: str, total: int, left_out: Mapping[str, int], *, as_json: bool = False, quiet: bool = False
    ) -> None:
        self._verb, self._total, self._left_out = verb, total, left_out
        self._as_json, self._quiet = as_json, quiet
        self._done = self._refused = self._notices = self._noticed = 0
        self._first_noticed = ""
        self._reasons: Counter[str] = Counter()
        self._states: Counter[State] = Counter()
        self._warned: set[str] = set()
        self._advice = Advice()
        self._tell: Callable[[str], None] = complain
        self._bar: Progress | None = None

    def __enter__(self) -> Self:
        if self._total > 1 and not self._quiet and _watched(as_json=self._as_json):
            from converter.cli.progress import bar

            self._bar, self._tell = bar(self._total)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
        if kind is KeyboardInterrupt:
            complain(f"converter: interrupted; {self._summary()}")
        elif kind is None and not self._quiet:
            complain(f"converter: {self._summary()}")

    def take(self, outcome: Outcome) -> None:
        """Tell of *outcome*, and count it."""
        if outcome.fault is None:
            self._done += 1
            self._states.update(state for _, _, state in outcome.files)
            if outcome.told and outcome.told.notices:
                self._notices += len(outcome.told.notices)
                self._noticed += 1
                self._first_noticed = self._first_noticed or str(outcome.input)
        else:
            self._refused += 1
            self._reasons[outcome.fault.kind] += 1
            self._tell(self._advice.once(outcome.fault.at(str(outcome.input))))
        for warning in outcome.warnings:
            if warning not in self._warned:
                self._warned.add(warning)
                self._tell(f"converter: {warning}")
        if self._as_json:
            say_json(_as_json(outcome))
        if self._bar is not None:
            self._bar.advance(self._bar.task_ids[0])

    def add(self, states: Iterable[State]) -> None:
        """Count files that belong to no single input."""
        self._states.update(states)

    @property
    def status(self) -> ExitStatus:
        """Whether all was done."""
        return ExitStatus.REFUSED if self._refused else ExitStatus.DONE

    def _summary(self) -> str:
        refused = f"refused{self._why()}"
        counts = [(self._done, self._verb, self._verb), (self._refused, refused, refused)]
        counts.append((self._total - self._done - self._refused, "not begun", "not begun"))
        parts = [counted(counts) or f"nothing to be {self._verb}"]
        parts.append(counted((self._states[state], f"file {state}", f"files {state}") for state in State))
        if self._notices:
            parts.append(self._odd())
        parts.append(omitted(self._left_out))
        return "; ".join(filter(None, parts))

    def _odd(self) -> str:
        """How many notices there are, and how to see them."""
        count = counted([(self._notices, "notice", "notices")])
        if self._as_json:
            return f"{count} (in the lines above)"
        if self._verb == "rendered":  # inputs are outputs, which cannot be inspected
            return f"{count} (`--json` shows {'it' if self._notices == 1 else 'them'})"
        command = f"`converter inspect {shlex.quote(self._first_noticed)}`"
        if self._noticed == 1:
            return f"{count} ({command} shows {'it' if self._notices == 1 else 'them'})"
        return f"{count} in {self._noticed} documents ({command} shows the first; `--json` names all)"

    def _why(self) -> str:
        """The reasons of many refusals, the most frequent first."""
        if self._refused < _MANY:
            return ""
        reasons = sorted(self._reasons.items(), key=lambda reason: (-reason[1], reason[0]))
        return f" ({', '.join(f'{count} {_REASONS.get(kind, kind)}' for kind, count in reasons)})"


def _watched(*, as_json: bool) -> bool:
    """Whether a person sees standard error, and nothing else is written on the same screen."""
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") in ("dumb", "unknown"):
        return False
    return not (as_json and sys.stdout is not None and sys.stdout.isatty())


def _as_json(outcome: Outcome) -> dict[str, Any]:
    told = outcome.told
    return {
        **path_fields("input", str(outcome.input)),
        "format": told and told.format,
        "outputs": [
            {"writer": writer, **path_fields("path", path), "state": state}
            for writer, path, state in outcome.files
        ],
        "notices": told.notices if told else [],
        "error": outcome.fault and outcome.fault._asdict(),
    }


def _notice(notice: Notice, source: Source) -> dict[str, Any]:
    said: dict[str, Any] = {"code": notice.code, "message": notice.message}
    if notice.span is not None:
        line, column = source.position(notice.span.start)
        said |= {"span": [notice.span.start, notice.span.end], "line": line, "column": column}
    return said
