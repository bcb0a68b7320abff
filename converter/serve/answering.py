"""Answers and problems as responses of HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

import orjson
from starlette.responses import Response

from converter.serve.problems import Problem
from converter.serve.work import Answer

PROBLEM = "application/problem+json"
_AGAIN = "1"
"""Seconds after which a client that was told to come again may do so."""


def given(answer: Answer) -> Response:
    """An answer; one that is a file is saved by a browser, never shown as a page of this service."""
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(answer.file)}"} if answer.file else {}
    return Response(answer.data, media_type=answer.media_type, headers=headers)


def told(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """A problem."""
    again = {"Retry-After": _AGAIN} if problem.kind == "busy" else {}
    return Response(
        orjson.dumps(problem.tree()), problem.status, headers={**again, **(headers or {})}, media_type=PROBLEM
    )
