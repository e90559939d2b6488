"""What may be typed into a cell of a collection sheet: lists to choose from, numbers, days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.worksheet.datavalidation import DataValidation

_TITLE = "Phiếu thu thập số liệu"
_MOST = "999999999999"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule in a workbook's own terms, and the words shown where it is broken."""

    kind: str
    first: str
    words: str
    operator: str | None = None
    second: str | None = None


# 36526 is 01/01/2000 as a workbook counts days.
A_DAY = Rule("date", "36526", "Ghi ngày theo dạng ngày/tháng/năm.", "greaterThanOrEqual")


def from_list(source: str) -> Rule:
    """One of the cells of a range, or of the words of a quoted list."""
    return Rule("list", source, "Chọn một trong các giá trị đã cho.")


def one_of(options: Sequence[str]) -> Rule:
    """One of a few words, none of which holds a comma."""
    return from_list(f'"{",".join(options)}"')


def a_number(decimals: int) -> Rule:
    """A number from 0 on, whole where the row has no decimals."""
    kind, words = (
        ("decimal", "Ghi một số không âm.") if decimals else ("whole", "Ghi một số nguyên không âm.")
    )
    return Rule(kind, "0", words, "between", _MOST)


class Rules:
    """The rules of one page: each stands once, with all cells that it holds for."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._made: dict[Rule, DataValidation] = {}

    def put(self, place: str, rule: Rule) -> None:
        """Lay the rule on a cell."""
        if rule not in self._made:
            made = DataValidation(
                type=rule.kind,
                formula1=rule.first,
                formula2=rule.second,
                operator=rule.operator,
                allow_blank=True,
                showErrorMessage=True,
                errorTitle=_TITLE,
                error=rule.words,
            )
            self._page.add_data_validation(made)
            self._made[rule] = made
        self._made[rule].add(place)
