"""Entry points found on the path without `importlib.metadata`: the same ones, and more patiently."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.installed import EntryPoint, entry_points

GROUP = "letters.v1"
LINES = (
    f"[{GROUP}]",
    "[letters.v2]",
    f"[ {GROUP} ]",
    "[console_scripts]",
    "",
    "# nobody = letters.nobody",
    "a = letters",
    "b=letters.b:offer [extra, other]",
    "  c.d  =  letters.c : offer.inner  ",
    "é = letters = twice",
)
HEADS = (
    "Metadata-Version: 2.1\nName: Letters-Ältere\nVersion: 1.0\n\nName: not this one",
    "version:\t2.0rc1+local \nNAME:the.Letters\nName: not this one\nSummary: Name: nor this\n",
    "Name: Letters\r\nVersion: 3\r\n\r\nVersion: not this one",
    "Summary: without a name",
    "",
)
Distribution = tuple[str, Mapping[str, str]]


@st.composite
def distributions(draw: st.DrawFn) -> Distribution:
    """The name of a folder of metadata, and the files in it."""
    name = draw(st.sampled_from(("letters", "Letters", "old_letters", "old.Letters", "notes")))
    version = draw(st.sampled_from(("", "-1.0", "-2.0-py3.11", "-1.0.dev1")))
    ending = draw(st.sampled_from((".dist-info", ".egg-info", ".dist-info.bak", ".data")))
    files = {}
    if draw(st.booleans()):
        files["entry_points.txt"] = "\n".join(draw(st.lists(st.sampled_from(LINES), max_size=8)))
    for metadata in draw(st.sets(st.sampled_from(("METADATA", "PKG-INFO")))):
        files[metadata] = draw(st.sampled_from(HEADS))
    return f"{name}{version}{ending}", files


def install(folder: Path, several: Iterable[Distribution]) -> None:
    for name, files in several:
        (folder / name).mkdir(parents=True, exist_ok=True)
        for file, text in files.items():
            (folder / name / file).write_text(text, encoding="utf-8", newline="")


class Standard:
    """The finder of the standard library, which its backport takes away where another library loads that."""

    find_distributions = importlib.metadata.MetadataPathFinder.find_distributions

    @staticmethod
    def find_spec(*_: Any) -> None:
        return None


def by_importlib(prefix: str) -> list[tuple[str, ...]]:
    importlib.invalidate_caches()
    others = [finder for finder in sys.meta_path if type(finder).__name__ != "MetadataPathFinder"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "meta_path", [Standard, *others])
        points = importlib.metadata.entry_points()
    return [
        (
            one.name,
            one.value,
            group,
            one.dist.metadata.get("Name", ""),
            one.dist.metadata.get("Version", "").strip(),
        )
        for group in points.groups
        if group.startswith(prefix)
        for one in points.select(group=group)
    ]


@given(st.lists(st.lists(distributions(), max_size=4), min_size=1, max_size=3))
def test_what_importlib_finds_is_found(folders: Sequence[Sequence[Distribution]]) -> None:
    """On any folders, in any spelling: the same names, values, groups, distributions and versions."""
    with TemporaryDirectory() as top, pytest.MonkeyPatch.context() as patch:
        path = [str(Path(top, str(number))) for number in range(len(folders))]
        for folder, several in zip(path, folders, strict=True):
            install(Path(folder), several)
        patch.setattr(sys, "path", [*path, str(Path(top, "not there")), path[0]])

        assert sorted(entry_points("letters.v")) == sorted(by_importlib("letters.v"))


def test_what_is_installed_here_is_found() -> None:
    """The same in the environment that the tests run in."""
    assert sorted(entry_points("c")) == sorted(by_importlib("c"))
    assert {point.distribution for point in entry_points("converter.v1")} >= {"archive-converter"}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole path."""
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    return tmp_path


def test_a_damaged_distribution_harms_no_other(here: Path) -> None:
    """Metadata that are no text, lines that say nothing and files in the place of folders are passed over."""
    install(here, [("well-1.dist-info", {"entry_points.txt": f"[{GROUP}]\nwell = letters\n\nno sense"})])
    install(here, [("bytes-1.dist-info", {})])
    (here / "bytes-1.dist-info/entry_points.txt").write_bytes(f"[{GROUP}]\nb = \xff".encode("latin-1"))
    (here / "bytes-1.dist-info/METADATA").write_bytes(b"Name: \xff\nVersion: 1")
    (here / "folder-1.dist-info/entry_points.txt").mkdir(parents=True)
    (here / "file-1.egg-info").write_text("Name: file", encoding="utf-8")

    found = {point.name: point for point in entry_points(GROUP)}

    assert found == {
        "well": EntryPoint("well", "letters", GROUP),
        "b": EntryPoint("b", "\ufffd", GROUP, "\ufffd", "1"),
    }


