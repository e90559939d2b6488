"""Reports: states, bound numbers in text, texts against tables, thresholds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from xacai.domain.catalogue import Catalogue, Form, OfficeRollUp, Row, RowKind, Source, TimeRollUp
from xacai.domain.indicator import NOTHING, value
from xacai.domain.indicator import ratios as compute
from xacai.domain.issue import Issue, Refusal, Severity
from xacai.domain.period import quarter
from xacai.domain.report import (
    Particulars,
    Reached,
    Report,
    ReportState,
    SectionText,
    check_texts,
    corrected,
    finalised,
    numbered,
    reached,
    reason_key,
    references,
    reopened,
    resolve,
    unanswered,
    with_cell,
)


def row(code: str, **more: object) -> Row:
    given = {
        "unit": "hồ sơ",
        "kind": RowKind.COUNT,
        "time": TimeRollUp.SUM,
        "office": OfficeRollUp.SUM,
        **more,
    }
    return Row(code=code, no=code, name=code, **given)  # type: ignore[arg-type]


RATIO = row(
    "3.3.3",
    unit="%",
    kind=RowKind.RATIO,
    time=TimeRollUp.RATIO,
    decimals=2,
    numerator="3.3.3.2",
    denominator="3.3.3.1",
)
CATALOGUE = Catalogue(
    "thu",
    "1",
    "Thử",
    2025,
    Source(""),
    forms=(Form("3", "TTHC", "II.2", (row("3.3.3.1"), row("3.3.3.2"), RATIO)),),
)
VALUES = {"3.3.3.1": value(1234), "3.3.3.2": value(1200)}
RATIOS = compute(CATALOGUE, VALUES)
REPORT = Report(office="25432", period=quarter(2025, 3), catalogue="thu@1")
WARNING = Issue("rule.x", Severity.WARNING, "cell 3.3.3.1")


def test_bound_numbers_are_written_from_the_table() -> None:
    text = "Đã giải quyết {3.3.3.1} hồ sơ, đúng hạn {3.3.3}."
    assert references(text) == ("3.3.3.1", "3.3.3")
    assert resolve(text, CATALOGUE, VALUES, RATIOS) == "Đã giải quyết 1.234 hồ sơ, đúng hạn 97,24%."
    assert resolve(text, CATALOGUE, {}, {}) == "Đã giải quyết … hồ sơ, đúng hạn …."
    assert resolve("{3.3.3.1} hồ sơ", CATALOGUE, {"3.3.3.1": NOTHING}, {}) == "0 hồ sơ"


def test_a_number_of_last_period_typed_by_hand_is_doubted_until_the_row_agrees() -> None:
    report = replace(
        REPORT, texts={"II.2": SectionText("Đã giải quyết 1.100 hồ sơ theo Kế hoạch 45/KH-UBND.")}
    )
    found = check_texts(report, CATALOGUE, VALUES, RATIOS, {"1.100": "3.3.3.1", "45": "3.3.3.2"})
    assert [(issue.code, issue.params["now"]) for issue in found] == [("report.number-differs", "1.234")]
    same = {**VALUES, "3.3.3.1": value(1100)}
    assert check_texts(report, CATALOGUE, same, RATIOS, {"1.100": "3.3.3.1"}) == ()


def test_unknown_references_stop_and_drafts_ask() -> None:
    report = replace(REPORT, texts={"II.2": SectionText("Số {9.9}", drafted=True)})
    codes = [issue.code for issue in check_texts(report, CATALOGUE, VALUES, RATIOS, {})]
    assert codes == ["report.reference-unknown", "report.draft-not-accepted"]


def test_the_way_of_a_report() -> None:
    locked = finalised(REPORT, ())
    assert locked.locked
    with pytest.raises(Refusal) as refused:
        with_cell(locked, "3.3.3.1", value(1))
    assert refused.value.issue.code == "report.locked"
    signed = numbered(locked, Particulars(number="12/BC-UBND", day=date(2025, 9, 15)))
    assert signed.state is ReportState.NUMBERED
    assert reopened(signed).state is ReportState.DRAFT
    assert reopened(signed).particulars.number == ""
    sent = replace(signed, state=ReportState.HANDED_OVER)
    with pytest.raises(Refusal):
        reopened(sent)
    second = corrected(sent, "Sửa số hồ sơ")
    assert (second.revision, second.state, second.correction_reason) == (2, ReportState.DRAFT, "Sửa số hồ sơ")


def test_errors_stop_and_warnings_want_reasons() -> None:
    with pytest.raises(Refusal) as refused:
        finalised(REPORT, (Issue("rule.y", Severity.ERROR, "cell 1.1"),))
    assert refused.value.issue.code == "report.errors-left"
    with pytest.raises(Refusal):
        finalised(REPORT, (WARNING,))
    answered = replace(REPORT, reasons={reason_key(WARNING): "Đúng như vậy"})
    assert unanswered(answered, (WARNING,)) == ()
    assert finalised(answered, (WARNING,)).locked
    assert finalised(replace(REPORT, reasons={"rule.x": "Đúng"}), (WARNING,)).locked


def test_editing_a_checked_report_makes_it_a_draft_again() -> None:
    assert (
        with_cell(replace(REPORT, state=ReportState.CHECKED), "3.3.3.1", value(1)).state is ReportState.DRAFT
    )


@pytest.mark.parametrize(
    ("comparator", "threshold", "actual", "expected"),
    [
        (">=", "98", "98", Reached.MET),
        (">", "98", "98", Reached.MISSED),
        ("<=", "5", "4.99", Reached.MET),
        ("<", "5", "5", Reached.MISSED),
        ("=", "0", "0", Reached.MET),
        (">=", "98", None, Reached.UNKNOWN),
        (">", None, "3", Reached.UNKNOWN),
    ],
)
def test_thresholds(comparator: str, threshold: str | None, actual: str | None, expected: Reached) -> None:
    wanted = Decimal(threshold) if threshold else None
    assert reached(comparator, wanted, Decimal(actual) if actual else None) is expected
