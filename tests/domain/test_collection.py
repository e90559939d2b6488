"""Whose rows and tasks are whose, what an answer means beside the report, the words of a reminder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from xacai.domain.catalogue import Catalogue, Form, OfficeRollUp, Row, RowKind, Source, TimeRollUp
from xacai.domain.collection import (
    Collection,
    CollectionSheet,
    Share,
    find_share,
    leads,
    ownerless,
    shares,
    silent,
)
from xacai.domain.collection_diff import (
    Change,
    ReturnedSheet,
    TaskAnswer,
    cell_diffs,
    task_diffs,
    unanswered,
)
from xacai.domain.collection_reminder import SHOWN, reminder
from xacai.domain.deadline import Deadline, Recurrence, Span
from xacai.domain.indicator import EMPTY, NOTHING, UNKNOWN, Values, value
from xacai.domain.office import Department
from xacai.domain.period import Window, quarter
from xacai.domain.plan import Task
from xacai.domain.progress import Entry, Mark, Proof, Standing, Status

OFFICE, ECONOMY, LABOUR = "Văn phòng HĐND và UBND", "Phòng Kinh tế", "Phòng Nội vụ, Lao động"
DEPARTMENTS = (
    Department(OFFICE, ("VP HĐND&UBND",)),
    Department(ECONOMY, ("Phòng KT",)),
    Department(LABOUR),
)
DAYS = Window(date(2026, 6, 15), date(2026, 9, 14))
PERIOD = "2026-Q3"


def row(code: str, owner: str = "") -> Row:
    kind = RowKind.COUNT
    return Row(
        code, code[2:], f"Chỉ tiêu {code}", "hồ sơ", kind, TimeRollUp.SUM, OfficeRollUp.SUM, owner=owner
    )


def catalogue(*rows: Row) -> Catalogue:
    return Catalogue("x", "1", "x", 2026, Source(""), forms=(Form("1", "Biểu mẫu", "I", rows),))


def standing(key: str, lead: str, status: Status = Status.IN_PROGRESS, **more: object) -> Standing:
    deadline = more.get("deadline", Deadline("", ()))
    assert isinstance(deadline, Deadline)
    entries = more.get("entries", ())
    assert isinstance(entries, tuple)
    return Standing(Task(key, f"Nhiệm vụ {key}", "I", lead=lead, deadline=deadline), status, None, entries)


def shared(
    *items: Standing, rows: tuple[Row, ...] = (), overrides: dict[str, str] | None = None, **more: Values
) -> dict[str, Share]:
    found = shares(catalogue(*rows), DEPARTMENTS, overrides or {}, items, DAYS, period=PERIOD, **more)
    return {item.department: item for item in found}


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("Phòng KT", ("Phòng KT",)),
        (f"{ECONOMY}, {OFFICE}", (ECONOMY, OFFICE)),
        (LABOUR, (LABOUR,)),
        (f"{LABOUR}, Phòng KT", (LABOUR, "Phòng KT")),
        (f"{OFFICE}; {ECONOMY}\nCông an xã", (OFFICE, ECONOMY, "Công an xã")),
        (f"{ECONOMY} và {OFFICE}", (ECONOMY, OFFICE)),
        ("Ban A và Ban B", ("Ban A và Ban B",)),
        ("", ()),
    ],
)
def test_a_lead_cell_may_name_several(written: str, named: tuple[str, ...]) -> None:
    assert leads(written, DEPARTMENTS) == named


def test_rows_go_to_their_owner_and_the_office_may_choose_another() -> None:
    rows = (row("1.1", "VP HĐND&UBND"), row("1.2", ECONOMY), row("1.3"))
    found = shared(rows=rows)
    assert {name: [item.row.code for item in share.rows] for name, share in found.items()} == {
        OFFICE: ["1.1"],
        ECONOMY: ["1.2"],
    }
    assert [item.code for item in ownerless(catalogue(*rows), {})] == ["1.3"]
    moved = {"1.1": "Phòng KT", "1.2": "", "1.3": OFFICE}
    found = shared(rows=rows, overrides=moved)
    assert [item.row.code for item in found[ECONOMY].rows] == ["1.1"]
    assert [item.row.code for item in found[OFFICE].rows] == ["1.3"]
    assert [item.code for item in ownerless(catalogue(*rows), moved)] == ["1.2"]


def test_derived_rows_are_asked_of_nobody() -> None:
    derived = replace(row("1.1", OFFICE), time=TimeRollUp.PARTS)
    assert shared(rows=(derived, replace(row("1.2", OFFICE), applies=False))) == {}


def test_a_dissolved_department_hands_its_share_on() -> None:
    old = Department("Phòng Cũ", valid_to=date(2026, 6, 30), successor=ECONOMY)
    found = shares(catalogue(row("1.1", "Phòng Cũ")), (*DEPARTMENTS, old), {}, (), DAYS, period=PERIOD)
    assert [item.department for item in found] == [ECONOMY]
    circle = replace(old, successor="Phòng Cũ")
    found = shares(catalogue(row("1.1", "Phòng Cũ")), (circle,), {}, (), DAYS, period=PERIOD)
    assert [item.department for item in found] == ["Phòng Cũ"]


def test_tasks_that_are_settled_or_not_begun_are_not_asked_for() -> None:
    later = Deadline("Quý IV", (Span(date(2026, 10, 1), date(2026, 12, 31)),))
    each = Deadline("Thường xuyên", (), recurrence=(Recurrence.CONTINUOUS,))
    now = Entry("d", PERIOD, Mark.DONE)
    items = (
        standing("a", ECONOMY),
        standing("b", ECONOMY, Status.DONE_ON_TIME),
        standing("c", ECONOMY, Status.NOT_STARTED, deadline=later),
        standing("d", ECONOMY, Status.DONE_ON_TIME, entries=(now,)),
        standing("e", f"{ECONOMY}, {OFFICE}", Status.DONE_ON_TIME, deadline=each),
        standing("f", ECONOMY, Status.DROPPED),
        standing("g", ECONOMY, Status.WAITING),
    )
    found = shared(*items)
    assert [item.task.key for item in found[ECONOMY].tasks] == ["a", "d", "e", "g"]
    assert [item.task.key for item in found[OFFICE].tasks] == ["e"]
    assert [item.task.key for item in found[ECONOMY].missing_tasks(PERIOD)] == ["a", "e", "g"]


def test_a_share_is_found_under_any_spelling() -> None:
    items = (Share(ECONOMY), Share("Công an xã"))
    assert find_share(items, DEPARTMENTS, "phòng kt") is items[0]
    assert find_share(items, DEPARTMENTS, "Công An Xã") is items[1]
    assert find_share(items, DEPARTMENTS, "Phòng khác") is None


def test_who_has_not_answered_by_a_day() -> None:
    def handed(name: str, day: int, answered: str = "") -> Collection:
        return Collection(PERIOD, name, "2026-09-01T08:00:00", date(2026, 9, day), answered_at=answered)

    items = (handed("b", 10), handed("a", 9), handed("c", 9, "2026-09-08T08:00:00"), handed("d", 12))
    assert [item.department for item in silent(items, date(2026, 9, 10))] == ["a", "b"]


def returned(cells: Values, tasks: dict[str, TaskAnswer] | None = None) -> ReturnedSheet:
    return ReturnedSheet("1", PERIOD, "x@1", "2026/cchc", ECONOMY, cells, tasks or {}, {})


def test_cells_are_the_same_new_or_different_and_an_empty_note_erases_none() -> None:
    now = {"1.1": value(5, "theo sổ"), "1.2": value(5), "1.3": EMPTY, "1.4": value(5), "1.5": UNKNOWN}
    came = {
        "1.1": value(5),
        "1.2": value(5, "đã đối chiếu"),
        "1.3": NOTHING,
        "1.4": value(6),
        "1.5": EMPTY,
    }
    found = {item.code: item for item in cell_diffs(returned(came), now)}
    assert {code: item.change for code, item in found.items()} == {
        "1.1": Change.SAME,
        "1.2": Change.NEW,
        "1.3": Change.NEW,
        "1.4": Change.DIFFERS,
    }
    assert found["1.1"].new.note == "theo sổ"


def test_an_answer_adds_to_what_was_recorded_of_a_task() -> None:
    old = Entry("a", PERIOD, Mark.IN_PROGRESS, result="Đang làm", spent_vnd=5, note="cũ")
    items = (standing("a", ECONOMY, entries=(old,)), standing("b", ECONOMY), standing("c", ECONOMY))
    answers = {
        "a": TaskAnswer(Mark.DONE, date(2026, 9, 1), "12/BC"),
        "b": TaskAnswer(result="Đã họp"),
        "c": TaskAnswer(),
        "gone": TaskAnswer(Mark.DONE),
    }
    first, second = task_diffs(returned({}, answers), items, PERIOD)
    day = date(2026, 9, 1)
    assert (first.change, first.new) == (
        Change.DIFFERS,
        replace(old, mark=Mark.DONE, done_on=day, proof=Proof("12/BC")),
    )
    assert (second.change, second.new.mark, second.old) == (Change.NEW, Mark.IN_PROGRESS, None)
    again = (standing("a", ECONOMY, entries=(first.new,)),)
    assert task_diffs(returned({}, answers), again, PERIOD)[0].change is Change.SAME


def sheet(share: Share) -> CollectionSheet:
    return CollectionSheet(
        "1", "Ủy ban nhân dân xã Mẫu", ("UBND",), "Mẫu", quarter(2026, 3), DAYS, "x@1", "", date(2026, 9, 12), share
    )  # fmt: skip


def test_a_reminder_names_what_is_missing_and_no_more() -> None:
    rows = tuple(row(f"1.{n}", ECONOMY) for n in range(1, 16))
    share = shared(standing("a", ECONOMY), rows=rows, now={"1.1": value(3)})[ECONOMY]
    record = Collection(PERIOD, ECONOMY, "2026-09-01T08:00:00", date(2026, 9, 10))
    text = reminder(sheet(share), record, date(2026, 9, 13))
    for words in (ECONOMY, "quý III năm 2026", "10/09/2026 (đã quá hạn 3 ngày)", "14 chỉ tiêu", "Nhiệm vụ a"):
        assert words in text
    assert "Chỉ tiêu 1.1\n" not in text and "dòng 1:" not in text
    assert text.count("- Biểu 1, dòng") == SHOWN and "và 2 nội dung khác" in text
    complete = reminder(sheet(Share(ECONOMY)), None, date(2026, 9, 12))
    assert "đã đủ" in complete and "hôm nay" in complete and "Còn thiếu" not in complete


def test_what_a_file_leaves_empty() -> None:
    share = shared(standing("a", ECONOMY), rows=(row("1.1", ECONOMY), row("1.2", ECONOMY)))[ECONOMY]
    assert unanswered(share, returned({"1.1": NOTHING})) == ("1.2", "a")
