"""What the service counts, in the format of Prometheus."""

from __future__ import annotations

import time

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from converter.serve.crew import Crew

CONTENT_TYPE = CONTENT_TYPE_LATEST
_ELSE = "other"
"""The path of requests for what is not there: nobody may make up new series."""
_METHODS = frozenset({"GET", "HEAD", "POST"})


class Metrics:
    """The counts of one service."""

    def __init__(self, crew: Crew) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._requests = Counter(
            "converter_requests", "Requests answered", ["method", "path", "status"], registry=self._registry
        )
        self._seconds = Histogram(
            "converter_request_seconds", "Seconds to answer a request", ["path"], registry=self._registry
        )
        self._problems = Counter(
            "converter_problems", "Documents that were refused, by kind", ["kind"], registry=self._registry
        )
        pending = Gauge("converter_pending_requests", "Requests with a document", registry=self._registry)
        pending.set_function(lambda: crew.requests)
        held = Gauge("converter_held_bytes", "Bytes of documents and answers in memory", registry=self._registry)
        held.set_function(lambda: crew.held)

    def count(self, kind: str) -> None:
        """Count a problem with a document."""
        self._problems.labels(kind).inc()

    def observe(self, method: str, path: str, status: int, seconds: float) -> None:
        """Count a request."""
        self._requests.labels(method if method in _METHODS else _ELSE, path, str(status)).inc()
        self._seconds.labels(path).observe(seconds)

    def text(self) -> bytes:
        """All counts."""
        return generate_latest(self._registry)


class Metered:
    """An application around another one, whose requests are counted."""

    def __init__(self, inner: ASGIApp, metrics: Metrics, paths: frozenset[str]) -> None:
        self._inner, self._metrics, self._paths = inner, metrics, paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        started, status = time.perf_counter(), 500

        async def seen(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._inner(scope, receive, seen)
        finally:
            path = scope["path"] if scope["path"] in self._paths else _ELSE
            self._metrics.observe(scope["method"], path, status, time.perf_counter() - started)
