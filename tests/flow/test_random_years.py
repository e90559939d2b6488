"""1,000 random years through one real store: what ``report show --json`` rolls up is exact for every time roll-up.

The store is real (a new one when its years are used up); the answer comes from the function behind the command, and a
few years go through the command line itself.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from tests.flow.desk import Desk
from tests.flow.years import PERIODS, TYPED, Given, Year, expected, small_catalogue, years
from tests.services.offices import open_at, small_office

from xacai.cli.report import show_data
from xacai.domain.catalogue_check import check_catalogue
from xacai.domain.catalogue_writing import write_catalogue
from xacai.domain.indicator import Cell, CellState
from xacai.domain.period import Period, PeriodKind, quarter, read_period
from xacai.domain.plan import Plan, Task
from xacai.domain.progress import Entry, Mark
from xacai.domain.report import Report
from xacai.services import setting_up
from xacai.services.workspace import Workspace

CATALOGUE = small_catalogue()
_STATES = {
    "v": CellState.VALUE,
    "n": CellState.NOTHING_AROSE,
    "a": CellState.NOT_AVAILABLE,
    "u": CellState.UNTOUCHED,
}
_CUMULATIVE = {2: PeriodKind.HALF, 3: PeriodKind.NINE_MONTHS, 4: PeriodKind.YEAR}
_UNSET: Mapping[str, Given] = dict.fromkeys(TYPED, ("u", None))


def _worked(opening: int, new: int, done: int, left: int) -> Mapping[str, Given]:
    """Files as in the worked example: carried over, new, resolved, pending; none online."""
    files = {"1.1": opening, "1.2": new, "1.4": done, "1.5": left}
    given: dict[str, Given] = {code: ("v", Decimal(number)) for code, number in files.items()}
    return {**_UNSET, **given, "1.3": ("n", None)}


WORKED = Year((_worked(10, 100, 95, 15), _worked(15, 120, 125, 10), _UNSET, _UNSET))


class Books:
    """Data folders with one year after another; a fresh folder when the years that can be named are used up."""

    def __init__(self, base: Path) -> None:
        self._base, self._folders = base, itertools.count()
        self._years: Iterator[int] = iter(())
        self.workspace: Workspace | None = None

    def close(self) -> None:
        """Give the folder back."""
        if self.workspace is not None:
            self.workspace.close()

    def keep(self, year: Year) -> tuple[Workspace, int]:
        """The year in a store, under a number of its own."""
        number = next(self._years, 0)
        if not number or self.workspace is None:
            self.close()
            self.workspace = open_at(self._base / f"office-{next(self._folders)}")
            self.workspace.catalogues.clear()
            self.workspace.catalogues[CATALOGUE.id] = CATALOGUE
            setting_up.found_office(self.workspace, small_office())
            self._years = iter(range(2001, 2200))
            number = next(self._years)
        _store(self.workspace, year, number)
        return self.workspace, number


def _store(workspace: Workspace, year: Year, number: int) -> None:
    office = small_office(valid_from=date(number, 7, 1) if year.born_in_july else None)
    key = f"{number}/cchc"
    with workspace.store.writing("test", key) as shelves:
        shelves.offices.put_own(office)
        if year.tasks:
            tasks = tuple(
                Task(key=f"I/{at}", content=f"Việc {at}", field_no="I") for at in range(len(year.tasks))
            )
            shelves.plans.put(Plan(key=key, year=number, tasks=tasks))
            for at, (done, dropped) in enumerate(year.tasks):
                marks = {done: Mark.DONE, dropped: Mark.DROPPED}
                for part, mark in marks.items():
                    if part:
                        shelves.progress.put(key, Entry(f"I/{at}", quarter(number, part).code, mark))
        for report in _reports(year, number):
            shelves.reports.put(report)


def _reports(year: Year, number: int) -> Iterator[Report]:
    for part in (1, 2, 3, 4):
        if year.born_in_july and part < 3:
            continue
        values = {code: _cell(given) for code, given in year.quarters[part - 1].items()}
        if (part == 1 and year.first) or (part > 1 and year.own[part - 2]):
            yield _report(quarter(number, part), values, {})
        if part > 1:
            set_cells = {code: _cell(given) for code, given in year.set_at.get(part, {}).items()}
            yield _report(Period(_CUMULATIVE[part], number), values, set_cells)


def _report(period: Period, values: Mapping[str, Cell], overrides: Mapping[str, Cell]) -> Report:
    return Report("98001", period, CATALOGUE.id, values=values, overrides=overrides)


def _cell(given: Given) -> Cell:
    state, said = given
    number, text = (said, "") if isinstance(said, Decimal) else (None, said or "")
    return Cell(_STATES[state], number, text)


def _check(answer: Mapping[str, Any], year: Year, last: int) -> None:
    cells, ratios = expected(year, last)
    assert {code: _read(cell) for code, cell in answer["values"].items()} == cells
    found = {code: ratio["value"] for code, ratio in answer["ratios"].items()}
    assert {code: None if text is None else Fraction(text) for code, text in found.items()} == ratios


def _read(cell: Mapping[str, Any]) -> Given:
    letter = next(short for short, state in _STATES.items() if state.value == cell["state"])
    return letter, Decimal(cell["value"]) if cell["value"] is not None else cell.get("text")


def _shown_periods(year: Year, number: int) -> Iterator[tuple[str, int]]:
    for tail, last in PERIODS.items():
        if last > 2 or not year.born_in_july:
            yield f"{number}-{tail}", last


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Books]:
    kept = Books(tmp_path_factory.mktemp("years"))
    yield kept
    kept.close()


def test_the_small_catalogue_is_sound() -> None:
    assert check_catalogue(CATALOGUE) == ()


def test_the_oracle_knows_the_worked_example() -> None:
    cells, ratios = expected(WORKED, 2)
    assert [cells[code][1] for code in ("1.1", "1.2", "1.4", "1.5", "1.t")] == [10, 220, 220, 10, 230]
    assert ratios["1.r"] == Fraction("95.65")


def test_the_worked_example_of_six_months(books: Books) -> None:
    workspace, number = books.keep(WORKED)
    answer = show_data(workspace, Period(PeriodKind.HALF, number))
    shown = [answer["values"][code]["value"] for code in ("1.1", "1.2", "1.4", "1.5", "1.t")]
    assert shown == ["10", "220", "220", "10", "230"]
    _check(answer, WORKED, 2)


@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(years)
def test_every_roll_up_of_a_thousand_years_is_exact(books: Books, year: Year) -> None:
    workspace, number = books.keep(year)
    # The year adds up all four quarters; the shorter periods take turns.
    periods = list(_shown_periods(year, number))
    for code, last in (periods[-1], periods[number % (len(periods) - 1)]):
        period = read_period(code)
        assert period is not None
        _check(show_data(workspace, period), year, last)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@example(WORKED)
@given(years)
def test_the_command_line_says_the_same(books: Books, capsys: pytest.CaptureFixture[str], year: Year) -> None:
    workspace, number = books.keep(year)
    with workspace.store.writing("test", "catalogue") as shelves:
        shelves.catalogues.put(CATALOGUE.id, json.loads(json.dumps(write_catalogue(CATALOGUE))))
    workspace.store.close()
    books.workspace = None
    desk = Desk(workspace.folder, capsys)
    for code, last in _shown_periods(year, number):
        _check(desk.does("report", "show", "--period", code), year, last)
