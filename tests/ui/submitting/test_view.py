"""Words and places without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from xacai.domain.issue import Issue, Severity
from xacai.domain.period import quarter
from xacai.domain.plan import Signer
from xacai.domain.report import Particulars, Report, ReportState
from xacai.domain.submission import Shipment, Stream
from xacai.files.catalogues import packaged_catalogues
from xacai.ui.drives import Drive
from xacai.ui.sizes import size_words
from xacai.ui.submitting.handover_view import FOLDER, NO_DRIVE, idle, ways
from xacai.ui.submitting.history_view import document_words, history_rows
from xacai.ui.submitting.places import place_of
from xacai.ui.submitting.view import findings_of, step_words
from xacai.ui.ways import way_words

CATALOGUE = packaged_catalogues()[0]
REPORT = Report(office="97213", period=quarter(2026, 3), catalogue=CATALOGUE.id)


def warning(code: str, where: str, **params: str) -> Issue:
    """A warning with its own words."""
    return Issue(code, Severity.WARNING, where, params, message=f"{code} {where}")


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("/media/lan/KINGSTON", "USB KINGSTON"),
        ("/run/media/lan/KINGSTON/bao-cao", "USB KINGSTON"),
        ("/home/lan/Gửi Sở", "thư mục Gửi Sở"),
        ("", ""),
    ],
)
def test_where_it_was_written(folder: str, words: str) -> None:
    assert way_words(folder) == words


@pytest.mark.parametrize(
    ("size", "words"),
    [(10, "1 KB"), (411_900, "412 KB"), (1_340_000, "1,3 MB"), (14_200_000_000, "14,2 GB")],
)
def test_sizes(size: int, words: str) -> None:
    assert size_words(size) == words


def test_warnings_of_one_code_and_place_share_a_row_and_errors_come_first() -> None:
    issues = [
        warning("a", "cell 1.1"),
        warning("a", "cell 1.1"),
        Issue("b", Severity.ERROR, "cell 1.2", message="b"),
    ]
    found = findings_of(replace(REPORT, reasons={"a": "vì mưa"}), issues, CATALOGUE)
    assert [item.mark for item in found] == ["error", "warning"]
    assert found[1].sentence == "a cell 1.1\na cell 1.1" and found[1].reason == "vì mưa"
    assert found[0].takes_reason is False


def test_a_target_leads_to_the_row_that_measures_it() -> None:
    row = next(CATALOGUE.rows()).code
    assert place_of(warning("t", "target I/1", row=row), CATALOGUE) == f"cell {row}"
    assert place_of(warning("t", "section II.2"), CATALOGUE) == "section II.2"


def test_steps_of_a_sent_report() -> None:
    sent = replace(
        REPORT,
        state=ReportState.HANDED_OVER,
        particulars=Particulars("58/BC-UBND", date(2026, 9, 15), Signer(), "Sở Nội vụ"),
    )
    steps = step_words(sent, (), "/media/lan/KINGSTON")
    assert [step.done for step in steps] == [True, True, False]
    assert steps[1].second == "Số 58/BC-UBND ngày 15/09/2026"
    assert steps[2].second == "đã ghi ra USB KINGSTON, chờ biên nhận"


def test_ways_without_a_stick_and_a_stick_that_is_write_protected() -> None:
    assert [way.key for way in ways(())][:2] == [NO_DRIVE, FOLDER]
    assert idle(NO_DRIVE, None, None).primary == ""
    locked = Drive("KING", Path("/media/king"), 1, read_only=True)
    assert "KING" in idle(str(locked.root), locked, None).why_not


def test_history_names_corrections_and_amendments() -> None:
    report = Shipment(Stream("1", "2026-Q3", "report"), 2, "u1", "s", "M3XK-7Q2H-V9FA-T4CE")
    plan = Shipment(Stream("1", "2026/cchc", "plan"), 2, "u2", "s", "M3XK-7Q2H-V9FA-T4CE")
    assert document_words(report) == "Báo cáo quý III/2026, đính chính"
    assert document_words(plan) == "Kế hoạch năm 2026, điều chỉnh lần 1"
    (row,) = history_rows([report], {"u1": "58/BC-UBND"}, narrow=False)
    assert row.cells[5].text == "M3XK-7Q2H" and row.cells[6].text == "Chưa bàn giao"
    assert len(history_rows([report], {}, narrow=True)[0].cells) == 6
