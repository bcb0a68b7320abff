"""The workers that answer requests, and how many requests and bytes there may be at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from typing import Any

from converter.ingest.workers import Workers, lost
from converter.serve.problems import Problem
from converter.serve.settings import MIB, Formats, Limits
from converter.serve.work import Answer, Task, begin, work

_SPARE = 5.0
"""Seconds beyond those of a conversion, after which its process is ended."""
_RENEWED = 5_000
"""Requests after which a worker is replaced, so that nothing grows for ever."""


class BusyError(Exception):
    """There are as many requests, or as many bytes, as there may be."""


class GoneError(Exception):
    """Whoever asked has left before anything was done."""


class Crew:
    """Workers with a short queue before them."""

    def __init__(self, formats: Formats, limits: Limits) -> None:
        self.limits = limits
        self.requests = 0
        """Those that are here: from when a document arrives until its answer is taken."""
        self.held = 0
        """Bytes of their documents and answers."""
        self._formats = formats
        self._equip()

    def _equip(self) -> None:
        self._workers = Workers(
            self.limits.workers, begin.__module__, begin, (self._formats, self.limits), _RENEWED
        )
        self._broken = asyncio.Event()
        """That these workers take nothing any more, and answer nothing of what they have."""

    @contextmanager
    def place(self) -> Iterator[Place]:
        """A place for one request.

        Raises:
            BusyError: there is none.
        """
        if self.requests >= self.limits.workers + self.limits.waiting:
            raise BusyError
        place = Place(self)
        self.requests += 1
        try:
            yield place
        finally:
            self.requests -= 1
            self.held -= place.held

    @property
    def is_there(self) -> bool:
        """Whether there are workers at all."""
        return self._workers.are_there

    async def answer(self, task: Task, leaving: Awaitable[object] | None = None) -> Answer | Problem:
        """What a worker says; that it was lost is a problem too.

        Workers can break all together: when one that has nothing to do is killed, as by a system that is out of
        memory. Then there are new ones, and they do what the others have not answered.

        Args:
            task: what is to be done.
            leaving: done when nobody waits for the answer any more.

        Raises:
            GoneError: that was so before a worker had begun; one that has begun finishes.
            RuntimeError: workers cannot be made ready.
        """
        left = asyncio.ensure_future(leaving if leaving is not None else asyncio.Event().wait())
        broken = self._broken
        try:
            try:
                return await self._asked(task, left)
            except RuntimeError:
                await self._renew(broken)
                return await self._asked(task, left)
        except Exception as error:
            reason = lost(error, self.limits.seconds, "the limit of this service")
            if reason is None:
                raise
            return Problem(kind=reason.kind.value, detail=reason.reason)
        finally:
            left.cancel()

    async def _asked(self, task: Task, left: asyncio.Future[Any]) -> Answer | Problem:
        future = self._workers.submit(work, (task,), self.limits.seconds + _SPARE)
        answered = asyncio.wrap_future(future)
        broken = asyncio.ensure_future(self._broken.wait())
        ends: set[asyncio.Future[Any]] = {answered, broken}
        try:
            await asyncio.wait({*ends, left}, return_when=asyncio.FIRST_COMPLETED)
            if left.done() and not (answered.done() or future.running()) and future.cancel():
                raise GoneError
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            if not answered.done():
                raise RuntimeError("the workers broke before there was an answer")
            return answered.result()
        finally:
            for one in ends:
                one.cancel()  # which also ends a worker that is at it when the service ends

    async def _renew(self, broken: asyncio.Event) -> None:
        """Have new workers, unless another request has seen to that."""
        if not broken.is_set():
            broken.set()
            before = self._workers
            self._equip()
            await asyncio.to_thread(before.close, at_once=True)

    def close(self) -> None:
        """End all workers, for good."""
        self._broken.set()
        self._workers.close(at_once=True)


class Place:
    """What one request holds."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self.held = 0

    def hold(self, size: int) -> None:
        """Take so many bytes more.

        Raises:
            BusyError: all requests together hold what they may.
        """
        if self._crew.held + size > self._crew.limits.held_mib * MIB:
            raise BusyError
        self.keep(self.held + size)

    def keep(self, size: int) -> None:
        """Hold so many bytes and no others, an answer instead of its document."""
        self._crew.held += size - self.held
        self.held = size
