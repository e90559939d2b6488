"""A plan as a state document: head, bases, sections, the table of tasks and the table of targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from xacai.documents.content import (
    Align,
    Appendix,
    Block,
    Cell,
    CheckSheet,
    Column,
    Heading,
    Metadata,
    Orientation,
    Row,
    StateDocument,
    Table,
    paragraphs,
)
from xacai.documents.decision_pages import decision_pages, decision_reference, own_bases
from xacai.documents.office_words import (
    authority_of,
    listed,
    merged,
    reference,
    split_number,
    symbol_of,
    threshold_text,
    with_archive,
    without_kind,
)
from xacai.domain.number import read_number, write_number
from xacai.domain.office import Office
from xacai.domain.plan import Plan, PlanField, PlanState, Target, Task
from xacai.domain.text import squeeze


def plan_document(
    plan: Plan,
    office: Office,
    *,
    check: CheckSheet | None = None,
    created: datetime | None = None,
    draft: bool | None = None,
) -> StateDocument:
    """The plan's content for printing; ``draft`` None marks it as one until the plan is issued."""
    head = plan.head
    number, symbol = split_number(head.number, symbol_of("KH", office))
    abstract = without_kind(head.title, head.kind)
    kind = squeeze(head.kind).upper()
    deciding = head.issued_by if head.issued_by and head.issued_by.has_pages else None
    return StateDocument(
        issuer=office.header(),
        kind=kind,
        abstract=abstract,
        symbol=symbol,
        metadata=Metadata(
            f"{kind.capitalize()} {abstract}",
            f"{number}/{symbol}" if number else "",
            office.name,
            abstract,
            created,
        ),
        number=number,
        place=head.place or office.place,
        issued=head.day,
        year=plan.year,
        bases=own_bases(head),
        blocks=_body(plan),
        recipients=() if deciding else with_archive(head.recipients or office.recipients),
        authority=authority_of(head.signer, office),
        appendices=_appendices(plan, office, number, symbol),
        decision=decision_pages(deciding, head, office) if deciding else None,
        reference=decision_reference(plan, office),
        draft=plan.state is PlanState.DRAFT if draft is None else draft,
        check=check,
    )


def plan_covers(plan: Plan) -> tuple[tuple[str, str], ...]:
    """What a plan's check code covers, for the check sheet."""
    return (
        ("Phần lời của kế hoạch", f"{len(plan.sections)} mục"),
        ("Mục tiêu, chỉ tiêu", f"{len(plan.targets)} mục tiêu"),
        ("Nhiệm vụ", f"{len(plan.tasks)} nhiệm vụ trong {len(plan.fields)} lĩnh vực"),
    )


def _body(plan: Plan) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for section in plan.sections:
        if squeeze(section.heading):
            blocks.append(Heading(squeeze(section.heading), section.level))
        blocks.extend(paragraphs([section.text]))
    return tuple(blocks)


def _appendices(plan: Plan, office: Office, number: str, symbol: str) -> tuple[Appendix, ...]:
    """Targets and tasks; a single appendix bears no number. A plan without a number names its decision."""
    said = "" if number else decision_reference(plan, office)
    if not said:
        kind = squeeze(plan.head.kind).capitalize()
        said = reference(kind, number, symbol, plan.head.day, office, plan.year)
    tables: list[tuple[str, Table, Orientation]] = []
    if plan.targets:
        tables.append(("Mục tiêu, chỉ tiêu", target_table(plan), Orientation.PORTRAIT))
    if plan.tasks:
        tables.append(("Nhiệm vụ cụ thể", task_table(plan), Orientation.LANDSCAPE))
    labels = ("Phụ lục",) if len(tables) == 1 else ("Phụ lục I", "Phụ lục II")
    return tuple(
        Appendix(label, title, said, (), (content,), orientation)
        for label, (title, content, orientation) in zip(labels, tables, strict=False)
    )


def fields_of(plan: Plan, numbers: Sequence[str]) -> tuple[PlanField, ...]:
    """The plan's fields in order, then those that only targets or tasks name."""
    known = [item.no for item in plan.fields]
    others = dict.fromkeys(no for no in numbers if no not in known)
    return (*plan.fields, *(PlanField(no, "") for no in others))


def field_row(field: PlanField, columns: int) -> Row:
    """The bold line that begins a field's group; it stays with the first row of the group."""
    title = squeeze(field.title).upper() or "NỘI DUNG KHÁC"
    return Row(
        (Cell(field.no, Align.CENTRE, bold=True), Cell(title, bold=True, col_span=columns - 1)), keep=True
    )


def target_table(plan: Plan) -> Table:
    """STT | Mục tiêu, chỉ tiêu | Ngưỡng | Cơ quan chủ trì (where a target names one), by field."""
    led = any(squeeze(target.lead) for target in plan.targets)
    columns = [Column(7, Align.CENTRE), Column(57), Column(20)]
    titles = ["STT", "Mục tiêu, chỉ tiêu", "Ngưỡng"]
    if led:
        columns.append(Column(18))
        titles.append("Cơ quan chủ trì")
    rows: list[Row] = []
    number = 0
    for item in fields_of(plan, [target.field_no for target in plan.targets]):
        own = [target for target in plan.targets if target.field_no == item.no]
        if own:
            rows.append(field_row(item, len(columns)))
        for target in own:
            number += 1
            rows.append(_target_row(number, target, led))
    return Table(tuple(columns), (Row(tuple(Cell(title) for title in titles)),), tuple(rows))


