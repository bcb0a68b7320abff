"""The straight line from bytes to bytes, with plugins that keep their word and plugins that do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import given

from converter import (
    AmbiguousFormatError,
    Cited,
    Claim,
    Confidence,
    Detection,
    Document,
    Evidence,
    InvalidDocumentError,
    InvalidOutputError,
    Ledger,
    Metadata,
    Notice,
    Offer,
    OptionError,
    Options,
    Output,
    Paragraph,
    Plugin,
    PluginError,
    Problem,
    Reader,
    ReadError,
    RecoverError,
    Registry,
    Source,
    SourceError,
    Span,
    Target,
    Text,
    UnavailableError,
    UnknownFormatError,
    WriteError,
    Writer,
    decode,
    option,
    read,
    readable,
    survey,
    trim,
    write,
)
from converter.pipeline import check, convert, recover, validate
from converter.testing import documents

TEXT = b"MEMO\none two\n"


@frozen(kw_only=True)
class Wishes(Options):
    loud: bool = option(False, "in capitals")


def detect(source: Source) -> Detection | None:
    if not source.text.startswith("MEMO"):
        return None
    return Detection(Confidence.CERTAIN, (Evidence("opening word", Span(0, 4)),))


def understand(source: Source, options: Wishes) -> Document:
    start, end = trim(source.text, 0, len(source.text))
    if start == end:
        raise ReadError("there is nothing in it", start)
    ledger = Ledger(source.text)
    ledger.body(start, end)
    return Document(
        source=source,
        format="memo",
        metadata=Metadata(genre="loud memo" if options.loud else "memo"),
        body=(Paragraph(inlines=(Text(readable(source.text[start:end]), Span(start, end)),)),),
        segments=ledger.close(),
    )


MEMO: Reader[Any] = Reader(name="memo", summary="", detect=detect, read=understand, options=Wishes)
COPY: Writer[Any] = Writer(
    name="copy",
    summary="",
    media_type="text/plain",
    suffix=".txt",
    write=lambda document, options: document.source.data.upper() if options.loud else document.source.data,
    recover=bytes,
    options=Wishes,
)


def registry(*values: Reader[Any] | Writer[Any]) -> Registry:
    """A registry of these, each from a plugin of its own."""
    return Registry.of(
        Offer(
            Plugin(f"plugin-{at}"),
            readers=(value,) if isinstance(value, Reader) else (),
            writers=(value,) if isinstance(value, Writer) else (),
        )
        for at, value in enumerate(values)
    )


def raising(error: BaseException) -> Callable[..., Any]:
    def function(*_: Any) -> Any:
        raise error

    return function


class UnspeakableError(Exception):
    """An exception whose text cannot be had."""

    def __str__(self) -> str:
        raise ValueError("no words")


def giving(value: Any) -> Callable[..., Any]:
    return lambda *_: value


# The whole line ----------------------------------------------------------------------------------------------


def test_straight_line() -> None:
    """Bytes in; the claims, the record and the outputs come out, in the order that was asked for."""
    other = evolve(COPY, name="other", suffix=".other")

    made = convert("memo.txt", TEXT, [Target(writer="other"), Target(writer="copy")], registry(MEMO, COPY, other))

    assert made.claims == (Claim("memo", detect(decode("memo.txt", TEXT))),)
    assert made.document.source == decode("memo.txt", TEXT)
    assert made.outputs == (
        Output(writer="other", suffix=".other", data=TEXT),
        Output(writer="copy", suffix=".txt", data=TEXT),
    )


def test_reader_that_is_named() -> None:
    """A reader that is named is used without asking any."""
    never = evolve(MEMO, detect=raising(AssertionError("asked")))

    made = convert("letter.txt", b"Dear Sir", [], registry(never), reader="memo")

    assert made.claims == ()
    assert made.document.format == "memo"


def test_encoding_that_is_named() -> None:
    """An encoding that is named is used."""
    made = convert("memo.txt", b"MEMO \xe9", [Target(writer="copy")], registry(MEMO, COPY), encoding="cp1252")

    assert made.document.source.text == "MEMO é"
    assert made.outputs[0].data == b"MEMO \xe9"


def test_settings_reach_reader_and_writer() -> None:
    """Options come to their owner as values of its own class."""
    made = convert(
        "memo.txt",
        TEXT,
        [Target(writer="copy", settings={"loud": "yes"})],
        registry(MEMO, COPY),
        settings={"memo": {"loud": "yes"}, "another": {"loud": "yes"}},
    )

    assert made.document.metadata.genre == "loud memo"
    assert made.outputs[0].data == TEXT.upper()


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"data": b""}, SourceError),
        ({"data": b"\xff\xfe\xff"}, SourceError),
        ({"data": b"Dear Sir"}, UnknownFormatError),
        ({"reader": "nobody"}, OptionError),
        ({"to": [Target(writer="nobody")]}, OptionError),
        ({"to": [Target(writer="copy", settings={"lout": "yes"})]}, OptionError),
        ({"settings": {"memo": {"loud": "perhaps"}}}, OptionError),
        ({"data": b" \n", "reader": "memo"}, ReadError),
    ],
    ids=["empty", "half", "letter", "reader", "writer", "option", "value", "blank"],
)
def test_refusals(arguments: dict[str, Any], error: type[Exception]) -> None:
    """What cannot be converted is refused by its own class of error."""
    values = {"name": "memo.txt", "data": TEXT, "to": [Target(writer="copy")], "registry": registry(MEMO, COPY)}

    with pytest.raises(error):
        convert(**{**values, **arguments})


def test_equally_sure_readers() -> None:
    """Two readers that are equally sure are both named."""
    with pytest.raises(AmbiguousFormatError, match="letter and memo"):
        convert("memo.txt", TEXT, [], registry(MEMO, evolve(MEMO, name="letter")))


def test_all_outputs_or_none() -> None:
    """If one output cannot be made, none is returned."""
    broken = evolve(COPY, name="broken", write=raising(WriteError("too wide")))

    with pytest.raises(WriteError):
        convert("memo.txt", TEXT, [Target(writer="copy"), Target(writer="broken")], registry(MEMO, COPY, broken))


def test_no_second_try() -> None:
    """If the reader that is surest fails, no other one is asked to read."""
    sure = evolve(MEMO, name="sure", read=raising(ReadError("no subject line")))
    other = evolve(MEMO, detect=giving(Detection(Confidence.LIKELY, (Evidence("a word", Span(0, 4)),))))

    with pytest.raises(ReadError, match="no subject line"):
        convert("memo.txt", TEXT, [], registry(sure, other))


# Detection ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("function", "failure"),
    [
        (raising(ValueError("no such line")), "ValueError: no such line"),
        (raising(RecursionError("too deep")), "RecursionError: too deep"),
        (raising(ReadError("not mine")), "ReadError: not mine"),
        (raising(SystemExit(0)), "SystemExit: 0"),
        (raising(UnspeakableError()), "UnspeakableError"),
        (giving(Confidence.CERTAIN), "gave Confidence instead of a Detection"),
        (giving(True), "gave bool instead of a Detection"),
        (giving(Detection(Confidence.CERTAIN, (Evidence("end", Span(0, 99)),))), "gave evidence outside the text"),
        (giving(Detection(Confidence.CERTAIN, (Evidence("end", Span(3, 3)),))), "gave evidence outside the text"),
        (giving(Detection(Confidence.CERTAIN, (Evidence("end", Span(-1, 3)),))), "gave evidence outside the text"),
        (
            giving(Detection(Confidence.CERTAIN, (Evidence("half", Span(0.5, 2)),))),  # type: ignore[arg-type]
            "TypeError: slice indices must be integers or None or have an __index__ method",
        ),
    ],
    ids=[
        *("raises", "recurses", "refuses", "ends the program", "raises without a text"),
        *("a word", "a truth", "beyond", "empty", "before", "half a character"),
    ],
)
def test_reader_that_breaks_while_it_detects(function: Callable[..., Any], failure: str) -> None:
    """Its failure is in its claim; the others are asked, and one of them wins."""
    broken = evolve(MEMO, name="broken", detect=function)
    source = decode("memo.txt", TEXT)

    claims = survey(source, registry(broken, MEMO))

    assert claims == (Claim("broken", failure=failure), Claim("memo", detect(source)))
    assert convert("memo.txt", TEXT, [], registry(broken, MEMO)).document.format == "memo"


def test_stop_is_a_stop() -> None:
    """A person who interrupts is obeyed; that is no fault of a plugin."""
    broken = evolve(MEMO, detect=raising(KeyboardInterrupt()))

    with pytest.raises(KeyboardInterrupt):
        survey(decode("memo.txt", TEXT), registry(broken))


# Reading -----------------------------------------------------------------------------------------------------


def test_documents_own_fault() -> None:
    """A `ReadError` comes through as it is."""
    error = ReadError("no subject line", 5)

    with pytest.raises(ReadError) as caught:
        read(decode("memo.txt", TEXT), evolve(MEMO, read=raising(error)))

    assert caught.value is error


@pytest.mark.parametrize(
    ("function", "cause"),
    [
        (raising(IndexError("list index out of range")), "IndexError: list index out of range"),
        (raising(RecursionError("too deep")), "RecursionError: too deep"),
        (raising(SystemExit("no dictionary")), "SystemExit: no dictionary"),
        (raising(UnspeakableError()), "UnspeakableError"),
        (giving(None), "it gave NoneType instead of a Document"),
        (giving({"format": "memo"}), "it gave dict instead of a Document"),
    ],
    ids=["raises", "recurses", "ends the program", "raises without a text", "nothing", "a dictionary"],
)
def test_reader_that_breaks(function: Callable[..., Any], cause: str) -> None:
    """Anything else is the reader's own fault, and says whose, at what, and why."""
    with pytest.raises(PluginError) as caught:
        read(decode("memo.txt", TEXT), evolve(MEMO, read=function))

    assert (caught.value.plugin, caught.value.stage, caught.value.cause) == ("memo", "read", cause)


