"""The document that a request brings: counted as it arrives, never put on a disk."""

from __future__ import annotations

import asyncio

from starlette.requests import Request

from converter.serve.crew import Place
from converter.serve.problems import Problem
from converter.serve.settings import MIB, Limits

_FRAMED = "multipart/"
"""What puts more around a document than its bytes."""


class RefusedError(Exception):
    """A request that is not done."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


async def received(request: Request, place: Place, limits: Limits) -> bytes:
    """The body of *request*.

    Raises:
        RefusedError: it is too large, too slow, or not the document's own bytes.
        BusyError: there is no room for it now.
    """
    limit = limits.body_mib * MIB
    _prove_plain(request)
    told = request.headers.get("content-length", "")
    if told.isascii() and told.isdigit() and int(told) > limit:
        raise _too_large(limits)
    data = bytearray()
    try:
        async with asyncio.timeout(limits.arrival_seconds):
            async for part in request.stream():
                place.hold(len(part))
                if place.held > limit:
                    raise _too_large(limits)
                data += part
    except TimeoutError:
        detail = f"it has not arrived within {limits.arrival_seconds:g} seconds"
        raise RefusedError(Problem(kind="slow", detail=detail)) from None
    return bytes(data)


def _prove_plain(request: Request) -> None:
    kind = request.headers.get("content-type", "").strip().lower()
    coding = request.headers.get("content-encoding", "").strip().lower()
    if kind.startswith(_FRAMED):
        detail = f"the body is {kind.split(';')[0]}; send the bytes of one document as they are, without a form"
        raise RefusedError(Problem(kind="media-type", detail=detail))
    if coding not in ("", "identity"):
        detail = f"the body is packed with {coding}; send the bytes of the document as they are"
        raise RefusedError(Problem(kind="media-type", detail=detail))


def _too_large(limits: Limits) -> RefusedError:
    return RefusedError(
        Problem(kind="too-large", detail=f"a document may have {limits.body_mib} MiB; start the service with more")
    )
