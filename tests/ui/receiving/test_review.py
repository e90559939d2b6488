"""The review of one report: read-only, findings and outliers beside it, remarks on cells, accepted or returned."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.services import communes, offices
from tests.services.communes import Year, name_of
from tests.services.offices import QUARTER

from xacai.domain.answer import Answered
from xacai.services import answering, remarking
from xacai.services.receiving import receive
from xacai.services.reviewing import read_review
from xacai.services.workspace import Workspace
from xacai.ui.receiving import review_view as view
from xacai.ui.receiving.page import ReceivingPage

LEFT = Qt.MouseButton.LeftButton
CELL = "cell 7.3.1"


def open_review(qtbot: QtBot, page: ReceivingPage, office: str) -> None:
    """Show an office's report of quý III."""
    with qtbot.waitSignal(page.reviewing.opened, timeout=10_000):
        page.show_place(office)
    page.activateWindow()  # a slow machine showed the panel of progress, and its window had the keys


def remark_column(page: ReceivingPage) -> int:
    """The last column."""
    return len(page.review.grid.grid_model.columns) - 1


def remark(qtbot: QtBot, page: ReceivingPage, place: str, words: str) -> None:
    """Type a remark at a place, as an officer does."""
    grid = page.review.grid
    grid.go_to(place, remark_column(page))
    with qtbot.waitSignal(page.reviewing.drafted):
        grid.committed.emit(place, remark_column(page), words)


def answer_into(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """The answer is written there."""
    folder.mkdir(exist_ok=True)
    monkeypatch.setattr("xacai.ui.receiving.taking.find_drives", lambda: ())
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *args: str(folder))


def test_a_report_is_read_only_but_for_the_remarks(qtbot: QtBot, page: ReceivingPage) -> None:
    open_review(qtbot, page, communes.LATE)
    assert page.review.title.text() == f"{name_of(communes.LATE)}, quý III/2026"
    model, last = page.review.grid.grid_model, remark_column(page)
    for tab in (view.FIGURES, view.SECTIONS, view.TASKS, view.EVIDENCE):
        page.review.tabs.choose(tab)
        assert model.rows or tab == view.EVIDENCE, tab
        last = remark_column(page)
        editable = {at for row in model.rows for at, cell in enumerate(row.cells) if cell.editable}
        assert editable == (set() if tab == view.EVIDENCE else {last}), tab


def test_findings_and_outliers_stand_beside_and_lead_to_their_cell(qtbot: QtBot, page: ReceivingPage) -> None:
    open_review(qtbot, page, communes.LATE)
    rows = page.review.side.rows.rows
    outlier = next(row for row in rows if row.key.endswith(CELL))
    assert "99.000" in outlier.text
    page.review.tabs.choose(view.TASKS)
    page.review.side.rows.opened.emit(outlier.key)
    assert page.review.tabs.current == view.FIGURES and page.review.grid.place()[0] == CELL
    model = page.review.grid.grid_model
    cell = next(cell for cell in model.rows[model.place_of(CELL)].cells if cell.text == "99.000")
    assert "99.000" in cell.tooltip


def test_a_remark_is_kept_at_once_and_found_again(
    qtbot: QtBot, page: ReceivingPage, workspace: Workspace
) -> None:
    open_review(qtbot, page, communes.LATE)
    assert not page.review.side.return_button.isEnabled()
    remark(qtbot, page, CELL, " Gấp bảy lần kỳ trước?  ")
    assert remarking.read_draft(workspace, communes.LATE, QUARTER.code).remarks == {
        CELL: "Gấp bảy lần kỳ trước?"
    }
    assert page.review.side.return_button.isEnabled()
    remark(qtbot, page, "section I.1", "Bổ sung số kế hoạch.")
    page.review.side.words.insertPlainText("De nghi sua hai cho.")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.review.isVisible()
    open_review(qtbot, page, communes.LATE)
    draft = page.reviewing.draft
    assert draft is not None and draft.words == "De nghi sua hai cho." and len(draft.remarks) == 2
    remark(qtbot, page, CELL, "")
    assert list(remarking.read_draft(workspace, communes.LATE, QUARTER.code).remarks) == ["section I.1"]


