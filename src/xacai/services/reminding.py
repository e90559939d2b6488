"""Reminding offices of the reports that they owe: the words to copy, for one office and for all of them."""

from __future__ import annotations

from dataclasses import dataclass

from xacai.domain.board_reminder import REMINDED, WANTED, Occasion, Reminded, reminder, reminder_to_all
from xacai.domain.period import Period
from xacai.services.board import Board, board
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Reminders:
    """Of one period: the text to each office by code, and one text to all that something is wanted of."""

    period: Period
    by_office: dict[str, str]
    to_all: str


def reminders(workspace: Workspace, period: Period, known: Board | None = None) -> Reminders:
    """The reminders of a period; of one that no office owes there are none."""
    found = known if known is not None else board(workspace, period.year)
    if period not in found.periods:
        return Reminders(period, {}, "")
    occasion = occasion_of(workspace, found, period)
    wanted = [(code, _reminded(found, code, period.code)) for code in found.offices]
    texts = {code: reminder(one, occasion) for code, one in wanted if one.square in REMINDED}
    return Reminders(
        period,
        {code: text for code, text in texts.items() if text},
        reminder_to_all([one for _code, one in wanted if one.square in WANTED], occasion),
    )


def occasion_of(workspace: Workspace, found: Board, period: Period) -> Occasion:
    """What is reminded of in a column of the board."""
    return Occasion(period, found.dues[period.code], workspace.today(), workspace.office().name)


def reminder_to(workspace: Workspace, found: Board, code: str, period: Period) -> str:
    """The reminder to one office; empty where nothing is wanted of it."""
    if code not in found.offices or period not in found.periods:
        return ""
    return reminder(_reminded(found, code, period.code), occasion_of(workspace, found, period))


def _reminded(found: Board, code: str, period: str) -> Reminded:
    return Reminded(found.offices[code], found.squares[period][code], found.came[period].get(code))
