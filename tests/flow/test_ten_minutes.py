"""The first ten minutes: from the empty data folder through the real window to a printed page, every input counted.

The plan is a Word file as offices write it, with three doubts in it. Pictures of each stage are left in
``build/screenshots/ten-minutes``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from tests.flow.hands import ENTER, Officer, at_the_window
from tests.ui.planning.intake_paper import write_plan

from xacai.domain.plan import PlanState
from xacai.services import planning
from xacai.services.workspace import Workspace
from xacai.ui.planning.page import PlanningPage
from xacai.ui.printing.preview import PrintPreview

MOST_INPUTS = 32
A_FILE_DIALOG = 2
"""Choosing a file, and the button."""
A4 = (595, 842)


@pytest.fixture
def officer(qtbot: QtBot, workspace: Workspace, root: Path) -> Iterator[Officer]:
    """The window as it opens on an empty data folder."""
    with at_the_window(qtbot, workspace, root / "build" / "screenshots" / "ten-minutes") as officer:
        yield officer


def test_from_the_empty_folder_to_a_printed_page(
    officer: Officer, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    word, paper = write_plan(tmp_path / "Kế hoạch CCHC 2026.docx"), tmp_path / "ke-hoach.pdf"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(word), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(paper), ""))
    set_up(officer)
    assert workspace.office().name == "Ủy ban nhân dân xã Tam Nhuận"
    page = take_in(officer)
    issue(officer, page)
    print_it(officer, page, paper)
    print(f"inputs from the empty folder to the printed page: {officer.inputs}")
    assert officer.inputs <= MOST_INPUTS
    assert planning.get_plan(workspace, "2026/cchc").state is PlanState.ISSUED
    look_at(paper)


def set_up(officer: Officer) -> None:
    """Only what must be typed: name, code, addressee, signer; the rest is proposed or may wait."""
    for words in ("ubnd xã tam nhuận", "97213", "", "", "Sở Nội vụ tỉnh Vân Giang", "", "Nguyễn Văn Mẫu"):
        if words:
            officer.write(words)
        officer.press(ENTER)
    officer.press(ENTER)  # plans and reports, as proposed
    officer.press(ENTER)  # open the plan that was issued, as proposed


def take_in(officer: Officer) -> PlanningPage:
    """Open the Word file, answer what is asked, take it in."""
    page = officer.page("planning", PlanningPage)
    officer.picture("open-a-file")
    officer.press(Qt.Key.Key_Space)  # the button that has the focus
    officer.inputs += A_FILE_DIALOG
    desk = page.intake.desk
    officer.qtbot.waitUntil(lambda: page.intake.busy, timeout=10_000)
    officer.picture("recognised")
    assert len(desk.open_issues) == 3
    for _doubt in range(len(desk.open_issues)):
        officer.press(Qt.Key.Key_F8, desk.tasks)
        officer.press(Qt.Key.Key_1, desk.tasks)
    officer.click(desk.accept_button)
    return page


def issue(officer: Officer, page: PlanningPage) -> None:
    """Number and day stand in the document already."""
    officer.picture("taken-in")
    officer.click(page.next_button)
    panel = page.steps.issue_panel
    assert panel is not None and panel.number.text() == "07/KH-UBND"
    officer.click(panel.confirm)


def print_it(officer: Officer, page: PlanningPage, paper: Path) -> None:
    """Look at the pages and save them as PDF."""
    officer.click(page.print_button)
    (preview,) = page.findChildren(PrintPreview)
    officer.qtbot.waitUntil(lambda: preview.sheet is not None, timeout=20_000)
    officer.click(preview.save_button)
    officer.inputs += A_FILE_DIALOG
    officer.qtbot.waitUntil(paper.is_file, timeout=10_000)
    preview.close()


def look_at(paper: Path) -> None:
    """A4 in the state's layout: the country's name, the office's, the kind, place and day, who signs; no draft."""
    pages = PdfReader(paper).pages
    first, every = pages[0].extract_text(), "\n".join(page.extract_text() for page in pages)
    assert tuple(round(side) for side in (pages[0].mediabox.width, pages[0].mediabox.height)) == A4
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "XÃ TAM NHUẬN", "Số: 07/KH-UBND", "KẾ HOẠCH"):
        assert words in first, words
    assert "Nguyễn Văn Mẫu" in every and "Niêm yết thủ tục hành chính" in every
    assert "DỰ THẢO" not in every
