"""`converter plugins`: who offers what, and who was refused."""

from __future__ import annotations

from typing import Any

import click

from converter.cli import parameters
from converter.cli.messages import columns, say_json, screen_width
from converter.cli.session import Session
from converter.errors import ExitStatus
from converter.registry import Offer, Plugin


class _Parts(click.Group):
    """`new` is loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return ["new"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name != "new":
            return None
        from converter.cli.new_plugin import command

        return command


@click.group("plugins", cls=_Parts, invoke_without_command=True, subcommand_metavar="[new NAME]")
@parameters.as_json
@click.pass_context
def command(context: click.Context, *, as_json: bool) -> int:
    """List the plugins, and those that were refused.

    With --json, give one object: the plugins with what they offer, and the refused ones with the reason.
    """
    if context.invoked_subcommand is not None:
        return ExitStatus.DONE
    session: Session = context.obj
    registry = session.load()
    if as_json:
        say_json(
            {
                "plugins": [{**_plugin(offer.plugin), **_offered(offer)} for offer in registry.offers],
                "refused": [{**_plugin(one.plugin), "reason": one.reason} for one in registry.refusals],
            }
        )
    else:
        rows = [(offer.plugin.name, _from(offer.plugin), _in_words(offer)) for offer in registry.offers]
        rows += [(one.plugin.name, _from(one.plugin), f"refused: {one.reason}") for one in registry.refusals]
        click.echo(columns(rows, width=screen_width()) if rows else "There are no plugins.")
    return ExitStatus.PLUGINS if session.strict and registry.refusals else ExitStatus.DONE


def _plugin(plugin: Plugin) -> dict[str, str]:
    return {"name": plugin.name, "distribution": plugin.distribution, "version": plugin.version}


def _from(plugin: Plugin) -> str:
    return f"{plugin.distribution} {plugin.version}".strip()


def _offered(offer: Offer) -> dict[str, Any]:
    return {
        "readers": [reader.name for reader in offer.readers],
        "writers": [writer.name for writer in offer.writers],
        "extensions": [extension.prefix for extension in offer.extensions],
    }


def _in_words(offer: Offer) -> str:
    kinds = [f"{kind} {', '.join(names)}" for kind, names in _offered(offer).items() if names]
    return "; ".join(kinds) or "nothing"
