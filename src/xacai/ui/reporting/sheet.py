"""All that the report page shows, as one value, and what is looked up in it. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from xacai.domain.answer import Remark
from xacai.domain.catalogue import Catalogue, Form, Row, RowKind, Rule, RuleKind
from xacai.domain.cumulation import SetAgainst
from xacai.domain.indicator import EMPTY, Cell, CellState, Values, ratio_of
from xacai.domain.issue import Issue, Severity
from xacai.domain.number import write_decimal, write_number
from xacai.domain.period import Period
from xacai.domain.plan import Target
from xacai.domain.report import Report, unanswered, write_cell
from xacai.domain.rule import Earlier
from xacai.domain.submission import ReportFacts
from xacai.domain.target import decisive
from xacai.domain.threshold import Threshold
from xacai.wording.language import _
from xacai.wording.statuses import cell_words

DASH = "–"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The report as it stands: its catalogue, what follows from it, other periods, what stands against it.

    ``sent`` are the values of the revision that was sent before, while a correction is written. ``against`` are the
    cumulative cells that a person set, beside the computed ones; ``missing`` the earlier quarters without figures;
    ``remarks`` what the office above wrote at cells, sections and tasks.
    """

    catalogue: Catalogue
    report: Report
    facts: ReportFacts
    earlier: Earlier = field(default_factory=Earlier)
    issues: tuple[Issue, ...] = ()
    sent: Values | None = None
    against: Mapping[str, SetAgainst] = field(default_factory=dict)
    missing: tuple[Period, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Bound:
    """A target that a row measures, with the threshold that decides."""

    target: Target
    threshold: Threshold


@dataclass(frozen=True, slots=True)
class Lookup:
    """A sheet with its rows, rules, issues and targets found by code; made once for each showing.

    ``wrong`` are typed texts that are no numbers, by cell; they stand until another text is typed.
    """

    sheet: Sheet
    wrong: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, Row] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=dict)
    openings: Mapping[str, Rule] = field(default_factory=dict)
    by_cell: Mapping[str, Issue] = field(default_factory=dict)
    bound: Mapping[str, Bound] = field(default_factory=dict)

    def own(self, code: str) -> Cell:
        """The complete cell of the period's own part."""
        return self.sheet.facts.values.get(code, EMPTY)

    def total(self, code: str) -> Cell:
        """The complete cumulative cell."""
        return self.sheet.facts.cumulative.get(code, EMPTY)


def look_up(sheet: Sheet, wrong: Mapping[str, str] | None = None) -> Lookup:
    """Index a sheet. The gravest issue of a cell wins; warnings with a reason no longer mark their cell."""
    rules = {rule.code: rule for rule in sheet.catalogue.rules}
    openings = {
        rule.cells[0]: rule for rule in sheet.catalogue.rules if rule.kind is RuleKind.OPENING_EQUALS_CLOSING
    }
    return Lookup(
        sheet=sheet,
        wrong=wrong or {},
        rows={row.code: row for row in sheet.catalogue.rows()},
        rules=rules,
        openings=openings,
        by_cell=_by_cell(sheet),
        bound=_bound(sheet.facts.targets),
    )


def remarks_at(sheet: Sheet, place: str) -> str:
    """What the office above wrote at a place; empty for nothing."""
    return "\n".join(item.words for item in sheet.remarks if item.where == place)


def open_issues(sheet: Sheet) -> tuple[Issue, ...]:
    """Errors, questions and warnings that still want a reason."""
    waiting = {id(issue) for issue in unanswered(sheet.report, sheet.issues)}
    return tuple(
        issue for issue in sheet.issues if issue.severity is not Severity.WARNING or id(issue) in waiting
    )


def _by_cell(sheet: Sheet) -> dict[str, Issue]:
    found: dict[str, Issue] = {}
    for issue in open_issues(sheet):
        kind, _space, code = issue.where.partition(" ")
        held = found.get(code)
        if kind == "cell" and (held is None or held.severity is not Severity.ERROR):
            found[code] = issue
    return found


def _bound(targets: tuple[Target, ...]) -> dict[str, Bound]:
    found: dict[str, Bound] = {}
    for target in targets:
        first = decisive(target)
        if target.indicator and first is not None:
            found.setdefault(target.indicator, Bound(target, first))
    return found


def rule_of(lookup: Lookup, issue: Issue) -> Rule | None:
    """The catalogue's rule that made an issue."""
    return lookup.rules.get(issue.code.removeprefix("rule."))


def missing_codes(lookup: Lookup) -> frozenset[str]:
    """Cells that the catalogue wants and nobody has touched."""
    codes: set[str] = set()
    for issue in lookup.sheet.issues:
        rule = rule_of(lookup, issue)
        if rule is not None and rule.kind is RuleKind.REQUIRED:
            codes.update(issue.params.get("cells", "").split(", "))
    values = lookup.sheet.report.values
    return frozenset(code for code in codes if values.get(code, EMPTY).state is CellState.UNTOUCHED)


def open_codes(lookup: Lookup) -> tuple[str, ...]:
    """Cells that F8 stops at, in printed order: untouched, in error, doubtful without a reason."""
    wanted = missing_codes(lookup) | lookup.by_cell.keys() | lookup.wrong.keys()
    return tuple(code for code in lookup.rows if code in wanted)


def next_open(lookup: Lookup, current: str) -> str:
    """The next open cell after ``current``, from the top again; empty where none is left."""
    order = list(lookup.rows)
    here = order.index(current) if current in lookup.rows else -1
    codes = open_codes(lookup)
    return next((code for code in codes if order.index(code) > here), codes[0] if codes else "")


def form_of(catalogue: Catalogue, code: str) -> Form | None:
    """The form that a row stands in."""
    return next((form for form in catalogue.forms if any(row.code == code for row in form.rows)), None)


def row_named(catalogue: Catalogue, name: str) -> Row | None:
    """A row by its code (``3.3.3.1``), else by its printed number where one row alone bears it."""
    row = catalogue.row(name)
    if row is not None:
        return row
    found = [item for item in catalogue.rows() if item.no == name]
    return found[0] if len(found) == 1 else None


def number_words(number: Decimal, decimals: int) -> str:
    """A number in Vietnamese writing: the row's places, more where it has more (an error to be seen)."""
    exponent = number.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > decimals:
        return write_number(Decimal(write_decimal(number)))
    return write_number(number, decimals)


def cell_text(row: Row, cell: Cell) -> str:
    """What a cell says: figure, yes or no, chosen words, the words for a missing figure; empty when untouched."""
    if cell.state is CellState.UNTOUCHED:
        return ""
    if cell.state is not CellState.VALUE:
        return cell_words(cell.state)
    if cell.number is None:
        return cell.text
    if row.kind is RowKind.FLAG and cell.number in (0, 1):
        return _("yes") if cell.number else _("no")
    return number_words(cell.number, row.decimals)


def past_text(row: Row, values: Values | None) -> str:
    """A row's figure in another period; a dash where the program does not have it."""
    if values is None:
        return DASH
    if row.kind is RowKind.RATIO:
        ratio = ratio_of(row, values).value
        return DASH if ratio is None else write_number(ratio, row.decimals)
    cell = values.get(row.code, EMPTY)
    if cell.state is CellState.NOTHING_AROSE:
        return "0"
    return cell_text(row, cell) if cell.state is CellState.VALUE else DASH


def reference_text(lookup: Lookup, code: str) -> str:
    """What a bound number says in a text."""
    facts = lookup.sheet.facts
    return write_cell(code, lookup.sheet.catalogue, facts.cumulative, facts.ratios)
