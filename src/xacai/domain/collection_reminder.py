"""The text of a reminder to a department: which sheet, by when, what is still missing. Vietnamese, to be copied."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from xacai.domain.collection import AskedRow, Collection, CollectionSheet
from xacai.domain.period import name, own_part, write_day
from xacai.domain.progress import Standing

SHOWN = 12
_LONGEST = 90


def reminder(sheet: CollectionSheet, record: Collection | None, today: date) -> str:
    """A polite message ready for e-mail or chat. What the report already knows is not asked for again."""
    rows, tasks = sheet.share.missing_rows, sheet.share.missing_tasks(own_part(sheet.period).code)
    due = record.due if record is not None else sheet.due
    lines: list[str | None] = [
        f"Kính gửi: {sheet.department}",
        "",
        f"{sheet.office_name} đang tổng hợp số liệu cải cách hành chính {name(sheet.period)} "
        f"(số liệu từ ngày {write_day(sheet.window.first)} đến hết ngày {write_day(sheet.window.last)}).",
        f"Hạn gửi phiếu thu thập số liệu: ngày {write_day(due)} ({_clock(due, today)}).",
        _standing(record),
    ]
    if rows:
        lines += ["", f"Còn thiếu {len(rows)} chỉ tiêu:", *_listed(map(_row_words, rows), len(rows))]
    if tasks:
        lines += ["", f"Còn thiếu kết quả của {len(tasks)} nhiệm vụ:"]
        lines += _listed(map(_task_words, tasks), len(tasks))
    if rows or tasks:
        lines += ["", f"Kính đề nghị {sheet.department} ghi vào phiếu đã nhận và gửi lại đúng hạn. "
                  "Nội dung không phát sinh hoặc chưa có số liệu, đề nghị chọn đúng ô tương ứng trên phiếu, "
                  "không để trống."]  # fmt: skip
    else:
        lines += ["", "Số liệu của đơn vị đã đủ."]
    lines += ["", "Trân trọng cảm ơn."]
    return "\n".join(line for line in lines if line is not None)


def _clock(due: date, today: date) -> str:
    days = (due - today).days
    if days > 0:
        return f"còn {days} ngày"
    return "hôm nay" if days == 0 else f"đã quá hạn {-days} ngày"


def _standing(record: Collection | None) -> str | None:
    """What became of the sheet so far."""
    if record is None or not record.sent_at:
        return None
    sent = write_day(date.fromisoformat(record.sent_at[:10]))
    if record.answered_at:
        came = write_day(date.fromisoformat(record.answered_at[:10]))
        return f"Phiếu gửi ngày {sent} đã nhận lại ngày {came}."
    return f"Phiếu gửi ngày {sent} đến nay chưa nhận lại."


def _listed(words: Iterable[str], count: int) -> list[str]:
    shown = [f"- {text};" for text, _number in zip(words, range(SHOWN), strict=False)]
    if count > SHOWN:
        shown.append(f"- và {count - SHOWN} nội dung khác ghi trong phiếu;")
    return [*shown[:-1], f"{shown[-1].rstrip(';')}."]


def _row_words(item: AskedRow) -> str:
    return _cut(f"Biểu {item.form.no}, dòng {item.row.no}: {item.row.name}")


def _task_words(item: Standing) -> str:
    return _cut(item.task.content)


def _cut(text: str) -> str:
    clean = " ".join(text.split()).rstrip(".;")
    return clean if len(clean) <= _LONGEST else f"{clean[:_LONGEST].rsplit(' ', 1)[0]}…"
