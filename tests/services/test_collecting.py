"""Figures from departments: sheets out, back with a diff, into the draft report and the plan's progress."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader
from tests.documents.samples import squeezed
from tests.services.offices import Clock

from xacai.domain import collection_form as form
from xacai.domain.collection_diff import Change
from xacai.domain.indicator import EMPTY, NOTHING, value
from xacai.domain.issue import Refusal
from xacai.domain.period import quarter
from xacai.domain.progress import Mark
from xacai.domain.report import Report, ReportState, edited
from xacai.services import collecting, collecting_back, reporting, tracking
from xacai.services.workspace import Workspace

PERIOD = quarter(2026, 3)
CENTRE = "Trung tâm Phục vụ hành chính công"


@pytest.fixture
def report(sample: Workspace) -> Report:
    """The report in work, without the figures of files."""
    report = reporting.get_report(sample, PERIOD)
    kept = {code: cell for code, cell in report.values.items() if not code.startswith("3.3.3")}
    without = edited(report, values=kept)
    reporting.save_report(sample, without, report)
    return without


def filled(path: Path, figures: dict[str, Any], tasks: dict[str, dict[str, Any]] | None = None) -> bytes:
    """A workbook with values typed into its lines."""
    book = openpyxl.load_workbook(path)
    for page_name, kind, wanted in (
        (form.FIGURES, "row", {code: {form.VALUE: given} for code, given in figures.items()}),
        (form.TASKS, "task", tasks or {}),
    ):
        if not wanted:
            continue
        page = book[page_name]
        top = next(row for row in page.iter_rows() if any(cell.value == form.MARK_COLUMN for cell in row))
        columns = {cell.value: cell.column for cell in top if cell.value}
        for row in range(top[0].row, page.max_row + 1):
            mark = str(page.cell(row, columns[form.MARK_COLUMN]).value)
            for title, content in wanted.get(mark.removeprefix(f"{kind} "), {}).items():
                page.cell(row, columns[title]).value = content
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def refusal_of(act: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return str(refusal.value.issue.code)


def test_every_typed_row_is_on_exactly_one_sheet(sample: Workspace, report: Report) -> None:
    asked = collecting.asking(sample, report)
    rows = [item.row.code for share in asked.shares for item in share.rows]
    typed = [row.code for row in asked.catalogue.rows() if row.typed]
    assert sorted(rows + [row.code for row in asked.ownerless]) == sorted(typed)


def test_sheets_go_out_with_a_page_each_and_are_recorded(
    sample: Workspace, report: Report, tmp_path: Path
) -> None:
    made = collecting.hand_out(sample, report, tmp_path / "out", due=date(2026, 9, 17))
    shares = {share.department: share for share in collecting.asking(sample, report).shares}
    assert [item.department for item in made] == list(shares)
    for item in made:
        reader = PdfReader(item.page)
        text = squeezed("".join(page.extract_text() for page in reader.pages))
        for asked in shares[item.department].rows:
            assert squeezed(asked.row.name) in text
        for task in shares[item.department].tasks:
            assert squeezed(task.task.content) in text
        for words in ("PHIẾU THU THẬP SỐ LIỆU", item.department, "17/9/2026", form.MAKER, form.HEAD):
            assert squeezed(words) in text
        assert item.workbook.name.isascii() and " " not in item.workbook.name
    found = collecting.status(sample, report)
    assert all(item.record and item.record.due == date(2026, 9, 17) for item in found)
    assert not any(item.late for item in found)


def test_one_department_under_another_spelling(sample: Workspace, report: Report, tmp_path: Path) -> None:
    (made,) = collecting.hand_out(sample, report, tmp_path, departments=("TT PVHCC", CENTRE))
    assert made.department == CENTRE
    with pytest.raises(Refusal):
        collecting.hand_out(sample, report, tmp_path, departments=("Phòng lạ",))
    out = tmp_path / "late"
    assert refusal_of(lambda: collecting.hand_out(sample, report, out, due=date(2026, 9, 1))) == (
        "collection.due-passed"
    )
    assert not out.exists()


def test_answers_are_compared_then_taken(
    sample: Workspace, report: Report, tmp_path: Path, clock: Clock
) -> None:
    (made,) = collecting.hand_out(sample, report, tmp_path, departments=(CENTRE,))
    share = next(item for item in collecting.asking(sample, report).shares if item.department == CENTRE)
    task = share.tasks[0].task.key
    old = report.values["3.1.2"]
    data = filled(
        made.workbook,
        {"3.3.3.0b": 531, "3.3.3.2": "không phát sinh", "3.1.2": 77, "3.1.3": 404, "3.1.1": "1,234.5"},
        {task: {form.TASK_MARK: "Đã hoàn thành", form.RESULT: "Đã xong cả", form.SPENT: 2_000_000}},
    )
    found = collecting_back.compare(sample, report, data, "tra-loi.xlsx")
    changes = {item.code: item.change for item in found.cells}
    assert changes == {
        "3.3.3.0b": Change.NEW, "3.3.3.2": Change.NEW, "3.1.2": Change.DIFFERS, "3.1.3": Change.SAME
    }  # fmt: skip
    assert [item.code for item in found.issues] == ["collection.foreign"]
    assert reporting.get_report(sample, PERIOD) == report, "nothing is stored yet"
    taken = collecting_back.take_in(sample, found)
    stored = reporting.get_report(sample, PERIOD)
    assert stored.values["3.3.3.0b"] == value(531) and stored.values["3.3.3.2"] == NOTHING
    assert stored.values["3.1.2"] == old
    assert set(taken.cells) == {"3.3.3.0b", "3.3.3.2"}
    collecting_back.take_in(sample, found, cells={"3.1.2"}, tasks={task})
    stored = reporting.get_report(sample, PERIOD)
    assert stored.values["3.1.2"].number == 77
    (plan_key,) = {collecting.asking(sample, report).plan_key}
    with sample.store.reading() as shelves:
        entry = shelves.progress.get(plan_key, task, PERIOD.code)
    assert entry is not None and (entry.mark, entry.result, entry.spent_vnd) == (
        Mark.DONE, "Đã xong cả", 2_000_000
    )  # fmt: skip
    status = next(item for item in collecting.status(sample, stored) if item.share.department == CENTRE)
    assert status.record is not None and status.record.file_name == "tra-loi.xlsx"
    assert status.record.answered_at.startswith(clock().date().isoformat())
    again = collecting_back.compare(sample, stored, data, "tra-loi.xlsx")
    assert {item.change for item in again.cells} == {Change.SAME}


def test_a_locked_report_takes_nothing(sample: Workspace, report: Report, tmp_path: Path) -> None:
    (made,) = collecting.hand_out(sample, report, tmp_path, departments=(CENTRE,))
    share = next(item for item in collecting.asking(sample, report).shares if item.department == CENTRE)
    task = share.tasks[0].task.key
    data = filled(made.workbook, {"3.3.3.0b": 531}, {task: {form.RESULT: "Sau khi chốt"}})
    found = collecting_back.compare(sample, report, data, "a.xlsx")
    locked = replace(report, state=ReportState.FINALISED)
    reporting.save_report(sample, locked, report)
    before = tracking.stand(sample, _plan(sample), PERIOD)
    assert refusal_of(lambda: collecting_back.take_in(sample, found)) == "report.locked"
    assert refusal_of(lambda: collecting.hand_out(sample, locked, tmp_path)) == "report.locked"
    assert reporting.get_report(sample, PERIOD).values.get("3.3.3.0b", EMPTY) == EMPTY
    assert tracking.stand(sample, _plan(sample), PERIOD) == before


def _plan(sample: Workspace) -> Any:
    with sample.store.reading() as shelves:
        return shelves.plans.get("2026/cchc")


def test_sheets_of_others_are_refused(sample: Workspace, report: Report, tmp_path: Path) -> None:
    (made,) = collecting.hand_out(sample, report, tmp_path, departments=(CENTRE,))
    data = made.workbook.read_bytes()
    other = replace(report, period=quarter(2026, 2))
    assert refusal_of(lambda: collecting_back.compare(sample, other, data, "a")) == "collection.other-period"
    with sample.store.writing("test", "office") as shelves:
        shelves.offices.put_own(replace(sample.office(), code="97214"))
    assert refusal_of(lambda: collecting_back.compare(sample, report, data, "a")) == "collection.other-office"


def test_a_completion_in_the_future_is_named(sample: Workspace, report: Report, tmp_path: Path) -> None:
    (made,) = collecting.hand_out(sample, report, tmp_path, departments=(CENTRE,))
    share = next(item for item in collecting.asking(sample, report).shares if item.department == CENTRE)
    data = filled(made.workbook, {}, {share.tasks[0].task.key: {form.DONE_ON: "30/12/2026"}})
    found = collecting_back.compare(sample, report, data, "a.xlsx")
    assert found.tasks == () and [item.code for item in found.issues] == ["collection.done-in-future"]


def test_the_office_moves_a_row_to_another_department(sample: Workspace, report: Report) -> None:
    collecting.set_owner(sample, "3.1.2", "Phòng Kinh tế")
    shares = {share.department: share for share in collecting.asking(sample, report).shares}
    assert "3.1.2" in [item.row.code for item in shares["Phòng Kinh tế"].rows]
    assert "3.1.2" not in [item.row.code for item in shares[CENTRE].rows]
    collecting.set_owner(sample, "3.1.2", "")
    assert [row.code for row in collecting.asking(sample, report).ownerless] == ["3.1.2"]
    collecting.set_owner(sample, "3.1.2", None)
    assert collecting.owners(sample) == {}


def test_who_is_late_and_the_reminder(
    sample: Workspace, report: Report, tmp_path: Path, clock: Clock
) -> None:
    collecting.hand_out(sample, report, tmp_path, due=date(2026, 9, 16), departments=(CENTRE,))
    clock.moment = clock.moment.replace(day=20)
    late = [item.share.department for item in collecting.status(sample, report) if item.late]
    assert late == [CENTRE]
    text = collecting.reminder(sample, report, "TT PVHCC")
    assert "đã quá hạn 4 ngày" in text and "Số hồ sơ tiếp nhận trực tuyến" in text
