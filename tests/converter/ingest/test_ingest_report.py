"""Reports: every entry once, for programs as lines and for people as one page that needs nothing else."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html

from converter.cli.ingest.running import summary
from converter.ingest import work
from converter.ingest.beginning import Order
from converter.ingest.coordinator import CODES_OF_LOSS, Watch
from converter.ingest.forecast import forecast
from converter.ingest.home import Home
from converter.ingest.page import in_shell
from converter.ingest.plots import columns
from converter.ingest.settings import Conversion, Plan, Settings
from converter.ingest.tally import look
from converter.ingest.wording import REASONS

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
HOSTILE = b"<script>alert(1)<br> & 'x'\n\xff.txt"


@pytest.fixture
def reported(run, tree: Path, out: Path) -> Path:
    """A run over the tree, with a hostile name and a link in it."""
    Path(os.fsdecode(os.fsencode(tree) + b"/" + HOSTILE)).write_text("two eggs\n")
    (tree / "link").symlink_to("ferry.txt")
    run()
    return out


def test_the_lines_are_the_journal(reported: Path, ask) -> None:
    """A line for each entry: its state, its reason, its checksum, its outputs, what its reader saw."""
    lines = [json.loads(line) for line in (reported / "report.jsonl").read_text().splitlines()]
    told = {line["path_encoded"]: line["state"] for line in lines}
    ferry = next(line for line in lines if line["path"] == "ferry.txt")

    assert len(lines) == len(told) == ask("SELECT count(*) FROM item")[0][0] == 5
    assert sorted(told.values()) == ["done", "done", "quarantined", "quarantined", "refused"]
    assert (ferry["reader"], ferry["confidence"]) == ("news-article", "likely")
    assert ferry["evidence"]
    assert {one["representation"] for one in ferry["outputs"]} == {"tei", "record"}
    assert all(line["error"]["message"] for line in lines if line["state"] != "done")


def test_the_page_tells_every_entry_that_was_not_converted(reported: Path) -> None:
    """With its reason, and the command that has it tried again; names are shown and never obeyed."""
    page = html.fromstring((reported / "report.html").read_text())
    rows = [[cell.text_content() for cell in row] for row in page.xpath("//details//tbody/tr")]
    names = {row[0] for row in rows}

    assert names == {"list.txt", "link", "%3Cscript%3Ealert%281%29%3Cbr%3E%20%26%20%27x%27%0A%FF.txt"}
    assert all(reason for _, _, reason, _ in rows)
    assert any(row[3] == f"converter ingest retry {reported} --item list.txt" for row in rows)
    assert not page.xpath("//script")


def test_the_page_has_reasons_in_words(reported: Path) -> None:
    """People read words; the code that stands in the lines for programs stands beside them."""
    page = html.fromstring((reported / "report.html").read_text())
    reasons = [one.text_content() for one in page.xpath("//summary")]

    assert "2 of no known format (content, UnknownFormatError)" in reasons
    assert "1 a link (content, Link)" in reasons


def test_the_page_tells_every_notice(run, tree: Path, out: Path, root: Path) -> None:
    """Of what was converted, the places that a person should look at: which document, and what is odd."""
    shutil.copy(root / "seeds/cable-herring.txt", tree)
    run()
    page = html.fromstring((out / "report.html").read_text())
    [notice] = page.xpath("//details[starts-with(summary, '1 corrected-copy')]//tbody/tr")

    assert [cell.text_content() for cell in notice] == [
        "cable-herring.txt",
        "this is a corrected copy: C O R R E C T E D C O P Y (REF ADDED)",
    ]


def test_plan_run_and_page_count_alike(run, tree: Path, out: Path, root: Path, tmp_path: Path) -> None:
    """Documents with notices are told apart; reasons stand beside what was not converted; one package is one."""
    shutil.copy(root / "seeds/cable-herring.txt", tree)
    run()
    plan = Plan(settings=Settings(conversion=Conversion(only=("cable", "news", "tei"), to=("tei",))))
    planned = forecast(Home(tmp_path / "planned"), Order(source=tree, plan=plan), Watch())
    tiles = html.fromstring((out / "report.html").read_text()).xpath("//ul[@class='tiles']/li")

    assert (
        list(planned.lines())[1] == "of 4 that were tried: 2 done, 1 warned, 1 quarantined (1 of no known format)"
    )
    assert summary(look(Home(out)), out).startswith("3 done (1 with notices), 1 quarantined; 1 package sealed; ")
    assert tiles[-1].text_content() == "1package sealed"


def test_every_fault_has_its_words() -> None:
    """A code that the program makes itself is never shown to people bare; and its words fit beside a bar."""
    of_documents = {
        "AmbiguousFormatError", "InvalidDocumentError", "InvalidOutputError", "PluginError", "ReadError",
        "RecoverError", "SourceError", "UnavailableError", "UnknownFormatError", "WriteError",
    }  # fmt: skip
    sources = "".join(path.read_text() for path in Path(work.__file__).parent.glob("*.py"))
    said = set(re.findall(r'code="(\w+)"', sources))

    assert said
    assert of_documents | said | set(CODES_OF_LOSS.values()) <= set(REASONS)
    assert all(len(words) <= 28 for words in REASONS.values())


def test_the_page_needs_nothing_else(reported: Path) -> None:
    """No address of a network, no file beside it: what it shows is in it."""
    text = (reported / "report.html").read_text()

    assert not re.search(r"(?:src|href|url)\s*[=(]", text)
    assert "://" not in text


def test_the_page_shows_what_came_in(reported: Path) -> None:
    """The plots have the years, the readers, the senders and the reasons of this run."""
    page = html.fromstring((reported / "report.html").read_text())
    plots = {figure.xpath("string(figcaption)"): figure for figure in page.xpath("//figure")}
    readers = plots["Readers that were chosen"].xpath(".//title/text()")

    assert readers == ["cable: 1", "news-article: 1"]
    assert plots["Why entries were not converted"].xpath(".//title/text()")[0].startswith("of no known format: ")
    assert "Documents by their own date, in years" in plots
    assert page.xpath("//li[starts-with(., '5')]/text()") == ["entries"]


def test_labels_stand_within_their_plot() -> None:
    """Also the first and the last, beneath the narrow columns of many years."""
    figure = html.fragment_fromstring(columns("Years", [(str(year), 1) for year in range(1966, 2027)]))
    width = int(figure.xpath("string(.//svg/@viewbox)").split()[2])
    labels = [(float(one.get("x")), one.text) for one in figure.xpath(".//text[@text-anchor='middle']")]

    assert len(labels) > 2
    assert all(4 * len(text) <= x <= width - 4 * len(text) for x, text in labels)


@pytest.mark.slow
@pytest.mark.skipif(BROWSER is None, reason="no browser is installed")
def test_a_browser_shows_the_page(reported: Path, tmp_path: Path) -> None:
    """It is drawn without a word of complaint, and not empty."""
    picture = tmp_path / "report.png"
    assert BROWSER
    command = [
        BROWSER,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--window-size=1200,1600",
        "--hide-scrollbars",
    ]
    done = subprocess.run(
        [*command, f"--screenshot={picture}", (reported / "report.html").as_uri()],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )

    assert "CONSOLE" not in done.stderr
    assert picture.stat().st_size > 20_000


@pytest.mark.parametrize(
    "name",
    [b"two eggs.txt", b"caf\xe9'\\x.txt", b"line\nline", b"$(rm)", "\u202egpj".encode(), b"-rf", b"\xef\xbf\xbd"],
)
def test_the_command_that_tries_again_names_the_very_entry(name: bytes) -> None:
    """A shell gives the program the bytes of the path, whatever they are; and it can be printed."""
    argument = in_shell(name)
    given = subprocess.run(["bash", "-c", f"printf %s {argument}"], capture_output=True, check=True)

    assert given.stdout == name
    assert argument.isprintable()
