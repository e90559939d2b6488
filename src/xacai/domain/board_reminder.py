"""The text of a reminder to offices whose report is wanted: to one or to all. Vietnamese, to be copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xacai.domain.board import Came, Square, late_by_arrival
from xacai.domain.period import Period, days_between, name, write_day

WANTED = frozenset({Square.MISSING, Square.RETURNED, Square.WITHDRAWN})
"""What all are reminded of at once: something is still to come."""
REMINDED = WANTED | {Square.NOT_DUE, Square.LATE}
"""What a single office may be reminded of."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """An office with what stands in its square."""

    office_name: str
    square: Square
    came: Came | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is reminded of: the period, its sending day, today, the office that reminds."""

    period: Period
    due: date
    today: date
    by: str


def reminder(one: Reminded, occasion: Occasion) -> str:
    """A polite message to one office; empty where nothing is wanted of it."""
    wanted = _wanted(one, occasion)
    if not wanted:
        return ""
    lines = [f"Kính gửi: {one.office_name}", "", *wanted, "", "Trân trọng cảm ơn.", occasion.by]
    return "\n".join(lines)


def reminder_to_all(found: Sequence[Reminded], occasion: Occasion) -> str:
    """One message that names every office of which something is still wanted, in the order given."""
    groups = [
        (Square.MISSING, "Chưa nhận được báo cáo của"),
        (Square.RETURNED, "Đã trả lại, chờ bản đính chính của"),
        (Square.WITHDRAWN, "Đã thu hồi, chờ báo cáo gửi lại của"),
    ]
    listed: list[str] = []
    for square, words in groups:
        names = [item.office_name for item in found if item.square is square]
        if names:
            listed += ["", f"{words} {len(names)} đơn vị:", *(f"- {each}" for each in names)]
    if not listed:
        return ""
    opening = f"Báo cáo cải cách hành chính {name(occasion.period)} {_clock(occasion)}."
    asking = "Đề nghị các đơn vị có tên trên gửi trong thời gian sớm nhất."
    return "\n".join(
        ["Kính gửi: Các đơn vị", "", opening, *listed, "", asking, "", "Trân trọng cảm ơn.", occasion.by]
    )


def _wanted(one: Reminded, occasion: Occasion) -> list[str]:
    report = f"Báo cáo cải cách hành chính {name(occasion.period)} của đơn vị"
    if one.square in {Square.MISSING, Square.NOT_DUE}:
        asking = "Đề nghị đơn vị gửi đúng hạn." if one.square is Square.NOT_DUE else "Đề nghị đơn vị gửi sớm."
        return [f"{report} {_clock(occasion)}, đến nay chưa nhận được.", asking]
    if one.square is Square.RETURNED:
        return [
            f"{report} đã được trả lại kèm ý kiến, đến nay chưa nhận được bản đính chính.",
            "Đề nghị đơn vị chỉnh sửa theo ý kiến và gửi lại.",
        ]
    if one.square is Square.WITHDRAWN:
        return [
            f"{report} đã được đơn vị thu hồi, đến nay chưa nhận được báo cáo thay thế.",
            "Đề nghị đơn vị gửi lại.",
        ]
    if one.square is Square.LATE and one.came is not None and late_by_arrival(one.came, occasion.due):
        late = days_between(occasion.due, one.came.first_arrived)
        came = write_day(one.came.first_arrived)
        return [
            f"{report} nhận được ngày {came}, muộn {late} ngày so với hạn {write_day(occasion.due)}.",
            "Đề nghị đơn vị gửi đúng hạn ở kỳ sau.",
        ]
    return []


def _clock(occasion: Occasion) -> str:
    days = days_between(occasion.today, occasion.due)
    due = f"có hạn gửi ngày {write_day(occasion.due)}"
    if days > 0:
        return f"{due} (còn {days} ngày)"
    return f"{due} (hôm nay)" if days == 0 else f"{due} (đã quá hạn {-days} ngày)"
