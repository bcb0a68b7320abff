"""A command line that cannot be understood is told in one line, in one style, with what to do next."""

from __future__ import annotations

import pytest

from converter import Offer, OptionError, Options, Plugin, Registry, Writer
from converter.targets import wanted

ONLY_NOTES = ("--only", "notes")
ALL_LISTED = "`converter plugins` lists them all"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["fromats"], "there is no command 'fromats'; did you mean 'formats'?"),
        (["CONVERT"], "there is no command 'CONVERT'; did you mean 'convert'?"),
        (["--bogus"], "no such option '--bogus'; see `converter --help`"),
        (["convert"], "missing argument 'INPUT...'; see `converter convert --help`"),
        (["convert", "a", "--frm", "note"], "no such option '--frm'; did you mean '--from'?"),
        (["convert", "a", "--to", ""], "invalid value for '--to': name at least one writer; see"),
        (["convert", "a", "--to", "word"], "there is no writer 'word'; did you mean 'docx'?"),
        (["convert", "a", "--out", "b"], "no such option '--out'; did you mean '--output'?"),
        (["inspect", "."], "inspect takes one file, and . is a folder; see `converter inspect --help`"),
        (["help", "fromats"], "there is no command 'fromats'; did you mean 'formats'?"),
        (["convert", "a", "--to", "TEI"], "there is no writer 'TEI'; did you mean 'tei'?"),
        (["convert", "a", "--from", "Note"], "there is no reader 'Note'; did you mean 'note'?"),
        (["convert", "a", "-s", "slpi.stamp=X"], "there is no format 'slpi'; did you mean 'slip'?"),
        (["convert", "a", "-s", "stamp=X"], "invalid value for '-s' / '--set': 'stamp=X' is not FORMAT.KEY=VALUE"),
        (["convert", "a", "--encoding", "utf-88"], "invalid value for '--encoding': no text encoding is called"),
        (["convert", "a", "--output", "-"], "`--output -` takes one input and one format with --to, and no --json; see"),
        (["inspect", "a", "b"], "got unexpected extra argument (b); see `converter inspect --help`"),
        (["formats", "TEI"], "there is no format 'TEI'; did you mean 'tei'?"),
        (["completion", "tcsh"], "invalid value for '{bash|zsh|fish}': 'tcsh' is not one of 'bash', 'zsh', 'fish'; see"),
        (["completion"], "missing argument '{bash|zsh|fish}'"),
        (["--only", "Notes", "formats"], "there is no plugin 'Notes'; did you mean 'notes'?"),
        (["--block", "zzz", "formats"], "there is no plugin 'zzz'; there are "),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_a_mistake_is_told_in_one_line(run, arguments, message):
    result = run(*arguments)

    assert result.status == 2
    assert result.output == b""
    assert result.errors.startswith(f"converter: {message}")
    assert result.errors.count("\n") == 1


def test_nothing_at_all_gives_the_help(run):
    result = run()

    assert result.status == 2
    assert result.errors.startswith("Usage: converter ")


@pytest.mark.parametrize("words", [["help"], ["help", "convert"]], ids=" ".join)
def test_help_may_be_asked_for_as_a_command(run, words):
    result = run(*words)

    assert result.status == 0
    assert result.output == run(*words[1:], "--help").output


def test_a_file_is_no_folder_for_outputs(run, folder, note):
    """It is told at once, not for each input."""
    (folder / "a.txt").write_bytes(note)
    (folder / "b.txt").write_bytes(note)

    assert run("convert", "a.txt", "b.txt", "--output", "a.txt") == (
        2,
        b"",
        "converter: --output takes a folder, and a.txt is a file; see `converter convert --help`\n",
    )


class TestChosenPlugins:
    """`--only` and `--block` may leave out what a command would use if nothing is said."""

    def test_the_usual_writers_are_those_that_are_left(self, run, folder, note):
        (folder / "a.txt").write_bytes(note)

        result = run(*ONLY_NOTES, "--only", "tei", "--only", "record", "convert", "a.txt")

        assert result.status == 0
        assert sorted(path.name for path in folder.iterdir()) == ["a.tei.xml", "a.txt"]

    def test_commas_may_stand_between_names(self, run, folder, note):
        (folder / "a.txt").write_bytes(note)

        assert run("--only", "notes,tei,record", "convert", "a.txt").status == 0
        assert sorted(path.name for path in folder.iterdir()) == ["a.tei.xml", "a.txt"]

    def test_none_of_the_usual_writers_is_told_with_the_others(self, run):
        result = run(*ONLY_NOTES, "convert", "a.txt")

        assert result.status == 2
        assert result.errors == (
            "converter: --only and --block leave no plugin that offers tei, docx or jsonld; "
            "name another writer with --to: slip, copy\n"
        )

    def test_no_writer_at_all_is_told(self, run):
        assert run("--only", "cable", "convert", "a.txt") == (
            2,
            b"",
            f"converter: --only and --block leave no plugin that offers tei, docx or jsonld; {ALL_LISTED}\n",
        )

    @pytest.mark.parametrize("command", ["convert", "detect", "inspect"])
    def test_no_reader_at_all_is_told(self, run, command):
        assert run("--only", "tei", command, "a.txt") == (
            2,
            b"",
            f"converter: --only and --block leave no plugin that offers a reader; {ALL_LISTED}\n",
        )


def test_two_writers_of_one_suffix_cannot_be_asked_together():
    def writer(name):
        return Writer(
            name=name,
            summary="",
            media_type="text/xml",
            suffix=".xml",
            write=bytes,
            recover=bytes,
            options=Options,
        )

    registry = Registry.of([Offer(Plugin("xml"), writers=(writer("one"), writer("two")))])

    assert wanted(registry, ["one"]).suffixes == (".xml",)
    with pytest.raises(OptionError, match=r"one and two would write over each other: both write \*\.xml"):
        wanted(registry, ["one", "two"])
