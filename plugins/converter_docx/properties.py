"""What programs show about the file, and what stands at the top and the bottom of each page."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from converter import Cited, Level, Metadata, readable
from converter.wording import capitalised, day, first_identifier, said, title_of
from converter_docx.wordml import DECLARATION, NAMESPACES, TAB, escape, paragraph, run

_LONGEST = 255
"""Characters of a property; Word keeps no more."""
_LONGEST_RUNNING_TITLE = 70
_WHEN = ("sent", "published", "created", "filed")
"""What dates a document, the first that it has; a file without such a date says none, never the clock's."""
_WHO = ("author", "sender")
_LEVELS = tuple(Level)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_FIELD = '<w:fldSimple w:instr="{}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
_PAGES = f"{run('Page ')}{_FIELD.format('PAGE')}{run(' of ')}{_FIELD.format('NUMPAGES')}"


def core_properties(metadata: Metadata) -> bytes:
    """Title, creator, dates and so on, each from the record or not at all; bare, because programs look them up."""
    identifier = first_identifier(metadata)
    subjects = [f"{one.code.value} {one.label}" if one.label else one.code.value for one in metadata.subjects]
    values = (
        ("dc:title", title_of(metadata)),
        ("dc:subject", "; ".join(subjects)),
        ("dc:creator", "; ".join(_creators(metadata))),
        ("cp:keywords", ", ".join(one.code.value for one in metadata.subjects)),
        ("dc:description", metadata.standfirst.value if metadata.standfirst else ""),
        ("dc:identifier", identifier.value.value if identifier else ""),
        ("dc:language", metadata.language.value if metadata.language else ""),
        ("cp:category", metadata.genre),
        ("cp:revision", "1"),
    )
    written = [f"<{name}>{escape(_short(value, _LONGEST))}</{name}>" for name, value in values if value]
    if when := _when(metadata):
        written += (
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{when}</dcterms:{name}>'
            for name in ("created", "modified")
        )
    return f"{DECLARATION}{_CORE}{''.join(written)}</cp:coreProperties>".encode()


def page_head(metadata: Metadata) -> bytes:
    """The top of each page: the classification, what the document is cited by, its genre."""
    identifier = first_identifier(metadata)
    cited = identifier.value if identifier else metadata.title
    left = run(said(cited, lambda value: _short(value, _LONGEST_RUNNING_TITLE))) if cited and cited.value else ""
    line = paragraph("Header", f"{left}{TAB}{run(capitalised(metadata.genre))}")
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{_banner(metadata)}{line}</w:hdr>".encode()


def page_foot(metadata: Metadata) -> bytes:
    """The bottom of each page: its number, the classification."""
    line = paragraph("Footer", _PAGES)
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{line}{_banner(metadata)}</w:ftr>".encode()


def _banner(metadata: Metadata) -> str:
    """The highest level that the record gives, with its caveats, as the rules of marking want it on each page."""
    levels = [one.level for one in metadata.restrictions if one.level]
    if not levels:
        return ""
    highest = said(max(levels, key=lambda level: _LEVELS.index(level.value)), _spelled)
    caveats = dict.fromkeys(said(caveat) for one in metadata.restrictions for caveat in one.caveats)
    return paragraph("Banner", run("//".join((highest, *caveats)))) + _declassified(metadata)


def _declassified(metadata: Metadata) -> str:
    """That the marking holds no more, and since when: who has one page alone must learn it there."""
    dates = [Cited(one.when, one.text.span) for one in metadata.events if one.kind == "declassified" and one.when]
    if not dates:
        return ""
    return paragraph("BannerNote", run(f"Declassified {said(max(dates, key=lambda one: str(one.value)), day)}"))


def _spelled(level: Level) -> str:
    return level.replace("-", " ").upper()


def _creators(metadata: Metadata) -> list[str]:
    """The authors, or else those who sent it; nobody where the record names none."""
    for role in _WHO:
        named = [agent.name.value for agent in metadata.agents if agent.role == role and agent.name]
        if named:
            return named
    return []


def _when(metadata: Metadata) -> str | None:
    dates = {event.kind: event.when for event in reversed(metadata.events) if event.when}
    when = next((dates[kind] for kind in _WHEN if kind in dates), None)
    return None if when is None else instant(when)


def instant(when: date) -> str | None:
    """A date as packages of parts want it, in universal time; None where that is beyond the years 1 to 9999."""
    moment = when if isinstance(when, datetime) else datetime(when.year, when.month, when.day)  # noqa: DTZ001
    try:
        moment = moment.replace(tzinfo=None) - (moment.utcoffset() or timedelta())
    except OverflowError:
        return None
    return moment.isoformat(timespec="seconds") + "Z"


def _short(value: str, longest: int) -> str:
    value = readable(value).strip()
    return value if len(value) <= longest else f"{value[: longest - 1]}…"
