"""Task tables read into fields and tasks with keys; every doubtful cell becomes a question with its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from xacai.domain.deadline import OTHER_YEAR, Deadline, read_deadline
from xacai.domain.field import recognise_field
from xacai.domain.issue import Issue, Severity
from xacai.domain.phrase import fold
from xacai.domain.plan import PlanField, Task
from xacai.domain.text import squeeze
from xacai.intake.cells import budget_of, deliverables_of
from xacai.intake.columns import Columns, Role
from xacai.intake.document import paragraphs_of
from xacai.intake.entry import Entry
from xacai.intake.headings import Heading, heading_of, is_label, roman, roman_value, uses_romans
from xacai.intake.rows import entries_of, fill_down, joined, misplaced, question_cells, split
from xacai.intake.table import Section

_OWN_NUMBER = re.compile(r"^(?P<no>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+(?=[^\d\s%])")
_PLAIN_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{1,2}){0,3}$")


# The field of tasks over which no heading stands; a person names it.
UNNAMED = "Nhiệm vụ chung"


@dataclass(slots=True)
class FieldRows:
    """A field of a table and its entries."""

    item: PlanField
    entries: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class TaskRead:
    """What a task table yields, beside the issues; ``lines`` gives the source line of each task's key."""

    fields: list[PlanField] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    rows: list[tuple[Entry, str]] = field(default_factory=list)


def read_tasks(section: Section, year: int, into: TaskRead) -> None:
    """Read a task table of a plan of ``year`` and add what it yields to ``into``."""
    raw = entries_of(section)
    romans = uses_romans(raw)
    misplaced(raw)
    entries = joined(raw, romans=romans)
    entries = split(entries)
    for entry in entries:
        question_cells(entry, section.columns)
    groups = _by_field(entries, section, romans, into)
    counts: Counter[str] = Counter(task.key.rpartition("/")[0] for task in into.tasks)
    for group in groups:
        _read_field(group, section.columns, year, counts, into)
    if section.repeated:
        lines = f"{section.repeated[0]}–{section.repeated[-1]}"
        details = {"lines": lines, "rows": str(len(section.repeated))}
        into.issues.append(
            Issue("intake.pages-repeated", Severity.WARNING, f"line {section.repeated[0]}", details)
        )


def _by_field(entries: list[Entry], section: Section, romans: bool, into: TaskRead) -> list[FieldRows]:
    """Entries under the field that each belongs to, headings taken out."""
    groups: list[FieldRows] = []
    waiting: FieldRows | None = None
    for place, entry in enumerate(entries):
        heading = heading_of(entry, romans=romans)
        if heading and heading.kind is Heading.FIELD:
            waiting = FieldRows(_new_field(heading.no, heading.title, entry, into))
            if not heading.occupied:
                continue
            _clear_heading(entry, heading.title, entries[place + 1 :])
        elif entry.has(Role.FIELD):
            groups.append(FieldRows(_column_field(entry, into)))
        if waiting and (not groups or not _slid(entry, entries, place, section.columns, romans)):
            groups.append(waiting)
            waiting = None
        elif waiting:
            entry.ask("intake.row-before-heading", None, field=waiting.item.title)
        if not groups:
            groups.append(FieldRows(_new_field("", UNNAMED, entry, into)))
        groups[-1].entries.append(entry)
    if waiting:
        groups.append(waiting)
    return groups


def _slid(entry: Entry, entries: list[Entry], place: int, columns: Columns, romans: bool) -> bool:
    """Whether a row under a field's heading still belongs to the field before: its first number stands
    further down.
    """
    if not columns.has(Role.NO) or entry.text(Role.NO) or _OWN_NUMBER.match(entry.text(Role.CONTENT)):
        return False
    for later in entries[place + 1 :]:
        heading = heading_of(later, romans=romans)
        if heading and heading.kind is Heading.FIELD:
            return False
        if later.text(Role.NO):
            if not later.text(Role.PARENT) and entry.text(Role.PARENT) and columns.has(Role.PARENT):
                later.cells[Role.PARENT] = entry.cells[Role.PARENT]
                entry.cells[Role.PARENT] = ""
                later.ask("intake.cell-joined", Role.PARENT)
            return True
    return False


