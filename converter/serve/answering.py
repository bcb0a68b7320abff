"""Answers and problems as responses of HTTP."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

import orjson
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from converter.serve.problems import Problem
from converter.serve.work import Answer

PROBLEM = "application/problem+json"
_MORE = {"busy": {"Retry-After": "1"}, "slow": {"Connection": "close"}}
"""What else is said of a kind of problem: that a client may come again after a second; that the wait is over."""
_NO_ASCII = re.compile(r"[^ -~]|[\"\\%]")
"""What a quoted name in a header cannot hold, or what clients take for something else."""
_PIECE = 1 << 18
"""Bytes of an answer that go out at once: the next ones wait until these are on their way."""


class _InPieces(Response):
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - as ASGI has it
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        for at in range(0, max(1, len(self.body)), _PIECE):
            piece = bytes(self.body[at : at + _PIECE])
            more = at + _PIECE < len(self.body)
            await send({"type": "http.response.body", "body": piece, "more_body": more})


def given(answer: Answer) -> Response:
    """An answer; one that is a file is saved by a browser, never shown as a page of this service."""
    headers = {"Content-Disposition": _attached(answer.file)} if answer.file else {}
    return _InPieces(answer.data, media_type=answer.media_type, headers=headers)


def _attached(file: str) -> str:
    """A file that is saved under its name (RFC 6266), or a poorer one by clients that know ASCII alone."""
    return f"attachment; filename=\"{_NO_ASCII.sub('_', file)}\"; filename*=UTF-8''{quote(file)}"


def told(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """A problem."""
    more = {**_MORE.get(problem.kind, {}), **(headers or {})}
    return Response(orjson.dumps(problem.tree()), problem.status, headers=more, media_type=PROBLEM)