def test_cause_is_kept() -> None:
    """The exception itself is the cause of the error, for whoever looks for the bug."""
    error = IndexError("list index out of range")

    with pytest.raises(PluginError) as caught:
        read(decode("memo.txt", TEXT), evolve(MEMO, read=raising(error)))

    assert caught.value.__cause__ is error


def test_record_of_another_source() -> None:
    """A record that stands on another text than the one that was given is refused."""
    other = understand(decode("other.txt", b"MEMO"), Wishes())

    with pytest.raises(InvalidDocumentError, match="its source is not the one that was given"):
        read(decode("memo.txt", TEXT), evolve(MEMO, read=giving(other)))


def test_gap_in_the_segments() -> None:
    """Segments that are no partition cannot be made into a record: the reader breaks while it tries."""

    def careless(source: Source, options: Wishes) -> Document:
        return evolve(understand(source, options), segments=())

    with pytest.raises(PluginError, match="ValueError: the segments account for 0 of"):
        read(decode("memo.txt", TEXT), evolve(MEMO, read=careless))


def test_unsound_record() -> None:
    """A record that breaks a rule of soundness is refused with the rule."""

    def careless(source: Source, options: Wishes) -> Document:
        return evolve(understand(source, options), body=())

    with pytest.raises(InvalidDocumentError, match=r"'MEMO.*' at 0 is body, but in no leaf"):
        read(decode("memo.txt", TEXT), evolve(MEMO, read=careless))


