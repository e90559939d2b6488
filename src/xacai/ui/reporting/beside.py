"""The column beside the figures: why a cell is wrong, where it came from, how far from the target or last period."""

from __future__ import annotations

from decimal import Decimal

from xacai.domain.catalogue import Row, RowKind, RuleKind, TimeRollUp
from xacai.domain.cumulation import SetAgainst
from xacai.domain.indicator import EMPTY, CellState, Ratio, ratio_of
from xacai.domain.issue import Issue, Severity
from xacai.domain.number import round_half_up, write_decimal, write_number
from xacai.domain.period import before, own_part
from xacai.domain.report import Reached
from xacai.domain.rule import closing
from xacai.domain.target import judge_target
from xacai.ui.models.cells import CellKind, CellView
from xacai.ui.reporting.sheet import Lookup, cell_text, number_words, rule_of
from xacai.wording.language import N_, _
from xacai.wording.messages import message_of
from xacai.wording.periods import bare_words

TOTAL_ISSUES = frozenset(
    {"report.override-without-reason", "report.distinct-too-small", "report.cumulative-typed"}
)
"""Issues of the cumulative cell, not of the quarter's own."""
NOTHING = CellView(CellKind.EMPTY)
_FAULTS = {
    "report.value-no-number": N_("not a number"),
    "report.value-negative": N_("below 0"),
    "report.value-decimals": N_("too many decimals"),
    "report.value-option": N_("not in the list"),
    "report.value-flag": N_("yes or no"),
    "report.value-too-large": N_("too large"),
}


def beside(lookup: Lookup, row: Row) -> CellView:
    """What stands beside a row, the most urgent first."""
    if row.code in lookup.wrong:
        return CellView(
            CellKind.TEXT, _("not a number"), tone="err", tooltip=_("Not a number: write 1.234,5")
        )
    issue = lookup.by_cell.get(row.code)
    if issue is not None:
        tone = "err" if issue.severity is Severity.ERROR else "warn"
        return CellView(CellKind.TEXT, short_reason(lookup, issue), tone=tone, tooltip=message_of(issue))
    if row.kind is RowKind.RATIO:
        return _ratio(lookup, row)
    if row.kind in {RowKind.HEADING, RowKind.TEXT, RowKind.CHOICE, RowKind.FLAG}:
        return NOTHING
    if row.code in lookup.bound:
        return _target(lookup, row, lookup.total(row.code).amount)
    return _origin(lookup, row) or _trend(lookup, row)


def short_reason(lookup: Lookup, issue: Issue) -> str:
    """A fault in a few signs: ``> 3.3.3 (21)``, ``gấp 2,9 lần``; the full sentence stands in the issues."""
    if issue.code in _FAULTS:
        return _(_FAULTS[issue.code])
    held = lookup.sheet.against.get(issue.where.removeprefix("cell "))
    if issue.code == "report.override-without-reason" and held is not None:
        return _("periods: {sum} ({gap})").format(
            sum=_said(lookup, held), gap=difference_words(lookup.rows[held.code], held)
        )
    rule = rule_of(lookup, issue)
    if rule is None:
        return _("see issues")
    first = rule.cells[0]
    if rule.kind in {RuleKind.LE, RuleKind.EQUAL}:
        other = lookup.rows[rule.cells[1]]
        sign = ">" if rule.kind is RuleKind.LE else "≠"
        return f"{sign} {other.no} ({_figure(lookup, other)})"
    if rule.kind is RuleKind.SUM:
        parts = [lookup.own(code).amount or Decimal(0) for code in rule.cells[1:]]
        return _("≠ sum {sum}").format(sum=number_words(sum(parts, Decimal(0)), lookup.rows[first].decimals))
    if rule.kind is RuleKind.RANGE:
        low, high = (write_number(Decimal(text)) for text in rule.numbers)
        return _("outside {low}–{high}").format(low=low, high=high)
    if rule.kind is RuleKind.OPENING_EQUALS_CLOSING:
        return f"≠ {_closing_words(lookup, first)}"
    if rule.kind in {RuleKind.CHANGE, RuleKind.NOT_BELOW_PREVIOUS}:
        return _change_words(lookup, first)
    return _("unusual")


def difference_words(row: Row, held: SetAgainst) -> str:
    """``+5``: how far a cumulative figure that a person set is from the computed one."""
    return _signed(held.by, row.decimals) if held.by is not None else _("other words")


def _said(lookup: Lookup, held: SetAgainst) -> str:
    return cell_text(lookup.rows[held.code], held.computed)


def _figure(lookup: Lookup, row: Row) -> str:
    if row.kind is RowKind.RATIO:
        ratio = lookup.sheet.facts.own_ratios.get(row.code, Ratio(None, None, None)).value
    else:
        ratio = lookup.own(row.code).amount
    return "…" if ratio is None else number_words(ratio, row.decimals)


def _change_words(lookup: Lookup, code: str) -> str:
    now, was = _amount(lookup, code), _former(lookup, code)
    if now is None or was is None or not now or not was:
        return _("unusual")
    times = write_number(round_half_up(max(now, was) / min(now, was), 1)).removesuffix(",0")
    words = _("{times} times as much") if now > was else _("{times} times less")
    return words.format(times=times)


def _amount(lookup: Lookup, code: str) -> Decimal | None:
    ratio = lookup.sheet.facts.own_ratios.get(code)
    return ratio.value if ratio is not None else lookup.own(code).amount


