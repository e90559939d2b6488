"""What a command answers: data for ``--json`` and lines for people, plus the exit status."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from xacai.domain.issue import Issue, Severity
from xacai.services.workspace import Workspace
from xacai.wording.language import _
from xacai.wording.messages import message_of
from xacai.wording.places import place_words

DONE, REFUSED, MISUSED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Answer:
    """``data`` is printed as one JSON document with ``--json``, ``lines`` otherwise.

    ``refusal`` is the one line on standard error of an answer that was refused in part or in whole.
    """

    data: Any
    lines: Sequence[str] = field(default_factory=tuple)
    refusal: str = ""

    @property
    def status(self) -> int:
        """The exit status."""
        return REFUSED if self.refusal else DONE


@dataclass(frozen=True, slots=True)
class Call:
    """A command's arguments, and how to open the data folder that they name."""

    arguments: argparse.Namespace
    open: Callable[[], AbstractContextManager[Workspace]]


Command: TypeAlias = Callable[[Call], Answer]
Commands: TypeAlias = "argparse._SubParsersAction[Any]"


def show(answer: Answer, *, as_json: bool) -> None:
    """Print the answer to standard output."""
    if as_json:
        json.dump(answer.data, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        for line in answer.lines:
            print(line)
    sys.stdout.flush()
    if answer.refusal:
        print(one_line(answer.refusal), file=sys.stderr)


def one_line(words: str) -> str:
    """The words on one line: names of files may hold line breaks."""
    return " ".join(words.split())


def issue_data(issues: Sequence[Issue]) -> list[dict[str, Any]]:
    """Issues as the JSON answers write them."""
    return [
        {
            "code": issue.code,
            "severity": issue.severity.value,
            "where": issue.where,
            "message": message_of(issue),
            "proposal": issue.proposal,
        }
        for issue in issues
    ]


def issue_lines(issues: Sequence[Issue]) -> list[str]:
    """One line an issue: how grave, where, what to do."""
    names = {Severity.ERROR: _("Error"), Severity.WARNING: _("Warning"), Severity.QUESTION: _("To decide")}
    return [
        _issue_line(names[issue.severity], place_words(issue.where), message_of(issue)) for issue in issues
    ]


def _issue_line(severity: str, place: str, message: str) -> str:
    """The place is left out where the sentence begins with it."""
    told = not place or message.casefold().startswith(place.casefold())
    return f"{severity} · {message}" if told else f"{severity} · {place}: {message}"
