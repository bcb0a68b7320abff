"""Addresses of other documents, made fit for ``target``, which takes a URI (RFC 3986)."""

from __future__ import annotations

import re
from urllib.parse import quote

_ALLOWED = "%/:?#@!$&'()*+,;=~"
_NOT_AN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_COLON_IN_FIRST_STEP = re.compile(r"[^/?]*:")
_AUTHORITY = re.compile(r"//(([^/?@]*@)?[^/?@:]+(:[0-9]{1,5})?)?(?=[/?]|\Z)")


def pointer(target: str) -> str | None:
    """*target* as a URI, escaped where it must be; None where it names no place outside this document."""
    escaped = quote(_NOT_AN_ESCAPE.sub("%25", target.strip()), safe=_ALLOWED, errors="replace")
    address, hash_sign, fragment = escaped.partition("#")
    scheme = _SCHEME.match(address)
    rest = address[scheme.end() :] if scheme else address
    if not address or (rest.startswith("//") and not _AUTHORITY.match(rest)):
        return None
    if not scheme and _COLON_IN_FIRST_STEP.match(address):
        address = "./" + address
    return address + hash_sign + fragment.replace("#", "%23")
