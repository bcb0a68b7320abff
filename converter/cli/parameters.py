"""Options that several commands take, their types, and what a shell completes them with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from converter.cli.settings_file import Settings
    from converter.formats import Reader, Writer
    from converter.registry import Registry
    from converter.targets import Setting

C = TypeVar("C", bound=Callable[..., Any])


ENCODINGS = (
    "cp1250",
    "cp1251",
    "cp1252",
    "cp1253",
    "cp1256",
    "cp437",
    "cp850",
    "big5",
    "euc-jp",
    "euc-kr",
    "gb18030",
    "iso-8859-1",
    "iso-8859-2",
    "iso-8859-15",
    "koi8-r",
    "mac-roman",
    "shift-jis",
    "utf-8",
    "utf-16-be",
    "utf-16-le",
)
"""Those that old texts have; Python knows more."""


def plugin_names(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """What ``--only`` and ``--block`` take."""
    from converter.loading import plugin_points

    return _starting(incomplete, sorted({point.name for point in plugin_points()}))


def format_names(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """What ``converter formats`` takes."""
    return _starting(incomplete, sorted({one.name for one in _formats(context)}))


def _reader_names(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return _starting(incomplete, [reader.name for reader in _registry(context).readers])


def _writer_names(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    before, comma, last = incomplete.rpartition(",")
    given = before.split(",")
    names = [writer.name for writer in _registry(context).writers if writer.name not in given]
    return _starting(last, names, before + comma)


def _setting_names(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from converter.formats import describe_options

    return [
        CompletionItem(f"{one.name}.{key}=", help=text)
        for one in _formats(context)
        for key, _, _, text in describe_options(one.options)
        if f"{one.name}.{key}=".startswith(incomplete)
    ]


def _starting(incomplete: str, names: Sequence[str], before: str = "") -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(before + name) for name in names if name.startswith(incomplete)]


def _formats(context: click.Context) -> list[Reader[Any] | Writer[Any]]:
    registry = _registry(context)
    return [*registry.readers, *registry.writers]


def _registry(context: click.Context) -> Registry:
    """The formats for a shell that asks; the command itself has not been called."""
    from converter.cli.session import Session
    from converter.cli.settings_file import find, load

    given = context.find_root().params
    settings = load(None if given.get("no_settings") else find(given.get("settings_file")))
    return Session.of(given.get("only") or (), given.get("block") or (), settings).load()


def _split_names(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Names with commas between; each once, in the order given; none if the option was not given."""
    names = tuple(dict.fromkeys(name for one in ",".join(values).split(",") if (name := one.strip())))
    if values and not names:
        raise click.BadParameter("name at least one writer")
    return names


def split_plugins(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Names with commas between, as they were given."""
    return tuple(name.strip() for one in values for name in one.split(","))


def _encoding_names(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return _starting(incomplete.lower(), ENCODINGS)


def _split_settings(context: click.Context, _: click.Parameter, values: tuple[str, ...]) -> tuple[Setting, ...]:
    """What the settings file says of formats, and what the command line says, which goes before it."""
    said = of_file(context.obj.settings) if context.obj is not None else ()
    return (*said, *map(_setting, values))


def of_file(settings: Settings) -> tuple[Setting, ...]:
    """The options of formats that the settings file gives."""
    from converter.targets import Setting

    return tuple(
        Setting(name, key, value, str(settings.path))
        for name, options in settings.formats.items()
        for key, value in options.items()
    )


def _setting(text: str) -> Setting:
    """``FORMAT.KEY=VALUE``; a hyphen in the key is as good as an underscore."""
    from converter.targets import Setting

    path, equals, value = text.partition("=")
    format_name, dot, key = path.partition(".")
    if not (equals and dot and format_name and key):
        raise click.BadParameter(f"{text!r} is not FORMAT.KEY=VALUE, such as record.indent=no")
    return Setting(format_name, key.replace("-", "_"), value)


def _known_encoding(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        try:
            b"x".decode(value)
        except UnicodeError:  # such as half a character of UTF-16
            return value
        except LookupError:
            raise click.BadParameter(f"no text encoding is called {value!r}; try utf-8 or cp1252") from None
    return value


def options(*several: Callable[[C], C]) -> Callable[[C], C]:
    """Several options as one decorator."""

    def decorate(function: C) -> C:
        for option in reversed(several):
            function = option(function)
        return function

    return decorate


PATH = click.Path(readable=False)
"""Any path: whether it can be read is said when it is, so that one bad input does not stop the others."""

inputs = click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=PATH)
as_json = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
quiet = click.option("-q", "--quiet", is_flag=True, help="Say nothing but what went wrong.")
overwrite = click.option("--overwrite", is_flag=True, help="Replace files that are there already.")
settings = click.option(
    "-s",
    "--set",
    "settings",
    metavar="FORMAT.KEY=VALUE",
    multiple=True,
    callback=_split_settings,
    shell_complete=_setting_names,
    help="Set an option of a format; `converter formats NAME` lists them. May be repeated.",
)
encoding = click.option(
    "--encoding",
    metavar="NAME",
    callback=_known_encoding,
    shell_complete=_encoding_names,
    help="Decode the input so, such as cp1252; otherwise it is UTF-8, or has a byte order mark.",
)
reading = options(
    click.option(
        "--from",
        "reader",
        metavar="NAME",
        shell_complete=_reader_names,
        help="Use this reader, whatever the text looks like; `converter formats` lists them.",
    ),
    encoding,
)
otherwise = click.option(
    "--otherwise",
    metavar="NAME",
    shell_complete=_reader_names,
    help="Where no reader is sure, use this one if it holds the text possible.",
)
to = click.option(
    "--to",
    metavar="NAME,...",
    callback=_split_names,
    shell_complete=_writer_names,
    multiple=True,
    show_default="tei,docx,jsonld",
    help="Write these formats; `converter formats` lists them.",
)
jobs = click.option(
    "-j",
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    show_default="one for each hundred inputs, as many as there are processors",
    help="Convert in so many processes; the outputs are the same.",
)
writing = options(
    to,
    click.option(
        "-o",
        "--output",
        metavar="DIR",
        type=PATH,
        help="Write into this folder, not beside the input; `-` writes one output to standard output.",
    ),
    overwrite,
)
