"""Who judges outputs in TEI: each finds the fault that it is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.conformance.command import main
from converter import convert, load_registry
from converter.pipeline import Target

FAULTS = (
    ("converter validate", b'<fw type="rule">', b'<fw type="ruler">'),
    ("tei_all", b"<titleStmt>", b"<titleStmt><p/>"),
    ("asserts of TEI", b'<date type="sent" when=', b'<date type="sent" from="2006" when='),
    ("CMIF", b'<date type="sent" when="2007-05-09T14:05:00Z">', b'<date type="sent">'),
    ("CMIF", b'type="received" subtype="to"', b'type="answered"'),
)


@pytest.mark.parametrize(("name", "before", "after"), FAULTS)
def test_judges_find_faults(name: str, before: bytes, after: bytes, root: Path, shared: Path) -> None:
    """A telegram passes all of them; with a fault that one of them is for, it does not pass that one."""
    pytest.importorskip("saxonche", reason="saxonche, which runs XPath 2, is not installed")
    from benchmarks.conformance.tei import JUDGES

    path = root / "seeds" / "cable-lighthouse.txt"
    [output] = convert(path, [Target(writer="tei")], load_registry()).outputs
    [judge] = [one for one in JUDGES if one.name == name]

    assert judge.fault(output.data) == ""
    assert judge.fault(output.data.replace(before, after)) != ""


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_the_corpus(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every output of the real documents passes all of them, and gives its source back to the byte."""
    pytest.importorskip("saxonche", reason="saxonche, which runs XPath 2, is not installed")

    status = main(["tei", "--all"])

    assert status == 0, capsys.readouterr().out
