"""What the tag files of any bag say, of BagIt 0.93 to 1.0, and what is wrong in how they say it.

Pure: bytes in, values and findings out. Strict where the standard is (RFC 8493); what older versions let pass, and
what programs do that write bags all the same, is a finding that is no damage.
"""

from __future__ import annotations

import re

from attrs import frozen

from converter.ingest.package.findings import Finding, Trouble

VERSIONS = ((0, 93), (0, 94), (0, 95), (0, 96), (0, 97), (1, 0))
STRICT = (1, 0)

_VERSION = re.compile(r"BagIt-Version: ([0-9]{1,4})\.([0-9]{1,4})[ \t]*$")
_ENCODING = re.compile(r"Tag-File-Character-Encoding: ([^ \t]+)[ \t]*$")
_ENTRY = re.compile(r"([0-9A-Fa-f]+)[ \t]+(\*?)(\S.*)$")
_FETCH = re.compile(r"(\S+)[ \t]+([0-9]+|-)[ \t]+(\S.*)$")
_LABEL = re.compile(r"([^:\s][^:]*):(.*)$")
_LINE_END = re.compile(r"\r\n|\n|\r")
_CODED_ENDS = re.compile(r"%(0[AaDd])")
_CODED = re.compile(r"%(0[AaDd]|25)")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@frozen
class Declaration:
    """What ``bagit.txt`` says."""

    version: tuple[int, int] = STRICT
    encoding: str = "utf-8"
    findings: tuple[Finding, ...] = ()


@frozen
class Manifest:
    """What one manifest lists."""

    name: str
    algorithm: str
    """As `hashlib` calls it."""
    entries: dict[str, str]
    """Checksums in lower case, by path."""
    findings: tuple[Finding, ...] = ()


def read_declaration(data: bytes | None) -> Declaration:
    """``bagit.txt``; None if there is none."""
    name = "bagit.txt"
    if data is None:
        return Declaration(findings=(Finding(Trouble.MISSING, name, "without it, this is no bag"),))
    if data.startswith(_BYTE_ORDER_MARK):
        return Declaration(findings=(_malformed(name, "it begins with a byte order mark, which it must not"),))
    lines = lines_of(data.decode("utf-8", "replace"))
    version = _VERSION.match(lines[0]) if lines else None
    encoding = _ENCODING.match(lines[1]) if len(lines) > 1 else None
    if version is None or encoding is None or len(lines) > 2:  # noqa: PLR2004
        wanted = "BagIt-Version: M.N and Tag-File-Character-Encoding: NAME"
        return Declaration(findings=(_malformed(name, f"its lines must be {wanted}, and nothing else"),))
    number = (int(version[1]), int(version[2]))
    findings = []
    if number not in VERSIONS:
        findings.append(_malformed(name, f"BagIt {version[1]}.{version[2]} is not a version that is known here"))
    try:
        b"a".decode(encoding[1], "replace")
    except (LookupError, ValueError):  # no encoding, or one that is not for texts
        findings.append(_malformed(name, f"{encoding[1]!r} is not a text encoding that is known here"))
        return Declaration(number, findings=tuple(findings))
    return Declaration(number, encoding[1], tuple(findings))


def read_manifest(name: str, data: bytes, declared: Declaration) -> Manifest:
    """A manifest of the payload (``manifest-ALGORITHM.txt``) or of tag files (``tagmanifest-ALGORITHM.txt``)."""
    algorithm = name.removesuffix(".txt").partition("-")[2].lower()
    for_payload = name.startswith("manifest-")
    entries: dict[str, str] = {}
    findings: list[Finding] = []
    try:
        text = data.decode(declared.encoding)
    except UnicodeError:
        return Manifest(name, algorithm, {}, (_malformed(name, f"it is not a text in {declared.encoding}"),))
    for number, line in enumerate(lines_of(text), 1):
        found = _ENTRY.match(line)
        if found is None:
            findings.append(_malformed(name, f"line {number} is not a checksum and a path"))
            continue
        digest, star, path = found[1].lower(), found[2], found[3]
        if star:
            findings.append(_malformed(name, f"line {number} has an asterisk before the path", is_damage=False))
        if path.startswith("./"):
            findings.append(_malformed(name, f"line {number} has ./ before the path", is_damage=False))
            path = path[2:]
        path = decoded(path, declared.version)
        if reason := _out_of_scope(path, for_payload=for_payload):
            findings.append(_malformed(name, f"line {number} lists {path!r}, which {reason}"))
        elif path in entries:
            again = _malformed(
                name, f"line {number} lists {path} again", is_damage=_matters(declared, entries[path], digest)
            )
            findings.append(again)
        else:
            entries[path] = digest
    return Manifest(name, algorithm, entries, tuple(findings))


def read_fetch(data: bytes, declared: Declaration) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """``fetch.txt``: where files that are not in the bag can be had, by path."""
    name = "fetch.txt"
    places: dict[str, str] = {}
    findings = []
    for number, line in enumerate(lines_of(_text(data, declared)), 1):
        found = _FETCH.match(line)
        if found is None:
            findings.append(_malformed(name, f"line {number} is not an address, a length and a path"))
            continue
        path = decoded(found[3].removeprefix("./"), declared.version)
        if reason := _out_of_scope(path, for_payload=True):
            findings.append(_malformed(name, f"line {number} names {path!r}, which {reason}"))
        else:
            places[path] = found[1]
    return places, tuple(findings)


def read_info(name: str, data: bytes, declared: Declaration) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """``bag-info.txt``: the last value of each label, labels in lower case."""
    values: dict[str, str] = {}
    findings = []
    label = ""
    for number, line in enumerate(lines_of(_text(data, declared)), 1):
        found = _LABEL.match(line)
        if line.startswith((" ", "\t")) and label:
            values[label] = f"{values[label]} {line.strip()}"
        elif found:
            label = found[1].strip().lower()
            values[label] = found[2].strip()
        else:
            findings.append(_malformed(name, f"line {number} is not a label and a value", is_damage=False))
    return values, tuple(findings)


def _text(data: bytes, declared: Declaration) -> str:
    """A tag file that may have faults."""
    try:
        return data.decode(declared.encoding, "replace")
    except UnicodeError:  # some encodings replace nothing
        return data.decode("ascii", "replace")


def decoded(path: str, version: tuple[int, int]) -> str:
    """A path as it is on the disk: 1.0 codes line ends and ``%`` with percent signs, older ones line ends alone."""
    coded = _CODED if version >= STRICT else _CODED_ENDS
    return coded.sub(lambda found: chr(int(found[1], 16)), path)


def lines_of(text: str) -> list[str]:
    """The lines of a tag file, whatever they end with; a last one that is empty is none."""
    lines = _LINE_END.split(text)
    return lines[:-1] if not lines[-1] else lines


def _out_of_scope(path: str, *, for_payload: bool) -> str:
    """Why a manifest may not list *path*; empty if it may."""
    parts = path.split("/")
    if ".." in parts or "." in parts or "" in parts or path.startswith("~") or "\\" in parts[0] or ":" in parts[0]:
        return "does not stay within the bag"
    if for_payload is not (parts[0] == "data" and len(parts) > 1):
        return "is no file of the payload" if for_payload else "is a file of the payload"
    return ""


def _matters(declared: Declaration, one: str, other: str) -> bool:
    """Whether a path that is listed twice is damage: older bags may repeat themselves."""
    return declared.version >= STRICT or one != other


def _malformed(name: str, message: str, *, is_damage: bool = True) -> Finding:
    return Finding(Trouble.MALFORMED, name, message, is_damage)
