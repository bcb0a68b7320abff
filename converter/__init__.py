"""Archival text to TEI, DOCX and JSON-LD, by way of one record.

These names are the whole interface for plugins and programs; everything else may move. They are loaded when
they are first used, so that the command line starts at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from converter.api import convert, detect, read, write
    from converter.detection import Claim, Confidence, Detection, Evidence, decide, survey
    from converter.errors import (
        AmbiguousFormatError,
        ConverterError,
        DetectionError,
        InvalidDocumentError,
        InvalidOutputError,
        OptionError,
        OutputError,
        PluginError,
        ReadError,
        RecordError,
        RecoverError,
        SourceError,
        UnavailableError,
        UnknownFormatError,
        WriteError,
    )
    from converter.formats import Listed, Options, Origin, Problem, Reader, Writer, option
    from converter.hookspecs import hookimpl
    from converter.loading import load_registry
    from converter.model.body import (
        Block,
        Cell,
        Emphasis,
        Heading,
        Inline,
        LineBreak,
        Link,
        List,
        PageBreak,
        Paragraph,
        Preformatted,
        Quote,
        Redaction,
        Row,
        Table,
        Text,
    )
    from converter.model.document import Document, Notice, Role, Segment, Setting
    from converter.model.excerpt import Excerpt
    from converter.model.extension import Extension, Statement, UnknownExtension, paired
    from converter.model.ledger import Ledger
    from converter.model.markup import Tag, resolved, tags, text_pieces
    from converter.model.metadata import (
        Agent,
        Edition,
        Event,
        Identifier,
        Instruction,
        Metadata,
        Place,
        Reference,
        Restriction,
        Subject,
    )
    from converter.model.placing import placed
    from converter.model.ranks import Level, Precedence
    from converter.model.serial import dump_record, load_record
    from converter.model.soundness import violations
    from converter.model.source import Source
    from converter.model.span import Cited, Span
    from converter.model.strict_json import load_json
    from converter.model.text import is_blank, readable, trim, unprintable, visible_lines, xml_clean
    from converter.model.walk import Citation, Section, citations, inline_leaves, leaves, plain_text, sections
    from converter.pipeline import Conversion, Output, Target
    from converter.registry import Offer, Plugin, Refusal, Registry
    from converter.restoring import restore
    from converter.source import decode

__version__ = "0.1.0"
_MODULES = (  # the light before the heavy: first what plugins say what they offer with, and know a text by
    "errors",
    "formats",
    "hookspecs",
    "model.extension",
    "model.span",
    "model.ranks",
    "detection",
    "model.text",
    "model.source",
    "model.metadata",
    "model.body",
    "model.document",
    "model.ledger",
    "model.walk",
    "model.excerpt",
    "model.markup",
    "model.soundness",
    "model.placing",
    "registry",
    "loading",
    "source",
    "api",
    "pipeline",
    "model.serial",
    "model.strict_json",
    "restoring",
)

__all__ = [
    "Agent",
    "AmbiguousFormatError",
    "Block",
    "Cell",
    "Citation",
    "Cited",
    "Claim",
    "Confidence",
    "Conversion",
    "ConverterError",
    "Detection",
    "DetectionError",
    "Document",
    "Edition",
    "Emphasis",
    "Event",
    "Evidence",
    "Excerpt",
    "Extension",
    "Heading",
    "Identifier",
    "Inline",
    "Instruction",
    "InvalidDocumentError",
    "InvalidOutputError",
    "Ledger",
    "Level",
    "LineBreak",
    "Link",
    "List",
    "Listed",
    "Metadata",
    "Notice",
    "Offer",
    "OptionError",
    "Options",
    "Origin",
    "Output",
    "OutputError",
    "PageBreak",
    "Paragraph",
    "Place",
    "Plugin",
    "PluginError",
    "Precedence",
    "Preformatted",
    "Problem",
    "Quote",
    "ReadError",
    "Reader",
    "RecordError",
    "RecoverError",
    "Redaction",
    "Reference",
    "Refusal",
    "Registry",
    "Restriction",
    "Role",
    "Row",
    "Section",
    "Segment",
    "Setting",
    "Source",
    "SourceError",
    "Span",
    "Statement",
    "Subject",
    "Table",
    "Tag",
    "Target",
    "Text",
    "UnavailableError",
    "UnknownExtension",
    "UnknownFormatError",
    "WriteError",
    "Writer",
    "citations",
    "convert",
    "decide",
    "decode",
    "detect",
    "dump_record",
    "hookimpl",
    "inline_leaves",
    "is_blank",
    "leaves",
    "load_json",
    "load_record",
    "load_registry",
    "option",
    "paired",
    "placed",
    "plain_text",
    "read",
    "readable",
    "resolved",
    "restore",
    "sections",
    "survey",
    "tags",
    "text_pieces",
    "trim",
    "unprintable",
    "violations",
    "visible_lines",
    "write",
    "xml_clean",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'converter' has no attribute {name!r}")
    modules = (import_module(f"converter.{module}") for module in _MODULES)
    value = next(getattr(module, name) for module in modules if hasattr(module, name))
    globals()[name] = value
    return value
