"""Figures from a list: CSV or XLSX with columns code, state, value, note in any order, heads in either language."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from xacai.domain.indicator import Cell, CellState
from xacai.domain.issue import Issue, Severity, refuse
from xacai.domain.number import looks_foreign, read_number
from xacai.domain.text import nfc, plain, squeeze

_HEADS = {
    "code": {"code", "ma", "ma chi tieu", "stt"},
    "state": {"state", "tinh trang", "trang thai"},
    "value": {"value", "so lieu", "gia tri", "trong ky"},
    "note": {"note", "ghi chu"},
}
_STATES = {
    "value": CellState.VALUE,
    "co so lieu": CellState.VALUE,
    "nothing_arose": CellState.NOTHING_AROSE,
    "khong phat sinh": CellState.NOTHING_AROSE,
    "kps": CellState.NOTHING_AROSE,
    "not_available": CellState.NOT_AVAILABLE,
    "chua co so lieu": CellState.NOT_AVAILABLE,
    "untouched": CellState.UNTOUCHED,
    "chua nhap": CellState.UNTOUCHED,
}
_XLSX = b"PK\x03\x04"
MOST_ROWS = 5000


def read_figures(data: bytes, name: str) -> tuple[dict[str, Cell], tuple[Issue, ...]]:
    """Cells by row code, and what could not be read (each with its line). A file that is no such list is refused."""
    rows = iter(_xlsx_rows(data, name) if data.startswith(_XLSX) else _csv_rows(data, name))
    heads = _heads(next(rows, ()), name)
    cells: dict[str, Cell] = {}
    issues: list[Issue] = []
    for line, row in enumerate(rows, start=2):
        given = {part: squeeze(row[at]) if at < len(row) else "" for part, at in heads.items()}
        if not any(given.values()):
            continue
        if line > MOST_ROWS:
            raise refuse("intake.figures-too-long", name, name=name, most=str(MOST_ROWS))
        cell = cell_of(given)
        place = f"{name} / line {line}"
        if given["code"] in cells:
            issues.append(_issue("intake.figure-twice", place, given, line))
        elif cell is None:
            foreign = looks_foreign(given["value"])
            issues.append(
                _issue("intake.figure-foreign" if foreign else "intake.figure-unread", place, given, line)
            )
        elif not given["code"]:
            issues.append(_issue("intake.figure-without-code", place, given, line))
        else:
            cells[given["code"]] = cell
    return cells, tuple(issues)


def _issue(code: str, place: str, given: Mapping[str, str], line: int) -> Issue:
    return Issue(
        code, Severity.ERROR, place, {"line": str(line), "row": given["code"], "value": given["value"]}
    )


def _heads(row: Sequence[str], name: str) -> dict[str, int]:
    """Where each part stands; code and value are needed."""
    found: dict[str, int] = {}
    for at, words in enumerate(row):
        for part, names in _HEADS.items():
            if plain(words) in names:
                found.setdefault(part, at)
    if "code" not in found or not {"value", "state"} & set(found):
        raise refuse("intake.figures-no-heads", name, name=name)
    beyond = len(row)
    return {part: found.get(part, beyond) for part in _HEADS}


def cell_of(given: Mapping[str, str]) -> Cell | None:
    """The cell of ``state``, ``value`` and ``note``; None where the state or the number cannot be read.

    A number is in Vietnamese (or plain machine) writing; words without a digit are the text of the cell.
    """
    note, written = nfc(given["note"]), given["value"]
    state = _STATES.get(plain(given["state"])) if given["state"] else None
    if given["state"] and state is None:
        return None
    if state is None:
        state = _STATES.get(plain(written), CellState.VALUE if written else CellState.UNTOUCHED)
    if state is not CellState.VALUE:
        return Cell(state, note=note)
    number = read_number(written)
    if number is None and any(sign.isdigit() for sign in written):
        return None
    return Cell(state, number, "" if number is not None else written, note) if written else None


def _csv_rows(data: bytes, name: str) -> Iterator[Sequence[str]]:
    try:
        text = nfc(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise refuse("intake.figures-not-text", name, name=name) from None
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text), delimiter=mark)
    except csv.Error:
        raise refuse("intake.figures-not-text", name, name=name) from None


def _xlsx_rows(data: bytes, name: str) -> Iterable[Sequence[str]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = [
            [_written(value) for value in row]
            for row in sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=20, values_only=True)
        ]
    except (ValueError, KeyError, IndexError, OSError, zipfile.BadZipFile, TypeError):
        raise refuse("intake.figures-not-xlsx", name, name=name) from None
    return rows


def _written(value: object) -> str:
    """A spreadsheet's value as an officer would have typed it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        # Fifteen digits are what a spreadsheet holds; more would show its binary tail.
        return f"{Decimal(f'{value:.15g}'):f}".replace(".", ",")
    return nfc(str(value))
