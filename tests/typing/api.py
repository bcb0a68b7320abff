"""What a plugin's author and a program's author see, as their type checker sees it. Checked by mypy, never run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar, assert_never, assert_type

from attrs import frozen

import converter as front_door
from converter import (
    Block,
    Citation,
    Cited,
    Confidence,
    Conversion,
    Detection,
    Document,
    Emphasis,
    Evidence,
    Extension,
    Heading,
    Inline,
    Ledger,
    LineBreak,
    Link,
    List,
    Metadata,
    Options,
    PageBreak,
    Paragraph,
    Precedence,
    Preformatted,
    Problem,
    Quote,
    Reader,
    Redaction,
    Registry,
    Section,
    Segment,
    Source,
    Span,
    Table,
    Target,
    Text,
    Writer,
    citations,
    convert,
    decide,
    decode,
    dump_record,
    hookimpl,
    leaves,
    load_record,
    load_registry,
    option,
    plain_text,
    read,
    readable,
    sections,
    survey,
    violations,
    write,
)
from converter.testing import Golden, ReaderContract, WriterContract

# A plugin ----------------------------------------------------------------------------------------------------


@frozen(kw_only=True)
class Wishes(Options):
    width: int = option(72, "characters a line")
    title: str | None = option(None, "instead of the document's")


@frozen(kw_only=True)
class Memo(Extension):
    prefix: ClassVar[str] = "memo"
    namespace: ClassVar[str] = "https://example.org/memo#"
    file_number: Cited[str] | None = None


def detect(source: Source) -> Detection | None:
    return Detection(Confidence.LIKELY, (Evidence("opening words", Span(0, 4)),), missing=("date line",))


def understand(source: Source, options: Wishes) -> Document:
    ledger = Ledger(source.text)
    ledger.metadata(0, 4, "title")
    assert_type(ledger.gaps(), tuple[Span, ...])
    assert_type(ledger.close(), tuple[Segment, ...])
    inlines: tuple[Inline, ...] = (Text(readable(source.text), Span(0, 4)),)
    return Document(
        source=source,
        format="memo",
        metadata=Metadata(genre="memorandum", extensions=(Memo(file_number=Cited("7")),)),
        body=(Paragraph(inlines=inlines, label=Cited("1", Span(0, 2))),),
        segments=ledger.close(),
    )


def put(document: Document, options: Wishes) -> bytes:
    assert_type(options.width, int)
    return b"".join(say(block).encode() for block in document.body)


def say(block: Block) -> str:
    """A writer can be sure that it has thought of every kind."""
    match block:
        case Heading() | Paragraph():
            return plain_text(block.inlines)
        case List():
            return "".join(say(item) for item in block.items)
        case Quote():
            return "".join(say(inner) for inner in block.blocks)
        case Preformatted():
            return block.text
        case Table():
            return "".join(plain_text(cell.inlines) for row in block.rows for cell in row.cells)
        case _:
            assert_never(block)


def say_inline(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case LineBreak() | PageBreak():
            return ""
        case Emphasis() | Redaction() | Link():
            return "".join(say_inline(child) for child in inline.children)
        case _:
            assert_never(inline)


def check(data: bytes) -> Sequence[Problem]:
    return (Problem("empty", line=1, rule="text"),)


def recover(data: bytes) -> bytes:
    return data


READER = Reader(name="memo", summary="a memorandum", detect=detect, read=understand, options=Wishes)
WRITER = Writer(
    name="plain",
    summary="plain text",
    media_type="text/plain",
    suffix=".txt",
    write=put,
    recover=recover,
    options=Wishes,
    check=check,
)
assert_type(READER, Reader[Wishes])
assert_type(WRITER, Writer[Wishes])


@hookimpl
def converter_readers() -> Iterable[Reader[Wishes]]:
    yield READER


@hookimpl
def converter_writers() -> Iterable[Writer[Wishes]]:
    yield WRITER


@hookimpl
def converter_extensions() -> Iterable[type[Extension]]:
    yield Memo


class TestMemo(ReaderContract):
    reader = READER
    samples = (Path("memo.txt"),)
    extensions = (Memo,)


class TestPlain(WriterContract):
    writer = WRITER

    def texts(self, data: bytes) -> str:
        return data.decode()


def test_golden(golden: Golden) -> None:
    golden(Path("expected.txt"), b"text")


# A program ---------------------------------------------------------------------------------------------------


def use(data: bytes) -> None:
    registry = load_registry(only=["memo"], block=("cable",))
    assert_type(registry, Registry)
    assert_type(registry.reader("memo"), Reader[Any])
    source = decode("memo.txt", data, "cp1252")
    assert_type(source.lines, tuple[Span, ...])
    assert_type(source.position(0), tuple[int, int])
    assert_type(decide(survey(source, registry), least=Confidence.POSSIBLE), str)
    document = read(source, registry.reader("memo"), {"width": "40"})
    assert_type(document, Document)
    assert_type(document.metadata.agents[0].precedence, Cited[Precedence] | None)
    assert_type(violations(document), tuple[str, ...])
    assert_type(citations(document.metadata), tuple[Citation, ...])
    assert_type(sections(document.body), tuple[Block | Section, ...])
    for leaf in leaves(document.body):
        assert_type(leaf, Text | LineBreak | PageBreak | Preformatted | Cited[str])
    assert_type(write(document, WRITER).data, bytes)
    assert_type(load_record(dump_record(document), [Memo]), Document)
    made = convert(data, [Target(writer="plain", settings={"width": "40"})], registry, reader="memo")
    assert_type(made, Conversion)
    assert_type(convert(Path("memo.txt"), "plain", name="a memorandum"), Conversion)
    assert_type(front_door.detect("memo.txt"), str)
    assert_type(read(data, "memo", {"width": "40"}, encoding="cp1252"), Document)
    assert_type(write(read("memo.txt"), "plain").data, bytes)


# What must be refused: mypy reports an ignore that is not needed ------------------------------------------------


def wrong(document: Document, source: Source) -> None:
    document.format = "other"  # type: ignore[misc]
    Paragraph(inlines=[Text("a", Span(0, 1))])  # type: ignore[arg-type]
    Paragraph((Text("a", Span(0, 1)),))  # type: ignore[call-arg]
    Cited[str](7)  # type: ignore[arg-type]
    Detection(1, ())  # type: ignore[arg-type]
    Reader(name="memo", summary="", detect=detect, read=put, options=Wishes)  # type: ignore[arg-type]
    Target("plain")  # type: ignore[call-arg]
    List(items=(Heading(inlines=()),))  # type: ignore[arg-type]
