"""The writers that are meant where none, or not all, are named."""

from __future__ import annotations

from collections.abc import Sequence

from converter.cli.session import Session
from converter.errors import OptionError
from converter.registry import Registry

USUAL = ("tei", "docx", "jsonld")
"""The writers that are meant if none is named."""


def writers(to: Sequence[str], registry: Registry, session: Session) -> Sequence[str]:
    """The writers that are asked for: those named, or the usual ones, or those of them that `--only` left.

    Raises:
        OptionError: none of the usual ones is left.
    """
    if to or not session.chooses:
        return to or USUAL
    there = [writer.name for writer in registry.writers]
    left = [name for name in USUAL if name in there]
    if not left:
        hint = (
            f"name another writer with --to: {', '.join(there)}" if there else "`converter plugins` lists them all"
        )
        raise OptionError(
            f"--only and --block leave no plugin that offers {', '.join(USUAL[:-1])} or {USUAL[-1]}; {hint}"
        )
    return left
