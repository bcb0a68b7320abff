"""The quick proof that a document is right accepts what is written, and nothing with which the check finds fault."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from converter import Cited, Document, Target, convert, load_registry
from converter.testing import documents
from converter_docx import DOCX, Appendix, DocxOptions, Page
from converter_docx.check import check
from converter_docx.package import Package
from converter_docx.packing import entry, pack
from converter_docx.proof import is_proved

MAIN, HEADER, FOOTER, STYLES, LINKS = (
    f"word/{name}"
    for name in ("document.xml", "header1.xml", "footer1.xml", "styles.xml", "_rels/document.xml.rels")
)
CORE, ITEM = "docProps/core.xml", "customXml/item1.xml"
SEEDS = Path(__file__).parents[3] / "seeds"
PREFIX = re.compile("prefix|QName|invalid token")
Parts = dict[str, bytes]


@pytest.fixture(scope="module")
def parts(article: Document) -> Parts:
    """The parts of a document with links."""
    return dict(Package(DOCX.write(article, DocxOptions())))


def packed(parts: Parts) -> bytes:
    return pack(entry(name, part) for name, part in parts.items())


def test_samples_are_proved() -> None:
    """Every sample that is plain text is proved right without a look at its tags; a page may hold words of markup."""
    registry = load_registry()
    for path in sorted(SEEDS.iterdir()):
        if path.suffix == ".txt":
            for appendix in Appendix:
                target = Target(writer="docx", settings={"appendix": appendix}, check=False)
                [output] = convert(path, [target], registry).outputs

                assert is_proved(output.data), path.name
                assert check(output.data) == ()


@pytest.mark.parametrize("language", [None, "en", "ja", "ar", 'e"<&>n'])
def test_languages(article: Document, language: str | None) -> None:
    """So is a document in any language, or in none."""
    metadata = evolve(article.metadata, language=None if language is None else Cited(language))
    data = DOCX.write(evolve(article, metadata=metadata), DocxOptions(page=Page.LETTER))

    assert is_proved(data) is (language is None or language.isalpha())
    assert DOCX.check(data) == ()


@settings(deadline=None, max_examples=40)
@given(document=documents())
def test_any_record(document: Document) -> None:
    """Whatever is written is right in the eyes of both."""
    data = DOCX.write(document, DocxOptions())

    assert check(data) == ()
    assert DOCX.check(data) == ()


FAULTS = [
    (MAIN, b"</w:p>", b""),
    (MAIN, b"</w:p>", b"</w:r>"),
    (MAIN, b"<w:body>", b"<w:body>\x01"),
    (MAIN, b"<w:body>", b"<w:body>&no;"),
    (MAIN, b"<w:body>", b"<v:body>"),
    (MAIN, b'w:val="Title"', b'w:val="Tittle"'),
    (MAIN, b'<w:pStyle w:val="Title"/>', b"<w:pStyle w:val='Tittle'/>"),
    (MAIN, b'<w:pStyle w:val="Title"/>', b'<w:pStyle  w:val="Tittle"/>'),
    (MAIN, b'<w:pStyle w:val="Title"/>', b'<w:pStyle\nw:val = "Tittle"></w:pStyle>'),
    (MAIN, b'<w:pStyle w:val="Title"/>', b'<w:pStyle w:val="Titl&#101;&#101;"/>'),
    (MAIN, b'<w:pStyle w:val="Title"/>', b'<x:pStyle xmlns:x="%s" x:val="Tittle"/>'),
    (MAIN, b'r:id="link1"', b'r:id="link9"'),
    (MAIN, b'r:id="link1"', b"r:id='link9'"),
    (MAIN, b'r:id="link1"', b'r:id  ="link9"'),
    (MAIN, b'<w:hyperlink r:id="link1">', b'<w:hyperlink w:anchor="nowhere">'),
    (MAIN, b'<w:hyperlink r:id="link1">', b"<w:hyperlink w:anchor='nowhere'>"),
    (MAIN, b"<w:body>", b'<w:body><w:bookmarkStart w:id="0" w:name="a"/>'),
    (MAIN, b"<w:body>", b'<w:body><w:bookmarkEnd w:id="9"/>'),
    (MAIN, b"<w:body>", b"<w:body>" + 2 * b'<w:bookmarkStart w:id="5" w:name="a"/><w:bookmarkEnd w:id="5"/>'),
    (
        MAIN,
        b'<w:hyperlink r:id="link1">',
        b'<!-- <w:bookmarkStart w:id="5" w:name="a"/><w:bookmarkEnd w:id="5"/> --><w:hyperlink w:anchor="a">',
    ),
    (MAIN, b"<w:document", b"<!DOCTYPE w:document><w:document"),
    (HEADER, b'w:val="Header"', b'w:val="Hider"'),
    (HEADER, b"</w:p>", b""),
    (HEADER, b"</w:p>", b'<w:hyperlink r:id="link1"></w:hyperlink></w:p>'),
    (FOOTER, b"</w:p>", b'<w:hyperlink r:id="header"/></w:p>'),
    (CORE, b"</cp:coreProperties>", b""),
    (STYLES, b'w:styleId="Title"', b'w:styleId="Tittle"'),
    (STYLES, b"</w:styles>", b""),
    (LINKS, b'Id="link1"', b'Id="link2"'),
    (LINKS, b"header1.xml", b"header2.xml"),
    (LINKS, b'TargetMode="External"', b'TargetMode="Internal"'),
    (LINKS, b"/hyperlink", b"/attachedTemplate"),
    (ITEM, b"Harbour to close", b"Harbour to open"),
    (ITEM, b'"sha256":"', b'"sha256":"0'),
    (ITEM, b"</record>", b""),
    (ITEM, b"</record>", b"&no;</record>"),
    (ITEM, b"</record>", b"\x01</record>"),
    (ITEM, b"</record>", b"<a/></record>"),
    (ITEM, b' appendix="', b' appendix="\x01'),
    (ITEM, b' appendix="', b' appendix="\xff'),
    (ITEM, b' appendix="', b' appendix="no" appendix="'),
    (ITEM, b' appendix="', b' xmlns="https://example.org/" appendix="'),
    (ITEM, b"Harbour to close", b"Harbour to \xff close"),
]


@pytest.mark.parametrize(("name", "old", "new"), FAULTS, ids=lambda value: str(value)[:40])
def test_faults_are_not_proved(parts: Parts, name: str, old: bytes, new: bytes) -> None:
    """What the check finds is not proved right, in whatever way it is written."""
    if b"%s" in new:
        new %= b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    assert old in parts[name]
    data = packed(parts | {name: parts[name].replace(old, new, 1)})

    assert check(data)
    assert not is_proved(data)
    assert DOCX.check(data)


@settings(deadline=None, max_examples=100)
@given(
    name=st.sampled_from((MAIN, HEADER, CORE, STYLES, LINKS, ITEM)),
    share=st.floats(0, 1),
    length=st.integers(0, 30),
    between=st.sampled_from((b"", b"<", b"/>", b"&", b'"', b" ", b"9", b"<w:p/>", None)),
)
def test_what_is_proved_has_no_fault(
    parts: Parts, name: str, share: float, length: int, between: bytes | None
) -> None:
    """No change of a part is proved right with which the check finds fault, but for prefixes, which are not looked at."""
    part = parts[name]
    start = int(share * len(part))
    end = start + length
    doubled = part[start : end + 12] if between is None else between
    changed = packed(parts | {name: part[:start] + doubled + part[end:]})

    if is_proved(changed):
        assert [one for one in check(changed) if not PREFIX.search(one.message)] == []


@settings(deadline=None)
@given(share=st.floats(0, 1, exclude_max=True), flipped=st.integers(1, 255))
def test_any_byte_of_the_package(parts: Parts, share: float, flipped: int) -> None:
    """No change of a byte of the package, nor its loss, is proved right where the check finds fault."""
    changed = bytearray(packed(parts))
    at = int(share * len(changed))
    changed[at] ^= flipped
    cut = bytes(changed[:at])

    assert not (is_proved(bytes(changed)) and check(bytes(changed)))
    assert not is_proved(cut)


def test_packed_by_another_program(parts: Parts) -> None:
    """A document that another program has packed is not proved, and right all the same."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)

    assert not is_proved(target.getvalue())
    assert DOCX.check(target.getvalue()) == ()
