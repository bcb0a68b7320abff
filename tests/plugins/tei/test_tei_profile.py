"""The ODD of our profile: it is TEI, it lists the words that are written, and the schemas are made of it."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from converter import Precedence
from converter_tei.vocabulary import FURNITURE, LINES

TEI = "{http://www.tei-c.org/ns/1.0}"
MINE = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><schemaSpec ident="mine" start="p">{}</schemaSpec></TEI>'
P5 = """
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <elementSpec ident="p" module="core">
    <classes><memberOf key="att.global"/><memberOf key="model.block"/></classes>
    <content><alternate minOccurs="0" maxOccurs="unbounded"><textNode/><classRef key="model.phrase"/></alternate></content>
    <attList><attDef ident="part" usage="req"><valList type="closed"><valItem ident="I"/><valItem ident="F"/></valList></attDef></attList>
  </elementSpec>
  <elementSpec ident="hi" module="core">
    <classes><memberOf key="model.phrase"/></classes>
    <content><sequence><elementRef key="emph"/><textNode/></sequence></content>
  </elementSpec>
  <elementSpec ident="emph" module="core">
    <classes><memberOf key="model.phrase"/></classes><content><textNode/></content>
  </elementSpec>
  <classSpec ident="att.global" module="tei" type="atts">
    <attList>
      <attDef ident="n"><datatype><dataRef key="teidata.text"/></datatype></attDef>
      <attDef ident="ana"><datatype maxOccurs="unbounded"><dataRef key="teidata.word"/></datatype></attDef>
    </attList>
  </classSpec>
  <classSpec ident="model.block" module="tei" type="model"/>
  <classSpec ident="model.phrase" module="tei" type="model"/>
  <dataSpec ident="teidata.text" module="tei"><content><dataRef name="string"/></content></dataSpec>
  <dataSpec ident="teidata.word" module="tei"><content><dataRef name="token" restriction="[a-z#]+"/></content></dataSpec>
