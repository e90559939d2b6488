"""Receipts, feedback, withdrawals as bundles: what is read is what was said; hostile ones are refused."""

from __future__ import annotations

from typing import Any

import pytest
from tests.exchange.samples import (
    COMMUNE,
    COMMUNE_KEY,
    COMMUNE_NAME,
    PERIOD,
    PROVINCE,
    PROVINCE_KEY,
    PROVINCE_NAME,
    STRANGER_KEY,
    UUID,
    about_data,
    answer_bundle,
    card,
    feedback_data,
    pinned,
    receipt_bundle,
    receipt_data,
    report_bundle,
    withdrawal_bundle,
    withdrawal_data,
)

from xacai.domain.answer import Answered, Remark
from xacai.domain.issue import Refusal
from xacai.domain.submission import Stream
from xacai.exchange.answers import (
    acks_of,
    addressee_of,
    feedback_stream,
    read_acks,
    read_feedback,
    receipt_stream,
    spoken_code,
)
from xacai.exchange.bundle import unpack
from xacai.exchange.manifest import Ack
from xacai.exchange.replay import Outcome, admit, incoming_of, judge
from xacai.exchange.schema import check_content

TRUSTED = pinned(card(), card(PROVINCE, PROVINCE_NAME, PROVINCE_KEY))


def test_a_receipt_comes_out_as_it_was_said() -> None:
    bundle, verdict = unpack(receipt_bundle(), TRUSTED)
    assert bundle is not None
    assert verdict.trusted
    (answer,) = read_acks(bundle.content, bundle.manifest.uuid)
    assert (answer.office, answer.by_office, answer.verdict) == (COMMUNE, PROVINCE, Answered.ARRIVED)
    assert (answer.uuid, answer.period, answer.revision) == (UUID, PERIOD, 1)
    assert bundle.manifest.acks == (Ack(UUID, "ab" * 32, 1, "01", ("đã đến",)),) == acks_of(bundle.content)


def test_feedback_comes_out_as_it_was_said() -> None:
    bundle, _verdict = unpack(answer_bundle(feedback_data()), TRUSTED)
    assert bundle is not None
    answer = read_feedback(bundle.content, bundle.manifest.uuid)
    assert answer.verdict is Answered.RETURNED
    assert answer.remarks[0] == Remark("cell 3.3.3.1", "Thấp hơn kỳ trước nhiều.")
    assert (answer.by, answer.carrier) == ("Phạm Thị Suối", bundle.manifest.uuid)


def test_a_withdrawal_takes_the_next_place_of_the_report() -> None:
    bundle, _verdict = unpack(withdrawal_bundle(), TRUSTED)
    report, _same = unpack(report_bundle(), TRUSTED)
    assert bundle is not None and report is not None
    assert bundle.manifest.stream == report.manifest.stream
    sent, gone = incoming_of(report.manifest), incoming_of(bundle.manifest)
    decision = judge([sent], gone)
    assert (decision.outcome, decision.applies) == (Outcome.STORED, True)
    late = judge([gone], sent)
    assert late.outcome is Outcome.OLDER


def test_streams_name_the_addressee() -> None:
    assert addressee_of(receipt_stream(PROVINCE, COMMUNE)) == COMMUNE
    assert addressee_of(feedback_stream(PROVINCE, COMMUNE, "2026/cchc")) == COMMUNE


@pytest.mark.parametrize(
    "change",
    [
        {"acks": [about_data() | {"status": "77", "reasons": [], "at": ""}]},
        {"acks": [about_data(kind="receipt") | {"status": "01", "reasons": [], "at": ""}]},
        {"acks": [about_data(sha256="AB" * 32) | {"status": "01", "reasons": [], "at": ""}]},
        {"acks": [about_data(uuid="../../etc") | {"status": "01", "reasons": [], "at": ""}]},
        {"acks": [about_data() | {"status": "01", "reasons": ["x" * 2001], "at": ""}]},
        {"acks": {}},
        {"to": {"code": "", "name": ""}},
        {"to": COMMUNE},
        {"revision": 0},
    ],
)
def test_receipts_of_another_shape_are_refused(change: dict[str, Any]) -> None:
    assert check_content("receipt", receipt_data(**change))
    with pytest.raises(Refusal):
        answer_bundle(receipt_data(**change))