def test_the_path_may_hold_anything(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The working folder under its empty name, and entries that no import looks at."""
    install(here, [("letters-1.dist-info", {"entry_points.txt": f"[{GROUP}]\na = letters"})])
    monkeypatch.chdir(here)
    monkeypatch.setattr(sys, "path", [b"bytes", None, "nul\0", "x" * 5000, ""])

    assert [point.name for point in entry_points(GROUP)] == ["a"]


def test_archives_on_the_path_are_left_to_importlib(here: Path) -> None:
    """A distribution in an archive is found, and those in folders beside it."""
    archive = here / "letters.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("letters-1.dist-info/entry_points.txt", f"[{GROUP}]\npacked = letters:offer")
        file.writestr("letters-1.dist-info/METADATA", "Name: letters\nVersion: 1\n")
    install(here, [("other-1.dist-info", {"entry_points.txt": f"[{GROUP}]\nother = x", "METADATA": HEADS[0]})])
    sys.path.append(str(archive))

    assert set(entry_points("letters.v")) == {
        EntryPoint("packed", "letters:offer", GROUP, "letters", "1"),
        EntryPoint("other", "x", GROUP, "Letters-Ältere", "1.0"),
    }


def test_other_finders_of_distributions_are_asked(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What puts distributions in reach by a finder of its own is left to importlib."""
    hidden = here / "hidden"
    install(hidden, [("letters-1.dist-info", {"entry_points.txt": f"[{GROUP}]\nfound = x", "METADATA": HEADS[0]})])

    class Finder:
        @staticmethod
        def find_spec(*_: Any) -> None:
            return None

        @staticmethod
        def find_distributions(_: Any = None) -> Iterator[importlib.metadata.Distribution]:
            return iter(
                importlib.metadata.MetadataPathFinder.find_distributions(
                    importlib.metadata.DistributionFinder.Context(path=[str(hidden)])
                )
            )

    assert entry_points(GROUP) == []
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder])

    assert [point.name for point in entry_points(GROUP)] == ["found"]


def test_the_backport_changes_nothing(here: Path) -> None:
    """Where another library has loaded the backport, it looks through the path instead of the standard library."""
    install(here, [("letters-1.dist-info", {"entry_points.txt": f"[{GROUP}]\na = letters"})])
    (here / "bytes-1.dist-info").mkdir()
    (here / "bytes-1.dist-info/entry_points.txt").write_bytes(b"\xff")
    script = (
        "import sys\n"
        "from importlib.machinery import PathFinder\n"
        "class MetadataPathFinder:\n"
        "    def find_spec(self, *_): return None\n"
        "    def find_distributions(self, _=None): raise AssertionError\n"
        "sys.meta_path.append(MetadataPathFinder())\n"
        "del PathFinder.find_distributions\n"
        "from converter.installed import entry_points\n"
        f"sys.path[:] = [{str(here)!r}]\n"
        f"print([point.name for point in entry_points({GROUP!r})])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert (done.stdout, done.stderr) == ("['a']\n", "")


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("zipfile", zipfile),
        ("zipfile:ZipFile", zipfile.ZipFile),
        ("zipfile : ZipFile.open [extra]", zipfile.ZipFile.open),
        ("zipfile[extra]", zipfile),
        ("zipfile:", zipfile),
    ],
)
def test_an_entry_point_is_loaded(value: str, found: object) -> None:
    """The module, or the object in it; extras are the installer's affair."""
    assert EntryPoint("x", value, GROUP).load() is found


@pytest.mark.parametrize("value", ["", ":x", "not there", "zipfile:not_there"])
def test_what_cannot_be_loaded_says_why(value: str) -> None:
    """An error of the import or of the look into the module, in its own words."""
    with pytest.raises((ImportError, AttributeError, ValueError), match=r"\w"):
        EntryPoint("x", value, GROUP).load()
