"""`converter render` writes outputs again from records."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def record(run, folder, note):
    """A record `a.record.json` in the folder."""
    (folder / "a.txt").write_bytes(note)
    assert run("convert", "a.txt", "--to", "record").status == 0
    return folder / "a.record.json"


def test_the_output_is_that_of_converting(run, folder, record):
    run("convert", "a.txt", "--to", "slip", "--output", "converted")

    result = run("render", "a.record.json", "--to", "slip", "--output", "rendered")

    assert result == (0, b"", "converter: 1 rendered; 1 file written\n")
    assert (folder / "rendered" / "a.slip").read_bytes() == (folder / "converted" / "a.slip").read_bytes()


def test_notices_of_a_record_are_in_the_lines_for_programs(run, folder, note):
    """A record cannot be inspected: where its notices are shown is said as it is."""
    (folder / "a.txt").write_bytes(note + b"!")
    run("convert", "a.txt", "--to", "record")

    result = run("render", "a.record.json", "--to", "slip")

    assert result.errors == "converter: 1 rendered; 1 file written; 1 notice (`--json` shows it)\n"
    told = json.loads(run("render", "a.record.json", "--to", "slip", "--json").lines[0])
    assert [notice["code"] for notice in told["notices"]] == ["shouting"]


def test_the_reader_need_not_be_installed(run, folder, record):
    result = run("--only", "record", "render", "a.record.json", "--to", "record", "--output", "-")

    assert result.output == record.read_bytes()


def test_options_of_writers_are_set(run, record):
    result = run("render", "a.record.json", "--to", "slip", "-s", "slip.stamp=AGAIN", "--output", "-")

    assert result.output.startswith(b"AGAIN 85\n")


def test_of_a_folder_only_records_are_taken(run, folder, record):
    result = run("render", ".", "--to", "slip", "--output", "out", "--json")

    assert [json.loads(line)["input"] for line in result.lines] == ["a.record.json"]
    assert result.errors == "converter: 1 rendered; 1 file written; left out: other files 1\n"


def test_a_file_that_is_no_record_is_refused(run, folder, record):
    result = run("render", "a.txt", "a.record.json", "--to", "slip")

    assert result.status == 1
    assert result.errors.startswith("a.txt: not a record, nor an output that holds its source")
    assert (folder / "a.slip").exists()


def test_an_output_that_leads_to_no_record_is_called_by_its_name(run, folder, record):
    """It holds its source, and the message says how that is had."""
    run("render", "a.record.json", "--to", "html")

    result = run("render", "a.page.html", "--to", "record")

    assert result.status == 1
    assert result.errors.startswith(
        "a.page.html: an output of html does not say how its record is had; `converter recover`"
    )


def test_a_record_that_was_changed_and_is_not_sound_is_refused(run, record):
    tree = json.loads(record.read_text())
    tree["body"][0]["inlines"][0]["text"] = "The keys of the south gate"
    record.write_text(json.dumps(tree))

    result = run("render", "a.record.json", "--to", "slip")

    assert result.status == 1
    assert "not a sound record" in result.errors


def test_a_record_on_standard_input_is_rendered(run, record):
    assert run("render", "-", "--to", "slip", "--output", "-", stdin=record.read_bytes()).status == 0
