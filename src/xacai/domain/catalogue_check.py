"""A catalogue against itself: unknown and doubled codes, cycles, a ratio of a ratio, words bound to nothing.

Refused at import, so that the engine never meets them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from graphlib import CycleError, TopologicalSorter

from xacai.domain.activity import SAYABLE, ActivityKind
from xacai.domain.catalogue import (
    Catalogue,
    Form,
    OfficeRollUp,
    Row,
    RowKind,
    Rule,
    RuleKind,
    Sentence,
    TimeRollUp,
)
from xacai.domain.issue import Issue, Severity

NUMERIC = frozenset({RowKind.COUNT, RowKind.AMOUNT})
CASES = ("plain", "higher", "lower", "equal", "first", "nothing", "reasoned", "one", "many")
PLAN_COUNTS = frozenset({"tasks", "counted", "done"})
CODE = re.compile(r"[0-9]+(?:\.[0-9a-zđ]+)+")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_RULE_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

# What a sentence may be about besides a row, and what it may name then.
SUBJECTS: Mapping[str, frozenset[str]] = {
    "targets.met": frozenset({"name", "value", "wanted"}),
    "targets.missed": frozenset({"name", "value", "wanted", "reason"}),
    "tasks.overdue": frozenset({"task", "lead", "due", "reason"}),
    "tasks.next": frozenset({"task", "lead", "due"}),
    "reasons": frozenset({"reason"}),
    **{f"activity:{kind}": SAYABLE for kind in ActivityKind},
}

# What a rule's message may name besides row codes.
PLACEHOLDERS: Mapping[RuleKind, frozenset[str]] = {
    RuleKind.LE: frozenset({"cell", "other"}),
    RuleKind.SUM: frozenset({"cell", "sum"}),
    RuleKind.RANGE: frozenset({"cell", "low", "high"}),
    RuleKind.NOT_BELOW_PREVIOUS: frozenset({"cell", "previous"}),
    RuleKind.OPENING_EQUALS_CLOSING: frozenset({"cell", "previous"}),
    RuleKind.EQUAL: frozenset({"cell", "other"}),
    RuleKind.CHANGE: frozenset({"cell", "previous", "times"}),
    RuleKind.OUTLIER: frozenset({"cell", "typical"}),
    RuleKind.REQUIRED: frozenset({"form", "count", "cells"}),
    RuleKind.TEXT_REQUIRED: frozenset({"section", "title"}),
}
# Least and most cells, least and most numbers of each kind.
_ARITY: Mapping[RuleKind, tuple[int, int, int, int]] = {
    RuleKind.LE: (2, 2, 0, 0),
    RuleKind.SUM: (2, 99, 0, 0),
    RuleKind.RANGE: (1, 1, 2, 2),
    RuleKind.NOT_BELOW_PREVIOUS: (1, 1, 0, 0),
    RuleKind.OPENING_EQUALS_CLOSING: (2, 99, 0, 0),
    RuleKind.EQUAL: (2, 2, 0, 0),
    RuleKind.CHANGE: (1, 1, 1, 2),
    RuleKind.OUTLIER: (1, 1, 0, 0),
    RuleKind.REQUIRED: (1, 999, 0, 0),
    RuleKind.TEXT_REQUIRED: (1, 99, 0, 0),
}


def check_catalogue(catalogue: Catalogue) -> tuple[Issue, ...]:
    """Everything that keeps the catalogue from being used; empty when it is sound."""
    rows = {row.code: row for row in catalogue.rows()}
    return (
        *_check_names(catalogue),
        *_check_doubles(catalogue),
        *_check_outline(catalogue),
        *(issue for form in catalogue.forms for issue in _check_form(form, rows)),
        *_check_cycles(rows),
        *(issue for rule in catalogue.rules for issue in _check_rule(rule, catalogue, rows)),
        *(issue for item in catalogue.sentences for issue in _check_sentence(item, catalogue, rows)),
    )


def _issue(code: str, where: str, **params: str) -> Issue:
    return Issue(code, Severity.ERROR, where, params)


def _wrong_value(where: str, key: str, value: object, allowed: str) -> Issue:
    return _issue("catalogue.unknown-value", where, key=key, value=str(value), allowed=allowed)


def _check_names(catalogue: Catalogue) -> Iterator[Issue]:
    for key, text in (("name", catalogue.name), ("version", catalogue.version)):
        if not re.fullmatch(r"[a-z0-9][a-z0-9.-]{0,60}", text):
            yield _wrong_value("catalogue", key, text, "a-z 0-9 . -")


def _check_doubles(catalogue: Catalogue) -> Iterator[Issue]:
    lists: tuple[tuple[str, Iterable[str]], ...] = (
        ("forms", (form.no for form in catalogue.forms)),
        ("rows", (row.code for row in catalogue.rows())),
        ("outline", (section.code for section in catalogue.outline)),
        ("rules", (rule.code for rule in catalogue.rules)),
        ("sentences", (f"{item.section} {item.row} {item.case}" for item in catalogue.sentences)),
        ("rows formerly", (code for row in catalogue.rows() for code in row.formerly)),
        ("outline formerly", (code for section in catalogue.outline for code in section.formerly)),
    )
    for part, codes in lists:
        for code, count in Counter(codes).items():
            if count > 1:
                yield _issue("catalogue.duplicate", f"{part} {code}", name=code)


def _check_outline(catalogue: Catalogue) -> Iterator[Issue]:
    for section in catalogue.outline:
        place = f"outline {section.code}"
        if section.form and catalogue.form(section.form) is None:
            yield _issue("catalogue.unknown-form", place, name=section.form)
        if section.level not in {1, 2, 3}:
            yield _wrong_value(place, "level", section.level, "1, 2, 3")
    for form in catalogue.forms:
        if catalogue.section(form.section) is None:
            yield _issue("catalogue.unknown-section", f"form-{form.no}", name=form.section)


def _check_form(form: Form, rows: Mapping[str, Row]) -> Iterator[Issue]:
    for row in form.rows:
        place = f"form-{form.no} {row.code}"
        if not CODE.fullmatch(row.code) or not row.code.startswith(f"{form.no}."):
            yield _issue("catalogue.bad-code", place, name=row.code, form=form.no)
        for code in row.formerly:
            if not CODE.fullmatch(code):
                yield _wrong_value(place, "formerly", code, "1.2, 3.3.1a")
        if not 0 <= row.decimals <= 6:
            yield _wrong_value(place, "decimals", row.decimals, "0-6")
        if not 1 <= row.level <= 6:
            yield _wrong_value(place, "level", row.level, "1-6")
        for key in _unfit(row):
            yield _issue("catalogue.unfit", place, key=key, kind=row.kind.value)
        yield from _check_links(row, place, rows)


def _unfit(row: Row) -> Iterator[str]:
    """The attributes that do not go with the row's kind, by name."""
    ratio = row.kind is RowKind.RATIO
    if ratio != (row.time is TimeRollUp.RATIO) or (row.kind not in NUMERIC | {RowKind.FLAG} and _adds(row)):
        yield "time"
    if row.kind is RowKind.FLAG and row.time not in {TimeRollUp.ASK, TimeRollUp.LAST, TimeRollUp.NONE}:
        yield "time"
    if ratio != (row.office is OfficeRollUp.RATIO):
        yield "office"
    if row.office in {OfficeRollUp.SUM, OfficeRollUp.LIST} and row.kind not in NUMERIC:
        yield "office"
    if row.office is OfficeRollUp.YES and row.kind is not RowKind.FLAG:
        yield "office"
    if ratio != bool(row.numerator) or ratio != bool(row.denominator):
        yield "numerator, denominator"
    if (row.time is TimeRollUp.PARTS) != bool(row.parts) or (row.minus and not row.parts):
        yield "parts"
    if (row.time is TimeRollUp.PLAN) != (row.plan_count in PLAN_COUNTS):
        yield "plan_count"
    if row.equals and (row.parts or row.kind not in NUMERIC or row.time is TimeRollUp.PLAN):
        yield "equals"
    if (row.kind is RowKind.CHOICE) != bool(row.options):
        yield "options"


