"""The province's Excel file in the window: recognised, mended, kept, filled, read back, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from tests.services.test_filling_workbooks import blank_form, mended
from tests.ui.reporting.opening import Opener, stored

from xacai.domain.workbook_map import What, WorkbookMap
from xacai.services import filling_workbooks as work
from xacai.services.workspace import Workspace
from xacai.ui.reporting.page import ReportingPage
from xacai.ui.reporting.workbook_desk import WorkbookDesk
from xacai.ui.reporting.workbook_dialog import WorkbookDialog
from xacai.ui.reporting.workbook_view import CODE


@pytest.fixture
def form(workspace: Workspace, tmp_path: Path) -> Path:
    path = tmp_path / "Mẫu tỉnh.xlsx"
    path.write_bytes(blank_form(workspace.catalogue_of_year(2026)))
    return path


def opened(qtbot: QtBot, page: ReportingPage, form: Path) -> tuple[WorkbookDesk, WorkbookDialog]:
    desk = page.word_desk.workbook_desk
    desk.open(form)
    qtbot.waitUntil(lambda: desk.dialog is not None, timeout=20000)
    assert desk.dialog is not None
    return desk, desk.dialog


def press(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[arg-type]


def test_a_workbook_is_filled_from_the_window(
    qtbot: QtBot,
    open_page: Opener,
    workspace: Workspace,
    form: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = open_page()
    _desk, dialog = opened(qtbot, page, form)
    assert dialog.name_field.text() == "Mẫu tỉnh"
    assert len(dialog.mapped) > 150
    target = tmp_path / "ra.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    before = form.read_bytes()
    press(qtbot, dialog.fill_button)
    qtbot.waitUntil(target.exists, timeout=20000)
    assert form.read_bytes() == before
    (kept,) = work.maps(workspace)
    entry = next(item for item in kept.entries if (item.code, item.what) == ("3.3.3.0b", What.CUMULATIVE))
    assert load_workbook(target)[entry.sheet][entry.cell].value == 431


def test_a_cell_is_mended_in_the_grid_and_kept(
    qtbot: QtBot, open_page: Opener, workspace: Workspace, form: Path
) -> None:
    page = open_page()
    desk, dialog = opened(qtbot, page, form)
    first = next(item for item in dialog.mapped if item.entry.code)
    dialog.model.committed.emit(first.entry.place, CODE, "9.9")
    assert dialog.issues.isVisible()
    dialog.model.committed.emit(first.entry.place, CODE, "")
    assert first.entry not in [item.entry for item in dialog.mapped]
    assert not dialog.issues.isVisible()
    count = len(dialog.mapped)
    dialog.add_cell("biểu 1!h9")
    assert len(dialog.mapped) == count + 1
    assert dialog.issues.isVisible()
    dialog.add_cell("không có!H9")
    assert len(dialog.mapped) == count + 1
    dialog.reject()
    assert work.maps(workspace) == ()
    assert desk.dialog is not None


def test_a_formula_in_a_mapped_cell_stops_and_is_named(
    qtbot: QtBot, open_page: Opener, form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page()
    desk, dialog = opened(qtbot, page, form)
    entry = dialog.mapped[-1].entry
    form.write_bytes(mended(form.read_bytes(), (entry.sheet, entry.cell, "=1+1")))
    target = tmp_path / "ra.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    press(qtbot, dialog.fill_button)
    qtbot.waitUntil(dialog.issues.isVisible, timeout=20000)
    assert [issue.code for issue in dialog.issues.issues] == ["workbook.cell-formula"]
    assert not target.exists()
    dialog.reject()
    assert desk is not None


def test_a_filled_workbook_is_read_back_and_undone(
    qtbot: QtBot, open_page: Opener, workspace: Workspace, form: Path, tmp_path: Path
) -> None:
    page = open_page()
    desk, dialog = opened(qtbot, page, form)
    mapping = work.keep_map(workspace, dialog.mapping())
    entry = next(item for item in mapping.entries if (item.code, item.what) == ("3.3.3.0b", What.CUMULATIVE))
    back = tmp_path / "về.xlsx"
    back.write_bytes(mended(form.read_bytes(), (entry.sheet, entry.cell, 440)))
    desk.read(mapping, back)
    qtbot.waitUntil(lambda: desk.back is not None, timeout=20000)
    window = desk.back
    assert window is not None
    assert not window.take_button.isEnabled()
    window.replace_tick.setChecked(True)
    press(qtbot, window.take_button)
    page.leave()
    assert stored(workspace).values["3.3.3.0b"].number == 440
    page.undo_stack.undo()
    page.leave()
    assert stored(workspace).values["3.3.3.0b"].number == 431
    dialog.reject()


def test_a_kept_mapping_comes_up_for_a_workbook_with_its_sheets(
    qtbot: QtBot, open_page: Opener, workspace: Workspace, form: Path
) -> None:
    catalogue = workspace.catalogue_of_year(2026)
    found = work.propose_map(form.read_bytes(), form.name, catalogue)
    entries = tuple(item.entry for item in found)[:7]
    work.keep_map(workspace, WorkbookMap("Của tỉnh", catalogue.id, entries=entries))
    _desk, dialog = opened(qtbot, open_page(), form)
    assert (dialog.name_field.text(), len(dialog.mapped)) == ("Của tỉnh", 7)
    assert dialog.menu.actions()[0].text() == "Của tỉnh"
    dialog.reject()
