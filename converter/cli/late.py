"""Groups of commands that are loaded when they are called; listing them loads none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import click

from converter.errors import OptionError


class LateGroup(click.Group):
    """A group of commands that are loaded when they are called.

    Args:
        summaries: what each command does, in the order of the help.
        load: gives the command of a name.
    """

    def __init__(
        self, *args: Any, summaries: Mapping[str, str], load: Callable[[str], click.Command], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._summaries = summaries
        self._load = load

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return self._load(cmd_name) if cmd_name in self._summaries else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self._summaries and not ctx.resilient_parsing:
            raise OptionError.unknown("command", args[0], self._summaries)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(self._summaries.items()))
