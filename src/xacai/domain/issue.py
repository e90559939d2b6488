"""A problem as data: what is wrong, how grave, where, and what to do about it.

Issues are returned beside results, never printed here; the words stand in ``xacai.wording.messages``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How grave: an error stops, a warning asks for a reason, a question asks for a decision."""

    ERROR = "error"
    WARNING = "warning"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem. ``code`` picks the sentence, ``params`` fill it, ``where`` is a place a page can jump to.

    ``message`` is set only where the words themselves are data (the rules of a catalogue).
    ``proposal`` is what the program would do if the person agrees.
    """

    code: str
    severity: Severity
    where: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    proposal: str | None = None
    message: str = ""


class Refusal(Exception):
    """The world's failure: nothing was written; the issue says what, where and what to do."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.code)
        self.issue = issue


def refuse(code: str, where: str = "", **params: str) -> Refusal:
    """Build a refusal with an error issue: ``raise refuse("store.newer", path=...)``."""
    return Refusal(Issue(code, Severity.ERROR, where, params))


def errors(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Those that stop the next step."""
    return tuple(issue for issue in issues if issue.severity is Severity.ERROR)


def warnings(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Those that ask for a reason."""
    return tuple(issue for issue in issues if issue.severity is Severity.WARNING)
