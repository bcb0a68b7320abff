"""``converter``, and ``python -m converter``: the command line, from its first moment on interrupted in order."""

import sys

_INTERRUPTED = 130


def main() -> int:
    """Load the command line and run it; gives the exit status."""
    try:
        from converter.cli import main as run  # noqa: PLC0415 - what may be interrupted while it loads

        return run()
    except KeyboardInterrupt:
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
