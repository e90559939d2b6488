"""The tables behind a report: statistics (STT | Chỉ tiêu thống kê | …), targets, tasks with their results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xacai.documents.content import Align, Column, Row, Table
from xacai.documents.content import Cell as TableCell
from xacai.documents.office_words import day_text, merged, threshold_text
from xacai.documents.plan_document import field_row, fields_of, task_words
from xacai.domain.catalogue import Catalogue, Form, RowKind, TimeRollUp
from xacai.domain.catalogue import Row as FormRow
from xacai.domain.indicator import EMPTY, Cell, CellState, Ratio, Values
from xacai.domain.number import write_number
from xacai.domain.period import own_part, short_name
from xacai.domain.plan import Plan, PlanField, Target
from xacai.domain.progress import DONE, Standing, Status, repeats
from xacai.domain.report import Reached, Report, reached
from xacai.domain.submission import ReportFacts
from xacai.domain.text import squeeze

NOTHING_AROSE = "Không phát sinh"
NOT_AVAILABLE = "Chưa có số liệu"
NO_RATIO = "–"
_NOT_APPLIED = "Không áp dụng"
_INSET = 9.0
STATUS_WORDS = {
    Status.NOT_STARTED: "Chưa thực hiện",
    Status.IN_PROGRESS: "Đang thực hiện",
    Status.DONE_ON_TIME: "Hoàn thành đúng hạn",
    Status.DONE_LATE: "Hoàn thành quá hạn",
    Status.OVERDUE: "Quá hạn, chưa hoàn thành",
    Status.WAITING: "Chờ điều kiện thực hiện",
    Status.DROPPED: "Không thực hiện",
}
REACHED_WORDS = {Reached.MET: "Đạt", Reached.MISSED: "Chưa đạt", Reached.UNKNOWN: "Chưa đo được"}
_Series = tuple[Values, Mapping[str, Ratio]]


def statistics_table(report: Report, facts: ReportFacts, catalogue: Catalogue) -> Table:
    """STT | Chỉ tiêu thống kê | Đơn vị tính | Số liệu | Ghi chú; a cumulative period shows two series."""
    series: list[_Series] = [(facts.cumulative, facts.ratios)]
    titles = ["Số liệu"]
    if report.period.cumulative:
        series.insert(0, (facts.values, facts.own_ratios))
        titles = [short_name(own_part(report.period)), f"Lũy kế {short_name(report.period)}"]
    shares = [18.0] if len(series) == 1 else [13.0, 13.0]
    columns = [Column(8, Align.CENTRE), Column(46), Column(12, Align.CENTRE)]
    columns += [Column(share, Align.RIGHT) for share in shares]
    columns.append(Column(16))
    rows: list[Row] = []
    for form in catalogue.forms:
        title = f"Biểu {form.no}. {form.title}"
        rows.append(Row((TableCell(title, bold=True, col_span=len(columns)),), keep=True))
        rows.extend(_statistics_row(row, form, series) for row in form.rows)
    heads = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", *titles, "Ghi chú")
    return Table(tuple(columns), (Row(tuple(TableCell(head) for head in heads)),), tuple(rows))


def _statistics_row(row: FormRow, form: Form, series: Sequence[_Series]) -> Row:
    strong = row.kind in {RowKind.HEADING, RowKind.RATIO} or row.time is TimeRollUp.PARTS
    cells = [
        TableCell(row.no, bold=strong),
        TableCell(row.name, bold=strong, inset=_INSET * max(0, row.level - 1)),
        TableCell(row.unit),
    ]
    for values, ratios in series:
        text = figure(row, values, ratios)
        words = text in {NOTHING_AROSE, NOT_AVAILABLE}
        align = Align.RIGHT if row.kind is not RowKind.CHOICE and row.kind is not RowKind.TEXT else Align.LEFT
        cells.append(TableCell(text, align, bold=strong and not words, italic=words))
    cells.append(TableCell(_note(row, form, series[-1][0])))
    return Row(tuple(cells), keep=row.kind is RowKind.HEADING)


def figure(row: FormRow, values: Values, ratios: Mapping[str, Ratio]) -> str:
    """A row's value as printed: empty is not zero, a ratio over 0 is ``–``."""
    if not row.applies or row.kind is RowKind.HEADING:
        return ""
    if row.kind is RowKind.RATIO:
        return _ratio_figure(row, ratios.get(row.code))
    cell = values.get(row.code, EMPTY)
    if cell.state is CellState.NOTHING_AROSE:
        return NOTHING_AROSE
    if cell.state is CellState.NOT_AVAILABLE:
        return NOT_AVAILABLE
    return _value_figure(row, cell)


def _value_figure(row: FormRow, cell: Cell) -> str:
    if cell.number is None:
        return cell.text
    if row.kind is RowKind.FLAG:
        return "Có" if cell.number else "Không"
    return write_number(cell.number, row.decimals)


def _ratio_figure(row: FormRow, ratio: Ratio | None) -> str:
    if ratio is None:
        return ""
    if ratio.value is None:
        return NO_RATIO if ratio.numerator is not None and ratio.denominator == 0 else ""
    return write_number(ratio.value, row.decimals)


def _note(row: FormRow, form: Form, values: Values) -> str:
    """The officer's note; for a ratio what it is made of, so that a denominator of another choice is seen."""
    if not row.applies:
        return _NOT_APPLIED
    said = values.get(row.code, EMPTY).note
    if row.kind is not RowKind.RATIO:
        return said
    numbers = {item.code: item.no for item in form.rows}
    made = "/".join(numbers.get(code, code) for code in (row.numerator, row.denominator) if code)
    return "\n".join(text for text in (f"= {made}" if made else "", said) if text)


