"""The first page in Vietnamese words, read off the sample office without a window."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.services import offices
from tests.services.offices import PLAN, QUARTER, Clock, period

from xacai.domain.progress import Entry, Mark
from xacai.domain.report import Reached
from xacai.services import tracking
from xacai.services.key_ratios import KeyRatio
from xacai.services.overview import Overview, overview
from xacai.services.workspace import Workspace
from xacai.ui.home.ratio_view import ratio_items, ratios_aside
from xacai.ui.home.view import as_one_row, cut_off, field_rows, legend, plan_aside, plan_row, year_items
from xacai.ui.home.words import day_in_words
from xacai.ui.home.work_view import subtitle, work_aside, work_items
from xacai.ui.models.cells import BlockState
from xacai.ui.room import Room


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Overview:
    folder = tmp_path_factory.mktemp("view") / "office"
    shutil.copytree(offices.furnished(tmp_path_factory.getbasetemp()), folder)
    opened = offices.open_at(folder)
    read = overview(opened, QUARTER)
    opened.close()
    return read


def test_the_day_is_written_in_words() -> None:
    assert day_in_words(date(2026, 9, 15)) == "Thứ Ba, 15/09/2026"
    assert day_in_words(date(2026, 9, 20)) == "Chủ nhật, 20/09/2026"


def test_the_subtitle_counts_what_is_late_and_what_is_near(view: Overview) -> None:
    assert subtitle(view) == "1 việc đã trễ, 1 việc phải xong trước hạn gửi"
    assert subtitle(replace(view, todos=())) == "Không có việc nào trễ"


def test_overdue_tasks_are_named_with_days_and_place(view: Overview) -> None:
    row = work_items(view)[0]
    assert (row.text, row.mark, row.tone) == ("2 nhiệm vụ quá hạn", "overdue", "err")
    assert row.second.startswith("III.7 Mua máy lấy số")
    assert "; I.7 Phát động thi đua" in row.second
    assert (row.when, row.when_second, row.verb) == ("quá 77 ngày", "Hạn 30/06", "Cập nhật")
    assert (row.page, row.place) == ("progress", "filter overdue")


def test_an_overdue_day_of_another_year_bears_its_year(view: Overview) -> None:
    old = replace(view.todos[0], day=date(2025, 9, 30))
    assert work_items(replace(view, todos=(old,)))[0].when_second == "Hạn 30/09/2025"


def test_a_report_in_work_says_what_it_lacks(view: Overview) -> None:
    row = work_items(view)[1]
    assert row.text == "Báo cáo quý III: 7 cảnh báo chưa có lý do"
    assert row.second == "Đã nhập 103/103 ô; phần lời 17/17 mục"
    assert (row.when, row.when_second, row.page) == ("còn 1 ngày", "Hạn gửi 16/09", "reporting")


def test_an_unfinished_report_counts_cells_and_errors(view: Overview) -> None:
    draft = replace(view.todos[1], entered=88, errors=1)
    row = work_items(replace(view, todos=(draft,)))[0]
    assert row.text == "Báo cáo quý III: còn 15 ô chưa nhập, 1 lỗi"
    assert row.verb == "Nhập tiếp"


def test_a_report_without_faults_is_to_be_finalised(view: Overview) -> None:
    draft = replace(view.todos[1], warnings=0)
    row = work_items(replace(view, todos=(draft,)))[0]
    assert row.text == "Báo cáo quý III: đã nhập đủ, chờ hoàn tất"
    assert (row.verb, row.page) == ("Hoàn tất", "submitting")


def test_tasks_due_soon_are_counted_by_department(view: Overview) -> None:
    row = work_items(view)[2]
    assert row.text == "3 nhiệm vụ đến hạn trong 30 ngày tới"
    assert "Phòng Kinh tế: 1" in row.second
    assert row.place == "filter soon"
    assert work_aside(view) == "3 việc, xếp theo độ gấp"


def test_the_list_is_never_empty(view: Overview) -> None:
    (row,) = work_items(replace(view, todos=()))
    assert (row.text, row.mark) == ("Hôm nay không còn việc phải làm", "done")
    assert "30/09/2026" in row.second
    assert row.when_second == "Chốt 14/12"


def test_without_a_plan_the_next_step_is_said(bare: Workspace) -> None:
    row = work_items(overview(bare, QUARTER))[0]
    assert row.text == "Chưa có kế hoạch năm 2026"
    assert row.second == "Mở văn bản đã ban hành, hoặc lập kế hoạch trống."
    assert row.page == "planning"


def test_last_years_plan_is_offered_for_copying(workspace: Workspace) -> None:
    row = work_items(overview(workspace, period("2027-Q1")))[0]
    assert row.second == "Mở văn bản đã ban hành, hoặc chép từ năm 2026."


def test_the_key_figure_follows_the_clock(workspace: Workspace, clock: Clock) -> None:
    told = {}
    for day in (10, 14, 15, 16, 19):
        clock.set(2026, 9, day)
        figure = cut_off(overview(workspace, QUARTER))
        told[day] = (figure.number, figure.words, figure.tone)
    assert told[10] == ("4", "ngày nữa chốt số liệu", "accent_ink")
    assert told[14] == ("0", "ngày nữa: hôm nay chốt số liệu", "accent_ink")
    assert told[15] == ("1", "ngày nữa đến hạn gửi", "accent_ink")
    assert told[16] == ("0", "ngày nữa: hôm nay hết hạn gửi", "accent_ink")
    assert told[19] == ("3", "ngày quá hạn gửi", "err")


def test_after_sending_the_next_cut_off_counts(workspace: Workspace) -> None:
    figure = cut_off(overview(workspace, period("2026-6M")))
    assert figure.words == "ngày nữa chốt số liệu năm"
    assert figure.second == "14/12/2026; đã gửi báo cáo 6 tháng"


def test_the_year_stands_in_boxes_of_their_own_quarter(view: Overview) -> None:
    items = year_items(view)
    assert [item.text for item in items] == ["Quý I", "6 tháng", "Quý III", "Năm"]
    assert [item.mark for item in items] == ["done", "done", "in_progress", "not_started"]
    assert (items[1].first, items[1].last) == (date(2026, 3, 15), date(2026, 6, 14))
    assert items[3].days == "chốt 14/12/2026, hạn gửi 16/12/2026; chưa lập"


def test_fields_are_blocks_that_lead_to_their_tasks(view: Overview) -> None:
    rows = {row.key: row for row in field_rows(view)}
    first = rows["I"]
    assert (first.name, first.share, first.percent) == ("Chỉ đạo, điều hành", "4/7", "57%")
    assert first.blocks[-1] is BlockState.WAITING
    assert first.places[6] == "field I|I.7/1"
    assert first.names[6].endswith(": quá hạn")
    assert first.summary == "Chỉ đạo, điều hành: 4/7 đã xong"
    assert len(rows["V"].blocks) == 4, "a dropped task has no block"
    assert plan_aside(view) == "mỗi ô một nhiệm vụ; 26/42 đã xong (61,9%)"


def test_the_whole_plan_is_one_row_sorted_by_state(view: Overview) -> None:
    row = plan_row(view)
    assert len(row.blocks) == 44
    assert row.blocks[0] is BlockState.DONE
    assert row.blocks[-1] is BlockState.NOT_STARTED
    assert (BlockState.OVERDUE, "Quá hạn 2") in legend(view, counts=True)


def test_small_screens_get_one_row() -> None:
    assert not as_one_row(Room(1366, 768), 7, 3)
    assert as_one_row(Room(1093, 614), 7, 3)
    assert as_one_row(Room(1366, 590), 7, 3)
    assert as_one_row(Room(1366, 768), 12, 6), "more than fits"


def ratio(value: str | None, limit: str | None, comparator: str, reached: Reached) -> KeyRatio:
    """A ratio row of the test's own."""
    known = Decimal(value) if value is not None else None
    wanted = Decimal(limit) if limit is not None else None
    return KeyRatio("3.3.3", "Tỷ lệ hồ sơ đúng hạn", known, wanted, comparator, reached, (None, known))


