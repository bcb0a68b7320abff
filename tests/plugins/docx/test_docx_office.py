"""LibreOffice opens what we write, and finds in it what is there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from converter import Document, Registry, restore
from converter_docx import DOCX, DocxOptions

OFFICE, INFO = shutil.which("soffice"), shutil.which("pdfinfo")
PDF = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, telegram: Document, article: Document) -> Path:
    """A folder with documents, each as text and as PDF too."""
    folder = tmp_path_factory.mktemp("office")
    names = []
    for name, document in (("telegram", telegram), ("article", article)):
        (folder / f"{name}.docx").write_bytes(DOCX.write(document, DocxOptions()))
        names.append(f"{name}.docx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for form in ("txt:Text (encoded):UTF8", PDF):
        command = [OFFICE, profile, "--headless", "--convert-to", form, *names]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    command = [OFFICE, profile, "--headless", "--convert-to", "docx", "--outdir", "saved", *names]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("name", ["telegram", "article"])
def test_saved_anew(folder: Path, name: str, request: pytest.FixtureRequest) -> None:
    """A document that was opened and saved by it still gives its source and its record back, and has no fault."""
    data = (folder / "saved" / f"{name}.docx").read_bytes()
    document = request.getfixturevalue(name)

    assert DOCX.recover(data) == document.source.data
    assert DOCX.check(data) == ()
    assert restore(data, DOCX, Registry.of([])) == document


def test_text(folder: Path) -> None:
    """Every word of a telegram is there, with its numbers and bullets as printed, and no others."""
    text = (folder / "telegram.txt").read_text("utf-8-sig")
    lines = [line.strip() for line in text.split("\n")]
    after_the_tables = lines[lines.index("0099") + 1 :]

    assert [line for line in after_the_tables if line][:9] == [
        "1. (S) SUMMARY: The talks on the ferry [new page: 002 OF 002] were short. END SUMMARY.",
        "WHAT WAS SAID",
        "2. (C) There were two points:",
        "--\tfirst, nets;",
        "a)\tof cod",
        "--\tthen boats.",
        "SHIPS\t12",
        "NETS\t 7",
        "3. Comment: None.",
    ]


@pytest.mark.skipif(INFO is None, reason="poppler's pdfinfo is not installed")
def test_tagged(folder: Path) -> None:
    """People who hear the page get its title, headings, table heads and lists."""

    def info(name: str, *options: str) -> str:
        command = [INFO, *options, name]
        return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, timeout=60).stdout

    tags = [line.split()[0].rstrip(":") for line in info("telegram.pdf", "-struct").splitlines() if line.strip()]

    assert "Title:           FISHING & <FERRY> TALKS" in info("telegram.pdf")
    assert "Author:          Ada Quill" in info("article.pdf")
    assert [tag for tag in tags if tag in ("H1", "H2")] == ["H1", "H1", "H2", "H2", "H2", "H2"]
    assert tags.count("LI") == 3
    assert tags.count("TH") == 2 + 5 + 4 * 2