</TEI>
"""
"""A very small TEI."""


@pytest.fixture(scope="module")
def odd_file(root: Path) -> Path:
    return root / "schemas" / "converter_schemas" / "tei" / "archive-converter.odd"


@pytest.fixture(scope="module")
def odd(odd_file) -> etree._Element:
    return etree.parse(odd_file).getroot()


@pytest.fixture
def compiled(root, tmp_path, monkeypatch):
    """Compiles an ODD of the small TEI to RELAX NG."""
    monkeypatch.syspath_prepend(root / "scripts")
    odd, relaxng = (importlib.import_module(name) for name in ("odd", "odd_relaxng"))

    def compile_odd(specifications: str) -> etree.RelaxNG:
        (tmp_path / "mine.odd").write_text(MINE.format(specifications), encoding="utf-8")
        (tmp_path / "p5.xml").write_text(P5, encoding="utf-8")
        schema = relaxng.RelaxNg(odd.Odd(tmp_path / "mine.odd", tmp_path / "p5.xml")).schema()
        return etree.RelaxNG(etree.fromstring(etree.tostring(schema)))

    return compile_odd


def accepts(grammar: etree.RelaxNG, text: str) -> bool:
    return grammar.validate(etree.fromstring(text.replace(">", ' xmlns="http://www.tei-c.org/ns/1.0">', 1)))


def test_schemas_are_made_of_the_odd(root, shared, odd_file, tmp_path):
    """The schemas that are committed are to the byte those that the ODD and TEI P5 give now."""
    p5 = shared / "schemas" / "tei" / "p5subset.xml"
    subprocess.run(
        [sys.executable, root / "scripts" / "compile-odd", p5, tmp_path], check=True, stdout=subprocess.PIPE
    )

    for suffix in (".rng", ".sch"):
        assert (tmp_path / f"archive-converter{suffix}").read_bytes() == odd_file.with_suffix(suffix).read_bytes()


def test_the_odd_is_tei(odd, tei_all):
    """The ODD is itself valid by the official schema."""
    assert tei_all.validate(odd), str(tei_all.error_log)


def words(odd: etree._Element, element: str, attribute: str = "type") -> set[str]:
    path = f".//{TEI}elementSpec[@ident='{element}']//{TEI}attDef[@ident='{attribute}']//{TEI}valItem"
    return {item.get("ident") for item in odd.iterfind(path)}


def test_words_that_are_written(odd):
    """The closed lists have the words that the writer chooses among, neither more nor less."""
    assert words(odd, "ab") == LINES | {"heading", "preformatted", "other"}
    assert words(odd, "fw") == FURNITURE | {"other"}
    assert words(odd, "correspAction", "ana") == {f"#precedence.{one.value}" for one in Precedence}


@pytest.mark.parametrize(("role", "listed"), [("metadata", LINES), ("furniture", FURNITURE)])
def test_names_of_segments_are_listed(root, role, listed):
    """Each name that the guide to the record gives to a segment is a word of the profile."""
    guide = (root / "docs" / "record.md").read_text(encoding="utf-8")
    [row] = re.findall(rf"^\| `{role}` \| (.*) \|$", guide, re.MULTILINE)
    names = set(re.findall(r"`([A-Za-z0-9-]+)`", row)) - {"meta"}

    assert len(names) > 10
    assert names - listed == set()


def test_each_word_is_described(odd):
    """Each word of a list has a sentence."""
    items = list(odd.iter(f"{TEI}valItem"))

    assert len(items) > 100
    assert [item.get("ident") for item in items if not (item.findtext(f"{TEI}desc") or "").endswith(".")] == []


def test_rules_are_in_one_language(odd):
    """Rules are XPath 1.0, which every program that knows Schematron runs."""
    constraints = list(odd.iter(f"{TEI}constraintSpec"))

    assert len(constraints) > 20
    assert {one.get("scheme") for one in constraints} == {"schematron"}
    for one in constraints:
        for test in one.iter("{http://purl.oclc.org/dsdl/schematron}assert"):
            etree.XPath(test.get("test", ""), namespaces={"tei": TEI.strip("{}")})


def test_variables_have_names_of_their_own(odd):
    """Some processors of Schematron know the variables of a pattern everywhere, so no two patterns share a name."""
    names = [
        variable.get("name")
        for constraint in odd.iter(f"{TEI}constraint")
        for variable in constraint.iterfind("{http://purl.oclc.org/dsdl/schematron}let")
    ]

    assert len(names) > 10
    assert len(set(names)) == len(names)


def test_constraints_become_patterns(root, monkeypatch):
    """Each is a pattern of its name, in the default namespace, its sentences on one line."""
    monkeypatch.syspath_prepend(root / "scripts")
    made = importlib.import_module("odd_schematron").schematron([etree.fromstring(CONSTRAINT)], "Mine")

    assert etree.tostring(made).decode() == (
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt"><title>Mine</title>'
        '<ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/><pattern id="named"><let name="n" value="1"/>'
        '<rule context="tei:p"><assert test="@n = $n" role="warning">It has a number.</assert></rule></pattern></schema>'
    )


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('scheme="schematron"', 'scheme="other"', "named is in another language than Schematron"),
        ("a number", "<sch:value-of select='@n'/>", "named has an element within a sentence"),
    ],
)
def test_constraints_that_are_not_known_are_refused(root, monkeypatch, before, after, message):
    """Those in another language, and sentences that are not plain text."""
    monkeypatch.syspath_prepend(root / "scripts")
    constraint = etree.fromstring(CONSTRAINT.replace(before, after))

    with pytest.raises(Exception, match=message):
        importlib.import_module("odd_schematron").schematron([constraint], "Mine")


CONSTRAINT = """
<constraintSpec xmlns="http://www.tei-c.org/ns/1.0" xmlns:sch="http://purl.oclc.org/dsdl/schematron" ident="named" scheme="schematron">
  <constraint>
    <sch:let name="n" value="1"/>
    <sch:rule context="tei:p">
      <sch:assert test="@n = $n" role="warning">It has
        a number.</sch:assert>
    </sch:rule>
  </constraint>
