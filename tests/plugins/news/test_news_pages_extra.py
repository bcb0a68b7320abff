"""Without the extra the format is known by name and by its marks, and says how to be installed."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from converter import UnavailableError, decode, read
from converter.cli import main
from converter_news import NEWS_HTML
from converter_news.pages import extra

PAGE = Path(__file__).parent / "pages" / "article-html-clock.html"
COMMAND = "pip install 'archive-converter[html]'"


def without(_: str) -> str:
    raise PackageNotFoundError


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> None:
    """The adviser is not installed."""
    monkeypatch.setattr(extra, "version", without)


@pytest.mark.usefixtures("lacking")
def test_the_format_is_listed_with_its_command(capfd: pytest.CaptureFixture[str]):
    """`converter formats` shows what there is, and what would have to be done first."""
    assert main(["--only", "news", "formats"]) == 0

    assert f"  news-html     a news article on a web page; to use it: {COMMAND}\n" in capfd.readouterr().out


@pytest.mark.usefixtures("lacking")
def test_one_format_and_json_have_the_command(capfd: pytest.CaptureFixture[str]):
    """For people and for programs."""
    assert main(["--only", "news", "formats", "news-html"]) == 0
    assert COMMAND in capfd.readouterr().out
    assert main(["--only", "news", "formats", "news-html", "--json"]) == 0

    assert json.loads(capfd.readouterr().out)["readers"][0]["install"] == COMMAND


@pytest.mark.usefixtures("lacking")
def test_a_page_is_known_and_the_command_said(capfd: pytest.CaptureFixture[str]):
    """Detection needs no adviser."""
    assert main(["detect", str(PAGE)]) == 0

    assert capfd.readouterr().out.endswith(f": news-html, certain; to read it: {COMMAND}\n")


@pytest.mark.usefixtures("lacking")
def test_json_of_detection_has_the_command(capfd: pytest.CaptureFixture[str]):
    """As a field of its own, for programs."""
    assert main(["detect", str(PAGE), "--json"]) == 0

    assert json.loads(capfd.readouterr().out)["install"] == COMMAND


@pytest.mark.usefixtures("lacking")
def test_a_page_is_refused_with_the_command(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    """It is not read by another reader instead."""
    with pytest.raises(UnavailableError):
        read(decode(PAGE.name, PAGE.read_bytes()), NEWS_HTML)

    assert main(["convert", str(PAGE), "--output", str(tmp_path)]) == 1
    assert f"news-html needs more than is installed; install it by {COMMAND}" in capfd.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("found", "command"),
    [
        ("2.3.1", ""),
        ("2.4", ""),
        ("2.10.0.dev1", ""),
        ("2.3.0", COMMAND),
        ("1.12.2", COMMAND),
        ("3.0.0", COMMAND),
        ("unknown", COMMAND),
    ],
)
def test_only_versions_that_were_tried_count(found: str, command: str, monkeypatch: pytest.MonkeyPatch):
    """An older adviser, or one of the next major version, may give other lines."""
    monkeypatch.setattr(extra, "version", lambda _: found)

    assert extra.lacking() == command
