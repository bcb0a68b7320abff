"""A record is right about what a catalogue or a person says, wrong, or silent."""

from __future__ import annotations

import hashlib

import pytest
from attrs import evolve

from benchmarks.accuracy import cable_body, cable_head
from benchmarks.accuracy.cable_body import paragraphs, signatories
from benchmarks.accuracy.cables import FIELDS
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.corpus import RAW, LabelledParagraph, cables
from benchmarks.accuracy.reading import registry
from converter import Paragraph, Span, Text, decode, read

PARAGRAPHS = tuple(
    LabelledParagraph(number=number, mark=mark, words=hashlib.sha1(words.encode()).hexdigest()[:8])
    for number, mark, words in (("1", "C", "the minister showed us"), ("2", "U", "it is made of"))
)
"""Those of the invented cable."""


@pytest.fixture
def case(corpus) -> Case:
    """The invented cable as it is read, beside what its catalogue says."""
    [item] = cables(corpus, RAW)
    document = read(decode("cable.txt", item.path.read_bytes()), registry().reader("cable"))
    return Case(item=item, document=document)


def knowing(case: Case, **known) -> Case:
    """The same case with other knowledge."""
    return Case(item=evolve(case.item, known=evolve(case.known, **known)), document=case.document)


def saying(case: Case, **said) -> Case:
    """The same case with a record that says something else."""
    metadata = evolve(case.document.metadata, **said)
    return Case(item=case.item, document=evolve(case.document, metadata=metadata))


@pytest.mark.parametrize("field", [one for one in FIELDS if RAW in one.forms], ids=lambda one: one.name)
def test_every_field_of_a_plain_cable_is_right(case, field) -> None:
    judgements = list(field.judge(knowing(case, signatories=("ROE",), paragraphs=PARAGRAPHS)))

    assert judgements
    assert [one for one in judgements if not one.right] == []


@pytest.mark.parametrize(
    ("judge", "known"),
    [
        (cable_head.mrn, {"identifier": "06ATLANTIS43"}),
        (cable_head.level, {"classification": "SECRET//NOFORN"}),
        (cable_head.first_subject_line, {"title": "THE BRIDGE"}),
        (cable_head.tags, {"tags": ("PREL",)}),
        (cable_head.sender, {"sender": "AMEMBASSY BERMUDA"}),
        (cable_head.header_values, {"header": {"station serial": "0043"}}),
        (signatories, {"signatories": ("DOE",)}),
        (signatories, {"signatories": ()}),
    ],
)
def test_another_answer_than_the_known_one_is_wrong(case, judge, known) -> None:
    [judgement] = judge(knowing(case, **known))

    assert not judgement.right
    assert judgement.got is not None


@pytest.mark.parametrize(
    ("judge", "said"),
    [
        (cable_head.mrn, {"identifiers": ()}),
        (cable_head.sent, {"events": ()}),
        (cable_head.declassification, {"events": ()}),
        (cable_head.level, {"restrictions": ()}),
        (cable_head.first_subject_line, {"title": None}),
        (cable_head.tags, {"subjects": ()}),
        (cable_head.classifier, {"agents": ()}),
    ],
)
def test_no_answer_is_absent(case, judge, said) -> None:
    [judgement] = judge(saying(case, **said))

    assert not judgement.right
    assert judgement.got is None


def test_subject_with_another_field_in_it_is_wrong(case) -> None:
    title = case.document.metadata.title
    longer = evolve(title, value=f"{title.value} REF: ATLANTIS 41")
    [judgement] = cable_head.first_subject_line(saying(case, title=longer))

    assert not judgement.right


def test_what_the_document_prints_is_expected_where_the_catalogue_is_wrong(case) -> None:
    wrong = knowing(case, identifier="06EFTOATLANTIS42", printed={"mrn": "06ATLANTIS42"})
    [judgement] = cable_head.mrn(wrong)

    assert judgement.right
    assert judgement.fault


def test_nothing_is_expected_where_the_document_prints_nothing(case) -> None:
    """What the reader says there all the same is wrong, and silence is not counted."""
    silent = knowing(case, printed={"level": None})
    [judgement] = cable_head.level(silent)

    assert not judgement.right
    assert list(cable_head.level(saying(silent, restrictions=()))) == []


def test_paragraph_that_only_one_side_has_is_a_miss_and_the_next_ones_are_not(case) -> None:
    first, second = PARAGRAPHS
    other = LabelledParagraph(number="2", mark="C", words="00000000")
    missed = list(paragraphs(knowing(case, paragraphs=(first, other, second))))
    invented = list(paragraphs(knowing(case, paragraphs=(second,))))

    assert [(one.right, one.got is None) for one in missed] == [(True, False), (False, True), (True, False)]
    assert [(one.right, one.expected) for one in invented] == [(False, ""), (True, invented[1].expected)]


def test_paragraph_with_another_mark_is_wrong(case) -> None:
    first, second = PARAGRAPHS
    judgements = paragraphs(knowing(case, paragraphs=(evolve(first, mark="S"), second)))

    assert [one.right for one in judgements] == [False, True]


@pytest.mark.parametrize("line", ["SIPDIS", "E.O. 12958: N/A", "ATLANTIS 00000042  002 OF 002", "DE RUEHXX #0042"])
def test_line_of_a_head_in_the_body_is_a_miss(case, line) -> None:
    start = case.text.index("It is made")
    stray = Paragraph(inlines=(Text(f"The minister said {line} and left.", Span(start, start + 10)),))
    dirty = Case(item=case.item, document=evolve(case.document, body=(*case.document.body, stray)))
    [judgement] = cable_body.clean_body(dirty)

    assert not judgement.right
    assert line.startswith(judgement.got)


def test_line_of_the_header_that_nobody_understands_is_a_miss(corpus) -> None:
    path = corpus / "cables" / "raw" / "06ATLANTIS42.txt"
    path.write_text(path.read_text().replace("FM AMEMBASSY", "?! 17\nFM AMEMBASSY"))
    [item] = cables(corpus, RAW)
    document = read(decode("cable.txt", path.read_bytes()), registry().reader("cable"))
    missed = [one for one in cable_body.header_lines(Case(item=item, document=document)) if not one.right]

    assert [document.source.text[one.at :].split("\n")[0] for one in missed] == ["?! 17"]
