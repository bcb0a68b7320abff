"""A reader and a writer that do, when a document says so, whatever a plugin may do wrong; and a rival of the reader."""

from __future__ import annotations

import ctypes
import itertools
import os
import sys
import time

from converter import (
    Confidence,
    Detection,
    Document,
    Evidence,
    Ledger,
    Metadata,
    Options,
    Paragraph,
    Reader,
    ReadError,
    Span,
    Text,
    Writer,
    hookimpl,
)

MARK = "FAULT: "
TIE = "FAULT: tie"
"""What two readers are equally sure of."""


def raise_(_):
    raise KeyError("no such thing")


def refuse(_):
    raise ReadError("this must not be read")


def hang(_):
    while True:
        time.sleep(0.01)


def swallow(_):
    while True:
        try:
            while True:
                time.sleep(0.01)
        except BaseException:  # noqa: BLE001 - the worst of all plugins
            pass


def hang_in_c(_):
    return sum(itertools.repeat(0))


def exit_(_):
    sys.exit(0)


def end(_):
    os._exit(3)


def end_well(_):
    os._exit(0)


def crash(_):
    return ctypes.string_at(0)


def eat(_):
    eaten = []
    while True:
        eaten.append(bytearray(64 << 20))


def shout(source):
    for _ in range(64):
        sys.stdout.write("all work and no play " * 4096)
        os.write(2, b"all work and no play " * 4096)
    return whole(source)


def rubbish(_):
    return {"not": "a document"}


def lose(source):
    """A record that has lost the text."""
    ledger = Ledger(source.text)
    ledger.body(0, len(source.text))
    return Document(
        source=source,
        format="fault",
        metadata=Metadata(genre="fault"),
        body=(),
        segments=ledger.close(),
        notices=(),
    )


def whole(source, reader="fault"):
    """A record with nothing wrong."""
    text = source.text.rstrip("\n")
    ledger = Ledger(source.text)
    ledger.body(0, len(text))
    leaf = Text(text, Span(0, len(text)))
    return Document(
        source=source,
        format=reader,
        metadata=Metadata(genre="fault"),
        body=(Paragraph(inlines=(leaf,)),),
        segments=ledger.close(),
        notices=(),
    )


FAULTS = {
    "raise": raise_,
    "refuse": refuse,
    "hang": hang,
    "swallow": swallow,
    "hang-in-c": hang_in_c,
    "exit": exit_,
    "end": end,
    "end-well": end_well,
    "crash": crash,
    "eat": eat,
    "shout": shout,
    "rubbish": rubbish,
    "lose": lose,
}


def detect(source):
    if source.text.startswith(MARK):
        return Detection(Confidence.CERTAIN, (Evidence("mark", Span(0, len(MARK))),))
    return None


def detect_tie(source):
    return detect(source) if source.text.startswith(TIE) else None


def read(source, options):
    return FAULTS.get(source.text[len(MARK) :].strip(), whole)(source)


def write(document, options):
    text = document.source.text
    if "write-raises" in text:
        raise ValueError("out of ink")
    if "write-rubbish" in text:
        return 5
    return text.encode() if "write-another" not in text else b"something else"


READER = Reader(name="fault", summary="Documents that break", detect=detect, read=read, options=Options)
RIVAL = Reader(
    name="rival",
    summary="Documents that another reader knows as well",
    detect=detect_tie,
    read=lambda source, options: whole(source, "rival"),
    options=Options,
)
WRITER = Writer(
    name="copy",
    summary="A copy of the document",
    media_type="text/plain",
    suffix=".copy",
    write=write,
    recover=lambda data: data,
    options=Options,
)


@hookimpl
def converter_readers():
    return (READER, RIVAL)


@hookimpl
def converter_writers():
    return (WRITER,)
