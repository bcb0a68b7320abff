"""`converter plugins new`: a distribution of its own, with a small format that works."""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

import click

from converter.cli import parameters
from converter.cli.messages import shown
from converter.cli.session import Session
from converter.errors import ExitStatus, OptionError, OutputError
from converter.files import write_whole

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from converter.registry import Registry

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_ENDING = ".template"
_MODULE = "MODULE"
"""What the package is called in the names of templates."""


@click.command("new")
@click.argument("name")
@click.option("--reader", "kind", flag_value="reader", help="Make a plugin that reads a format.")
@click.option("--writer", "kind", flag_value="writer", help="Make a plugin that writes a format.")
@click.option("--into", metavar="DIR", type=parameters.PATH, default=".", help="Make its folder in this one.")
@click.pass_obj
def command(session: Session, name: str, *, kind: str | None, into: str) -> int:
    """Make a plugin: a distribution with a small format that works, its samples and its tests.

    NAME is what --from or --to will take: small letters, digits and single hyphens. The folder is called
    converter-NAME and must not be there yet.
    """
    if kind is None:
        raise click.UsageError("say what it is to be: --reader or --writer")
    _refuse_taken(name, session.load())
    folder = Path(into) / f"converter-{name}"
    if folder.exists():
        raise OutputError(f"{folder} is there already; name another plugin, or another folder with --into")
    contents = {folder / path: data for path, data in project(name, kind).items()}
    write_whole(contents)
    for path in sorted(contents):
        click.echo(shown(str(path)))
    click.echo(
        f"Next, in {shown(str(folder))}: pip install -e '.[test]', pytest, converter formats {name}", err=True
    )
    return ExitStatus.DONE


def project(name: str, kind: str) -> dict[str, bytes]:
    """The files of a plugin called *name* that is a *kind* (``reader`` or ``writer``), by their paths in its folder."""
    words = name.replace("-", " ")
    values = {
        "name": name,
        "words": words,
        "word": words.upper(),
        "title": words.capitalize(),
        "summary": f"documents called {words}" if kind == "reader" else f"plain text called {words}",
        "distribution": f"converter-{name}",
        "module": _module(name),
        "suffix": f".{name.replace('-', '')}.txt",
    }
    made = {}
    for part in ("common", kind):
        for path, template in _templates(files("converter.cli") / "template" / part):
            made[path.replace(_MODULE, values["module"])] = Template(template).substitute(values).encode()
    return made


def _templates(folder: Traversable, path: str = "") -> list[tuple[str, str]]:
    """Each template in *folder*: the path of the file that it makes, and its text."""
    found: list[tuple[str, str]] = []
    for one in folder.iterdir():
        if one.is_dir():
            found += _templates(one, f"{path}{one.name}/")
        elif one.name.endswith(_ENDING):
            found.append((path + one.name.removesuffix(_ENDING), one.read_text(encoding="utf-8")))
    return found


def _module(name: str) -> str:
    return f"converter_{name.replace('-', '_')}"


def _refuse_taken(name: str, registry: Registry) -> None:
    """See that a plugin called *name* would be taken beside those that are there.

    Raises:
        OptionError: it is no name, or a format, a plugin or a module has it.
    """
    if not _NAME.fullmatch(name):
        raise OptionError(
            f"{name!r} is no name of a plugin; take small letters, digits and single hyphens, such as ship-log"
        )
    owners = {offer.plugin.name: "a plugin" for offer in registry.offers}
    owners |= {reader.name: "a reader" for reader in registry.readers}
    owners |= {writer.name: "a writer" for writer in registry.writers}
    if name in owners:
        raise OptionError(f"{owners[name]} is called {name!r} already; take another name")
    if find_spec(_module(name)) is not None:
        raise OptionError(f"a module is called {_module(name)} already; take another name")
