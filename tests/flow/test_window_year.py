"""The sample commune's whole year through the real window: quý I, 6 tháng, quý III, năm.

The office above answers with files: it accepts, it sends the half-year report back with a remark. The plan is amended
and a newer catalogue comes. At the end every report is printed again, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.flow.figures import Figures, newer_catalogue
from tests.flow.hands import Officer, at_the_window, type_cell
from tests.flow.stages import (
    check_and_finalise,
    fill_the_report,
    hand_over,
    set_up_the_office,
    take_in_the_plan,
)

from xacai.bootstrap import open_workspace
from xacai.domain.answer import Answered, Remark
from xacai.domain.indicator import Cell
from xacai.domain.period import Period, PeriodKind, quarter
from xacai.domain.report import ReportState
from xacai.services import (
    answering,
    computing,
    planning,
    receiving,
    reporting,
    sampling,
    setting_up,
)
from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.planning.page import PlanningPage
from xacai.ui.reporting.catalogue_move import MoveDialog
from xacai.ui.reporting.page import ReportingPage
from xacai.ui.settings.catalogues import CatalogueSection
from xacai.ui.settings.page import SettingsPage
from xacai.ui.submitting.handover_view import FOLDER
from xacai.ui.submitting.page import SubmittingPage

QUARTER_1, HALF = quarter(2026, 1), Period(PeriodKind.HALF, 2026)
QUARTER_3, YEAR = quarter(2026, 3), Period(PeriodKind.YEAR, 2026)


class Calendar:
    """The PC's clock, moved on by the story."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 1, 12, 8, 0)

    def __call__(self) -> datetime:
        return self.moment

    def turn(self, month: int, day: int) -> None:
        self.moment = datetime(2026, month, day, 8, 30)


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def workspace(calendar: Calendar, tmp_path: Path) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path / "xa", now=calendar)
    yield opened
    opened.close()


@pytest.fixture
def above(calendar: Calendar, tmp_path: Path) -> Iterator[Workspace]:
    """The office above; it works without a window here."""
    opened = open_workspace(tmp_path / "tinh", now=calendar)
    setting_up.found_office(opened, sampling.sample_receiver())
    yield opened
    opened.close()


@pytest.fixture
def officer(qtbot: QtBot, workspace: Workspace, root: Path) -> Iterator[Officer]:
    with at_the_window(qtbot, workspace, root / "build" / "screenshots" / "year") as officer:
        yield officer


