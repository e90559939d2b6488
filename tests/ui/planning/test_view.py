"""What the plan page shows, as data: deadlines, thresholds, states, chips, rows. No window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.deadline import read_deadline
from xacai.domain.field import FieldCode
from xacai.domain.plan import (
    Plan,
    PlanField,
    PlanHead,
    PlanState,
    Signer,
    Task,
    compare_plans,
    with_deadline,
    with_task,
)
from xacai.domain.progress import Entry, Mark, Standing, Status
from xacai.domain.threshold import read_thresholds
from xacai.services import mending
from xacai.ui.models.cells import BlockState
from xacai.ui.planning import view
from xacai.ui.planning.deadline_view import understood
from xacai.ui.planning.target_view import threshold_words
from xacai.ui.planning.task_view import (
    DOUBTFUL,
    OVERDUE,
    TasksView,
    counts,
    task_parts,
    task_rows,
)
from xacai.ui.status_looks import status_cell
from xacai.wording.language import language, use_language


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    before = language()
    use_language("vi")
    yield
    use_language(before)


def task(key: str, content: str = "Việc", due: str = "Quý I/2026") -> Task:
    place, _slash, _ordinal = key.partition("/")
    field_no, _dot, no = place.partition(".")
    return with_deadline(Task(key, content, field_no, no, lead="Văn phòng"), due, 2026)


def plan(*tasks: Task) -> Plan:
    fields = (PlanField("I", "CÔNG TÁC CHỈ ĐẠO", FieldCode.DIRECTION), PlanField("II", "CẢI CÁCH THỂ CHẾ"))
    return Plan("2026/cchc", 2026, head=PlanHead(title="Kế hoạch"), fields=fields, tasks=tasks)


@pytest.mark.parametrize(
    ("text", "short", "mark", "quarters"),
    [
        ("Quý I/2026", "đến 31/03/2026", "calendar", (1,)),
        ("Quý II, III/2026", "01/04 – 30/09/2026", "calendar", (2, 3)),
        ("Tháng 8/2026", "đến 31/08/2026", "calendar", (3,)),
        ("Trước ngày 30/11/2026", "đến 30/11/2026", "calendar", (4,)),
        ("Năm 2026", "đến 31/12/2026", "calendar", (1, 2, 3, 4)),
        ("- Quý I/2026 - Quý IV/2026", "đến 31/03; 31/12/2026", "calendar", (1, 4)),
        ("Thường xuyên", "cả năm, tính theo quý", "repeat", (1, 2, 3, 4)),
        ("Khi có hướng dẫn của tỉnh", "chờ điều kiện, chưa có ngày", "hourglass", ()),
        ("Quý II/2025", "năm 2025, khác năm kế hoạch", "doubtful", ()),
        ("xyz", "chưa đọc được hết hạn này", "doubtful", ()),
        ("", "", "", ()),
    ],
)
def test_deadlines_in_words(text: str, short: str, mark: str, quarters: tuple[int, ...]) -> None:
    read = understood(read_deadline(text, 2026), 2026)
    assert (read.short, read.mark, read.quarters) == (short, mark, quarters)
    assert read.sure == (mark != "doubtful")


@given(st.text(max_size=40))
def test_any_deadline_can_be_shown(text: str) -> None:
    read = understood(read_deadline(text, 2026), 2026)
    assert read.long
    assert set(read.quarters) <= {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tối thiểu 98% hồ sơ", ["≥ 98%"]),
        ("đạt trên 95%", ["> 95%"]),
        ("ít nhất 02 sáng kiến", ["≥ 2 sáng kiến"]),
        ("đạt 97,5% trở lên", ["≥ 97,5%"]),
        ("đạt thứ hạng tốt trở lên", ["loại tốt trở lên"]),
        ("giảm so với năm 2024", ["thấp hơn năm 2024"]),
    ],
)
def test_thresholds_as_understood(text: str, words: list[str]) -> None:
    assert [threshold_words(item) for item in read_thresholds(text)] == words


def test_states_in_words() -> None:
    one = task("I.1/1")
    done = Entry("I.1/1", "2026-Q1", Mark.DONE, done_on=date(2026, 1, 9))
    today = date(2026, 9, 10)
    assert status_cell(Standing(one, Status.DONE_ON_TIME, None, (done,)), today).text == "Đã xong 09/01"
    assert status_cell(Standing(one, Status.DONE_LATE, None, (done,)), today).text == "Xong muộn 09/01"
    assert status_cell(Standing(one, Status.OVERDUE, date(2026, 8, 31)), today).text == "Quá 10 ngày"
    often = task("I.2/1", due="Thường xuyên")
    quarter = Entry("I.2/1", "2026-Q2", Mark.DONE)
    assert status_cell(Standing(often, Status.DONE_ON_TIME, None, (quarter,)), today).text == "Xong quý II"


def test_rows_are_grouped_with_blocks_and_counts() -> None:
    tasks = (task("I.1/1"), task("I.2/1"), task("I.3/1"), task("II.1/1"))
    states = (Status.DONE_ON_TIME, Status.IN_PROGRESS, Status.WAITING, Status.OVERDUE)
    standings = {item.key: Standing(item, state, None) for item, state in zip(tasks, states, strict=True)}
    seen = TasksView(standings)
    rows = task_rows(plan(*tasks), task_parts(False, False, False), seen)
    assert [row.key for row in rows] == ["field I", "I.1/1", "I.2/1", "I.3/1", "field II", "II.1/1"]
    head = rows[0].cells[0]
    assert (head.text, head.second) == ("I. Công tác chỉ đạo", "1/2 đã xong, 1 chờ")
    assert head.blocks == (BlockState.DONE, BlockState.IN_PROGRESS, BlockState.WAITING)
    assert counts(plan(*tasks), seen)[OVERDUE] == 1
    only = task_rows(plan(*tasks), ("no", "content"), replace(seen, filter=OVERDUE))
    assert [row.key for row in only] == ["field II", "II.1/1"]


def test_doubtful_deadlines_are_to_be_checked() -> None:
    found = plan(task("I.1/1"), task("I.2/1", due="Quý II/2025"))
    assert counts(found, TasksView())[DOUBTFUL] == 1


def test_chips_and_next_step_follow_the_state() -> None:
    draft = plan(task("I.1/1"))
    assert view.next_step(draft) == (view.ISSUE, "Ban hành")
    assert [chip.text for chip in view.state_chips(draft, None, 0)] == ["Dự thảo"]
    signer = Signer(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Trần Thị Hạnh")
    head = replace(draft.head, number="03/KH-UBND", day=date(2026, 1, 9), signer=signer)
    issued = replace(draft, state=PlanState.ISSUED, head=head)
    assert view.subtitle(issued, None) == "Số 03/KH-UBND ngày 09/01/2026; ký: Phó Chủ tịch Trần Thị Hạnh"
    assert view.next_step(issued)[0] == view.AMEND and view.lock_words(issued)
    amended = replace(draft, revision=2)
    words = [chip.text for chip in view.state_chips(amended, issued, 3)]
    assert words == ["Đã ban hành", "Đang điều chỉnh lần 2, 3 thay đổi"]
    assert [key for key, _text, _count in view.tabs(amended, 3)][-1] == view.AMENDMENT
    assert view.subtitle(amended, issued).startswith("Số 03/KH-UBND")


def test_changed_cells_say_old_and_new() -> None:
    issued = replace(plan(task("I.1/1"), task("I.2/1")), state=PlanState.ISSUED)
    amended = replace(with_task(issued, task("I.1/1", due="Quý II/2026")), state=PlanState.DRAFT, revision=1)
    changes = compare_plans(issued, amended)
    parts = ("no", "content", "deadline")
    row = task_rows(amended, parts, TasksView(changes=view.by_cell(changes)))[1]
    assert [cell.changed for cell in row.cells] == [False, False, True]
    assert "Quý I/2026" in row.cells[2].tooltip and "Quý II/2026" in row.cells[2].tooltip
    rows = view.change_rows(amended, issued, changes)
    assert rows[0].key == "task I.1/1|deadline"


def test_pasted_rows_are_understood_by_header_or_by_order() -> None:
    header = (
        ("STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Sản phẩm", "Thời gian hoàn thành"),
        ("1", "Mở lớp", "Văn phòng", "Giấy mời", "Quý II/2026"),
    )
    found, keys = mending.with_pasted_tasks(plan(), header, "I")
    made = found.task(keys[0])
    assert made is not None
    assert (made.content, made.lead, made.product, made.deadline.text) == (
        "Mở lớp",
        "Văn phòng",
        "Giấy mời",
        "Quý II/2026",
    )
    bare = (("Mở lớp", "Giấy mời", "Văn phòng", "Tháng 3/2026"),)
    found, keys = mending.with_pasted_tasks(plan(), bare, "II")
    made = found.task(keys[0])
    assert made is not None
    assert (made.content, made.product, made.lead, made.deadline.text) == (
        "Mở lớp",
        "Giấy mời",
        "Văn phòng",
        "Tháng 3/2026",
    )
    assert mending.with_pasted_tasks(plan(), (), "I") == (plan(), ())


def test_numbers_follow_the_order_until_the_plan_is_issued() -> None:
    draft = plan(task("I.1/1"), task("I.2/1"), task("I.3/1"))
    fewer = mending.without(draft, "I.1/1")
    assert [(item.key, item.no) for item in fewer.tasks] == [("I.2/1", "1"), ("I.3/1", "2")]
    amended = mending.without(replace(draft, revision=1), "I.1/1")
    assert [item.no for item in amended.tasks] == ["2", "3"]


def test_budget_takes_the_unit_of_its_neighbours() -> None:
    first = mending.with_task_part(plan(task("I.1/1"), task("I.2/1")), "I.1/1", "budget", "20 triệu đồng")
    assert first.tasks[0].budget.amount_vnd == 20_000_000
    known = with_task(first, replace(first.tasks[0], budget=replace(first.tasks[0].budget, text="20")))
    assert mending.with_task_part(known, "I.2/1", "budget", "6").tasks[1].budget.amount_vnd == 6_000_000
    lone = plan(task("I.1/1"))
    assert mending.with_task_part(lone, "I.1/1", "budget", "6").tasks[0].budget.amount_vnd is None
