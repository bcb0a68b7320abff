"""Elements of a page, as text that is HTML and XML alike."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_VOID = frozenset({"br", "link", "meta", "input"})


def escaped(text: str) -> str:
    """*text* as it stands between tags, or in quotation marks within one."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text.replace("\r", "&#13;") if "\r" in text else text


def element(name: str, content: str = "", /, **attributes: str | None) -> str:
    """An element around *content*, which is markup; attributes that are None are left out.

    The names of attributes have low lines for hyphens, and one at the end where Python has the word for itself.
    """
    said = [
        f' {key.rstrip("_").replace("_", "-")}="{escaped(value)}"'
        for key, value in attributes.items()
        if value is not None
    ]
    opening = f"<{name}{''.join(said)}"
    return f"{opening}/>" if name in _VOID else f"{opening}>{content}</{name}>"


def words(name: str, text: str, /, **attributes: str | None) -> str:
    """An element around *text*, which is escaped."""
    return element(name, escaped(text), **attributes)


@cache
def style() -> str:
    """How pages look."""
    return (files("converter_html") / "style.css").read_text(encoding="utf-8")
