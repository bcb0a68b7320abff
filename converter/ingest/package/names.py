"""Any path of a source tree as a portable path, and back.

A portable path is of ``A-Z a-z 0-9 . _ - =`` and ``/`` alone, so that it means the same on every file system, in a
manifest, in a URL and in XML. Each rule has been met in real trees; together they are:

1. each byte other than ``A-Za-z0-9._-`` is ``=HH``, its two hexadecimal digits;
2. so is a dot or a hyphen that begins a name (hidden files, options), and a dot that ends one (Windows drops it);
3. so is the first letter of a name that Windows keeps for devices (``CON``, ``nul.txt``);
4. so is the last dot of a folder that looks like the suffix of a file: an output ``a.docx`` can never stand
   where a folder ``a.docx`` must;
5. a component that is longer than 180 characters then is its first 120, ``==``, 24 digits of the SHA-256 of its
   bytes, and its suffix; a path that is longer than 800 has its folders shortened to one.

Rules 1 to 4 are undone by `restored`; what rule 5 shortened is found in ``names.csv``. No two paths become one.
"""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import quote_from_bytes, unquote_to_bytes

LONGEST_COMPONENT = 180
LONGEST_PATH = 800
"""Under macOS a whole path has 1,024 bytes; the rest is for where the package lies and the suffix of an output."""
_KEPT = 120
_DIGITS = 24
_CUT = "=="
"""Stands in no name that is not shortened: ``=`` itself is coded."""

_CODED = tuple(chr(byte) if re.match(rb"[A-Za-z0-9._-]", bytes([byte])) else f"={byte:02X}" for byte in range(256))
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)
_SUFFIX = re.compile(r"\.[A-Za-z0-9]+$")
_SHORT_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,12}$")
_HALF_A_CODE = re.compile(r"=[0-9A-F]?$")


def portable(rel: bytes) -> str:
    """The portable path of a file, given its path in the source tree."""
    *folders, name = rel.split(b"/")
    path = "/".join((*(_component(folder, is_folder=True) for folder in folders), _component(name)))
    if len(path) > LONGEST_PATH:
        return f"{_CUT}{_digest(b'/'.join(folders))}/{path.rpartition('/')[2]}"
    return path


def twin(safe: str, rel: bytes) -> str:
    """Another portable path of the file *rel*, where *safe* is taken but for upper and lower case.

    For whom it is: a file whose `folded` path another file has already, or a folder beside it.
    """
    folder, slash, name = safe.rpartition("/")
    return folder + slash + _cut(name, _digest(rel))


def folded(safe: str) -> str:
    """*safe* as a file system sees it that does not tell upper from lower case."""
    return safe.lower()


def restored(safe: str) -> bytes | None:
    """The path in the source tree that a portable path was made of; None if a part of it was shortened."""
    if _CUT in safe:
        return None
    return b"/".join(b"" if name == "=" else unquote_to_bytes(name.replace("=", "%")) for name in safe.split("/"))


def quoted(rel: bytes) -> str:
    """A path of the source tree in print: percent-encoded by byte, as ``names.csv`` and PREMIS have it."""
    return quote_from_bytes(rel)


def unquoted(text: str) -> bytes:
    """What `quoted` was given."""
    return unquote_to_bytes(text)


def _component(name: bytes, *, is_folder: bool = False) -> str:
    text = "".join([_CODED[byte] for byte in name])
    if text.endswith("."):
        text = f"{text[:-1]}=2E"
    elif is_folder and (suffix := _SUFFIX.search(text)):
        text = f"{text[: suffix.start()]}=2E{text[suffix.start() + 1 :]}"
    if text.startswith((".", "-")) or _DEVICE.match(text):
        text = f"={name[0]:02X}{text[1:]}"
    return _cut(text, _digest(name)) if len(text) > LONGEST_COMPONENT else text or "="


def _cut(name: str, digest: str) -> str:
    """*name*, shortened if it is long, with a *digest* before its suffix."""
    found = _SHORT_SUFFIX.search(name)
    suffix = found[0] if found else ""
    stem = _HALF_A_CODE.sub("", name.removesuffix(suffix)[:_KEPT])
    return f"{stem}{_CUT}{digest}{suffix}"


def _digest(name: bytes) -> str:
    return sha256(name).hexdigest()[:_DIGITS]
