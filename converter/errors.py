"""Every error that this package raises, and the exit status that each one gives.

* ConverterError              base of all; its text says what, where and what to do next
  * SourceError               the bytes cannot become text
  * DetectionError
    * UnknownFormatError      no reader is sure enough
    * AmbiguousFormatError    more than one reader is equally sure
  * ReadError                 the text is not what its reader can read
  * UnavailableError          a reader lacks what it needs; says how to install that
  * InvalidDocumentError      a reader made a record that breaks the rules of soundness
  * RecordError               a file is not a record, or one of another version
  * WriteError                the record cannot be put in this format
  * InvalidOutputError        a writer's own check refused its output
  * RecoverError              a file does not hold its source, or no longer the same
  * PluginError               a plugin broke; says which one, and while doing what
  * OptionError               a name or a value that this format does not take
  * OutputError               an output cannot be put in its place
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class ExitStatus(IntEnum):
    """What the command line answers to the program that called it."""

    DONE = 0
    """Everything asked for was done."""
    REFUSED = 1
    """Some documents were refused; the others were done."""
    USAGE = 2
    """The command line cannot be understood; nothing was done."""
    PLUGINS = 3
    """A plugin was refused, and ``--strict-plugins`` was given; nothing was done."""
    INTERRUPTED = 130
    """Stopped from the keyboard; what was written is whole."""


PLUGIN_FAULTS = (Exception, SystemExit)
"""What a plugin may raise that is its own fault: also the end of the program, but not an interruption."""


def described(error: BaseException) -> str:
    """The type of an exception of a plugin and its text, if it has one that can be had."""
    try:
        text = str(error)
    except PLUGIN_FAULTS:
        text = ""
    return f"{type(error).__name__}{': ' if text else ''}{text}"


class ConverterError(Exception):
    """Base of all errors; the command line shows its text and no traceback."""


class SourceError(ConverterError):
    """The bytes cannot become text.

    Args:
        reason: what is wrong, one clause.
        offset: the byte at which it is wrong, where there is one.
        hint: what to do next.
    """

    def __init__(self, reason: str, offset: int | None = None, hint: str = "") -> None:
        super().__init__(reason, offset, hint)
        self.reason, self.offset, self.hint = reason, offset, hint

    def __str__(self) -> str:
        where = "" if self.offset is None else f" at byte {self.offset}"
        return f"{self.reason}{where}{'; ' if self.hint else ''}{self.hint}"


OTHER_READER = "name a reader with --from to read it all the same (`converter formats` lists them)"
EXPLANATION = f"see `converter detect --explain`, or {OTHER_READER}"
"""What to do with a text that no reader knows; a run says each once."""


class DetectionError(ConverterError):
    """No single reader can be chosen for a text."""


class UnknownFormatError(DetectionError):
    """No reader is sure enough.

    Args:
        nearest: the readers that found the text possible, each with what it saw.
        broken: the readers that broke while they were asked.
    """

    def __init__(self, nearest: Sequence[str] = (), broken: Sequence[str] = ()) -> None:
        super().__init__(tuple(nearest), tuple(broken))
        self.nearest, self.broken = tuple(nearest), tuple(broken)
        self.explained = False
        """Whether what each reader saw is told anyhow."""

    def __str__(self) -> str:
        seen = f" (possible, but not enough to be sure: {'; '.join(self.nearest)})" if self.nearest else ""
        broke = f", but {' and '.join(map(repr, self.broken))} broke while asked" if self.broken else ""
        advice = EXPLANATION if (self.nearest or self.broken) and not self.explained else OTHER_READER
        return f"no reader knows this text{seen}{broke}; {advice}"


class AmbiguousFormatError(DetectionError):
    """Two or more readers are equally sure.

    Args:
        readers: their names, sorted.
    """

    def __init__(self, readers: Sequence[str]) -> None:
        super().__init__(tuple(readers))
        self.readers = tuple(readers)

    def __str__(self) -> str:
        return f"{' and '.join(self.readers)} are equally sure; name the one that is right with --from"


class ReadError(ConverterError):
    """The text is not what its reader can read.

    Args:
        reason: what is missing or wrong, one clause.
        offset: the character of the source at which it is, where there is one.
    """

    def __init__(self, reason: str, offset: int | None = None) -> None:
        super().__init__(reason, offset)
        self.reason, self.offset = reason, offset

    def __str__(self) -> str:
        return self.reason


class UnavailableError(ConverterError):
    """A reader lacks what it needs, which is not installed.

    Args:
        reader: the reader's name.
        command: what installs it.
    """

    def __init__(self, reader: str, command: str) -> None:
        super().__init__(reader, command)
        self.reader, self.command = reader, command

    def __str__(self) -> str:
        return f"{self.reader} needs more than is installed; install it by {self.command}"


class InvalidDocumentError(ConverterError):
    """A reader made a record that breaks the rules of soundness.

    Args:
        reader: the reader's name.
        violations: each broken rule, with its place.
    """

    def __init__(self, reader: str, violations: Sequence[str]) -> None:
        super().__init__(reader, tuple(violations))
        self.reader, self.violations = reader, tuple(violations)

    def __str__(self) -> str:
        shown = "; ".join(self.violations[:3])
        more = len(self.violations) - 3
        rest = f"; and {more} more" if more > 0 else ""
        return f"reader {self.reader!r} made an unsound record: {shown}{rest}; report it to the reader's authors"


class RecordError(ConverterError):
    """A file is not a record, or one of a version that this program does not know."""


class WriteError(ConverterError):
    """The record cannot be put in this format."""


class InvalidOutputError(ConverterError):
    """A writer's own check refused its output.

    Args:
        writer: the writer's name.
        problems: what the check found.
    """

    def __init__(self, writer: str, problems: Sequence[str]) -> None:
        super().__init__(writer, tuple(problems))
        self.writer, self.problems = writer, tuple(problems)

    def __str__(self) -> str:
        return f"writer {self.writer!r} made an invalid file: {'; '.join(self.problems[:3])}"


class RecoverError(ConverterError):
    """A file does not hold its source, or no longer the source that its checksum was taken of."""


class PluginError(ConverterError):
    """A plugin broke: its own fault, not the document's.

    Args:
        plugin: the reader's or writer's name.
        stage: what it was asked to do: read, write, check, validate, recover.
        cause: the exception's type and text.
    """

    def __init__(self, plugin: str, stage: str, cause: str) -> None:
        super().__init__(plugin, stage, cause)
        self.plugin, self.stage, self.cause = plugin, stage, cause

    def __str__(self) -> str:
        return f"{self.plugin!r} broke while asked to {self.stage}: {self.cause}; report it to its authors"


class OptionError(ConverterError):
    """A name of a format or of an option, or a value, that is not taken."""

    @classmethod
    def unknown(cls, kind: str, name: str, there: Iterable[str]) -> OptionError:
        """The refusal of a *name* that is not *there*: with the one that it is most like, or with all."""
        from difflib import get_close_matches  # noqa: PLC0415 - slow to load, and wanted only for a message

        names = {one.lower(): one for one in sorted(there)}
        near = get_close_matches(name.lower(), names, n=1)
        guess = f"did you mean {names[near[0]]!r}?" if near else f"there are {', '.join(names.values())}"
        return cls(f"there is no {kind} {name!r}; {guess}")


class OutputError(ConverterError):
    """An output cannot be put in its place."""