def target_table(facts: ReportFacts, catalogue: Catalogue, plan: Plan | None) -> Table:
    """STT | Chỉ tiêu | Ngưỡng | Thực hiện | Kết quả; one line for each threshold of a target."""
    columns = (
        Column(7, Align.CENTRE), Column(47), Column(17), Column(12, Align.RIGHT), Column(17, Align.CENTRE)
    )  # fmt: skip
    rows: list[Row] = []
    number = 0
    for field in _fields(plan, [target.field_no for target in facts.targets]):
        own = [target for target in facts.targets if target.field_no == field.no]
        if own:
            rows.append(field_row(field, len(columns)))
        for target in own:
            number += 1
            rows.extend(_target_rows(number, target, facts, catalogue))
    heads = ("STT", "Chỉ tiêu", "Ngưỡng", "Thực hiện", "Kết quả")
    return Table(columns, (Row(tuple(TableCell(head) for head in heads)),), tuple(rows))


def _fields(plan: Plan | None, numbers: Sequence[str]) -> tuple[PlanField, ...]:
    if plan is None:
        return tuple(PlanField(no, "") for no in dict.fromkeys(numbers))
    return fields_of(plan, numbers)


def _target_rows(number: int, target: Target, facts: ReportFacts, catalogue: Catalogue) -> list[Row]:
    """The target's words over a line for each threshold; the value reached stands at the measured one."""
    actual = _measured(target.indicator, facts)
    count = max(1, len(target.thresholds))
    lead = (TableCell(str(number), row_span=count), TableCell(target.text, row_span=count))
    rows: list[Row] = []
    decisive = next((item for item in target.thresholds if item.value is not None), None)
    for index in range(count):
        threshold = target.thresholds[index] if target.thresholds else None
        measured = threshold is decisive and actual is not None
        verdict = Reached.UNKNOWN
        if threshold is not None and measured:
            verdict = reached(threshold.comparator.value, threshold.value, actual)
        cells = (
            TableCell(threshold_text(threshold) if threshold else ""),
            TableCell(_written(actual, target.indicator, catalogue) if measured else ""),
            TableCell(REACHED_WORDS[verdict]),
        )
        rows.append(Row((*lead, *cells) if index == 0 else cells))
    return rows


def _measured(indicator: str, facts: ReportFacts) -> Decimal | None:
    if indicator in facts.ratios:
        return facts.ratios[indicator].value
    return facts.cumulative.get(indicator, EMPTY).amount


def _written(value: Decimal | None, indicator: str, catalogue: Catalogue) -> str:
    row = catalogue.row(indicator)
    if value is None:
        return ""
    text = write_number(value, row.decimals if row else None)
    return f"{text}%" if row is not None and row.unit == "%" else text


def progress_note(facts: ReportFacts) -> str:
    """The counts in a line: how many of how many are done, and how many wait and are not counted."""
    counts = facts.progress
    parts = [
        f"Hoàn thành {counts.done}/{counts.counted} nhiệm vụ (đúng hạn {counts.done_on_time}, "
        f"quá hạn {counts.done_late})",
        f"đang thực hiện {counts.in_progress}",
        f"chưa thực hiện {counts.not_started}",
        f"quá hạn chưa hoàn thành {counts.overdue}",
    ]
    outside = []
    if counts.waiting:
        outside.append(f"{counts.waiting} nhiệm vụ chờ điều kiện thực hiện")
    if counts.dropped:
        outside.append(f"{counts.dropped} nhiệm vụ không thực hiện")
    if outside:
        parts.append(f"không tính {' và '.join(outside)}")
    return "; ".join(parts)


def result_table(facts: ReportFacts, plan: Plan | None) -> Table:
    """The plan's tasks by field with what became of them; the lead unit is merged over equal neighbours."""
    columns = (
        Column(5, Align.CENTRE), Column(27), Column(16), Column(13), Column(11), Column(11), Column(25)
    )  # fmt: skip
    rows: list[Row] = []
    number = 0
    for field in _fields(plan, [item.task.field_no for item in facts.standings]):
        own = [item for item in facts.standings if item.task.field_no == field.no]
        if own:
            rows.append(field_row(field, len(columns)))
        leads = merged([item.task.lead for item in own])
        for item, span in zip(own, leads, strict=True):
            number += 1
            rows.append(_result_row(number, item, span))
    heads = ("STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời hạn", "Tình trạng", "Kết quả thực hiện")
    return Table(columns, (Row(tuple(TableCell(head) for head in heads)),), tuple(rows))


def _result_row(number: int, item: Standing, span: int) -> Row:
    task = item.task
    lead = (TableCell(task.lead, row_span=span),) if span else ()
    return Row(
        (
            TableCell(str(number)),
            TableCell(task.content),
            TableCell(task_words(task, "product")),
            *lead,
            TableCell(task_words(task, "deadline")),
            TableCell(_status(item)),
            TableCell(_result(item)),
        )
    )


def _status(item: Standing) -> str:
    if repeats(item.task) and item.status in DONE:
        return "Đã thực hiện trong kỳ"
    return STATUS_WORDS[item.status]


def _result(item: Standing) -> str:
    """The sentence of result, the document that proves it, and the reason where there is one."""
    latest = item.entries[-1] if item.entries else None
    if latest is None:
        return item.result
    proof = latest.proof
    number = f"số {proof.number}" if proof.number else ""
    dated = f"ngày {day_text(proof.day)}" if proof.day else ""
    document = squeeze(" ".join(part for part in (number, dated, proof.issuer) if part))
    parts = [item.result, f"({document})" if document else "", latest.note]
    return "\n".join(part for part in parts if part)