def test_a_returned_report_comes_back_to_its_office_with_the_remark_at_the_cell(
    qtbot: QtBot, page: ReceivingPage, workspace: Workspace, year: Year, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory,
) -> None:  # fmt: skip
    base = tmp_path_factory.getbasetemp()
    receive(workspace, offices.sent(base).exported.bundle.path)
    page.refresh()
    open_review(qtbot, page, communes.SAMPLE)
    remark(qtbot, page, CELL, "Đề nghị kiểm tra.")
    page.review.side.by.insert("Mạc Thị Hồng Vinh")
    out = tmp_path / "tra-loi"
    answer_into(monkeypatch, out)
    with qtbot.waitSignal(page.reviewing.answered, timeout=10_000):
        qtbot.mouseClick(page.review.side.return_button, LEFT)
    (feedback,) = out.glob("*.xacai")
    assert page.message.tone == "ok" and feedback.name in page.message.label.text()
    qtbot.waitUntil(lambda: "Mạc Thị Hồng Vinh" in page.review.side.given.text(), timeout=5000)
    model = page.review.grid.grid_model
    assert model.cell(model.place_of(CELL), remark_column(page)).text == "Đã nêu: Đề nghị kiểm tra."
    assert _at_the_commune(base, tmp_path, workspace, feedback) == ["Đề nghị kiểm tra."]


def _at_the_commune(base: Path, tmp_path: Path, above: Workspace, feedback: Path) -> list[str]:
    """The feedback taken in where the report came from; the remarks there."""
    import shutil

    from xacai.services import setting_up

    below = offices.open_at(shutil.copytree(offices.sent(base).folder, tmp_path / "below"))
    offices.trust(below, setting_up.write_office_card(above, tmp_path / "above.xacai-card").path)
    told = receive(below, feedback)
    assert told.outcome.value == "stored", told
    from xacai.services.reporting import get_report

    report = get_report(below, QUARTER)
    with below.store.reading() as shelves:
        held = shelves.answers.list("received", office=report.office, period=QUARTER.code)
    below.close()
    return [remark.words for answer in held for remark in answer.remarks if remark.where == CELL]


def test_accepting_writes_the_answer_and_goes_on(
    qtbot: QtBot, page: ReceivingPage, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_review(qtbot, page, communes.GAPPED)
    page.review.side.by.insert("Mạc Thị Hồng Vinh")
    answer_into(monkeypatch, tmp_path / "out")
    with qtbot.waitSignal(page.reviewing.answered, timeout=10_000):
        qtbot.mouseClick(page.review.side.accept_button, LEFT)
    review = read_review(workspace, communes.GAPPED, QUARTER)
    assert view.standing_words(review).startswith("Đã tiếp nhận 18/9/2026")
    qtbot.waitUntil(lambda: not page.review.side.accept_button.isEnabled(), timeout=5000)
    assert page.review.side.write_button.isVisible()
    with qtbot.waitSignal(page.reviewing.answered, timeout=10_000):
        qtbot.mouseClick(page.review.side.write_button, LEFT)
    assert len(list((tmp_path / "out").glob("*.xacai"))) == 1


def test_without_a_folder_nothing_is_answered(
    qtbot: QtBot, page: ReceivingPage, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_review(qtbot, page, communes.GAPPED)
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *args: "")
    qtbot.mouseClick(page.review.side.accept_button, LEFT)
    gone = tmp_path / "rut-ra"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *args: str(gone))
    qtbot.mouseClick(page.review.side.accept_button, LEFT)
    qtbot.waitUntil(lambda: page.message.tone == "err", timeout=5000)
    said = [given.answer.verdict for given in answering.given_to(workspace, communes.GAPPED, QUARTER.code)]
    assert set(said) <= {Answered.ARRIVED}


def test_a_correction_opens_on_its_changes_with_its_reason(
    qtbot: QtBot, page: ReceivingPage, workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    base = tmp_path_factory.getbasetemp()
    for path in (offices.sent(base).exported.bundle.path, communes.corrected(base)):
        receive(workspace, path)
    open_review(qtbot, page, communes.SAMPLE)
    assert page.review.tabs.current == view.CHANGES
    first = page.review.grid.grid_model.rows[0]
    assert [cell.text for cell in first.cells] == [
        "ô 7.3.1", "1.402", "7.777", "Sai số văn bản đi, đúng là 7777",
    ]  # fmt: skip
    page.review.grid.opened.emit(first.key, 0)
    assert page.review.tabs.current == view.FIGURES and page.review.grid.place()[0] == CELL


def test_the_printed_pages_are_shown(qtbot: QtBot, page: ReceivingPage) -> None:
    open_review(qtbot, page, communes.LATE)
    qtbot.mouseClick(page.review.print_button, LEFT)
    shown = page.reviewing.shown
    assert shown is not None
    qtbot.waitUntil(lambda: shown.sheet is not None, timeout=20_000)
    assert shown.sheet is not None and shown.sheet.count > 5
    shown.accept()


def test_a_report_that_was_never_sent_is_said(qtbot: QtBot, page: ReceivingPage) -> None:
    page.show_place(communes.MISSING)
    qtbot.waitUntil(lambda: page.message.tone == "err", timeout=5000)
    assert not page.review.isVisible()
