"""The DOCX writer keeps what every writer keeps; python-docx reads what it writes."""

from __future__ import annotations

from io import BytesIO
from itertools import takewhile

import docx
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl

from converter.testing import WriterContract
from converter_docx import DOCX

BREAKS = {qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:p"): "\n"}


def shown(data: bytes) -> str:
    """The text of the body, as another program reads it: without the appendix, and the tables of particulars."""
    blocks = docx.Document(BytesIO(data)).element.body
    body = takewhile(lambda block: getattr(block, "style", "") != "AppendixTitle", blocks)
    texts = (block for block in body if not (isinstance(block, CT_Tbl) and block.tblPr.style == "RecordTable"))
    parts = (part for block in texts for part in block.iter())
    return "".join(BREAKS.get(part.tag, part.text or "" if part.tag == qn("w:t") else "") for part in parts)


class TestDocx(WriterContract):
    """What stands in the body of the text is all of it, without what repeats it elsewhere."""

    writer = DOCX

    def texts(self, data: bytes) -> str:
        return shown(data)
