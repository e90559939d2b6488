"""The words of a collection sheet by which its file is written and read again: sheets, columns, choices, line marks."""

from __future__ import annotations

from collections.abc import Mapping

from xacai.domain.indicator import CellState
from xacai.domain.progress import Mark

FORMAT = "xacai-collection-1"
IDENTITY, FIGURES, TASKS = "xacai", "Chỉ tiêu", "Nhiệm vụ"
"""Names of the sheets; the first one is hidden and says whose figures these are."""
FORMAT_KEY, OFFICE_KEY, PERIOD_KEY, CATALOGUE_KEY, PLAN_KEY, DEPARTMENT_KEY = (
    "format",
    "office",
    "period",
    "catalogue",
    "plan",
    "department",
)
NO, NAME, MARK_COLUMN, NOTE = "STT", "Chỉ tiêu", "Mã dòng", "Ghi chú"
UNIT, LAST, VALUE, STATE = "Đơn vị tính", "Kỳ trước", "Số liệu", "Không phát sinh, chưa có số liệu"
TASK_NAME, PRODUCT, DEADLINE, STANDING = "Nhiệm vụ", "Sản phẩm", "Thời hạn", "Đến nay"
TASK_MARK, DONE_ON, PROOF = "Tình trạng", "Ngày hoàn thành", "Số, ký hiệu văn bản"
RESULT, SPENT = "Kết quả thực hiện", "Kinh phí đã chi (đồng)"
STATE_WORDS: Mapping[CellState, str] = {
    CellState.NOTHING_AROSE: "Không phát sinh",
    CellState.NOT_AVAILABLE: "Chưa có số liệu",
}
MARK_WORDS: Mapping[Mark, str] = {
    Mark.NOT_STARTED: "Chưa thực hiện",
    Mark.IN_PROGRESS: "Đang thực hiện",
    Mark.DONE: "Đã hoàn thành",
    Mark.WAITING: "Chờ điều kiện",
    Mark.DROPPED: "Không thực hiện",
}
YES, NO_WORD = "Có", "Không"
MAKER, HEAD, SIGN = "NGƯỜI LẬP PHIẾU", "LÃNH ĐẠO ĐƠN VỊ", "(Ký, ghi rõ họ tên)"


def line_mark(kind: str, key: str) -> str:
    """What stands in the hidden column of a line: ``row 3.3.3.1``, ``task II.1/2``."""
    return f"{kind} {key}"


def read_mark(text: str) -> tuple[str, str]:
    """Kind and key of a line's mark; empty for what is none."""
    kind, _space, key = text.strip().partition(" ")
    return (kind, key) if kind in {"row", "task"} and key else ("", "")
