"""Every sample on paper, as LibreOffice shows it: tagged for those who hear the page, and pages with words on them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from converter import Document, convert, load_registry
from converter.wording import title_of

OFFICE, INFO, PAGES = (shutil.which(name) for name in ("soffice", "pdfinfo", "pdftoppm"))
TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
TAG = re.compile(r"^( *)([A-Z][A-Za-z0-9]*)[ :(]", re.MULTILINE)
SAMPLES = tuple(
    path.name
    for path in sorted((Path(__file__).parents[3] / "seeds").iterdir())
    if not path.name.endswith(".record.json")
)
BODY = slice(0.12, 0.90)
"""Of a page's height, from under its head to above its foot."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(None in (OFFICE, INFO, PAGES), reason="LibreOffice and poppler's tools are not installed"),
]


class Page(NamedTuple):
    """A page in shades of grey, row by row from its top."""

    width: int
    rows: list[bytes]

    def ink(self) -> float:
        """How much of what is between its head and its foot is dark."""
        rows = self.rows[int(BODY.start * len(self.rows)) : int(BODY.stop * len(self.rows))]
        dark = sum(sum(shade < 128 for shade in row) for row in rows)
        return dark / (len(rows) * self.width)


class Printed(NamedTuple):
    """A document, and what became of it."""

    document: Document
    path: Path

    def info(self, *options: str) -> str:
        """What pdfinfo says of it."""
        command = [str(INFO), *options, self.path.name]
        return subprocess.run(
            command, cwd=self.path.parent, check=True, capture_output=True, text=True, timeout=60
        ).stdout

    def pages(self) -> list[Page]:
        """Its pages, at 40 dots an inch."""
        command = [str(PAGES), "-gray", "-r", "40", self.path.name, self.path.stem]
        subprocess.run(command, cwd=self.path.parent, check=True, capture_output=True, timeout=120)
        return [read_page(path) for path in sorted(self.path.parent.glob(f"{self.path.stem}-*.pgm"))]


def read_page(path: Path) -> Page:
    _, size, _, pixels = path.read_bytes().split(b"\n", 3)
    width, height = map(int, size.split())
    return Page(width, [pixels[at : at + width] for at in range(0, width * height, width)])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, root: Path) -> tuple[Path, dict[str, Document]]:
    """All samples as tagged PDF, made in one call."""
    folder, registry, documents = tmp_path_factory.mktemp("pages"), load_registry(), {}
    for name in SAMPLES:
        made = convert(root / "seeds" / name, "docx", registry)
        documents[name] = made.document
        (folder / f"{Path(name).stem}.docx").write_bytes(made.outputs[0].data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        OFFICE,
        profile,
        "--headless",
        "--convert-to",
        TAGGED,
        *sorted(one.name for one in folder.glob("*.docx")),
    ]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=280)
    return folder, documents


@pytest.fixture(params=SAMPLES)
def printed(request: pytest.FixtureRequest, folder: tuple[Path, dict[str, Document]]) -> Printed:
    """One of them."""
    return Printed(folder[1][request.param], folder[0] / f"{Path(request.param).stem}.pdf")


def test_title_and_language(printed: Printed) -> None:
    """The file is called as the document is, and is tagged."""
    said = printed.info()

    assert f"Title:           {title_of(printed.document.metadata)}"[:80] in said
    assert re.search(r"^Tagged: +yes$", said, re.MULTILINE)


def test_headings_in_order(printed: Printed) -> None:
    """No heading is more than one level below the one before it, and the appendix has one."""
    levels = [int(name[1]) for _, name in TAG.findall(printed.info("-struct")) if re.fullmatch("H[1-6]", name)]

    assert levels
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))


def test_heads_of_tables(printed: Printed) -> None:
    """Each table of ours begins with a row of heads."""
    tags = [name for _, name in TAG.findall(printed.info("-struct"))]
    tables = [at for at, name in enumerate(tags) if name == "Table"]

    assert tables
    assert all(tags[at + 1 : at + 3] == ["TR", "TH"] for at in tables)


def test_pages(printed: Printed) -> None:
    """Each page has words on it, not too few to be a page and not too many to be read."""
    inks = [page.ink() for page in printed.pages()]

    assert 2 <= len(inks) <= 20
    assert all(0.0001 < ink < 0.25 for ink in inks), inks
