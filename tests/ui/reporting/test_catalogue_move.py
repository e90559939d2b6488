"""The line over an open report when a newer catalogue was taken in: look, move, leave."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot
from tests.services.newer_catalogue import GONE, NEW, OLD, import_newer
from tests.ui.reporting.opening import Opener, stored

from xacai.services.workspace import Workspace
from xacai.ui.reporting.catalogue_move import MoveDialog


def test_without_a_newer_catalogue_nothing_is_asked(open_page: Opener) -> None:
    assert not open_page().move_strip.isVisible()


def test_the_report_is_moved_after_a_look(
    open_page: Opener, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    import_newer(workspace, tmp_path)
    page = open_page()
    assert page.move_strip.isVisible()
    assert NEW in page.move_strip.label.text()
    page.move_strip.look_button.click()
    (dialog,) = page.findChildren(MoveDialog)
    said = " ".join(f"{row.text} {row.second}" for row in dialog.rows.rows)
    assert GONE in said
    assert stored(workspace).catalogue == OLD
    dialog.move_button.click()
    qtbot.waitUntil(lambda: page.desk.report.catalogue == NEW)
    assert stored(workspace).catalogue == NEW
    assert f"cell {GONE}" in stored(workspace).set_aside
    assert not page.move_strip.isVisible()


def test_left_as_it_is_it_is_not_asked_again(open_page: Opener, workspace: Workspace, tmp_path: Path) -> None:
    import_newer(workspace, tmp_path)
    page = open_page()
    page.move_strip.leave_button.click()
    assert not page.move_strip.isVisible()
    page.refresh()
    assert not page.move_strip.isVisible()
    assert stored(workspace).catalogue == OLD
