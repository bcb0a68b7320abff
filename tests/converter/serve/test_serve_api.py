"""What the service answers: the same as the command line, and for each fault a problem."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

import converter
from converter.names import stem_of
from converter.serve.problems import BASE, KINDS
from converter.serve.settings import Formats, Limits

HERRING = Path("seeds/cable-herring.txt")
SEEDS = ("cable-herring.txt", "cable-html-quarry.html", "article-ferry.txt", "wiki-cable-orchard.txt")
FORMATS = ("tei", "docx", "jsonld", "html", "record")


@pytest.fixture
def herring(root: Path) -> bytes:
    return (root / HERRING).read_bytes()


def file_of(answer) -> str:
    match = re.fullmatch(
        r"attachment; filename=\"(.*)\"; filename\*=UTF-8''(.*)", answer.headers["content-disposition"]
    )
    assert not set(match[1]) & set('"\\%')
    assert match[1].isascii()
    return unquote(match[2])


@pytest.mark.parametrize("seed", SEEDS)
def test_an_output_is_that_of_the_command_line(service: TestClient, root: Path, seed: str) -> None:
    """To the byte, with its media type, and called after the document."""
    data = (root / "seeds" / seed).read_bytes()
    expected = converter.convert(data, FORMATS, name=seed)
    writers = {writer.name: writer for writer in converter.load_registry().writers}
    for output in expected.outputs:
        answer = service.post("/v1/convert", params={"name": seed, "to": output.writer}, content=data)

        assert answer.status_code == 200
        assert answer.content == output.data
        assert answer.headers["content-type"].split(";")[0] == writers[output.writer].media_type
        assert file_of(answer) == Path(seed).stem + output.suffix


def test_several_outputs_come_in_an_archive(service: TestClient, herring: bytes) -> None:
    """Each as if it were asked for alone, and the archive is the same each time."""
    ask = {"name": "Tēlegram 1.txt", "to": ["tei,jsonld", "record"]}
    answer, again = (service.post("/v1/convert", params=ask, content=herring) for _ in range(2))
    expected = converter.convert(herring, ("tei", "jsonld", "record"), name="Tēlegram 1.txt")

    assert answer.headers["content-type"] == "application/zip"
    assert file_of(answer) == "Tēlegram 1.zip"
    assert answer.content == again.content
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    assert found == {f"Tēlegram 1{output.suffix}": output.data for output in expected.outputs}


@pytest.mark.parametrize("name", ["plain 1.txt", "خ\";'%41.txt", "a.b.c", ".txt", "..."])
def test_a_file_is_called_after_its_document(service: TestClient, herring: bytes, name: str) -> None:
    """Whatever that is called: its name is that of the command line, and a plain one where it must be."""
    answer = service.post("/v1/convert", params={"name": name, "to": "record"}, content=herring)

    assert file_of(answer) == f"{stem_of(name)}.record.json"


def test_options_of_formats_are_parameters(service: TestClient, herring: bytes) -> None:
    """Under the names that ``-s`` has for them."""
    target = converter.Target(writer="tei", settings={"source": "no"})
    answer = service.post("/v1/convert", params={"to": "tei", "tei.source": "no"}, content=herring)

    assert answer.content == converter.convert(herring, target, name="document").outputs[0].data


def test_detection_gives_its_evidence(service: TestClient, herring: bytes) -> None:
    """Each mark with the place where it stands."""
    found = service.post("/v1/detect", content=herring).json()
    text = herring.decode()

    assert (found["format"], found["confidence"], found["error"]) == ("cable", "certain", None)
    [claim] = found["claims"]
    assert claim["evidence"]
    for one in claim["evidence"]:
        assert text[slice(*one["span"])].startswith(one["text"].removesuffix("…"))


def test_that_no_reader_knows_a_text_is_an_answer(service: TestClient) -> None:
    """Detection says so; conversion refuses."""
    found = service.post("/v1/detect", content=b"Dear Sir,\n")
    refused = service.post("/v1/convert", params={"to": "tei"}, content=b"Dear Sir,\n")

    assert (found.status_code, found.json()["format"]) == (200, None)
    assert found.json()["error"] == refused.json()
    assert (refused.status_code, refused.json()["type"]) == (422, f"{BASE}unknown-format")


@pytest.mark.parametrize("seed", SEEDS)
def test_inspection_leads_to_the_text(service: TestClient, root: Path, seed: str) -> None:
    """The segments are the whole text; each value and each passage lies within it, and some are said."""
    data = (root / "seeds" / seed).read_bytes()
    found = service.post("/v1/inspect", params={"name": seed}, content=data).json()
    text = found["text"]

    assert text.encode(found["encoding"]) == data
    assert "".join(text[slice(*one["span"])] for one in found["segments"]) == text
    spans = [span for value in found["values"] for span in value["spans"]]
    spans += [one["span"] for one in (*found["passages"], *found["notices"]) if one["span"]]
    assert len(spans) > 10
    assert all(0 <= start < end <= len(text) for start, end in spans)
    titles = [value for value in found["values"] if value["field"] == "title"]
    assert all(one["line"] == text[: one["spans"][0][0]].count("\n") + 1 for one in titles)


def test_formats_are_those_of_the_command_line(service: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    """``converter formats --json`` says the same."""
    from converter.cli import main

    main(["--no-settings", "--only", "cable,docx,html,jsonld,news,record,tei", "formats", "--json"])

    assert service.get("/v1/formats").json() == json.loads(capsys.readouterr().out)


def test_health_and_counts(service: TestClient, herring: bytes) -> None:
    """Requests are counted by what there is, and not by what a stranger makes up."""
    service.post("/v1/detect", content=herring)
    service.get("/made/up")
    service.request("MADEUP", "/healthz")
    counts = service.get("/metrics").text

    assert service.get("/healthz").json() == {"status": "ok", "version": converter.__version__}
    assert 'converter_requests_total{method="POST",path="/v1/detect",status="200"}' in counts
    assert 'path="other",status="404"' in counts
    assert "converter_pending_requests 0.0" in counts
    assert "converter_held_bytes 0.0" in counts
    assert "made" not in counts.lower()


def test_a_service_without_workers_is_not_healthy(serving) -> None:
    """Whoever watches over it is told to start it anew."""
    with serving(Formats(only=("record",)), Limits(workers=1)) as client:
        assert client.get("/healthz").status_code == 200
    answer = TestClient(client.app, "http://localhost").get("/healthz")

    assert (answer.status_code, answer.json()["type"]) == (500, f"{BASE}internal")


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "kind", "words"),
    [
        ("POST", "/v1/convert", b"x", {}, "option", "name at least one format"),
        ("POST", "/v1/convert?to=tie", b"x", {}, "option", "did you mean 'tei'?"),
        ("POST", "/v1/convert?to=tei&too=x", b"x", {}, "option", "did you mean 'to'?"),
        ("POST", "/v1/convert?to=tei&tei.surce=no", b"x", {}, "option", "it has "),
        ("POST", "/v1/convert?to=tei&name=../x", b"x", {}, "option", "without a path"),
        ("POST", "/v1/convert?to=tei&name=a&name=b", b"x", {}, "option", "twice"),
        (
            "POST",
            "/v1/convert?to=tei&tei.source=no&tei.source=yes",
            b"x",
            {},
            "option",
            "tei.source is given twice",
        ),
        ("POST", "/v1/convert?to=tei&encoding=a/b", b"x", {}, "option", "text encoding"),
        (
            "POST",
            "/v1/convert?to=tei&from=cable&otherwise=news-article",
            b"x",
            {},
            "option",
            "from= takes every text",
        ),
        ("POST", "/v1/detect?to=tei", b"x", {}, "option", "there are encoding, name"),
        ("POST", "/v1/detect?tei.source=no", b"x", {}, "option", "no parameter"),
        ("POST", "/v1/convert?to=tei", b"", {}, "source", "empty"),
        ("POST", "/v1/convert?to=tei", b"caf\xe9", {}, "source", "try encoding=cp1252"),
        ("POST", "/v1/convert?to=tei&encoding=no-such", b"x", {}, "source", "no text encoding"),
        ("POST", "/v1/convert?to=tei", b"x" * ((1 << 20) + 1), {}, "too-large", "1 MiB"),
        (
            "POST",
            "/v1/convert?to=tei",
            b"x",
            {"Content-Type": "multipart/form-data; boundary=x"},
            "media-type",
            "form",
        ),
        ("POST", "/v1/convert?to=tei", b"x", {"Content-Encoding": "gzip"}, "media-type", "gzip"),
        ("GET", "/v1/convert", None, {}, "method", "takes POST"),
        ("DELETE", "/healthz", None, {}, "method", "takes GET, HEAD"),
        ("GET", "/healthz/", None, {}, "not-found", "/healthz/ is not there"),
        ("GET", "/nowhere", None, {"Host": "[::1"}, "not-found", "is not there"),
        ("GET", "/v1/../etc/passwd", None, {}, "not-found", "is not there"),
        ("GET", "/v1/formats", None, {"Host": "evil.example"}, "host", "evil.example"),
        ("POST", "/v1/detect", b"x", {"Sec-Fetch-Site": "cross-site"}, "foreign-page", "other origins"),
    ],
)
def test_what_is_wrong_is_a_problem(service: TestClient, method, path, body, headers, kind, words) -> None:
    """With its type, its title, its status and a sentence in the words of this interface."""
    answer = service.request(method, path, content=body, headers=headers, follow_redirects=False)
    problem = answer.json()

    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code == problem["status"] == KINDS[kind][0]
    assert (problem["type"], problem["title"]) == (BASE + kind, KINDS[kind][1])
    assert words in problem["detail"]
    assert "--" not in problem["detail"].replace("start it with --host", "")
    assert answer.headers.get("connection") == ("close" if kind == "slow" else None)


@pytest.mark.parametrize("coding", ["", "identity", "Identity "])
def test_a_body_that_is_not_packed_is_taken(service: TestClient, herring: bytes, coding: str) -> None:
    """Also where a client says so, or says nothing with many words."""
    answer = service.post("/v1/detect", content=herring, headers={"Content-Encoding": coding})

    assert answer.json()["format"] == "cable"


def test_a_place_in_the_document_is_told(service: TestClient) -> None:
    """Line and column, counted from 1."""
    problem = service.post("/v1/detect", content=b"one\ncaf\xe9\n").json()

    assert (problem["line"], problem["column"]) == (2, 4)


def test_every_answer_keeps_browsers_in_order(service: TestClient, herring: bytes) -> None:
    """An output that is a page is saved, runs nothing, and is not taken for another type."""
    page = service.post("/v1/convert", params={"to": "html"}, content=herring)

    assert page.headers["content-disposition"].startswith("attachment;")
    for answer in (page, service.get("/"), service.get("/nowhere"), service.get("/v1/formats")):
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        assert "access-control-allow-origin" not in answer.headers
