"""Each output has a place of its own, whatever the order of the inputs."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.cli.inputs import Input
from converter.cli.naming import name_outputs


def named(*names, suffixes=(".tei.xml",), folder=None):
    """The places of the outputs, as texts, by input; None for one that is refused."""
    found = name_outputs([Input(Path(name)) for name in names], suffixes, folder)
    return {str(one.input): None if one.fault else [str(path) for path in one.paths] for one in found}


@pytest.mark.parametrize(
    ("name", "output"),
    [
        ("a.txt", "a.tei.xml"),
        ("folder/a.txt", "folder/a.tei.xml"),
        ("A.TXT", "A.tei.xml"),
        ("page.html", "page.tei.xml"),
        ("06TOKYO709", "06TOKYO709.tei.xml"),
        ("08.TOKYO.1548", "08.TOKYO.1548.tei.xml"),
        ("a.txt.txt", "a.txt.tei.xml"),
        (".txt", ".txt.tei.xml"),
        ("a b\n.txt", "a b\n.tei.xml"),
        ("caf\udce9.txt", "caf\udce9.tei.xml"),
    ],
)
def test_a_suffix_of_texts_gives_way_and_any_other_stays(name, output):
    assert named(name) == {name: [output]}


def test_each_writer_has_its_suffix():
    assert named("a.txt", suffixes=(".x", ".y")) == {"a.txt": ["a.x", "a.y"]}


def test_standard_input_has_a_name():
    (one,) = name_outputs([Input(None)], [".x"])

    assert one.paths == (Path("stdin.x"),)


def test_folders_that_were_walked_are_mirrored():
    (one,) = name_outputs([Input(Path("in/sub/a.txt"), PurePath("sub"))], [".x"], Path("out"))

    assert one.paths == (Path("out/sub/a.x"),)


def test_inputs_of_one_name_keep_their_full_names():
    assert named("a.txt", "a.html", "b.txt") == {
        "a.txt": ["a.txt.tei.xml"],
        "a.html": ["a.html.tei.xml"],
        "b.txt": ["b.tei.xml"],
    }


def test_a_full_name_that_is_another_ones_short_name_makes_that_full_too():
    assert named("a.txt", "a.html", "a.txt.txt") == {
        "a.txt": ["a.txt.tei.xml"],
        "a.html": ["a.html.tei.xml"],
        "a.txt.txt": ["a.txt.txt.tei.xml"],
    }


def test_inputs_that_full_names_do_not_keep_apart_are_refused():
    assert named("1/a.txt", "2/a.txt", "2/b.txt", folder=Path("out")) == {
        "1/a.txt": None,
        "2/a.txt": None,
        "2/b.txt": ["out/b.tei.xml"],
    }


def test_an_input_that_is_named_twice_is_taken_once():
    assert named("a.txt", "./a.txt", "b/../a.txt") == {"a.txt": ["a.tei.xml"]}


def test_an_output_does_not_take_the_place_of_an_input():
    """A writer's suffix may be one that texts have."""
    assert named("a.txt", suffixes=(".txt",)) == {"a.txt": ["a.txt.txt"]}
    assert named("a.html", "a.txt", suffixes=(".txt",)) == {"a.html": ["a.html.txt"], "a.txt": ["a.txt.txt"]}


NAMES = st.lists(
    st.builds("{}{}{}".format, st.sampled_from(["", "1/", "2/"]), st.sampled_from("ab"), st.sampled_from(
        ["", ".txt", ".html", ".txt.txt", ".txt.x", ".x"]
    )),
    unique=True,
    min_size=1,
)  # fmt: skip
FOLDERS = st.sampled_from([None, Path("out"), Path("1")])


@given(NAMES, FOLDERS, st.randoms())
def test_the_places_do_not_depend_on_the_order(names, folder, random):
    shuffled = random.sample(names, len(names))

    assert named(*names, folder=folder, suffixes=(".x", ".txt")) == named(
        *shuffled, folder=folder, suffixes=(".x", ".txt")
    )


@given(NAMES, FOLDERS)
def test_no_two_outputs_share_a_place_nor_take_an_inputs(names, folder):
    places = [
        place
        for several in named(*names, folder=folder, suffixes=(".x", ".txt")).values()
        for place in several or ()
    ]

    assert len(set(places)) == len(places)
    assert not set(places) & set(names)


@given(NAMES, FOLDERS)
def test_an_input_alone_is_never_refused(names, folder):
    assert None not in named(names[0], folder=folder, suffixes=(".x", ".txt")).values()
