"""A list of offices as CSV: code, name, place, code of the superior, validity, exchange identifier.

Columns in any order under Vietnamese or English heads, separated by semicolons, commas or tabs, in UTF-8 with or
without its mark; older encodings are recognised. Codes are text: leading zeros count.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from xacai.domain.issue import Issue, Severity, refuse
from xacai.domain.office import Office, check_office, tidy
from xacai.domain.text import nfc, plain, squeeze
from xacai.intake.legacy import converted, recognised
from xacai.intake.text_source import decode

LARGEST_LIST = 5_000_000
MOST_OFFICES = 20_000
_HEADS = {
    "code": {"code", "ma", "ma don vi", "ma co quan", "ma xa", "ma dvhc"},
    "name": {"name", "ten", "ten don vi", "ten co quan"},
    "place": {"place", "dia danh"},
    "superior": {"superior", "superior code", "ma cap tren", "ma don vi cap tren", "ma co quan cap tren", "cap tren"},
    "from": {"from", "valid from", "tu ngay", "hieu luc tu", "hieu luc tu ngay"},
    "to": {"to", "valid to", "den ngay", "hieu luc den", "het hieu luc", "hieu luc den ngay"},
    "exchange": {"exchange id", "exchange", "ma dinh danh", "ma dinh danh dien tu", "ma lien thong"},
}  # fmt: skip
_NEEDED = ("code", "name")
# A commune's code has five digits: four are left where a table program dropped the leading zero.
_DIGITS_WITHOUT_ZERO = 4


def read_offices(data: bytes, name: str) -> tuple[tuple[Office, ...], tuple[Issue, ...]]:
    """The offices of the good lines, and what is wrong with each of the others. No such list at all is refused."""
    rows = _rows(data, name)
    heads = _heads(next(rows, ()), name)
    offices: dict[str, tuple[int, Office]] = {}
    issues: list[Issue] = []
    for line, row in enumerate(rows, start=2):
        if not any(row):
            continue
        if len(offices) >= MOST_OFFICES:
            raise refuse("office.list-too-long", name, name=name, most=str(MOST_OFFICES))
        office, wrong = _office(row, heads, line)
        issues.extend(wrong)
        if office is None:
            continue
        if office.code in offices:
            first = str(offices[office.code][0])
            issues.append(_issue("twice", line, office.code, first=first))
            continue
        offices[office.code] = (line, office)
    return tuple(office for _line, office in offices.values()), tuple(issues)


def _rows(data: bytes, name: str) -> Iterator[Sequence[str]]:
    text = decode(data, name)
    encoding = recognised((text,))
    text = nfc(converted(text, encoding) if encoding else text)
    first = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        for row in reader:
            yield [squeeze(cell) for cell in row]
    except csv.Error:
        raise refuse("office.list-damaged", name, name=name, line=str(reader.line_num)) from None


def _heads(row: Sequence[str], name: str) -> dict[str, int]:
    places: dict[str, int] = {}
    for at, head in enumerate(row):
        words = squeeze(plain(head).replace("_", " "))
        part = next((part for part, known in _HEADS.items() if words in known), None)
        if part is not None:
            places.setdefault(part, at)
    if any(part not in places for part in _NEEDED):
        raise refuse("office.list-no-heads", name, name=name)
    return {**places, "width": len(row)}


def _office(
    row: Sequence[str], heads: Mapping[str, int], line: int
) -> tuple[Office | None, tuple[Issue, ...]]:
    if any(row[heads["width"] :]):
        return None, (_issue("cells", line, row[0], cells=str(len(row)), heads=str(heads["width"])),)
    given = {part: row[at] for part, at in heads.items() if part != "width" and at < len(row)}
    days = {part: _day(given.get(part, "")) for part in ("from", "to")}
    unread = [part for part, day in days.items() if day is None and given.get(part)]
    code = given.get("code", "")
    if unread:
        return None, tuple(_issue("day", line, code, text=given[part]) for part in unread)
    office = Office(
        code=code,
        name=given.get("name", ""),
        place=given.get("place", "") or given.get("name", ""),
        superior_code=given.get("superior", ""),
        valid_from=days["from"],
        valid_to=days["to"],
        exchange_id=given.get("exchange", ""),
    )
    office = tidy(office)
    wrong = check_office(office)
    if wrong:
        kinds = {"office.code": "code", "office.validity": "validity"}
        named = dict.fromkeys(kinds.get(item.code, "name") for item in wrong)
        return None, tuple(_issue(kind, line, code) for kind in named)
    short = code.isdecimal() and len(code) == _DIGITS_WITHOUT_ZERO
    return office, (_issue("zero", line, code, severity=Severity.WARNING),) if short else ()


def _day(text: str) -> date | None:
    """A day as offices write it (31/12/2025) or in ISO 8601."""
    parts = text.split("/")
    try:
        return (
            date(int(parts[2]), int(parts[1]), int(parts[0])) if len(parts) == 3 else date.fromisoformat(text)
        )
    except ValueError:
        return None


def _issue(kind: str, line: int, code: str, *, severity: Severity = Severity.ERROR, **params: str) -> Issue:
    return Issue(f"office.line-{kind}", severity, f"line {line}", {"line": str(line), "code": code, **params})
