"""The tables of plans and reports as sheets: the printed tables, with the last day of each task as a date."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from xacai.documents.content import (
    Align,
    Appendix,
    Authority,
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Row,
    StateDocument,
    Table,
    run_text,
)
from xacai.documents.letterhead import date_text, number_text
from xacai.documents.office_words import day_text
from xacai.domain.plan import Plan
from xacai.domain.progress import due_day
from xacai.domain.submission import ReportFacts

WORDS, DECISION = "Lời văn", "Quyết định"
STATISTICS, TARGETS, TASKS = "Thống kê", "Chỉ tiêu", "Nhiệm vụ"
_DUE = "Hạn cuối"
_DUE_SHARE = 9
_HEADING = "Đề mục"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its tab's name, its title, the lines under it, the table."""

    name: str
    title: str
    notes: tuple[str, ...]
    table: Table


def report_sheets(paper: StateDocument, facts: ReportFacts) -> tuple[Sheet, ...]:
    """Statistics, then targets and tasks where the report has them, then its words."""
    names = [STATISTICS]
    names += [TARGETS] if facts.targets else []
    names += [TASKS] if facts.standings else []
    sheets = {name: _sheet(name, item) for name, item in zip(names, paper.appendices, strict=True)}
    if TASKS in sheets:
        sheets[TASKS] = _with_days(
            sheets[TASKS], [(item.task.field_no, item.due) for item in facts.standings]
        )
    return (*sheets.values(), *word_sheets(paper))


def plan_sheets(paper: StateDocument, plan: Plan) -> tuple[Sheet, ...]:
    """Tasks, then targets, where the plan has them, then the words of its decision and its own."""
    names = [TARGETS] if plan.targets else []
    names += [TASKS] if plan.tasks else []
    sheets = {name: _sheet(name, item) for name, item in zip(names, paper.appendices, strict=True)}
    if TASKS in sheets:
        sheets[TASKS] = _with_days(sheets[TASKS], [(task.field_no, due_day(task)) for task in plan.tasks])
    tables = tuple(sheets[name] for name in (TASKS, TARGETS) if name in sheets)
    return (*tables, *word_sheets(paper))


def _sheet(name: str, appendix: Appendix) -> Sheet:
    table = next(block for block in appendix.blocks if isinstance(block, Table))
    return Sheet(name, appendix.title.upper(), (appendix.reference, *appendix.notes), table)


def _with_days(sheet: Sheet, days: Iterable[tuple[str, date | None]]) -> Sheet:
    """The sheet with one more column: the last day of each task, given by field in the order of the tasks."""
    waiting: dict[str, deque[date | None]] = {}
    for field_no, day in days:
        waiting.setdefault(field_no, deque()).append(day)
    table = sheet.table
    rows: list[Row] = []
    own: deque[date | None] = deque()
    for row in table.rows:
        if row.keep:
            own = waiting[row.cells[0].text] if isinstance(row.cells[0].text, str) else own
            rows.append(replace(row, cells=_wider(row.cells)))
            continue
        day = own.popleft()
        rows.append(replace(row, cells=(*row.cells, Cell(day_text(day) if day else ""))))
    header = tuple(replace(row, cells=(*row.cells, Cell(_DUE))) for row in table.header)
    columns = (*table.columns, Column(_DUE_SHARE, Align.CENTRE))
    return replace(sheet, table=replace(table, columns=columns, header=header, rows=tuple(rows)))


def _wider(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The title of a group over one column more."""
    return (*cells[:-1], replace(cells[-1], col_span=cells[-1].col_span + 1))


def word_sheets(paper: StateDocument) -> Iterator[Sheet]:
    """The document's words outside its tables, a paragraph a row: those of its decision, then its own."""
    decision = paper.decision
    if decision is not None:
        rows = [
            *_head_rows(decision.number, decision.symbol, decision.issued, paper),
            *(("Căn cứ", text) for text in (*decision.bases, *decision.requests)),
            *_body_rows(decision.articles),
            *_foot_rows(decision.recipients, decision.authority),
        ]
        yield _word_sheet(DECISION, f"QUYẾT ĐỊNH {decision.abstract}", rows)
    rows = [
        *(() if paper.reference else _head_rows(paper.number, paper.symbol, paper.issued, paper)),
        *(("Kính gửi", name) for name in paper.addressees),
        *(("Căn cứ", text) for text in paper.bases),
        *_body_rows(paper.blocks),
        *_foot_rows(paper.recipients, paper.authority),
    ]
    yield _word_sheet(WORDS, f"{paper.kind} {paper.abstract}", rows, paper.reference)


def _word_sheet(name: str, title: str, rows: Iterable[tuple[str, str]], note: str = "") -> Sheet:
    columns = (Column(18), Column(82))
    header = (Row((Cell("Thành phần"), Cell("Nội dung"))),)
    cells = tuple(Row((Cell(part), Cell(text, bold=part == _HEADING))) for part, text in rows)
    return Sheet(name, title, (note,) if note else (), Table(columns, header, cells))


def _head_rows(
    number: str, symbol: str, issued: date | None, paper: StateDocument
) -> Iterator[tuple[str, str]]:
    yield "Cơ quan ban hành", " ".join(paper.issuer)
    yield "Số, ký hiệu", number_text(number, symbol).removeprefix("Số: ").strip()
    yield "Nơi, ngày ban hành", date_text(paper.place, issued, paper.year, paper.month)


def _body_rows(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, Heading):
            yield _HEADING, block.text
        elif isinstance(block, Paragraph):
            yield "", run_text(block.runs)


def _foot_rows(recipients: Iterable[str], authority: Authority) -> Iterator[tuple[str, str]]:
    for name in recipients:
        yield "Nơi nhận", name
    yield "Người ký", "\n".join(text for text in (*authority.lines, authority.signer) if text)
