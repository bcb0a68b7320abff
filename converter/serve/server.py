"""The application behind a socket, until it is told to end."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import uvicorn

from converter.errors import ConverterError
from converter.serve.app import application
from converter.serve.connection import Connection
from converter.serve.settings import Access, Formats, Limits

_IDLE = 5
"""Seconds that a connection may be kept without a request."""
_ENDING = 10
"""Seconds in which requests may be finished when the service ends."""
_BACKLOG = 128
"""Connections that the system holds until they are taken."""
_HEAD = 64 * 1024
"""Bytes of the head of a request."""


class _Server(uvicorn.Server):
    """Says where it is when it is ready; ends in order, also when its terminal is closed or whoever ends it insists."""

    def __init__(self, config: uvicorn.Config, say: Callable[[], None]) -> None:
        super().__init__(config)
        self._say = say

    async def main_loop(self) -> None:
        self._say()
        await super().main_loop()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await super().shutdown(sockets)
        if self.force_exit:  # then it waits for no request; but its workers are to be ended
            await self.lifespan.shutdown()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        with super().capture_signals():
            before = signal.getsignal(signal.SIGHUP)
            if before is not signal.SIG_IGN:  # as nohup has it: then it outlives its terminal
                signal.signal(signal.SIGHUP, self.handle_exit)
            try:
                yield
            finally:
                signal.signal(signal.SIGHUP, before)


def serve(
    listener: socket.socket, formats: Formats, limits: Limits, access: Access, say: Callable[[str], None] | None
) -> None:
    """Serve on *listener*; what *say* is called with is the address, once requests are answered.

    Raises:
        ConverterError: no worker answers.
    """
    host, port = listener.getsockname()[:2]
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    config = uvicorn.Config(
        application(formats, limits, access),
        http=Connection,
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=_IDLE,
        timeout_graceful_shutdown=_ENDING,
        backlog=_BACKLOG,
        h11_max_incomplete_event_size=_HEAD,
    )
    server = _Server(config, (lambda: say(address)) if say is not None else (lambda: None))
    with suppress(SystemExit):  # its status means something else to our callers; older ones just return
        server.run(sockets=[listener])
    if not server.started:
        raise ConverterError("the service did not start, for the reason above")
