"""What people and programs are told: names made safe to show, aligned columns, JSON lines."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import click

from converter.errors import EXPLANATION, OTHER_READER

if TYPE_CHECKING:
    from converter.detection import Claim

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]")
_BYTES = range(0xDC80, 0xDD00)
"""What Python puts for the bytes of a file name that are not UTF-8."""
_NARROWEST = 20
"""Characters of a folded column, however little room there is."""


def shown(text: str) -> str:
    r"""*text* on one line and without a power over the terminal: what is not to be seen is escaped.

    A line end is ``\n``, the byte F1 in a file name that is not UTF-8 is ``\xf1``.
    """
    return text if text.isprintable() else _UNSEEN.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code - 0xDC00:02x}" if code in _BYTES else match[0].encode("unicode_escape").decode()


def complain(message: str) -> None:
    """One line on standard error."""
    click.echo(shown(message), err=True)


def misuse(error: click.ClickException) -> str:
    """What is wrong with a command line, in the words of click but in our style, and where to look."""
    if isinstance(error, click.NoSuchOption) and error.possibilities:
        begun = error.option_name
        first = min(error.possibilities, key=lambda option: not option.startswith(begun))
        return f"no such option {begun!r}; did you mean {first!r}?"
    words = " ".join(error.format_message().removesuffix(".").split()).replace(". Did you", "; did you")
    words = words[:1].lower() + words[1:]
    context = error.ctx if isinstance(error, click.UsageError) else None
    if isinstance(error, click.BadParameter) and context is not None and error.param is not None:
        source = context.get_parameter_source(error.param.name or "")
        if source is click.core.ParameterSource.DEFAULT_MAP:
            return f"{context.find_root().obj.settings.path}: {words}"
    return words if context is None or words.endswith("?") else f"{words}; see `{context.command_path} --help`"


def screen_width() -> int | None:
    """How wide the terminal behind standard output is; None if it is no terminal, where lines are not cut."""
    from shutil import get_terminal_size

    return get_terminal_size().columns if sys.stdout is not None and sys.stdout.isatty() else None


def columns(rows: Sequence[Sequence[str]], indent: str = "", width: int | None = None) -> str:
    """*rows* as lines with aligned columns; the last column is folded if they are to fit a *width*."""
    from textwrap import wrap

    cells = [[shown(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)][:-1]
    margin = len(indent) + sum(widths) + 2 * len(widths)
    lines = []
    for *first, last in cells:
        before = indent + "".join(f"{cell:<{size}}  " for cell, size in zip(first, widths, strict=True))
        folded = [last] if width is None else wrap(last, max(width - margin, _NARROWEST))
        lines += [
            f"{left}{part}".rstrip()
            for left, part in zip_longest((before,), folded or ("",), fillvalue=" " * margin)
        ]
    return "\n".join(lines)


def say_json(value: Mapping[str, Any]) -> None:
    """*value* as one line of JSON on standard output."""
    import orjson

    try:
        line = orjson.dumps(value)
    except orjson.JSONEncodeError:  # a message that quotes a name which is not UTF-8
        line = orjson.dumps(_speakable(value))
    click.echo(line)


def _speakable(value: Any) -> Any:
    """*value* with the texts in it as they are shown."""
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, Mapping):
        return {key: _speakable(one) for key, one in value.items()}
    return [_speakable(one) for one in value] if isinstance(value, list | tuple) else value


class Advice:
    """Gives each advice once in a run: a message that gives it again goes without it."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def once(self, message: str) -> str:
        """*message*, without what was advised before."""
        advice = next((one for one in (EXPLANATION, OTHER_READER) if one in message), "")
        if advice in self._given:
            return message.replace(f"; {advice}", "")
        self._given.update({advice} if advice else ())
        return message


def path_fields(key: str, path: str | os.PathLike[str]) -> dict[str, str]:
    """A file's name for JSON; one that is not UTF-8 is given as well with its bytes percent-encoded."""
    from urllib.parse import quote

    name = os.fspath(path)
    try:
        name.encode()
    except UnicodeEncodeError:
        name_bytes = os.fsencode(name)
        return {key: name_bytes.decode("utf-8", "replace"), f"{key}_encoded": quote(name_bytes)}
    return {key: name}


def failures(claims: Iterable[Claim]) -> tuple[str, ...]:
    """A sentence on each reader that broke while it was asked whether it knows a text."""
    return tuple(
        f"{claim.reader!r} broke while asked to detect: {claim.failure}; report it to its authors"
        for claim in claims
        if claim.failure is not None
    )


def omitted(left_out: Mapping[str, int]) -> str:
    """What folders held that was left out: ``left out: hidden 1, outputs 2``."""
    counts = ", ".join(f"{kind} {count}" for kind, count in left_out.items())
    return f"left out: {counts}" if counts else ""


def counted(counts: Iterable[tuple[int, str, str]]) -> str:
    """Counts in words, without those that are nothing: ``2 refused, 1 file``."""
    return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts if count)
