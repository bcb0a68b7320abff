"""The page of the service is accessible, as far as axe can tell."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest
from browsing import drop

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
AXE = "axe-core@4.14.1"
AXE_SHA256 = "e6b0ce02b84d892e2e33e403485e7f3d6c29e2be6df65daf44d89ba564139745"


@pytest.fixture(scope="session")
def axe(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The checks of axe, fetched once by npm and kept beside pytest's other files; they are no part of the project."""
    archive = pytestconfig.cache.mkdir("axe") / f"{AXE.replace('@', '-')}.tgz"
    if not archive.exists():
        folder = tmp_path_factory.mktemp("axe")
        npm = shutil.which("npm") or pytest.skip("npm is not here, which fetches axe-core")
        done = subprocess.run(
            [npm, "pack", AXE], cwd=folder, capture_output=True, text=True, check=False, timeout=120
        )
        if done.returncode:
            pytest.skip(f"axe-core cannot be fetched: {done.stderr.strip()[-200:]}")
        shutil.copy(folder / archive.name, archive.with_suffix(f".{os.getpid()}"))
        archive.with_suffix(f".{os.getpid()}").replace(archive)  # whole, whoever else fetches it
    assert hashlib.sha256(archive.read_bytes()).hexdigest() == AXE_SHA256
    with tarfile.open(archive) as files:
        return files.extractfile("package/axe.min.js").read().decode()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 400])
def test_axe_finds_nothing(open_page, root: Path, axe: str, scheme: str, width: int) -> None:
    """Empty, with a document, and with one that was refused; in both schemes, on a desk and in a hand."""
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    page.evaluate(axe)

    def prove() -> None:
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"][:3]]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    prove()
    data = (root / "seeds/cable-herring.txt").read_bytes().replace(b"HERRING TALKS", b"HERRING \x07 TALKS", 1)
    drop(page, "herring.txt", data)
    page.locator("#values button").first.click()
    prove()
    drop(page, "letter.txt", b"Dear Sir,")
    prove()