def test_a_year_through_the_window(
    officer: Officer,
    workspace: Workspace,
    above: Workspace,
    calendar: Calendar,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    figures = Figures()
    post = Post(officer, workspace, above, tmp_path, monkeypatch)
    set_up_the_office(officer, workspace)
    take_in_the_plan(officer, workspace)
    post.exchange_cards()

    # Quý I is accepted.
    calendar.turn(3, 16)
    post.report(QUARTER_1, figures.quarter(1), "41/BC-UBND", date(2026, 3, 16))
    post.answered(QUARTER_1, Answered.ACCEPTED)
    assert post.state(QUARTER_1) is ReportState.ACCEPTED

    # The plan is amended in April.
    calendar.turn(4, 10)
    amend_the_plan(officer, workspace)

    # 6 tháng comes back with a remark, and is corrected.
    calendar.turn(6, 15)
    post.report(HALF, figures.quarter(2), "76/BC-UBND", date(2026, 6, 15))
    post.answered(HALF, Answered.RETURNED, Remark("cell 3.3.3.2", "Đề nghị rà soát số hồ sơ đúng hạn"))
    assert post.state(HALF) is ReportState.RETURNED
    officer.picture("returned")
    calendar.turn(6, 18)
    figures.move_on_time_to_late(2, 3)
    correct(officer, figures.quarter(2))
    post.send(HALF, "78/BC-UBND", date(2026, 6, 18))
    assert reporting.get_report(workspace, HALF).revision == 2
    post.answered(HALF, Answered.ACCEPTED)

    # Quý III is begun; then a newer catalogue comes, and the report goes over to it.
    calendar.turn(9, 15)
    post.look_at(QUARTER_3)
    fill_the_report(officer, workspace, QUARTER_3, national(figures.quarter(3)))
    take_catalogue_in(officer, newer_catalogue(tmp_path), monkeypatch)
    move_the_report(officer)
    assert reporting.get_report(workspace, QUARTER_3).catalogue == "national-2025@2"
    post.send(QUARTER_3, "121/BC-UBND", date(2026, 9, 15))

    # Năm.
    calendar.turn(12, 15)
    post.report(YEAR, figures.quarter(4), "188/BC-UBND", date(2026, 12, 15))
    shown = reporting.get_report(workspace, YEAR)
    rolled = computing.facts(workspace, shown).cumulative
    wanted = figures.rolled(1, 2, 3, 4)
    assert {code: rolled[code].amount for code in wanted if "own" not in code} == {
        code: amount for code, amount in wanted.items() if "own" not in code
    }

    # Everything comes out again as it went.
    for period, folder in post.sent.items():
        again = tmp_path / f"lai-{period.code}"
        again.mkdir()
        post.look_at(period)
        hand_over_again(officer, again, monkeypatch)
        for path in folder.iterdir():
            assert (again / path.name).read_bytes() == path.read_bytes(), path.name


class Post:
    """What goes to the office above and comes back, by files in folders."""

    def __init__(
        self,
        officer: Officer,
        workspace: Workspace,
        above: Workspace,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        self.officer, self.workspace, self.above = officer, workspace, above
        self.folder, self.monkeypatch = folder, monkeypatch
        self.sent: dict[Period, Path] = {}

    def exchange_cards(self) -> None:
        for giver, taker in ((self.workspace, self.above), (self.above, self.workspace)):
            card = setting_up.write_office_card(giver, self.folder / f"{giver.folder.name}.xacai-card")
            setting_up.trust_card(taker, card.path, fingerprint=setting_up.own_card(giver).fingerprint)

    def look_at(self, period: Period) -> None:
        """The period, by the upper bar."""
        self.officer.inputs += 2
        self.officer.window.set_scope(Scope(2026, period.code))

    def report(self, period: Period, cells: Mapping[str, Cell], number: str, day: date) -> None:
        """A report from its beginning to the folder that goes to the office above."""
        self.look_at(period)
        fill_the_report(self.officer, self.workspace, period, national(cells))
        self.send(period, number, day)

    def send(self, period: Period, number: str, day: date) -> None:
        check_and_finalise(self.officer, self.workspace, period, number, day)
        stick = self.folder / f"gui-{number.partition('/')[0]}"
        stick.mkdir()
        hand_over(self.officer, self.workspace, period, stick, self.monkeypatch)
        self.sent[period] = stick
        taken = receiving.receive(self.above, next(stick.glob("*.xacai")))
        assert taken.outcome.value == "stored"

    def answered(self, period: Period, verdict: Answered, *remarks: Remark) -> None:
        """The office above answers with a file, which is opened at the commune."""
        answer = answering.review(
            self.above, "97213", period.code, verdict, words="Đã xem", remarks=remarks, by="Phan Văn Lộc"
        )
        written = answering.write_feedback(self.above, answer, self.folder / "tra-loi")
        names = ([str(written.path)], "")
        self.monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileNames", lambda *args: names)
        page = self.officer.page("submitting", SubmittingPage)
        self.officer.click(page.history.take_button)
        self.officer.qtbot.waitUntil(
            lambda: self.state(period) is not ReportState.HANDED_OVER, timeout=10_000
        )

    def state(self, period: Period) -> ReportState:
        return reporting.get_report(self.workspace, period).state


def national(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """Without indicators of the office's own."""
    return {code: cell for code, cell in cells.items() if "own" not in code}


def amend_the_plan(officer: Officer, workspace: Workspace) -> None:
    """An amendment is opened with its legal basis and issued under a number of its own."""
    page = officer.page("planning", PlanningPage)
    officer.click(page.next_button)
    opening = page.steps.amend_panel
    assert opening is not None
    officer.write("Quyết định số 77/QĐ-UBND ngày 08/4/2026", opening.basis)
    officer.click(opening.confirm)
    officer.click(page.next_button)
    issuing = page.steps.issue_panel
    assert issuing is not None
    issuing.number.selectAll()
    officer.write("33/KH-UBND", issuing.number)
    issuing.day.set_day(date(2026, 4, 10))
    officer.click(issuing.confirm)
    plan = planning.get_plan(workspace, "2026/cchc")
    assert (plan.head.number, plan.revision) == ("33/KH-UBND", 1)


def correct(officer: Officer, cells: Mapping[str, Cell]) -> None:
    """The correction is opened with its reason; two cells are typed anew."""
    page = officer.page("submitting", SubmittingPage)
    officer.click(page.correct_button)
    dialog = page._reason_dialog
    assert dialog is not None
    officer.write("Rà soát lại hồ sơ đúng hạn", dialog.field)
    officer.click(dialog.button)
    report = officer.page("reporting", ReportingPage)
    for code in ("3.3.3.2", "3.3.3.3"):
        type_cell(officer, report, code, cells[code])
    officer.picture("correction")
    assert report.leave()


def take_catalogue_in(officer: Officer, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newer catalogue's file, by the settings page."""
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *args: (str(path), ""))
    page = officer.page("settings", SettingsPage)
    page.show_place("catalogues")
    section = page.findChild(CatalogueSection)
    assert section is not None
    officer.click(section.import_button)
    known = section.workspace.catalogues
    officer.qtbot.waitUntil(lambda: "national-2025@2" in known, timeout=10_000)
    officer.qtbot.wait(100)


def move_the_report(officer: Officer) -> None:
    """The strip over the open report asks; the dialog shows what changes and moves it."""
    page = officer.page("reporting", ReportingPage)
    assert page.move_strip.isVisible()
    officer.click(page.move_strip.look_button)
    dialog = page.move_strip.findChild(MoveDialog)
    assert dialog is not None
    officer.click(dialog.move_button)
    officer.picture("moved")


def hand_over_again(officer: Officer, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bundle and paper of a report that went long ago, once more."""
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *args: str(folder))
    page = officer.page("submitting", SubmittingPage)
    page.handover.choose(FOLDER)
    officer.click(page.handover.action.button)
    officer.qtbot.waitUntil(lambda: len(list(folder.iterdir())) == 2, timeout=15_000)
    officer.qtbot.waitUntil(lambda: "Đã ghi" in page.handover.action.title.text(), timeout=5000)
