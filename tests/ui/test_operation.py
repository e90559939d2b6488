"""Long work: thread, progress, cancel, refusal, our own failure."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QMessageBox, QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from xacai.domain.issue import Issue, Severity, refuse
from xacai.ui import operation
from xacai.ui.failure import Failures, write_report
from xacai.ui.operation import Progress, guarded, run


class Told(QWidget):
    """A page that keeps what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, str]] = []

    def tell(self, text: str, tone: str = "neutral") -> None:
        self.said.append((text, tone))


@pytest.fixture
def page(qtbot: QtBot) -> Told:
    page = Told()
    qtbot.addWidget(page)
    return page


def test_work_runs_elsewhere_and_its_result_comes_back(page: Told, qtbot: QtBot) -> None:
    threads: list[object] = []
    got: list[Any] = []

    def work(progress: Progress) -> int:
        threads.append(QThread.currentThread())
        progress.step(1, 2, "nửa")
        return 42

    def done(result: Any) -> None:
        got.append(result)
        threads.append(QThread.currentThread())

    with qtbot.waitSignal(run(page, work, done=done).finished):
        pass
    assert got == [42] and page.said == []
    assert threads[0] is not threads[1] and threads[1] == page.thread()


def test_a_window_that_goes_takes_its_panel_along(qtbot: QtBot) -> None:
    window, go_on = Told(), threading.Event()
    ended: list[Any] = []
    gone: list[Any] = []
    window.destroyed.connect(lambda: gone.append(1))
    operation = run(window, lambda progress: go_on.wait(5), done=ended.append, title="Đang làm", delay=0)
    qtbot.waitUntil(lambda: bool(window.findChildren(QProgressDialog)), timeout=5000)
    window.deleteLater()
    qtbot.waitUntil(lambda: bool(gone), timeout=5000)
    with qtbot.waitSignal(operation.finished):
        go_on.set()
    assert ended == []


def test_a_refusal_is_a_sentence_on_the_page(page: Told, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        raise refuse("no.such.code", name="x")

    child = QWidget(page)
    with qtbot.waitSignal(run(child, work, done=lambda result: None).finished):
        pass
    assert page.said == [("no.such.code: name x", "err")]


def test_a_page_may_take_a_refusal_itself(page: Told, qtbot: QtBot) -> None:
    issue = Issue("a.b", Severity.ERROR)
    taken: list[Issue] = []

    def work(progress: Progress) -> None:
        raise operation.Refusal(issue)

    with qtbot.waitSignal(run(page, work, done=lambda result: None, refused=taken.append).finished):
        pass
    assert taken == [issue] and page.said == []


def test_our_failure_is_an_apology_with_a_report(page: Told, qtbot: QtBot, failures: list[str]) -> None:
    def work(progress: Progress) -> None:
        raise ZeroDivisionError("secret")

    with qtbot.waitSignal(run(page, work, done=lambda result: None).finished):
        pass
    assert len(failures) == 1
    assert "Traceback" not in failures[0] and "secret" not in failures[0]
    report = Path(failures[0].rpartition(": ")[2])
    assert "ZeroDivisionError: secret" in report.read_text(encoding="utf-8")


def test_a_failure_in_the_answer_is_handled_too(page: Told, qtbot: QtBot, failures: list[str]) -> None:
    with qtbot.waitSignal(run(page, lambda progress: 0, done=lambda result: 1 / result).finished):
        pass
    assert len(failures) == 1


def test_cancel_leaves_quietly(page: Told, qtbot: QtBot, failures: list[str]) -> None:
    go = threading.Event()
    got: list[Any] = []

    def work(progress: Progress) -> None:
        go.wait(5)
        progress.step(1, 2)

    running = run(page, work, done=got.append)
    running.progress.cancel()
    with qtbot.waitSignal(running.finished):
        go.set()
    assert got == [] and page.said == [] and failures == []


def test_a_slow_work_shows_progress_that_can_cancel(page: Told, qtbot: QtBot) -> None:
    go, page_shown = threading.Event(), page.show
    page_shown()

    def work(progress: Progress) -> None:
        progress.step(3, 10, "Ghi tệp 3")
        go.wait(5)
        progress.step(4, 10)

    running = run(page, work, done=lambda result: None, title="Ghi ra USB", delay=0)
    qtbot.waitUntil(lambda: bool(page.findChildren(QProgressDialog)))
    page.findChildren(QProgressDialog)[0].canceled.emit()
    assert running.progress.cancelled
    with qtbot.waitSignal(running.finished):
        go.set()


def test_a_page_that_is_gone_hears_nothing(qtbot: QtBot, failures: list[str]) -> None:
    go = threading.Event()
    got: list[Any] = []
    page = Told()
    running = run(page, lambda progress: go.wait(5), done=got.append)
    page.deleteLater()
    qtbot.waitUntil(lambda: running.progress.cancelled)
    with qtbot.waitSignal(running.finished):
        go.set()
    assert got == [] and failures == []


def test_short_acts_have_the_same_care(page: Told, failures: list[str]) -> None:
    def refused() -> None:
        raise refuse("x.y")

    assert guarded(page, lambda: None) is True
    assert guarded(page, refused) is False
    assert guarded(page, lambda: [][0]) is False
    assert len(page.said) == 1 and len(failures) == 1


def test_without_a_page_a_dialog_says_it(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda parent, title, text: said.append(text))
    bare = QWidget()
    qtbot.addWidget(bare)
    operation.tell(bare, "Đĩa đầy.")
    assert said == ["Đĩa đầy."]


def test_a_report_that_cannot_be_written_is_no_second_failure(tmp_path: Path, qapp: QApplication) -> None:
    from datetime import datetime

    blocked = tmp_path / "file"
    blocked.write_text("x")
    assert write_report(blocked, ValueError("x"), datetime(2025, 1, 1)) is None
    said: list[str] = []
    Failures(blocked, said.append).handle(ValueError("x"))
    assert len(said) == 1


def test_a_failure_while_one_is_shown_is_only_logged(tmp_path: Path) -> None:
    said: list[str] = []

    def show(text: str) -> None:
        said.append(text)
        failures.handle(ValueError("second"))

    failures = Failures(tmp_path, show)
    failures.handle(ValueError("first"))
    assert len(said) == 1 and len(list(tmp_path.iterdir())) == 2
