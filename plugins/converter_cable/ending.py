"""The end of a telegram: who signed it, and what is printed after that.

The signature is the surname of the chief of mission, in capitals or not, on the last line or after the last
sentence (5 FAH-1 H-240); the end of the transmission follows it (ACP 127, format lines 13 to 16).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter import Agent, Cited, Instruction, Span, readable, trim
from converter_cable.data import tags
from converter_cable.draft import Draft
from converter_cable.lines import APART, END, START, Line, LineRule, LineRules
from converter_cable.pages import page_marker, rule_line
from converter_cable.paragraphs import TERMINAL
from converter_cable.portions import MARK
from converter_cable.stamps import STAMP

_PARTICLE = r"(?:[Vv][Aa][Nn]|[Dd][Ee]|[Vv][Oo][Nn]|[Ll][Aa])\s{1,2}"
_SIGNATURE = re.compile(
    rf"(?:{_PARTICLE})?[A-Z][A-Za-z'’-]+(?:\s(?:[A-Z]\.\s)?(?:{_PARTICLE})?[A-Z][A-Za-z'’-]+){{0,2}}\Z"
)
_CAPITALS = re.compile(r"#?(?!U\.\s?S\.)(?:[A-Z]\.\s?|ST\.\s){0,2}[A-Z][A-Z'’-]+(?:\s[A-Z][A-Z'’-]+){0,2}#{0,2}\Z")
"""A stop within it ends a sentence, unless it follows an initial or a saint."""
_STOPPED = re.compile(r"[A-Z][A-Z'’-]{2,19}\.\Z")
"""A name alone that is closed like a sentence."""
_NO_SIGNATURE = re.compile(r"(?:(?:\S+\s+)?MINIMIZE\s+CONSIDERED|END\s+\w+)\.?\Z", re.IGNORECASE)
_ONE_NAME = re.compile(r"(?!XXX)[A-Z][A-Z'’-]{2,19}\Z")
_AFTER_RULE = re.compile(r"[A-Za-z]{3,20}\Z")
_GLUED = re.compile(
    r"(?:[.?!)\"'”]\s*|[*X_-]\s*)(?:(?<=\s)|(?<=[.*X]))[#.]?"
    r"(?P<name>[A-Z][A-Z'’-]{2,20}|(?<=\s)[A-Z][a-z]+[A-Za-z]{2,20})\Z"
)
"""A name after the last sentence, or after the blacked-out address of a web site."""
_LAST_WORD = re.compile(
    r"(?:[a-z\d]|[a-z]['’]?s?,|\bUNQUOTE|(?:END|End|end)\s+(?:COMMENT|SUMMARY|NOTE|TEXT)|\bXXXX+)[.]?\s{1,3}"
    r"(?P<name>[A-Z][A-Z'’-]{3,19})\Z"
)
"""A name in capitals after words that are not, or after what ends a comment."""
_NO_NAMES = frozenset(
    ("SIPDIS", "NOFORN", "SENSITIVE", "TEXT", "COMMENT", "SUMMARY", "NOTE", "REGARDS", "QUOTE", "UNQUOTE", "UNQTE")
)
_WIDTH = 60
"""A line that would be shorter with the next word on it was not wrapped before that word."""
_MARKED = re.compile(rf"{MARK}\s*\Z")
"""The words after a portion mark are a paragraph."""
_GLUED_LENGTH = 40
_LONGEST = 30
_WEB_SITE = re.compile(r"(?i:web\s?site)|https?:|XXXX|\.htm|Portal:|s\s?gov\.gov")
_LEFT_OVER = re.compile(
    r"(?:\s\d?\s{0,2}(?:\d\d/\d\d/\d{4}|\d{4}-\d\d-\d\d)|\s[\s\"\\#>.…]*|[\"\\#>]+|\.{2,3}|…)\Z"
)
"""What a table's row leaves after the text: its sign, or the date of its next cell."""
_LEFT_OVER_LENGTH = 16
_FOLLOWS = LineRules(
    (
        LineRule("FL13", re.compile(r"BT\Z", re.IGNORECASE), "break: the end of the text", "Bb"),
        LineRule("FL15", re.compile(r"#\d{4}\Z"), "the end of the message: its station serial number again", "#"),
        LineRule("FL16", re.compile(r"N{3,4}\Z", re.IGNORECASE), "the end of the transmission", "Nn"),
        LineRule(
            "site-frame",
            re.compile(r"(?:NNNN)?[\s>]*\d{4}[A-Z]{3,20}\d{4,6} - (?:Classification: )?[A-Z/ ]+\Z"),
            "a copyist's note of number and level",
        ),
        LineRule(
            "site-frame",
            re.compile(r"End Cable Text\Z", re.IGNORECASE),
            "the end of a copy out of a mailbox",
            "Ee",
        ),
        LineRule(
            "site-frame", re.compile(r".{0,80}\bFrom (?:DB/)?Inbox\b.{0,40}\Z"), "who took it out of the mailbox"
        ),
        LineRule("site-frame", re.compile(r"[A-Z]{4} @ \S.{0,20}\Z"), "a newspaper's sign (2 of 1,010)"),
        LineRule("site-frame", re.compile(r"<<\s*END OF DOCUMENT\s*>>\Z"), "a copyist's note", "<"),
        LineRule("site-frame", re.compile(r"=*\s*CABLE\s+ENDS\s*=*\Z", re.IGNORECASE), "a copyist's note", "=Cc"),
        LineRule(
            "site-frame",
            re.compile(r"[\"\\#>.]+\Z"),
            "what is left of a table's row, or of the publisher's cut",
            '"\\#>.',
        ),
        LineRule(
            "stamp",
            re.compile(r"(?:UNCLASSIFIED|LIMITED OFFICIAL USE|CONFIDENTIAL|SECRET)\Z"),
            "the level, at the foot of a page",
            "ULCS",
        ),
        LineRule("stamp", STAMP, "the release of an archive"),
        LineRule(
            "stamp",
            re.compile(r"(?:(?:EO )?Systematic )?Review \d\d [A-Z]{3} \d{4}\Z"),
            "the same, its second line",
            "ESR",
        ),
        LineRule("stray-caption", re.compile(r"SIPDIS\Z"), "the caption, at the foot of a page", "S"),
        LineRule(
            "service-note",
            re.compile(r"NOTE(?:\s+BY\s+O\S{1,5}\b|:\s+NOT\s+PASSED\b).{0,120}\Z"),
            "a note of the communications centre (2 of 38 endings)",
            "N",
        ),
    )
)
"""What may follow the signature."""


