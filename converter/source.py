"""Bytes to text and back: characters and lines, nothing normalised."""

from __future__ import annotations

import codecs
import hashlib
import re

from converter.errors import SourceError
from converter.model.source import Source
from converter.model.text import xml_clean

_BOMS = (  # the longer first: the mark of UTF-32-LE begins with that of UTF-16-LE
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_WITH_NULS = ["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le"]
_DAMAGED = "the file is damaged, or not what its byte order mark says"
_CUT_OFF = "it may have been cut off: get the whole file"
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\s[^<>]{0,200}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9._:-]{2,40})",
    re.IGNORECASE,
)
"""What a page says of its own encoding."""
_SAMPLE = 65_536
"""Bytes from which the likeliest encoding is guessed for a message."""


def decode(name: str, data: bytes, encoding: str | None = None) -> Source:
    """Decode *data*, so that ``source.text.encode(source.encoding)`` gives it back.

    UTF-8 strictly, with or without a byte order mark; UTF-16 and UTF-32 by their mark. A mark of UTF-8 is
    part of the encoding (``utf-8-sig``), one of UTF-16 or UTF-32 stays in the text as U+FEFF. Anything else
    needs *encoding*.

    Args:
        name: what messages call the input; a character in it that XML cannot hold becomes U+FFFD.
        data: the whole input.
        encoding: the name of a text encoding of Python, to be used whatever the bytes look like.

    Raises:
        SourceError: the bytes are not text in that encoding, or would not come back the same.
    """
    if not data:
        raise SourceError("the input is empty", None, "there is nothing to convert")
    chosen = encoding or next((codec for mark, codec in _BOMS if data.startswith(mark)), "utf-8")
    text = _decode(data, chosen, forced=encoding is not None)
    if "\0" in text:
        offset = len(text[: text.index("\0")].encode(chosen, "surrogatepass"))
        raise SourceError("not a text: a NUL", offset, _hint(data) if encoding is None else "")
    if encoding is not None:
        _prove_reversible(data, text, chosen)
    return Source(xml_clean(name), text, chosen, hashlib.sha256(data).hexdigest())


def _decode(data: bytes, codec: str, *, forced: bool) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        hint = "" if forced else _hint(data) if codec.startswith("utf-8") else _DAMAGED
        offset = error.start + len(data) - len(error.object)  # the codec has put a mark of UTF-8 aside
        name = codec.upper().removesuffix("-SIG")
        if not forced and name == "UTF-8" and _cut_off(error):
            raise SourceError("the input ends in the middle of a character of UTF-8", offset, _CUT_OFF) from None
        raise SourceError(f"not valid {name}", offset, hint) from None
    except LookupError:
        raise SourceError(f"no text encoding is called {codec!r}", None, "try utf-8 or cp1252") from None
    except ValueError as error:  # a codec's own complaint, such as that of an unfinished UTF-7 sequence
        raise SourceError(f"not valid {codec}: {error}") from None


def _cut_off(error: UnicodeDecodeError) -> bool:
    """Whether only the last character is incomplete, in a text that has whole ones beyond ASCII before it."""
    return error.reason == "unexpected end of data" and not error.object[: error.start].isascii()


def _prove_reversible(data: bytes, text: str, codec: str) -> None:
    """Refuse a forced encoding that would lose bytes, such as Shift-JIS with two codes for one sign."""
    if surrogate := _SURROGATE.search(text):
        raise SourceError(f"{codec} gives half a character (a lone surrogate) at character {surrogate.start()}")
    try:
        back = text.encode(codec)
    except ValueError:
        back = b""
    if back != data:
        offset = next((at for at, (a, b) in enumerate(zip(data, back, strict=False)) if a != b), len(back))
        raise SourceError(f"{codec} does not give the same bytes again", offset, "try another --encoding")


def _hint(data: bytes) -> str:
    """What to do next, from the likeliest encoding; a suggestion to a person, never acted upon."""
    head = data[:_SAMPLE]
    if head.count(0) > len(head) // 8:
        low, high = head[::2].count(0), head[1::2].count(0)
        if max(low, high) > len(head) // 8 and min(low, high) < max(low, high) // 8:
            return f"it looks like UTF-16 without its mark: try --encoding utf-16-{'be' if low > high else 'le'}"
        return "it looks like a binary file"
    if declared := _declared(head):
        return f"the page says that it is {declared}: try --encoding {declared}"
    likeliest = _likeliest(head)
    return f"it may be {likeliest}: try --encoding {likeliest}" if likeliest else "it looks like a binary file"


def _declared(head: bytes) -> str | None:
    """The encoding that a page says it is in, if there is such a one and it is not UTF-8, which was tried."""
    if (match := _DECLARED.search(head)) is None:
        return None
    name = match[1].decode("ascii").lower()
    try:
        return name if codecs.lookup(name).name != "utf-8" else None
    except LookupError:
        return None


def _likeliest(head: bytes) -> str | None:
    """The encoding that *head*, which holds hardly a NUL, is in most likely; cp1252 where it is as good as another."""
    import charset_normalizer  # noqa: PLC0415 - slow to load, and wanted only for a message

    best = charset_normalizer.from_bytes(head, cp_exclusion=_WITH_NULS).best()
    if best is None:
        return None
    western = sum(byte > 0x7F for byte in head) <= len(head) // 4  # noqa: PLR2004 - beyond ASCII
    if "cp1252" in best.could_be_from_charset or (western and not best.coherence):
        return "cp1252"
    return best.encoding
