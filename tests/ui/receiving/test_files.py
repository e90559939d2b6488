"""Files that came: looked through on a stick, taken in with progress and cancel, receipts written."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from queue import Queue

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot
from tests.services import communes
from tests.services.communes import Year, name_of
from tests.services.digest import tables_digest

from xacai.db.store import FILE
from xacai.exchange.replay import Outcome
from xacai.services.answering import waiting_offices
from xacai.services.receiving import Reception
from xacai.services.receiving_many import take_in
from xacai.services.workspace import Workspace
from xacai.ui.drives import Drive
from xacai.ui.operation import Operation
from xacai.ui.receiving import intake_view as view
from xacai.ui.receiving.page import APART, INTAKE, ReceivingPage

LEFT = Qt.MouseButton.LeftButton


def plug_in(monkeypatch: pytest.MonkeyPatch, *sticks: Path) -> None:
    """These sticks are found."""
    drives = tuple(Drive(stick.name, stick, 5_000_000_000) for stick in sticks)
    monkeypatch.setattr("xacai.ui.receiving.taking.find_drives", lambda: drives)


def look(qtbot: QtBot, page: ReceivingPage, monkeypatch: pytest.MonkeyPatch, stick: Path) -> None:
    """Press the button, wait for the list."""
    plug_in(monkeypatch, stick)
    with qtbot.waitSignal(page.taking.looked, timeout=20_000):
        qtbot.mouseClick(page.buttons.stick, LEFT)
    qtbot.waitUntil(lambda: page.taking.running is None, timeout=5000)


def take(qtbot: QtBot, page: ReceivingPage) -> None:
    """Take in what was looked through."""
    with qtbot.waitSignal(page.taking.took, timeout=30_000):
        qtbot.mouseClick(page.intake.take_button, LEFT)
    qtbot.waitUntil(lambda: page.taking.running is None, timeout=5000)


def answers(page: ReceivingPage) -> dict[str, set[Outcome]]:
    """The answers by office."""
    found: dict[str, set[Outcome]] = {}
    for told in page.intake.told:
        found.setdefault(told.verdict.office, set()).add(told.outcome)
    return found


def test_a_stick_is_looked_through_and_each_file_has_its_answer_and_reason(
    qtbot: QtBot, page: ReceivingPage, workspace: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tables_digest(workspace.folder / FILE)
    look(qtbot, page, monkeypatch, stick)
    assert page.tabs.current == INTAKE and page.intake.grid.isVisible()
    assert answers(page) == {
        communes.SAMPLE: {Outcome.STORED},
        communes.NEW: {Outcome.STORED},
        communes.LATE: {Outcome.ALREADY},
        communes.FORKED: {Outcome.FORK},
        communes.GAPPED: {Outcome.GAP},
        communes.OLDER: {Outcome.OLDER},
        communes.UNCONFIRMED: {Outcome.UNKNOWN_OFFICE},
        communes.STRANGER: {Outcome.UNKNOWN_OFFICE},
        "": {Outcome.REFUSED},
    }
    rows = page.intake.grid.grid_model.rows
    assert len(rows) == 10
    reasons = {row.cells[4].text: row.cells[3].text for row in rows}
    silent = [name for name, words in reasons.items() if not words]
    assert {name.split("_")[1] for name in silent} == {communes.SAMPLE, communes.NEW}, (
        "only new ones need none"
    )
    assert page.intake.take_button.isEnabled() and "8" in page.intake.take_button.accessibleName()
    assert tables_digest(workspace.folder / FILE) == before, "a dry run writes nothing"


def test_the_filter_keeps_one_answer_and_counts_all(
    qtbot: QtBot, page: ReceivingPage, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(qtbot, page, monkeypatch, stick)
    choices = {choice.key: choice.count for choice in page.intake.filter.choices}
    assert choices[view.ALL] == "10" and choices["unknown_office"] == "2"
    page.intake.filter.setFocus()
    while page.intake.filter.current != "refused":
        qtbot.keyClick(page.intake.filter, Qt.Key.Key_Right)
    (row,) = page.intake.grid.grid_model.rows
    assert row.cells[2].text == "Không nhận"


def test_what_is_worth_it_is_taken_in_and_the_rest_is_said(
    qtbot: QtBot, page: ReceivingPage, workspace: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(qtbot, page, monkeypatch, stick)
    with qtbot.waitSignal(page.changed):
        take(qtbot, page)
    assert not page.intake.take_button.isVisible()
    assert len(page.intake.told) == 8
    assert "4" in page.message.label.text() and page.message.tone == "warn"
    apart = next(choice for choice in page.tabs.choices if choice.key == APART)
    assert apart.count == "3", "a contradiction and two offices not confirmed"
    look(qtbot, page, monkeypatch, stick)
    assert answers(page)[communes.NEW] == {Outcome.ALREADY}
    assert "3" in page.intake.take_button.accessibleName(), "only what is kept apart is asked about again"


def test_cancel_leaves_the_rest_untouched(
    qtbot: QtBot, page: ReceivingPage, workspace: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(qtbot, page, monkeypatch, stick)
    waiting = len(page.intake.told)

    def cancelled_at_two(workspace: Workspace, files: Sequence[Path]) -> Iterator[Reception]:
        for number, told in enumerate(take_in(workspace, files), 1):
            if number == 2:
                running.get(timeout=10).progress.cancel()
            yield told

    running: Queue[Operation] = Queue()
    monkeypatch.setattr("xacai.services.receiving_many.take_in", cancelled_at_two)
    qtbot.waitUntil(lambda: page.intake.take_button.isEnabled(), timeout=5000)
    with qtbot.waitSignal(page.taking.took, timeout=30_000):
        qtbot.mouseClick(page.intake.take_button, LEFT)
        assert page.taking.running is not None
        running.put(page.taking.running)
    qtbot.waitUntil(lambda: page.taking.running is None, timeout=5000)
    assert len(page.intake.told) == 2 < waiting
    assert "6 tệp" in page.message.label.text()
    monkeypatch.undo()
    look(qtbot, page, monkeypatch, stick)
    assert page.intake.take_button.isEnabled(), "what was not reached can still be taken in"


def test_no_stick_and_an_empty_folder_are_said(
    qtbot: QtBot, page: ReceivingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plug_in(monkeypatch)
    qtbot.mouseClick(page.buttons.stick, LEFT)
    assert page.message.tone == "warn" and "USB" in page.message.label.text()
    (tmp_path / "trong").mkdir()
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *a: str(tmp_path / "trong")
    )
    qtbot.mouseClick(page.buttons.folder, LEFT)
    qtbot.waitUntil(lambda: ".xacai" in page.message.label.text(), timeout=5000)
    assert page.taking.running is None or not page.intake.told


def test_files_are_opened_by_key_and_dropped(
    qtbot: QtBot, page: ReceivingPage, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = next(stick.glob(f"*{communes.NEW}*"))
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileNames", lambda *a: ([str(file)], ""))
    with qtbot.waitSignal(page.taking.looked, timeout=10_000):
        page.taking.choose_files()
    qtbot.waitUntil(lambda: page.taking.running is None, timeout=5000)
    assert [told.verdict.office for told in page.intake.told] == [communes.NEW]
    qtbot.mouseClick(page.intake.drop_button, LEFT)
    assert page.intake.told == ()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(stick))])
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(page.taking.looked, timeout=20_000):
        page.dropEvent(event)
    assert len(page.intake.told) == 10


def test_receipts_are_written_for_each_office_that_waits(
    qtbot: QtBot, page: ReceivingPage, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = waiting_offices(workspace)
    assert len(waiting) == 11 and "11" in page.intake.waiting_words.text()
    out = tmp_path / "bien-nhan"
    out.mkdir()
    plug_in(monkeypatch, out)
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *args: args[2])
    monkeypatch.setattr("xacai.ui.receiving.taking.waiting_offices", lambda workspace: waiting[:3])
    with qtbot.waitSignal(page.taking.wrote, timeout=30_000):
        qtbot.mouseClick(page.intake.receipts_button, LEFT)
    assert sorted(path.suffix for path in out.iterdir()) == [".pdf"] * 3 + [".xacai"] * 3
    assert page.message.label.text().startswith("Đã ghi 3 biên nhận")
    assert len(waiting_offices(workspace)) == 8 and "8" in page.intake.waiting_words.text()


def test_what_came_last_opens_its_report(qtbot: QtBot, page: ReceivingPage) -> None:
    first = page.intake.latest.rows[0]
    assert name_of(communes.LATE).endswith(first.text.partition(" ")[2])
    with qtbot.waitSignal(page.reviewing.opened, timeout=10_000):
        page.intake.latest.opened.emit(first.key)
    assert page.review.title.text().endswith("quý III/2026")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.whole.currentIndex() == 0)


def test_an_office_that_never_got_anything_is_told_how_to_begin(
    qtbot: QtBot, year: Year, workspace: Workspace
) -> None:
    fresh = ReceivingPage(workspace)
    qtbot.addWidget(fresh)
    fresh.intake.show_start(())
    assert "Chưa có đơn vị nào gửi" in fresh.intake.empty.sentence.text()
    assert not fresh.intake.latest_card.isVisible()


def test_a_stick_pulled_out_while_looking_is_a_refusal_at_each_file(
    qtbot: QtBot, page: ReceivingPage, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(qtbot, page, monkeypatch, stick)
    shutil.rmtree(stick)
    take(qtbot, page)
    assert {told.outcome for told in page.intake.told} == {Outcome.REFUSED}
    assert page.message.tone == "warn"
