"""`converter formats` and `converter plugins` list what there is."""

from __future__ import annotations

import json
import platform
from importlib.metadata import version

import pytest

from converter import __version__


class TestFormats:
    def test_readers_and_writers_are_listed(self, run):
        result = run("--only", "notes", "formats")

        assert result.status == 0
        assert result.lines == [
            "Readers:",
            "  note  a note for the file",
            "Writers:",
            "  slip  .slip  the note under a stamp",
            "  copy  .txt   the note itself",
        ]

    def test_long_words_are_folded_on_a_terminal_only(self, monkeypatch, run):
        """Lines stay whole for programs that read them."""
        monkeypatch.setenv("COLUMNS", "30")
        piped = run("--only", "notes", "formats", "slip").lines
        monkeypatch.setattr("converter.cli.formats.screen_width", lambda: 30)
        folded = run("--only", "notes", "formats", "slip").lines

        assert "        whether the stamp has an exclamation mark" in piped
        assert folded[-2:] == ["        whether the stamp has", "        an exclamation mark"]

    def test_json_has_suffix_media_type_and_options(self, run):
        listed = json.loads(run("--only", "notes", "formats", "--json").text)

        assert [reader["name"] for reader in listed["readers"]] == ["note"]
        assert listed["writers"][0] == {
            "name": "slip",
            "summary": "the note under a stamp",
            "provider": {"plugin": "notes", "distribution": "notes", "version": "1.5"},
            "options": [
                {"name": "stamp", "takes": "a text", "default": "FILED", "help": "the word at the top"},
                {
                    "name": "copies",
                    "takes": "a whole number",
                    "default": "1",
                    "help": "how often the note is written",
                },
                {
                    "name": "loud",
                    "takes": "yes or no",
                    "default": "no",
                    "help": "whether the stamp has an exclamation mark",
                },
            ],
            "suffix": ".slip",
            "media_type": "text/plain",
        }

    def test_one_format_is_shown_with_its_options(self, run):
        result = run("formats", "slip")

        assert result.lines == [
            "slip: the note under a stamp",
            "  provided by  notes (notes 1.5)",
            "  suffix       .slip",
            "  media type   text/plain",
            "  options",
            "    -s slip.stamp=FILED   a text",
            "        the word at the top",
            "    -s slip.copies=1   a whole number",
            "        how often the note is written",
            "    -s slip.loud=no   yes or no",
            "        whether the stamp has an exclamation mark",
        ]

    def test_a_format_without_options_says_so(self, run):
        assert run("formats", "copy").lines[-1] == "  no options"

    def test_one_format_in_json_is_that_one_alone(self, run):
        listed = json.loads(run("formats", "slip", "--json").text)

        assert listed["readers"] == []
        assert [writer["name"] for writer in listed["writers"]] == ["slip"]

    def test_a_format_that_is_not_there_is_a_mistake_of_usage(self, run):
        result = run("--only", "notes", "formats", "tei")

        assert result == (2, b"", "converter: there is no format 'tei'; there are copy, note, slip\n")

    def test_every_format_of_our_own_is_listed(self, run):
        listed = json.loads(run("formats", "--json").text)

        assert {"cable", "wiki-cable", "cable-html", "news-article"} <= {
            reader["name"] for reader in listed["readers"]
        }
        assert {"tei", "docx", "jsonld", "record"} <= {writer["name"] for writer in listed["writers"]}


class TestPlugins:
    def test_what_each_offers_is_listed(self, run):
        assert run("--only", "notes", "plugins").lines == ["notes  notes 1.5  readers note; writers slip, copy"]

    def test_json_has_what_each_offers(self, run):
        said = json.loads(run("--only", "notes", "plugins", "--json").text)

        assert said["plugins"] == [
            {
                "name": "notes",
                "distribution": "notes",
                "version": "1.5",
                "readers": ["note"],
                "writers": ["slip", "copy"],
                "extensions": [],
            }
        ]
        assert said["refused"] == []

    def test_json_is_enough_to_report_a_fault_with(self, run):
        """Versions of the program, of Python, of the system and of every library; what was chosen."""
        said = json.loads(run("--only", "notes", "plugins", "--json").text)

        assert said["converter"] == __version__
        assert said["python"].endswith(platform.python_version())
        assert said["platform"] == platform.platform()
        assert said["libraries"]["attrs"] == version("attrs")
        assert {"lxml", "click", "pluggy", "trafilatura"} <= set(said["libraries"])
        assert "archive-converter" not in said["libraries"]
        assert said["chosen"] == {"only": ["notes"], "block": [], "order": []}
        assert said["settings"] is None

    @pytest.mark.usefixtures("with_broken")
    def test_a_refused_plugin_is_listed_with_the_reason(self, run):
        result = run("plugins")

        assert result.status == 0
        assert [" ".join(line.split()) for line in result.lines if line.startswith("broken")] == [
            "broken broken-notes 0.1 refused: ImportError: a part is missing"
        ]

    @pytest.mark.usefixtures("with_broken")
    def test_json_has_the_refused_ones_apart(self, run):
        assert json.loads(run("plugins", "--json").text)["refused"] == [
            {
                "name": "broken",
                "distribution": "broken-notes",
                "version": "0.1",
                "reason": "ImportError: a part is missing",
            }
        ]

    def test_none_at_all_is_said(self, run):
        blocked = [word for name in ALL for word in ("--block", name)]

        assert run(*blocked, "plugins").lines == ["There are no plugins."]


ALL = ("cable", "docx", "html", "jsonld", "news", "notes", "record", "tei")


class TestChoosing:
    def test_a_plugin_is_blocked(self, run):
        assert "note " not in run("--block", "notes", "formats").text

    def test_several_are_used_alone(self, run):
        result = run("--only", "notes", "--only", "record", "plugins")

        assert [line.split()[0] for line in result.lines] == ["record", "notes"]

    @pytest.mark.parametrize("option", ["--only", "--block"])
    def test_a_plugin_that_is_not_installed_is_a_mistake_of_usage(self, run, option):
        result = run(option, "nodes", "formats")

        assert result == (2, b"", "converter: there is no plugin 'nodes'; did you mean 'notes'?\n")


@pytest.mark.usefixtures("with_broken")
class TestRefused:
    WARNING = "converter: plugin broken (broken-notes 0.1) is not used: ImportError: a part is missing\n"

    def test_a_refused_plugin_is_warned_about_once(self, run, folder, note):
        for name in ("a.txt", "b.txt"):
            (folder / name).write_bytes(note)

        result = run("--only", "notes", "--only", "broken", "detect", "a.txt", "b.txt")

        assert result.status == 0
        assert result.errors == self.WARNING

    def test_it_is_blocked_without_a_warning(self, run):
        assert run("--block", "broken", "formats").errors == ""

    @pytest.mark.parametrize("command", [["formats"], ["convert", "a.txt", "--to", "slip"], ["plugins"]])
    def test_strict_plugins_stops_with_3(self, run, folder, note, command):
        (folder / "a.txt").write_bytes(note)

        result = run("--strict-plugins", *command)

        assert result.status == 3
        assert not (folder / "a.slip").exists()

    def test_strict_plugins_says_why(self, run):
        assert run("--strict-plugins", "formats").errors.startswith(self.WARNING)


def test_strict_plugins_has_nothing_against_sound_plugins(run):
    assert run("--strict-plugins", "formats").status == 0
