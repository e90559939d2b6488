"""Task tables read into fields and tasks with keys; every doubtful cell becomes a question with its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from xacai.domain.deadline import OTHER_YEAR, Deadline, read_deadline
from xacai.domain.issue import Issue, Severity
from xacai.domain.phrase import fold
from xacai.domain.plan import Task
from xacai.intake.cells import budget_of, deliverables_of
from xacai.intake.columns import Columns, Role
from xacai.intake.document import paragraphs_of
from xacai.intake.entry import Entry
from xacai.intake.grouping import OWN_NUMBER, FieldRows, TaskRead, by_field, without_labels
from xacai.intake.headings import uses_romans
from xacai.intake.joining import joined
from xacai.intake.rows import entries_of, fill_down, merged_roles, misplaced, question_cells, split
from xacai.intake.table import Section

_PLAIN_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{1,2}){0,3}$")


def read_tasks(section: Section, year: int, into: TaskRead) -> None:
    """Read a task table of a plan of ``year`` and add what it yields to ``into``."""
    raw = entries_of(section)
    romans = uses_romans(raw)
    misplaced(raw)
    entries = joined(raw, section.columns, romans=romans)
    entries = split(entries)
    for entry in entries:
        question_cells(entry, section.columns)
    groups = by_field(entries, section, romans, into)
    merged = merged_roles(raw)
    counts: Counter[str] = Counter(task.key.rpartition("/")[0] for task in into.tasks)
    for group in groups:
        rows = without_labels(group, section.columns, into)
        fill_down([entry for entry, _ in rows], section.columns, merged)
        _read_field(group, rows, section.columns, year, counts, into)
    if section.repeated:
        lines = f"{section.repeated[0]}–{section.repeated[-1]}"
        details = {"lines": lines, "rows": str(len(section.repeated))}
        into.issues.append(
            Issue("intake.pages-repeated", Severity.WARNING, f"line {section.repeated[0]}", details)
        )


def _read_field(
    group: FieldRows,
    rows: Sequence[tuple[Entry, str]],
    columns: Columns,
    year: int,
    counts: Counter[str],
    into: TaskRead,
) -> None:
    number = objective = parent = content = ""
    for entry, over in rows:
        told = _number_of(entry)
        if (told and told != number) or (
            entry.has(Role.OBJECTIVE) and not _same(entry.text(Role.OBJECTIVE), objective)
        ):
            objective = parent = ""
        number = told or number
        objective = entry.text(Role.OBJECTIVE) or objective
        parent = _parent_of(entry) or parent
        content = entry.text(Role.CONTENT) or content
        place = f"{group.item.no}.{number}" if number else group.item.no
        counts[place] += 1
        key = f"{place}/{counts[place]}"
        task = _task(key, group.item.no, number, entry, columns, year, into.issues)
        into.tasks.append(replace(task, content=content, objective=objective, parent=parent or over))
        into.lines[key] = entry.line
        into.rows.append((entry, key))
        into.issues.extend(_questions(entry, key))


def _parent_of(entry: Entry) -> str:
    """The parent cell; of several paragraphs the last, nearest to its tasks, and a question."""
    parts = paragraphs_of(entry.cells.get(Role.PARENT, ""))
    if len(parts) > 1:
        entry.ask("intake.parent-several", Role.PARENT, parts[-1], count=str(len(parts)))
    return parts[-1] if parts else ""


def _same(one: str, other: str) -> bool:
    return fold(one) == fold(other)


def _number_of(entry: Entry) -> str:
    """The row's own number; a lone "I" among figures is the figure 1, misread, and asked about."""
    written = entry.text(Role.NO).strip(" .)")
    if not written and (found := OWN_NUMBER.match(entry.text(Role.CONTENT))):
        entry.cells[Role.CONTENT] = entry.text(Role.CONTENT)[found.end() :]
        return found.group("no")
    if written and not _PLAIN_NUMBER.match(written):
        proposal = "1" if written in {"I", "l", "|"} else written
        entry.ask("intake.number-unclear", Role.NO, proposal, text=written)
        return proposal
    return written


def _task(
    key: str, field_no: str, number: str, entry: Entry, columns: Columns, year: int, issues: list[Issue]
) -> Task:
    deadline = read_deadline(entry.text(Role.DEADLINE), year)
    deliverables, unmatched = deliverables_of(entry.cells.get(Role.PRODUCT, ""), deadline)
    budget, doubt = budget_of(entry.text(Role.BUDGET), entry.text(Role.SOURCE), columns.unit)
    if columns.has(Role.DEADLINE) and not deadline.text:
        entry.ask("intake.deadline-missing", Role.DEADLINE)
    if unmatched:
        entry.ask("intake.products-unmatched", Role.PRODUCT, products=str(len(deliverables)))
    if doubt:
        entry.ask(doubt, Role.BUDGET, text=budget.text)
    issues.extend(deadline_questions(deadline, key, year))
    return Task(
        key=key,
        content=entry.text(Role.CONTENT),
        field_no=field_no,
        no=number,
        product=entry.text(Role.PRODUCT),
        deliverables=deliverables,
        lead=entry.text(Role.LEAD),
        coordinating=entry.text(Role.COORDINATING),
        deadline=deadline,
        budget=budget,
        note=entry.text(Role.NOTE),
    )


def deadline_questions(deadline: Deadline, key: str, year: int) -> Iterable[Issue]:
    """The doubts of a task's deadline as questions; another year is proposed as the plan's."""
    for doubt in deadline.doubts:
        proposal = re.sub(r"(?:19|20|21)\d\d", str(year), deadline.text) if doubt == OTHER_YEAR else None
        details = {"key": key, "text": deadline.text}
        yield Issue(doubt, Severity.QUESTION, f"task {key} / deadline", details, proposal)


def _questions(entry: Entry, key: str) -> Iterable[Issue]:
    seen: set[tuple[str, str]] = set()
    for doubt in entry.doubts:
        part = str(doubt.role) if doubt.role else "row"
        if (doubt.code, part) not in seen:
            seen.add((doubt.code, part))
            where = f"task {key} / {part}"
            yield Issue(doubt.code, Severity.QUESTION, where, {"key": key, **doubt.params}, doubt.proposal)
