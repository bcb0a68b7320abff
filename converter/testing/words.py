"""What drawn texts are made of: words and blanks, the plain and the odd."""

from __future__ import annotations

from hypothesis import strategies as st

from converter.model.text import xml_clean

PLAIN_WORDS = ("the", "Embassy", "said", "REF:", "A.", "1.4", "(b)", "06TOKYO709", "end", "café", "“quoted”", "—")
ODD_WORDS = (
    "<b>",
    "&amp;",
    "]]>",
    "-->",
    "?>",
    "\"both'",
    "\\u0000",
    "{}",
    "%s",
    "bell\x07",
    "\x1b[1m",
    "\x7f",
    "\x80",
    "\ufffd",
    "\ufffe",
    "\uffff",
    "e\u0301",
    "\u0301",
    "ﬁ",
    "𝔘nicode",
    "👩‍🚀",
    "漢字",
    "עברית",
    "\u202eright to left\u202c",
    "\u200b",
    "\u00ad",
)
PLAIN_BLANKS = (" ", " ", "  ", "\t")
ODD_BLANKS = ("\u00a0", " \u00a0 ", "\x0b", "\x0c", "\x1f", "\x85", "\u2003", "\u2028", "\u3000", " \ufeff")
LINE_ENDS = ("\n", "\r\n", "\r")

any_word = st.text(
    st.characters(exclude_categories=["Cs", "Zs", "Zl", "Zp"], exclude_characters="\0\ufeff"),
    min_size=1,
    max_size=6,
).filter(lambda text: not any(sign.isspace() for sign in text))
plain_word = st.sampled_from(PLAIN_WORDS)
odd_word = st.sampled_from(PLAIN_WORDS + ODD_WORDS) | any_word
clean_word = odd_word.map(xml_clean)
few = st.integers(1, 3)
sometimes = st.sampled_from((False, False, False, True))
even = st.booleans()
