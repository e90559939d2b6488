"""Receipts and feedback between a commune and the office above: the whole life of a report after sending."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.services import offices
from tests.services.offices import QUARTER, Sent

from xacai.db.answers import RECEIVED
from xacai.domain.answer import Answer, Answered, Remark
from xacai.domain.indicator import value
from xacai.domain.issue import Refusal
from xacai.domain.office import Office
from xacai.domain.report import ReportState
from xacai.domain.submission import Data
from xacai.exchange.answers import receipt_content, receipt_stream
from xacai.exchange.bundle import pack, sender
from xacai.exchange.keys import make_key
from xacai.exchange.manifest import Manifest
from xacai.exchange.replay import Outcome
from xacai.files.atomic import make_folder
from xacai.services import (
    acknowledging,
    answering,
    correcting,
    demonstrating,
    publishing,
    reporting,
    setting_up,
    submitting,
    withdrawing,
)
from xacai.services.receiving import Reception, receive
from xacai.services.workspace import Workspace
from xacai.wording.messages import message_of

REMARKS = (Remark("cell 7.3.1", "Thấp hơn kỳ trước."), Remark("section II.6", "Nêu rõ."))


@pytest.fixture
def commune(sender: Workspace, province: Workspace, tmp_path: Path) -> Workspace:
    """The sample office after sending, which trusts the office above."""
    card = setting_up.write_office_card(province, tmp_path / "province.xacai-card").path
    offices.trust(sender, card)
    return sender


@pytest.fixture
def received(province: Workspace, sent: Sent) -> Workspace:
    """The office above with the report in."""
    assert receive(province, sent.exported.bundle.path).outcome is Outcome.STORED
    return province


def code(workspace: Workspace) -> str:
    return workspace.office().code


def state(workspace: Workspace) -> ReportState:
    return reporting.get_report(workspace, QUARTER).state


def returned(province: Workspace, commune: Workspace, out: Path) -> Path:
    said = answering.review(
        province,
        code(commune),
        QUARTER.code,
        Answered.RETURNED,
        words="Soát lại.",
        remarks=REMARKS,
        by="Bà Suối",
    )
    return answering.write_feedback(province, said, out).path


def corrected(commune: Workspace, out: Path, number: int = 7777) -> Path:
    draft = reporting.correct(commune, QUARTER, "Nhập sai số văn bản đi")
    reporting.fill(commune, draft, {"7.3.1": value(number)}, overwrite=True)
    demonstrating.finish_report(commune)
    return submitting.export_report(commune, QUARTER, out).bundle.path


def test_a_receipt_is_queued_by_the_import_and_carried_out_once(
    received: Workspace, commune: Workspace, tmp_path: Path
) -> None:
    own = code(commune)
    assert answering.waiting_offices(received) == (own,)
    receipt = answering.write_receipt(received, own, tmp_path / "out")
    assert [item.answer.verdict for item in receipt.lines] == [Answered.ARRIVED]
    assert answering.waiting_offices(received) == ()
    again = answering.write_receipt(received, own, tmp_path / "again")
    assert again.bundle.path.read_bytes() == receipt.bundle.path.read_bytes()
    assert again.pdf.path.read_bytes() == receipt.pdf.path.read_bytes()


def test_a_dry_run_and_a_second_arrival_queue_nothing(
    province: Workspace, sent: Sent, tmp_path: Path
) -> None:
    path = sent.exported.bundle.path
    receive(province, path, dry_run=True)
    assert answering.waiting_offices(province) == ()
    receive(province, path)
    (own,) = answering.waiting_offices(province)
    answering.write_receipt(province, own, tmp_path)
    assert receive(province, path).outcome is Outcome.ALREADY
    assert answering.waiting_offices(province) == ()


def test_the_way_of_a_returned_report(received: Workspace, commune: Workspace, tmp_path: Path) -> None:
    own = code(commune)
    receipt = answering.write_receipt(received, own, tmp_path / "down")
    assert state(commune) is ReportState.HANDED_OVER
    assert receive(commune, receipt.pdf.path).outcome is Outcome.STORED
    assert state(commune) is ReportState.ARRIVED
    feedback = returned(received, commune, tmp_path / "down")
    assert receive(commune, feedback).outcome is Outcome.STORED
    assert state(commune) is ReportState.RETURNED
    second = corrected(commune, tmp_path / "up")
    draft = reporting.get_report(commune, QUARTER)
    assert (draft.revision, draft.state) == (2, ReportState.HANDED_OVER)
    assert receive(received, second).outcome is Outcome.STORED
    changes = correcting.received_changes(received, own, QUARTER.code)
    assert changes is not None
    assert changes == correcting.own_changes(commune, draft)
    assert "cell 7.3.1" in changes.places
    said = answering.review(received, own, QUARTER.code, Answered.ACCEPTED, by="Bà Suối")
    assert receive(commune, answering.write_feedback(received, said, tmp_path / "down").path).verdict.trusted
    assert state(commune) is ReportState.ACCEPTED
    outcomes = {
        item.revision: item.outcome
        for item in submitting.history(commune)
        if item.stream.period == QUARTER.code
    }
    assert outcomes == {1: "returned", 2: "accepted"}


def test_remarks_stay_until_the_correction_is_sent(
    received: Workspace, commune: Workspace, tmp_path: Path
) -> None:
    receive(commune, returned(received, commune, tmp_path))
    draft = reporting.correct(commune, QUARTER, "Sai số")
    said = acknowledging.standing_answer(commune, draft)
    assert said is not None
    assert said.remarks == REMARKS
    demonstrating.finish_report(commune)
    submitting.export_report(commune, QUARTER, tmp_path / "up")
    assert acknowledging.standing_answer(commune, reporting.get_report(commune, QUARTER)) is None


def test_every_order_of_answers_ends_alike(received: Workspace, commune: Workspace, tmp_path: Path) -> None:
    own = code(commune)
    first = answering.write_receipt(received, own, tmp_path / "1").bundle.path
    back = returned(received, commune, tmp_path / "2")
    second = answering.write_receipt(received, own, tmp_path / "3").bundle.path
    for path in (second, back, first, back, second):
        receive(commune, path)
    assert state(commune) is ReportState.RETURNED
    assert receive(commune, first).outcome is Outcome.ALREADY


def test_the_same_review_is_one_answer_and_an_acceptance_stands(
    received: Workspace, commune: Workspace, tmp_path: Path
) -> None:
    assert returned(received, commune, tmp_path) == returned(received, commune, tmp_path)
    answering.review(received, code(commune), QUARTER.code, Answered.ACCEPTED)
    with offices.refused(received, "answer.accepted-already"):
        returned(received, commune, tmp_path)


@pytest.mark.parametrize("place", ["cell 99.9", "section XX", "task none"])
def test_a_remark_must_stand_somewhere(received: Workspace, commune: Workspace, place: str) -> None:
    with offices.refused(received, "answer.place-missing"):
        answering.review(
            received, code(commune), QUARTER.code, Answered.RETURNED, remarks=(Remark(place, "x"),)
        )


def test_nothing_is_answered_that_did_not_come(province: Workspace, tmp_path: Path) -> None:
    with offices.refused(province, "answer.nothing-received"):
        answering.review(province, "97213", QUARTER.code, Answered.ACCEPTED)
    with offices.refused(province, "answer.nothing-received"):
        answering.write_receipt(province, "97213", tmp_path)


def test_a_withdrawal_takes_the_figures_out_and_a_correction_brings_them_back(
    received: Workspace, commune: Workspace, tmp_path: Path
) -> None:
    own = code(commune)
    done = withdrawing.withdraw(commune, QUARTER, "Gửi nhầm", tmp_path / "up")
    assert state(commune) is ReportState.WITHDRAWN
    assert receive(received, done.bundle.path).outcome is Outcome.STORED
    with received.store.reading() as shelves:
        assert shelves.received_values.get(own, QUARTER.code) == {}
        assert len(shelves.shipments.list("received", period=QUARTER.code)) == 2
    with offices.refused(received, "answer.withdrawn"):
        answering.review(received, own, QUARTER.code, Answered.ACCEPTED)
    assert receive(received, corrected(commune, tmp_path / "up")).outcome is Outcome.STORED
    with received.store.reading() as shelves:
        assert shelves.received_values.get(own, QUARTER.code)["7.3.1"] == value(7777)
    assert reporting.get_report(commune, QUARTER).revision == 3


def test_a_withdrawal_that_overtakes_its_report_wins(
    province: Workspace, commune: Workspace, sent: Sent, tmp_path: Path
) -> None:
    done = withdrawing.withdraw(commune, QUARTER, "Gửi nhầm", tmp_path)
    assert receive(province, done.bundle.path).outcome is Outcome.GAP
    assert receive(province, sent.exported.bundle.path).outcome is Outcome.OLDER
    with province.store.reading() as shelves:
        assert shelves.received_values.get(code(commune), QUARTER.code) == {}


def test_a_withdrawn_report_is_not_sent_and_a_draft_not_withdrawn(commune: Workspace, tmp_path: Path) -> None:
    withdrawing.withdraw(commune, QUARTER, "Gửi nhầm", tmp_path)
    with offices.refused(commune, "report.withdrawn"):
        submitting.export_report(commune, QUARTER, tmp_path)
    with offices.refused(commune, "report.not-handed-over"):
        withdrawing.withdraw(commune, QUARTER, "Gửi nhầm", tmp_path)


def test_the_code_told_by_telephone(received: Workspace, commune: Workspace, tmp_path: Path) -> None:
    (line,) = answering.write_receipt(received, code(commune), tmp_path).lines
    said = acknowledging.record_code(commune, line.code.lower().replace("-", " "), "Bà Suối")
    assert (said.verdict, state(commune)) == (Answered.ARRIVED, ReportState.ARRIVED)
    with offices.refused(commune, "answer.code-unknown"):
        acknowledging.record_code(commune, "AAAA-AAAA")


def test_by_hand_until_a_bundle_says_otherwise(
    received: Workspace, commune: Workspace, tmp_path: Path
) -> None:
    acknowledging.record_by_hand(commune, QUARTER, Answered.RETURNED, by="Điện thoại", words="Sai biểu 3")
    report = acknowledging.record_by_hand(commune, QUARTER, Answered.ACCEPTED, by="Điện thoại")
    assert report.state is ReportState.ACCEPTED
    receive(commune, returned(received, commune, tmp_path))
    assert state(commune) is ReportState.RETURNED
    with offices.refused(commune, "answer.by-missing"):
        acknowledging.record_by_hand(commune, QUARTER, Answered.ACCEPTED, by=" ")
    reporting.correct(commune, QUARTER, "Sai số")
    with offices.refused(commune, "report.not-handed-over"):
        acknowledging.record_by_hand(commune, QUARTER, Answered.ACCEPTED, by="x")


def forged(
    commune: Workspace, office: Office, tmp_path: Path, *, to: str = "", sha256: str = "", uuid: str = ""
) -> Path:
    """A receipt of an office with a key of its own, pinned at the commune."""
    key = make_key(bytes(range(100, 132)))
    shipment = submitting.history(commune)[0]
    ack: Data = {
        "kind": "report",
        "period": shipment.stream.period,
        "revision": shipment.revision,
        "uuid": uuid or shipment.uuid,
        "sha256": sha256 or shipment.sha256,
        "check_code": shipment.check_code,
        "status": "03",
        "reasons": [],
        "at": "2026-09-16T08:00:00",
    }
    whom = to or commune.office().code
    manifest = Manifest(
        kind="receipt",
        uuid="00000000-0000-4000-8000-00000000abcd",
        office=sender(office.code, office.name, key),
        stream=receipt_stream(office.code, whom),
        revision=1,
    )
    content = receipt_content(office, (whom, "UBND xã"), 1, [ack])
    path = make_folder(tmp_path) / "receipt.xacai"
    path.write_bytes(pack(manifest, content=content, particulars={}, key=key))
    with commune.store.writing("office.trust", office.code) as shelves:
        shelves.offices.pin(office.code, office.name, manifest.office.key_id, key.public)
    return path


@pytest.fixture
def alone(sent: Sent, sender: Workspace) -> Iterator[Workspace]:
    """The sample office after sending, which trusts nobody yet."""
    yield sender


def superior(commune: Workspace) -> Office:
    own = commune.office()
    return Office(own.superior_code, own.superior_name, "Vân Giang")


def refusal(reception: Reception) -> str:
    assert reception.outcome is Outcome.REFUSED
    return reception.reasons[0].code


def test_hostile_receipts_change_nothing(alone: Workspace, tmp_path: Path) -> None:
    above, other = superior(alone), Office("98", "Sở Nội vụ tỉnh khác", "Khác")
    assert refusal(receive(alone, forged(alone, above, tmp_path, to="97999"))) == "answer.other-office"
    assert refusal(receive(alone, forged(alone, above, tmp_path, sha256="ab" * 32))) == "answer.other-bytes"
    earlier = next(item for item in submitting.history(alone) if item.stream.period != QUARTER.code)
    assert refusal(receive(alone, forged(alone, above, tmp_path, uuid=earlier.uuid))) == "answer.other-bytes"
    assert refusal(receive(alone, forged(alone, other, tmp_path))) == "answer.not-superior"
    assert state(alone) is ReportState.HANDED_OVER
    with alone.store.reading() as shelves:
        assert shelves.answers.list(RECEIVED) == ()


def set_superior(workspace: Workspace, code: str) -> None:
    setting_up.change_office(workspace, replace(workspace.office(), superior_code=code))


def test_the_office_that_a_report_was_sent_to_answers_it_also_after_the_superior_changed(
    alone: Workspace, tmp_path: Path
) -> None:
    receipt = forged(alone, superior(alone), tmp_path)
    stray = forged(alone, superior(alone), tmp_path / "la", uuid="11111111-1111-4111-8111-111111111111")
    set_superior(alone, "98")
    assert refusal(receive(alone, stray)) == "answer.not-superior"
    assert receive(alone, receipt).outcome is Outcome.STORED
    assert state(alone) is ReportState.ACCEPTED


def test_without_an_office_above_nobody_answers_and_the_way_out_is_said(
    alone: Workspace, tmp_path: Path
) -> None:
    other = Office("98", "Sở Nội vụ tỉnh khác", "Khác")
    stray = forged(alone, other, tmp_path, uuid="11111111-1111-4111-8111-111111111111")
    set_superior(alone, "")
    assert refusal(receive(alone, forged(alone, other, tmp_path / "that"))) == "answer.not-superior"
    reception = receive(alone, stray)
    assert refusal(reception) == "answer.no-superior"
    assert "98" in message_of(reception.reasons[0])
    with offices.refused(alone, "answer.code-no-superior"):
        acknowledging.record_code(alone, "AAAA-AAAA")
    with alone.store.reading() as shelves:
        assert shelves.answers.list(RECEIVED) == ()
    set_superior(alone, "98")
    assert receive(alone, stray).outcome is Outcome.STORED


def test_a_receipt_for_a_bundle_that_is_not_here_is_kept_with_a_word(
    alone: Workspace, tmp_path: Path
) -> None:
    path = forged(alone, superior(alone), tmp_path, uuid="11111111-1111-4111-8111-111111111111")
    reception = receive(alone, path)
    assert reception.outcome is Outcome.STORED
    assert [issue.code for issue in reception.reasons] == ["answer.bundle-unknown"]


def test_an_unconfirmed_office_answers_nothing(received: Workspace, alone: Workspace, tmp_path: Path) -> None:
    receipt = answering.write_receipt(received, code(alone), tmp_path)
    reception = receive(alone, receipt.bundle.path)
    assert reception.outcome is Outcome.UNKNOWN_OFFICE
    assert state(alone) is ReportState.HANDED_OVER
    card = setting_up.write_office_card(received, tmp_path / "card.xacai-card").path
    offices.trust(alone, card)
    assert receive(alone, receipt.bundle.path).outcome is Outcome.STORED
    assert state(alone) is ReportState.ARRIVED


def test_every_revision_is_read_and_printed_as_it_was(commune: Workspace, sent: Sent, tmp_path: Path) -> None:
    before = publishing.report_pdf(commune, reporting.get_report(commune, QUARTER))
    corrected(commune, tmp_path)
    found = correcting.revisions(commune, QUARTER)
    assert [(item.revision, item.newest) for item in found] == [(2, True), (1, False)]
    assert found[1].number == found[0].number != ""
    assert publishing.report_pdf(commune, correcting.as_sent(commune, QUARTER, 1)) == before


def test_a_correction_prints_what_it_changed(commune: Workspace, tmp_path: Path) -> None:
    corrected(commune, tmp_path)
    paper = publishing.report_paper(commune, reporting.get_report(commune, QUARTER))
    sheet = paper.appendices[-1]
    assert sheet.title == "Các nội dung đính chính"
    assert any("Nhập sai số văn bản đi" in note for note in sheet.notes)
    assert "7.777" in str(sheet.blocks)


def test_an_answer_is_checked_before_it_is_kept(commune: Workspace) -> None:
    with pytest.raises(Refusal):
        acknowledging.record_by_hand(commune, QUARTER, Answered.RETURNED, by="x")
    assert acknowledging.answers_of(commune, QUARTER.code) == ()
    assert isinstance(Answer("1", "p", "report", 1, Answered.ARRIVED, ""), Answer)