def test_record_of_rubbish() -> None:
    """A record whose parts are not of the model is the reader's fault, not a crash of the check."""

    def careless(source: Source, options: Wishes) -> Document:
        return evolve(understand(source, options), body=(Paragraph(inlines=("a text",)),))

    with pytest.raises(PluginError, match="AttributeError"):
        read(decode("memo.txt", TEXT), evolve(MEMO, read=careless))


def test_other_words() -> None:
    """A reader that says that it is not verbatim may have words of its own."""

    def freely(source: Source, options: Wishes) -> Document:
        [paragraph] = understand(source, options).body
        return evolve(
            understand(source, options),
            body=(evolve(paragraph, inlines=(evolve(paragraph.inlines[0], text="Memorandum"),)),),
        )

    free = evolve(MEMO, read=freely, verbatim=False)

    assert read(decode("memo.txt", TEXT), free).body[0].inlines[0].text == "Memorandum"
    with pytest.raises(InvalidDocumentError):
        read(decode("memo.txt", TEXT), evolve(free, verbatim=True))


def test_unprintable_characters_are_noticed() -> None:
    """Once for all of them, with the first one's place."""
    source = decode("memo.txt", b"MEMO \x07 and \x1b[1m")

    assert read(source, MEMO).notices == (
        Notice(
            "unprintable",
            "2 characters that XML cannot hold, first U+0007; shown as U+FFFD, kept in the source",
            Span(5, 6),
        ),
    )


