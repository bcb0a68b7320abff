"""What was stamped on the pages of a telegram: the release by the reviewers, and the level on each page.

The National Archives show each page of their print with the stamp above and below; the telegram's own pages carry
the level at head and foot (ACP 127, pages).
"""

from __future__ import annotations

import re

RELEASED = "Declassified/Released"
STAMP = re.compile(rf".{{0,60}}\b{RELEASED}\s.{{1,120}}\Z")
"""``Sheryl P. Walter Declassified/Released US Department of State EO Systematic Review 20 Mar 2014``."""
MESSAGE_TEXT = re.compile(r"Message\s+Text\Z")
MESSAGE_ATTRIBUTES = re.compile(r"Message\s+Attributes\Z")
"""The captions over the two parts of the page."""
BANNER = re.compile(
    r"(?P<level>TOP\s+SECRET|SECRET|CONFIDENTIAL|LIMITED\s+OFFICIAL\s+USE|UNCLASSIFIED)"
    r"(?:\s+(?:NODIS|EXDIS|STADIS|LIMDIS|NOFORN))*(?:\s+(?P<note>POSS\w*\s+DUPE))?\Z"
)
"""The level at head and foot of a page, and the note of the communications centre that it may be a duplicate."""
PAGE = re.compile(
    r"PAGE\s+(?P<page>\d{2,3})\s+(?P<post>[A-Z][A-Z .'&-]{1,40}?)\s+(?P<serial>\d{4,6})"
    r"(?:\s+(?P<section>\d{2})\s+OF\s+(?P<sections>\d{2}))?(?:\s+\d{6}Z)?\Z"
)
"""``PAGE 02 LA PAZ 06747 01 OF 02 082146Z``."""
