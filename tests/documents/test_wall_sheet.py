"""The wall sheet: which tasks hang, in which order, with mark and word, on A3 and A4 across."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.documents.pdf_words import read_sheets
from tests.documents.samples import assert_cells_hold_their_words

from xacai.documents.fonts import load_fonts
from xacai.documents.page import Sign
from xacai.documents.signs import sign_operators
from xacai.documents.wall_sheet import (
    NO_LEAD,
    Paper,
    WallSheet,
    by_lead,
    on_the_wall,
    render_wall,
    wall_pages,
)
from xacai.domain.deadline import read_deadline
from xacai.domain.period import quarter
from xacai.domain.plan import Task
from xacai.domain.progress import Standing, Status

PERIOD = quarter(2026, 3)


def stand(number: int, lead: str, deadline: str, status: Status, due: date | None = None) -> Standing:
    """A task of the plan in a state."""
    task = Task(
        f"I.{number}/1",
        f"Việc {number}",
        "I",
        lead=lead,
        deadline=read_deadline(deadline, 2026),
        product="Báo cáo",
    )
    return Standing(task, status, due)


LATE = stand(1, "Phòng Kinh tế", "Quý I/2026", Status.OVERDUE, date(2026, 3, 31))
DONE = stand(2, "Văn phòng HĐND và UBND", "Trước ngày 31/8/2026", Status.DONE_LATE, date(2026, 8, 31))
EACH = stand(3, "VP HĐND&UBND", "Thường xuyên", Status.IN_PROGRESS)
NEXT = stand(4, "Phòng Kinh tế", "Quý IV/2026", Status.NOT_STARTED, date(2026, 12, 31))
LOST = stand(5, "", "Quý III/2026", Status.WAITING, date(2026, 9, 30))
ALL = (LATE, EACH, DONE, NEXT, LOST)


def sheet(standings: tuple[Standing, ...], paper: Paper = Paper.A3) -> WallSheet:
    """A sheet of quý III."""
    return WallSheet(
        "Ủy ban nhân dân phường Hòa An", "Kế hoạch năm 2026", PERIOD, standings, date(2026, 9, 14), paper
    )


def test_tasks_of_the_period_and_late_ones_hang() -> None:
    assert [item.task.content for item in on_the_wall(ALL, PERIOD)] == ["Việc 1", "Việc 3", "Việc 2"]


def test_spellings_of_a_department_are_one_group_dated_tasks_first() -> None:
    groups = by_lead(ALL)
    assert list(groups) == ["Phòng Kinh tế", "VP HĐND&UBND", NO_LEAD]
    assert groups["VP HĐND&UBND"] == [DONE, EACH]
    assert groups["Phòng Kinh tế"] == [LATE, NEXT]


@pytest.mark.parametrize(("paper", "sides"), [(Paper.A3, (1191, 842)), (Paper.A4, (842, 595))])
def test_it_lies_across_and_says_state_in_words(paper: Paper, sides: tuple[int, int]) -> None:
    (page,) = read_sheets(render_wall(sheet(ALL, paper)))
    assert (round(page.width), round(page.height)) == sides
    said = " ".join(words.text for words in page.words)
    for text in (
        "QUÝ III NĂM 2026",
        "Việc 2",
        "Quá hạn, chưa hoàn thành",
        "(chậm nhất 31/3/2026)",
        "14/9/2026",
    ):
        assert text in said
    assert "(chậm nhất 31/8/2026)" not in said


def test_every_task_has_its_mark_beside_its_word() -> None:
    pages = wall_pages(sheet(ALL), load_fonts())
    signs = [
        mark for page in pages for _x, _y, marks in page.placed for mark in marks if isinstance(mark, Sign)
    ]
    states = [item.status.value for item in ALL]
    assert sorted(sign.name for sign in signs) == sorted(states * 2)
    shapes = {status: tuple(sign_operators(status.value, 0, 0, 16)) for status in Status}
    assert len(set(shapes.values())) == len(Status)
    assert all(shapes.values())


def test_many_tasks_go_over_several_sheets_with_their_header() -> None:
    many = tuple(replace(LATE, task=replace(LATE.task, content=f"Việc dài {n} " * 8)) for n in range(80))
    pages = wall_pages(sheet(many), load_fonts())
    assert len(pages) > 2
    for page in pages[1:]:
        assert_cells_hold_their_words(page)
    for read in read_sheets(render_wall(sheet(many))):
        assert any(words.text == "Tình trạng" for words in read.words)


def test_a_period_without_tasks_says_so() -> None:
    (page,) = read_sheets(render_wall(sheet(())))
    assert any("Không có nhiệm vụ" in words.text for words in page.words)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert render_wall(sheet(ALL)) == render_wall(sheet(ALL))
    assert sign_operators("unknown", 0, 0, 16) == []
