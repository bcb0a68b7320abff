"""What every reader and every writer must keep, as tests to subclass.

A subclass names its value, and for a reader its samples; pytest finds it by a name that begins with ``Test``::

    class TestMemo(ReaderContract):
        reader = converter_memo.MEMO
        samples = tuple((Path(__file__).parent / "samples").glob("*.txt"))
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from converter.detection import Claim, Confidence, survey
from converter.errors import ConverterError, ReadError
from converter.formats import Problem, Reader, Writer
from converter.loading import load_registry
from converter.model.body import LineBreak, PageBreak
from converter.model.document import Document
from converter.model.extension import Extension
from converter.model.serial import dump_record, load_record
from converter.model.source import Source
from converter.model.span import Cited
from converter.model.text import readable
from converter.model.walk import Leaf, leaves
from converter.pipeline import read, write
from converter.registry import Offer, Plugin, Registry
from converter.source import decode
from converter.testing.damage import HOSTILE
from converter.testing.strategies import damage, documents

_MEGABYTE = 1_000_000
_BLANK_TEXTS = ("", " ", "\n", "\r\n\r\n", "\ufeff", "\u00a0 \t\x0c\n" * 50)
_drawn = settings(  # a base class's test runs once in each subclass, which is what differing executors are
    deadline=None,
    suppress_health_check=[HealthCheck.differing_executors, HealthCheck.too_slow],
    phases=tuple(phase for phase in Phase if phase is not Phase.explain),  # which takes longer than it helps
)
_drawn_record = settings(_drawn, max_examples=max(1, settings().max_examples // 5))
"""For whole records: to draw one takes longer than to write it, and seven tests of a writer draw theirs."""


def source_of(text: str, name: str = "drawn") -> Source:
    """A source for *text*, as if it had been decoded from UTF-8."""
    return Source(name, text, "utf-8", hashlib.sha256(text.encode()).hexdigest())


class PluginContract:
    """What every plugin keeps that is installed."""

    plugin: ClassVar[str]
    """The name of its entry point."""

    def test_is_taken(self) -> None:
        """It is found and loaded, and nothing that it offers clashes with what others offer."""
        registry = load_registry()

        assert [refusal for refusal in registry.refusals if refusal.plugin.name == self.plugin] == []
        assert [offer.plugin.name for offer in registry.offers].count(self.plugin) == 1

    def test_offers_something(self) -> None:
        """It offers a reader, a writer, or a type of metadata, each described in one line."""
        [offer] = load_registry(only=[self.plugin]).offers
        formats: list[Reader[Any] | Writer[Any]] = [*offer.readers, *offer.writers]

        assert formats or offer.extensions
        assert [one.name for one in formats if not one.summary or "\n" in one.summary] == []


class ReaderContract:
    """What every reader keeps."""

    reader: ClassVar[Reader[Any]]
    samples: ClassVar[Sequence[Path]]
    """Files of the reader's format, each of which it must be at least likely to know."""
    extensions: ClassVar[Sequence[type[Extension]]] = ()
    """The types of metadata that its records hold."""

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """One test for each sample, and one for each hostile text."""
        if "sample" in metafunc.fixturenames:
            metafunc.parametrize("sample", self.samples, ids=lambda path: path.stem)
        if "hostile" in metafunc.fixturenames:
            metafunc.parametrize("hostile", HOSTILE)

    def test_has_samples(self) -> None:
        """There is at least one sample, or half of this contract says nothing."""
        assert self.samples

    def test_claims_its_samples(self, sample: Path) -> None:
        """A reader is at least likely to know its own samples, by marks that stand in them."""
        claim = self._claim(decode(sample.name, sample.read_bytes()))

        assert claim.detection is not None
        assert claim.detection.confidence >= Confidence.LIKELY

    def test_reads_its_samples(self, sample: Path) -> None:
        """The record of a sample is sound."""
        source = decode(sample.name, sample.read_bytes())

        document = read(source, self.reader)

        assert document.source == source

    def test_records_survive(self, sample: Path) -> None:
        """A record comes back from its JSON as it was."""
        document = read(decode(sample.name, sample.read_bytes()), self.reader)

        loaded = load_record(dump_record(document), self.extensions)

        assert loaded == document

    def test_same_source_same_record(self, sample: Path) -> None:
        """The same source gives the same record."""
        source = decode(sample.name, sample.read_bytes())

        assert dump_record(read(source, self.reader)) == dump_record(read(source, self.reader))

    @_drawn
    @given(text=st.text(st.characters(exclude_categories=["Cs"])))
    def test_any_text(self, text: str) -> None:
        """Any text gives a sound record or ReadError, and its detection does not break."""
        self._detect_and_read(source_of(text))

    @_drawn
    @given(data=st.data())
    def test_any_damage(self, sample: Path, data: st.DataObject) -> None:
        """So does a sample whose lines were dropped, doubled, swapped, cut, joined ..."""
        text = decode(sample.name, sample.read_bytes()).text

        self._detect_and_read(source_of(data.draw(damage(text), label="damaged")))

    def test_hostile_megabyte(self, hostile: str) -> None:
        """So does a megabyte of one thing; a reader whose work grows faster than its text never ends here."""
        part = HOSTILE[hostile]

        self._detect_and_read(source_of(part * (_MEGABYTE // len(part))))

    def test_sample_without_end(self, sample: Path) -> None:
        """So does a megabyte of a sample, over and over again, and the same on one line."""
        text = decode(sample.name, sample.read_bytes()).text
        endless = text * (_MEGABYTE // len(text) + 1)

        self._detect_and_read(source_of(endless))
        self._detect_and_read(source_of(endless.replace("\r", " ").replace("\n", " ")))

    @pytest.mark.parametrize("text", _BLANK_TEXTS, ids=ascii)
    def test_blank_is_nobodys(self, text: str) -> None:
        """No reader claims a text in which there is nothing to see."""
        assert self._claim(source_of(text)).detection is None

    def _detect_and_read(self, source: Source) -> None:
        self._claim(source)
        offset = None
        try:
            read(source, self.reader)
        except ReadError as error:
            offset = error.offset

        assert offset is None or 0 <= offset <= len(source.text)

    def _claim(self, source: Source) -> Claim:
        [claim] = survey(source, Registry.of([Offer(Plugin("contract"), readers=(self.reader,))]))
        assert claim.failure is None
        return claim


class WriterContract:
    """What every writer keeps."""

    writer: ClassVar[Writer[Any]]

    def texts(self, data: bytes) -> str:
        """What text an output shows to its readers, in their order; blanks do not matter.

        Override it for a format that is not plain text: unpack, unescape, and leave out the copy of the source
        that `recover` gives back, or the tests of the text prove nothing.
        """
        return data.decode()

    def signs(self, data: bytes) -> str:
        """Where labels, portion marks and the names of pages are looked for: `texts`, unless overridden."""
        return self.texts(data)

    @_drawn_record
    @given(document=documents())
    def test_writes_any_record(self, document: Document) -> None:
        """Every sound record can be written, past the writer's own check, and keeps all rules of the format."""
        output = write(document, self.writer)

        assert output.data
        assert self.writer.validate is None or list(self.writer.validate(output.data)) == []

    @_drawn_record
    @given(document=documents())
    def test_same_record_same_bytes(self, document: Document) -> None:
        """The same record gives the same bytes, also when it is another object."""
        again = load_record(dump_record(document), _extensions(document))

        assert write(document, self.writer) == write(again, self.writer)

    @_drawn_record
    @given(document=documents())
    def test_recovers_the_source(self, document: Document) -> None:
        """The bytes of the source come back out of the output."""
        data = write(document, self.writer).data

        assert self.writer.recover(data) == document.source.data

    @_drawn_record
    @given(document=documents())
    def test_leads_back_to_its_record(self, document: Document) -> None:
        """An output holds its record, or says all that its reader needs to make it again (`Origin`), and tells what
        it says.
        """
        if self.writer.origin is None:
            pytest.skip("this writer does not say where its records are to be had")
        data = write(document, self.writer).data
        origin = self.writer.origin(data)

        if origin.record is not None:
            assert load_record(origin.record, _extensions(document)) == document
        else:
            source = decode(origin.name, self.writer.recover(data), origin.encoding)
            told = {one.name: one.value for one in document.settings}
            assert (source, origin.format, origin.reading) == (document.source, document.format, told)
        assert self.writer.passages is None or list(self.writer.passages(data))

    @_drawn_record
    @given(document=documents())
    def test_shows_every_text(self, document: Document) -> None:
        """The text of every leaf is in the output, in the order of the record."""
        shown = readable(self.texts(write(document, self.writer).data))

        at = 0
        for words in _wordings(document):
            assert words in shown[at:]
            at = shown.index(words, at) + len(words)

    @_drawn_record
    @given(document=documents())
    def test_shows_every_sign(self, document: Document) -> None:
        """Every label, portion mark and name of a page is in the output."""
        shown = readable(self.signs(write(document, self.writer).data))

        for leaf in leaves(document.body):
            assert _sign(leaf) in shown

    @_drawn_record
    @given(document=documents(), data=st.data())
    def test_survives_broken_outputs(self, document: Document, data: st.DataObject) -> None:
        """A file with a wrong byte or without its end does not crash its check, nor give back a wrong source."""
        output = bytearray(write(document, self.writer).data)
        for at in data.draw(st.lists(st.integers(0, len(output) - 1), max_size=4), label="flipped"):
            output[at] ^= data.draw(st.integers(1, 255))
        broken = bytes(output[: data.draw(st.just(len(output)) | st.integers(0, len(output)), label="cut at")])

        assert self._check_and_recover(broken) in (None, document.source.data)

    @_drawn
    @given(data=st.binary())
    def test_survives_any_bytes(self, data: bytes) -> None:
        """Nor does any file at all; it holds no source."""
        assert self._check_and_recover(data) is None

    def _check_and_recover(self, data: bytes) -> bytes | None:
        """What comes back out of *data*, or None if it is refused, as it must be without any other exception."""
        assert all(isinstance(problem, Problem) for problem in self.writer.check(data))
        if self.writer.validate is not None:
            assert all(isinstance(problem, Problem) for problem in self.writer.validate(data))
        try:
            return self.writer.recover(data)
        except ConverterError:
            return None


def _wordings(document: Document) -> tuple[str, ...]:
    texts = (leaf.text for leaf in leaves(document.body) if not isinstance(leaf, LineBreak | PageBreak | Cited))
    return tuple(readable(text).strip() for text in texts)


def _sign(leaf: Leaf) -> str:
    if isinstance(leaf, Cited):
        return leaf.value
    return leaf.label if isinstance(leaf, PageBreak) else ""


def _extensions(document: Document) -> tuple[type[Extension], ...]:
    return tuple({type(extension) for extension in document.metadata.extensions})
