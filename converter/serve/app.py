"""The application: its resources, and the workers that stand behind them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import cache
from importlib.resources import files
from typing import Any

import orjson
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from converter import __version__
from converter.answers import formats_tree
from converter.loading import load_registry
from converter.serve.answering import told
from converter.serve.crew import Crew
from converter.serve.doing import TAKEN, Doing
from converter.serve.guard import PAGE, PAGE_POLICY, Guard
from converter.serve.metrics import CONTENT_TYPE, Metered, Metrics
from converter.serve.openapi import description
from converter.serve.problems import Problem
from converter.serve.query import parse
from converter.serve.settings import Access, Formats, Limits
from converter.serve.work import JSON, Task

_MEDIA_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
_READY = b"-"
"""A document that shows at the start that workers answer."""
Endpoint = Callable[[Request], Awaitable[Response]]


def application(formats: Formats, limits: Limits, access: Access) -> Starlette:
    """The service as an application of ASGI, which starts its workers and ends them."""
    service = Service(formats, limits)
    crew, count = service.crew, service.metrics.count
    routes = [
        *(Route(f"/v1/{action}", Doing(action, crew, count), methods=["POST"]) for action in TAKEN),
        Route("/v1/formats", service.formats),
        Route("/v1/openapi.json", service.openapi),
        Route("/healthz", service.health),
        Route("/metrics", service.counts),
        *(Route(path, _shown(name)) for path, name in PAGE.items()),
    ]
    paths = frozenset(route.path for route in routes)
    made = Starlette(
        routes=routes,
        middleware=[
            Middleware(Metered, metrics=service.metrics, paths=paths),
            Middleware(Guard, access=access),
        ],
        exception_handlers={HTTPException: _refused, Exception: _broken},
        lifespan=service.alive,
    )
    made.router.redirect_slashes = False  # a redirection would lead to whatever name the client has given
    return made


class Service:
    """What the resources share."""

    def __init__(self, formats: Formats, limits: Limits) -> None:
        self.crew = Crew(formats, limits)
        self.metrics = Metrics(self.crew)
        self._registry = load_registry(formats.only or None, formats.block, formats.order)

    @asynccontextmanager
    async def alive(self, _: Starlette) -> AsyncIterator[None]:
        """Serve from when a worker has answered until all are ended."""
        try:
            await self._prove_ready()
            yield
        finally:
            self.crew.close()

    async def _prove_ready(self) -> None:
        answer = await self.crew.answer(Task(action="detect", query=parse((), ()), data=_READY))
        if isinstance(answer, Problem):
            raise RuntimeError(f"no worker can be made ready: {answer.detail}")

    async def formats(self, _: Request) -> Response:
        """The formats that can be read and written."""
        return _json(formats_tree(self._registry, self._registry.readers, self._registry.writers))

    async def openapi(self, _: Request) -> Response:
        """The description of all this for programs."""
        return _json(description(self._registry))

    async def health(self, _: Request) -> Response:
        """Whether the service can do what it is for."""
        try:
            if not self.crew.is_there:
                await self._prove_ready()
        except RuntimeError:
            return told(Problem(kind="internal", detail="there are no workers; start the service anew"))
        return JSONResponse({"status": "ok", "version": __version__})

    async def counts(self, _: Request) -> Response:
        """What was counted."""
        return Response(self.metrics.text(), headers={"Content-Type": CONTENT_TYPE})


def _json(tree: dict[str, Any]) -> Response:
    return Response(orjson.dumps(tree), media_type=JSON)


def _shown(name: str) -> Endpoint:
    """A file of the page."""
    media_type = _MEDIA_TYPES[name[name.rindex(".") :]]

    async def endpoint(_: Request) -> Response:
        headers = {"Content-Security-Policy": PAGE_POLICY}
        return Response(_file(name), media_type=media_type, headers=headers)

    return endpoint


@cache
def _file(name: str) -> bytes:
    return (files("converter.serve") / "page" / name).read_bytes()


async def _refused(request: Request, error: Exception) -> Response:
    """What the router refuses: a method, or a path."""
    path = request.scope["path"]
    if isinstance(error, HTTPException) and error.headers and "Allow" in error.headers:
        methods = ", ".join(sorted(error.headers["Allow"].split(", ")))  # which are a set, in any order
        return told(Problem(kind="method", detail=f"{path} takes {methods}"), {"Allow": methods})
    return told(Problem(kind="not-found", detail=f"{path} is not there; /v1/openapi.json says what is"))


async def _broken(_: Request, error: Exception) -> Response:
    """A fault of this program; the log has it."""
    return told(Problem(kind="internal", detail=f"{type(error).__name__}; the log of the service says more"))