def read_ending(draft: Draft, lines: Sequence[Line]) -> Sequence[Line]:
    """Claim the signature and what follows it; gives the lines before them."""
    end, tail = len(lines), list[tuple[Line, str]]()
    while end and (name := _follows(draft.text, lines[end - 1])):
        tail.append((lines[end - 1], name))
        end -= 1
    kept = _sign(draft, lines[:end]) or _sign_before_address(draft, lines[:end])
    if kept is None:
        if all(name in ("rule", "page-marker") for _, name in tail):
            return lines
        kept = lines[:end]
    for (first, last, _), name in tail:
        if name == "service-note":
            draft.ledger.metadata(first, last, name)
            draft.instructions.append(Instruction(kind=name, text=draft.source.cited(first, last)))
        elif name.startswith("FL"):
            draft.ledger.metadata(first, last, name)
        else:
            draft.ledger.furniture(first, last, name)
    return kept


def _follows(text: str, line: Line) -> str | None:
    start, end, _ = line
    if rule_line(text, start, end):
        return "rule"
    if page_marker(text, start, end):
        return "page-marker"
    kind = _FOLLOWS.kind_of(text, line)
    return kind[0] if kind else None


def _sign_before_address(draft: Draft, lines: Sequence[Line]) -> Sequence[Line] | None:
    """The same where the address of the post's web site is printed after the name; it stays in the body."""
    end = len(lines)
    while end and _WEB_SITE.search(draft.text, lines[end - 1][START], lines[end - 1][END]):
        end -= 1
    kept = _sign(draft, lines[:end]) if end < len(lines) else None
    return None if kept is None else [*kept, *lines[end:]]