def _clear_heading(entry: Entry, title: str, later: Sequence[Entry]) -> None:
    """Take the heading's words out of a row that it slid over, and the parent that the first row below has
    too.
    """
    entry.cells[Role.NO] = ""
    for role in (Role.OBJECTIVE, Role.PARENT, Role.CONTENT):
        if entry.text(role) == title:
            entry.cells[role] = ""
            break
    numbered = next((other for other in later if other.text(Role.NO)), None)
    if numbered and fold(numbered.text(Role.PARENT)) == fold(entry.text(Role.PARENT)):
        entry.cells[Role.PARENT] = ""


def _new_field(number: str, title: str, entry: Entry, into: TaskRead) -> PlanField:
    number = number or roman(len(into.fields) + 1)
    known = next((item for item in into.fields if item.no == number), None)
    if known and fold(known.title) == fold(title):
        return known
    if known:
        proposal = _next_number(into.fields, number)
        details = {"number": number, "title": title}
        into.issues.append(
            Issue("intake.field-number-twice", Severity.QUESTION, f"field {proposal}", details, proposal)
        )
        number = proposal
    made = PlanField(number, squeeze(title), recognise_field(title))
    if made.code is None:
        details = {"number": number, "title": made.title, "line": str(entry.line)}
        into.issues.append(Issue("intake.field-unknown", Severity.QUESTION, f"field {number}", details))
    into.fields.append(made)
    return made


def _next_number(fields: Sequence[PlanField], number: str) -> str:
    if roman_value(number) is None:
        return f"{number}-{len(fields) + 1}"
    taken = [value for item in fields if (value := roman_value(item.no))]
    return roman(max(taken) + 1)


def _column_field(entry: Entry, into: TaskRead) -> PlanField:
    """A field named in a column of its own, its number in the column of numbers."""
    number = entry.text(Role.NO).strip(".")
    entry.cells[Role.NO] = ""
    return _new_field(number, entry.text(Role.FIELD), entry, into)


def _read_field(group: FieldRows, columns: Columns, year: int, counts: Counter[str], into: TaskRead) -> None:
    rows = _without_labels(group, columns, into)
    fill_down([entry for entry, _ in rows], columns)
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
    if not written and (found := _OWN_NUMBER.match(entry.text(Role.CONTENT))):
        entry.cells[Role.CONTENT] = entry.text(Role.CONTENT)[found.end() :]
        return found.group("no")
    if written and not _PLAIN_NUMBER.match(written):
        proposal = "1" if written in {"I", "l", "|"} else written
        entry.ask("intake.number-unclear", Role.NO, proposal, text=written)
        return proposal
    return written


def _without_labels(group: FieldRows, columns: Columns, into: TaskRead) -> list[tuple[Entry, str]]:
    """The tasks' entries with the title of the group over each; rows that only name are taken out."""
    rows: list[tuple[Entry, str]] = []
    over: list[tuple[str, str]] = []
    nested = columns.has(Role.OBJECTIVE) or columns.has(Role.PARENT)
    for place, entry in enumerate(group.entries):
        number = entry.text(Role.NO).strip(" .)")
        if is_label(entry) and number and _names_group(entry, number, group.entries[place + 1 :], nested):
            over = [(no, title) for no, title in over if number.startswith(f"{no}.")] + [
                (number, _title(entry))
            ]
            if nested and entry.has(Role.CONTENT):
                _question_label(entry, rows, into)
            continue
        over = [
            (no, title)
            for no, title in over
            if not number or number.startswith(f"{no}.") or not no[:1].isdigit()
        ]
        if is_label(entry):
            entry.ask("intake.row-bare", None)
        rows.append((entry, over[-1][1] if over else ""))
    return rows


def _names_group(entry: Entry, number: str, later: Sequence[Entry], nested: bool) -> bool:
    if nested or not number[:1].isdigit():
        return True
    following = next((other.text(Role.NO) for other in later if other.text(Role.NO)), "")
    return following.startswith(f"{number}.") or _title(entry).isupper()


def _title(entry: Entry) -> str:
    return next(
        (entry.text(role) for role in (Role.CONTENT, Role.PARENT, Role.OBJECTIVE) if entry.has(role)), ""
    )


def _question_label(label: Entry, rows: list[tuple[Entry, str]], into: TaskRead) -> None:
    """A label printed under the rows it names: ask about the unnumbered rows above it on the page."""
    details = {"text": _title(label), "line": str(label.line)}
    into.issues.append(Issue("intake.label-row", Severity.QUESTION, f"line {label.line}", details))
    for entry, _ in reversed(rows):
        if entry.page != label.page or entry.text(Role.NO):
            break
        entry.ask("intake.label-below", None, number=label.text(Role.NO), text=_title(label))


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
