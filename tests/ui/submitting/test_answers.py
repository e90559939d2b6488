"""After sending: answers taken in and recorded, remarks as a way into the report, correction and withdrawal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.services.offices import trust
from tests.ui.submitting.conftest import PERIOD

from xacai.bootstrap import open_workspace
from xacai.domain.answer import Answered, Remark
from xacai.domain.report import ReportState
from xacai.services import (
    acknowledging,
    answering,
    demonstrating,
    reporting,
    sampling,
    setting_up,
    submitting,
)
from xacai.services.receiving import receive
from xacai.services.workspace import Workspace
from xacai.ui.submitting import answering as acts
from xacai.ui.submitting.page import SubmittingPage

Opener = Callable[[], SubmittingPage]


@pytest.fixture
def sent(numbered: Workspace, tmp_path: Path) -> Workspace:
    """The sample's report handed over."""
    submitting.export_report(numbered, PERIOD, tmp_path / "up")
    return numbered


@pytest.fixture
def feedback(sent: Workspace, tmp_path: Path) -> Path:
    """What the office above sent back: the report returned with two remarks."""
    above = open_workspace(tmp_path / "above", now=demonstrating.sample_now)
    setting_up.found_office(above, sampling.sample_receiver())
    trust(above, setting_up.write_office_card(sent, tmp_path / "a.xacai-card").path)
    trust(sent, setting_up.write_office_card(above, tmp_path / "b.xacai-card").path)
    for bundle in (tmp_path / "up").glob("*.xacai"):
        receive(above, bundle)
    remarks = (Remark("cell 7.3.1", "Soát lại số văn bản đi."), Remark("section II.1", "Nêu rõ."))
    code = sent.office().code
    said = answering.review(above, code, PERIOD.code, Answered.RETURNED, remarks=remarks, by="Bà Suối")
    path = answering.write_feedback(above, said, tmp_path / "down").path
    above.close()
    return path


def state(workspace: Workspace) -> ReportState:
    return reporting.get_report(workspace, PERIOD).state


def test_before_an_answer_there_is_no_card(open_page: Opener, sent: Workspace) -> None:
    page = open_page()
    assert not page.answer.isVisibleTo(page)
    assert page.withdraw_button.isVisibleTo(page)
    assert page.history.model.rows[0].cells[-1].text == "Chờ biên nhận"


def test_a_feedback_that_is_dropped_shows_its_remarks(
    qtbot: QtBot, open_page: Opener, sent: Workspace, feedback: Path
) -> None:
    page = open_page()
    page.answering.take([feedback])
    qtbot.waitUntil(lambda: state(sent) is ReportState.RETURNED, timeout=10_000)
    qtbot.waitUntil(lambda: page.answer.isVisibleTo(page), timeout=5_000)
    assert "Bà Suối" in page.answer.second.text()
    assert [row.text for row in page.answer.rows.rows] == ["Soát lại số văn bản đi.", "Nêu rõ."]
    assert any(row.cells[-1].text == "Trả lại để chỉnh sửa" for row in page.history.model.rows)
    gone: list[tuple[str, str]] = []
    page.go.connect(lambda key, place: gone.append((key, place)))
    page.answer.rows.opened.emit("0|cell 7.3.1")
    assert gone == [("reporting", "cell 7.3.1")]


def test_a_file_that_is_none_is_refused_in_place(
    qtbot: QtBot, open_page: Opener, sent: Workspace, tmp_path: Path
) -> None:
    bad = tmp_path / "hong.xacai"
    bad.write_bytes(b"hong")
    page = open_page()
    page.answering.take([bad, tmp_path / "anh.exe"])
    qtbot.waitUntil(lambda: page.message.isVisibleTo(page), timeout=10_000)
    assert state(sent) is ReportState.HANDED_OVER


def test_an_answer_by_hand_wants_a_name_and_words(open_page: Opener, sent: Workspace) -> None:
    page = open_page()
    page.history.record_button.click()
    dialog = page.answering.dialog
    assert dialog is not None
    assert not dialog.button.isEnabled()
    dialog.by_field.insert("Bà Suối")
    assert dialog.button.isEnabled()
    dialog.verdict_choice.choose(Answered.RETURNED.value)
    dialog.verdict_choice.chosen.emit(Answered.RETURNED.value)
    assert not dialog.button.isEnabled()
    dialog.words_field.setPlainText("Sai biểu 3")
    dialog.button.click()
    assert state(sent) is ReportState.RETURNED
    (said,) = acknowledging.answers_of(sent, PERIOD.code)
    assert (said.by, said.words, said.by_hand) == ("Bà Suối", "Sai biểu 3", True)
    assert page.answer.isVisibleTo(page)


def test_a_wrong_code_is_refused_and_a_short_one_not_taken(open_page: Opener, sent: Workspace) -> None:
    page = open_page()
    page.history.record_button.click()
    dialog = page.answering.dialog
    assert dialog is not None
    dialog.code_field.insert("AAAA")
    assert not dialog.button.isEnabled()
    dialog.code_field.insert("-AAAA")
    dialog.button.click()
    assert page.message.isVisibleTo(page)
    assert state(sent) is ReportState.HANDED_OVER


def test_a_report_is_taken_back_with_a_reason(
    qtbot: QtBot, open_page: Opener, sent: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "thu-hoi"
    folder.mkdir()
    monkeypatch.setattr(acts, "choose_folder", lambda parent, title, start="": folder)
    page = open_page()
    page.withdraw_button.click()
    dialog = page.answering.reason
    assert dialog is not None
    dialog.field.setPlainText("Gửi nhầm bản")
    dialog.button.click()
    qtbot.waitUntil(lambda: state(sent) is ReportState.WITHDRAWN, timeout=10_000)
    assert len(list(folder.glob("*withdrawal*.xacai"))) == 1
    qtbot.waitUntil(lambda: not page.withdraw_button.isVisibleTo(page), timeout=5_000)
    assert page.correct_button.isVisibleTo(page)
    assert any("thu hồi" in row.cells[0].text for row in page.history.model.rows)
