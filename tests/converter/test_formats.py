"""What a plugin hands over, and the options that it takes."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Optional

import pytest
from attrs import field, frozen, validators

from converter import OptionError, Options, Problem, Reader, Writer, option
from converter.formats import build_options, describe_options, verify_options


class Colour(StrEnum):
    BLUE = "blue"
    GREEN = "green"


@frozen(kw_only=True)
class Every(Options):
    """One option of each kind."""

    name: str = option("plain", "a name")
    width: int = option(80, "characters a line")
    indent: bool = option(True, "one value a line")
    colour: Colour = option(Colour.BLUE, "of the headings")  # noqa: RUF009 - frozen, like all options
    limit: int | None = option(None, "at most so many")
    title: Optional[str] = option(None, "instead of the document's")  # noqa: UP045 - the old way to say it
    bare: str = "no help"


@frozen(kw_only=True)
class Bare(Options):
    """No option at all."""


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, Every()),
        ({"name": "other"}, Every(name="other")),
        ({"name": ""}, Every(name="")),
        ({"width": "72"}, Every(width=72)),
        ({"indent": "no"}, Every(indent=False)),
        ({"indent": "FALSE"}, Every(indent=False)),
        ({"indent": "off"}, Every(indent=False)),
        ({"indent": "yes"}, Every(indent=True)),
        ({"indent": "True"}, Every(indent=True)),
        ({"indent": "on"}, Every(indent=True)),
        ({"colour": "green"}, Every(colour=Colour.GREEN)),
        ({"limit": "7"}, Every(limit=7)),
        ({"title": "A title"}, Every(title="A title")),
        ({"width": "1", "limit": "2"}, Every(width=1, limit=2)),
    ],
    ids=str,
)
def test_options_from_texts(settings: dict[str, str], expected: Every) -> None:
    """Each text of the command line becomes a value of its option's type; the others keep their default."""
    assert build_options(Every, settings, "drawn") == expected


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"width": "wide"}, "drawn.width takes a whole number, not 'wide'"),
        ({"width": "7.5"}, "drawn.width takes a whole number, not '7.5'"),
        ({"limit": "none"}, "drawn.limit takes a whole number, not 'none'"),
        ({"indent": "maybe"}, "drawn.indent takes yes or no, not 'maybe'"),
        ({"indent": ""}, "drawn.indent takes yes or no, not ''"),
        ({"colour": "red"}, "drawn.colour takes blue or green, not 'red'"),
        (
            {"widht": "72"},
            "drawn has no option 'widht'; it has bare, colour, indent, limit, name, title, width",
        ),
    ],
    ids=str,
)
def test_wrong_options(settings: dict[str, str], message: str) -> None:
    """A wrong name or value is refused with what there is."""
    with pytest.raises(OptionError) as caught:
        build_options(Every, settings, "drawn")

    assert str(caught.value) == message


def test_option_where_there_are_none() -> None:
    """A format without options says so."""
    with pytest.raises(OptionError, match="drawn has no option 'width'; it has none"):
        build_options(Bare, {"width": "72"}, "drawn")


def test_validator_of_a_plugin() -> None:
    """A value that the plugin's own validator refuses is the user's mistake, in the plugin's words."""

    @frozen(kw_only=True)
    class Narrow(Options):
        width: int = field(default=80, validator=validators.ge(20))

    with pytest.raises(OptionError, match=r"drawn: 'width' must be >= 20: 7"):
        build_options(Narrow, {"width": "7"}, "drawn")


def test_described() -> None:
    """Each option with what it takes, its default, and its sentence of help."""
    assert describe_options(Every) == (
        ("name", "a text", "plain", "a name"),
        ("width", "a whole number", "80", "characters a line"),
        ("indent", "yes or no", "yes", "one value a line"),
        ("colour", "blue or green", "blue", "of the headings"),
        ("limit", "a whole number", "", "at most so many"),
        ("title", "a text", "", "instead of the document's"),
        ("bare", "a text", "no help", ""),
    )
    assert describe_options(Bare) == ()


def test_falsehood_is_described() -> None:
    """A truth that is false by default is shown as one types it."""

    @frozen(kw_only=True)
    class Quiet(Options):
        loud: bool = option(False, "say it loudly")

    assert describe_options(Quiet)[0][2] == "no"


@pytest.mark.parametrize("kind", [Every, Bare, Options])
def test_right_options_are_taken(kind: type[Options]) -> None:
    """What the command line can set is taken when a plugin is loaded."""
    verify_options(kind)


class Undecorated(Options):
    name: str = "lost"


@pytest.mark.parametrize("kind", [None, 7, Every(), dict, Colour, Undecorated], ids=str)
def test_options_of_another_kind(kind: Any) -> None:
    """What is no subclass of `Options`, or not a frozen one, is refused."""
    with pytest.raises(TypeError, match="is not a frozen subclass of Options"):
        verify_options(kind)