def _adds(row: Row) -> bool:
    return row.time in {TimeRollUp.SUM, TimeRollUp.PARTS, TimeRollUp.PLAN, TimeRollUp.ASK}


def _links(row: Row) -> tuple[str, ...]:
    """The rows that a row is worked out from."""
    own = (row.numerator, row.denominator, *row.parts, *row.minus, *row.equals)
    return tuple(code for code in own if code)


def _check_links(row: Row, place: str, rows: Mapping[str, Row]) -> Iterator[Issue]:
    for code in _links(row):
        other = rows.get(code)
        if other is None:
            yield _issue("catalogue.unknown-row", place, name=code)
        elif other.kind is RowKind.RATIO and row.kind is RowKind.RATIO:
            yield _issue("catalogue.ratio-of-ratio", place, name=code)
        elif other.kind not in NUMERIC:
            yield _issue("catalogue.unfit-part", place, name=code, kind=other.kind.value)


def _check_cycles(rows: Mapping[str, Row]) -> Iterator[Issue]:
    try:
        TopologicalSorter({code: _links(row) for code, row in rows.items()}).prepare()
    except CycleError as fault:
        codes = [str(code) for code in fault.args[1]]
        yield _issue("catalogue.cycle", f"rows {codes[0]}", name=" → ".join(codes))


