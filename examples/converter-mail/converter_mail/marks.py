"""How a message is known: by the fields of its header, which stand at its beginning and nowhere else."""

from __future__ import annotations

from converter import Confidence, Detection, Evidence, Source
from converter_mail.structure import header

_NEEDED = "from"
_MARKS = ("date", "to", "subject", "message-id", "received", "mime-version", "return-path", "cc")
"""Fields that few other texts have, and none together with the first."""
_ENOUGH = 2
_LOOKED_AT = 500
"""So many lines are looked at; a header with a long trace of servers has some 200."""


def detect(source: Source) -> Detection | None:
    """Likely with a sender and two further fields, possible with one."""
    found = {field.name: field for field in reversed(header(source, _LOOKED_AT))}
    if _NEEDED not in found:
        return None
    marks = [name for name in _MARKS if name in found]
    if not marks:
        return None
    evidence = tuple(Evidence(f"{name} field", found[name].span) for name in (_NEEDED, *marks))
    missing = tuple(f"{name} field" for name in _MARKS[:4] if name not in found)
    return Detection(Confidence.LIKELY if len(marks) >= _ENOUGH else Confidence.POSSIBLE, evidence, missing)
