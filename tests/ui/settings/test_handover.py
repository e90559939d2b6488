"""Handing over in the window: given away, the bar and closed fields, taken over, claimed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.cli.test_office_keys import code_on
from tests.services.offices import period

from xacai.bootstrap import open_workspace
from xacai.exchange.keys import make_key
from xacai.services import giving_work, own_key, reporting, taking_work
from xacai.services.holding_work import away_of
from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.frame_words import FrameWords
from xacai.ui.main_window import MainWindow
from xacai.ui.settings.handover import HandoverSection
from xacai.ui.settings.handover_dialogs import ClaimDialog, GiveDialog, TakeDialog
from xacai.ui.settings.key_dialogs import RecoverDialog
from xacai.ui.settings.page import SettingsPage
from xacai.ui.widgets.text_edit import LineEdit

LEFT = Qt.MouseButton.LeftButton


def open_section(window: MainWindow, workspace: Workspace) -> HandoverSection:
    """The section, in a window that knows its frame."""
    window.open(workspace, Scope(2026, "2026-Q3"), frame=FrameWords(workspace).view, page="settings")
    return section(window)


def section(window: MainWindow) -> HandoverSection:
    """The section as it stands now: pages are made anew when the work comes."""
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    page.show_place("handover")
    found = page.sections["handover"]
    assert isinstance(found, HandoverSection)
    return found


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every folder that is asked for."""
    folder = tmp_path / "usb"
    folder.mkdir()
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *args: str(folder))
    return folder


@pytest.fixture
def other(workspace: Workspace, tmp_path: Path) -> Iterator[tuple[Workspace, str]]:
    """The office's other PC, with nothing on it, and the code of the recovery sheet."""
    own_key.write_recovery_sheet(workspace, tmp_path / "phieu.pdf")
    opened = open_workspace(tmp_path / "hai", now=lambda: datetime(2026, 9, 16, 8, 30))
    yield opened, code_on(tmp_path / "phieu.pdf")
    opened.close()


def test_given_away_and_claimed(qtbot: QtBot, window: MainWindow, workspace: Workspace, stick: Path) -> None:
    opened = open_section(window, workspace)
    assert opened.state.text() == "Công việc đang ở máy này." and not opened.claim_button.isVisible()
    qtbot.mouseClick(opened.give_button, LEFT)
    asked = opened.asking
    assert isinstance(asked, GiveDialog) and not asked.button.isEnabled()
    asked.to_field.insert("máy chị Lan")
    qtbot.mouseClick(asked.button, LEFT)
    qtbot.waitUntil(
        lambda: away_of(workspace) is not None and opened.claim_button.isVisible(), timeout=10_000
    )
    assert [path.suffix for path in stick.iterdir()] == [".xacai"]
    bar = window.notices.away
    assert bar is not None and bar.isVisible()
    assert bar.label.text() == "Công việc đã bàn giao cho máy chị Lan ngày 15/09/2026; máy này chỉ đọc."
    # A field of a page can be read, not written into.
    window.show_page("settings", "office")
    window.activateWindow()
    field = next(item for item in window.page("settings").findChildren(LineEdit) if item.isVisible())  # type: ignore[union-attr]
    qtbot.mouseClick(field, LEFT)
    qtbot.waitUntil(field.isReadOnly, timeout=2000)
    qtbot.mouseClick(bar.button, LEFT)
    qtbot.mouseClick(opened.claim_button, LEFT)
    claiming = opened.asking
    assert isinstance(claiming, ClaimDialog) and not claiming.button.isEnabled()
    claiming.reason_field.insertPlainText("Máy kia hỏng")
    assert not claiming.reason_field.isReadOnly()
    qtbot.mouseClick(claiming.button, LEFT)
    qtbot.waitUntil(lambda: section(window) is not opened, timeout=5000)
    assert away_of(workspace) is None and section(window).state.text() == "Công việc đang ở máy này."
    assert window.notices.away is None


def test_taken_over_with_the_code_of_the_sheet(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, other: tuple[Workspace, str], stick: Path
) -> None:
    second, code = other
    reporting.new_report(workspace, period("2026-Q3"))
    given = giving_work.give(workspace, stick, to="máy hai")
    taking_work.take_work(second, given.written.path, code=code)
    reporting.new_report(second, period("2026-6M"))
    back = giving_work.give(second, stick, to="máy một")
    # This PC has another key meanwhile: the code is asked for.
    own_key.take_key(workspace, make_key())
    opened = open_section(window, workspace)
    opened.look_at(back.written.path)
    qtbot.waitUntil(lambda: isinstance(opened.asking, RecoverDialog), timeout=10_000)
    asked = opened.asking
    assert isinstance(asked, RecoverDialog)
    asked.code.insert(code)
    qtbot.mouseClick(asked.button, LEFT)
    qtbot.waitUntil(lambda: isinstance(opened.asking, TakeDialog), timeout=10_000)
    offer = opened.asking
    assert isinstance(offer, TakeDialog) and not offer.lost and offer.button.isEnabled()
    qtbot.mouseClick(offer.button, LEFT)
    qtbot.waitUntil(lambda: away_of(workspace) is None and section(window) is not opened, timeout=15_000)
    assert {item.period.code for item in reporting.list_reports(workspace)} == {"2026-Q3", "2026-6M"}
    assert own_key.own_card(workspace).public == own_key.own_card(second).public
    reporting.new_report(workspace, period("2026-Y"))


def test_work_that_would_be_lost_asks_for_a_reason(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, other: tuple[Workspace, str], stick: Path
) -> None:
    second, code = other
    given = giving_work.give(workspace, stick, to="máy hai")
    taking_work.take_work(second, given.written.path, code=code)
    reporting.new_report(second, period("2026-6M"))
    giving_work.claim(workspace, "Tưởng mất")
    reporting.new_report(workspace, period("2026-Q3"))
    back = giving_work.give(second, stick, to="máy một")
    opened = open_section(window, workspace)
    opened.look_at(back.written.path)
    qtbot.waitUntil(lambda: isinstance(opened.asking, TakeDialog), timeout=10_000)
    offer = opened.asking
    assert isinstance(offer, TakeDialog) and offer.lost and not offer.button.isEnabled()
    offer.reason_field.insertPlainText("Máy kia đúng")
    qtbot.mouseClick(offer.button, LEFT)
    qtbot.waitUntil(lambda: section(window) is not opened, timeout=15_000)
    assert [item.period.code for item in reporting.list_reports(workspace)] == ["2026-6M"]
