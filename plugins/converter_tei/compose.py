"""The whole document: header, source, text."""

from __future__ import annotations

from converter import Document, WriteError
from converter_tei import TeiOptions
from converter_tei.header import header
from converter_tei.lines import Lines
from converter_tei.markup import NAMESPACE, language, lay_out
from converter_tei.profile import profile
from converter_tei.register import Register
from converter_tei.source import source_doc
from converter_tei.statements import Statements
from converter_tei.text import text_element

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def compose(document: Document, options: TeiOptions) -> bytes:
    """*document* as TEI, in UTF-8; ends in a line end.

    The text is made before the header, which describes what the text points to.

    Raises:
        WriteError: the source does not go back into its own encoding.
    """
    source, metadata = document.source, document.metadata
    try:
        size = len(source.data)
    except (LookupError, ValueError) as error:
        raise WriteError(f"the source does not go into its encoding {source.encoding!r}: {error}") from None
    register, lines = Register(metadata), Lines(source, size)
    statements = Statements(document)
    profile_lines = profile(statements, register)
    text = text_element(document, lines, register, linked=options.source)
    tag = language(None if metadata.language is None else metadata.language.value)
    parts = [_DECLARATION, f'<TEI xmlns="{NAMESPACE}" xml:lang="{tag}">']
    lay_out(header(statements, register, profile_lines, lines, options), 1, parts)
    if options.source:
        parts.append(source_doc(lines))
    parts += (text, "\n</TEI>\n")
    return "".join(parts).encode()