def _check_rule(rule: Rule, catalogue: Catalogue, rows: Mapping[str, Row]) -> Iterator[Issue]:
    place = f"rules {rule.code}"
    if not _RULE_CODE.fullmatch(rule.code):
        yield _wrong_value(place, "code", rule.code, "a-z 0-9 -")
    least, most, least_numbers, most_numbers = _ARITY[rule.kind]
    if not least <= len(rule.cells) <= most:
        yield _issue("catalogue.rule-shape", place, key="cells", kind=rule.kind.value)
    if not least_numbers <= len(rule.numbers) <= most_numbers or not all(map(_decimal, rule.numbers)):
        yield _issue("catalogue.rule-shape", place, key="numbers", kind=rule.kind.value)
    for position, cell in enumerate(rule.cells):
        yield from _check_cell(rule, cell, position, catalogue, rows)
    allowed = PLACEHOLDERS[rule.kind]
    for name in PLACEHOLDER.findall(rule.message):
        if name not in allowed and name not in rows:
            yield _issue("catalogue.unknown-placeholder", place, name=name)


def _check_cell(
    rule: Rule, cell: str, position: int, catalogue: Catalogue, rows: Mapping[str, Row]
) -> Iterator[Issue]:
    place = f"rules {rule.code}"
    if rule.kind is RuleKind.TEXT_REQUIRED:
        if catalogue.section(cell) is None:
            yield _issue("catalogue.unknown-section", place, name=cell)
        return
    if rule.kind is RuleKind.REQUIRED:
        known = catalogue.form(cell[:-2]) is not None if cell.endswith(".*") else cell in rows
        if not known:
            yield _issue("catalogue.unknown-row", place, name=cell)
        return
    signed = rule.kind is RuleKind.OPENING_EQUALS_CLOSING and position > 0
    row = rows.get(cell.removeprefix("-") if signed else cell)
    if row is None:
        yield _issue("catalogue.unknown-row", place, name=cell)
    elif row.kind not in NUMERIC | {RowKind.RATIO}:
        yield _issue("catalogue.unfit-part", place, name=cell, kind=row.kind.value)


def _decimal(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _check_sentence(item: Sentence, catalogue: Catalogue, rows: Mapping[str, Row]) -> Iterator[Issue]:
    place = f"sentences {item.section} {item.row} {item.case}"
    if catalogue.section(item.section) is None:
        yield _issue("catalogue.unknown-section", place, name=item.section)
    if item.row not in rows and item.row not in SUBJECTS:
        yield _issue("catalogue.unknown-row", place, name=item.row)
    if item.case not in CASES:
        yield _wrong_value(place, "case", item.case, ", ".join(CASES))
    for name in PLACEHOLDER.findall(item.text):
        if name not in rows and name not in SUBJECTS.get(item.row, frozenset()):
            yield _issue("catalogue.unknown-row", place, name=name)
