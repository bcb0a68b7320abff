"""The template is what its script makes, and has all that the writer uses."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from converter_docx import body, template

FOLDER = Path("plugins") / "converter_docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLE = re.compile(r'(?:paragraph|run|rows_of|table)\([^()]*?"([A-Z][A-Za-z]+)"')


@pytest.fixture(scope="module")
def styles() -> set[str]:
    """The identifiers of the template's styles."""
    root = etree.fromstring(template.parts()[template.STYLES])
    return {style.get(f"{W}styleId") for style in root.iter(f"{W}style")}


def test_made_anew_it_is_the_same(root: Path, tmp_path: Path) -> None:
    """The script gives the parts that are here, and no others; another lxml may put attributes in another order."""
    script = root / "scripts" / "make-docx-template"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True)

    made = {
        path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()
    }

    assert made == template.parts()


def test_nothing_else_lies_there(root: Path) -> None:
    """Each file of the folder is a part that is used."""
    folder = root / FOLDER / "template"

    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == set(
        template.PARTS
    )


def test_styles_of_roles(styles: set[str]) -> None:
    """Each role, and each kind of metadata that is printed with the text, has its style."""
    assert {*body.ROLES.values(), *body.PRINTED.values()} <= styles


def test_no_style_is_idle(root: Path, styles: set[str]) -> None:
    """Each style of the template stands somewhere in the code of the writer, or is the base of one that does."""
    code = "".join(path.read_text() for path in (root / FOLDER).glob("*.py"))
    tree = etree.fromstring(template.parts()[template.STYLES])
    bases = {one.get(f"{W}val") for one in tree.iter(f"{W}basedOn")}
    numbered = {style for style in styles if re.fullmatch(r"((Summary)?List(Continue)?|Heading)\d?", style)}
    defaults = {style.get(f"{W}styleId") for style in tree.iter(f"{W}style") if style.get(f"{W}default")}

    assert {style for style in styles - bases - numbered - defaults if f'"{style}"' not in code} == set()


@pytest.mark.parametrize(
    ("language", "attributes"),
    [
        ("en-GB", {"val": "en-GB"}),
        ("ja", {"val": "ja", "eastAsia": "ja"}),
        ("zh-Hant-TW", {"val": "zh-Hant-TW", "eastAsia": "zh-Hant-TW"}),
        ("ar", {"val": "ar", "bidi": "ar"}),
        ('x-"<&', {"val": 'x-"<&'}),
    ],
)
def test_language(language: str, attributes: dict[str, str]) -> None:
    """The language stands where Word looks for that of its script."""
    from converter_docx.package import Package
    from converter_docx.packing import pack

    part = Package(pack([template.styles_in(language)]))[template.STYLES]
    [lang] = etree.fromstring(part).findall(f"{W}docDefaults//{W}lang")

    assert dict(lang.attrib) == {f"{W}{name}": value for name, value in attributes.items()}


def test_nobody_elses_name() -> None:
    """No part names the library that made it, nor a person."""
    whole = b"".join(template.parts().values()).lower()

    assert not re.search(rb"python|microsoft office|creator|author", whole)
