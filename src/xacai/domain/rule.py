"""The rules of a catalogue against a report: one function a kind, everything else is data.

The same engine serves the commune and the receiving office. A cell that is not known never makes an issue,
except by ``required``. Values are those of the period's own part (quý II for 6 tháng), compared with the part
before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from xacai.domain.catalogue import Catalogue, Row, RowKind, Rule, RuleKind
from xacai.domain.catalogue_check import PLACEHOLDER
from xacai.domain.cell_check import check_cells, numbers_of
from xacai.domain.indicator import EMPTY, CellState, Ratio, Values, ratio_of
from xacai.domain.issue import Issue
from xacai.domain.number import round_half_up, write_decimal, write_number
from xacai.domain.period import Period, before, own_part
from xacai.domain.report import write_cell
from xacai.domain.text import squeeze

# Iglewicz and Hoaglin (1993): 0.6745 scales the median deviation to a standard one, 3.5 marks an outlier.
_SCALE, _LIMIT, _ENOUGH = Decimal("0.6745"), Decimal("3.5"), 5
_TIMES, _LEAST = Decimal(3), Decimal(10)


@dataclass(frozen=True, slots=True)
class Earlier:
    """Complete values of other periods; None and empty where the program does not have them.

    ``previous`` is the part just before (quý I before quý II), ``last_year`` the same part a year ago,
    ``history`` those before, oldest first, to tell what is usual.
    """

    previous: Values | None = None
    last_year: Values | None = None
    history: tuple[Values, ...] = ()


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a rule looks at."""

    catalogue: Catalogue
    rows: Mapping[str, Row]
    period: Period
    values: Values
    ratios: Mapping[str, Ratio]
    texts: Mapping[str, str]
    earlier: Earlier

    def now(self, code: str) -> Decimal | None:
        """The number of a row today; None while it is not known."""
        if code in self.ratios:
            return self.ratios[code].value
        return self.values.get(code, EMPTY).amount

    def then(self, code: str, values: Values | None) -> Decimal | None:
        """The number of a row in other values."""
        if values is None:
            return None
        row = self.rows[code]
        return ratio_of(row, values).value if row.kind is RowKind.RATIO else values.get(code, EMPTY).amount

    def place(self, code: str) -> str:
        """A row as a person finds it: ``3.3.5 (biểu 3)``."""
        row = self.rows[code]
        return f"{row.no} (biểu {code.partition('.')[0]})"

    def write(self, code: str, number: Decimal) -> str:
        """A number in a row's own writing."""
        row = self.rows[code]
        return write_number(Decimal(write_decimal(number)), row.decimals or None) + (
            "%" if row.unit == "%" else ""
        )


def check_rules(
    catalogue: Catalogue,
    period: Period,
    values: Values,
    ratios: Mapping[str, Ratio],
    texts: Mapping[str, str],
    earlier: Earlier,
) -> tuple[Issue, ...]:
    """Every issue of the values and texts of a period, in the catalogue's order.

    Cells that are wrong in themselves come first. Rule issues have the code ``rule.<code>``, their words in
    ``message``, all their cells in ``params["cells"]``; ``where`` is a cell, a section or a form.
    """
    rows = {row.code: row for row in catalogue.rows()}
    facts = _Facts(catalogue, rows, period, values, ratios, texts, earlier)
    return (
        *check_cells(catalogue, values),
        *(
            issue
            for rule in catalogue.rules
            if not rule.when or period.kind in rule.when
            for issue in _CHECKS[rule.kind](rule, facts)
        ),
    )


def closing(rule: Rule, previous: Values) -> Decimal | None:
    """What the opening row of an ``opening_equals_closing`` rule must be after ``previous``, or None."""
    total = Decimal(0)
    for cell in rule.cells[1:]:
        amount = previous.get(cell.removeprefix("-"), EMPTY).amount
        if amount is None:
            return None
        total += -amount if cell.startswith("-") else amount
    return total


def _issue(rule: Rule, facts: _Facts, **more: str) -> Issue:
    """The rule's issue at its first cell, its message filled."""
    first = rule.cells[0]
    words = {"cell": facts.place(first), **more}
    return Issue(
        f"rule.{rule.code}",
        rule.severity,
        f"cell {first}",
        {"cells": ", ".join(cell.removeprefix("-") for cell in rule.cells)},
        message=_fill(rule.message, facts, words),
    )


def _fill(message: str, facts: _Facts, words: Mapping[str, str]) -> str:
    def write(name: str) -> str:
        return words.get(name) or write_cell(name, facts.catalogue, facts.values, facts.ratios)

    return PLACEHOLDER.sub(lambda found: write(found.group(1)), message)


def _le(rule: Rule, facts: _Facts) -> Iterator[Issue]:
    part, whole = facts.now(rule.cells[0]), facts.now(rule.cells[1])
    if part is not None and whole is not None and part > whole:
        yield _issue(rule, facts, other=facts.place(rule.cells[1]))


def _equal(rule: Rule, facts: _Facts) -> Iterator[Issue]:
    one, other = facts.now(rule.cells[0]), facts.now(rule.cells[1])
    if one is not None and other is not None and one != other:
        yield _issue(rule, facts, other=facts.place(rule.cells[1]))


def _sum(rule: Rule, facts: _Facts) -> Iterator[Issue]:
    numbers = [facts.now(code) for code in rule.cells]
    known = [number for number in numbers if number is not None]
    if len(known) == len(numbers) and known[0] != sum(known[1:]):
        yield _issue(rule, facts, sum=facts.write(rule.cells[0], sum(known[1:], Decimal(0))))


