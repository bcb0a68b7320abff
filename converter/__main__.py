"""``converter``, and ``python -m converter``: the command line, from its first moment on interrupted in order."""

import gc
import sys

_INTERRUPTED = 130


def main() -> int:
    """Load the command line and run it; gives the exit status.

    What is loaded stays to the end, so that garbage is not looked for among it, neither now nor later nor at the end:
    that was an eighth of what `converter --version` costs, and 3 to 5 % of a command on one document.
    """
    gc.disable()
    try:
        from converter.cli import main as run  # noqa: PLC0415 - what may be interrupted while it loads

        gc.freeze()
        gc.enable()
        return run()
    except KeyboardInterrupt:
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
