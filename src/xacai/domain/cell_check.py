"""What any typed cell must be, whatever the rules: a count not below 0, a flag 0 or 1, an option given."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from xacai.domain.catalogue import Catalogue, Form, Row, RowKind
from xacai.domain.indicator import EMPTY, Cell, CellState, Values, reckonable
from xacai.domain.issue import Issue, Severity
from xacai.domain.number import write_decimal, write_number

SHOWN = 8  # cells named in one message


def check_cells(catalogue: Catalogue, values: Values) -> Iterator[Issue]:
    """Errors of single typed cells, and one warning per form over cells without figures yet."""
    for form in catalogue.forms:
        for row in form.rows:
            cell = values.get(row.code, EMPTY)
            if row.typed and cell.state is CellState.VALUE:
                yield from _check_cell(form, row, cell)
        unavailable = [row for row in form.rows if row.typed and _unavailable(row, values)]
        if unavailable:
            params = {"form": form.no, "count": str(len(unavailable)), "cells": numbers_of(unavailable)}
            yield Issue("report.value-unavailable", Severity.WARNING, f"form {form.no}", params)


def numbers_of(rows: list[Row]) -> str:
    """The printed numbers of rows, the first eight and "…" for more."""
    return ", ".join([row.no for row in rows[:SHOWN]] + ["…"] * (len(rows) > SHOWN))


def _unavailable(row: Row, values: Values) -> bool:
    return values.get(row.code, EMPTY).state is CellState.NOT_AVAILABLE


def _check_cell(form: Form, row: Row, cell: Cell) -> Iterator[Issue]:
    code = (
        _fault_of_words(row, cell)
        if row.kind in {RowKind.CHOICE, RowKind.TEXT}
        else _fault_of_number(row, cell)
    )
    if code:
        params = {"cell": row.no, "form": form.no, "value": _written(cell), "decimals": str(row.decimals)}
        params["options"] = ", ".join(row.options)
        yield Issue(code, Severity.ERROR, f"cell {row.code}", params)


def _fault_of_words(row: Row, cell: Cell) -> str:
    if row.kind is RowKind.CHOICE and cell.text not in row.options:
        return "report.value-option"
    return ""


def _fault_of_number(row: Row, cell: Cell) -> str:
    number = cell.number
    if number is None:
        return "report.value-no-number"
    if not reckonable(number):
        return "report.value-too-large"
    if row.kind is RowKind.FLAG:
        return "" if number in {Decimal(0), Decimal(1)} else "report.value-flag"
    if number < 0:
        return "report.value-negative"
    exponent = number.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > row.decimals:
        return "report.value-decimals"
    return ""


def _written(cell: Cell) -> str:
    if cell.number is None:
        return cell.text
    if not reckonable(cell.number):
        return str(cell.number)[:30]
    return write_number(Decimal(write_decimal(cell.number)))
