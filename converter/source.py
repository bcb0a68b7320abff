"""Bytes to text and back: characters and lines, nothing normalised."""

from __future__ import annotations

import codecs
import hashlib
import re

from converter.errors import SourceError
from converter.model.source import Source
from converter.model.text import xml_clean
from converter.signatures import signature

_BOMS = (  # the longer first: the mark of UTF-32-LE begins with that of UTF-16-LE
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_DAMAGED = "the file is damaged, or not what its byte order mark says"
_ANOTHER = "try another --encoding"
_CUT_OFF = "it may have been cut off: get the whole file"


_SHIFTS = {b"\x1b$@": "iso2022_jp", b"\x1b$B": "iso2022_jp", b"\x1b$)C": "iso2022_kr"}
"""Escape sequences by which a text of seven bits changes to another set of characters; to UTF-8 they are plain ASCII."""
_SHIFT = re.compile(rb"\x1b\$(?:[@B]|\)C)")


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
    if kind := signature(data):
        raise SourceError(f"this is {kind[0]}, not a text", None, kind[1])
    if encoding is None and b"\x1b" in data and (shift := _SHIFT.search(data)):
        raise SourceError(
            "the characters of ISO-2022, not of UTF-8", shift.start(), f"try --encoding {_SHIFTS[shift[0]]}"
        )
    marked = next((codec for mark, codec in _BOMS if data.startswith(mark)), "utf-8")
    chosen = marked if encoding is None or _is_utf_8(encoding, marked) else encoding
    text = _decode(data, chosen, forced=encoding is not None)
    if "\0" in text:
        offset = len(text[: text.index("\0")].encode(chosen, "surrogatepass"))
        raise SourceError("not a text: a NUL", offset, _hint(data, offset, encoding))
    if encoding is not None:
        chosen = codecs.lookup(chosen).name  # or the same text would be another source under another name
        _prove_reversible(data, text, chosen)
    return Source(xml_clean(name), text, chosen, hashlib.sha256(data).hexdigest())


def _is_utf_8(encoding: str, marked: str) -> bool:
    """Whether a person who names this *encoding* means UTF-8, whose mark is then no character of the text either."""
    try:
        return marked.startswith("utf-8") and codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False


def _decode(data: bytes, codec: str, *, forced: bool) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        offset = error.start + len(data) - len(error.object)  # the codec has put a mark of UTF-8 aside
        name = codec.upper().removesuffix("-SIG")
        if not forced and name == "UTF-8" and _cut_off(error):
            raise SourceError("the input ends in the middle of a character of UTF-8", offset, _CUT_OFF) from None
        marked = not forced and name != "UTF-8"
        next_step = _DAMAGED if marked else _hint(data, offset, codec if forced else None)
        raise SourceError(f"not valid {name}", offset, next_step) from None
    except LookupError:
        raise SourceError(f"no text encoding is called {codec!r}", None, "try utf-8 or cp1252") from None
    except ValueError as error:  # a codec's own complaint, such as that of an unfinished UTF-7 sequence
        raise SourceError(f"not valid {codec}: {error}", None, _hint(data, 0, codec)) from None


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
        raise SourceError(
            f"{codec} does not give the same bytes again", offset, _hint(data, offset, codec) or _ANOTHER
        )


def _hint(data: bytes, at: int, tried: str | None = None) -> str:
    from converter.hints import hint  # noqa: PLC0415 - slow to load, and wanted only for a message

    return hint(data, at, tried)
