"""The DOCX writer keeps what every writer keeps."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from converter_docx import DOCX
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings

from converter import Document, Target, write
from converter.testing import WriterContract, documents

BREAKS = {qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:p"): "\n"}


def shown(data: bytes) -> str:
    """What a document shows, as another program reads it: paragraphs, cells, breaks and tabs."""
    body = docx.Document(BytesIO(data)).element.body
    return "".join(BREAKS.get(one.tag, one.text or "" if one.tag == qn("w:t") else "") for one in body.iter())


class TestDocx(WriterContract):
    """What is asked of all writers; python-docx reads what is written."""

    writer = DOCX

    def texts(self, data: bytes) -> str:
        return shown(data)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document=documents())
def test_the_body_is_shown_without_the_appendix(document: Document) -> None:
    """The appendix repeats the source in part; the text of the body does not hang on it."""
    contract = TestDocx()
    output = write(document, DOCX, Target(writer="docx", settings={"appendix": "no"}))

    contract.texts(output.data)
