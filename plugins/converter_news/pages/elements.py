"""The elements of HTML that matter to what a page shows, by what they do."""

from __future__ import annotations

from converter_news.words import entries

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
HIDDEN = entries("template noscript svg math object audio video canvas select datalist map applet", None)
"""Elements whose content a reader of the page does not see as its text, beside those that hold no tags."""
BLOCKS = (
    HEADINGS
    | HIDDEN
    | entries(
        """
        address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset
        figcaption figure footer form frameset header hgroup html legend li main menu nav ol p pre search section
        summary table tbody td tfoot th thead tr ul
        """,
        None,
    )
)
"""Elements that begin on a line of their own, and those that are hidden."""
_PARTS = entries("li dd dt td th tr body html button", None)
CLOSES = {
    **dict.fromkeys(BLOCKS - _PARTS, frozenset(("p",))),
    "li": frozenset(("li", "p")),
    "dd": frozenset(("dd", "dt", "p")),
    "dt": frozenset(("dd", "dt", "p")),
    "td": frozenset(("td", "th", "p")),
    "th": frozenset(("td", "th", "p")),
    "tr": frozenset(("tr", "td", "th", "p")),
    "tbody": frozenset(("tbody", "thead", "tr", "td", "th", "p")),
}
"""What a start tag closes that stands open right before it: of most elements the end tag may be left out."""
SITE = frozenset(("nav", "footer", "aside", "button", "dialog", "menu"))
"""Elements in which no article's own text stands."""
INSETS = frozenset(("figure", "figcaption"))