def _former(lookup: Lookup, code: str) -> Decimal | None:
    """The period before, else the same period last year."""
    earlier, row = lookup.sheet.earlier, lookup.rows[code]
    for values in (earlier.previous, earlier.last_year):
        if values is None:
            continue
        was = ratio_of(row, values).value if row.kind is RowKind.RATIO else values.get(code, EMPTY).amount
        if was is not None:
            return was
    return None


def is_carried(lookup: Lookup, row: Row) -> bool:
    """Whether an opening balance stands as the period before closed."""
    rule, previous = lookup.openings.get(row.code), lookup.sheet.earlier.previous
    if rule is None or previous is None:
        return False
    wanted = closing(rule, previous)
    return wanted is not None and lookup.own(row.code).amount == wanted


def _closing_words(lookup: Lookup, code: str) -> str:
    """``3.3.4 quý II``: the rows of the period before that an opening balance is made of (several: rows alone)."""
    former = before(own_part(lookup.sheet.report.period))
    period = bare_words(former) if former is not None else ""
    closing_rows = lookup.openings[code].cells[1:]
    text = ""
    for name in closing_rows:
        row = lookup.rows.get(name.removeprefix("-"))
        sign = " − " if name.startswith("-") else " + "
        text += f"{sign if text else ''}{row.no if row is not None else name}"
    return f"{text} {period}".strip() if len(closing_rows) == 1 else text


def _origin(lookup: Lookup, row: Row) -> CellView | None:
    if row.typed and is_carried(lookup, row):
        return CellView(CellKind.TEXT, _closing_words(lookup, row.code), tone="accent_ink")
    if row.time is TimeRollUp.PLAN:
        return CellView(CellKind.TEXT, _("from the plan"), tone="accent_ink")
    if row.equals:
        form = row.equals[0].partition(".")[0]
        return CellView(CellKind.TEXT, _("from form {form}").format(form=form), tone="accent_ink")
    if row.feed:
        return CellView(CellKind.TEXT, _("from the activities"), tone="accent_ink")
    if row.parts:
        return _sum_words(lookup, row)
    return None


def _sum_words(lookup: Lookup, row: Row) -> CellView:
    """``= 3.3.2 + 3.3.3``: which rows a total is made of."""
    named = [lookup.rows[code].no if code in lookup.rows else code for code in row.parts]
    minus = [lookup.rows[code].no if code in lookup.rows else code for code in row.minus]
    words = "= " + " + ".join(named) + "".join(f" − {number}" for number in minus)
    return CellView(CellKind.TEXT, words, tone="accent_ink", tooltip=words)


def _ratio(lookup: Lookup, row: Row) -> CellView:
    ratio = lookup.sheet.facts.ratios.get(row.code, Ratio(None, None, None))
    if ratio.value is None:
        empty = ratio.denominator == 0
        return CellView(CellKind.TEXT, _("denominator 0") if empty else _("waits for figures"), tone="ink2")
    if row.code in lookup.bound:
        return _target(lookup, row, ratio.value)
    previous = lookup.sheet.earlier.previous
    was = ratio_of(row, previous).value if previous is not None else None
    own = _amount(lookup, row.code)
    if was is None or own is None or was == own:
        return NOTHING
    gap = own - was
    points = _signed(gap, row.decimals)
    spoken = _("{gap} percentage points against last period").format(gap=points)
    return CellView(CellKind.TREND, points, trend=1 if gap > 0 else -1, tooltip=spoken, spoken=spoken)


def _target(lookup: Lookup, row: Row, actual: Decimal | None) -> CellView:
    """Bar and tick for percentages, the words alone for counts."""
    bound = lookup.bound[row.code]
    found = judge_target(bound.target, actual, lookup.sheet.facts.period, row)
    wanted = found.wanted
    if wanted is None or actual is None or found.reached is Reached.UNKNOWN:
        return NOTHING
    signs = {">=": "≥", "<=": "≤"}
    sign = signs.get(found.comparator.value, found.comparator.value)
    met = found.reached is Reached.MET
    goal = f"{sign} {write_number(Decimal(write_decimal(wanted)))}" + ("%" if row.unit == "%" else "")
    gap = number_words(abs(wanted - actual), row.decimals)
    missing = _("short by {gap}") if actual < wanted else _("over by {gap}")
    text = goal if met else missing.format(gap=gap)
    spoken = (_("meets {goal}") if met else _("misses {goal}")).format(goal=goal)
    bar = (float(actual) / 100, float(wanted) / 100) if row.unit == "%" else None
    return CellView(
        CellKind.RATIO if bar else CellKind.STATUS,
        text,
        mark="done" if met else "warning",
        tone="ok" if met else "warn",
        ratio=bar,
        tooltip=f"{spoken}. {bound.target.text}",
        spoken=f"{spoken}, {text}",
    )


def _trend(lookup: Lookup, row: Row) -> CellView:
    previous = lookup.sheet.earlier.previous
    cell = lookup.own(row.code)
    was = previous.get(row.code, EMPTY).amount if previous is not None else None
    if cell.state is not CellState.VALUE or cell.amount is None or not was or cell.amount == was:
        return NOTHING
    change = (cell.amount - was) * 100 / abs(was)
    return CellView(CellKind.TREND, f"{_signed(change, 1)}%", trend=1 if change > 0 else -1)


def _signed(number: Decimal, decimals: int) -> str:
    sign = "+" if number > 0 else "–"
    return f"{sign}{write_number(abs(number), decimals)}"
