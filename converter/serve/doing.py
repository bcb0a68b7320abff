"""What is done with a document: the way of a request from the network to a worker and back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.requests import ClientDisconnect, Request
from starlette.types import Receive, Scope, Send

from converter.errors import OptionError
from converter.serve.answering import given, told
from converter.serve.bodies import RefusedError, received
from converter.serve.crew import BusyError, Crew, GoneError, Place
from converter.serve.problems import Problem, problem_of
from converter.serve.query import parse
from converter.serve.work import Answer, Task

TAKEN = {
    "convert": ("name", "to", "from", "otherwise", "encoding"),
    "detect": ("name", "encoding"),
    "inspect": ("name", "from", "otherwise", "encoding"),
}
"""What can be done with a document, and the parameters of each."""


class Doing:
    """A resource that does one thing with a document, as an application of ASGI.

    A request has its place from before its document arrives until its answer is taken, so that clients that read
    nothing cannot fill the memory with answers.

    Args:
        action: one of `TAKEN`.
        crew: who does it.
        count: told the kind of each problem.
    """

    def __init__(self, action: str, crew: Crew, count: Callable[[str], None]) -> None:
        self._action, self._crew, self._count = action, crew, count

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            with self._crew.place() as place:
                answer = await self._answer(Request(scope, receive), place)
                if isinstance(answer, Answer):
                    place.keep(len(answer.data))
                    await self._give(answer, scope, receive, send)
                    return
                problem = answer
        except BusyError:
            problem = Problem(kind="busy", detail="as many documents are here as there may be; come again")
        except RefusedError as error:
            problem = error.problem
        except OptionError as error:
            problem = problem_of(error)
        except (ClientDisconnect, GoneError):
            problem = Problem(kind="slow", detail="the connection was closed before there was an answer")
        except asyncio.CancelledError:  # which the server does at its end
            problem = Problem(kind="busy", detail="the service ends; come again when it is back")
        self._count(problem.kind)
        await told(problem)(scope, receive, send)

    async def _answer(self, request: Request, place: Place) -> Answer | Problem:
        query = parse(request.query_params.multi_items(), TAKEN[self._action], options=self._action != "detect")
        data = await received(request, place, self._crew.limits)
        task = Task(action=self._action, query=query, data=data)
        return await self._crew.answer(task, request.receive())

    async def _give(self, answer: Answer, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with asyncio.timeout(self._crew.limits.arrival_seconds):
                await given(answer)(scope, receive, send)
        except (TimeoutError, asyncio.CancelledError):  # its head is out: there is no way to say that it ends here
            self._count("slow")
