"""What a person is told about bytes that are not the text they were taken for; never acted upon."""

from __future__ import annotations

import codecs
import re

from converter.model.source import Source
from converter.model.text import BYTE_ORDER_MARK
from converter.quotes import by_quotation_marks, turned_into_letters

_WITH_NULS = ["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le"]
_SEVEN_BITS = ("hz", "iso2022", "utf-7")
"""Encodings whose bytes are ASCII, and their text is not."""
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\s[^<>]{0,200}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9._:-]{2,40})",
    re.IGNORECASE,
)
"""What a page says of its own encoding."""
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
"""Byte order marks; that of UTF-32-LE begins with that of UTF-16-LE."""
_HALF = re.compile(rb"\xed[\xa0-\xbf]")
"""A surrogate, put into UTF-8 as if it were a character."""
_KANA = re.compile("[\u3041-\u30ff]")
_SCRIPTS = (("cp932", _KANA), ("euc_jp", _KANA), ("euc_kr", re.compile("[\uac00-\ud7a3]")))
_LEAST_OF_SCRIPT = 10
"""One character in so many."""
_SAMPLE = 65_536
"""Bytes from which the likeliest encoding is guessed."""
_FEW = 4
"""Where whole characters of UTF-8 are more than so many times the broken ones, it is UTF-8 that was damaged."""
_FEW_SIGNS = 40
"""At most one byte in so many is beyond ASCII: English, Spanish, German, Italian. Of languages of the east of
Europe, whose letters stand where those of the west do, more are."""
_MOST = 4
"""All but one in so many stand where they stand in cp1252."""
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_IN_PLACE = re.compile(
    rb"(?<=[A-Za-z\xc0-\xff])[\xc0-\xd6\xd8-\xf6\xf8-\xff]|[\xc0-\xd6\xd8-\xf6\xf8-\xff](?=[A-Za-z\xc0-\xff])"
    rb"|(?<![A-Za-z\xc0-\xff])[\x80\x91\x93\x95-\x97\xa1\xa3\xa7\xab\xb0\xb6\xb7\xbc-\xbf]"
    rb"|[\x85\x92\x94\x99\xa9\xae\xbb](?![A-Za-z\xc0-\xff])|\x92(?=[a-z])|(?<=[\s\xa0])\xa0|\xa0(?=[\s\xa0])"
)
"""Bytes of cp1252 in their places: a letter beside a letter, a sign (a pilcrow, a pound) with no letter before it, one
that ends something with none behind it, a firm blank beside a blank."""