def test_one_unprintable_character_is_noticed() -> None:
    """Behind the notices of the reader."""
    seen = Notice("odd", "as it is")
    reader = evolve(MEMO, read=lambda source, options: evolve(understand(source, options), notices=(seen,)))

    first, second = read(decode("memo.txt", b"MEMO \x07"), reader).notices

    assert first is seen
    assert second.message.startswith("1 character that XML cannot hold")


@pytest.mark.parametrize(
    "text", ["MEMO one\n\fMEMO two", "MEMO one\f\r\nMEMO two", "MEMO one\n\f", "MEMO one\n\f\f\nMEMO two\r\fMEMO"]
)
def test_ends_of_pages_are_not_noticed(text: str) -> None:
    """A form feed at the beginning or the end of a line is how printed pages end."""
    assert read(decode("memo.txt", text.encode()), MEMO).notices == ()


def test_form_feed_within_a_line_is_noticed() -> None:
    """It is the first that is counted; the ends of pages before and after it are not."""
    [notice] = read(decode("memo.txt", b"MEMO one\n\fMEMO\ftwo\f\n"), MEMO).notices

    assert notice.message.startswith("1 character that XML cannot hold, first U+000C")
    assert notice.span == Span(14, 15)


def test_encoding_that_was_hardly_the_right_one_is_noticed() -> None:
    """Words that were decoded as somebody said, and look wrong, say why."""
    document = convert("memo.txt", "MEMO déjà vu".encode(), [], registry(MEMO), encoding="cp1252").document

    assert document.notices == (
        Notice(
            "encoding-doubtful",
            "decoded as cp1252, as was asked, but its bytes are valid UTF-8: try without --encoding",
        ),
    )


def test_printable_text_has_no_notice() -> None:
    """And none where there is nothing to notice."""
    assert read(decode("memo.txt", TEXT), MEMO).notices == ()


# Writing -----------------------------------------------------------------------------------------------------


@pytest.fixture
def document() -> Document:
    return read(decode("memo.txt", TEXT), MEMO)


def test_record_that_cannot_be_put_so(document: Document) -> None:
    """A `WriteError` comes through as it is."""
    error = WriteError("too wide")

    with pytest.raises(WriteError) as caught:
        write(document, evolve(COPY, write=raising(error)))

    assert caught.value is error


@pytest.mark.parametrize(
    ("change", "stage", "cause"),
    [
        ({"write": raising(KeyError("agents"))}, "write", "KeyError: 'agents'"),
        ({"write": giving("text")}, "write", "it gave str instead of bytes"),
        ({"write": giving(None)}, "write", "it gave NoneType instead of bytes"),
        ({"check": raising(KeyError("schema"))}, "check", "KeyError: 'schema'"),
        ({"check": giving(None)}, "check", "TypeError: 'NoneType' object is not iterable"),
        ({"check": giving([UnspeakableError()])}, "check", "ValueError: no words"),
        ({"check": raising(SystemExit(0))}, "check", "SystemExit: 0"),
    ],
    ids=[
        *("raises", "a text", "nothing", "check raises", "check gives nothing"),
        *("check gives something unspeakable", "check ends the program"),
    ],
)
def test_writer_that_breaks(document: Document, change: dict[str, Any], stage: str, cause: str) -> None:
    """Anything else is the writer's own fault, and says whose, at what, and why."""
    with pytest.raises(PluginError) as caught:
        write(document, evolve(COPY, **change))

    assert (caught.value.plugin, caught.value.stage, caught.value.cause) == ("copy", stage, cause)


@pytest.mark.parametrize(
    ("change", "violation"),
    [
        ({"title": Cited(5)}, "5 is not of type str @ $.metadata.title.value"),
        ({"title": "MEMO"}, "it cannot be put into JSON: AttributeError: 'str' object has no attribute 'value'"),
        ({"genre": None}, "None is not of type str @ $.metadata.genre"),
        ({"places": []}, "it holds values of other types, such as lists for tuples"),
    ],
    ids=["number", "no citation", "nothing", "list"],
)
@pytest.mark.parametrize(
    "broken", [{"write": raising(KeyError("agents"))}, {"check": giving(["no"])}], ids=["write", "check"]
)
def test_writer_that_breaks_on_a_record_of_other_types(
    document: Document, broken: dict[str, Any], change: dict[str, Any], violation: str
) -> None:
    """It is the reader that is named then."""
    wrong = evolve(document, metadata=evolve(document.metadata, **change))

    with pytest.raises(InvalidDocumentError) as caught:
        write(wrong, evolve(COPY, **broken))

    assert caught.value.reader == "memo"
    assert violation in caught.value.violations[0]


