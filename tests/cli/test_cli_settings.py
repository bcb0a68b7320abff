"""The settings file: what it may say, what goes before it, and what `converter settings` shows of both."""

from __future__ import annotations

import json

import pytest

from converter import Confidence, Detection, Evidence, Options, Reader, Registry, Span, decide, survey
from converter.cli import settings_file
from converter.registry import Offer, Plugin
from converter.source import decode


@pytest.fixture
def say(folder):
    """Write a settings file into the folder where commands are called."""

    def say(text: str, name: str = "converter.toml"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    return say


def rows(result) -> dict[str, tuple[object, str]]:
    return {row["name"]: (row["value"], row["origin"]) for row in json.loads(result.text)["settings"]}


class TestWhereItIs:
    def test_there_is_none(self, run):
        result = run("settings", "--json")

        assert json.loads(result.text)["file"] is None
        assert {origin for _, origin in rows(result).values()} == {"default"}

    def test_the_nearest_one_above_is_taken(self, run, say, folder, monkeypatch):
        outer = say('[plugins]\nblock = ["news"]\n')
        inner = folder / "a" / "b"
        inner.mkdir(parents=True)
        monkeypatch.chdir(inner)

        assert rows(run("settings", "--json"))["plugins.block"] == (["news"], str(outer))

        say('[plugins]\nblock = ["cable"]\n', "a/b/converter.toml")

        assert rows(run("settings", "--json"))["plugins.block"] == (["cable"], "converter.toml")

    def test_a_table_of_a_project_is_as_good(self, run, say):
        say('[tool.converter.plugins]\nblock = ["news"]\n', "pyproject.toml")

        assert rows(run("settings", "--json"))["plugins.block"] == (["news"], "pyproject.toml")

    def test_a_project_without_the_table_is_passed_over(self, run, say, folder, monkeypatch):
        outer = say('[plugins]\nblock = ["news"]\n')
        say('[project]\nname = "converter-of-things"\n', "a/pyproject.toml")
        monkeypatch.chdir(folder / "a")

        assert json.loads(run("settings", "--json").text)["file"] == str(outer)

    def test_tools_that_are_no_table_are_passed_over(self, run, say):
        say("tool = 3 # converter\n", "pyproject.toml")

        assert json.loads(run("settings", "--json").text)["file"] is None

    def test_a_mark_of_its_encoding_is_no_fault(self, run, say):
        """As editors on Windows put it before a text."""
        say('\ufeff[plugins]\nblock = ["news"]\n')

        assert rows(run("settings", "--json"))["plugins.block"] == (["news"], "converter.toml")

    def test_another_is_named(self, run, say):
        say('[plugins]\nblock = ["news"]\n')
        say("[plugins]\nstrict = true\n", "other.toml")

        found = rows(run("--settings", "other.toml", "settings", "--json"))

        assert found["plugins.strict"] == (True, "other.toml")
        assert found["plugins.block"] == ([], "default")

    def test_none_is_wanted(self, run, say):
        say("this is no TOML")

        assert run("--no-settings", "settings").status == 0

    def test_no_file_is_parsed_where_there_is_none(self, run, monkeypatch):
        monkeypatch.setattr(settings_file, "_parsed", lambda path, _: pytest.fail(f"{path} was parsed"))

        assert run("--only", "notes", "formats").status == 0


class TestPlugins:
    def test_one_is_blocked(self, run, say):
        say('[plugins]\nblock = ["notes"]\n')

        assert "note " not in run("formats").text

    def test_the_command_line_sets_the_choice_aside(self, run, say):
        say('[plugins]\nblock = ["notes"]\n')

        result = run("--only", "notes", "settings", "--json")

        assert rows(result)["plugins.only"] == (["notes"], "command line")
        assert rows(result)["plugins.block"] == ([], "default")

    @pytest.mark.usefixtures("with_broken")
    def test_a_refused_plugin_is_fatal(self, run, say):
        say("[plugins]\nstrict = true\n")

        assert run("formats").status == 3

    def test_order_among_equals(self):
        """Of readers that are equally sure the earlier in the order is taken; a surer one goes before it."""

        def reader(name: str, confidence: Confidence) -> Reader[Options]:
            found = Detection(confidence, (Evidence("a mark", Span(0, 1)),))
            return Reader(name=name, summary="", detect=lambda _: found, read=lambda *_: None, options=Options)

        likely = [reader(name, Confidence.LIKELY) for name in ("a", "b", "c")]
        registry = Registry.of([Offer(Plugin("p"), readers=tuple(likely))])
        claims = survey(decode("x", b"text"), registry)
        sure = survey(decode("x", b"text"), Registry.of([Offer(Plugin("p"), (reader("d", Confidence.CERTAIN),))]))

        assert decide(claims, order=("z", "c", "a")) == "c"
        assert decide((*claims, *sure), order=("a",)) == "d"

    def test_the_order_reaches_the_readers(self, run, say, folder, note):
        say('[plugins]\norder = ["note", "cable"]\n')
        (folder / "a.txt").write_bytes(note)

        assert run("detect", "a.txt").lines == ["a.txt: note, certain"]
        assert rows(run("settings", "--json"))["plugins.order"] == (["note", "cable"], "converter.toml")


class TestFormats:
    def test_options_hold_where_the_command_line_says_nothing(self, run, say, folder, note):
        say('[formats.slip]\nstamp = "SEEN"\nloud = true\ncopies = 2\n')
        (folder / "a.txt").write_bytes(note)

        run("convert", "a.txt", "--to", "slip")

        assert (folder / "a.slip").read_bytes().startswith(b"SEEN! 85\n")
        assert (folder / "a.slip").read_bytes().count(note) == 2

        run("convert", "a.txt", "--to", "slip", "-s", "slip.stamp=READ", "--overwrite")

        assert (folder / "a.slip").read_bytes().startswith(b"READ! 85\n")

    def test_they_are_shown(self, run, say):
        say("[formats.slip]\nloud = true\n")

        found = rows(run("settings", "--json"))

        assert found["formats.slip.loud"] == ("yes", "converter.toml")
        assert found["formats.slip.copies"] == ("1", "default")

    def test_those_of_a_plugin_that_is_left_out_are_passed_over(self, run, say, folder, note):
        say('[formats.news-article]\nlanguage = "auto"\n')
        (folder / "a.txt").write_bytes(note)

        assert run("--only", "notes", "convert", "a.txt", "--to", "slip").status == 0


class TestCommands:
    def test_what_must_be_said_has_no_default(self, run):
        """Where formats need not be named there are usual ones; `normalize` makes the one that is named."""
        said = rows(run("settings", "--json"))

        assert said["commands.convert.to"] == (["tei", "docx", "jsonld"], "default")
        assert said["commands.normalize.to"] == (None, "default")

    def test_defaults_of_a_command(self, run, say, folder, note):
        say('[commands.convert]\nto = ["slip", "copy"]\noutput = "made"\nquiet = true\n')
        (folder / "a.txt").write_bytes(note)

        result = run("convert", "a.txt")

        assert result == (0, b"", "")
        assert sorted(path.name for path in (folder / "made").iterdir()) == ["a.slip", "a.txt"]

    def test_the_command_line_goes_before(self, run, say, folder, note):
        say('[commands.convert]\nto = "slip,copy"\n')
        (folder / "a.txt").write_bytes(note)

        run("convert", "a.txt", "--to", "slip", "--output", "other")

        assert [path.name for path in (folder / "other").iterdir()] == ["a.slip"]

    def test_a_folder_is_meant_beside_the_file(self, run, say, folder, note, monkeypatch):
        say('[commands.convert]\nto = "slip"\noutput = "made"\n')
        (folder / "a").mkdir()
        (folder / "a" / "a.txt").write_bytes(note)
        monkeypatch.chdir(folder / "a")

        run("convert", "a.txt")

        assert (folder / "made" / "a.slip").exists()


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("plugins", "converter.toml: "),
            ("[plugin]\n", "there is no table 'plugin'; did you mean 'plugins'?"),
            ("[plugins]\nblok = []\n", "there is no setting of plugins 'blok'; did you mean 'block'?"),
            ('[plugins]\nonly = "tei"\n', "plugins.only must be a list of names, not 'tei'"),
            ("[plugins]\nonly = [7]\n", "each name of plugins.only must be a text, not 7"),
            ("[plugins]\nstrict = 1\n", "plugins.strict must be true or false, not 1"),
            ('[plugins]\norder = ["nots"]\n', "there is no reader 'nots'; did you mean 'note'?"),
            ("[formats.sleep]\nloud = true\n", "there is no format 'sleep'; did you mean 'slip'?"),
            ("[formats]\nslip = true\n", "formats.slip must be a table, not True"),
            ("[formats.slip]\nloud = []\n", "formats.slip.loud must be a text, a number or a truth, not []"),
            ("[commands.convrt]\n", "there is no command 'convrt'; did you mean 'convert'?"),
            ("[commands.convert]\ntoo = 1\n", "there is no setting of convert 'too'; did you mean 'to'?"),
            ("[commands.convert]\noverwrite = true\n", "there is no setting of convert 'overwrite'"),
            ("[commands.convert]\nquiet = 'yes'\n", "commands.convert.quiet must be true or false, not 'yes'"),
            ("[commands.convert]\noutput = 7\n", "commands.convert.output must be a text, not 7"),
            ("commands = 3\n", "commands must be a table, not 3"),
            ("[commands.ingest]\nworkers = 2\n", "commands.ingest: nothing of this command is set here"),
            (f"a = {'[' * 5000}", "converter.toml: maximum recursion depth exceeded"),
            ("#" * 1_000_001, "it is larger than a settings file may be, 1000 KB"),
        ],
    )
    def test_what_is_not_there_or_of_another_type(self, run, say, text, message):
        say(text)

        result = run("settings")

        assert result.status == 2
        assert result.errors.startswith("converter: converter.toml: ")
        assert message in result.errors

    def test_an_option_that_a_format_does_not_have(self, run, say, folder, note):
        say("[formats.slip]\nlaud = true\n")
        (folder / "a.txt").write_bytes(note)

        result = run("convert", "a.txt", "--to", "slip")

        assert run("settings") == result
        assert result.status == 2
        assert result.errors == (
            "converter: converter.toml: slip has no option 'laud'; it has copies, loud, stamp\n"
        )

    def test_a_file_that_is_not_there(self, run):
        assert run("--settings", "none.toml", "formats").errors == (
            "converter: none.toml: No such file or directory\n"
        )

    def test_a_plugin_that_is_not_installed(self, run, say):
        say('[plugins]\nblock = ["nodes"]\n')

        assert run("formats").errors == (
            "converter: converter.toml: there is no plugin 'nodes'; did you mean 'notes'?\n"
        )
        assert run("--block", "nods", "formats").errors == (
            "converter: there is no plugin 'nods'; did you mean 'notes'?\n"
        )

    def test_a_value_that_the_command_line_would_not_take_either(self, run, say):
        say("[commands.convert]\njobs = 0\n")

        assert run("convert", "a.txt").errors.startswith(
            "converter: converter.toml: invalid value for '-j' / '--jobs'"
        )

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("tool.converter = 3\n", "tool.converter must be a table, not 3"),
            ("converter [", "Expected '=' after a key"),
            ("# converter \xff", "it is not UTF-8, at byte 12"),
        ],
    )
    def test_the_file_of_a_project_that_is_damaged(self, run, folder, text, message):
        """It may be the one that speaks of this program, so it is not passed over."""
        (folder / "pyproject.toml").write_bytes(text.encode("latin-1"))

        result = run("formats")

        assert result.status == 2
        assert result.errors.startswith("converter: pyproject.toml: ")
        assert message in result.errors

    def test_a_device_that_never_ends(self, run):
        assert "larger than a settings file may be" in run("--settings", "/dev/zero", "formats").errors
