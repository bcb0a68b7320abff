"""What is wrong with a page: that it is no XML, runs or fetches something, or holds another source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.parsers import expat

from converter import Problem, RecoverError
from converter_html.carrier import recover
from converter_html.index import is_list

_RUNNING = frozenset({"script", "iframe", "object", "embed", "img", "link", "form", "base", "audio", "video"})
"""Elements that a page has no use for, and that run or fetch something."""
_FETCHING = re.compile(r"src(?:set|doc)?|on[a-z]+|action|formaction|background|poster|ping")
_LEADING = re.compile(r"(?:https?|mailto|ftp):|data:application/octet-stream;|[^:/?#]*(?:[/?#]|\Z)")
"""Links to the web, to a place beside or within the page, and the one that saves the source; others may run."""
_KEPT_LINKS = ("schema.DCTERMS",)
_SOURCE = b'<a id="source"'


def check(data: bytes) -> Sequence[Problem]:
    """The first thing that keeps *data* from being XML; else each element or attribute that runs or fetches."""
    found: list[Problem] = []
    parser = expat.ParserCreate("utf-8")
    names: set[str] = set()
    running = _RUNNING - {"script"} if is_list(data) else _RUNNING

    def begin(name: str, attributes: dict[str, str]) -> None:
        if name in running and attributes.get("rel") not in _KEPT_LINKS:
            found.append(Problem(f"an element {name}, which runs or fetches", parser.CurrentLineNumber, "alone"))
        found.extend(
            Problem(f"an attribute {key}, which runs or fetches", parser.CurrentLineNumber, "alone")
            for key in attributes
            if _FETCHING.fullmatch(key)
        )
        if not _LEADING.match(attributes.get("href", "")):
            found.append(Problem("a link that may run", parser.CurrentLineNumber, "alone"))
        if (mark := attributes.get("id")) in names and mark is not None:
            found.append(Problem(f"a second element called {mark!r}", parser.CurrentLineNumber, "id"))
        names.add(attributes.get("id", ""))

    def declared(*_: object) -> None:
        raise expat.ExpatError("it declares entities")

    parser.StartElementHandler = begin
    parser.EntityDeclHandler = declared
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        return (Problem(str(error), getattr(error, "lineno", None), "well-formed"),)
    return (*found, *_about_source(data))


def _about_source(data: bytes) -> Iterator[Problem]:
    if _SOURCE in data:
        try:
            recover(data)
        except RecoverError as error:
            yield Problem(str(error), rule="source")
