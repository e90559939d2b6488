"""The door: a command line where there is a command, otherwise the window (``--data`` and ``--lang`` go to both).

A package named instead of a command, as a double-click names it, opens the window on what it brings.
"""

from __future__ import annotations

import gc
import io
import sys

from xacai import __version__

_WITH_VALUE = ("--data", "--lang")
_PACKAGE = ".xacai"


def main() -> int:
    """Run xacai as the arguments say and return its exit status. Only what is asked for is imported."""
    _speak_utf8()
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        print(f"xacai {__version__}")
        return 0
    if not wants_window(arguments):
        from xacai.cli.main import main as command_line

        return command_line(arguments)
    # Collecting garbage while modules load costs a tenth of the start; the window turns it on again once painted.
    gc.disable()
    from xacai.ui.start import main as window

    return window(arguments)


def wants_window(arguments: list[str]) -> bool:
    """Whether the arguments name no command, only where the data lies, the language, a package to open."""
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word in _WITH_VALUE and rest:
            rest.pop(0)
        elif not word.startswith(tuple(f"{option}=" for option in _WITH_VALUE)) and not names_package(word):
            return False
    return True


def names_package(word: str) -> bool:
    """Whether a word of the command line is a package's file name."""
    return not word.startswith("-") and word.lower().endswith(_PACKAGE)


def _speak_utf8() -> None:
    """Vietnamese must reach a pipe whatever the console's code page; a windowed start has no streams."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
