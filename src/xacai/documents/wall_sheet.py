"""The wall sheet: a period's tasks large on A3 or A4 across, by lead department, each with its mark and word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from xacai.documents.archive import prepare
from xacai.documents.content import Align, Cell, Column, Metadata, Row, Run, Table
from xacai.documents.flow import Flowable, fill_pages
from xacai.documents.fonts import FontSet, load_fonts
from xacai.documents.footing import foot_pages
from xacai.documents.office_words import day_text, listed
from xacai.documents.page import A3_LONG, A3_SHORT, A4_LONG, A4_SHORT, MM, Page, Shape
from xacai.documents.painting import paint
from xacai.documents.plan_document import task_words
from xacai.documents.prose import Style, prose
from xacai.documents.report_tables import STATUS_WORDS
from xacai.documents.table import table
from xacai.domain.office import department_key
from xacai.domain.period import Period, name, window
from xacai.domain.plan import Task
from xacai.domain.progress import Standing, Status, falls_due, repeats
from xacai.domain.text import squeeze

NO_LEAD = "Chưa rõ cơ quan chủ trì"
_NOTHING = "Không có nhiệm vụ đến hạn trong kỳ."


class Paper(StrEnum):
    """Size of the sheet, laid across."""

    A3 = "A3"
    A4 = "A4"


_SHAPES = {
    Paper.A3: Shape(A3_LONG, A3_SHORT, 14 * MM, 16 * MM, 15 * MM, 15 * MM),
    Paper.A4: Shape(A4_LONG, A4_SHORT, 12 * MM, 15 * MM, 12 * MM, 12 * MM),
}
_SIZES = {Paper.A3: 15.0, Paper.A4: 12.0}


@dataclass(frozen=True, slots=True)
class WallSheet:
    """What hangs on the wall: whose tasks, of which period, how they stand on which day."""

    office_name: str
    plan_title: str
    period: Period
    standings: tuple[Standing, ...]
    as_of: date
    paper: Paper = Paper.A3


def on_the_wall(standings: Iterable[Standing], period: Period) -> tuple[Standing, ...]:
    """The tasks of a period: due or coming round in it, and those of earlier ones that are overdue."""
    days = window(period)
    return tuple(item for item in standings if falls_due(item.task, days) or item.status is Status.OVERDUE)


def by_lead(standings: Iterable[Standing]) -> dict[str, list[Standing]]:
    """Tasks under their lead department, spellings of one name together; dated ones first, by day."""
    groups: dict[str, list[Standing]] = {}
    names: dict[str, str] = {}
    for item in standings:
        written = squeeze(item.task.lead) or NO_LEAD
        groups.setdefault(names.setdefault(department_key(written), written), []).append(item)
    return {lead: sorted(items, key=_by_day) for lead, items in groups.items()}


def _by_day(item: Standing) -> tuple[bool, date]:
    return item.due is None, item.due or date.max


def wall_pages(sheet: WallSheet, fonts: FontSet) -> list[Page]:
    """The sheets in order."""
    shape, size = _SHAPES[sheet.paper], _SIZES[sheet.paper]
    width = shape.frame_width
    title = Style(size * 1.7, size * 2.1, Align.CENTRE, keep=True)
    under = Style(size, size * 1.3, Align.CENTRE, after=6, keep=True)
    period = name(sheet.period).upper()
    flow: list[Flowable] = [
        prose([Run(squeeze(sheet.office_name).upper(), bold=True)], replace(under, after=0), width, fonts),
        prose([Run(f"NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH {period}", bold=True)], title, width, fonts),
        prose([Run(_under(sheet), italic=True)], under, width, fonts),
    ]
    if sheet.standings:
        flow += [
            table(_legend(sheet.standings, size), width, fonts),
            table(_tasks(sheet.standings, size), width, fonts),
        ]
    else:
        flow.append(prose([Run(_NOTHING)], under, width, fonts))
    pages = fill_pages(flow, shape)
    foot_pages(pages, f"Nhiệm vụ {name(sheet.period)}", "", False, fonts)
    return pages


def _under(sheet: WallSheet) -> str:
    return f"{squeeze(sheet.plan_title)}; tình hình đến ngày {day_text(sheet.as_of)}"


def _legend(standings: Sequence[Standing], size: float) -> Table:
    """How many tasks stand in each state that occurs."""
    tally = Counter(item.status for item in standings)
    shown = [status for status in Status if tally[status]]
    cells = tuple(
        Cell(
            f"{STATUS_WORDS[status]}: {tally[status]}", sign=status.value, inset=size * 1.4, align=Align.LEFT
        )
        for status in shown
    )
    return Table(tuple(Column(1) for _ in cells), (), (Row(cells),), size)


def _tasks(standings: Sequence[Standing], size: float) -> Table:
    columns = (Column(5, Align.CENTRE), Column(41), Column(20), Column(15), Column(19))
    rows: list[Row] = []
    number = 0
    for lead, items in by_lead(standings).items():
        done = sum(item.status in {Status.DONE_ON_TIME, Status.DONE_LATE} for item in items)
        head = f"{lead} ({done}/{len(items)} nhiệm vụ hoàn thành)"
        rows.append(Row((Cell(head, Align.LEFT, bold=True, col_span=len(columns)),), keep=True))
        for item in items:
            number += 1
            rows.append(_row(number, item, size))
    heads = ("STT", "Nhiệm vụ", "Sản phẩm", "Thời hạn", "Tình trạng")
    return Table(columns, (Row(tuple(Cell(head) for head in heads)),), tuple(rows), size)


def _row(number: int, item: Standing, size: float) -> Row:
    task = item.task
    late = item.status is Status.OVERDUE
    return Row(
        (
            Cell(str(number)),
            Cell(task.content),
            Cell(task_words(task, "product")),
            Cell(_deadline(task, item.due), bold=late),
            Cell(STATUS_WORDS[item.status], sign=item.status.value, inset=size * 1.4, bold=late),
        )
    )


def _deadline(task: Task, due: date | None) -> str:
    """As written, with the last day where the words do not name it."""
    said = listed(task.deadline.text)
    if due is None or repeats(task) or f"{due.day}/{due.month}" in said or day_text(due) in said:
        return said
    return f"{said}\n(chậm nhất {day_text(due)})"


def render_wall(sheet: WallSheet) -> bytes:
    """The wall sheet as PDF bytes; the same content gives the same bytes."""
    fonts = load_fonts()
    title = f"Nhiệm vụ cải cách hành chính {name(sheet.period)}"
    return prepare(
        paint(wall_pages(sheet, fonts), fonts), Metadata(title, organ=sheet.office_name, subject=title)
    )
