"""One request in a worker process: a document in, an answer or a problem out, both plain values."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import orjson
from attrs import frozen

from converter import pipeline
from converter.answers import claim_tree
from converter.detection import decide, survey
from converter.errors import ConverterError, DetectionError, UnknownFormatError, described
from converter.ingest.limits import TimeLimitError, address_space, memory_limit, silenced, time_limit
from converter.ingest.records import FaultKind
from converter.isolation import lacking
from converter.loading import load_registry
from converter.mistaken import named
from converter.model.document import Document, Notice
from converter.model.outline import passages, values
from converter.model.source import Source
from converter.model.span import Span
from converter.names import stem_of
from converter.registry import Registry
from converter.serve.problems import Problem, problem_of, too_much
from converter.serve.query import Query
from converter.serve.settings import MIB, Formats, Limits
from converter.source import decode
from converter.targets import Setting, Wanted, wanted

JSON = "application/json"
ZIP = "application/zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every member of an archive, so that the same document gives the same bytes."""


@frozen(kw_only=True)
class Answer:
    """What a request is answered with."""

    data: bytes
    media_type: str = JSON
    file: str = ""
    """What it is called where it is saved; empty for an answer that is only read."""


@frozen(kw_only=True)
class Task:
    """What is to be done with a document."""

    action: str
    """One of `ACTIONS`."""
    query: Query
    data: bytes


@frozen
class _Bench:
    """What a worker has at hand."""

    registry: Registry
    settings: tuple[Setting, ...]
    seconds: float
    memory: int
    """Bytes of address space that a conversion may have in all."""

    def wanted(self, query: Query) -> Wanted:
        settings = (*self.settings, *query.settings)
        return wanted(self.registry, query.to, settings, query.reader, query.otherwise)


_bench: _Bench
"""Of this process."""


def begin(formats: Formats, limits: Limits) -> None:
    """Make this process a worker."""
    global _bench  # noqa: PLW0603 - what a worker is equipped with stays with it
    registry = load_registry(formats.only or None, formats.block, formats.order)
    memory = address_space() + limits.memory_mib * MIB
    _bench = _Bench(registry, formats.settings, limits.seconds, memory)


def work(task: Task) -> Answer | Problem:
    """Answer a request; whatever goes wrong that does not end the process is a problem.

    Memory is limited here alone: a worker that has none left while a document comes in or an answer goes out would
    take the others with it.
    """
    with silenced():
        try:
            with time_limit(_bench.seconds), memory_limit(_bench.memory):
                return _answered(_bench, task)
        except TimeLimitError:
            return too_much(FaultKind.TIMEOUT, f"the {_bench.seconds:g} seconds that this service grants")
        except MemoryError:
            return too_much(FaultKind.MEMORY, "this service grants")
        except Exception as error:  # noqa: BLE001 - whatever it is, the next request is answered
            return Problem(kind="internal", detail=described(error))


def _answered(bench: _Bench, task: Task) -> Answer | Problem:
    encoding = task.query.encoding
    try:
        return ACTIONS[task.action](bench, task.query, task.data)
    except ConverterError as error:
        return problem_of(named(error, task.data, bench.registry, encoding), task.data, encoding)


def _convert(bench: _Bench, query: Query, data: bytes) -> Answer:
    """The one output that was asked for, or an archive of several."""
    asked = bench.wanted(query)
    made = pipeline.convert(
        query.name,
        data,
        asked.targets,
        bench.registry,
        reader=query.reader,
        otherwise=query.otherwise,
        encoding=query.encoding,
        settings=asked.reading,
    )
    stem = stem_of(query.name)
    files = [(f"{stem}{output.suffix}", output.data) for output in made.outputs]
    if len(files) > 1:
        return Answer(data=_archive(files), media_type=ZIP, file=f"{stem}.zip")
    [(file, output)], [target] = files, asked.targets
    return Answer(data=output, media_type=bench.registry.writer(target.writer).media_type, file=file)


def _archive(files: list[tuple[str, bytes]]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, data)
    return target.getvalue()


def _detect(bench: _Bench, query: Query, data: bytes) -> Answer:
    """Which format it has, and what each reader saw; that none is sure is an answer too."""
    source = decode(query.name, data, query.encoding)
    claims = survey(source, bench.registry)
    chosen, error = None, None
    try:
        chosen = decide(claims, order=bench.registry.order)
    except DetectionError as refusal:
        if isinstance(refusal, UnknownFormatError):
            refusal.explained = True
        error = problem_of(named(refusal, data, bench.registry, query.encoding), data, query.encoding).tree()
    trees = [claim_tree(claim, source) for claim in claims if claim.detection or claim.failure]
    confidence = next((tree["confidence"] for tree in trees if tree["reader"] == chosen), None)
    install = lacking(bench.registry.reader(chosen)) if chosen else ""
    return _json(
        {
            "name": source.name,
            "format": chosen,
            "confidence": confidence,
            **({"install": install} if install else {}),
            "claims": trees,
            "error": error,
        }
    )


def _inspect(bench: _Bench, query: Query, data: bytes) -> Answer:
    """What is understood of it, and where in its text each part of that is said."""
    made = pipeline.convert(
        query.name,
        data,
        (),
        bench.registry,
        reader=query.reader,
        otherwise=query.otherwise,
        encoding=query.encoding,
        settings=bench.wanted(query).reading,
    )
    return _json(_document_tree(made.document))


def _document_tree(document: Document) -> dict[str, Any]:
    source = document.source
    return {
        "name": source.name,
        "format": document.format,
        "genre": document.metadata.genre,
        "encoding": source.encoding,
        "sha256": source.sha256,
        "text": source.text,
        "segments": [
            {"span": _pair(one.span), "role": one.role.value, "name": one.name} for one in document.segments
        ],
        "values": [
            {
                "field": one.field,
                "kind": one.kind,
                "value": one.value,
                "spans": [_pair(span) for span in one.spans],
                "inferred": bool(one.cited) and not one.spans,
                **_place(source, one.spans[0] if one.spans else None),
            }
            for one in values(document.metadata)
        ],
        "passages": [
            {
                "depth": one.depth,
                "lead": one.lead.strip(),
                "words": one.words,
                "heading": one.is_heading,
                "span": one.span and _pair(one.span),
                **_place(source, one.span),
            }
            for one in passages(document.body)
        ],
        "notices": [_notice_tree(notice, source) for notice in document.notices],
    }


def _notice_tree(notice: Notice, source: Source) -> dict[str, Any]:
    span = notice.span and _pair(notice.span)
    return {"code": notice.code, "message": notice.message, "span": span, **_place(source, notice.span)}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _place(source: Source, span: Span | None) -> dict[str, int | None]:
    line, column = source.position(span.start) if span is not None else (None, None)
    return {"line": line, "column": column}


def _json(tree: Mapping[str, Any]) -> Answer:
    return Answer(data=orjson.dumps(tree))


ACTIONS: Mapping[str, Callable[[_Bench, Query, bytes], Answer]] = {
    "convert": _convert,
    "detect": _detect,
    "inspect": _inspect,
}
"""What can be done with a document."""
