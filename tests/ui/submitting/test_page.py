"""The three steps, driven through the widgets as an officer would."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from xacai.domain.indicator import value
from xacai.domain.report import ReportState, reason_key, with_cell
from xacai.services import computing, reporting, sampling
from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.submitting.page import SubmittingPage
from xacai.ui.submitting.view import CHECK, HAND_OVER, NUMBER
from xacai.ui.widgets.button import Button

PERIOD = sampling.sample_documents().report_period
OpenPage = Callable[[], SubmittingPage]
LEFT = Qt.MouseButton.LeftButton


def state(workspace: Workspace) -> ReportState:
    """The report's state in the store."""
    return reporting.get_report(workspace, PERIOD).state


def test_reasons_typed_beside_warnings_are_stored_and_open_the_way(
    qtbot: QtBot, open_page: OpenPage, workspace: Workspace
) -> None:
    page = open_page()
    fields = [row.field for row in page.check.rows if row.field is not None]
    assert len(fields) == len(computing.check(workspace, reporting.get_report(workspace, PERIOD)))
    assert not page.check.button.isEnabled() and str(len(fields)) in page.check.why.text()
    for place, field in enumerate(fields):
        field.setFocus()
        qtbot.keyClicks(field, f"Da kiem tra lai {place}")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.check.button.isEnabled(), timeout=5000)
    kept = reporting.get_report(workspace, PERIOD).reasons
    assert sorted(kept.values()) == [f"Da kiem tra lai {place}" for place in range(len(fields))]
    qtbot.mouseClick(page.check.button, LEFT)
    qtbot.waitUntil(lambda: page.step == NUMBER, timeout=5000)
    assert state(workspace) is ReportState.FINALISED
    assert page.number.code.text() == reporting.check_code_of(
        workspace, reporting.get_report(workspace, PERIOD)
    )


def test_a_reason_is_stored_without_leaving_its_field(
    qtbot: QtBot, open_page: OpenPage, workspace: Workspace
) -> None:
    page = open_page()
    row = next(row for row in page.check.rows if row.field is not None)
    assert row.field is not None
    qtbot.keyClicks(row.field, "Dung thuc te")
    qtbot.waitUntil(
        lambda: reporting.get_report(workspace, PERIOD).reasons.get(row.finding.key) == "Dung thuc te",
        timeout=5000,
    )
    assert row.field.text() == "Dung thuc te"


def test_leaving_the_page_keeps_a_reason_at_once_and_an_emptied_one_is_taken_back(
    qtbot: QtBot, open_page: OpenPage, workspace: Workspace
) -> None:
    page = open_page()
    row = next(row for row in page.check.rows if row.field is not None)
    assert row.field is not None
    qtbot.keyClicks(row.field, "x")
    assert page.leave()
    assert reporting.get_report(workspace, PERIOD).reasons == {row.finding.key: "x"}
    qtbot.keyClick(row.field, Qt.Key.Key_Backspace)
    page.leave()
    assert reporting.get_report(workspace, PERIOD).reasons == {}


def test_an_error_names_its_cell_and_leads_there(
    qtbot: QtBot, open_page: OpenPage, workspace: Workspace
) -> None:
    report = reporting.get_report(workspace, PERIOD)
    catalogue = workspace.catalogue(report.catalogue)
    broken = with_cell(report, "3.3.3.5", value(9999)) if catalogue.row("3.3.3.5") else report
    reporting.save_report(workspace, broken, report)
    errors = [issue for issue in computing.check(workspace, broken) if issue.severity == "error"]
    if not errors:
        pytest.fail("the sample no longer has an error to show")
    page = open_page()
    first = page.check.rows[0]
    assert first.finding.mark == "error" and first.field is None
    assert not page.check.button.isEnabled()
    jump = first.findChild(Button)
    with qtbot.waitSignal(page.go) as went:
        qtbot.mouseClick(jump, LEFT)
    assert went.args == ["reporting", first.finding.place]
    assert first.finding.place.startswith("cell ")
    assert first.finding.key == reason_key(errors[0])


def test_number_day_and_signer_are_stored_and_the_code_stays(
    qtbot: QtBot, open_page: OpenPage, workspace: Workspace
) -> None:
    report = reporting.get_report(workspace, PERIOD)
    reporting.finalise(workspace, PERIOD, sampling.reasons_for(workspace, report))
    page = open_page()
    code, panel = page.number.code.text(), page.number
    assert panel.signer.text() == workspace.office().signer_name
    assert panel.authority.toPlainText() == "\n".join(workspace.office().signer_authority)
    assert not panel.button.isEnabled() and panel.why.text()
    qtbot.keyClicks(panel.number, "7/BC-UBND")
    panel.day.clear()
    assert not panel.button.isEnabled()
    qtbot.keyClicks(panel.day, "15/9/2026")
    qtbot.mouseClick(panel.button, LEFT)
    kept = reporting.get_report(workspace, PERIOD)
    assert (kept.state, kept.particulars.number) == (ReportState.NUMBERED, "7/BC-UBND")
    assert f"{kept.particulars.day:%d/%m/%Y}" == "15/09/2026"
    assert page.step == HAND_OVER and page.handover.code.text() == code


def test_reopening_makes_it_a_draft_again(qtbot: QtBot, open_page: OpenPage, numbered: Workspace) -> None:
    page = open_page()
    page.strip.chosen.emit(NUMBER)
    qtbot.mouseClick(page.number.reopen, LEFT)
    assert state(numbered) is ReportState.DRAFT and page.step == CHECK


def test_a_period_without_a_report_leads_to_the_report_page(qtbot: QtBot, workspace: Workspace) -> None:
    page = SubmittingPage(workspace)
    qtbot.addWidget(page)
    page.load(Scope(2026, "2026-Y"))
    page.show()
    assert page.empty.isVisible() and not page.check.isVisible() and page.history.isVisible()
    with qtbot.waitSignal(page.go) as went:
        qtbot.mouseClick(page.empty.buttons[0], LEFT)
    assert went.args == ["reporting", ""]


def test_done_steps_may_be_visited_later_ones_not(open_page: OpenPage, numbered: Workspace) -> None:
    page = open_page()
    assert page.step == HAND_OVER and page.handover.isVisible()
    page.strip.chosen.emit(CHECK)
    assert page.check.isVisible() and not page.check.button.isVisible()
    assert len(page.check.rows) == len(reporting.get_report(numbered, PERIOD).reasons)
