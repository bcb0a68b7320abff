"""What articles alone have: further headlines, and byline and dateline as they are printed."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from converter import Cited, Extension


@frozen(kw_only=True)
class Article(Extension):
    """The parts of an article's head that have no place among the common fields."""

    prefix: ClassVar[str] = "article"
    namespace: ClassVar[str] = "https://w3id.org/archive-converter/article#"
    kicker: Cited[str] | None = None
    """The line above the headline: a section, or a label."""
    byline: Cited[str] | None = None
    """As printed, without a date on the same line."""
    dateline: Cited[str] | None = None
    """As printed, without the sign that ends it."""
    further_headlines: tuple[Cited[str], ...] = ()
    """Headlines beside the title: below it, for print, for the web."""