</constraintSpec>
"""
SEMI = '<valList type="semi"><valItem ident="a"/></valList></attDef>'
SUBSET = '<moduleRef key="core" include="p hi"/>'


def test_a_subset(compiled):
    """An element that is left out is nowhere; attributes come from classes and from the element."""
    grammar = compiled('<moduleRef key="core" include="p emph"/>')

    assert accepts(grammar, '<p part="I" n="1" ana="#a #b">x<emph>y</emph></p>')
    assert not accepts(grammar, '<p part="I"><hi/></p>')
    assert not accepts(grammar, "<p>x</p>")
    assert not accepts(grammar, '<p part="M">x</p>')
    assert not accepts(grammar, '<p part="I" ana="1">x</p>')


def test_what_needs_an_element_that_is_left_out_cannot_be(compiled):
    """So that whatever the subset accepts, TEI accepts."""
    assert not accepts(compiled(SUBSET), '<p part="I"><hi>x</hi></p>')
    assert accepts(compiled('<moduleRef key="core" include="p hi emph"/>'), '<p part="I"><hi><emph/>x</hi></p>')


@pytest.mark.parametrize(
    ("change", "good", "bad"),
    [
        ('<attDef ident="n" mode="delete"/>', '<p part="I">x</p>', '<p part="I" n="1">x</p>'),
        ('<attDef ident="part" mode="change" usage="opt"/>', "<p>x</p>", '<p part="M">x</p>'),
        (
            '<attDef ident="n" mode="change" usage="req"><valList type="closed"><valItem ident="1"/></valList></attDef>',
            '<p part="I" n="1">x</p>',
            '<p part="I" n="2">x</p>',
        ),
        (
            '<attDef ident="ana" mode="change"><valList type="closed"><valItem ident="#a"/></valList></attDef>',
            '<p part="I" ana="#a #a">x</p>',
            '<p part="I" ana="#b">x</p>',
        ),
        (
            '<attDef ident="ana" mode="change"><datatype><dataRef key="teidata.word" restriction="#.*"/></datatype>'
            + SEMI,
            '<p part="I" ana="a">x</p>',
            '<p part="I" ana="b">x</p>',
        ),
        (
            '<attDef ident="when" mode="add"><datatype><dataRef name="date"/></datatype></attDef>',
            '<p part="I" when="2006-02-08">x</p>',
            '<p part="I" when="8">x</p>',
        ),
    ],
)
def test_changed_attributes(compiled, change, good, bad):
    """An attribute can be deleted, added, demanded, or take other words."""
    spec = f'{SUBSET}<elementSpec ident="p" mode="change"><attList>{change}</attList></elementSpec>'

    assert accepts(compiled(spec), good)
    assert not accepts(compiled(spec), bad)


def test_a_class_that_is_deleted(compiled):
    """Its attributes are gone."""
    grammar = compiled(f'{SUBSET}<classSpec ident="att.global" type="atts" mode="delete"/>')

    assert accepts(grammar, '<p part="I">x</p>')
    assert not accepts(grammar, '<p part="I" n="1">x</p>')


@pytest.mark.parametrize(
    ("specifications", "message"),
    [
        ('<moduleRef key="core" include="q"/>', "the module core of TEI has no element q"),
        ('<moduleRef key="tei" include="p"/>', "the module tei of TEI has no element p"),
        ('<elementSpec ident="q" mode="change"/>', "TEI has no elementSpec q"),
        ('<elementSpec ident="p" mode="add"/>', "the mode add is not known here"),
        ('<elementSpec ident="p" mode="change"/><elementSpec ident="p" mode="change"/>', "changed twice"),
        ('<elementSpec ident="p" mode="change"><content/></elementSpec>', "a change of content is not known here"),
        ('<specGrpRef target="#none"/>', "there is no group of specifications #none"),
        (
            f'{SUBSET}<elementSpec ident="p" mode="change"><attList><attDef ident="x" mode="delete"/></attList></elementSpec>',
            "the attribute x cannot be the object of delete",
        ),
        (
            f'{SUBSET}<elementSpec ident="p" mode="change"><attList org="choice"><attDef ident="n"/></attList></elementSpec>',
            "among its attributes is not known here",
        ),
    ],
)
def test_what_is_not_known_is_refused(compiled, specifications, message):
    """An ODD that asks for more than the compiler knows gets an error that says so."""
    with pytest.raises(Exception, match=message):
        compiled(specifications)
