"""The three steps, driven through the widgets as an officer would."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from xacai.domain.indicator import value
from xacai.domain.report import ReportState, reason_key, with_cell
from xacai.files.disk import Disk
from xacai.services import computing, publishing, receiving, reporting, sampling
from xacai.services.submitting import export_report
from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.submitting import printing
from xacai.ui.submitting.drives import Drive
from xacai.ui.submitting.handover_view import FOLDER, PRINT
from xacai.ui.submitting.page import SubmittingPage
from xacai.ui.submitting.view import CHECK, HAND_OVER, NUMBER
from xacai.ui.widgets.button import Button

PERIOD = sampling.sample_documents().report_period
OpenPage = Callable[[], SubmittingPage]
LEFT = Qt.MouseButton.LeftButton


def choose(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """The person answers every question for a folder with this one."""
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *args: str(folder))


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


def test_export_to_a_folder_leaves_both_files_whole_and_says_so(
    qtbot: QtBot, open_page: OpenPage, numbered: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "Gửi Sở"
    out.mkdir()
    choose(monkeypatch, out)
    page = open_page()
    page.handover.choose(FOLDER)
    qtbot.mouseClick(page.handover.action.button, LEFT)
    qtbot.waitUntil(lambda: state(numbered) is ReportState.HANDED_OVER, timeout=10_000)
    qtbot.waitUntil(lambda: page.handover.action.title.text() == "Đã ghi vào thư mục", timeout=5000)
    bundle = next(out.glob("*.xacai"))
    assert len(list(out.iterdir())) == 2
    _bundle, verdict = receiving.verify_bundle(bundle, receiving.known_cards(numbered))
    assert verdict.whole and verdict.genuine and verdict.check_code == page.handover.code.text()
    row = next(row for row in page.history.model.rows if row.cells[5].tooltip == verdict.check_code)
    assert [cell.text for cell in row.cells[:3]] == ["Báo cáo quý III/2026", "Bản 1", "121/BC-UBND"]
    assert row.cells[6].text == "Chờ biên nhận"
    with qtbot.waitSignal(page.go) as went:
        qtbot.mouseClick(page.handover.action.button, LEFT)
    assert went.args == ["home", ""]


def test_a_stick_is_found_by_itself_and_may_be_taken_out_after_writing(
    qtbot: QtBot, open_page: OpenPage, numbered: Workspace, tmp_path: Path
) -> None:
    stick = tmp_path / "KINGMAX"
    stick.mkdir()
    page = open_page()
    page.handover.find_sticks = lambda: (Drive("KINGMAX", stick, 5_000_000_000),)
    page.handover.look_for_drives()
    assert page.handover.way == str(stick)
    qtbot.mouseClick(page.handover.action.button, LEFT)
    qtbot.waitUntil(lambda: page.handover.action.title.text() == "Có thể rút USB", timeout=10_000)
    assert len(list(stick.iterdir())) == 2
    page.handover.find_sticks = lambda: ()
    page.handover.look_for_drives()
    assert page.handover.action.title.text() == "Có thể rút USB"


def test_a_folder_that_refuses_is_said_in_place_and_tried_again(
    qtbot: QtBot, open_page: OpenPage, numbered: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    choose(monkeypatch, gone)
    page = open_page()
    action = page.handover.action
    page.handover.choose(FOLDER)
    qtbot.mouseClick(action.button, LEFT)
    qtbot.waitUntil(lambda: action.title.text() == "Chưa ghi được", timeout=5000)
    assert str(gone) in action.second.text() and not gone.exists()
    assert state(numbered) is ReportState.NUMBERED
    gone.mkdir()
    qtbot.mouseClick(action.button, LEFT)
    qtbot.waitUntil(lambda: action.title.text() == "Đã ghi vào thư mục", timeout=10_000)
    assert state(numbered) is ReportState.HANDED_OVER


def test_a_read_only_folder_is_refused_with_what_to_do(
    qtbot: QtBot, open_page: OpenPage, numbered: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "stick"
    target.mkdir()
    choose(monkeypatch, target)

    create = Disk.create

    def read_only(disk: Disk, path: Path, mode: int) -> int:
        if path.parent == target:
            raise OSError(errno.EROFS, "Read-only file system")
        return create(disk, path, mode)

    monkeypatch.setattr(Disk, "create", read_only)
    page = open_page()
    page.handover.choose(FOLDER)
    qtbot.mouseClick(page.handover.action.button, LEFT)
    qtbot.waitUntil(lambda: page.handover.action.title.text() == "Chưa ghi được", timeout=5000)
    assert page.handover.action.second.text().startswith(f"Không ghi được vào {target}")
    assert list(target.iterdir()) == [] and state(numbered) is ReportState.NUMBERED


def test_a_sent_report_is_corrected_with_a_reason(
    qtbot: QtBot, open_page: OpenPage, numbered: Workspace, tmp_path: Path
) -> None:
    export_report(numbered, PERIOD, tmp_path)
    page = open_page()
    qtbot.mouseClick(page.correct_button, LEFT)
    dialog = page._reason_dialog
    assert dialog is not None and not dialog.button.isEnabled()
    qtbot.keyClicks(dialog.field, "Nham o 3.3.5")
    with qtbot.waitSignal(page.go) as went:
        qtbot.mouseClick(dialog.button, LEFT)
    assert went.args == ["reporting", ""]
    report = reporting.get_report(numbered, PERIOD)
    assert (report.revision, report.state, report.correction_reason) == (2, ReportState.DRAFT, "Nham o 3.3.5")


def test_an_earlier_bundle_is_written_again_byte_for_byte(
    qtbot: QtBot, open_page: OpenPage, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "again"
    out.mkdir()
    choose(monkeypatch, out)
    page = open_page()
    first = page.history.model.rows[0]
    assert not page.history.again_button.isEnabled()
    page.history.grid.go_to(first.key)
    qtbot.mouseClick(page.history.again_button, LEFT)
    qtbot.waitUntil(lambda: page.message.isVisible(), timeout=5000)
    (written,) = out.iterdir()
    assert written.read_bytes() == (workspace.folder / "outbox" / written.name).read_bytes()


def test_the_issued_plan_is_written_from_here(
    qtbot: QtBot, open_page: OpenPage, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "plan"
    out.mkdir()
    choose(monkeypatch, out)
    page = open_page()
    qtbot.mouseClick(page.history.plan_button, LEFT)
    qtbot.waitUntil(lambda: len(list(out.iterdir())) == 2 and page.message.isVisible(), timeout=10_000)
    assert any(row.cells[0].text == "Kế hoạch năm 2026" for row in page.history.model.rows)


def test_a_period_without_a_report_leads_to_the_report_page(qtbot: QtBot, workspace: Workspace) -> None:
    page = SubmittingPage(workspace)
    qtbot.addWidget(page)
    page.load(Scope(2026, "2026-Y"))
    page.show()
    assert page.empty.isVisible() and not page.check.isVisible() and page.history.isVisible()
    with qtbot.waitSignal(page.go) as went:
        qtbot.mouseClick(page.empty.buttons[0], LEFT)
    assert went.args == ["reporting", ""]


def test_paper_goes_to_the_printer_page_by_page(
    qtbot: QtBot, open_page: OpenPage, numbered: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    support = pytest.importorskip("PySide6.QtPrintSupport")
    printer = support.QPrinter()
    printer.setOutputFormat(support.QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setResolution(72)
    monkeypatch.setattr(printing, "RESOLUTION", 36)
    monkeypatch.setattr(printing, "choose_printer", lambda parent, title: printer)
    page = open_page()
    page.handover.choose(PRINT)
    qtbot.mouseClick(page.handover.action.button, LEFT)
    qtbot.waitUntil(lambda: page.message.isVisible(), timeout=20_000)
    known = publishing.report_pdf(numbered, reporting.get_report(numbered, PERIOD))
    printed, made = pypdfium2.PdfDocument(tmp_path / "paper.pdf"), pypdfium2.PdfDocument(known)
    assert len(printed) == len(made)
    assert [printed[at].get_width() > 600 for at in range(len(made))] == [
        made[at].get_width() > 600 for at in range(len(made))
    ]
    printed.close()
    made.close()


def test_where_printing_is_missing_the_pdf_is_opened(
    qtbot: QtBot, open_page: OpenPage, numbered: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def missing(parent: object, title: str) -> None:
        raise ImportError("libcups.so.2")

    monkeypatch.setattr(printing, "choose_printer", missing)
    monkeypatch.setattr(printing, "open_file", lambda path: bool(opened.append(path)) or True)
    page = open_page()
    page.paper.print(reporting.get_report(numbered, PERIOD))
    qtbot.waitUntil(lambda: bool(opened), timeout=10_000)
    assert opened[0].read_bytes().startswith(b"%PDF")


def test_done_steps_may_be_visited_later_ones_not(open_page: OpenPage, numbered: Workspace) -> None:
    page = open_page()
    assert page.step == HAND_OVER and page.handover.isVisible()
    page.strip.chosen.emit(CHECK)
    assert page.check.isVisible() and not page.check.button.isVisible()
    assert len(page.check.rows) == len(reporting.get_report(numbered, PERIOD).reasons)
