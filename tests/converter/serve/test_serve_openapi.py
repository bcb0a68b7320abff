"""The description of the interface is true: of every resource, and under requests made at random."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from starlette.testclient import TestClient

from converter.serve.guard import PAGE
from converter.serve.problems import KINDS

RARELY = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_description_names_every_resource(service: TestClient) -> None:
    """And none that is not there; the page's own files are no part of it."""
    paths = set(service.get("/v1/openapi.json").json()["paths"])

    assert paths == {route.path for route in service.app.routes} - set(PAGE)


def test_each_operation_has_a_name_of_its_own(service: TestClient) -> None:
    """After which programs that write clients call their functions."""
    paths = service.get("/v1/openapi.json").json()["paths"].values()
    names = [operation["operationId"] for path in paths for operation in path.values()]

    assert len(set(names)) == len(names) == len(paths)


@pytest.mark.parametrize(
    "name", ["a.txt", "...", ".a", "n" * 255, ".", "..", "a/b", "a\\b", "\u2028", "\x7f", "n" * 256, ""]
)
def test_names_that_are_described_are_those_that_are_taken(service: TestClient, name: str) -> None:
    """And no others."""
    operation = service.get("/v1/openapi.json").json()["paths"]["/v1/detect"]["post"]
    [pattern] = [one["schema"]["pattern"] for one in operation["parameters"] if one["name"] == "name"]
    status = service.post("/v1/detect", params={"name": name}, content=b"Dear Sir,").status_code

    assert bool(re.search(pattern, name)) == (status == 200)


def test_every_kind_of_problem_is_explained(root: Path) -> None:
    """docs/serve.md has each kind with its status."""
    text = (root / "docs/serve.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| (\d{3}) \|", text, re.MULTILINE))

    assert rows == {kind: str(status) for kind, (status, _) in KINDS.items()}


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_answers_keep_what_the_description_promises(start, mode: str) -> None:
    """Requests that it allows and requests that it does not: each status, header and body is one that it names."""
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed (extra `check`)")
    from schemathesis.generation import GenerationMode
    from schemathesis.specs.openapi.checks import positive_data_acceptance  # what is no document is refused

    asked = set[str]()
    with start("--workers", "1") as running:
        schema = schemathesis.openapi.from_url(f"http://127.0.0.1:{running.port}/v1/openapi.json")
        for result in schema.get_all_operations():
            operation = result.ok()
            if mode == "negative" and operation.method == "get":  # which takes nothing that could be wrong
                continue

            @RARELY
            @given(case=operation.as_strategy(generation_mode=GenerationMode(mode)))
            def prove(case) -> None:
                case.call_and_validate(excluded_checks=[positive_data_acceptance])

            prove()
            asked.add(operation.path)

    assert asked >= {"/v1/convert", "/v1/detect", "/v1/inspect"}
