"""Handing over, writing again, printing: what lands on the disk and what is said."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from xacai.domain.report import ReportState
from xacai.files.disk import Disk
from xacai.services import publishing, receiving, reporting, sampling
from xacai.services.submitting import export_report
from xacai.services.workspace import Workspace
from xacai.ui.drives import Drive
from xacai.ui.printing import output as printing
from xacai.ui.submitting.handover_view import FOLDER, PRINT
from xacai.ui.submitting.page import SubmittingPage

PERIOD = sampling.sample_documents().report_period
OpenPage = Callable[[], SubmittingPage]
LEFT = Qt.MouseButton.LeftButton


def choose(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """The person answers every question for a folder with this one."""
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *args: str(folder))


def state(workspace: Workspace) -> ReportState:
    """The report's state in the store."""
    return reporting.get_report(workspace, PERIOD).state


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
