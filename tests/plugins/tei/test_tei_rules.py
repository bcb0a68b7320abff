"""The rules of our profile: all outputs keep them, and each finds the fault that it is for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree, isoschematron

from converter import Problem, decide, decode, load_registry, read, survey
from converter_tei import TEI, TeiOptions
from converter_tei.parsing import parse
from converter_tei.profiles import schema
from converter_tei.rules import rules

HARBOUR, LIGHTHOUSE = "wiki-cable-harbour.txt", "cable-lighthouse.txt"
Output = Callable[[str], bytes]


@pytest.fixture(scope="module")
def output(root: Path) -> Output:
    """Gives the TEI of a sample of the project."""
    registry = load_registry()
    made: dict[str, bytes] = {}

    def convert(name: str) -> bytes:
        if name not in made:
            source = decode(name, (root / "seeds" / name).read_bytes())
            document = read(source, registry.reader(decide(survey(source, registry))))
            made[name] = TEI.write(document, TeiOptions())
        return made[name]

    return convert


def problems(data: bytes) -> tuple[Problem, ...]:
    assert TEI.validate is not None
    return tuple(TEI.validate(data))


def samples(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "seeds").iterdir() if not path.name.endswith(".record.json"))


def test_samples_are_valid(root, output):
    """Every sample of the project is valid by all rules."""
    for name in samples(root):
        assert problems(output(name)) == (), name


def test_our_readers_use_the_words_that_are_listed(root, output):
    """No name of a segment in the samples is a word that only its reader knows."""
    for name in samples(root):
        assert b'type="other"' not in output(name), name


FAULTS = (
    ("lines-in-order", LIGHTHOUSE, '<line xml:id="L3" n="3">', '<line xml:id="L3x" n="3">'),
    ("lines-in-order", LIGHTHOUSE, '<line xml:id="L3" n="3">', '<line xml:id="L4" n="4">'),
    ("measured", LIGHTHOUSE, 'unit="line" quantity="73"', 'unit="line" quantity="74"'),
    ("fixed", LIGHTHOUSE, '<idno type="sha256">', '<idno type="sha256">0'),
    ("fixed", LIGHTHOUSE, '<note type="encoding">utf-8</note>', ""),
    ("characters-described", HARBOUR, "<line", '<line xml:id="L0"><g ref="#char.000C"/></line><line'),
    ("notices-point", "wiki-cable-orchard.txt", 'target="#L', 'target="#L9999'),
    ("one-addressee", LIGHTHOUSE, "WASHDC</orgName>", "WASHDC</orgName><orgName>POST</orgName>"),
    ("addressees", LIGHTHOUSE, 'type="received" subtype="to"', 'type="received"'),
    ("one-sending", LIGHTHOUSE, '"received" subtype="to"', '"sent"'),
    ("one-genre", LIGHTHOUSE, '<catRef scheme="#genre" target="#genre.diplomatic-cable"/>', ""),
    ("classified", LIGHTHOUSE, 'target="#caption.SIPDIS"', 'target="#caption.NODIS"'),
    ("classified", LIGHTHOUSE, '"#caption" target="#caption.SIPDIS"', '"#caption" target="#marking.U"'),
    ("schemes", LIGHTHOUSE, 'keywords scheme="#subject.tags"', 'keywords scheme="#tags"'),
    ("schemes", HARBOUR, 'classCode scheme="#authority.E-O-12958"', 'classCode scheme="#authority.E-O-1"'),
    ("subjects", LIGHTHOUSE, 'ref="#subject.tags.SENV"', 'ref="#subject.tags.SENT"'),
    ("levels", LIGHTHOUSE, 'ana="#level.unclassified"', 'ana="#caption.SIPDIS"'),
    (
        "precedences",
        LIGHTHOUSE,
        '"precedence" ana="#precedence.routine"',
        '"precedence" ana="#level.unclassified"',
    ),
    ("analysed", LIGHTHOUSE, 'ana="#marking.SBU #role.summary"', 'ana="#marking.SBU #role.summery"'),
    ("references", LIGHTHOUSE, 'target="#reference.1"', 'target="#reference.9"'),
    (
        "declassification",
        HARBOUR,
        '<date type="declassify" when="2016-03-01">',
        '<date type="declassify" when="2016">',
    ),
    ("sending", LIGHTHOUSE, 'when="2007-05-09T14:05:00Z"', 'when="2007-05-09T14:06:00Z"'),
    ("repeated", HARBOUR, 'subtype="repeated"', 'subtype="repeated" xml:id="again"'),
    ("repeated", HARBOUR, 'sameAs="#messageHeader"', 'sameAs="#source"'),
    ("marked", LIGHTHOUSE, 'ana="#marking.SBU #role.summary"', 'ana="#role.summary"'),
    ("numbered", LIGHTHOUSE, 'n="2" xml:id="p2"', 'n="3" xml:id="p2"'),
    ("lines-exist", LIGHTHOUSE, '<lb corresp="#L73"/>', '<lb corresp="#L74"/>'),
    ("lines-once", LIGHTHOUSE, '<lb corresp="#L41"/>', '<lb corresp="#L40"/>'),
    ("lines-linked", LIGHTHOUSE, '<lb corresp="#L41"/>', '<lb n="41"/>'),
    ("other-names", LIGHTHOUSE, '<fw type="rule">', '<fw type="other">'),
    ("inferred", LIGHTHOUSE, 'resp="#archive-converter"', 'resp="#source"'),
    ("described", LIGHTHOUSE, '<ptr target="#source"/>', '<ptr target="#archive-converter"/>'),
    ("named-once", LIGHTHOUSE, 'xml:id="p2"', 'xml:id="source"'),
)
"""A rule, a sample, and the words of its output that are changed so that the rule does not hold any more."""


def planted(data: bytes, rule: str, before: str, after: str) -> bytes:
    """An output with a fault: of the words that are changed, the first, or those in the text for what it repeats."""
    at = data.index(before.encode(), data.index(b"<text") if rule in ("declassification", "sending") else 0)
    return data[:at] + after.encode() + data[at + len(before.encode()) :]


@pytest.mark.parametrize(("rule", "name", "before", "after"), FAULTS)
def test_finds(output, rule, name, before, after):
    """A planted fault is found by the rule that is for it, with its line, its path and a sentence."""
    found = [one for one in problems(planted(output(name), rule, before, after)) if one.rule == rule]

    assert found, "not found"
    assert all(one.line and one.path.startswith("/TEI/") and one.message.endswith(".") for one in found)


@pytest.mark.slow
def test_the_reference_implementation_agrees(output):
    """The same sentences are found broken by the stylesheets of ISO Schematron."""
    schematron = isoschematron.Schematron(schema("sch"), store_report=True)
    for rule, name, before, after in FAULTS:
        tree = parse(planted(output(name), rule, before, after))
        schematron.validate(tree)
        texts = schematron.validation_report.iter("{http://purl.oclc.org/dsdl/svrl}text")
        expected = sorted(one.text for one in texts if one.getparent().tag.endswith("failed-assert"))

        found = [
            sentence
            for one in rules()
            for warnings in (False, True)
            for _, sentence in one.broken(tree, warnings=warnings)
        ]

        assert sorted(found) == expected, rule


def test_every_rule_has_a_fault():
    """There is a planted fault for each rule but the one that only warns."""
    warning = {rule.name for rule in rules() if all(one.is_warning for one in rule.asserts)}

    assert warning == {"rising"}
    assert {rule for rule, *_ in FAULTS} | warning == {rule.name for rule in rules()}


def test_numbers_that_fall_are_a_warning(output):
    """A paragraph whose number is lower than the one before it is no fault, for documents have such; editors see it."""
    data = output(LIGHTHOUSE).replace(b'n="3" xml:id="p3"', b'n="9" xml:id="p9"')
    [rising] = [rule for rule in rules() if rule.name == "rising"]

    assert problems(data) == ()
    assert [element.get("n") for element, _ in rising.broken(etree.fromstring(data), warnings=True)] == ["4"]


@pytest.mark.parametrize(
    ("before", "after", "path", "message"),
    [
        ('<fw type="rule">', '<fw type="ruler">', "/fw", "type of fw is 'ruler', and not one of page-marker,"),
        ('<div type="section">', "<div>", "/div[1]", "div lacks the attribute type"),
        ('<p n="2"', '<p when="2"', "/p[1]", "p has no attribute when"),
        ('<ab type="FL1">', '<ab type="FL17">', "/ab[1]", "type of ab is 'FL17'"),
        ('"received" subtype="to"', '"received" subtype="bcc"', "/correspAction[2]", "subtype of correspAction"),
        (
            'subtype="to" ana="#precedence.routine"',
            'subtype="to" ana="#level.unclassified"',
            "[2]",
            "ana of corresp",
        ),
        ('<seg type="portionMark">', '<seg type="portion">', "/seg", "failed to validate attributes"),
        ('<lb corresp="#L41"/>', '<lb corresp="L41"/>', "/lb", "invalid attribute corresp"),
        ("<closer>", "<closer><p>x</p>", "/closer/p", "did not expect element p there"),
        ("<titleStmt>", "<seriesStmt/><titleStmt>", "/fileDesc", "element"),
    ],
)
def test_grammar(output, before, after, path, message):
    """What is not as the schema wants it is said in a sentence for people, with its line and its path."""
    data = output(LIGHTHOUSE).decode()
    changed = data.replace(before, after, 1)

    [first, *_] = [one for one in problems(changed.encode()) if one.rule == "relaxng"]

    assert message in first.message
    assert path in first.path
    assert first.line == changed[: changed.index(after)].count("\n") + 1


def test_the_source_is_proved_too(output):
    """A line that is not the source's any more is found beside a fault of another kind."""
    data = (
        output(LIGHTHOUSE).replace(b">RR RUEH", b">OO RUEH", 1).replace(b'<fw type="rule">', b'<fw type="x">', 1)
    )

    assert {one.rule for one in problems(data)} == {"relaxng", "source"}


def test_other_files(output):
    """What is no TEI has one problem."""
    assert [one.rule for one in problems(b"<TEI/>")] == ["well-formed"]


@pytest.mark.parametrize(
    ("rule", "content", "last"),
    [
        ("lines-exist", '<p><lb corresp="#L999"/></p>', "the same at 200 further places"),
        ("relaxng", "<p when='2006'>x</p>", "more of the kind; only the first are told"),
    ],
)
def test_many_faults_of_a_kind_are_counted(output, rule, content, last):
    """A file that breaks one rule everywhere is told of the first places, and that there are more."""
    data = output(LIGHTHOUSE).replace(b'<p n="2"', 300 * content.encode() + b'<p n="2"')

    found = [one for one in problems(data) if one.rule == rule]

    assert len(found) == 101
    assert found[-1].message == last


def test_deep_files():
    """Elements nested deeper than Python counts are no trouble."""
    data = b'<TEI xmlns="http://www.tei-c.org/ns/1.0">' + b"<p>" * 1500 + b"</p>" * 1500 + b"</TEI>"

    assert problems(data) != ()
