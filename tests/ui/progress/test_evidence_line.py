"""The proof of a task out of the register, and into it."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from xacai.domain.evidence import Evidence, SubjectKind, plan_place
from xacai.services import proving, sampling
from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.progress.page import ProgressPage

PLAN = sampling.sample_documents().plan_key
PERIOD = sampling.sample_documents().report_period
DOCUMENT = Evidence(number="91/BC-UBND", day=date(2026, 9, 5), issuer="UBND xã", abstract="Báo cáo phiếu")


def _opened(qtbot: QtBot, workspace: Workspace, task: str) -> ProgressPage:
    page = ProgressPage(workspace)
    qtbot.addWidget(page)
    page.resize(1270, 690)
    page.load(Scope(PERIOD.year, PERIOD.code))
    page.show()
    page.show_place(f"task {task}")
    return page


def test_a_document_of_the_register_becomes_the_proof_and_is_linked(
    qtbot: QtBot, workspace: Workspace
) -> None:
    key = proving.register(workspace, DOCUMENT).evidence.key
    page = _opened(qtbot, workspace, "I.5/1")
    page.panel.evidence.take.click()
    picker = page.register._picker
    assert picker is not None and picker.rows.current_key() == key
    picker._pick(key)
    entry = proving.entry_of(workspace, PLAN, "I.5/1", PERIOD)
    assert (entry.proof.number, entry.proof.issuer, entry.proof.day) == (
        DOCUMENT.number,
        DOCUMENT.issuer,
        DOCUMENT.day,
    )
    found = proving.evidence_of(workspace, SubjectKind.TASK, plan_place(PLAN, "I.5/1"))
    assert [item.key for item in found] == [key]
    assert page.panel.fields.number.text() == DOCUMENT.number
    assert DOCUMENT.number in page.panel.evidence.words.text()
    assert not page.panel.evidence.enter.isVisible()


def test_a_typed_proof_enters_the_register_by_one_press(qtbot: QtBot, workspace: Workspace) -> None:
    lack = next(lack for lack in proving.missing(workspace, PERIOD) if lack.proof.number)
    page = _opened(qtbot, workspace, lack.link.place.partition(" ")[2])
    assert page.panel.evidence.enter.isVisibleTo(page.panel)
    page.panel.evidence.enter.click()
    assert lack.link.place not in {item.link.place for item in proving.missing(workspace, PERIOD)}
    assert proving.whole_register(workspace)[-1].evidence.number == lack.proof.number
