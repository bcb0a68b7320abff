"""`converter serve` as a process: where it listens, what it asks for, how it is full, how it ends."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

import pytest
from starlette.applications import Starlette

from converter.cli import main
from converter.cli.serve import command
from converter.errors import ConverterError, ExitStatus
from converter.serve.server import serve
from converter.serve.settings import Access, Formats, Limits

SECRET = "correct-horse-battery"


def refused(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert main(["--no-settings", "serve", "--port", "0", *options]) == ExitStatus.USAGE
    return capsys.readouterr().err


def test_another_address_wants_a_token(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody opens a service to a network by an option alone."""
    monkeypatch.delenv("CONVERTER_TOKEN", raising=False)

    assert "can be reached from elsewhere: set CONVERTER_TOKEN" in refused(capsys, "--address", "0.0.0.0")


@pytest.mark.parametrize("token", ["k.u.r.z", "with a blank in between", "nicht-ÄÖÜ-erlaubt"])
def test_a_token_must_be_one(capsys: pytest.CaptureFixture[str], tmp_path: Path, token: str) -> None:
    """It is named by its file and never shown."""
    (tmp_path / "token").write_text(token, encoding="utf-8")
    said = refused(capsys, "--token-file", str(tmp_path / "token"))

    assert "16 characters" in said
    assert token not in said


def test_a_file_without_a_token_does_not_open_the_service(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Nor does one that is not there."""
    (tmp_path / "token").write_text("\n")

    assert "16 characters" in refused(capsys, "--token-file", str(tmp_path / "token"))
    assert "No such file" in refused(capsys, "--token-file", str(tmp_path / "none"))


def test_a_port_that_is_taken_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Before any process is started."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        assert f"cannot listen on 127.0.0.1 port {port}: Address already in use" in refused(
            capsys, "--port", str(port)
        )


def test_help_tells_the_limits_that_hold() -> None:
    """What each option is without being given."""
    told = {one.opts[0]: one.show_default for one in command.params if str(one.show_default).isdigit()}
    limits = Limits()

    assert told == {
        "--waiting": str(limits.waiting),
        "--max-body": str(limits.body_mib),
        "--max-held": str(limits.held_mib),
        "--max-seconds": f"{limits.seconds:g}",
        "--max-memory": str(limits.memory_mib),
    }


def test_wrong_settings_are_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    """Options of formats, and limits that do not go together."""
    assert "tei has no option 'no_such'" in refused(capsys, "-s", "tei.no-such=1")
    assert "has no room for one document" in refused(capsys, "--max-body", "300")


def test_a_service_that_does_not_start_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not end as if all were done."""

    @asynccontextmanager
    async def failing(_: object) -> AsyncIterator[None]:
        raise RuntimeError("no worker answers")
        yield

    monkeypatch.setattr("converter.serve.server.application", lambda *_: Starlette(lifespan=failing))
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        pytest.raises(ConverterError, match="did not start"),
    ):
        serve(listener, Formats(), Limits(), Access(), say=None)


def test_a_service_that_is_to_outlive_its_terminal_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """``nohup`` has SIGHUP ignored, and so it is."""
    ended: list[int] = []

    def say(_: str) -> None:
        signal.raise_signal(signal.SIGHUP)
        asyncio.get_running_loop().call_later(0.5, signal.raise_signal, signal.SIGTERM)

    monkeypatch.setattr("converter.serve.server.application", lambda *_: Starlette())
    before = {
        signal.SIGHUP: signal.signal(signal.SIGHUP, signal.SIG_IGN),
        signal.SIGTERM: signal.signal(signal.SIGTERM, lambda number, _: ended.append(number)),
    }
    try:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            serve(listener, Formats(), Limits(), Access(), say=say)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

    assert ended == [signal.SIGTERM]


def test_ctrl_c_ends_it(start) -> None:
    """As an interruption, without a traceback."""
    with start("--workers", "1") as running:
        running.process.send_signal(signal.SIGINT)

        assert running.process.wait(60) == ExitStatus.INTERRUPTED
        assert running.process.stderr.read().strip() == ""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("end", "times"), [(signal.SIGTERM, 1), (signal.SIGINT, 1), (signal.SIGINT, 2), (signal.SIGHUP, 1)]
)
def test_it_ends_although_a_document_hangs(start, monkeypatch: pytest.MonkeyPatch, end: int, times: int) -> None:
    """Whoever waits is told so, and nothing is left of it; at the second Ctrl-C at once."""
    plugins = Path(__file__).parents[1] / "ingest/plugins"
    monkeypatch.setattr("sys.path", [*sys.path, str(plugins)])
    with start("--workers", "1", PYTHONPATH=os.pathsep.join(filter(None, sys.path))) as running:
        body = b"FAULT: hang\n"
        waiting = running.connection()
        waiting.request("POST", "/v1/convert?to=copy", body)
        while b"pending_requests 1.0" not in running.ask("GET", "/metrics")[2]:
            time.sleep(0.01)
        time.sleep(0.5)
        processes = running.family()
        for _ in range(times):
            running.process.send_signal(end)
            time.sleep(0.2)
        answer = waiting.getresponse()

        assert (answer.status, json.loads(answer.read())["detail"]) == (
            503,
            "the service ends; come again when it is back",
        )
        assert running.process.wait(30) == (130 if end == signal.SIGINT else 128 + end)
        assert "Traceback" not in running.process.stderr.read()
        waiting.close()
    end_of_waiting = time.monotonic() + 10
    while alive := [pid for pid in processes if Path(f"/proc/{pid}").exists()]:
        assert time.monotonic() < end_of_waiting, alive
        time.sleep(0.05)