def _target_row(number: int, target: Target, led: bool) -> Row:
    wanted = "\n".join(threshold_text(item) for item in target.thresholds)
    cells = (Cell(str(number)), Cell(target.text), Cell(wanted))
    return Row((*cells, Cell(target.lead)) if led else cells)


@dataclass(frozen=True, slots=True)
class _Part:
    """A column of the task table: title, share, the task's words, and whether equal neighbours are merged."""

    title: str
    share: float
    words: str
    merges: bool = False
    align: Align = Align.LEFT


_PARTS = (
    _Part("STT", 5, "no", merges=True, align=Align.CENTRE),
    _Part("Mục tiêu", 14, "objective", merges=True),
    _Part("Nhiệm vụ", 15, "parent", merges=True),
    _Part("Nội dung, hoạt động", 26, "content"),
    _Part("Kết quả, sản phẩm", 16, "product"),
    _Part("Cơ quan chủ trì", 12, "lead", merges=True),
    _Part("Cơ quan phối hợp", 12, "coordinating"),
    _Part("Thời gian hoàn thành", 11, "deadline"),
    _Part("Kinh phí", 10, "budget"),
    _Part("Ghi chú", 9, "note"),
)
_SENTENCE = 24
_ALWAYS = frozenset({"no", "content", "product", "lead", "deadline"})


def task_words(task: Task, part: str) -> str:
    """A part of a task in words; lists stand with an item a line."""
    if part == "deadline":
        return listed(task.deadline.text)
    if part == "budget":
        return task.budget.text
    if part == "product":
        several = len(task.deliverables) > 1
        return "\n".join(f"- {item.text}" for item in task.deliverables) if several else task.product
    return str(getattr(task, part))


def _budget_cell(task: Task, in_millions: bool) -> Cell:
    """Million đồng, right-aligned, where every budget is a number; else the words as written."""
    if in_millions:
        amount = task.budget.amount_vnd
        number = "" if amount is None else write_number((Decimal(amount) / 1_000_000).normalize())
        return Cell(number, Align.RIGHT)
    return Cell(task.budget.text, Align.RIGHT if read_number(task.budget.text) is not None else None)


def _all_amounts(tasks: Sequence[Task]) -> bool:
    """Whether every budget that is written has been read as an amount."""
    return all(task.budget.amount_vnd is not None for task in tasks if squeeze(task.budget.text))


def task_table(plan: Plan) -> Table:
    """The plan's tasks by field; equal neighbours of objective, task above, lead and number are merged.

    Columns that no task fills (objective, coordinating, budget, note …) are left out.
    """
    parts = [
        part
        for part in _PARTS
        if part.words in _ALWAYS or any(task_words(task, part.words).strip() for task in plan.tasks)
    ]
    in_millions = _all_amounts(plan.tasks)
    rows: list[Row] = []
    running = 0
    for item in fields_of(plan, [task.field_no for task in plan.tasks]):
        own = [task for task in plan.tasks if task.field_no == item.no]
        if own:
            rows.append(field_row(item, len(parts)))
        rows.extend(_task_rows(own, parts, running, in_millions))
        running += len(own)
    header = Row(tuple(Cell(_title(part, in_millions)) for part in parts))
    columns = tuple(Column(_share(part, plan.tasks), part.align) for part in parts)
    return Table(columns, (header,), tuple(rows))


def _share(part: _Part, tasks: Sequence[Task]) -> float:
    """The column's share of the width; budgets in sentences ("Nguồn ngân sách …") need more than amounts do."""
    if part.words == "budget" and any(len(task.budget.text) > _SENTENCE for task in tasks):
        return part.share + 8
    return part.share


def _title(part: _Part, in_millions: bool) -> str:
    return f"{part.title} (triệu đồng)" if part.words == "budget" and in_millions else part.title


def _task_rows(tasks: Sequence[Task], parts: Sequence[_Part], running: int, in_millions: bool) -> list[Row]:
    words = {part.words: [task_words(task, part.words) for task in tasks] for part in parts}
    if not any(words["no"]):
        words["no"] = [str(number) for number in range(running + 1, running + len(tasks) + 1)]
    spans = {part.words: merged(words[part.words]) for part in parts if part.merges}
    rows: list[Row] = []
    for index, task in enumerate(tasks):
        cells: list[Cell] = []
        for part in parts:
            if part.words == "budget":
                cells.append(_budget_cell(task, in_millions))
            elif not part.merges:
                cells.append(Cell(words[part.words][index]))
            elif spans[part.words][index]:
                cells.append(Cell(words[part.words][index], row_span=spans[part.words][index]))
        rows.append(Row(tuple(cells)))
    return rows
