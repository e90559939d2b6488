"""Criteria sets in the window: built, tried, issued; a file is looked at first; written and handed on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot
from tests.ui.scoring.conftest import YEAR

from xacai.domain.criterion import ScoringKind
from xacai.files.criteria import packaged_criteria
from xacai.services import scoring
from xacai.services.choosing_criteria import criteria_of, criteria_sets
from xacai.services.drafting_criteria import find_draft
from xacai.services.reading_criteria import set_file
from xacai.services.workspace import Workspace
from xacai.ui.scoring import criteria_view as view
from xacai.ui.scoring.criteria_dialog import CriteriaDialog
from xacai.ui.scoring.page import ScoringPage
from xacai.ui.widgets.choice_box import ChoiceBox
from xacai.ui.widgets.text_edit import LineEdit

LEFT = Qt.MouseButton.LeftButton
Opener = Callable[[Workspace], ScoringPage]
SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
NAME = "demonstration-2025"


@pytest.fixture
def dialog(workspace: Workspace, open_page: Opener) -> CriteriaDialog:
    return open_page(workspace).menu.open_criteria()


def cell(dialog: CriteriaDialog, code: str, column: int) -> str:
    model = dialog.grid.grid_model
    return model.rows[model.place_of(code)].cells[column].text


def test_a_new_version_is_built_and_issued(
    qtbot: QtBot, workspace: Workspace, dialog: CriteriaDialog
) -> None:
    assert not dialog.issue_button.isVisible()
    qtbot.mouseClick(dialog.begin_button, LEFT)
    draft = find_draft(workspace)
    assert draft is not None and draft.id == f"{NAME}@2" and dialog.issue_button.isEnabled()
    dialog.go_to("3.4.1")
    floor = dialog.form.fields["floor"]
    assert isinstance(floor, LineEdit) and floor.isVisible()
    floor.setFocus()
    floor.selectAll()
    qtbot.keyClicks(floor, "90")
    qtbot.keyClick(floor, Qt.Key.Key_Return)
    draft = find_draft(workspace)
    assert draft is not None and (item := draft.get("3.4.1")) and item.scoring and item.scoring.floor == 9_000
    dialog.grid.committed.emit("3", view.MOST, "24")
    assert not dialog.issue_button.isEnabled() and "24" in cell(dialog, "3", view.FAULT)
    assert dialog.faults.issues[0].where == "criterion 3"
    dialog.grid.setFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.issue_button.isEnabled()
    qtbot.mouseClick(dialog.issue_button, LEFT)
    assert find_draft(workspace) is None
    shipped, issued = packaged_criteria()[0], criteria_of(workspace, f"{NAME}@2")
    assert criteria_of(workspace, f"{NAME}@1") == shipped and issued.get("3.4.1") != shipped.get("3.4.1")
    assert not dialog.grid.grid_model.rows[0].cells[view.NAME].editable


def test_the_tree_grows_and_values_are_tried(
    qtbot: QtBot, workspace: Workspace, dialog: CriteriaDialog
) -> None:
    qtbot.mouseClick(dialog.best_button, LEFT)
    assert "100,00" in dialog.total.text()
    dialog.grid.committed.emit("3.4.1", view.SAMPLE, "96,2")
    assert cell(dialog, "3.4.1", view.POINTS) == "7,70"
    dialog.grid.committed.emit("3.4.1", view.SAMPLE, "nhieu")
    assert dialog.message.isVisible() and cell(dialog, "3.4.1", view.POINTS) == "7,70"
    qtbot.mouseClick(dialog.begin_button, LEFT)
    dialog.go_to("2.3")
    qtbot.mouseClick(dialog.tree_buttons[0], LEFT)
    assert dialog.code == "2.4" and cell(dialog, "2.4", view.FAULT)
    kind = dialog.form.fields["kind"]
    assert isinstance(kind, ChoiceBox)
    kind.setFocus()
    kind.setCurrentIndex(kind.findData(ScoringKind.DEDUCTION.value))
    kind.activated.emit(kind.currentIndex())
    dialog.grid.committed.emit("2.4", view.MOST, "1,5")
    each = dialog.form.fields["each"]
    assert isinstance(each, LineEdit)
    each.insert("0,25")
    each.editingFinished.emit()
    assert not dialog.faults.issues and dialog.desk.table().criteria.maximum() == 10_150
    qtbot.mouseClick(dialog.tree_buttons[4], LEFT)
    assert dialog.desk.table().criteria.get("2.4") is None


def test_a_file_is_looked_at_before_it_is_taken(
    qtbot: QtBot, workspace: Workspace, dialog: CriteriaDialog, tmp_path: Path
) -> None:
    target = tmp_path / "bo.xlsx"
    target.write_bytes(set_file(packaged_criteria()[0], target))
    dialog.acts.read(target)
    qtbot.waitUntil(lambda: dialog.acts.preview is not None, timeout=20_000)
    preview = dialog.acts.preview
    assert preview is not None and find_draft(workspace) is None
    qtbot.mouseClick(preview.take_button, LEFT)
    draft = find_draft(workspace)
    assert draft is not None and draft.id == f"{NAME}@2" and len(draft.criteria) > 60


def test_a_plan_of_criteria_gives_a_tree_to_be_completed(
    qtbot: QtBot, workspace: Workspace, dialog: CriteriaDialog
) -> None:
    source = next(iter(sorted(SEEDS.glob("bac_kan*"))), None)
    if source is None:
        pytest.skip(f"no plan of that shape under {SEEDS}")
    dialog.acts.read(source)
    qtbot.waitUntil(lambda: dialog.acts.preview is not None, timeout=30_000)
    preview = dialog.acts.preview
    assert preview is not None and preview.take_button.isVisibleTo(preview)
    qtbot.mouseClick(preview.take_button, LEFT)
    draft = find_draft(workspace)
    assert draft is not None and draft.unscored() and cell(dialog, draft.unscored()[0].code, view.FAULT)


def test_written_handed_on_and_used(
    qtbot: QtBot,
    above: Workspace,
    open_page: Opener,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = open_page(above).menu.open_criteria()
    qtbot.mouseClick(dialog.begin_button, LEFT)
    qtbot.mouseClick(dialog.issue_button, LEFT)
    assert f"{NAME}@2" in criteria_sets(above)
    dialog.acts.write(tmp_path / "bo.xlsx")
    qtbot.waitUntil(lambda: "bo.xlsx" in dialog.message.label.text(), timeout=20_000)
    dialog.acts.send(tmp_path / "xuong")
    qtbot.waitUntil(lambda: "xuong" in dialog.message.label.text(), timeout=20_000)
    assert len(list((tmp_path / "xuong").iterdir())) == 1
    asked: list[str] = []

    def agree(_parent: object, _title: str, text: str) -> QMessageBox.StandardButton:
        asked.append(text)
        return QMessageBox.StandardButton.Yes

    monkeypatch.setattr(QMessageBox, "question", agree)
    card = scoring.save(above, "scorecard.criteria", scoring.get_scorecard(above, YEAR))
    dialog.desk.look_at(f"{NAME}@1" if card.criteria.endswith("2") else f"{NAME}@2")
    dialog.acts.use()
    assert asked and scoring.get_scorecard(above, YEAR).criteria != card.criteria
