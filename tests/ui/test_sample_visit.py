"""The sample office from the window of the own one: in, out, afresh, and the own data folder is never written to."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot
from tests.services.offices import Clock, open_at, small_office

from xacai.files.presence import in_use
from xacai.services import demonstrating, practising, setting_up
from xacai.services.workspace import Workspace
from xacai.ui import sample_visit
from xacai.ui.first_start.page import FirstStart
from xacai.ui.frame import Scope
from xacai.ui.help.dialog import HelpDialog
from xacai.ui.help.page import HelpPage
from xacai.ui.main_window import MainWindow
from xacai.ui.pages import page_specs
from xacai.ui.sample_bar import SampleBar
from xacai.ui.sample_visit import SampleVisit
from xacai.ui.second_start import OneWindow
from xacai.ui.start import settle
from xacai.ui.submitting.page import SubmittingPage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def own(tmp_path: Path, clock: Clock, furnished: Path) -> Iterator[Workspace]:
    """An empty data folder, its sample office furnished before."""
    clock.set(2031, 5, 6)
    opened = open_at(tmp_path / "xacai", clock)
    folder = practising.make_room(opened.folder)
    shutil.copytree(furnished, folder, dirs_exist_ok=True)
    practising._note(folder, practising._WHOLE)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, own: Workspace) -> MainWindow:
    """The window as it opens on the empty data folder."""
    return opened(qtbot, own)


def opened(qtbot: QtBot, own: Workspace) -> MainWindow:
    made = MainWindow(page_specs())
    qtbot.addWidget(made)
    made.show()
    settle(made, own)
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def visit_of(window: MainWindow) -> SampleVisit:
    (visit,) = window.findChildren(SampleVisit)
    return visit


def entered(qtbot: QtBot, window: MainWindow) -> Workspace:
    """Wait for the sample."""
    visit = visit_of(window)
    qtbot.waitUntil(lambda: visit.sample is not None and not visit.busy, timeout=20_000)
    assert visit.sample is not None
    return visit.sample


def bar(window: MainWindow) -> SampleBar:
    assert window.notices.sample is not None
    return window.notices.sample


def first_start(window: MainWindow) -> FirstStart:
    first = window._cover
    assert isinstance(first, FirstStart)
    return first


def test_from_the_first_start_and_back_to_it(qtbot: QtBot, window: MainWindow, own: Workspace) -> None:
    before = own.store.serial
    qtbot.mouseClick(first_start(window).sample, LEFT)
    sample = entered(qtbot, window)
    assert window._cover is None and bar(window).isVisible()
    assert "đơn vị mẫu" in bar(window).label.text() and "15/09/2026" in bar(window).label.text()
    assert "đơn vị mẫu" in window.windowTitle() and "Tam Nhuận" in window.top.office.text()
    assert window.scope == Scope(2026, "2026-Q3") and sample.office().code == "97213"
    assert in_use(own.folder), "the own data stays locked: a second start comes here"
    qtbot.mouseClick(bar(window).leave_button, LEFT)
    assert first_start(window).isVisible() and window.windowTitle() == "Xacai"
    assert not bar(window).isVisible() and window.page("home") is None
    qtbot.waitUntil(lambda: not in_use(sample.folder))
    assert own.find_office() is None and own.store.serial == before


def test_from_an_own_office_and_back_to_it(qtbot: QtBot, own: Workspace) -> None:
    setting_up.found_office(own, small_office())
    window = opened(qtbot, own)
    before = own.store.serial
    window.show_page("help")
    page = window.page("help")
    assert isinstance(page, HelpPage)
    qtbot.mouseClick(page.sample_button, LEFT)
    sample = entered(qtbot, window)
    window.show_page("help")
    inside = window.page("help")
    assert isinstance(inside, HelpPage) and inside.sample_button.isHidden()
    setting_up.change_office(sample, sample.office())
    assert bar(window).leave_button.text() == "Về đơn vị của tôi"
    qtbot.mouseClick(bar(window).leave_button, LEFT)
    assert "Lộc Khê" in window.top.office.text() and window.scope.year == 2031
    assert own.store.serial == before and own.office().code == "98001"


def test_the_sample_is_gone_on_with_and_made_afresh(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.sample_wanted.emit()
    sample = entered(qtbot, window)
    (sample.folder / "tried.txt").touch()
    bar(window).leave_button.click()
    window.sample_wanted.emit()
    assert (entered(qtbot, window).folder / "tried.txt").exists(), "gone on with"
    monkeypatch.setattr(QMessageBox, "exec", lambda box: 0)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.defaultButton())
    bar(window).renew_button.click()
    assert (entered(qtbot, window).folder / "tried.txt").exists(), "the default changes nothing"
    monkeypatch.setattr(demonstrating, "furnish", _in_short)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[0])
    bar(window).renew_button.click()
    assert visit_of(window).sample is None
    fresh = entered(qtbot, window)
    assert not (fresh.folder / "tried.txt").exists() and fresh.office().code == "98001"
    assert practising.is_whole(fresh.folder.parent)
    visit_of(window).leave()


def _in_short(workspace: Workspace) -> Iterator[object]:
    yield setting_up.found_office(workspace, small_office())


def test_a_spoilt_sample_is_made_anew_and_one_in_use_is_told(
    qtbot: QtBot, window: MainWindow, own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = practising.folder_of(own.folder)
    elsewhere = open_at(folder)
    window.sample_wanted.emit()
    assert not first_start(window).isEnabled()
    qtbot.waitUntil(lambda: not visit_of(window).busy, timeout=20_000)
    first = first_start(window)
    assert first.isEnabled() and first.message.isVisible() and str(folder) in first.message.label.text()
    elsewhere.close()
    (folder / "xacai.db").write_bytes(b"no database at all" * 400)
    monkeypatch.setattr(demonstrating, "furnish", _in_short)
    window.sample_wanted.emit()
    assert entered(qtbot, window).office().code == "98001"
    visit_of(window).leave()


def test_stopped_while_it_is_made_the_first_start_stays(
    qtbot: QtBot, window: MainWindow, own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def two_steps(workspace: Workspace) -> Iterator[str]:
        yield "one"
        preparing = visit_of(window).preparing
        assert preparing is not None
        preparing.progress.cancel()
        yield "two"

    shutil.rmtree(practising.folder_of(own.folder))
    monkeypatch.setattr(demonstrating, "furnish", two_steps)
    window.sample_wanted.emit()
    qtbot.waitUntil(lambda: not visit_of(window).busy, timeout=20_000)
    assert first_start(window).isEnabled() and not practising.is_whole(own.folder)
    assert not in_use(practising.folder_of(own.folder))


def test_a_package_is_opened_at_the_own_office(qtbot: QtBot, own: Workspace, tmp_path: Path) -> None:
    setting_up.found_office(own, small_office())
    window = opened(qtbot, own)
    window.sample_wanted.emit()
    entered(qtbot, window)
    assert OneWindow(own.folder).call(str(tmp_path / "a.xacai"))
    qtbot.waitUntil(lambda: visit_of(window).sample is None, timeout=5000)
    assert isinstance(window.stack.currentWidget(), SubmittingPage) and not bar(window).isVisible()


def test_the_question_says_what_is_lost_and_leaves_by_default(qtbot: QtBot, window: MainWindow) -> None:
    box, agreeing = sample_visit.question(window)
    assert "sẽ mất" in box.text() and box.defaultButton() is not agreeing


def test_f1_opens_the_guide_at_the_first_start(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    (dialog,) = window.findChildren(HelpDialog)
    assert dialog.isVisible() and dialog.page.current == "start"
    assert dialog.page.sample_button.isHidden()
    dialog.page.go.emit("settings", "")
    assert dialog.page.message.isVisible()
    qtbot.mouseClick(first_start(window).help, LEFT)
    assert window.findChildren(HelpDialog) == [dialog]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
