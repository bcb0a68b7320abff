"""The service as an application in this process, with workers of its own, and as the command in another."""

from __future__ import annotations

import http.client
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from converter.serve.app import application
from converter.serve.settings import Access, Formats, Limits

LOCAL = "http://localhost"
PYTHONPATH = os.pathsep.join(filter(None, sys.path))
"""Before any test has put the plugins of others there."""


Serving = Callable[[Formats, Limits], AbstractContextManager[TestClient]]


@pytest.fixture(scope="session")
def serving() -> Serving:
    """The service in this process, from when its workers answer until they are ended."""

    @contextmanager
    def call(formats: Formats, limits: Limits) -> Iterator[TestClient]:
        access = Access(hosts=frozenset({"localhost"}))
        with TestClient(application(formats, limits, access), LOCAL, raise_server_exceptions=False) as client:
            yield client

    return call


@pytest.fixture(scope="session")
def service(serving: Serving) -> Iterator[TestClient]:
    """The service with our own formats, which takes documents of a mebibyte."""
    formats = Formats(only=("cable", "docx", "html", "jsonld", "news", "record", "tei"))
    with serving(formats, Limits(workers=1, body_mib=1)) as client:
        yield client


@pytest.fixture(scope="module")
def ward(serving: Serving) -> Iterator[TestClient]:
    """The service with a plugin that breaks on each document as that says; a conversion may take little."""
    folder = str(Path(__file__).parents[1] / "ingest/plugins")
    sys.path.insert(0, folder)
    try:
        with serving(Formats(only=("faults",)), Limits(workers=1, seconds=3, memory_mib=256)) as client:
            yield client
    finally:
        sys.path.remove(folder)


class Running:
    """A service in a process of its own."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process, self.port = process, port

    def connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def family(self) -> list[int]:
        """The process, and all that come from it."""
        parents = {}
        for status in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):  # it has ended
                parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
        found = [self.process.pid]
        for one in found:
            found += [child for child, parent in parents.items() if parent == one]
        return found

    def ask(
        self, method: str, path: str, body: object = None, **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        connection = self.connection()
        connection.request(method, path, body, headers)  # type: ignore[arg-type]
        answer = connection.getresponse()
        found = answer.status, {key.lower(): value for key, value in answer.getheaders()}, answer.read()
        connection.close()
        return found


@pytest.fixture(scope="session")
def start() -> Callable[..., AbstractContextManager[Running]]:
    """Start ``converter serve`` with some options, at a port that is free."""

    @contextmanager
    def call(*options: str, **variables: str) -> Iterator[Running]:
        command = [sys.executable, "-m", "converter", "--no-settings", "serve", "--port", "0", *options]
        environment = {**os.environ, "PYTHONPATH": PYTHONPATH, **variables}
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
        ) as process:
            try:
                line = process.stdout.readline()
                if not line:
                    raise AssertionError(process.stderr.read())
                yield Running(process, int(line.rstrip("/\n").rpartition(":")[2]))
            finally:
                process.terminate()

    return call


@pytest.fixture(scope="module")
def browser() -> Iterator:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (extra `check`)")
    with api.sync_playwright() as playwright:
        program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        try:
            found = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        except api.Error as error:
            pytest.skip(f"there is no Chromium here: {str(error).splitlines()[0]}")
        yield found
        found.close()


@pytest.fixture(scope="module")
def running(start) -> Iterator:
    with start("--workers", "1") as service:
        yield service


@pytest.fixture
def open_page(browser, running) -> Iterator[Callable]:
    """Open the page; whatever the browser complains of is a fault of the page, but for documents that are refused."""
    contexts, complaints = [], []

    def call(**more):
        context = browser.new_context(**more)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"http://127.0.0.1:{running.port}/")
        return page

    yield call
    for context in contexts:
        context.close()
    assert [words for words in complaints if "status of 422" not in words] == []