def _range(rule: Rule, facts: _Facts) -> Iterator[Issue]:
    number = facts.now(rule.cells[0])
    low, high = (Decimal(text) for text in rule.numbers)
    if number is not None and not low <= number <= high:
        first = rule.cells[0]
        yield _issue(rule, facts, low=facts.write(first, low), high=facts.write(first, high))


def _not_below_previous(rule: Rule, facts: _Facts) -> Iterator[Issue]:
    """Figures that run from the start of the year: the first part of a year has nothing to stay above."""
    former = before(own_part(facts.period))
    if former is None or former.year != facts.period.year:
        return
    code = rule.cells[0]
    number, was = facts.now(code), facts.then(code, facts.earlier.previous)
    if number is not None and was is not None and number < was:
        yield _issue(rule, facts, previous=facts.write(code, was))


def _opening(rule: Rule, facts: _Facts) -> Iterator[Issue]:
    code = rule.cells[0]
    number = facts.now(code)
    wanted = closing(rule, facts.earlier.previous) if facts.earlier.previous is not None else None
    if number is not None and wanted is not None and number != wanted:
        yield _issue(rule, facts, previous=facts.write(code, wanted))


def _change(rule: Rule, facts: _Facts) -> Iterator[Issue]:
    """Far more or far less than the part before, or than a year ago where that is all there is."""
    code = rule.cells[0]
    number = facts.now(code)
    was = facts.then(code, facts.earlier.previous)
    was = facts.then(code, facts.earlier.last_year) if was is None else was
    if number is None or was is None or number <= 0 or was <= 0:
        return
    factor, least = Decimal(rule.numbers[0]), Decimal([*rule.numbers, "0"][1])
    times = max(number, was) / min(number, was)
    if times >= factor and abs(number - was) >= least:
        shown = write_number(round_half_up(times, 1))
        yield _issue(rule, facts, previous=facts.write(code, was), times=shown.removesuffix(",0"))


def _outlier(rule: Rule, facts: _Facts) -> Iterator[Issue]:
    code = rule.cells[0]
    number = facts.now(code)
    known = [amount for values in facts.earlier.history if (amount := facts.then(code, values)) is not None]
    if number is not None and known and outlies(number, known):
        yield _issue(rule, facts, typical=facts.write(code, Decimal(median(known))))


def outlies(number: Decimal, history: Sequence[Decimal]) -> bool:
    """Whether a number is far from the others (not none of them).

    Modified z above 3.5 with at least five of them that are not all alike; else more than three times, or
    less than a third of, their median and more than 10 units away.
    """
    return usual(history).outlies(number)


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual among numbers: their median, the median distance from it, how many they are."""

    middle: Decimal
    spread: Decimal
    count: int

    def outlies(self, number: Decimal) -> bool:
        """Whether a number is far from what is usual."""
        distance = abs(number - self.middle)
        if self.count >= _ENOUGH and self.spread > 0:
            return _SCALE * distance > _LIMIT * self.spread
        return distance > _LEAST and (number > _TIMES * self.middle or number * _TIMES < self.middle)


def usual(numbers: Sequence[Decimal]) -> Usual:
    """What is usual among numbers (not none of them)."""
    middle = Decimal(median(numbers))
    return Usual(middle, Decimal(median(abs(amount - middle) for amount in numbers)), len(numbers))


def _required(rule: Rule, facts: _Facts) -> Iterator[Issue]:
    """One issue a form, over all of the rule's cells that nobody has touched."""
    wanted = frozenset(rule.cells)
    for form in facts.catalogue.forms:
        asked = [row for row in form.rows if row.code in wanted or f"{form.no}.*" in wanted]
        needless = _under_a_no(form.rows, facts.values)
        open_rows = [
            row
            for row in asked
            if row.typed
            and row.code not in needless
            and facts.values.get(row.code, EMPTY).state is CellState.UNTOUCHED
        ]
        if open_rows:
            yield _unfinished(rule, facts, form.no, open_rows)


def _unfinished(rule: Rule, facts: _Facts, form: str, rows: list[Row]) -> Issue:
    words = {"form": form, "count": str(len(rows)), "cells": numbers_of(rows)}
    params = {"form": form, "count": str(len(rows)), "cells": ", ".join(row.code for row in rows)}
    message = _fill(rule.message, facts, words)
    return Issue(f"rule.{rule.code}", rule.severity, f"form {form}", params, message=message)


def _under_a_no(rows: Sequence[Row], values: Values) -> frozenset[str]:
    """Rows below a yes-or-no row that says no: without a survey there is nothing to count."""
    needless: set[str] = set()
    level: int | None = None
    for row in rows:
        if level is not None and row.level > level:
            needless.add(row.code)
            continue
        says_no = row.kind is RowKind.FLAG and values.get(row.code, EMPTY).amount == 0
        level = row.level if says_no else None
    return frozenset(needless)


def _text_required(rule: Rule, facts: _Facts) -> Iterator[Issue]:
    for code in rule.cells:
        section = facts.catalogue.section(code)
        if section is None or squeeze(facts.texts.get(code, "")):
            continue
        message = _fill(rule.message, facts, {"section": code, "title": section.title})
        yield Issue(f"rule.{rule.code}", rule.severity, f"section {code}", {"section": code}, message=message)


_CHECKS: Mapping[RuleKind, Callable[[Rule, _Facts], Iterator[Issue]]] = {
    RuleKind.LE: _le,
    RuleKind.SUM: _sum,
    RuleKind.RANGE: _range,
    RuleKind.NOT_BELOW_PREVIOUS: _not_below_previous,
    RuleKind.OPENING_EQUALS_CLOSING: _opening,
    RuleKind.EQUAL: _equal,
    RuleKind.CHANGE: _change,
    RuleKind.OUTLIER: _outlier,
    RuleKind.REQUIRED: _required,
    RuleKind.TEXT_REQUIRED: _text_required,
}
