"""How a graph came about, in PROV-O: from which file, by which program, and what was amiss.

No clock is asked, so that the same input gives the same bytes. Who wants a time in the graph gives it in the
environment variable SOURCE_DATE_EPOCH, as builds that can be repeated do: seconds since 1970-01-01T00:00:00Z.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime

from converter import Document, Notice, WriteError, __version__
from converter_jsonld.terms import Node

EPOCH = "SOURCE_DATE_EPOCH"
_SECONDS = re.compile(r"[0-9]{1,11}")
"""Up to the year 5138; later ones are typing errors."""
_PROGRAM: Node = {
    "@type": ["SoftwareAgent", "SoftwareApplication"],
    "name": "archive-converter",
    "softwareVersion": __version__,
}


def description(document: Document, file: str) -> Node:
    """What describes the record of *document*, made of the *file* of that name.

    Raises:
        WriteError: SOURCE_DATE_EPOCH is set, and is no time.
    """
    node: Node = {
        "@id": f"{file}#description",
        "@type": ["Entity", "CreativeWork"],
        "wasDerivedFrom": file,
        "wasGeneratedBy": {
            "@type": "Activity",
            "used": file,
            "reader": document.format,
            "wasAssociatedWith": _PROGRAM,
        },
    }
    if document.settings:
        node["wasGeneratedBy"]["readerSetting"] = [f"{one.name}={one.value}" for one in document.settings]
    if epoch := os.environ.get(EPOCH):
        node["generatedAtTime"] = _moment(epoch)
    if document.notices:
        node["notice"] = [_notice(one) for one in document.notices]
    return node


def _moment(epoch: str) -> str:
    if not _SECONDS.fullmatch(epoch):
        raise WriteError(f"{EPOCH} is {epoch!r}, not a number of seconds since 1970; unset it, or set it to one")
    return datetime.fromtimestamp(int(epoch), UTC).isoformat().replace("+00:00", "Z")


def _notice(notice: Notice) -> Node:
    node: Node = {"@type": "Notice", "code": notice.code, "message": notice.message}
    if notice.span is not None:
        node["start"], node["end"] = notice.span.start, notice.span.end
    return node
