"""Draft sentences of a section ("Soạn giúp") from the catalogue; their numbers stay bound: ``{3.3.3}``.

A draft never says what is not known: a sentence with a number that is missing is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from xacai.domain.catalogue import Catalogue, Row, RowKind
from xacai.domain.catalogue_check import SUBJECTS
from xacai.domain.indicator import EMPTY, CellState, Ratio, Values, ratio_of
from xacai.domain.report import MISSING, references, write_cell


def draft(
    catalogue: Catalogue,
    section: str,
    values: Values,
    ratios: Mapping[str, Ratio],
    previous: Values | None,
) -> str:
    """The sentences of a section, one a line, with bound numbers; empty where nothing is known yet.

    ``previous`` are the complete values of the period to compare with; None for the first one.
    """
    templates: dict[str, dict[str, str]] = {}
    for item in catalogue.sentences:
        if item.section == section and item.row not in SUBJECTS:
            templates.setdefault(item.row, {})[item.case] = item.text
    lines = []
    for code, cases in templates.items():
        row = catalogue.row(code)
        text = _sentence(row, cases, values, ratios, previous) if row is not None else ""
        if text and _sayable(text, catalogue, values, ratios):
            lines.append(text)
    return "\n".join(lines)


def _sentence(
    row: Row, cases: Mapping[str, str], values: Values, ratios: Mapping[str, Ratio], previous: Values | None
) -> str:
    """The template that fits the row's state; any case but "nothing" falls back to "plain"."""
    if _nothing(row, values, ratios):
        return cases.get("nothing", "")
    case = _case(_number(row, values, ratios), _former(row, previous))
    return cases.get(case, cases.get("plain", "")) if case else _wordy(row, cases, values)


def _wordy(row: Row, cases: Mapping[str, str], values: Values) -> str:
    """Choices and texts have no number to compare."""
    chosen = values.get(row.code, EMPTY)
    return cases.get("plain", "") if chosen.state is CellState.VALUE and chosen.text else ""


def _nothing(row: Row, values: Values, ratios: Mapping[str, Ratio]) -> bool:
    if row.kind is RowKind.RATIO:
        ratio = ratios.get(row.code)
        return ratio is not None and ratio.denominator == 0
    return values.get(row.code, EMPTY).amount == 0


def _number(row: Row, values: Values, ratios: Mapping[str, Ratio]) -> Decimal | None:
    if row.kind is RowKind.RATIO:
        ratio = ratios.get(row.code)
        return ratio.value if ratio is not None else None
    return values.get(row.code, EMPTY).amount


def _former(row: Row, previous: Values | None) -> Decimal | None:
    if previous is None:
        return None
    return (
        ratio_of(row, previous).value if row.kind is RowKind.RATIO else previous.get(row.code, EMPTY).amount
    )


def _case(number: Decimal | None, former: Decimal | None) -> str:
    """The grammar that fits: higher, lower or equal to the period before, else first; "" without a number."""
    if number is None:
        return ""
    if former is None:
        return "first"
    if number == former:
        return "equal"
    return "higher" if number > former else "lower"


def _sayable(text: str, catalogue: Catalogue, values: Values, ratios: Mapping[str, Ratio]) -> bool:
    return all(write_cell(code, catalogue, values, ratios) != MISSING for code in references(text))
