"""What stands before every request: who may ask, by which name, and what browsers may do with the answer."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from converter.serve.answering import told
from converter.serve.problems import Problem
from converter.serve.settings import Access

_FILES = ("page.css", "page.js", "text.js", "elements.js")
PAGE = {"/": "index.html", **{f"/{name}": name for name in _FILES}}
"""The files of the page, by their paths."""
OPEN = (*PAGE, "/healthz", "/v1/openapi.json")
"""What anybody may see who can reach the service: it says nothing of any document."""
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
"""The page runs its own script, and asks this service and nobody else."""
_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""An output that a browser opens runs nothing."""
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_OWN_SITES = ("same-origin", "none")


class Guard:
    """An application around another one."""

    def __init__(self, inner: ASGIApp, access: Access) -> None:
        self._inner, self._access = inner, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", _POLICY)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope["path"], Headers(scope=scope))
        await (self._inner if refusal is None else refusal)(scope, receive, guarded)

    def _refusal(self, path: str, headers: Mapping[str, str]) -> Response | None:
        host = _name_of(headers.get("host", ""))
        if self._access.hosts is not None and host not in self._access.hosts and not _is_address(host):
            detail = f"this service does not answer to the name {host!r}; start it with --host to add one"
            return told(Problem(kind="host", detail=detail))
        if path not in OPEN and _is_foreign(headers):
            return told(Problem(kind="foreign-page", detail="pages of other origins may not ask this service"))
        if path not in OPEN and not self._is_known(headers.get("authorization", "")):
            detail = "send the token that the service was started with: Authorization: Bearer TOKEN"
            return told(Problem(kind="token", detail=detail), {"WWW-Authenticate": "Bearer"})
        return None

    def _is_known(self, said: str) -> bool:
        if self._access.token is None:
            return True
        scheme, _, token = said.partition(" ")
        known = hmac.compare_digest(token.strip().encode(), self._access.token.encode())
        return scheme.lower() == "bearer" and known


def _is_foreign(headers: Mapping[str, str]) -> bool:
    """Whether a page of another origin asks.

    Browsers say ``Sec-Fetch-Site`` to this machine and over TLS alone; ``Origin`` they say to everybody who is sent
    something.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site not in _OWN_SITES
    return origin is not None and origin.partition("://")[2] != headers.get("host", "")


def _is_address(host: str) -> bool:
    """Whether *host* is an address: no name, and so none that a stranger could have given to this machine."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _name_of(host: str) -> str:
    """The name in a field ``Host``, without its port."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()
