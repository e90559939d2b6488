"""Entries made from keys and fields, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.deadline import read_deadline
from xacai.domain.period import Window
from xacai.domain.plan import Deliverable, Task
from xacai.domain.progress import Entry, Mark, Proof, Standing, Status, judge
from xacai.ui.progress.edits import (
    begun,
    followers,
    newest,
    read_proof,
    standing_entry,
    target_of,
    with_mark,
    with_part,
    with_work,
    write_proof,
)

NOW, BEFORE = "2026-Q3", "2026-Q2"
DAY = date(2026, 9, 14)
DAYS = Window(date(2026, 6, 15), DAY)


def task(deadline: str = "Quý III/2026", products: int = 1) -> Task:
    """A task with so many products."""
    parts = tuple(Deliverable(f"Sản phẩm {n}") for n in range(1, products + 1))
    return Task("I.1/1", "Việc", "I", "1", deliverables=parts, deadline=read_deadline(deadline, 2026))


def entry(mark: Mark, period: str = NOW, part: int = 0, **more: object) -> Entry:
    """An entry of the task."""
    made: Entry = replace(Entry("I.1/1", period, mark, part), **more)  # type: ignore[arg-type]
    return made


def test_a_new_period_starts_from_what_holds_without_its_money() -> None:
    held = entry(Mark.DONE, BEFORE, done_on=date(2026, 6, 1), result="Xong", spent_vnd=5)
    fresh = begun((held,), task(), NOW)
    assert fresh == replace(held, period=NOW, spent_vnd=None)


def test_repeating_tasks_start_anew() -> None:
    held = entry(Mark.DONE, BEFORE, result="Xong")
    assert begun((held,), task("Hàng quý"), NOW) == Entry("I.1/1", NOW, Mark.NOT_STARTED)
    assert standing_entry((held,), task("Hàng quý"), NOW) is None


def test_the_first_entry_of_the_whole_outdates_no_product() -> None:
    two = task(products=2)
    done = [entry(Mark.DONE, BEFORE, n, done_on=date(2026, 5, n)) for n in (1, 2)]
    whole = begun(done, two, NOW)
    assert (whole.mark, whole.done_on) == (Mark.DONE, date(2026, 5, 2))
    assert begun(done[:1], two, NOW).mark is Mark.IN_PROGRESS
    assert judge(two, [*done, with_work(whole, result="Một câu")], DAYS, NOW).status is Status.DONE_ON_TIME


def test_done_gets_a_day_and_loses_it_again() -> None:
    done = with_mark(entry(Mark.IN_PROGRESS), Mark.DONE, task(), DAY)
    assert done.done_on == DAY
    assert with_mark(done, Mark.IN_PROGRESS, task(), DAY).done_on is None
    assert with_mark(entry(Mark.IN_PROGRESS), Mark.DONE, task("Hàng quý"), DAY).done_on is None


def test_a_product_begins_a_task_that_was_not_started() -> None:
    assert with_work(entry(Mark.NOT_STARTED), result="Đã họp").mark is Mark.IN_PROGRESS
    assert with_work(entry(Mark.NOT_STARTED), result="").mark is Mark.NOT_STARTED
    assert with_work(entry(Mark.DONE), result="Đã họp").mark is Mark.DONE


def test_fields_of_the_panel() -> None:
    start = entry(Mark.DONE, done_on=DAY)
    assert with_part(start, "number", "9/KH").proof == Proof("9/KH")
    assert with_part(start, "spent", Decimal(1200)).spent_vnd == 1200
    assert with_part(start, "spent", None).spent_vnd is None
    assert with_part(start, "done_on", date(2026, 9, 1)).done_on == date(2026, 9, 1)
    assert with_part(entry(Mark.WAITING), "done_on", DAY).done_on is None
    assert with_part(start, "note", "Vì mưa").note == "Vì mưa"


def test_the_whole_follows_its_products() -> None:
    two = task(products=2)
    whole, first = entry(Mark.IN_PROGRESS), entry(Mark.DONE, part=1, done_on=DAY)
    last = entry(Mark.DONE, part=2, done_on=date(2026, 9, 1))
    (raised,) = followers((whole, first), two, last)
    assert (raised.mark, raised.done_on) == (Mark.DONE, DAY)
    (opened,) = followers((raised, first, last), two, entry(Mark.IN_PROGRESS, part=2))
    assert opened.mark is Mark.IN_PROGRESS
    assert followers((first,), two, last) == (), "no entry of the whole stands in the way"
    assert followers((entry(Mark.DROPPED), first), two, last) == ()


def test_typed_text_goes_to_the_product_it_belongs_to() -> None:
    two = task(products=2)
    first = entry(Mark.DONE, BEFORE, 1, proof=Proof("1/KH"))

    def target(*entries: Entry) -> int:
        return target_of(Standing(two, Status.IN_PROGRESS, None, entries), NOW, "proof")

    assert target(first) == 1, "where the shown document stands"
    assert target(replace(first, proof=Proof())) == 2, "the first that is not done"
    assert target(first, entry(Mark.DONE)) == 0, "the whole was recorded in this period"
    assert target_of(Standing(task(), Status.NOT_STARTED, None), NOW, "proof") == 0


def test_the_newest_in_one_period_is_the_wholes() -> None:
    whole, part = entry(Mark.DONE, result="Cả việc"), entry(Mark.DONE, part=1, result="Phần 1")
    assert newest((entry(Mark.DONE, BEFORE, result="Trước"), whole, part), "result") == whole
    assert newest((whole, part), "note") is None


@pytest.mark.parametrize(
    ("typed", "proof"),
    [
        ("12/QĐ-UBND ngày 05/09/2026", Proof("12/QĐ-UBND", date(2026, 9, 5))),
        ("Số 12/QĐ-UBND, 5/9/2026", Proof("12/QĐ-UBND", date(2026, 9, 5))),
        ("12/QĐ-UBND", Proof("12/QĐ-UBND")),
        ("Biên bản bàn giao 31/02/2026", Proof(abstract="Biên bản bàn giao 31/02/2026")),
        ("Biên bản bàn giao 28/02/2026", Proof(day=date(2026, 2, 28), abstract="Biên bản bàn giao")),
        ("  ", Proof()),
    ],
)
def test_a_document_in_one_line(typed: str, proof: Proof) -> None:
    assert read_proof(typed, Proof()) == proof


def test_a_new_number_keeps_abstract_and_issuer() -> None:
    former = Proof("1/KH", None, "UBND tỉnh", "Kế hoạch")
    assert read_proof("2/KH-UBND", former) == Proof("2/KH-UBND", None, "UBND tỉnh", "Kế hoạch")


@given(st.integers(1, 9999), st.dates(date(2000, 1, 1), date(2199, 12, 31)))
def test_what_is_written_is_read_again(number: int, day: date) -> None:
    proof = Proof(f"{number}/QĐ-UBND", day)
    assert read_proof(write_proof(proof), Proof()) == proof