def hint(data: bytes, at: int, tried: str | None = None) -> str:
    """What to do with *data*, which is wrong at the byte *at*.

    Args:
        data: the whole input.
        at: the byte that is no text.
        tried: the encoding that a person named; without it, UTF-8 was tried.
    """
    if tried is not None and data.startswith(_MARKS):
        return "it begins with a byte order mark: try without --encoding"
    if tried is not None and _is_utf8(data):
        return "its bytes are valid UTF-8: try without --encoding"
    start = max(0, at - _SAMPLE // 2) & ~3  # in step with the characters of UTF-16 and UTF-32
    sample = data[start : start + _SAMPLE]
    if sample.count(0) > len(sample) // 8:
        guess = _wide(sample)
    elif data[at : at + 1] == b"\0":
        return "it is damaged, or a binary file: no encoding of texts has single NULs"
    elif tried is None and (damage := _damage(data, at, sample)):
        return damage
    else:
        guess = _declared(data[:_SAMPLE]) or _likeliest(sample)
    if guess is None:
        return "it looks like a binary file"
    codec, because = guess
    return "" if tried is not None and _same(codec, tried) else f"{because}: try --encoding {codec}"


def doubt(source: Source) -> str | None:
    """A sentence on a text that was decoded as somebody said, where its bytes say otherwise.

    Bytes beyond ASCII that are valid UTF-8 are hardly ever anything else; and those that stand where quotation
    marks stand are hardly ever letters.
    """
    name = codecs.lookup(source.encoding).name
    if name.startswith(("utf-8", *_SEVEN_BITS)) or source.text.startswith(BYTE_ORDER_MARK):
        return None
    data = source.data
    if not _is_utf8(data):
        codec = by_quotation_marks(data)
        if codec is None or not turned_into_letters(data, source.text, codec):
            return None
        return f"decoded as {source.encoding}, as was asked, but its quotation marks are those of {codec}"
    if data.decode() == source.text:
        return None
    return f"decoded as {source.encoding}, as was asked, but its bytes are valid UTF-8: try without --encoding"


def _is_utf8(data: bytes) -> bool:
    try:
        return "\0" not in data.decode()
    except UnicodeDecodeError:
        return False


def _same(one: str, other: str) -> bool:
    return codecs.lookup(one).name == codecs.lookup(other).name


def _damage(data: bytes, at: int, sample: bytes) -> str | None:
    """What has happened to a text that is UTF-8 but for some places."""
    if _HALF.match(data, at):
        return "half a character (a lone surrogate) stands there: the program that wrote the file damaged it"
    read = sample.decode(errors="replace")
    broken = read.count("\ufffd")
    if len(read) - sum(map(str.isascii, read)) - broken > _FEW * broken:
        return "the rest is UTF-8, so this place is damaged, or comes from a file in another encoding: mend it"
    return None


def _wide(sample: bytes) -> tuple[str, str] | None:
    """UTF-16 without its mark has its NULs, in a European language, all in the one half or in the other."""
    low, high = sample[::2].count(0), sample[1::2].count(0)
    if max(low, high) > len(sample) // 8 and min(low, high) < max(low, high) // 8:
        return f"utf-16-{'be' if low > high else 'le'}", "it looks like UTF-16 without its mark"
    return None


def _declared(head: bytes) -> tuple[str, str] | None:
    """The encoding that a page says it is in, if there is such a one and it is not UTF-8, which was tried."""
    if (match := _DECLARED.search(head)) is None:
        return None
    name = match[1].decode("ascii").lower()
    try:
        return None if _same(name, "utf-8") else (name, f"the page says that it is {name}")
    except LookupError:
        return None


def _likeliest(sample: bytes) -> tuple[str, str] | None:
    """The encoding that *sample*, which holds hardly a NUL, is in most likely; cp1252 where it is as good."""
    if codec := by_quotation_marks(sample):
        return codec, f"it may be {codec}"
    if _stands_as_cp1252(sample):
        return "cp1252", "it may be cp1252"
    import charset_normalizer  # noqa: PLC0415 - slow to load, and wanted only for a message

    best = charset_normalizer.from_bytes(sample, cp_exclusion=_WITH_NULS).best()
    if best is None:
        return _by_its_script(sample)
    western = sum(byte > 0x7F for byte in sample) <= len(sample) // 4  # noqa: PLR2004 - beyond ASCII
    is_western = "cp1252" in best.could_be_from_charset or (western and not best.coherence)
    codec = "cp1252" if is_western else best.encoding
    return codec, f"it may be {codec}"


def _stands_as_cp1252(sample: bytes) -> bool:
    """Whether the few bytes beyond ASCII are what they are in cp1252: statistics say nothing of so few."""
    count = len(_BEYOND_ASCII.findall(sample))
    if count * _FEW_SIGNS > len(sample) + _FEW_SIGNS:
        return False
    return len(_IN_PLACE.findall(sample)) * _MOST >= count * (_MOST - 1)


def _by_its_script(sample: bytes) -> tuple[str, str] | None:
    """An encoding in which much of *sample* is kana, or Hangul: what is not so written is hardly ever that."""
    for codec, script in _SCRIPTS:
        text = sample.decode(codec, "replace")
        if "\ufffd" not in text[:-1] and len(script.findall(text)) * _LEAST_OF_SCRIPT >= len(text):
            return codec, f"it may be {codec}"
    return None