def test_an_open_service_without_a_token_answers_to_no_name_but_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a page of a stranger could reach it under a name of its own; a token keeps that out by itself."""
    served = []
    monkeypatch.delenv("CONVERTER_TOKEN", raising=False)
    monkeypatch.setattr("converter.serve.server.serve", lambda _, *rest, **__: served.append(rest[2]))
    for options in (("--no-token",), ("--no-token", "--host", "Archive.example"), ()):
        assert main(["--no-settings", "serve", "--address", "0.0.0.0", "--port", "0", *options]) == (
            ExitStatus.DONE if options else ExitStatus.USAGE
        )
    monkeypatch.setenv("CONVERTER_TOKEN", SECRET)
    assert main(["--no-settings", "serve", "--address", "0.0.0.0", "--port", "0"]) == ExitStatus.DONE

    assert [access.hosts for access in served] == [
        {"localhost", "0.0.0.0"},
        {"localhost", "0.0.0.0", "archive.example"},
        None,
    ]


def pieces(size: int) -> Iterator[bytes]:
    for _ in range(size):
        yield bytes(1 << 16)


def test_a_life(start, root: Path, tmp_path: Path) -> None:
    """It asks for its token, takes a document in pieces and no more than it may, is full, and ends in order."""
    (tmp_path / "token").write_text(f"{SECRET}\n")
    herring = (root / "seeds/cable-herring.txt").read_bytes()
    bearer = {"Authorization": f"Bearer {SECRET}"}
    options = ("--token-file", str(tmp_path / "token"), "--workers", "1", "--waiting", "0", "--max-body", "1")
    with start(*options) as running:
        assert running.ask("POST", "/v1/detect", herring)[0] == 401
        status, _, data = running.ask("POST", "/v1/detect", iter([herring[:100], herring[100:]]), **bearer)
        assert (status, json.loads(data)["format"]) == (200, "cable")

        status, _, data = running.ask("POST", "/v1/detect", pieces(17), **bearer)
        assert (status, json.loads(data)["title"]) == (413, "The document is too large")

        waiting = running.connection()
        waiting.putrequest("POST", "/v1/detect")
        waiting.putheader("Content-Length", str(len(herring)))
        waiting.putheader("Authorization", bearer["Authorization"])
        waiting.endheaders(herring[:100])
        while b"pending_requests 1.0" not in running.ask("GET", "/metrics", **bearer)[2]:
            time.sleep(0.01)
        status, headers, _ = running.ask("POST", "/v1/detect", herring, **bearer)
        assert (status, headers["retry-after"]) == (503, "1")
        assert running.ask("GET", "/healthz")[0] == 200
        waiting.send(herring[100:])
        assert waiting.getresponse().status == 200
        waiting.close()

        running.process.send_signal(signal.SIGTERM)
        assert running.process.wait(60) == 128 + signal.SIGTERM
        errors = running.process.stderr.read()
    assert SECRET not in errors
    assert "Traceback" not in errors


def test_there_are_only_so_many_connections(start) -> None:
    """Those beyond are told so at once, and when others are gone there is room again."""
    with start("--workers", "1") as running, ExitStack() as idle:
        for _ in range(500):
            idle.enter_context(socket.create_connection(("127.0.0.1", running.port)))
        status, headers, _ = running.ask("GET", "/healthz")
        assert (status, headers["retry-after"]) == (503, "1")
        idle.close()
        while running.ask("GET", "/healthz")[0] == 503:
            time.sleep(0.01)

        assert running.ask("GET", "/healthz")[0] == 200


@pytest.mark.slow
def test_the_head_of_a_request_is_not_waited_for(start) -> None:
    """On a new connection, and on one that was answered; a body may take longer than a head."""
    head = b"POST /v1/detect HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n"
    with start("--workers", "1") as running:
        silent, slow, kept, body = (socket.create_connection(("127.0.0.1", running.port), 30) for _ in range(4))
        slow.send(head[:20])
        kept.send(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        answered = b""
        while not answered.endswith(b"}"):
            answered += kept.recv(1 << 16)
        kept.send(head[:20])
        body.send(head)
        for one in (silent, slow, kept):
            assert one.recv(1 << 16) == b""
            one.close()
        body.send(b"Dear Sir,")

        assert body.recv(1 << 16).startswith(b"HTTP/1.1 200")
        body.close()


def test_the_command_starts_without_what_it_serves_with(root: Path) -> None:
    """Its help is there without the extra, and the other commands pay nothing for it."""
    import subprocess
    import sys

    code = (
        "import sys; from converter.cli import main; main(['serve', '--help']); "
        "print([name for name in ('starlette', 'uvicorn', 'pebble', 'asyncio') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)

    assert done.stdout.splitlines()[-1] == "[]"
