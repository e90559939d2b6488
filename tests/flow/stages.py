"""Stages of the stories through the window: set up, take the plan in, fill a report, lock it, hand it over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from tests.flow.hands import ENTER, Officer, type_cell

from xacai.domain.indicator import Cell, CellState
from xacai.domain.period import Period
from xacai.domain.plan import PlanState
from xacai.domain.progress import Mark
from xacai.domain.report import ReportState
from xacai.services import planning, reporting, sampling
from xacai.services.workspace import Workspace
from xacai.ui.first_start.page import FirstStart
from xacai.ui.planning.page import PlanningPage
from xacai.ui.progress.page import ProgressPage
from xacai.ui.reporting.page import ReportingPage
from xacai.ui.submitting.handover_view import FOLDER
from xacai.ui.submitting.page import SubmittingPage

PAPERS = sampling.sample_documents()


def national_cells(workspace: Workspace, part: Period) -> dict[str, Cell]:
    """The sample's figures of a quarter; indicators of the office's own are another story."""
    catalogue = workspace.catalogue_of_year(part.year)
    every = sampling.sample_values(part)
    return {code: cell for code, cell in every.items() if catalogue.row(code) is not None}


def set_up_the_office(officer: Officer, workspace: Workspace) -> None:
    """Four short steps by keyboard."""
    first = officer.window.findChild(FirstStart)
    assert first is not None
    officer.picture("first-start")
    for words in (
        "UBND xã Tam Nhuận",
        "97213",
        "",
        "01/07/2025",
        "Sở Nội vụ tỉnh Vân Giang",
        "97",
        "Đặng Hữu Khiêm",
    ):
        if words:
            officer.write(words)
        officer.press(ENTER)
    officer.press(ENTER)  # reports to the office above, as proposed
    officer.picture("first-plan")
    officer.press(ENTER)  # open the document that was issued, as proposed
    assert workspace.office().name == "Ủy ban nhân dân xã Tam Nhuận"


def take_in_the_plan(officer: Officer, workspace: Workspace) -> None:
    """The issued document becomes the plan, with its number and day."""
    page = officer.page("planning", PlanningPage)
    page.intake.read_file(PAPERS.plan_file)
    officer.qtbot.waitUntil(lambda: page.intake.busy, timeout=10_000)
    officer.picture("intake")
    officer.click(page.intake.desk.accept_button)
    officer.picture("plan")
    officer.click(page.next_button)
    panel = page.steps.issue_panel
    assert panel is not None
    panel.number.setFocus()
    panel.number.selectAll()
    officer.write(PAPERS.plan_number, panel.number)
    panel.day.set_day(PAPERS.plan_day)
    officer.click(panel.confirm)
    plan = planning.get_plan(workspace, PAPERS.plan_key)
    assert (plan.state, plan.head.number, len(plan.tasks)) == (PlanState.ISSUED, PAPERS.plan_number, 45)
    officer.picture("plan-issued")


def record_progress(officer: Officer, workspace: Workspace) -> None:
    """A few tasks by keyboard: the row, then 3 for done."""
    page = officer.page("progress", ProgressPage)
    for key in ("I.1/1", "I.3/1", "I.4/1"):
        page.show_place(f"task {key}")
        officer.press(Qt.Key.Key_3, page.views.grid)
    officer.picture("progress")
    assert page.leave()
    with workspace.store.reading() as shelves:
        marks = {entry.task_key: entry.mark for entry in shelves.progress.entries(PAPERS.plan_key)}
    assert marks == {"I.1/1": Mark.DONE, "I.3/1": Mark.DONE, "I.4/1": Mark.DONE}


def fill_the_report(
    officer: Officer, workspace: Workspace, period: Period, cells: Mapping[str, Cell]
) -> None:
    """Every figure by the number pad, every section drafted from them or written."""
    page = officer.page("reporting", ReportingPage)
    begin = page._empty
    assert begin is not None
    officer.click(begin.buttons[0])
    catalogue = page.desk.sheet.catalogue
    for row in catalogue.rows():
        if row.typed:
            type_cell(officer, page, row.code, cells[row.code])
    officer.picture("figures")
    for section in catalogue.outline:
        if section.required:
            page.show_place(f"section {section.code}")
            panel = page.middle.words
            if panel.draft():
                officer.click(panel.accept_button)
            else:
                officer.write("Thực hiện theo Kế hoạch đã ban hành.", panel.editor)
    page.show_place("section II.2")
    officer.picture("words")
    assert page.leave()
    report = reporting.get_report(workspace, period)
    typed = {code: cell for code, cell in report.values.items() if cell.state is not CellState.UNTOUCHED}
    assert {code: (cell.state, cell.number, cell.text) for code, cell in typed.items()} == {
        code: (cell.state, cell.number, cell.text) for code, cell in cells.items()
    }


def check_and_finalise(
    officer: Officer, workspace: Workspace, period: Period, number: str, day: date
) -> None:
    """Each warning gets its reason, then the report is locked and numbered."""
    page = officer.page("submitting", SubmittingPage)
    officer.picture("check")
    for row in page.check.rows:
        if row.finding.reason:
            # A correction keeps the reasons of what it corrects.
            continue
        assert row.field is not None, row.finding
        row.field.setFocus()
        officer.write("Đã rà soát, đúng thực tế.", row.field)
        officer.press(ENTER, row.field)
    officer.qtbot.waitUntil(lambda: page.check.button.isEnabled(), timeout=5000)
    officer.click(page.check.button)
    panel = page.number
    officer.qtbot.waitUntil(panel.isVisible, timeout=5000)
    officer.write(number, panel.number)
    panel.day.set_day(day)
    officer.picture("number")
    officer.click(panel.button)
    report = reporting.get_report(workspace, period)
    assert (report.state, report.particulars.number) == (ReportState.NUMBERED, number)
    assert report.particulars.day == day


def hand_over(
    officer: Officer, workspace: Workspace, period: Period, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bundle and paper into the folder, read back."""
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *args: str(stick))
    page = officer.page("submitting", SubmittingPage)
    page.handover.choose(FOLDER)
    officer.click(page.handover.action.button)

    def gone() -> bool:
        return reporting.get_report(workspace, period).state is ReportState.HANDED_OVER

    officer.qtbot.waitUntil(gone, timeout=15_000)
    officer.qtbot.waitUntil(lambda: "Đã ghi" in page.handover.action.title.text(), timeout=5000)
    officer.picture("handed-over")
    assert sorted(path.suffix for path in stick.iterdir()) == [".pdf", ".xacai"]
