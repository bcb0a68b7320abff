"""The page that lists the outputs of a run over a folder."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from converter import Agent, Cited, Event, Listed, Metadata, Span, Subject
from converter.cli import main
from converter_html import HTML

SPACE = {"h": "http://www.w3.org/1999/xhtml"}
LISTED = (
    Listed("b/second.page.html", Metadata(genre="letter", title=Cited("Second & last"))),
    Listed(
        "a b.page.html",
        Metadata(
            genre="diplomatic cable",
            title=Cited("First"),
            events=(Event(kind="sent", text=Cited("then"), when=date(2006, 2, 8)),),
            agents=(Agent(role="sender", name=Cited("AMEMBASSY PORT SELWYN", Span(0, 21))),),
            subjects=(Subject(scheme="tags", code=Cited("PREL")), Subject(scheme="tags", code=Cited("EFIS"))),
        ),
    ),
)


def rows(data: bytes) -> list[list[str]]:
    body = etree.fromstring(data).xpath("//h:tbody/h:tr", namespaces=SPACE)
    return [["".join(cell.itertext()) for cell in row] for row in body]


def test_titles_dates_senders_and_tags_are_listed_by_date() -> None:
    """All of it in the page itself, so that it is of use where no script runs."""
    data = HTML.index(LISTED)

    assert [row[:4] for row in rows(data)] == [
        ["First", "8 February 2006", "AMEMBASSY PORT SELWYN", "PREL, EFIS"],
        ["Second & last", "", "", ""],
    ]
    assert etree.fromstring(data).xpath("//h:tbody//h:a/@href", namespaces=SPACE) == [
        "a%20b.page.html",
        "b/second.page.html",
    ]


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("\udcff\udcfe.page.html", "%FF%FE.page.html"),
        ("a'\"\n?#b.page.html", "a%27%22%0A%3F%23b.page.html"),
        ("javascript:alert(1).page.html", "javascript%3Aalert%281%29.page.html"),
    ],
)
def test_a_name_of_any_bytes_is_linked(path: str, link: str) -> None:
    """Also one that is no UTF-8, as Python gives such names; none is taken for more than a name."""
    data = HTML.index([Listed(path, Metadata(genre="letter"))])

    assert etree.fromstring(data).xpath("//h:tbody//h:a/@href", namespaces=SPACE) == [link]
    assert not HTML.check(data)


def test_the_same_documents_give_the_same_page_in_any_order() -> None:
    """The order is that of dates and places."""
    assert HTML.index(LISTED) == HTML.index(LISTED[::-1])


def test_its_script_and_no_other_may_run() -> None:
    """The policy names the script by its checksum; the check accepts it, and no page with another."""
    data = HTML.index(LISTED)
    script = re.search(rb"<script>(.*)</script>", data, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(script).digest()).decode()

    assert f"script-src 'sha256-{digest}'" in data.decode()
    assert list(HTML.check(data)) == []
    assert list(HTML.check(data.replace(b"wanted.every", b"wanted.some")))


@pytest.mark.slow
def test_search(tmp_path: Path) -> None:
    """In a browser: the field is there, and rows that lack a word are hidden and no longer counted."""
    browser = shutil.which("chromium")
    if browser is None:
        pytest.skip("there is no Chromium here")
    typed = (
        'const box = document.getElementById("search"); box.value = "efis first";'
        'box.dispatchEvent(new Event("input")); document.title = String(document.getElementById("form").hidden);'
    )
    text = re.sub(r"<meta http-equiv[^>]*/>", "", HTML.index(LISTED).decode())
    (tmp_path / "list.html").write_text(text.replace("</body>", f"<script>{typed}</script></body>"))
    command = [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--dump-dom",
        f"file://{tmp_path}/list.html",
    ]
    shown = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout

    assert "<title>false</title>" in shown
    assert ">1 of 2<" in shown
    assert shown.count('<tr hidden=""') == 1


@pytest.fixture
def folder(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two documents, one in a folder of its own."""
    (tmp_path / "in" / "more").mkdir(parents=True)
    (tmp_path / "in" / "one.txt").write_bytes((root / "seeds/cable-herring.txt").read_bytes())
    (tmp_path / "in" / "more" / "two.txt").write_bytes((root / "seeds/article-ferry.txt").read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_of_a_folder_a_list_is_written(folder: Path) -> None:
    """Into the folder of the outputs; its links lead to them."""
    assert main(["convert", "in", "--to", "html", "--output", "out", "-q"]) == 0

    links = etree.parse("out/index.page.html").xpath("//h:tbody//h:a/@href", namespaces=SPACE)
    assert sorted(links) == ["more/two.page.html", "one.page.html"]
    assert all((folder / "out" / link).is_file() for link in links)


def test_beside_the_inputs_it_stands_in_the_folder_that_was_named(folder: Path) -> None:
    """Not in each of its folders, and the next run does not take it for a document."""
    assert main(["convert", "in", "--to", "html", "-q"]) == 0
    assert main(["convert", "in", "--to", "html", "-q"]) == 0

    assert (folder / "in" / "index.page.html").is_file()
    assert not (folder / "in" / "more" / "index.page.html").exists()


def test_a_later_list_takes_the_place_of_an_earlier_one_and_of_nothing_else(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is known by its first line."""
    main(["convert", "in", "--to", "html", "--output", "out", "-q"])
    (folder / "in" / "more" / "two.txt").unlink()
    main(["convert", "in", "--to", "html", "--output", "out", "-q"])

    assert len(rows((folder / "out" / "index.page.html").read_bytes())) == 1

    (folder / "out" / "index.page.html").write_text("mine")
    main(["convert", "in", "--to", "html", "--output", "out", "-q"])

    assert (folder / "out" / "index.page.html").read_text() == "mine"
    assert "is there already" in capsys.readouterr().err


def test_of_single_files_none_is_written(folder: Path) -> None:
    """Nor by a writer that makes none."""
    main(["convert", "in/one.txt", "--to", "html", "--output", "out", "-q"])
    main(["convert", "in", "--to", "tei", "--output", "tei", "-q"])

    assert [path.name for path in (folder / "out").iterdir()] == ["one.page.html"]
    assert not list((folder / "tei").rglob("index*"))
