"""Who may ask: those who know the token, by a name that is answered to, and no page of a stranger."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from converter.serve.bodies import RefusedError, received
from converter.serve.crew import BusyError, Crew, GoneError, Place
from converter.serve.doing import Doing
from converter.serve.guard import OPEN, Guard
from converter.serve.query import Query
from converter.serve.settings import MIB, Access, Formats, Limits
from converter.serve.work import Answer, Task

TOKEN = "0123456789abcdef"


def guarded(access: Access) -> TestClient:
    async def answer(_: Request) -> PlainTextResponse:
        return PlainTextResponse("answered")

    paths = (*OPEN, "/v1/detect", "/metrics")
    inner = Starlette(routes=[Route(path, answer, methods=["GET", "POST"]) for path in paths])
    return TestClient(Guard(inner, access), "http://localhost")


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (f"Bearer {TOKEN}", 200),
        (f"bearer {TOKEN}", 200),
        (f"Bearer {TOKEN}x", 401),
        (f"Bearer {TOKEN[:-1]}", 401),
        (f"Basic {TOKEN}", 401),
        ("Bearer", 401),
        ("Bearer \xe9", 401),
        ("", 401),
    ],
)
def test_what_is_done_with_documents_wants_the_token(said: str, status: int) -> None:
    """And so do the counts; only the token as it is opens them."""
    client = guarded(Access(token=TOKEN))
    for path in ("/v1/detect", "/metrics"):
        answer = client.post(path, headers={"Authorization": said.encode("latin-1")})

        assert answer.status_code == status
        assert answer.headers.get("www-authenticate") == ("Bearer" if status == 401 else None)
    assert TOKEN not in repr(Access(token=TOKEN))


@pytest.mark.parametrize("path", OPEN)
def test_what_says_nothing_of_documents_wants_none(path: str) -> None:
    """So that the page can ask for the token, and a machine whether the service is alive."""
    assert guarded(Access(token=TOKEN)).get(path).text == "answered"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8000", 200),
        ("[::1]:8000", 200),
        ("localhost.evil.example", 421),
        ("[::1", 200),
        ("192.0.2.7:8000", 200),
        ("192.0.2.7.evil.example", 421),
        ("", 421),
    ],
)
def test_only_names_of_its_own_are_answered_to(host: str, status: int) -> None:
    """A page of a stranger that gives its own name the address of this machine is not answered; an address is no name."""
    client = guarded(Access(hosts=frozenset({"localhost"})))

    assert client.get("/v1/detect", headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://proxy.example"}, 200),
        ({"Origin": "http://localhost"}, 200),
        ({"Origin": "http://localhost:8080"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_pages_of_other_origins_may_not_ask(said: dict[str, str], status: int) -> None:
    """Browsers say from where a request comes; less of it to an address of a network than to this machine."""
    assert guarded(Access()).post("/v1/detect", headers=said).status_code == status
    assert guarded(Access()).get("/", headers=said).status_code == 200


class Idle(Crew):
    """A crew without workers."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(Formats(), limits)
        self.future, self._workers = Future(), self

    def submit(self, *_: object) -> Future:
        return self.future


async def gone() -> None:
    """A client that has left."""


def test_nothing_is_begun_for_whoever_has_left() -> None:
    """The task leaves the queue."""
    crew = Idle(Limits())
    task = Task(action="detect", query=Query(), data=b"")
    with pytest.raises(GoneError):
        asyncio.run(crew.answer(task, gone()))

    assert crew.future.cancelled()


def test_what_has_begun_is_finished() -> None:
    """To end a worker would cost the next request more."""
    crew, answer = Idle(Limits()), Answer(data=b"{}")
    task = Task(action="detect", query=Query(), data=b"")
    crew.future.set_running_or_notify_cancel()
    threading.Timer(0.05, crew.future.set_result, [answer]).start()

    assert asyncio.run(crew.answer(task, gone())) == answer


def test_a_document_that_does_not_arrive_is_not_waited_for() -> None:
    """After the time that it has, its place is free again."""

    async def receive() -> dict[str, object]:
        return await asyncio.Future()

    crew = Idle(Limits(arrival_seconds=0.01))
    request = Request({"type": "http", "method": "POST", "headers": []}, receive)
    with crew.place() as place, pytest.raises(RefusedError) as caught:
        asyncio.run(received(request, place, crew.limits))

    assert caught.value.problem.status == 408
    assert (crew.requests, crew.held) == (0, 0)


def test_there_are_only_so_many_requests_and_bytes() -> None:
    """What is held is given back, whatever became of the request."""
    crew = Idle(Limits(workers=1, waiting=1, held_mib=1))
    with crew.place() as first, crew.place() as second:
        with pytest.raises(BusyError), crew.place():
            pass
        Place.hold(first, MIB - 1)
        with pytest.raises(BusyError):
            second.hold(2)
        second.hold(1)
        assert (crew.requests, crew.held) == (2, MIB)

    assert (crew.requests, crew.held) == (0, 0)


def test_a_place_is_kept_until_the_answer_is_taken() -> None:
    """A client that reads nothing fills no memory: its answer is held in place of its document, and for a time only."""
    crew = Idle(Limits(arrival_seconds=0.05))
    crew.future.set_result(Answer(data=bytes(MIB)))
    counted, held = [], []

    async def receive() -> dict[str, object]:
        if held:  # the document is here: the next that could come is that the client leaves
            return await asyncio.Future()
        held.append(0)
        return {"type": "http.request", "body": b"x", "more_body": False}

    async def send(_: object) -> None:
        held.append(crew.held)
        await asyncio.Future()

    scope = {"type": "http", "method": "POST", "headers": [], "query_string": b""}
    asyncio.run(Doing("detect", crew, counted.append)(scope, receive, send))

    assert held == [0, MIB]
    assert counted == ["slow"]
    assert (crew.requests, crew.held) == (0, 0)
