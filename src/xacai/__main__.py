"""The door: a command line where there are arguments, otherwise the window."""

from __future__ import annotations

import io
import sys

from xacai import __version__


def main() -> int:
    """Run xacai as the arguments say and return its exit status. Only what is asked for is imported."""
    _speak_utf8()
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        print(f"xacai {__version__}")
        return 0
    if arguments:
        from xacai.cli.main import main as command_line

        return command_line(arguments)
    from xacai.ui.app import main as window

    return window()


def _speak_utf8() -> None:
    """Vietnamese must reach a pipe whatever the console's code page; a windowed start has no streams."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
