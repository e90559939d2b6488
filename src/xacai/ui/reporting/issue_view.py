"""The issues beside the page as data: heading, sentence, where a click leads. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from xacai.domain.catalogue import RuleKind
from xacai.domain.issue import Issue, Severity
from xacai.domain.report import reason_key
from xacai.ui.reporting.sheet import Lookup, form_of, rule_of
from xacai.wording.language import _, ngettext
from xacai.wording.messages import message_of

_MARKS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.QUESTION: "doubtful"}
_PLACE = re.compile(r"^(Ô \S+ \(biểu \S+\)|Biểu \S+|Mục \S+): ")


@dataclass(frozen=True, slots=True)
class IssueItem:
    """One issue: its key, mark, place in words, sentence, place to jump to, the reason given so far.

    ``takes_reason`` says that a warning may be answered in place; ``missing`` is a group of cells not yet entered.
    ``written`` is a number typed by hand that says something else than its ``row``.
    """

    key: str
    mark: str
    head: str
    sentence: str
    place: str
    takes_reason: bool = False
    reason: str = ""
    missing: bool = False
    written: str = ""
    row: str = ""


def issue_items(lookup: Lookup) -> tuple[IssueItem, ...]:
    """Every issue: errors, then warnings without a reason, then cells to be entered, then answered warnings."""
    items = [_item(lookup, issue) for issue in lookup.sheet.issues]
    return (*_remarks(lookup), *sorted(items, key=_rank))


def _remarks(lookup: Lookup) -> Iterator[IssueItem]:
    """What the office above wrote, first of all."""
    for number, item in enumerate(lookup.sheet.remarks):
        yield IssueItem(
            f"remark {number}", "returned", place_words(lookup, item.where), item.words, item.where
        )


def _rank(item: IssueItem) -> int:
    if item.missing:
        return 2
    if item.takes_reason:
        return 3 if item.reason else 1
    return 0


def _item(lookup: Lookup, issue: Issue) -> IssueItem:
    rule = rule_of(lookup, issue)
    if rule is not None and rule.kind is RuleKind.REQUIRED:
        return _missing(issue)
    warning = issue.severity is Severity.WARNING
    reasons = lookup.sheet.report.reasons
    reason = reasons.get(reason_key(issue)) or reasons.get(issue.code, "") if warning else ""
    head = place_words(lookup, issue.where)
    sentence = _PLACE.sub("", message_of(issue))
    sentence = sentence[:1].upper() + sentence[1:]
    mark = "done" if reason else _MARKS[issue.severity]
    differs = issue.code == "report.number-differs"
    return IssueItem(
        reason_key(issue),
        mark,
        head,
        sentence,
        _jump(lookup, issue),
        warning,
        reason,
        written=issue.params["written"] if differs else "",
        row=issue.params["row"] if differs else "",
    )


def _missing(issue: Issue) -> IssueItem:
    cells = issue.params.get("cells", "").split(", ")
    number = int(issue.params.get("count", len(cells)))
    said = ngettext("Form {form}: {count} cell not entered", "Form {form}: {count} cells not entered", number)
    head = said.format(form=issue.params.get("form", ""), count=number)
    words = _("F8 goes to the next one")
    return IssueItem(reason_key(issue), "not_started", head, words, f"cell {cells[0]}", missing=True)


def _jump(lookup: Lookup, issue: Issue) -> str:
    """Where a click leads: the cell, the section, the first row of a form, the row of a target, a task."""
    kind, _space, code = issue.where.partition(" ")
    if kind == "target" and issue.params.get("row") in lookup.rows:
        return f"cell {issue.params['row']}"
    if kind == "form":
        named = issue.params.get("cells", "").split(", ")
        form = lookup.sheet.catalogue.form(code)
        rows = form.rows if form is not None else ()
        found = next((row for row in rows if row.no in named or row.code in named), None)
        return f"cell {found.code}" if found is not None else issue.where
    return issue.where


def place_words(lookup: Lookup, where: str) -> str:
    """A place as a person finds it: ``Biểu 3, ô 3.3.5``, ``Mục II.2``."""
    kind, _space, code = where.partition(" ")
    if kind == "cell" and code in lookup.rows:
        form = form_of(lookup.sheet.catalogue, code)
        return _("Form {form}, cell {cell}").format(form=form.no if form else "", cell=lookup.rows[code].no)
    if kind == "section":
        return _("Section {code}").format(code=code)
    if kind == "form":
        return _("Form {form}").format(form=code)
    if kind == "target":
        return _("Target {code}").format(code=code.rpartition("/")[2])
    if kind == "task":
        return _("Task {code}").format(code=code)
    return _("Report")


def count_words(items: tuple[IssueItem, ...]) -> str:
    """``1 lỗi, 2 cảnh báo``; ``không có`` where nothing stands against the report."""
    errors = sum(item.mark == "error" for item in items)
    remarks = sum(item.mark == "returned" for item in items)
    warnings = sum(item.mark == "warning" for item in items)
    words = [ngettext("{count} error", "{count} errors", errors).format(count=errors)] if errors else []
    said = ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings)
    words += [said] if warnings else []
    told = ngettext("{count} remark", "{count} remarks", remarks).format(count=remarks)
    words += [told] if remarks else []
    return ", ".join(words) or _("none")


def open_count(items: tuple[IssueItem, ...]) -> int:
    """How many still want something done."""
    return sum(1 for item in items if not (item.takes_reason and item.reason))
