"""E-mail as a way of handing over: the draft, files too large for one, left-out files as a package of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.services.mails import attach, attached

from xacai.domain.report import ReportState
from xacai.services import demonstrating, enclosing, reporting, sampling
from xacai.services.workspace import Workspace
from xacai.ui.printing import output
from xacai.ui.submitting.handover_view import MAIL
from xacai.ui.submitting.page import SubmittingPage

Open = Callable[[], SubmittingPage]
LEFT = Qt.MouseButton.LeftButton
PERIOD = sampling.sample_documents().report_period


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the person chooses."""
    folder = tmp_path / "Thư gửi"
    folder.mkdir()
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *args: str(folder))
    return folder


def written(qtbot: QtBot, page: SubmittingPage) -> None:
    """Wait for the draft."""
    qtbot.waitUntil(lambda: page.handover.action.title.text() == "Đã ghi thư nháp", timeout=15_000)


def test_a_draft_is_written_and_opened(
    qtbot: QtBot, open_page: Open, numbered: Workspace, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(output, "open_file", lambda path: bool(opened.append(path)) or True)
    page = open_page()
    page.handover.choose(MAIL)
    action = page.handover.action
    assert action.button.text() == "Ghi thư nháp…" and not action.other.isVisible()
    qtbot.mouseClick(action.button, LEFT)
    written(qtbot, page)
    (draft,) = out.iterdir()
    assert len(attached(draft)) == 2
    assert reporting.get_report(numbered, PERIOD).state is ReportState.HANDED_OVER
    assert page.history.model.rows[0].cells[4].text == f"Thư nháp {draft.name}"
    qtbot.mouseClick(action.button, LEFT)
    assert opened == [draft]
    page.handover.choose("folder")
    page.handover.choose(MAIL)
    assert action.button.text() == "Ghi lại thư nháp…" and draft.name in action.second.text()


def test_files_too_large_are_left_out_or_follow(
    qtbot: QtBot,
    open_page: Open,
    workspace: Workspace,
    out: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(enclosing, "MAIL_ROOM", 2000)
    attach(workspace, tmp_path, {"một.pdf": 1500, "hai.pdf": 1400})
    report = demonstrating.finish_report(workspace)
    enclosing.choose(
        workspace, report, {item.file.sha256 for item in enclosing.enclosures(workspace, report).items}
    )
    page = open_page()
    action = page.handover.action
    page.handover.choose(MAIL)
    assert "18 MB" in action.second.text() and action.button.text() == "Để lại tệp, ghi thư nháp…"
    qtbot.mouseClick(action.button, LEFT)
    written(qtbot, page)
    assert len(list(out.iterdir())) == 1
    page.handover.choose("folder")
    page.handover.choose(MAIL)
    assert "1 tệp để lại" in action.second.text()
    qtbot.mouseClick(action.other, LEFT)
    written(qtbot, page)
    assert len(list(out.iterdir())) == 2


def test_left_out_files_are_written_as_a_package(
    qtbot: QtBot, open_page: Open, workspace: Workspace, out: Path, tmp_path: Path
) -> None:
    attach(workspace, tmp_path, {"một.pdf": 1500})
    demonstrating.finish_report(workspace)
    page = open_page()
    assert not page.enclosed.follow_button.isVisible()
    (box,) = page.enclosed.boxes.values()
    box.click()
    assert page.enclosed.follow_button.isVisible()
    qtbot.mouseClick(page.enclosed.follow_button, LEFT)
    qtbot.waitUntil(lambda: page.message.isVisible(), timeout=10_000)
    (parcel,) = out.iterdir()
    assert "_evidence_" in parcel.name
    row = next(row for row in page.history.model.rows if row.cells[0].text.startswith("Tài liệu kiểm chứng"))
    assert row.cells[6].text == "Tệp gửi riêng, không có biên nhận"
    assert reporting.get_report(workspace, PERIOD).state is ReportState.NUMBERED


def test_a_folder_that_vanished_is_said_and_tried_again(
    qtbot: QtBot, open_page: Open, numbered: Workspace, out: Path
) -> None:
    out.rmdir()
    page = open_page()
    page.handover.choose(MAIL)
    qtbot.mouseClick(page.handover.action.button, LEFT)
    qtbot.waitUntil(lambda: page.handover.action.title.text() == "Chưa ghi được", timeout=5000)
    out.mkdir()
    qtbot.mouseClick(page.handover.action.button, LEFT)
    written(qtbot, page)
