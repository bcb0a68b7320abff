"""What each plugin is asked, how long it takes and what it answers, told line by line when that is wanted.

The functions of readers and writers are put into others that tell; where no trace is wanted they stand as they are,
so that it costs nothing. Where the lines go is the caller's matter: standard error, or the answer of a worker.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Sequence
from time import perf_counter
from typing import Any, TypeVar

from attrs import evolve, fields

from converter.detection import Detection
from converter.errors import PLUGIN_FAULTS, ConverterError, described
from converter.formats import Reader, Writer
from converter.installed import EntryPoint
from converter.model.document import Document
from converter.model.source import Source
from converter.registry import Plugin, Registry

F = TypeVar("F", Reader[Any], Writer[Any])
Say = Callable[[str], None]
"""Is given each line."""
_MARK = "trace:"
_NO_CALLS = ("options",)
"""What can be called in a reader or a writer and is no question to it."""


def traced_loading(points: Iterable[EntryPoint], say: Say) -> None:
    """Load the modules of plugins, and tell how long each takes; what keeps one from being loaded is told in full."""
    for point in points:
        started = perf_counter()
        try:
            point.load()
        except PLUGIN_FAULTS as error:
            say(_line(point.name, "load", point.value, started, f"raised {described(error)}"))
            for line in "".join(traceback.format_exception(error)).splitlines():
                say(f"{_MARK}   {line}")
        else:
            say(_line(point.name, "load", point.value, started, ""))


def traced(registry: Registry, say: Say) -> Registry:
    """*registry* with readers and writers that tell of each call."""
    offers = [
        evolve(
            offer,
            readers=tuple(_told(reader, offer.plugin, say) for reader in offer.readers),
            writers=tuple(_told(writer, offer.plugin, say) for writer in offer.writers),
        )
        for offer in registry.offers
    ]
    return evolve(Registry.of(offers, registry.refusals), order=registry.order)


def _told(one: F, plugin: Plugin, say: Say) -> F:
    """*one* with each of its functions put into another that tells."""
    owner = one.name if one.name == plugin.name else f"{plugin.name}/{one.name}"
    functions = {
        field.name: getattr(one, field.name)
        for field in fields(type(one))
        if field.name not in _NO_CALLS and callable(getattr(one, field.name))
    }
    told: dict[str, Any] = {stage: _telling(owner, stage, call, say) for stage, call in functions.items()}
    return evolve(one, **told)


def _telling(owner: str, stage: str, call: Callable[..., Any], say: Say) -> Callable[..., Any]:
    def tell(*given: Any) -> Any:
        started = perf_counter()
        try:
            answer = call(*given)
        except PLUGIN_FAULTS as error:
            say(_line(owner, stage, _subject(given), started, f"raised {described(error)}"))
            if not isinstance(error, ConverterError):
                say(f"{_MARK}   {traceback.format_exception(error)[-2].strip()}")
            raise
        say(_line(owner, stage, _subject(given), started, _result(answer)))
        return answer

    return tell


def _line(owner: str, stage: str, subject: str, started: float, result: str) -> str:
    took = (perf_counter() - started) * 1000
    words = (_MARK, owner, stage, subject, f"{took:.1f} ms{':' if result else ''}", result)
    return " ".join(filter(None, words))


def _subject(given: Sequence[Any]) -> str:
    """What a plugin was asked about."""
    match given:
        case [Source() as source, *_]:
            return source.name
        case [Document() as document, *_]:
            return document.source.name
        case [bytes() as data, *_]:
            return f"{len(data)} bytes"
        case _:
            return ""


def _result(answer: Any) -> str:
    """What it answered, in short."""
    match answer:
        case Detection():
            marks = ", ".join(dict.fromkeys(evidence.mark for evidence in answer.evidence))
            return f"{answer.confidence.word} by {marks}"
        case Document():
            counts = {"segments": answer.segments, "blocks": answer.body, "notices": answer.notices}
            return ", ".join(f"{name} {len(values)}" for name, values in counts.items())
        case bytes():
            return f"{len(answer)} bytes"
        case list() | tuple():
            return f"problems {len(answer)}"
        case None:
            return "no"
        case "":
            return "nothing"
        case _:
            return repr(answer)
