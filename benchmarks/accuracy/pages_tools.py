"""What takes an article out of a page: our reader, other programs, and the page's JSON-LD alone.

The others are installed for the evaluation only, with the extra `evaluate`; they are asked as their documents say.
"""

from __future__ import annotations

import json
import logging
import re
import warnings
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Any

from attrs import frozen

from benchmarks.accuracy.pages_corpus import names
from benchmarks.accuracy.reading import registry
from converter import Block, ConverterError, Document, List, Paragraph, Quote, decode, plain_text, read

READER = "news-html"
OURS = "converter"
INSTALL = "pip install '.[evaluate]'"
"""In the project's own folder, where the evaluation lies."""
_SCRIPT = re.compile(r"<script[^>]*application/ld\+json[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_ARTICLE = re.compile(r"\w*Article|\w*BlogPosting")
_TEXT_ROLES = (None, "crosshead")
"""The paragraphs that are the article's text; captions, credits and copyright lines are not in the answers."""


@frozen(kw_only=True)
class Extract:
    """What a program takes out of a page."""

    body: str = ""
    title: str | None = None
    day: str | None = None
    authors: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    """Agencies that it names beside the authors."""
    refused: str = ""
    """Why it takes nothing."""


@frozen(kw_only=True)
class Tool:
    """One of them."""

    name: str
    module: str
    """What must be installed."""
    extract: Callable[[bytes], Extract]

    @property
    def is_installed(self) -> bool:
        """Whether it can be asked."""
        return find_spec(self.module) is not None


def _converter(data: bytes) -> Extract:
    try:
        document = read(decode("page.html", data), registry().reader(READER))
    except ConverterError as error:
        return Extract(refused=f"{type(error).__name__}: {error}")
    metadata = document.metadata
    days = [event.when for event in metadata.events if event.kind == "published" and event.when is not None]
    said = {
        role: [one.name.value for one in metadata.agents if one.role == role and one.name]
        for role in ("author", "agency")
    }
    return Extract(
        body="\n".join(_texts(document)),
        title=metadata.title.value if metadata.title else None,
        day=days[0].isoformat()[:10] if days else None,
        authors=names(said["author"]),
        others=names(said["agency"]),
    )


def _texts(document: Document) -> Iterator[str]:
    if document.metadata.standfirst is not None:
        yield document.metadata.standfirst.value
    yield from _paragraphs(document.body)


def _paragraphs(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                if (block.role and block.role.value) in _TEXT_ROLES:
                    yield plain_text(block.inlines)
            case List():
                yield from _paragraphs(block.items)
            case Quote():
                yield from _paragraphs(block.blocks)
            case _:
                pass


def _trafilatura(data: bytes) -> Extract:
    from trafilatura import bare_extraction  # noqa: PLC0415 - only if it is there

    found: Any = bare_extraction(data, with_metadata=True, include_comments=False)
    if found is None:
        return Extract(refused="nothing")
    return Extract(
        body=found.text or "", title=found.title, day=found.date, authors=names((found.author or "").split(";"))
    )


def _newspaper(data: bytes) -> Extract:
    import newspaper  # noqa: PLC0415 - only if it is there

    article: Any = newspaper.Article(url="http://page.invalid/", fetch_images=False)  # nothing is fetched
    article.download(input_html=data.decode("utf-8", "replace"))
    article.parse()
    day = article.publish_date
    return Extract(
        body=article.text,
        title=article.title,
        day=day.isoformat()[:10] if day else None,
        authors=names(list(article.authors)),
    )


def _linked_data(data: bytes) -> Extract:
    """The first article that a script of JSON-LD describes, if that is sound JSON."""
    for script in _SCRIPT.findall(data.decode("utf-8", "replace")):
        try:
            found = json.loads(script)
        except ValueError:
            continue
        for one in _objects(found):
            if _ARTICLE.fullmatch(str(one.get("@type"))) and one.get("headline"):
                return Extract(
                    body=str(one.get("articleBody") or ""),
                    title=str(one["headline"]),
                    day=str(one.get("datePublished") or "")[:10] or None,
                    authors=names(list(_called(one.get("author")))),
                )
    return Extract(refused="nothing")


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(one)


def _called(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str):
            yield name


def take(name: str, data: bytes) -> Extract:
    """What the program of this name takes out of a page; another that breaks takes nothing, and says no word."""
    tool = TOOLS[name]
    if name == OURS:
        return tool.extract(data)
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return tool.extract(data)
    except Exception as error:  # noqa: BLE001 - whatever another program does with a page
        return Extract(refused=f"{type(error).__name__}: {error}")
    finally:
        logging.disable(logging.NOTSET)


TOOLS = {
    tool.name: tool
    for tool in (
        Tool(name=OURS, module="converter", extract=_converter),
        Tool(name="trafilatura", module="trafilatura", extract=_trafilatura),
        Tool(name="newspaper4k", module="newspaper", extract=_newspaper),
        Tool(name="JSON-LD alone", module="json", extract=_linked_data),
    )
}
"""By name; ours first."""
