"""A report's tasks with what became of each; in a year's report done and expected by 31/12 stand apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from xacai.documents.content import Align, Cell, Column, Row, Table
from xacai.documents.office_words import day_text, merged
from xacai.documents.plan_document import field_row, task_words
from xacai.documents.report_tables import STATUS_WORDS, plan_fields
from xacai.domain.period import Period
from xacai.domain.plan import Plan
from xacai.domain.progress import DONE, OUTSIDE, Entry, Proof, Standing, repeats
from xacai.domain.submission import ReportFacts
from xacai.domain.text import squeeze
from xacai.domain.year_end import count_year, is_expected, last_day, tells_apart

_HEADS = ("STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời hạn")
_RESULT = "Kết quả thực hiện"


def progress_note(facts: ReportFacts, period: Period) -> str:
    """The counts in a line: how many of how many are done, and how many wait and are not counted."""
    counts = facts.progress
    parts = [
        f"Hoàn thành {counts.done}/{counts.counted} nhiệm vụ (đúng hạn {counts.done_on_time}, "
        f"quá hạn {counts.done_late})",
        f"đang thực hiện {counts.in_progress}",
        f"chưa thực hiện {counts.not_started}",
        f"quá hạn chưa hoàn thành {counts.overdue}",
    ]
    if tells_apart(period, facts.window):
        year = count_year(facts.standings, last_day(period))
        parts.insert(1, f"ước đến ngày 31/12 hoàn thành {year.by_year_end}/{year.counted} nhiệm vụ")
    outside = []
    if counts.waiting:
        outside.append(f"{counts.waiting} nhiệm vụ chờ điều kiện thực hiện")
    if counts.dropped:
        outside.append(f"{counts.dropped} nhiệm vụ không thực hiện")
    if outside:
        parts.append(f"không tính {' và '.join(outside)}")
    return "; ".join(parts)


def result_table(facts: ReportFacts, period: Period, plan: Plan | None) -> Table:
    """The plan's tasks by field with what became of them; the lead unit is merged over equal neighbours."""
    year_end = last_day(period) if tells_apart(period, facts.window) else None
    stands = _year_heads(facts, year_end) if year_end else ("Tình trạng",)
    shares = (5, 24, 14, 12, 11, 11, 10, 23) if year_end else (5, 27, 16, 13, 11, 11, 25)
    columns = tuple(
        Column(share, Align.LEFT if number else Align.CENTRE) for number, share in enumerate(shares)
    )
    rows: list[Row] = []
    number = 0
    for field in plan_fields(plan, [item.task.field_no for item in facts.standings]):
        own = [item for item in facts.standings if item.task.field_no == field.no]
        if own:
            rows.append(field_row(field, len(columns)))
        leads = merged([item.task.lead for item in own])
        for item, span in zip(own, leads, strict=True):
            number += 1
            rows.append(_row(number, item, span, year_end))
    heads = (*_HEADS, *stands, _RESULT)
    return Table(columns, (Row(tuple(Cell(head) for head in heads)),), tuple(rows))


def _year_heads(facts: ReportFacts, year_end: date) -> tuple[str, str]:
    cut_off = facts.window.last
    return f"Đến ngày {day_text(cut_off)}", f"Ước đến {day_text(year_end)}"


def _row(number: int, item: Standing, span: int, year_end: date | None) -> Row:
    task = item.task
    lead = (Cell(task.lead, row_span=span),) if span else ()
    expected = (Cell(_expected(item, year_end)),) if year_end else ()
    return Row(
        (
            Cell(str(number)),
            Cell(task.content),
            Cell(task_words(task, "product")),
            *lead,
            Cell(task_words(task, "deadline")),
            Cell(_status(item)),
            *expected,
            Cell(result_words(item)),
        )
    )


def _status(item: Standing) -> str:
    if repeats(item.task) and item.status in DONE:
        return "Đã thực hiện trong kỳ"
    return STATUS_WORDS[item.status]


def _expected(item: Standing, year_end: date) -> str:
    if item.status in DONE:
        return "Đã hoàn thành"
    if is_expected(item, year_end):
        return "Ước hoàn thành"
    return STATUS_WORDS[item.status] if item.status in OUTSIDE else "Chưa hoàn thành"


def result_words(item: Standing) -> str:
    """What was recorded last of the task and of each product: sentence, the document that proves it, reason.

    Documents of earlier periods stay with the task, for they prove it still.
    """
    latest = {entry.deliverable: entry for entry in item.entries}
    lines = [
        line
        for entry in item.entries
        for line in (_lines(entry) if latest[entry.deliverable] is entry else _proof(entry.proof, ""))
    ]
    return "\n".join(dict.fromkeys(lines))


def _lines(entry: Entry) -> Iterator[str]:
    said = entry.result.strip()
    if said:
        yield said
    yield from _proof(entry.proof, said)
    if entry.note.strip():
        yield entry.note.strip()


def _proof(proof: Proof, said: str) -> Iterator[str]:
    """``(số 12/BC-UBND ngày 05/9/2026 UBND xã: abstract)``; the abstract alone where there is no number."""
    if not proof:
        return
    number = f"số {proof.number}" if proof.number else ""
    dated = f"ngày {day_text(proof.day)}" if proof.day else ""
    named = squeeze(" ".join(part for part in (number, dated, proof.issuer) if part))
    abstract = "" if squeeze(proof.abstract) == squeeze(said) else squeeze(proof.abstract)
    words = ": ".join(part for part in (named, abstract) if part)
    if words:
        yield f"({words})" if named else words
