"""Read bytes; write whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from enum import StrEnum
from io import FileIO
from pathlib import Path

from converter.errors import OutputError, SourceError

_SPECIAL = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)
"""What file systems without hard links answer."""


class State(StrEnum):
    """What became of one file that was to be written."""

    WRITTEN = "written"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    """The same bytes were there already."""


def identity(path: Path) -> tuple[int, int] | None:
    """What tells the file at *path* from all others, whatever it is called; None if there is none."""
    try:
        there = path.stat()
    except OSError:
        return None
    return there.st_dev, there.st_ino


def read_bytes(path: Path) -> bytes:
    """All bytes of an ordinary file.

    Raises:
        SourceError: there is no such file, it cannot be read, it is larger than the memory, or it is not an
            ordinary one (never opened, so that a named pipe does not stop the run).
    """
    try:
        if special := _special(path.stat().st_mode):
            raise SourceError(f"this is {special}", None, "only ordinary files are read")
        return path.read_bytes()
    except MemoryError:
        raise SourceError("there is not enough memory to read this file", None, "is it a text?") from None
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror or error}") from None
    except ValueError as error:  # a NUL in the name
        raise SourceError(f"cannot be read: {error}") from None


def write_whole(contents: Mapping[Path, bytes], *, overwrite: bool = False) -> dict[Path, State]:
    """Put all of *contents* in their places, or none.

    Each is written to a hidden file beside its place (``.converter-*.part``), flushed to the disk and only then
    given its name. If one fails, those that have theirs already are taken back and what they replaced is put
    back. A file that holds the same bytes is left alone.

    Raises:
        OutputError: another file is there and may not be overwritten, or a place cannot be written.
    """
    states = {path: _state(path, data, overwrite=overwrite) for path, data in contents.items()}
    kept: list[Path] = []
    with ExitStack() as temporaries, ExitStack() as undo:
        staged = {
            path: _stage(path, contents[path], temporaries)
            for path, state in states.items()
            if state is not State.UNCHANGED
        }
        for path, (_, file) in staged.items():  # after all are written: the first flush takes most of the time
            with _blaming(path):
                os.fsync(file.fileno())
                file.close()
        for path, (temporary, _) in staged.items():
            with _blaming(path):
                if states[path] is State.REPLACED:
                    kept.append(_keep(path, undo))
                    temporary.replace(path)
                else:
                    states[path] = _place(temporary, path, undo)
        undo.pop_all()
    for old in kept:
        _remove(old)
    return states


def _special(mode: int) -> str | None:
    return next((name for test, name in _SPECIAL if test(mode)), None)


def _state(path: Path, data: bytes, *, overwrite: bool) -> State:
    """What is to be done for *data* to stand at *path*."""
    with _blaming(path):
        try:
            there = path.lstat()
        except FileNotFoundError:
            return State.WRITTEN
        if special := _special(there.st_mode):
            raise OutputError(f"cannot write {path}: {special} is there")
        with suppress(OSError):  # a link that leads nowhere, or to a file that cannot be read
            found = path.stat()
            if stat.S_ISREG(found.st_mode) and found.st_size == len(data) and path.read_bytes() == data:
                return State.UNCHANGED
    if not overwrite:
        raise OutputError(f"{path} is there already and differs; --overwrite replaces it")
    return State.REPLACED


def _stage(path: Path, data: bytes, temporaries: ExitStack) -> tuple[Path, FileIO]:
    """*data*, written under a hidden name beside *path*."""
    with _blaming(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = _hidden(path, "part")
        temporaries.callback(_remove, temporary)
        file = temporaries.enter_context(temporary.open("xb", buffering=0))
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) :]
        return temporary, file


def _place(temporary: Path, path: Path, undo: ExitStack) -> State:
    """Give *temporary* its name; a file that came there meanwhile is never written over.

    One that holds the same bytes, as another run of this program may have put there, is as good as ours.
    """
    try:
        try:
            os.link(temporary, path)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            path.touch(exist_ok=False)
            undo.callback(_remove, path)
            temporary.replace(path)
        else:
            undo.callback(_remove, path)
    except FileExistsError:
        return _state(path, temporary.read_bytes(), overwrite=False)
    return State.WRITTEN


def _keep(path: Path, undo: ExitStack) -> Path:
    """A second name for the file that is to be replaced, until all is done."""
    kept = _hidden(path, "kept")
    try:
        os.link(path, kept, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        path.rename(kept)
    undo.callback(_put_back, kept, path)
    return kept


def _put_back(kept: Path, path: Path) -> None:
    with suppress(OSError):  # the file is then still there under its hidden name
        kept.replace(path)
        kept.unlink(missing_ok=True)  # two names of one file: replacing did nothing


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _hidden(path: Path, suffix: str) -> Path:
    return path.with_name(f".converter-{os.urandom(8).hex()}.{suffix}")


@contextmanager
def _blaming(path: Path) -> Iterator[None]:
    """Say of an error of the system which place it is about."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from error
