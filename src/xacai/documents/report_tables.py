"""The tables behind a report: statistics (STT | Chỉ tiêu thống kê | …), targets with what was reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xacai.documents.content import Align, Column, Row, Table
from xacai.documents.content import Cell as TableCell
from xacai.documents.office_words import SIGNS, threshold_text
from xacai.documents.plan_document import field_row, fields_of
from xacai.domain.catalogue import Catalogue, Form, RowKind, TimeRollUp
from xacai.domain.catalogue import Row as FormRow
from xacai.domain.indicator import EMPTY, Cell, CellState, Ratio, Values
from xacai.domain.number import write_number
from xacai.domain.period import own_part, short_name
from xacai.domain.plan import Plan, PlanField, Target
from xacai.domain.progress import Status
from xacai.domain.report import Reached, Report
from xacai.domain.submission import ReportFacts
from xacai.domain.target import Judgement, change_of, judge_target
from xacai.domain.threshold import Threshold

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
        titles = [short_name(own_part(report.period)), f"Lũy kế {_inside(short_name(report.period))}"]
    shares = [18.0] if len(series) == 1 else [13.0, 13.0]
    columns = [Column(8, Align.CENTRE), Column(46), Column(12, Align.CENTRE)]
    columns += [Column(share, Align.RIGHT) for share in shares]
    columns.append(Column(16))
    rows: list[Row] = []
    for form in catalogue.national_forms:
        title = f"Biểu {form.no}. {form.title}"
        rows.append(Row((TableCell(title, bold=True, col_span=len(columns)),), keep=True))
        rows.extend(_statistics_row(row, form, series) for row in form.rows)
    heads = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", *titles, "Ghi chú")
    return Table(tuple(columns), (Row(tuple(TableCell(head) for head in heads)),), tuple(rows))


def _inside(words: str) -> str:
    """Words as they stand within a sentence: ``năm 2026`` for ``Năm 2026``."""
    return f"{words[:1].lower()}{words[1:]}"


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
    for field in plan_fields(plan, [target.field_no for target in facts.targets]):
        own = [target for target in facts.targets if target.field_no == field.no]
        if own:
            rows.append(field_row(field, len(columns)))
        for target in own:
            number += 1
            rows.extend(_target_rows(number, target, facts, catalogue))
    heads = ("STT", "Chỉ tiêu", "Ngưỡng", "Thực hiện", "Kết quả")
    return Table(columns, (Row(tuple(TableCell(head) for head in heads)),), tuple(rows))


def plan_fields(plan: Plan | None, numbers: Sequence[str]) -> tuple[PlanField, ...]:
    """The plan's fields; without a plan those that the numbers name."""
    if plan is None:
        return tuple(PlanField(no, "") for no in dict.fromkeys(numbers))
    return fields_of(plan, numbers)


def _target_rows(number: int, target: Target, facts: ReportFacts, catalogue: Catalogue) -> list[Row]:
    """The target's words over a line for each threshold; value and verdict stand at the one that decides."""
    actual = _measured(target.indicator, facts)
    row = catalogue.row(target.indicator)
    judgement = judge_target(target, actual, facts.period, row)
    thresholds: tuple[Threshold | None, ...] = target.thresholds or (None,)
    count = len(thresholds)
    lead = (TableCell(str(number), row_span=count), TableCell(target.text, row_span=count))
    rows: list[Row] = []
    for index, threshold in enumerate(thresholds):
        decides = threshold is judgement.threshold
        verdict = judgement.reached if decides else Reached.UNKNOWN
        cells = (
            TableCell(_threshold_words(target, threshold, judgement if decides else None, row)),
            TableCell(_written(actual, row) if decides and judgement.wanted is not None else ""),
            TableCell(REACHED_WORDS[verdict]),
        )
        rows.append(Row((*lead, *cells) if index == 0 else cells))
    return rows


def _threshold_words(
    target: Target, threshold: Threshold | None, judgement: Judgement | None, row: FormRow | None
) -> str:
    """The threshold; where it decides, the baseline that a change starts from and what is wanted in this period."""
    lines = []
    if threshold is not None:
        trend = {1: "tăng ", -1: "giảm "}.get(change_of(threshold, target.text), "")
        lines.append(trend + threshold_text(threshold))
    if judgement is None or judgement.wanted is None:
        return "\n".join(lines)
    wanted = f"{SIGNS[judgement.comparator]} {_written(judgement.wanted.normalize(), row, exact=True)}"
    if judgement.milestone:
        lines.append(f"Kỳ này: {wanted}")
    elif threshold is not None and judgement.wanted != threshold.value:
        of_when = f" ({target.baseline_text})" if target.baseline_text else ""
        lines.append(f"Mốc: {_written(target.baseline, row, exact=True)}{of_when}; cần {wanted}")
    return "\n".join(lines)


def _measured(indicator: str, facts: ReportFacts) -> Decimal | None:
    if indicator in facts.ratios:
        return facts.ratios[indicator].value
    return facts.cumulative.get(indicator, EMPTY).amount


def _written(value: Decimal | None, row: FormRow | None, *, exact: bool = False) -> str:
    if value is None:
        return ""
    text = write_number(value, row.decimals if row is not None and not exact else None)
    return f"{text}%" if row is not None and row.unit == "%" else text
