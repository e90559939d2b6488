"""Results of other indices: recorded, changed, taken away and brought back; beside the plan's targets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.scoring.conftest import YEAR

from xacai.domain.index_result import IndexResult, IndexScale
from xacai.domain.plan import Target
from xacai.services.recording_results import index_results
from xacai.services.workspace import Workspace
from xacai.ui.scoring import index_view as view
from xacai.ui.scoring.page import ScoringPage

LEFT = Qt.MouseButton.LeftButton


def test_a_result_is_recorded_changed_and_taken_away(
    qtbot: QtBot, workspace: Workspace, open_page: Callable[[Workspace], ScoringPage]
) -> None:
    dialog = open_page(workspace).menu.open_indices()
    dialog.scale.setCurrentIndex(dialog.scale.findData("PAPI"))
    qtbot.mouseClick(dialog.add_button, LEFT)
    assert dialog.message.isVisible() and index_results(workspace) == ()
    qtbot.keyClicks(dialog.score, "43,21")
    qtbot.mouseClick(dialog.add_button, LEFT)
    key = f"PAPI {YEAR - 1}"
    for column, text in ((view.RANK, "12"), (view.AMONG, "34"), (view.DOCUMENT, "190/QD"), (view.SCORE, "x")):
        dialog.grid.committed.emit(key, column, text)
    kept = IndexResult(IndexScale.PAPI, YEAR - 1, 4_321, 12, 34, document="190/QD")
    assert index_results(workspace) == (kept,) and dialog.message.isVisible()
    dialog.grid.committed.emit(key, view.RANK, "99")
    assert index_results(workspace) == (kept,)
    dialog.grid.go_to(key)
    qtbot.mouseClick(dialog.remove_button, LEFT)
    assert index_results(workspace) == ()
    qtbot.mouseClick(dialog.message.action, LEFT)
    assert index_results(workspace) == (kept,)


def test_words_and_typed_cells() -> None:
    item = IndexResult(IndexScale.PAR, 2025, 8_735, 3, 168)
    assert "87,35" in view.result_words(item) and "3/168" in view.result_words(item)
    assert view.typed(item, view.RANK, "1,5") is None
    assert view.typed(item, view.AMONG, "") == replace(item, among=None)
    assert view.typed(item, view.NOTE, "a") == replace(item, note="a")
    (row,) = view.target_rows(((Target("I.1", "Tăng PAR INDEX"), item),))
    assert row.key == "I.1" and row.second == view.result_words(item)
