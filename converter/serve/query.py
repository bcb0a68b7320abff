"""What a request asks for, out of its query."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from attrs import frozen

from converter.errors import OptionError
from converter.targets import Setting

PARAMETERS = {
    "name": "what the document is called, such as the name of its file; its outputs are called after it",
    "to": "a format to write, as `GET /v1/formats` names it; may be repeated, or hold several with commas between",
    "from": "the reader to use, whatever the text looks like",
    "otherwise": "the reader to use where none is sure, if it holds the text possible",
    "encoding": "the text encoding, such as cp1252; otherwise it is UTF-8, or has a byte order mark",
}
"""Every parameter, and what it says; options of formats, ``tei.source=no``, come beside them."""
NAME = re.compile(r"(?!\.\.?\Z)[^/\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]{1,255}")
"""A name is no path."""
ENCODING = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,39}")
_OPTION = re.compile(r"([a-z][a-z0-9-]*)\.([a-z][a-z0-9_-]*)")


@frozen(kw_only=True)
class Query:
    """What is to be done with a document."""

    name: str = "document"
    to: tuple[str, ...] = ()
    reader: str | None = None
    otherwise: str | None = None
    encoding: str | None = None
    settings: tuple[Setting, ...] = ()


def parse(pairs: Iterable[tuple[str, str]], taken: Collection[str], *, options: bool = True) -> Query:
    """The query whose parameters are *pairs*.

    Args:
        pairs: names and values, in the order in which they were given.
        taken: the parameters that the resource takes.
        options: whether it takes options of formats as well.

    Raises:
        OptionError: a parameter that is not taken, is given twice, or has a value that it does not take.
    """
    said: dict[str, str] = {}
    to: list[str] = []
    settings: list[Setting] = []
    for key, value in pairs:
        option = _OPTION.fullmatch(key) if options else None
        if option is None and key not in taken:
            raise OptionError.unknown("parameter", key, taken)
        if key == "to":
            to += [name for one in value.split(",") if (name := one.strip())]
        elif key in said:
            raise OptionError(f"{key} is given twice")
        else:
            said[key] = value
        if option is not None:
            settings.append(Setting(option[1], option[2].replace("-", "_"), value))
    if "to" in taken and not to:
        raise OptionError("name at least one format to write: to=tei")
    _match("name", said, NAME, "a name of up to 255 characters without a path")
    _match("encoding", said, ENCODING, "the name of a text encoding, such as cp1252")
    return Query(
        name=said.get("name", "document"),
        to=tuple(dict.fromkeys(to)),
        reader=said.get("from"),
        otherwise=said.get("otherwise"),
        encoding=said.get("encoding"),
        settings=tuple(settings),
    )


def _match(key: str, said: dict[str, str], form: re.Pattern[str], words: str) -> None:
    if key in said and not form.fullmatch(said[key]):
        raise OptionError(f"{key} takes {words}, not {said[key]!r}")
