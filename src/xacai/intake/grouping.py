"""Rows under their fields and groups: headings taken out, labels told from tasks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from xacai.domain.field import recognise_field
from xacai.domain.issue import Issue, Severity
from xacai.domain.phrase import fold
from xacai.domain.plan import PlanField, Task
from xacai.domain.text import squeeze
from xacai.intake.columns import Columns, Role
from xacai.intake.entry import Entry
from xacai.intake.headings import Heading, heading_of, is_label, roman, roman_value
from xacai.intake.table import Section

# A number that a task carries in front of its words.
OWN_NUMBER = re.compile(r"^(?P<no>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+(?=[^\d\s%])")
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


def by_field(entries: list[Entry], section: Section, romans: bool, into: TaskRead) -> list[FieldRows]:
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
    """Whether a row under a field's heading still belongs to the field before: its first number stands further down."""
    if not columns.has(Role.NO) or entry.text(Role.NO) or OWN_NUMBER.match(entry.text(Role.CONTENT)):
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
    """Take the heading's words out of a row that it slid over, and the parent that the first row below has too."""
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


def without_labels(group: FieldRows, columns: Columns, into: TaskRead) -> list[tuple[Entry, str]]:
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
