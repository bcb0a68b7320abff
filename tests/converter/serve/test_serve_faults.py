"""Whatever a document makes a plugin do, the next request is answered."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from converter.serve.problems import BASE
from converter.serve.settings import MIB, Formats, Limits

IN_PYTHON = {
    "raise": (500, "plugin"),
    "refuse": (422, "read"),
    "exit": (500, "plugin"),
    "rubbish": (500, "plugin"),
    "lose": (500, "invalid-document"),
    "write-raises": (500, "plugin"),
    "write-rubbish": (500, "plugin"),
}
IN_A_PROCESS = {
    "hang": (422, "timeout"),
    "end": (500, "died"),
    "end-well": (500, "died"),
    "crash": (500, "died"),
    "eat": (422, "memory"),
    "swallow": (422, "timeout"),
    "hang-in-c": (422, "timeout"),
}


def convert(ward: TestClient, fault: str):
    return ward.post("/v1/convert", params={"to": "copy", "name": fault}, content=f"FAULT: {fault}\n".encode())


@pytest.mark.parametrize("fault", IN_PYTHON)
def test_what_breaks_harms_no_other_request(ward: TestClient, fault: str) -> None:
    """The fault is named, without a traceback, and a document with nothing wrong is converted next."""
    answer, next_one = convert(ward, fault), convert(ward, "nothing")

    assert (answer.status_code, answer.json()["type"].removeprefix(BASE)) == IN_PYTHON[fault]
    assert "Traceback" not in answer.text
    assert (next_one.status_code, next_one.content) == (200, b"FAULT: nothing\n")


@pytest.mark.slow
@pytest.mark.parametrize("fault", IN_A_PROCESS)
def test_what_ends_or_fills_a_process_harms_no_other_request(ward: TestClient, fault: str) -> None:
    """The worker is ended where it must be, and another takes its place."""
    answer, next_one = convert(ward, fault), convert(ward, "nothing")

    assert (answer.status_code, answer.json()["type"].removeprefix(BASE)) == IN_A_PROCESS[fault]
    assert (next_one.status_code, next_one.content) == (200, b"FAULT: nothing\n")


@pytest.mark.slow
def test_what_waits_beside_a_document_that_ends_its_process_is_answered(ward: TestClient) -> None:
    """Requests that come at once each have an answer of their own."""
    faults = [*("end", "nothing", "crash", "nothing", "raise", "nothing", "refuse", "nothing") * 3]
    expected = {"nothing": 200} | {fault: status for fault, (status, _) in (IN_PYTHON | IN_A_PROCESS).items()}
    with ThreadPoolExecutor(8) as clients:
        answers = list(clients.map(lambda fault: convert(ward, fault), faults))

    assert [answer.status_code for answer in answers] == [expected[fault] for fault in faults]


@pytest.mark.slow
def test_a_worker_that_is_replaced_loses_no_request(serving, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is, after so many requests, so that nothing grows for ever."""
    monkeypatch.setattr("converter.serve.crew._RENEWED", 4)
    with (
        serving(Formats(only=("record",)), Limits(workers=2)) as client,
        ThreadPoolExecutor(8) as clients,
    ):
        answers = list(
            clients.map(lambda _: client.post("/v1/detect", content=b"Dear Sir,").status_code, range(60))
        )

    assert answers == [200] * 60


@pytest.mark.parametrize("beside", [0, 6])
def test_a_worker_that_is_killed_while_it_waits_is_replaced(serving, beside: int) -> None:
    """As by a system that is out of memory: what comes next is answered, and what is there too."""
    before = set(multiprocessing.active_children())
    with serving(Formats(only=("record",)), Limits(workers=1)) as client:
        [worker] = set(multiprocessing.active_children()) - before
        worker.kill()
        with ThreadPoolExecutor(8) as clients:
            answers = list(clients.map(lambda _: client.post("/v1/detect", content=b"Dear Sir,"), range(beside)))
        worker.join()

        assert client.get("/healthz").status_code == 200
        assert client.post("/v1/detect", content=b"Dear Sir,").status_code == 200
        assert [answer.status_code for answer in answers] == [200] * beside


@pytest.mark.slow
def test_a_document_larger_than_the_memory_of_a_conversion_harms_no_other(serving) -> None:
    """It is refused where it is converted, and does not break the worker that takes it in."""
    with serving(Formats(only=("record",)), Limits(workers=1, memory_mib=64)) as client:
        for action in ("detect", "inspect"):
            answer = client.post(f"/v1/{action}", content=bytes(60 * MIB))

            assert (answer.status_code, answer.json()["type"]) == (422, f"{BASE}memory")
        assert client.post("/v1/detect", content=b"Dear Sir,").status_code == 200


def test_what_a_plugin_prints_is_no_part_of_an_answer(ward: TestClient, capfd: pytest.CaptureFixture[str]) -> None:
    """Nor of the log of the service."""
    answer = convert(ward, "shout")

    assert answer.content == b"FAULT: shout\n"
    assert "all work" not in "".join(capfd.readouterr())
