"""Sections of the settings: what is typed is stored, what cannot be is said in place."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from xacai.bootstrap import open_workspace
from xacai.domain.office import Department
from xacai.services.backing_up import copies
from xacai.services.drilling import last_drill
from xacai.services.print_settings import check_on_main_pages
from xacai.services.workspace import Workspace
from xacai.ui.settings.about import AboutSection
from xacai.ui.settings.backups import BackupSection
from xacai.ui.settings.catalogues import CatalogueSection
from xacai.ui.settings.department_rows import FROM, NAME, SPELLINGS, TO, typed
from xacai.ui.settings.departments import DepartmentSection
from xacai.ui.settings.office import OfficeSection
from xacai.ui.settings.page import SettingsPage
from xacai.ui.settings.printing import PrintSection
from xacai.ui.settings.section import Section
from xacai.ui.widgets.text_edit import LineEdit, PlainTextEdit

LEFT = Qt.MouseButton.LeftButton
Some = TypeVar("Some", bound=Section)


def section(page: SettingsPage, key: str, kind: type[Some]) -> Some:
    """A section, opened as by its row in the list."""
    page.list.choose(key)
    found = page.sections[key]
    assert isinstance(found, kind) and found.isVisible()
    return found


def test_a_field_is_stored_when_left_and_stands_after_a_restart(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace
) -> None:
    office = section(page, "office", OfficeSection)
    signer = office.fields["signer_name"]
    assert isinstance(signer, LineEdit) and signer.text() == "Đặng Hữu Khiêm"
    signer.clear()
    qtbot.keyClicks(signer, "Ha  Thi An ")
    with qtbot.waitSignal(page.changed):
        qtbot.keyClick(signer, Qt.Key.Key_Return)
    workspace.store.close()
    again = open_workspace(workspace.folder, now=workspace.now)
    assert again.office().signer_name == "Ha Thi An"
    again.close()


def test_an_office_that_comes_to_receive_has_the_pages_and_sections_for_it(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace
) -> None:
    office = section(page, "office", OfficeSection)
    before = len(page.list.rows)
    assert not office.receives.isChecked()
    with qtbot.waitSignal(page.changed):
        qtbot.keyClick(office.receives, Qt.Key.Key_Space)
    assert workspace.office().receives and office.isVisible()
    assert len(page.list.rows) == before + 1
    qtbot.keyClick(office.receives, Qt.Key.Key_Space)
    assert not workspace.office().receives and len(page.list.rows) == before


def test_a_field_is_stored_soon_after_the_last_key_and_when_the_page_is_left(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace
) -> None:
    office = section(page, "office", OfficeSection)
    recipients = office.fields["recipients"]
    assert isinstance(recipients, PlainTextEdit)
    recipients.setFocus()
    qtbot.keyClicks(recipients, "Nhu tren")
    qtbot.keyClick(recipients, Qt.Key.Key_Return)
    qtbot.keyClicks(recipients, "Luu: VT")
    qtbot.waitUntil(lambda: workspace.office().recipients == ("Nhu tren", "Luu: VT"), timeout=5000)
    assert recipients.hasFocus()
    qtbot.keyClicks(recipients, ", VP")
    assert page.leave() and workspace.office().recipients == ("Nhu tren", "Luu: VT, VP")


def test_an_emptied_name_is_refused_in_place(qtbot: QtBot, page: SettingsPage, workspace: Workspace) -> None:
    office = section(page, "office", OfficeSection)
    field = office.fields["name"]
    assert isinstance(field, LineEdit)
    field.clear()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.property("wrong") == "true" and page.message.isVisible()
    assert workspace.office().name == "Ủy ban nhân dân xã Tam Nhuận"


def test_departments_are_edited_added_removed_and_put_back(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace
) -> None:
    part = section(page, "departments", DepartmentSection)
    part.model.committed.emit("1", SPELLINGS, "Phòng KT; Phòng Kinh tế xã;Phòng KT")
    assert workspace.office().departments[1].spellings == ("Phòng KT", "Phòng Kinh tế xã")
    part.model.committed.emit("0", FROM, "1/7/2025")
    assert part.model.cell(0, FROM).text == "01/07/2025"
    qtbot.mouseClick(part.add_button, LEFT)
    part.grid.commit_open_editor()
    assert [item.name for item in workspace.office().departments] == [
        "Văn phòng",
        "Phòng Kinh tế",
        "Phòng mới",
    ]
    part.grid.go_to("0", NAME)
    qtbot.mouseClick(part.remove_button, LEFT)
    assert [item.name for item in workspace.office().departments] == ["Phòng Kinh tế", "Phòng mới"]
    qtbot.mouseClick(page.message.action, LEFT)
    assert len(workspace.office().departments) == 3


@pytest.mark.parametrize(("column", "text"), [(NAME, " "), (FROM, "hôm qua"), (TO, "30/6/2025")])
def test_what_cannot_be_taken_for_a_department_is_said(column: int, text: str) -> None:
    from datetime import date

    item = Department("Phòng Kinh tế", valid_from=date(2025, 7, 1))
    changed, why_not = typed(item, column, text)
    assert changed == item and why_not


def test_catalogues_name_their_sources_and_what_waits_for_the_province(page: SettingsPage) -> None:
    part = section(page, "catalogues", CatalogueSection)
    words = [cell.text for row in part.model.rows for cell in row.cells]
    assert "chờ tỉnh xác nhận" in words and any("4625/BNV-CCHC" in word for word in words)


def test_a_catalogue_is_written_out_and_known_again(
    qtbot: QtBot, page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "bo.json"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *args: (str(target), ""))
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *args: (str(target), ""))
    part = section(page, "catalogues", CatalogueSection)
    qtbot.mouseClick(part.export_button, LEFT)
    qtbot.waitUntil(page.message.isVisible, timeout=5000)
    page.message.hide()
    qtbot.mouseClick(part.import_button, LEFT)
    qtbot.waitUntil(page.message.isVisible, timeout=5000)
    assert "Không có gì thay đổi" in page.message.label.text()
    target.write_bytes(b"{}")
    page.message.hide()
    qtbot.mouseClick(part.import_button, LEFT)
    qtbot.waitUntil(page.message.isVisible, timeout=5000)
    assert page.message.tone == "err"


def test_a_copy_is_made_listed_and_tried(qtbot: QtBot, page: SettingsPage, workspace: Workspace) -> None:
    part = section(page, "backups", BackupSection)
    assert not part.drill_button.isEnabled()
    qtbot.mouseClick(part.now_button, LEFT)
    qtbot.waitUntil(lambda: len(part.model.rows) == 1, timeout=10_000)
    assert len(copies(workspace)) == 1 and part.last.text() == "Sao lưu gần nhất: 15/09/2026, 08:30"
    assert part.model.cell(0, 0).text == "15/09/2026, 08:30:00"
    qtbot.mouseClick(part.drill_button, LEFT)
    qtbot.waitUntil(lambda: last_drill(workspace) is not None, timeout=10_000)
    qtbot.waitUntil(lambda: part.tried.text().endswith("15/09/2026, 08:30"), timeout=5000)


def test_about_says_where_the_data_lie_and_that_the_journal_is_whole(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace
) -> None:
    part = section(page, "about", AboutSection)
    assert part.folder.text() == str(workspace.folder)
    qtbot.waitUntil(lambda: part.journal.text().startswith("nguyên vẹn"), timeout=5000)


def test_every_section_opens_from_the_keyboard(qtbot: QtBot, page: SettingsPage) -> None:
    page.list.setFocus()
    for row in page.list.rows:
        assert page.current == row.key and page.sections[row.key].isVisible()
        qtbot.keyClick(page.list, Qt.Key.Key_Down)


def test_the_office_decides_where_the_check_code_stands(
    qtbot: QtBot, page: SettingsPage, workspace: Workspace
) -> None:
    printing = section(page, "printing", PrintSection)
    assert printing.places.current == "appendices"
    with qtbot.waitSignal(page.changed):
        printing.places.chosen.emit("everywhere")
    assert check_on_main_pages(workspace)
    printing.refresh()
    assert printing.places.current == "everywhere"
