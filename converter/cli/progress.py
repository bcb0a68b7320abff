"""A bar on the terminal for runs of several inputs."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from converter.cli.messages import shown


def bar(total: int) -> tuple[Progress, Callable[[str], None]]:
    """A bar on standard error, and the way to say something above it."""
    console = Console(stderr=True)
    progress = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    progress.add_task("", total=total)

    def tell(message: str) -> None:
        console.print(shown(message), markup=False, highlight=False, soft_wrap=True)

    return progress, tell