@pytest.mark.parametrize(
    "change",
    [
        {"verdict": "arrived"},
        {"verdict": True},
        {"remarks": [{"where": "anywhere", "words": "x"}]},
        {"remarks": [{"where": "cell 3.3\n3", "words": "x"}]},
        {"remarks": [{"where": "cell 3.3.3", "words": ""}]},
        {"remarks": [{"where": "cell 3.3.3", "words": "x"}] * 1001},
        {"words": "x" * 5001},
        {"about": {}},
    ],
)
def test_feedback_of_another_shape_is_refused(change: dict[str, Any]) -> None:
    assert check_content("feedback", feedback_data(**change))


@pytest.mark.parametrize("change", [{"reason": ""}, {"withdrawn": 0}, {"revision": 1}, {"period": "a b"}])
def test_withdrawals_of_another_shape_are_refused(change: dict[str, Any]) -> None:
    assert check_content("withdrawal", withdrawal_data(**change))


@pytest.mark.parametrize(
    ("content", "manifest"),
    [
        (receipt_data(), {"stream": Stream(PROVINCE, "25998", "receipt")}),
        (receipt_data(), {"stream": Stream(COMMUNE, COMMUNE, "receipt")}),
        (receipt_data(), {"stream": Stream(PROVINCE, COMMUNE, "report")}),
        (receipt_data(), {"revision": 2}),
        (receipt_data(to={"code": "25998", "name": ""}), {}),
        (feedback_data(to={"code": "25998", "name": ""}), {}),
        (feedback_data(), {"stream": Stream(PROVINCE, f"25998/{PERIOD}", "feedback")}),
    ],
)
def test_content_and_manifest_must_speak_of_one_thing(
    content: dict[str, Any], manifest: dict[str, Any]
) -> None:
    bundle, verdict = unpack(answer_bundle(content, **manifest), TRUSTED)
    assert bundle is None
    assert [issue.code for issue in verdict.reasons] == ["bundle.content"]


def test_acks_of_the_manifest_are_those_of_the_content(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xacai.exchange.bundle.acks_of", lambda content: (Ack(UUID, "cd" * 32, 1, "03"),))
    bundle, verdict = unpack(receipt_bundle(), TRUSTED)
    assert bundle is None
    assert verdict.reasons[0].code == "bundle.control"


def test_keys_that_are_not_the_offices() -> None:
    _none, changed = unpack(answer_bundle(receipt_data(), STRANGER_KEY), TRUSTED)
    assert changed.reasons[0].code == "bundle.key-changed"
    _none, other = unpack(answer_bundle(receipt_data(), COMMUNE_KEY), TRUSTED)
    assert not other.acceptable
    bundle, unknown = unpack(receipt_bundle(), pinned(card()))
    assert bundle is not None
    decision = admit(unknown)
    assert decision is not None
    assert decision.outcome is Outcome.UNKNOWN_OFFICE


def test_another_offices_report_is_not_withdrawn() -> None:
    with pytest.raises(Refusal):
        withdrawal_bundle(stream=Stream("25998", PERIOD, "report"))
    with pytest.raises(Refusal):
        withdrawal_bundle(stream=Stream(COMMUNE, PERIOD, "receipt"))


def test_the_spoken_code_tells_office_bytes_and_verdict_apart() -> None:
    code = spoken_code(PROVINCE, "ab" * 32, Answered.ARRIVED)
    assert len(code) == 9
    others = {
        spoken_code(PROVINCE, "ab" * 32, Answered.ACCEPTED),
        spoken_code(PROVINCE, "ac" * 32, Answered.ARRIVED),
        spoken_code("78", "ab" * 32, Answered.ARRIVED),
    }
    assert len(others | {code}) == 4
    assert COMMUNE_NAME not in code
