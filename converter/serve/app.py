"""The application: its resources, and the way of a request from the network to a worker and back."""

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
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from converter import __version__
from converter.answers import formats_tree
from converter.errors import OptionError
from converter.loading import load_registry
from converter.serve.answering import given, told
from converter.serve.bodies import RefusedError, received
from converter.serve.crew import BusyError, Crew, GoneError
from converter.serve.guard import PAGE_POLICY, Guard
from converter.serve.metrics import CONTENT_TYPE, Metered, Metrics
from converter.serve.openapi import description
from converter.serve.problems import Problem, problem_of
from converter.serve.query import parse
from converter.serve.settings import Access, Formats, Limits
from converter.serve.work import JSON, Task

TAKEN = {
    "convert": ("name", "to", "from", "otherwise", "encoding"),
    "detect": ("name", "encoding"),
    "inspect": ("name", "from", "otherwise", "encoding"),
}
"""What can be done with a document, and the parameters of each."""
_PAGE = {"/": "index.html", "/page.css": "page.css", "/page.js": "page.js"}
_MEDIA_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
_READY = b"-"
"""A document that shows at the start that workers answer."""
Endpoint = Callable[[Request], Awaitable[Response]]


def application(formats: Formats, limits: Limits, access: Access) -> Starlette:
    """The service as an application of ASGI, which starts its workers and ends them."""
    service = Service(formats, limits)
    routes = [
        *(Route(f"/v1/{action}", service.doing(action), methods=["POST"]) for action in TAKEN),
        Route("/v1/formats", service.formats),
        Route("/v1/openapi.json", service.openapi),
        Route("/healthz", service.health),
        Route("/metrics", service.counts),
        *(Route(path, _shown(name)) for path, name in _PAGE.items()),
    ]
    service.metrics = Metrics(service.crew, frozenset(route.path for route in routes))
    return Starlette(
        routes=routes,
        middleware=[Middleware(Metered, metrics=service.metrics), Middleware(Guard, access=access)],
        exception_handlers={HTTPException: _refused, Exception: _broken},
        lifespan=service.alive,
    )


class Service:
    """What the resources share."""

    metrics: Metrics

    def __init__(self, formats: Formats, limits: Limits) -> None:
        self.crew = Crew(formats, limits)
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

    def doing(self, action: str) -> Endpoint:
        """The resource that does something with a document."""

        async def endpoint(request: Request) -> Response:
            try:
                with self.crew.place() as place:
                    query = parse(request.query_params.multi_items(), TAKEN[action], options=action != "detect")
                    data = await received(request, place, self.crew.limits)
                    task = Task(action=action, query=query, data=data)
                    answer = await self.crew.answer(task, request.receive())
            except BusyError:
                answer = Problem(kind="busy", detail="as many documents are here as there may be; come again")
            except RefusedError as error:
                answer = error.problem
            except OptionError as error:
                answer = problem_of(error)
            except (ClientDisconnect, GoneError):
                answer = Problem(kind="slow", detail="the connection was closed before there was an answer")
            if isinstance(answer, Problem):
                self.metrics.count(answer.kind)
                return told(answer)
            return given(answer)

        return endpoint

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
    """What the router refuses."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    allowed = dict((error.headers if isinstance(error, HTTPException) else None) or {})
    path = request.url.path
    if status == 405:  # noqa: PLR2004 - of HTTP
        return told(
            Problem(kind="method", detail=f"{path} takes {allowed.get('Allow', 'another method')}"), allowed
        )
    return told(Problem(kind="not-found", detail=f"{path} is not there; /v1/openapi.json says what is"))


async def _broken(_: Request, error: Exception) -> Response:
    """A fault of this program; the log has it."""
    return told(Problem(kind="internal", detail=f"{type(error).__name__}; the log of the service says more"))
