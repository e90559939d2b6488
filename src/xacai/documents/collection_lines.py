"""The columns of a department's collection sheet and its lines: words that are printed, cells that are filled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from xacai.documents.collection_rules import A_DAY, Rule, a_number, from_list, one_of
from xacai.documents.collection_words import form_title, last_words
from xacai.documents.plan_document import task_words
from xacai.documents.report_tables import STATUS_WORDS
from xacai.domain import collection_form as form
from xacai.domain.catalogue import Row, RowKind
from xacai.domain.collection import ROW, TASK, AskedRow
from xacai.domain.progress import Standing

Choices = Callable[[Sequence[str]], str]
"""Keeps options on the hidden sheet and says where, as a range."""


@dataclass(frozen=True, slots=True)
class EntryColumn:
    """A column: title, width, where its words stand, whether the department fills it."""

    title: str
    width: float
    align: str = "left"
    entry: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line: words of the fixed cells, the mark; for a group's title only ``title``. Rules by column title."""

    words: tuple[str, ...] = ()
    mark: str = ""
    title: str = ""
    number_format: str = "General"
    rules: tuple[tuple[str, Rule], ...] = ()


FIGURE_COLUMNS = (
    EntryColumn(form.NO, 8, "center"),
    EntryColumn(form.NAME, 50),
    EntryColumn(form.UNIT, 13, "center"),
    EntryColumn(form.LAST, 14, "right"),
    EntryColumn(form.VALUE, 14, "right", entry=True),
    EntryColumn(form.STATE, 18, entry=True),
    EntryColumn(form.NOTE, 24, entry=True),
)
TASK_COLUMNS = (
    EntryColumn(form.NO, 5, "center"),
    EntryColumn(form.TASK_NAME, 36),
    EntryColumn(form.PRODUCT, 18),
    EntryColumn(form.DEADLINE, 13),
    EntryColumn(form.STANDING, 13),
    EntryColumn(form.TASK_MARK, 15, entry=True),
    EntryColumn(form.DONE_ON, 12, "center", entry=True),
    EntryColumn(form.PROOF, 15, entry=True),
    EntryColumn(form.RESULT, 30, entry=True),
    EntryColumn(form.SPENT, 14, "right", entry=True),
    EntryColumn(form.NOTE, 15, entry=True),
)


def figure_lines(rows: Iterable[AskedRow], choices: Choices) -> Iterable[Line]:
    """A line for each row, a title before each form."""
    current = ""
    states = one_of(tuple(form.STATE_WORDS.values()))
    for item in rows:
        if item.form.no != current:
            current = item.form.no
            yield Line(title=form_title(item))
        row = item.row
        rules = [(form.STATE, states)]
        if (wanted := _value_rule(row, choices)) is not None:
            rules.append((form.VALUE, wanted))
        words = (row.no, row.name, row.unit, last_words(item))
        yield Line(words, form.line_mark(ROW, row.code), "", _number_format(row), tuple(rules))


def task_lines(tasks: Iterable[Standing]) -> Iterable[Line]:
    """A line for each task."""
    rules = (
        (form.TASK_MARK, one_of(tuple(form.MARK_WORDS.values()))),
        (form.DONE_ON, A_DAY),
        (form.SPENT, a_number(0)),
    )
    for number, item in enumerate(tasks, 1):
        task = item.task
        deadline, product = task_words(task, "deadline"), task_words(task, "product")
        words = (str(number), task.content, product, deadline, STATUS_WORDS[item.status])
        yield Line(words, form.line_mark(TASK, task.key), "", "#,##0", rules)


def _number_format(row: Row) -> str:
    if row.kind not in {RowKind.COUNT, RowKind.AMOUNT}:
        return "@" if row.kind is RowKind.TEXT else "General"
    return "#,##0" + (f".{'0' * row.decimals}" if row.decimals else "")


def _value_rule(row: Row, choices: Choices) -> Rule | None:
    if row.kind is RowKind.FLAG:
        return one_of((form.YES, form.NO_WORD))
    if row.kind is RowKind.CHOICE:
        return from_list(choices(row.options))
    return None if row.kind is RowKind.TEXT else a_number(row.decimals)
