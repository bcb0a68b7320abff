"""The whole document: header, source, text."""

from __future__ import annotations

from converter import Document, WriteError
from converter_tei.header import header
from converter_tei.lines import Lines
from converter_tei.markup import NAMESPACE, language, lay_out, start
from converter_tei.profile import profile
from converter_tei.register import Register
from converter_tei.source import source_doc
from converter_tei.text import text_element

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def compose(document: Document, *, source: bool, authority: str) -> bytes:
    """*document* as TEI, in UTF-8; ends in a line end.

    The text is made before the header, which describes what the text points to.

    Args:
        document: the record.
        source: whether to carry the source in ``sourceDoc``.
        authority: who makes the document available.

    Raises:
        WriteError: the source does not go back into its own encoding.
    """
    try:
        _ = document.source.data
    except (LookupError, ValueError) as error:
        raise WriteError(
            f"the source does not go into its encoding {document.source.encoding!r}: {error}"
        ) from None
    cited = document.metadata.language
    register = Register(document.metadata)
    profile_lines = profile(document.metadata, register)
    lines = Lines(document.source)
    text = text_element(document, lines, register, linked=source)
    header_lines = header(document, register, profile_lines, lines if source else None, authority)
    root = start("TEI", ("xmlns", NAMESPACE), ("xml:lang", language(None if cited is None else cited.value)))
    parts = [_DECLARATION, root]
    lay_out(header_lines, 1, parts)
    if source:
        parts.append(source_doc(lines))
    parts += (text, "\n</TEI>\n")
    return "".join(parts).encode()
