"""A Word document that is small as a file and large when it is unpacked."""

from __future__ import annotations

import tracemalloc
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from converter import RecoverError, load_registry
from converter.pipeline import Target, convert
from converter.restoring import restore

SAID = b"<w:p><w:r><w:t>words that nobody wrote</w:t></w:r></w:p>"


def with_more(document: bytes, paragraphs: int) -> bytes:
    """The document with so many paragraphs more."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(document)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                at = part.index(b"<w:sectPr")
                part = part[:at] + SAID * paragraphs + part[at:]
            new.writestr(name, part)
    return target.getvalue()


def test_an_edited_document_is_read_no_further_than_its_first_difference(root: Path) -> None:
    """A record is asked for: forty megabytes of paragraphs are neither held nor read to their end."""
    registry = load_registry()
    article = root / "seeds/article-ferry.txt"
    [made] = convert(article.name, article.read_bytes(), [Target(writer="docx")], registry).outputs
    large = with_more(made.data, 700_000)

    tracemalloc.start()
    try:
        with pytest.raises(RecoverError, match="it says “words that nobody wrote”, and its record"):
            restore(large, registry.writer("docx"), registry)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 8 << 20
