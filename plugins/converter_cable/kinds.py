"""What each line before the body of a telegram is: one table of named rules, tried in order.

The order matters where a line fits two rules: an address before a reference (both begin with R), a label before a
number (an authority may be numbered), the classification line before a caption.
A line of the distribution might begin with any letter: it and the other local lines are asked for behind what is common.
"""

from __future__ import annotations

from converter_cable.classification import (
    CAPTION_LINE,
    CLASSIFICATION_LINE,
    CORRECTED,
    LOWERED_CLASSIFICATION_LINE,
)
from converter_cable.labels import HANDLING, HEAD_LABELS, NUMBERED
from converter_cable.lines import CONTINUED_LINES, FORMAT_LINES, LOCAL_LINES, LineRule, LineRules

LINE_RULES = (
    *CONTINUED_LINES,
    *FORMAT_LINES,
    *HEAD_LABELS,
    LineRule(
        "classification",
        CLASSIFICATION_LINE,
        "level, section, post and serial (5 FAH-2 H-440); the first letter may be lost or doubled",
        "TSCLUEON",
    ),
    LineRule(
        "classification",
        LOWERED_CLASSIFICATION_LINE,
        "the same in small letters, as some copies have it",
        "TSCLUEONtsclueon",
    ),
    LineRule(
        "captions",
        CAPTION_LINE,
        "captions, one or more (5 FAH-2 H-440)",
        "".join(sorted({*"SNELOPRTACWF", *"snelopratcwf"})),
    ),
    *LOCAL_LINES,
    LineRule("correction", CORRECTED, "the note of a corrected copy", "CcTt("),
    LineRule("handling", HANDLING, "how to treat a telegram that is sensitive but not classified", "TEBStebs("),
    LineRule("numbered", NUMBERED, "the first paragraph of the body (5 FAH-1 H-230)", "¶(0123456789"),
)
"""Every rule by which a line before the body is known, whatever the state of the reading."""

LABELS = frozenset(rule.name for rule in HEAD_LABELS)
FORMAT = frozenset(rule.name for rule in (*FORMAT_LINES, *LOCAL_LINES))
FIRST_SIGNS = {
    name: "".join(rule.first for rule in LINE_RULES if rule.name == name)
    for name in dict.fromkeys(rule.name for rule in LINE_RULES)
}
"""What a line of each name can begin with."""

RULES = LineRules(LINE_RULES)
kind_of = RULES.kind_of
"""The first rule that a line fits."""
