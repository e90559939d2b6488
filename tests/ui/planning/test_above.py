"""The plan of the office above on the plan page: a line says that it came, a dialog takes its items over."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.services import offices
from tests.services.plans_above import (
    DIGITAL,
    INSPECT,
    ON_TIME,
    SOFTWARE,
    TALK,
    amend_above,
    carry_down,
    issue_above,
    trust_above,
)
from tests.ui.planning.desk import KEY, Desk, show

from xacai.domain.plan import PlanState
from xacai.domain.taking_over import ItemKind
from xacai.services import planning, sampling, setting_up
from xacai.services.workspace import Workspace
from xacai.ui.planning.above import AboveDialog

LEFT = Qt.MouseButton.LeftButton
TARGET, TASK = ItemKind.TARGET, ItemKind.TASK


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Workspace]:
    """The office above with its plan issued."""
    workspace = offices.open_at(tmp_path / "tren")
    setting_up.found_office(workspace, sampling.sample_receiver())
    issue_above(workspace)
    yield workspace
    workspace.close()


@pytest.fixture
def commune(furnished: Path, province: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    """The sample office after the plan of the office above came."""
    workspace = offices.open_at(shutil.copytree(furnished, tmp_path / "xa"))
    trust_above(workspace, province, tmp_path)
    carry_down(province, workspace, tmp_path)
    yield workspace
    workspace.close()


def dialog_of(qtbot: QtBot, desk: Desk) -> AboveDialog:
    """The dialog behind the line's button."""
    qtbot.mouseClick(desk.page.above.look_button, LEFT)
    dialog = desk.page.above.dialog
    assert dialog is not None
    qtbot.waitExposed(dialog)
    return dialog


def test_what_came_is_said_looked_at_and_taken_over(qtbot: QtBot, commune: Workspace) -> None:
    desk = show(qtbot, commune)
    assert desk.page.above.isVisible()
    assert "08/KH-UBND" in desk.page.above.label.text()
    assert "2 chỉ tiêu" in desk.page.above.label.text() or "2 mục tiêu" in desk.page.above.label.text()
    before = desk.stored()
    dialog = dialog_of(qtbot, desk)
    ticks = {key: box.isChecked() for key, box in dialog.boxes.items()}
    assert ticks == {
        (TARGET, ON_TIME): True,
        (TARGET, DIGITAL): True,
        (TASK, INSPECT): True,
        (TASK, TALK): False,
    }
    dialog.everything.click()
    assert (TASK, SOFTWARE) in dialog.boxes and not dialog.boxes[TASK, SOFTWARE].isChecked()
    box = dialog.boxes[TARGET, DIGITAL]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert "2" in dialog.take_button.text()
    qtbot.mouseClick(dialog.take_button, LEFT)
    after = planning.get_plan(commune, KEY)
    assert (after.state, after.revision) == (PlanState.DRAFT, before.revision + 1)
    assert (len(after.targets), len(after.tasks)) == (len(before.targets) + 1, len(before.tasks) + 1)
    assert not desk.page.above.isVisible() and desk.page.message.isVisible()
    assert desk.page.desk.plan == after and desk.page.undo_stack.count() == 0


def test_only_what_changed_above_comes_again_with_old_and_new(
    qtbot: QtBot, commune: Workspace, province: Workspace, tmp_path: Path
) -> None:
    desk = show(qtbot, commune)
    qtbot.mouseClick(dialog_of(qtbot, desk).take_button, LEFT)
    assert not desk.page.above.isVisible()
    amend_above(province)
    carry_down(province, commune, tmp_path)
    desk.page.refresh()
    assert "31/KH-UBND" in desk.page.above.label.text()
    dialog = dialog_of(qtbot, desk)
    assert set(dialog.boxes) == {(TARGET, DIGITAL), (TASK, INSPECT), (TASK, "I.2/1")}
    assert "Quý III/2026 → Quý II/2026" in dialog.boxes[TASK, INSPECT].accessibleDescription()


def test_taking_nothing_leaves_the_plan_and_not_now_asks_again(qtbot: QtBot, commune: Workspace) -> None:
    desk = show(qtbot, commune)
    before = desk.stored()
    dialog = dialog_of(qtbot, desk)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.page.above.isVisible() and desk.page.above.dialog is None
    dialog = dialog_of(qtbot, desk)
    for box in dialog.boxes.values():
        box.setChecked(False)
    assert dialog.take_button.text() == "Không lấy nội dung nào"
    qtbot.mouseClick(dialog.take_button, LEFT)
    assert desk.stored() == before
    assert not desk.page.above.isVisible() and not desk.page.message.isVisible()


def test_without_a_plan_a_draft_is_begun_from_here(
    qtbot: QtBot, founded: Workspace, province: Workspace, tmp_path: Path
) -> None:
    trust_above(founded, province, tmp_path)
    carry_down(province, founded, tmp_path)
    desk = show(qtbot, founded)
    assert desk.page.above.isVisible() and desk.page.empty_state is not None
    qtbot.mouseClick(dialog_of(qtbot, desk).take_button, LEFT)
    assert [item.content for item in desk.stored().tasks] == [
        "Tự kiểm tra kỷ luật, kỷ cương tại bộ phận một cửa"
    ]
    assert desk.page.views.currentWidget() is desk.page.plan_view


def test_another_year_says_nothing(qtbot: QtBot, commune: Workspace) -> None:
    assert not show(qtbot, commune, 2025).page.above.isVisible()
