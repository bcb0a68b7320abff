"""What the plugins offer, and what is refused."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from attrs import evolve, frozen

from converter import Cited, Extension, Offer, OptionError, Options, Plugin, Reader, Refusal, Registry, Writer

READER: Reader[Any] = Reader(name="memo", summary="", detect=bytes, read=bytes, options=Options)
WRITER: Writer[Any] = Writer(
    name="memo", summary="", media_type="text/plain", suffix=".txt", write=bytes, recover=bytes, options=Options
)


@frozen
class Memo(Extension):
    prefix: ClassVar[str] = "memo"
    namespace: ClassVar[str] = "https://example.org/memo#"
    number: Cited[str]


@frozen
class Other(Memo):
    prefix: ClassVar[str] = "other"


def reader(name: str) -> Reader[Any]:
    return evolve(READER, name=name)


def writer(name: str) -> Writer[Any]:
    return evolve(WRITER, name=name)


ONE = Offer(Plugin("one", "converter-one", "1.0"), (reader("a"), reader("b")), (writer("x"),), (Memo,))
TWO = Offer(Plugin("two", "converter-two", "2.0"), (reader("c"),), (writer("a"),), (Other,))


def test_everything_that_is_offered() -> None:
    """Readers, writers and metadata types of all plugins, in their order; a reader and a writer may share a name."""
    registry = Registry.of([ONE, TWO])

    assert [one.name for one in registry.readers] == ["a", "b", "c"]
    assert [one.name for one in registry.writers] == ["x", "a"]
    assert registry.extensions == (Memo, Other)
    assert registry.offers == (ONE, TWO)
    assert registry.refusals == ()


def test_found_by_name() -> None:
    """A reader or writer is found by its name, with the plugin that it came with."""
    registry = Registry.of([ONE, TWO])

    assert registry.reader("b") is ONE.readers[1]
    assert registry.writer("x") is ONE.writers[0]
    assert registry.provider("c") == TWO.plugin
    assert registry.provider("x") == ONE.plugin
    assert registry.provider("z") is None


def test_name_that_is_not_there() -> None:
    """A wrong name is answered with the nearest, or with all."""
    registry = Registry.of([Offer(Plugin("one"), (reader("cable"), reader("news")))])

    with pytest.raises(OptionError, match=r"^there is no reader 'cabel'; did you mean 'cable'\?$"):
        registry.reader("cabel")
    with pytest.raises(OptionError, match=r"^there is no reader 'pdf'; there are cable, news$"):
        registry.reader("pdf")


def test_name_where_there_are_none() -> None:
    """Where no plugin offers anything, that is what is wrong."""
    with pytest.raises(
        OptionError, match=r"^there is no writer 'tei', and no other: no plugin that is used offers one$"
    ):
        Registry.of([Offer(Plugin("one"), (reader("cable"),))]).writer("tei")


@pytest.mark.parametrize(
    ("later", "reason"),
    [
        (Offer(Plugin("late"), readers=(reader("z"), reader("b"))), "reader 'b' is already one's"),
        (Offer(Plugin("late"), writers=(writer("x"),)), "writer 'x' is already one's"),
        (Offer(Plugin("late"), extensions=(Memo,)), "extension 'memo' is already one's"),
        (Offer(Plugin("late"), readers=(reader("z"), reader("z"))), "reader 'z' is already late's"),
    ],
    ids=["reader", "writer", "extension", "itself"],
)
def test_taken_name(later: Offer, reason: str) -> None:
    """The later offer of a name is refused, whole, and says whose the name is."""
    registry = Registry.of([ONE, later])

    assert registry.offers == (ONE,)
    assert registry.refusals == (Refusal(Plugin("late"), reason),)
    assert registry.reader("b") is ONE.readers[1]
    assert "z" not in [one.name for one in registry.readers]


def test_refused_offer_takes_no_names() -> None:
    """What a refused plugin offered is free for the next one."""
    clash = Offer(Plugin("late"), readers=(reader("z"), reader("b")))
    last = Offer(Plugin("last"), readers=(reader("z"),))

    assert Registry.of([ONE, clash, last]).reader("z") is last.readers[0]


@frozen
class Unresolved(Memo):
    prefix: ClassVar[str] = "unresolved"
    when: Nowhere  # noqa: F821


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (Offer(Plugin("wrong"), readers=("a reader",)), "'a reader' is not a Reader"),
        (Offer(Plugin("wrong"), readers=(WRITER,)), "is not a Reader"),
        (Offer(Plugin("wrong"), writers=(None,)), "None is not a Writer"),
        (Offer(Plugin("wrong"), readers=(evolve(READER, options=dict),)), "is not a frozen subclass of Options"),
        (Offer(Plugin("wrong"), extensions=("memo",)), "'memo' is not a frozen subclass of Extension"),
        (Offer(Plugin("wrong"), extensions=(Unresolved,)), "NameError: name 'Nowhere' is not defined"),
    ],
    ids=["text", "writer", "none", "options", "extension", "annotation"],
)
def test_wrong_values(wrong: Offer, reason: str) -> None:
    """An offer of something else is refused, and the others stand."""
    registry = Registry.of([wrong, ONE])

    assert registry.offers == (ONE,)
    [refusal] = registry.refusals
    assert refusal.plugin == wrong.plugin
    assert reason in refusal.reason


def test_earlier_refusals_are_kept() -> None:
    """Plugins that were refused while loading stand first."""
    before = Refusal(Plugin("gone"), "ImportError: no")
    registry = Registry.of([ONE, ONE], [before])

    assert [refusal.plugin.name for refusal in registry.refusals] == ["gone", "one"]
