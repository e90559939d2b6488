"""What goes into the bundle: files with sizes and ticks on the last step of sending."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from xacai.domain.evidence import Evidence, Link, SubjectKind
from xacai.services import demonstrating, enclosing, filing, proving, reporting
from xacai.services.workspace import Workspace
from xacai.ui.submitting.enclosure_view import megabytes
from xacai.ui.submitting.page import SubmittingPage

Open = Callable[[], SubmittingPage]


def _attached(workspace: Workspace, folder: Path, sizes: dict[str, int]) -> None:
    for name, size in sizes.items():
        path = folder / name
        path.write_bytes(b"%PDF-1.4\n" + name.encode() + b"\0" * size)
        link = Link("", SubjectKind.INDICATOR, "3.3.3", "2026-Q3")
        entered = proving.register(workspace, Evidence(abstract=name), link).evidence
        proving.attach(workspace, entered.key, path)


def test_files_are_ticked_off_and_the_choice_is_kept(
    qtbot: QtBot, workspace: Workspace, open_page: Open, tmp_path: Path
) -> None:
    _attached(workspace, tmp_path, {"một.pdf": 1_000_000, "hai.pdf": 18_500_000})
    report = demonstrating.finish_report(workspace)
    page = open_page()
    card = page.enclosed
    assert card.isVisible()
    assert [box.isChecked() for box in card.boxes.values()] == [True, False]
    second = list(card.boxes.values())[1]
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    known = enclosing.enclosures(workspace, report)
    assert known.chosen and known.too_large_for_mail and "18 MB" in card.words.text()
    kept = known.items[0].file
    filing.file_path(workspace, kept).unlink()
    page.refresh()
    first = card.boxes[kept.sha256]
    assert "không còn" in first.text()
    first.click()
    assert [item.travels for item in enclosing.enclosures(workspace, report).items] == [False, True]


def test_a_report_without_files_shows_no_card(workspace: Workspace, open_page: Open) -> None:
    assert reporting.list_reports(workspace)
    assert not open_page().enclosed.isVisible()
    demonstrating.finish_report(workspace)
    assert not open_page().enclosed.isVisible()


@pytest.mark.parametrize(("size", "words"), [(0, "0 MB"), (1, "0,1 MB"), (1_450_000, "1,5 MB")])
def test_a_size_is_never_told_too_small(size: int, words: str) -> None:
    assert megabytes(size) == words
