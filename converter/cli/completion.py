"""`converter completion`: what a shell needs to complete our commands."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from converter.errors import ExitStatus

_PROGRAM = "converter"
_VARIABLE = "_CONVERTER_COMPLETE"
"""What the script asks this program with; click derives the name from that of the program."""


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> int:
    """Print the script that completes commands in a shell.

    \b
    bash: converter completion bash > ~/.local/share/bash-completion/completions/converter
    zsh:  converter completion zsh > "${fpath[1]}/_converter"
    fish: converter completion fish > ~/.config/fish/completions/converter.fish

    On a new account make the folder first: mkdir -p ~/.local/share/bash-completion/completions
    """  # noqa: D301 - click's own mark for lines that stay as they are
    kind = get_completion_class(shell)
    assert kind is not None, "the choice has only shells that click knows"
    click.echo(kind(context.find_root().command, {}, _PROGRAM, _VARIABLE).source())
    return ExitStatus.DONE
