"""The evidence page driven by hand: enter, mend, link, attach, twins, what is missing, undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from tests.ui.evidence.conftest import PERIOD

from xacai.domain.evidence import Evidence, Link, Proven, SubjectKind
from xacai.services import demonstrating, filing, proving
from xacai.services.workspace import Workspace
from xacai.ui.evidence import view
from xacai.ui.evidence.page import EvidencePage
from xacai.ui.evidence.workplace import MISSING
from xacai.ui.models.cells import CellKind

Open = Callable[[Workspace], EvidencePage]
NUMBER, DAY, ABSTRACT = (view.place_of(name) for name in (view.NUMBER, view.DAY, view.ABSTRACT))


def _newest(workspace: Workspace) -> Proven:
    return proving.whole_register(workspace)[-1]


def _type_new(qtbot: QtBot, page: EvidencePage, number: str) -> None:
    qtbot.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    editor = page.place.grid.findChild(QLineEdit)
    assert editor is not None
    editor.insert(number)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_a_document_is_typed_mended_and_taken_back(
    qtbot: QtBot, workspace: Workspace, open_page: Open
) -> None:
    page = open_page(workspace)
    before = proving.whole_register(workspace)
    _type_new(qtbot, page, " 91/BC-UBND ")
    entered = _newest(workspace).evidence
    assert entered.number == "91/BC-UBND"
    page.place.grid.committed.emit(entered.key, DAY, "5/9/2026")
    page.place.grid.committed.emit(entered.key, ABSTRACT, "Ba\u0301o ca\u0301o")
    assert (_newest(workspace).evidence.day, _newest(workspace).evidence.abstract) == (
        date(2026, 9, 5),
        "Báo cáo",
    )
    page.undo_stack.undo()
    assert _newest(workspace).evidence.abstract == ""
    page.undo_stack.undo()
    page.undo_stack.undo()
    assert proving.whole_register(workspace) == before
    page.undo_stack.redo()
    assert _newest(workspace).evidence == Evidence(entered.key, "91/BC-UBND")


def test_a_day_that_is_none_changes_nothing_and_says_so(workspace: Workspace, open_page: Open) -> None:
    page = open_page(workspace)
    before = _newest(workspace)
    page.place.grid.committed.emit(before.evidence.key, DAY, "32/13/2026")
    assert _newest(workspace) == before
    assert page.message.isVisible() and "32/13/2026" in page.message.label.text()


def test_a_known_document_is_asked_about_and_may_be_another(
    qtbot: QtBot, workspace: Workspace, open_page: Open
) -> None:
    known = next(item.evidence for item in proving.whole_register(workspace) if item.evidence.number)
    page = open_page(workspace)
    count = len(page.desk.register)
    page.begin()
    page.entering.type(view.NEW, DAY, f"{known.day:%d/%m/%Y}")
    page.entering.type(view.NEW, NUMBER, known.number)
    assert len(proving.whole_register(workspace)) == count
    assert page.entering.fresh is not None and page.entering.fresh.number == known.number
    page.message.action.click()
    entered = _newest(workspace).evidence
    assert len(proving.whole_register(workspace)) == count + 1
    row = page.place.grid.grid_model.place_of(entered.key)
    cell = page.place.grid.grid_model.cell(row, NUMBER)
    assert cell.kind is CellKind.DOUBTFUL and known.key in cell.second
    page.linking.merge(entered.key, known.key)
    assert len(proving.whole_register(workspace)) == count


def test_links_are_made_and_taken_back(workspace: Workspace, open_page: Open) -> None:
    told = Link("", SubjectKind.SECTION, "II", "2026-Q3")
    proving.register(workspace, Evidence(number="91/BC-UBND"), told)
    page = open_page(workspace)
    item = _newest(workspace)
    page.place.grid.go_to(item.evidence.key)
    page.place.panel.link_button.click()
    picker = page.linking._subjects
    assert picker is not None
    picker.query.setText("hai long")
    picker._pick(picker.rows.current_key())
    linked = _newest(workspace)
    assert len(linked.links) == len(item.links) + 1
    page.undo_stack.undo()
    assert _newest(workspace) == item
    page.place.grid.go_to(item.evidence.key)
    page.place.panel.unlink_button.click()
    assert _newest(workspace).links == item.links[1:]


def test_a_link_of_a_finalised_report_is_asked_about(workspace: Workspace, open_page: Open) -> None:
    proving.take_in_proofs(workspace, PERIOD)
    demonstrating.finish_report(workspace)
    page = open_page(workspace)
    item = _newest(workspace)
    page.place.grid.go_to(item.evidence.key)
    page.place.panel.unlink_button.click()
    assert _newest(workspace).links == item.links
    page.message.action.click()
    assert _newest(workspace).links == item.links[1:]


def test_what_progress_names_is_entered_by_one_press(workspace: Workspace, open_page: Open) -> None:
    page = open_page(workspace)
    page.place.tabs.choose(MISSING)
    named = len(page.desk.named)
    rows = len(page.place.lack_grid.grid_model.rows)
    assert named and page.place.take_in.isVisible() and str(named) in page.place.take_in.text()
    at = next(place for place, lack in enumerate(page.desk.lacks) if lack.proof)
    page.place.lack_grid.go_to(str(at))
    page.place.lack_panel.enter.click()
    assert len(page.place.lack_grid.grid_model.rows) == rows - 1
    page.place.take_in.click()
    assert len(page.place.lack_grid.grid_model.rows) == rows - named
    assert not page.place.take_in.isVisible()


def test_a_missing_thing_takes_a_document_of_the_register(workspace: Workspace, open_page: Open) -> None:
    page = open_page(workspace)
    page.place.tabs.choose(MISSING)
    page.place.lack_grid.go_to("0")
    lack = page.place.lack
    assert lack is not None
    page.place.lack_panel.choose.click()
    picker = page.linking._documents
    assert picker is not None
    picker._pick(picker.rows.rows[0].key)
    assert lack.link.place not in {item.link.place for item in page.desk.lacks}


def _drop(page: EvidencePage, path: Path, at: QPointF) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, data, buttons, none))


def test_files_are_dropped_on_a_row_or_beside_it(
    qtbot: QtBot, workspace: Workspace, open_page: Open, paper: Path
) -> None:
    page = open_page(workspace)
    grid, item = page.place.grid, _newest(workspace)
    grid.go_to(item.evidence.key)
    centre = grid.visualRect(grid.currentIndex()).center()
    with qtbot.waitSignal(page.taking.taken):
        _drop(page, paper, QPointF(grid.viewport().mapTo(page, centre)))
    kept = _newest(workspace).evidence.file
    assert kept is not None and kept.name == paper.name
    paper.write_bytes(b"%PDF-1.4 other")
    with qtbot.waitSignal(page.taking.taken):
        _drop(page, paper, QPointF(5, 5))
    assert _newest(workspace).evidence.abstract == "kế hoạch"
    paper.write_bytes(b"MZ")
    with qtbot.waitSignal(page.taking.taken):
        _drop(page, paper, QPointF(5, 5))
    assert page.message.isVisible() and _newest(workspace).evidence.abstract == "kế hoạch"
    filing.file_path(workspace, kept).unlink()
    page.refresh()
    page.place.grid.go_to(item.evidence.key)
    assert not page.place.panel.open_button.isVisible()
    assert item.evidence.key in page.desk.gone


def test_an_empty_register_says_the_next_step(bare: Workspace, open_page: Open) -> None:
    page = open_page(bare)
    assert page.place.empty.isVisible() and not page.place.panel.isVisible()
    page.place.empty.buttons[0].click()
    assert page.place.grid.isVisible() and page.entering.fresh == Evidence()
    page.place.tabs.choose(MISSING)
    assert page.place.proven.isVisible()


def test_searching_needs_no_diacritics(workspace: Workspace, open_page: Open) -> None:
    page = open_page(workspace)
    every = len(page.place.grid.grid_model.rows)
    page.place.query.setText("bien ban")
    assert 0 < len(page.place.grid.grid_model.rows) < every