@pytest.mark.parametrize(
    ("item", "verdict"),
    [
        (ratio("98.79", "98", ">=", Reached.MET), "đạt ≥ 98%"),
        (ratio("79.93", "80", ">=", Reached.MISSED), "thiếu 0,07 để đạt 80%"),
        (ratio("61.90", "95", ">", Reached.MISSED), "thiếu 33,1 để đạt 95%"),
        (ratio("5.5", "5", "<=", Reached.MISSED), "vượt 0,5 so với 5%"),
        (ratio(None, "80", ">=", Reached.UNKNOWN), "chưa có số liệu"),
        (ratio("50", None, "", Reached.UNKNOWN), "chưa gắn mục tiêu"),
    ],
)
def test_verdicts(view: Overview, item: KeyRatio, verdict: str) -> None:
    (shown,) = ratio_items(replace(view, ratios=(item,)))
    assert shown.verdict == verdict
    assert shown.name == "Hồ sơ đúng hạn"
    assert shown.trend_words == "", "one figure is no trend"


def test_ratios_are_provisional_until_the_report_is_locked(view: Overview, workspace: Workspace) -> None:
    assert ratios_aside(view) == "quý III, tạm tính"
    assert ratios_aside(overview(workspace, period("2026-6M"))) == "6 tháng"


def test_a_block_turns_when_its_task_is_done(workspace: Workspace) -> None:
    tracking.record(workspace, PLAN, Entry("I.7/1", "2026-Q3", Mark.DONE, done_on=date(2026, 9, 14)))
    assert field_rows(overview(workspace, QUARTER))[0].blocks[6] is BlockState.DONE
