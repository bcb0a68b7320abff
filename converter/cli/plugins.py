"""`converter plugins`: who offers what, and who was refused."""

from __future__ import annotations

import re
from typing import Any

import click

from converter import __version__
from converter.cli import parameters
from converter.cli.messages import columns, say_json, screen_width
from converter.cli.session import Session
from converter.errors import ExitStatus
from converter.registry import Offer, Plugin

_OWN = "archive-converter"
_PROJECT = re.compile(r"[A-Za-z0-9._-]+")
"""The name at the beginning of a requirement."""


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

    With --json, give one object: the plugins with what they offer, the refused ones with the reason, and the versions
    of all that they stand on: what to add to a report of a fault.
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
                **_surroundings(session),
            }
        )
    else:
        rows = [(offer.plugin.name, _from(offer.plugin), _in_words(offer)) for offer in registry.offers]
        rows += [(one.plugin.name, _from(one.plugin), f"refused: {one.reason}") for one in registry.refusals]
        click.echo(columns(rows, width=screen_width()) if rows else "There are no plugins.")
    return ExitStatus.PLUGINS if session.strict and registry.refusals else ExitStatus.DONE


def _surroundings(session: Session) -> dict[str, Any]:
    """The versions of this program, of Python, of the system and of each library that is needed or of use."""
    import platform
    import sys
    from importlib.metadata import PackageNotFoundError, requires, version

    libraries: dict[str, str | None] = {}
    for name in sorted({match[0] for one in requires(_OWN) or () if (match := _PROJECT.match(one))} - {_OWN}):
        try:
            libraries[name] = version(name)
        except PackageNotFoundError:
            libraries[name] = None
    return {
        "converter": __version__,
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "platform": platform.platform(),
        "encoding": sys.getfilesystemencoding(),
        "libraries": libraries,
        "settings": None if session.settings.path is None else str(session.settings.path),
        "chosen": {"only": session.only, "block": session.block, "order": session.order},
    }


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