def _no_default_is_right(*_: Any) -> None:
    raise KeyError("width")


def test_defaults_that_the_options_themselves_refuse() -> None:
    """A format whose own defaults are refused could never be used."""

    @frozen(kw_only=True)
    class Strict(Options):
        width: int = field(default=7, validator=_no_default_is_right)

    with pytest.raises(KeyError):
        verify_options(Strict)


def test_validator_that_breaks() -> None:
    """Whatever a validator of the plugin raises, the option is refused in one sentence."""

    @frozen(kw_only=True)
    class Odd(Options):
        width: int = field(default=None, validator=validators.optional(_no_default_is_right))

    with pytest.raises(OptionError, match=r"memo: KeyError: 'width'"):
        build_options(Odd, {"width": "3"}, "memo")


def test_option_without_default() -> None:
    """Every option has a default, or the format could not be used without it."""

    @frozen(kw_only=True)
    class Needy(Options):
        name: str = field()

    with pytest.raises(TypeError, match=r"Needy\.name has no default"):
        verify_options(Needy)


@pytest.mark.parametrize("kind", [float, list[str], dict[str, str], tuple[str, ...], object, str | int], ids=str)
def test_option_that_no_text_can_set(kind: Any) -> None:
    """An option of another type is refused when the plugin is loaded, not when somebody uses it."""
    made = frozen(type("Odd", (Options,), {"__annotations__": {"field": kind}, "field": None}), kw_only=True)

    with pytest.raises(TypeError, match=r"Odd\.field cannot be set from a text"):
        verify_options(made)


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (Problem("not closed"), "not closed"),
        (Problem("not closed", line=7), "line 7: not closed"),
        (Problem("not closed", rule="p"), "not closed [p]"),
        (Problem("not closed", 7, "p"), "line 7: not closed [p]"),
    ],
    ids=str,
)
def test_problems_for_people(problem: Problem, expected: str) -> None:
    """What is wrong, with its line and its rule where they are known."""
    assert str(problem) == expected


READER = {"name": "memo", "summary": "a memorandum", "detect": bytes, "read": bytes, "options": Options}
WRITER = {
    "name": "memo",
    "summary": "a memorandum",
    "media_type": "text/plain",
    "suffix": ".txt",
    "write": bytes,
    "recover": bytes,
    "options": Options,
}


@pytest.mark.parametrize("kind", [Reader, Writer])
@pytest.mark.parametrize("name", ["", "Memo", "7up", "two words", "naïve", "memo_", None, 7], ids=repr)
def test_names_are_words(kind: Any, name: Any) -> None:
    """A format's name can be typed, and be a key: lower case letters, figures and hyphens."""
    values = READER if kind is Reader else WRITER

    with pytest.raises((ValueError, TypeError)):
        kind(**{**values, "name": name})


@pytest.mark.parametrize("suffix", ["", "txt", ".", ".TXT", ".a b", "../x", ".x."])
def test_suffixes_are_suffixes(suffix: str) -> None:
    """A suffix begins with its dot, and cannot lead to another folder."""
    with pytest.raises(ValueError, match="must match"):
        Writer(**{**WRITER, "suffix": suffix})


@pytest.mark.parametrize("part", ["summary", "media_type"])
@pytest.mark.parametrize("words", [None, 7, b"memo", "two\nlines", "\x1b[31mred", "\ud800"], ids=repr)
def test_words_of_a_format_are_one_line(part: str, words: Any) -> None:
    """What is shown in a list is a text on one line, without a power over the terminal."""
    with pytest.raises((ValueError, TypeError)):
        Writer(**{**WRITER, part: words})


@pytest.mark.parametrize("part", ["detect", "read"])
def test_functions_of_a_reader(part: str) -> None:
    """What cannot be called is refused when the reader is made."""
    with pytest.raises(TypeError, match="must be callable"):
        Reader(**{**READER, part: "no function"})


@pytest.mark.parametrize("part", ["write", "recover", "check", "validate"])
def test_functions_of_a_writer(part: str) -> None:
    """Likewise."""
    with pytest.raises(TypeError, match="must be callable"):
        Writer(**{**WRITER, part: "no function"})


def test_writer_without_a_check() -> None:
    """A writer without a check of its own finds nothing wrong."""
    assert Writer(**WRITER).check(b"anything") == ()


@frozen(kw_only=True)
class Lettered(Options):
    """An option that must have a form."""

    letter: str | None = option(None, "one capital letter", form="[A-Z]")


def test_a_text_must_have_the_form_of_its_option() -> None:
    """What does not fit as a whole is refused, in the words of the option's help."""
    assert build_options(Lettered, {"letter": "A"}, "memo") == Lettered(letter="A")
    with pytest.raises(OptionError, match=r"memo\.letter takes one capital letter; not 'AB'"):
        build_options(Lettered, {"letter": "AB"}, "memo")
