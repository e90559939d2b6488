"""Readable twins of the content for Excel: made from it, and on reading made again and compared.

UTF-8 with a byte order mark, or Excel shows broken Vietnamese. A comma between cells, every text in quotes
(RFC 4180): the comma is the list separator of Windows set to Vietnamese and to English alike. A decimal is
written as Vietnamese offices do, behind an apostrophe as text, for one spelling reads as ten or a hundred
times the number on a computer set to the other language; so are codes that Excel would turn into dates, and
whatever a formula could begin with.

Columns and words belong to format 1 for ever: a reader makes them anew, so a change would refuse old bundles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from xacai.domain.number import write_number

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# Full-width forms too: some spreadsheet programs read them as their plain ones.
_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠|%]")
_NUMBER_LIKE = re.compile(r"[\s\d.,:/%\-]*\d[\s\d.,:/%\-]*")
_STATES = {
    "value": "có số liệu",
    "nothing_arose": "không phát sinh",
    "not_available": "không có số liệu",
    "untouched": "chưa nhập",
}
_STATUSES = {
    "not_started": "chưa thực hiện",
    "in_progress": "đang thực hiện",
    "done_on_time": "hoàn thành đúng hạn",
    "done_late": "hoàn thành muộn",
    "overdue": "quá hạn",
    "waiting": "chờ điều kiện",
    "dropped": "không thực hiện",
}

Data = dict[str, Any]
Row = Iterable[str | int]


def twins_of(content: Data) -> dict[str, bytes]:
    """The twins of a content of right shape: path in the container → bytes; none for other kinds."""
    if content.get("kind") == "report":
        return {"data/tasks.csv": _table(_standings(content)), "data/values.csv": _table(_values(content))}
    if content.get("kind") == "plan":
        return {"data/targets.csv": _table(_targets(content)), "data/tasks.csv": _table(_tasks(content))}
    return {}


def _values(content: Data) -> Iterable[Row]:
    yield ("Mã chỉ tiêu", "Tình trạng", "Trong kỳ", "Lũy kế từ đầu năm", "Ghi chú")
    values, cumulative = content["values"], content["cumulative"]
    for code in sorted({**values, **cumulative}):
        cell = values.get(code) or cumulative[code]
        whole = cumulative.get(code, {})
        yield (code, _STATES[cell["state"]], _shown(values.get(code, {})), _shown(whole), cell["note"])


def _shown(cell: Data) -> str | int:
    """The cell's number or words; a whole number stays a number."""
    value = cell.get("value")
    if value is None:
        return str(cell.get("text", ""))
    number = Decimal(value)
    return int(number) if number == number.to_integral_value() else write_number(number)


def _standings(content: Data) -> Iterable[Row]:
    yield ("Mã nhiệm vụ", "Nội dung", "Sản phẩm", "Chủ trì", "Thời gian", "Hạn", "Tình trạng", "Kết quả")
    for task in content["tasks"]:
        results = "\n".join(entry["result"] for entry in task["entries"] if entry["result"])
        words = (task["key"], task["content"], task["product"], task["lead"], task["deadline"], task["due"])
        yield (*words, _STATUSES[task["status"]], results)


def _tasks(content: Data) -> Iterable[Row]:
    yield ("Mã nhiệm vụ", "Nội dung", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian", "Kinh phí", "Ghi chú")
    for task in content["tasks"]:
        words = (task["key"], task["content"], task["product"], task["lead"], task["coordinating"])
        yield (*words, task["deadline"]["text"], task["budget"]["text"], task["note"])


def _targets(content: Data) -> Iterable[Row]:
    yield ("Mã mục tiêu", "Nội dung", "Chủ trì", "Phối hợp", "Chỉ tiêu thống kê")
    for target in content["targets"]:
        yield (target["key"], target["text"], target["lead"], target["coordinating"], target["indicator"])


def _table(rows: Iterable[Row]) -> bytes:
    lines = "".join(",".join(map(_cell, row)) + "\r\n" for row in rows)
    return BYTE_ORDER_MARK + lines.encode()


def _cell(value: str | int) -> str:
    """One cell: a number bare, a text in quotes and made harmless."""
    if isinstance(value, int):
        return str(value)
    guard = "'" if _FORMULA.match(value) or _NUMBER_LIKE.fullmatch(value) else ""
    doubled = value.replace('"', '""')
    return f'"{guard}{doubled}"'
