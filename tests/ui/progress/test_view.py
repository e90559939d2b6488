"""List, board and year strip in Vietnamese words, read off the sample office without a window."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from tests.services import offices
from tests.services.offices import PLAN, QUARTER, period

from xacai.domain.progress import Entry, Mark, Proof
from xacai.services import reporting, tracking
from xacai.services.workspace import Workspace
from xacai.ui.models.cells import BlockState, CellKind, GridRow
from xacai.ui.progress.board_view import board, without_date
from xacai.ui.progress.desk import Desk, read_desk
from xacai.ui.progress.panel_view import facts, history, part_rows
from xacai.ui.progress.view import (
    ALL,
    DUE,
    FIELD,
    LEAD,
    OVERDUE,
    SOON,
    UNPROVED,
    WAITING,
    Filter,
    columns,
    filter_words,
    locked_words,
    parts_for,
    rows,
    share_words,
    shown,
    subtitle,
    wants_word,
)
from xacai.ui.progress.words import lack
from xacai.ui.progress.year_view import DATED, LATE, STEADY, year_rows
from xacai.ui.status_looks import status_text

WIDE = parts_for(2000)


def read(workspace: Workspace, code: str = "2026-Q3") -> Desk:
    """The desk of a period."""
    desk = read_desk(workspace, period(code))
    assert desk is not None
    return desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("desk") / "office"
    shutil.copytree(offices.furnished(tmp_path_factory.getbasetemp()), folder)
    opened = offices.open_at(folder)
    found = read(opened)
    opened.close()
    return found


def row_of(found: list[GridRow], key: str) -> GridRow:
    """A row by its key."""
    return next(row for row in found if row.key == key)


def test_chips_count_their_tasks(desk: Desk) -> None:
    words = [filter_words(desk, Filter(kind)) for kind in (ALL, DUE, OVERDUE, WAITING, UNPROVED, SOON)]
    assert words == [
        "Tất cả: 45",
        "Đến hạn trong kỳ: 20",
        "Quá hạn: 2",
        "Chờ điều kiện: 2",
        "Chưa ghi sản phẩm: 0",
        "Đến hạn trong 30 ngày: 3",
    ]
    assert filter_words(desk, Filter(FIELD, "III")) == "Lĩnh vực III: 8"


def test_a_product_due_in_the_period_brings_its_task(desk: Desk) -> None:
    keys = {item.task.key for item in shown(desk, Filter(DUE))}
    assert {"I.7/1", "III.7/1", "I.3/1", "I.5/1"} <= keys
    assert "II.1/1" not in keys, "due in quý I"


def test_departments_are_the_first_grouping(desk: Desk) -> None:
    found = rows(desk, WIDE, Filter())
    heads = [row for row in found if row.is_group]
    assert [head.cells[0].text for head in heads] == [
        "Phòng Văn hóa - Xã hội",
        "Văn phòng HĐND và UBND",
        "Trung tâm Phục vụ hành chính công",
        "Phòng Kinh tế",
    ]
    assert heads[0].cells[0].second == "9/15 đã xong, 2 chờ"
    assert BlockState.OVERDUE in heads[0].cells[0].blocks


def test_fields_group_in_the_plans_order(desk: Desk) -> None:
    heads = [row.cells[0].text for row in rows(desk, WIDE, Filter(), FIELD) if row.is_group]
    assert heads[0] == "I. Công tác chỉ đạo, điều hành"
    assert len(heads) == 9


def test_a_row_says_time_state_document_and_result(desk: Desk) -> None:
    row = row_of(rows(desk, WIDE, Filter()), "I.1/1")
    number, task, product, time, state, proof, result = row.cells
    assert (number.text, product.text) == ("I.1", "Kế hoạch của UBND xã")
    assert task.text.startswith("Lập Kế hoạch")
    assert (time.kind, time.text, time.second) == (CellKind.DEADLINE, "Tháng 01/2026", "đến 31/01/2026")
    assert (state.mark, state.text, state.tone) == ("done", "Đã xong 12/01", "ok")
    assert proof.text == "05/KH-UBND, 12/01/2026"
    assert result.text.startswith("Đã giao 45 nhiệm vụ")
    assert proof.editable
    assert result.editable
    assert not state.editable


def test_states_in_words(desk: Desk) -> None:
    words = {item.task.key: status_text(item, desk.today) for item in desk.standings}
    assert words["III.7/1"] == "Quá 77 ngày"
    assert words["I.3/1"] == "Xong quý III"
    assert words["IV.1/1"].startswith("Xong muộn ")
    assert words["V.5/1"] == "Không thực hiện"
    assert words["I.8/1"] == "Chờ điều kiện"


def test_done_without_product_is_marked_where_it_stands(workspace: Workspace) -> None:
    tracking.record(workspace, PLAN, Entry("III.8/1", "2026-Q3", Mark.DONE, done_on=date(2026, 9, 1)))
    desk = read(workspace)
    cell = row_of(rows(desk, WIDE, Filter()), "III.8/1").cells[5]
    assert (cell.text, cell.mark, cell.tone, cell.edit) == ("chưa ghi", "warning", "warn", "")
    assert cell.tooltip == "Đã xong nhưng chưa ghi sản phẩm hoặc câu kết quả"
    assert filter_words(desk, Filter(UNPROVED)) == "Chưa ghi sản phẩm: 1"
    told = Entry("III.8/1", "2026-Q3", Mark.DONE, proof=Proof("1/QĐ-UBND"))
    tracking.record(workspace, PLAN, told)
    assert filter_words(read(workspace), Filter(UNPROVED)) == "Chưa ghi sản phẩm: 0"


def test_a_dropped_task_asks_for_its_reason(workspace: Workspace) -> None:
    tracking.record(workspace, PLAN, Entry("III.8/1", "2026-Q3", Mark.DROPPED))
    desk = read(workspace)
    standing = desk.standing("III.8/1")
    assert standing is not None
    assert lack(standing) == "Ghi lý do không thực hiện"
    cell = row_of(rows(desk, WIDE, Filter()), "III.8/1").cells[6]
    assert (cell.text, cell.mark, cell.edit) == ("Ghi lý do không thực hiện", "warning", "")
    assert wants_word(desk, standing)


def test_a_product_that_is_done_wants_no_word(desk: Desk) -> None:
    wanted = {item.task.key for item in desk.standings if wants_word(desk, item)}
    assert "I.5/1" not in wanted, "what was due in the period was done before"


def test_the_head_names_the_period_and_its_days(desk: Desk) -> None:
    assert subtitle(desk) == "Ghi cho quý III/2026; số liệu từ 15/06/2026 đến 14/09/2026"
    assert share_words(desk.standings) == "26/42 đã xong, 2 chờ"


def test_entries_of_half_a_year_are_those_of_its_last_quarter(workspace: Workspace) -> None:
    desk = read(workspace, "2026-6M")
    assert desk.period.code == "2026-Q2"
    assert desk.done_day == date(2026, 6, 14)


def test_a_locked_report_is_said(workspace: Workspace, desk: Desk) -> None:
    assert locked_words(desk) == ""
    assert locked_words(read(workspace, "2026-6M")) == (
        "Báo cáo 6 tháng/2026 đã khóa. Ghi thêm ở đây không làm thay đổi báo cáo đó."
    )
    assert reporting.get_report(workspace, QUARTER).locked is False


def test_columns_follow_the_room() -> None:
    assert [column.title for column in columns(parts_for(1000))] == [
        "Số", "Nhiệm vụ", "Sản phẩm", "Thời gian", "Tình trạng", "Văn bản chứng minh", "Kết quả",
    ]  # fmt: skip
    assert "product" not in parts_for(890)
    assert parts_for(650) == ("no", "task", "time", "state", "proof")


def test_the_board_has_the_tasks_due_in_each_quarter(desk: Desk) -> None:
    first, second, third, fourth = board(desk, Filter())
    assert [column.title for column in (first, fourth)] == ["Quý I", "Quý IV"]
    assert [column.now for column in (first, second, third, fourth)] == [False, False, True, False]
    late = next(row for row in third.rows if row.task == "I.7/1")
    assert (late.mark, late.second) == ("overdue", "Hạn 31/08")
    assert {row.task for row in second.rows} >= {"III.7/1", "IV.2/1"}
    two = [(row.second, row.mark) for column in (first, fourth) for row in column.rows if row.task == "I.2/1"]
    assert two == [
        ("Kế hoạch tự kiểm tra; hạn 31/03", "done"),
        ("Thông báo kết luận kiểm tra; hạn 30/11", "in_progress"),
    ]


def test_recurring_tasks_stand_in_every_quarter_with_its_own_state(desk: Desk) -> None:
    columns_ = board(desk, Filter())
    marks = [next(row.mark for row in column.rows if row.task == "I.3/1") for column in columns_]
    assert marks == ["done", "done", "done", "not_started"]
    assert [row.text for row in columns_[0].rows if row.heading] == ["Thường xuyên, định kỳ: 12"]
    assert without_date(desk, Filter()) == 4


def test_the_board_follows_the_filter(desk: Desk) -> None:
    assert [len(column.rows) for column in board(desk, Filter(OVERDUE))] == [0, 1, 1, 0]


def test_the_year_strip_has_windows_and_done_days(desk: Desk) -> None:
    found = {row.key: row for row in year_rows(desk, Filter(), LEAD)}
    assert [bar.kind for bar in found["I.7/1"].bars] == [LATE]
    assert [bar.kind for bar in found["I.3/1"].bars] == [STEADY]
    assert [(bar.kind, bar.first) for bar in found["I.5/1"].bars] == [
        (DATED, date(2026, 4, 1)),
        (DATED, date(2026, 10, 1)),
    ]
    assert found["I.5/1"].done == (date(2026, 6, 10),)
    waiting = found["I.8/1"]
    assert (waiting.bars, waiting.words) == ((), "Khi có hướng dẫn của Sở Nội vụ")
    assert found["I.7/1"].spoken.endswith("Quá 15 ngày")
    assert found["group Phòng Kinh tế"].heading


def test_the_panel_says_what_was_issued(desk: Desk) -> None:
    task = desk.plan.task("III.7/1")
    assert task is not None
    said = dict(facts(task))
    assert said["Thời gian"] == "Quý II/2026 (đến 30/06/2026)"
    assert said["Chủ trì"] == "Phòng Kinh tế"
    assert part_rows(desk, task) == ()


def test_products_have_their_own_state_and_day(desk: Desk) -> None:
    task = desk.plan.task("I.2/1")
    assert task is not None
    whole, first, second = part_rows(desk, task)
    assert whole.text == "Cả nhiệm vụ"
    assert (first.text, first.second, first.mark) == ("1. Kế hoạch tự kiểm tra", "đến 31/03/2026", "done")
    assert (second.mark, second.number) == ("in_progress", 2)


def test_the_history_is_newest_first(desk: Desk) -> None:
    task = desk.plan.task("I.2/1")
    assert task is not None
    told = history(desk, task)
    assert [period for period, _mark, _words in told] == ["quý III/2026", "quý II/2026", "quý I/2026"]
    assert told[-1][2] == ("Đã xong (sản phẩm 1) 06/03/2026. 18/KH-UBND, 06/03/2026")
    assert "đã chi 1.500.000 đồng" in told[1][2]
