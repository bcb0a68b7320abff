"""A Word document that is small as a file and large when it is unpacked."""

from __future__ import annotations

import tracemalloc
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from converter import RecoverError, Registry, load_registry
from converter.pipeline import Target, convert
from converter.restoring import restore

SAID = b"<w:p><w:r><w:t>words that nobody wrote</w:t></w:r></w:p>"


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


@pytest.fixture(scope="module")
def article(root: Path, registry: Registry) -> bytes:
    """An article as a Word document."""
    path = root / "seeds/article-ferry.txt"
    [made] = convert(path.name, path.read_bytes(), [Target(writer="docx")], registry).outputs
    return made.data


def with_more(document: bytes, more: bytes) -> bytes:
    """The document with more at the end of its text."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(document)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                at = part.index(b"<w:sectPr")
                part = part[:at] + more + part[at:]
            new.writestr(name, part)
    return target.getvalue()


def test_an_edited_document_is_read_no_further_than_its_first_difference(
    article: bytes, registry: Registry
) -> None:
    """A record is asked for: forty megabytes of paragraphs are neither held nor read to their end."""
    large = with_more(article, SAID * 700_000)

    tracemalloc.start()
    try:
        with pytest.raises(RecoverError, match="it says “words that nobody wrote”, and its record"):
            restore(large, registry.writer("docx"), registry)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 8 << 20


def test_a_document_that_is_deeper_than_any_is_refused(article: bytes, registry: Registry) -> None:
    """Whatever has begun takes room until it ends: half a gigabyte of beginnings would take ten."""
    with pytest.raises(RecoverError, match="more than 1000 deep"):
        restore(with_more(article, b"<w:p>" * 1001), registry.writer("docx"), registry)