def test_output_that_fails_its_check(document: Document) -> None:
    """An output with a problem is refused, with the problem; what is no `Problem` is taken for its text."""
    critical = evolve(COPY, check=giving([Problem("not closed", 3, "p"), "too long"]))

    with pytest.raises(InvalidOutputError) as caught:
        write(document, critical)

    assert caught.value.problems == ("line 3: not closed [p]", "too long")


def test_check_that_is_not_wanted(document: Document) -> None:
    """Without its check, the output comes as it is."""
    critical = evolve(COPY, check=giving([Problem("not closed")]))

    assert write(document, critical, Target(writer="copy", check=False)).data == TEXT


def test_check_of_a_file() -> None:
    """A file can be checked by itself."""
    assert check(b"", COPY) == ()
    assert check(b"", evolve(COPY, check=giving(["odd"]))) == (Problem("odd"),)


def test_validation_of_a_file() -> None:
    """All rules are asked where a writer has more than its check; otherwise its check is all."""
    critical = evolve(COPY, check=giving(["odd"]))

    assert validate(b"", critical) == (Problem("odd"),)
    assert validate(b"", evolve(critical, validate=giving(["odd", "even"]))) == (Problem("odd"), Problem("even"))
    with pytest.raises(PluginError, match="asked to validate"):
        validate(b"", evolve(COPY, validate=raising(KeyError("schema"))))


def test_a_problem_says_where_it_is() -> None:
    """Line and path stand before the message, the rule behind it."""
    assert str(Problem("not closed", 3, "xml", "/TEI/text")) == "line 3: /TEI/text: not closed [xml]"
    assert str(Problem("not closed")) == "not closed"


def test_recover_of_a_file() -> None:
    """The source comes back out of a file; a refusal comes through as it is."""
    assert recover(TEXT, COPY) == TEXT
    with pytest.raises(RecoverError):
        recover(TEXT, evolve(COPY, recover=raising(RecoverError("there is none"))))


@pytest.mark.parametrize(
    ("function", "cause"),
    [(raising(IndexError("x")), "IndexError: x"), (giving("text"), "it gave str instead of bytes")],
    ids=["raises", "a text"],
)
def test_writer_that_breaks_while_it_recovers(function: Callable[..., Any], cause: str) -> None:
    """Anything else is the writer's own fault."""
    with pytest.raises(PluginError) as caught:
        recover(TEXT, evolve(COPY, recover=function))

    assert (caught.value.stage, caught.value.cause) == ("recover", cause)


@given(drawn=documents())
def test_reading_what_is_sound_adds_two_notices_at_most(drawn: Document) -> None:
    """The line changes nothing in a sound record but the notices of what cannot be printed, and of the encoding."""
    found = read(drawn.source, evolve(MEMO, read=giving(drawn)))

    assert evolve(found, notices=drawn.notices) == drawn
    assert found.notices[: len(drawn.notices)] == drawn.notices
    assert len(found.notices) <= len(drawn.notices) + 2


# What a reader lacks -----------------------------------------------------------------------------------------


def test_a_reader_that_lacks_something_is_not_asked_to_read() -> None:
    """The refusal names the reader and the command that installs what it lacks."""
    lame = evolve(MEMO, read=raising(AssertionError()), lacks=lambda: "pip install memo")

    with pytest.raises(UnavailableError, match=r"^memo needs .* pip install memo$"):
        read(decode("memo.txt", TEXT), lame)


def test_a_reader_that_breaks_while_it_says_what_it_lacks() -> None:
    """That is the plugin's fault, not the document's."""
    broken = evolve(MEMO, lacks=raising(RuntimeError("no list")))

    with pytest.raises(PluginError, match="broke while asked to say what it lacks: RuntimeError: no list"):
        read(decode("memo.txt", TEXT), broken)
