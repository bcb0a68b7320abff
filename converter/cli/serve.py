"""`converter serve`: the service, and the page to drop documents on."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

import click

from converter.cli import parameters
from converter.cli.parameters import C
from converter.cli.session import Session
from converter.errors import ExitStatus, OptionError

if TYPE_CHECKING:
    from converter.serve.settings import Access, Limits
    from converter.targets import Setting

_TOKEN = "CONVERTER_TOKEN"
_SHORTEST = 16
"""Characters of a token that cannot be guessed."""
_LOOPBACK = "127.0.0.1"


def _number(flag: str, default: str, words: str, least: int = 1) -> Callable[[C], C]:
    return click.option(
        flag, metavar="N", type=click.IntRange(min=least), show_default=default, help=words, default=None
    )


@click.command("serve")
@click.option(
    "--address",
    metavar="ADDRESS",
    default=_LOOPBACK,
    show_default=True,
    help="Listen on this address of the machine.",
)
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Listen on this port; 0 is any that is free.",
)
@click.option(
    "--host",
    "hosts",
    metavar="NAME",
    multiple=True,
    help="Answer to this name too, such as that of a proxy before it.",
)
@click.option(
    "--token-file", metavar="FILE", type=parameters.PATH, help=f"Ask for the token in this file; or set {_TOKEN}."
)
@click.option(
    "--no-token", is_flag=True, help="Ask for no token, although the address can be reached from elsewhere."
)
@_number("--workers", "one for each processor", "Convert in so many processes.")
@_number("--waiting", "64", "Let so many requests wait; those beyond are told to come again.", least=0)
@_number("--max-body", "64", "Take documents of so many MiB.")
@_number("--max-held", "256", "Hold so many MiB of documents at once.")
@_number("--max-seconds", "60", "Let a conversion take so many seconds.")
@_number("--max-memory", "1024", "Let a conversion take so many MiB, on top of what the program takes.", least=64)
@parameters.settings
@parameters.quiet
@click.pass_obj
def command(  # noqa: PLR0913 - one for each option
    session: Session,
    *,
    address: str,
    port: int,
    hosts: tuple[str, ...],
    token_file: str | None,
    no_token: bool,
    workers: int | None,
    waiting: int | None,
    max_body: int | None,
    max_held: int | None,
    max_seconds: int | None,
    max_memory: int | None,
    settings: tuple[Setting, ...],
    quiet: bool,
) -> int:
    """Serve a page to drop documents on, and the same to programs over HTTP.

    The page is at the address that is printed; /v1/openapi.json describes the interface for programs. Only this
    machine can reach it, unless --address says otherwise: then a token is asked for. Documents are converted in
    processes of their own and kept nowhere. Ctrl-C ends the service.
    """
    _prove_installed()
    from converter.serve.server import serve
    from converter.serve.settings import Formats, Limits
    from converter.targets import wanted

    wanted(session.readers(), settings=settings)  # refuses what no format takes
    said = {
        "body_mib": max_body,
        "held_mib": max_held,
        "seconds": max_seconds,
        "memory_mib": max_memory,
        "workers": workers,
        "waiting": waiting,
    }
    limits = Limits(**{name: value for name, value in said.items() if value is not None})
    access = _access(address, hosts, _token(token_file), no_token=no_token)
    formats = Formats(only=session.only, block=session.block, order=session.order, settings=settings)
    _prove_sound(limits)
    with _listening(address, port) as listener:
        serve(listener, formats, limits, access, say=None if quiet else click.echo)
    return ExitStatus.DONE


def _prove_installed() -> None:
    from importlib.util import find_spec

    if missing := [
        name for name in ("starlette", "uvicorn", "prometheus_client", "pebble") if find_spec(name) is None
    ]:
        raise OptionError(f"{missing[0]} is not installed; pip install 'archive-converter[serve]'")


def _prove_sound(limits: Limits) -> None:
    if limits.held_mib < limits.body_mib:
        raise OptionError(
            f"--max-held {limits.held_mib} has no room for one document of --max-body {limits.body_mib}"
        )


def _token(file: str | None) -> str | None:
    """The token, out of a file or the environment: a command line can be read by everybody on the machine."""
    if file is None:
        token = os.environ.get(_TOKEN, "")
        where = _TOKEN
    else:
        try:
            token, where = Path(file).read_text(encoding="utf-8"), file
        except (OSError, UnicodeDecodeError) as error:
            raise OptionError(f"{file}: {getattr(error, 'strerror', None) or 'not UTF-8'}") from None
    token = token.strip()
    if not token and file is None:
        return None
    if len(token) < _SHORTEST or not (token.isascii() and token.isprintable()) or " " in token:
        raise OptionError(
            f"{where}: a token has {_SHORTEST} characters of ASCII or more and no blanks; make one: openssl rand -hex 32"
        )
    return token


def _access(address: str, hosts: tuple[str, ...], token: str | None, *, no_token: bool) -> Access:
    from converter.serve.settings import Access

    is_open = not _is_loopback(address)
    if is_open and token is None and not no_token:
        raise OptionError(
            f"{address} can be reached from elsewhere: set {_TOKEN} or give --token-file, so that not everybody may ask; "
            "or say --no-token"
        )
    if is_open and token is not None and not hosts:  # the token is enough: no stranger's page knows it
        return Access(token=token)
    return Access(token=token, hosts=frozenset(name.lower() for name in ("localhost", address, *hosts)))


def _is_loopback(address: str) -> bool:
    if address == "localhost":
        return True
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _listening(address: str, port: int) -> socket.socket:
    """A socket that listens, so that a port that is taken is told before any process is started."""
    try:
        family = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0][0]
        return socket.create_server((address, port), family=family)
    except OSError as error:
        hint = "; another port: --port 0" if port else ""
        raise OptionError(f"cannot listen on {address} port {port}: {error.strerror or error}{hint}") from None
