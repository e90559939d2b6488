"""The command line: every verb of the river, for bulk work, for support, and as proof that no window is needed.

Exit status 0: done, also with warnings and questions; 1: refused; 2: wrong use. A refusal is one plain line.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from xacai import __version__
from xacai.cli.answer import DONE, MISUSED, REFUSED, Answer, Call, one_line, show
from xacai.cli.fault import keep_fault
from xacai.cli.parser_words import translate_parser
from xacai.cli.reading import a_path
from xacai.domain.issue import Refusal
from xacai.services.own_key import read_secret, unlock
from xacai.services.workspace import Workspace
from xacai.wording.language import LANGUAGES, _, use_language
from xacai.wording.messages import message_of

# A command's word and the room that brings it; a room is imported when its command is asked for.
ROOMS = {
    "demo": "demo",
    "office": "office",
    "catalogue": "catalogue",
    "plan": "plan",
    "task": "task",
    "activity": "activity",
    "indicator": "indicator",
    "evidence": "evidence",
    "report": "report",
    "signature": "signature",
    "bundle": "bundle",
    "criteria": "criteria",
    "scorecard": "scorecard",
    "index": "index",
    "consolidate": "consolidate",
    "board": "consolidate",
    "handover": "handover",
    "backup": "backup",
    "update": "update",
    "doctor": "backup",
    "help": "guide",
}
_WITH_VALUE = frozenset({"--data", "--lang", "--passphrase-file"})


class _Parser(argparse.ArgumentParser):
    """Takes the common options at every level, and says in one plain line what is wrong with a command's words."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kept = argparse.SUPPRESS
        self.add_argument("--data", type=a_path, default=kept, help=_("the data folder"))
        self.add_argument("--lang", choices=LANGUAGES, default=kept, help=_("language of the answers"))
        self.add_argument(
            "--json", action="store_true", default=kept, help=_("answer with one JSON document")
        )
        self.add_argument(
            "--passphrase-file",
            type=a_path,
            default=kept,
            help=_("file whose first line opens the office's key"),
        )

    def error(self, message: str) -> NoReturn:
        hint = _("Wrong use: {message}. See: {program} --help").format(message=message, program=self.prog)
        print(hint, file=sys.stderr)
        sys.exit(MISUSED)


def build_parser(arguments: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The parser of the command that the arguments name, else of every one; each room brings its own."""
    parser = _Parser(prog="xacai", description=_("Plans and reports of administration reform"))
    parser.add_argument("--version", action="version", version=f"xacai {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar=_("COMMAND"))
    for room in _rooms_of(arguments):
        import_module(f"xacai.cli.{room}").add_commands(commands)
    return parser


def _rooms_of(arguments: Sequence[str]) -> tuple[str, ...]:
    """The room of the command, the first word that belongs to no option; every room where none is named."""
    words = iter(arguments)
    for word in words:
        if word in _WITH_VALUE:
            next(words, None)
        elif not word.startswith("-"):
            return (ROOMS[word],) if word in ROOMS else tuple(dict.fromkeys(ROOMS.values()))
    return tuple(dict.fromkeys(ROOMS.values()))


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit status."""
    use_language(_language(arguments))
    translate_parser()
    try:
        parsed = build_parser(arguments).parse_args(arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else MISUSED
    data = getattr(parsed, "data", None)
    try:
        opening = partial(_opened, data, getattr(parsed, "passphrase_file", None))
        answer: Answer = parsed.run(Call(parsed, opening))
        show(answer, as_json=getattr(parsed, "json", False))
    except Refusal as refusal:
        print(one_line(message_of(refusal.issue)), file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        # Who reads has seen enough; what the command did is done.
        _let_go_of_output()
        return DONE
    except KeyboardInterrupt:
        print(_("Stopped. Nothing more was written."), file=sys.stderr)
        return REFUSED
    except Exception as fault:
        # Ours, not the world's: a person gets a sentence and a file to hand on, never a traceback.
        print(keep_fault(fault, data), file=sys.stderr)
        return REFUSED
    return answer.status


def _let_go_of_output() -> None:
    """Send what is still to be written nowhere: at the end the interpreter would complain of the broken pipe."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _language(arguments: Sequence[str]) -> str:
    """The language asked for, known before the parser is built so that its help speaks it too."""
    for position, word in enumerate(arguments):
        if word == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1]
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return "vi"


@contextmanager
def _opened(data: Path | None, passphrase_file: Path | None) -> Iterator[Workspace]:
    """The workspace of the data folder, its key opened where a passphrase is given; given back at the end."""
    from xacai.bootstrap import open_workspace

    workspace = open_workspace(data)
    try:
        if passphrase_file is not None:
            unlock(workspace, read_secret(passphrase_file))
        yield workspace
    finally:
        workspace.close()