def _sign(draft: Draft, lines: Sequence[Line]) -> Sequence[Line] | None:
    """Claim the signature at the end of *lines*; gives the lines before it, None if there is none."""
    if not lines:
        return None
    text, line = draft.text, lines[-1]
    left_over = _LEFT_OVER.search(text, max(line[START], line[END] - _LEFT_OVER_LENGTH), line[END])
    for end in (line[END], left_over.start()) if left_over else (line[END],):
        start = _signature(text, lines, end)
        if start is None:
            continue
        kept = lines[:-1]
        if start == line[START]:
            kept = _other_signers(draft, kept)
        _claim(draft, start, end)
        if end < line[END]:
            draft.ledger.furniture(*trim(text, end, line[END]), "site-frame")
        first, last = trim(text, line[START], start)
        return [*kept, (first, last, line[APART])] if first < last else kept
    return None


def _claim(draft: Draft, start: int, end: int) -> None:
    draft.ledger.metadata(start, end, "signature")
    name = Cited(readable(draft.text[start:end]).strip("#."), Span(start, end))
    if all(one.role != "signatory" or one.name is None or one.name.value != name.value for one in draft.agents):
        draft.agents.append(Agent(role="signatory", name=name))


def _other_signers(draft: Draft, lines: Sequence[Line]) -> Sequence[Line]:
    """Claim the names in capitals that stand on lines of their own over the last one, after the last sentence."""
    text, count = draft.text, len(lines)
    while count > 1 and _ONE_NAME.match(text, lines[count - 1][START], lines[count - 1][END]):
        if text[lines[count - 1][START] : lines[count - 1][END]] in _NO_NAMES:
            return lines
        count -= 1
    before = lines[count - 1] if count else None
    if before is None or not _is_ended(text, before):
        return lines
    for line in lines[count:]:
        _claim(draft, line[START], line[END])
    return lines[:count]


def _signature(text: str, lines: Sequence[Line], end: int) -> int | None:
    """Where the name begins that ends the last line at *end*."""
    line = lines[-1]
    if _NO_SIGNATURE.match(text, line[START], end):
        return None
    if len(lines) > 1 and end - line[START] <= _LONGEST:
        before = lines[-2]
        if text[line[START] : end].rstrip(".") in _NO_NAMES:
            return None
        if _CAPITALS.match(text, line[START], end) or (
            _STOPPED.match(text, line[START], end) and line[APART] and _is_ended(text, before)
        ):
            return line[START]
        if rule_line(text, before[START], before[END]) and _AFTER_RULE.match(text, line[START], end):
            return line[START]
        if _SIGNATURE.match(text, line[START], end) and _stands_alone(text, before, line):
            return line[START]
    window = max(line[START], end - _GLUED_LENGTH)
    glued = _GLUED.search(text, window, end)
    if glued is None or _MARKED.search(text, window, glued.start("name")):
        glued = _LAST_WORD.search(text, window, end)
        if glued is None or glued["name"] in _NO_NAMES or glued["name"] in tags():
            return None
    return glued.start("name") if glued.start("name") > line[START] else None


def _stands_alone(text: str, before: Line, line: Line) -> bool:
    """Whether a short line is apart from the one *before*: by its place, by a full stop, or as it was not wrapped."""
    if line[APART] or _is_ended(text, before):
        return True
    if _WEB_SITE.search(text, before[START], before[END]):
        return True
    return (
        before[END] - before[START] + 1 + line[END] - line[START] < _WIDTH
        and " " not in text[line[START] : line[END]]
    )


def _is_ended(text: str, line: Line) -> bool:
    """Whether a line ends a sentence."""
    start, end, _ = line
    return TERMINAL.search(text, max(start, end - 4), end) is not None
