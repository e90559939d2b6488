"""A criteria set as the tables of a workbook: sheets, columns, and how points, steps and answers are written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from xacai.domain.catalogue_sheets import FIELDS, Holds, SheetColumn, SheetLayout
from xacai.domain.criteria_reading import criteria_data
from xacai.domain.criterion import CriteriaSet
from xacai.domain.number import read_number, write_number

KINDS = {
    "proportional": "theo tỷ lệ",
    "stretched": "theo tỷ lệ tính từ ngưỡng",
    "steps": "theo bậc",
    "choice": "chọn câu trả lời",
    "deduction": "trừ theo lỗi",
    "survey": "tỷ lệ hài lòng",
    "bonus": "điểm thưởng",
    "penalty": "điểm trừ",
}
INPUTS = {
    "hand": "nhập tay",
    "indicator": "chỉ tiêu thống kê",
    "target": "mục tiêu của kế hoạch",
    "progress": "tiến độ kế hoạch",
    "timeliness": "gửi báo cáo đúng hạn",
}
NOT_APPLICABLE = {"never": "luôn áp dụng", "full": "đủ điểm", "removed": "bỏ khỏi mẫu số"}
_C, _K = SheetColumn, Holds.CODE
_POINTS = "Số điểm, ví dụ 7,5"


def _choice(
    key: str, title: str, words: Mapping[str, str], width: int, *, needed: bool = True
) -> SheetColumn:
    return _C(key, title, Holds.CHOICE, width, words=words, needed=needed)


def _more(key: str, title: str, width: int, hint: str = "") -> SheetColumn:
    return _C(key, title, width=width, hint=hint, needed=False)


HEAD = SheetLayout(
    "Bộ tiêu chí",
    "Một dòng: tên và phiên bản của bộ tiêu chí",
    (
        _C("name", "Mã bộ", _K, 22, "Chữ thường không dấu, số, dấu chấm, gạch nối"),
        _C("version", "Phiên bản", _K, 10, "Mỗi lần sửa là một phiên bản mới"),
        _C("title", "Tên bộ tiêu chí", width=60),
        _C("year", "Năm", Holds.WHOLE, 8, "Dùng từ năm này"),
        _more("source", "Căn cứ", 60, "Văn bản ban hành bộ tiêu chí"),
        _C("official", "Chính thức", Holds.TRUTH, 11, "Do tỉnh ban hành hay chỉ để minh họa"),
        _more("bonus_cap", "Điểm thưởng nhiều nhất", 14, _POINTS),
        _more("penalty_cap", "Điểm trừ nhiều nhất", 14, _POINTS),
        _C("first_day", "Áp dụng từ ngày", Holds.DAY, 14, "Ngày/tháng/năm", needed=False),
    ),
)
BANDS = SheetLayout(
    "Xếp loại",
    "Mỗi dòng: một mức xếp loại, từ cao xuống thấp",
    (_C("name", "Mức", width=20), _C("least", "Từ chỉ số (%)", width=14, hint="Mức thấp nhất ghi 0")),
)
CRITERIA = SheetLayout(
    "Tiêu chí",
    "Mỗi dòng: một lĩnh vực (1), tiêu chí (1.1) hoặc tiêu chí thành phần (1.1.1)",
    (
        _C("code", "Mã", _K, 10),
        _C("title", "Tên", width=50),
        _more("max_points", "Điểm tối đa", 10, f"{_POINTS}; chỉ chấm ở cấp thấp nhất"),
        _choice("kind", "Cách chấm", KINDS, 20, needed=False),
        _more("floor", "Ngưỡng (%)", 10, "Của cách chấm theo tỷ lệ"),
        _more("each", "Điểm mỗi lỗi, mỗi việc", 12, _POINTS),
        _more("steps", "Các bậc", 24, "Mỗi dòng một bậc: mức đạt = số điểm"),
        _more("options", "Các câu trả lời", 40, "Mỗi dòng: mã = số điểm = câu trả lời"),
        _choice("input", "Nguồn số liệu", INPUTS, 22, needed=False),
        _C("input_code", "Mã số liệu", _K, 12, "Mã chỉ tiêu hoặc mục tiêu", needed=False),
        _more("question", "Câu hỏi", 30),
        _more("scale", "Thang điểm", 50),
        _more("owner", "Đơn vị phụ trách", 26),
        _more("evidence", "Tài liệu kiểm chứng", 40),
        _choice("not_applicable", "Khi không áp dụng", NOT_APPLICABLE, 18, needed=False),
        _choice("field", "Lĩnh vực cải cách", FIELDS, 20, needed=False),
        _more("last_day", "Ngày cuối", 10, "Ngày/tháng cuối còn giành được điểm"),
        _more("effort", "Cách giành điểm", 30),
        _more("requirement", "Yêu cầu", 40),
        _more("coordinating", "Đơn vị phối hợp", 26),
        _more("deadline", "Thời hạn", 20),
    ),
)
LAYOUTS = (HEAD, BANDS, CRITERIA)
Tables = Mapping[str, Sequence[Mapping[str, Any]]]
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})")


def split_criteria(found: CriteriaSet) -> dict[str, list[dict[str, Any]]]:
    """The set as the lines of its sheets."""
    data = criteria_data(found)
    head = {key: data[key] for key in ("name", "version", "title", "year", "source", "official", "first_day")}
    caps = {key: _written(data[key]) for key in ("bonus_cap", "penalty_cap")}
    return {
        HEAD.name: [head | caps],
        BANDS.name: [{"name": band["name"], "least": _written(band["least"])} for band in data["bands"]],
        CRITERIA.name: [_line(item) for item in data["criteria"]],
    }


def _line(data: Mapping[str, Any]) -> dict[str, Any]:
    scoring, given = data.get("scoring", {}), data["input"]
    month, day = data["last_day"]
    same = (
        "code",
        "title",
        "scale",
        "owner",
        "evidence",
        "field",
        "effort",
        "requirement",
        "coordinating",
        "deadline",
    )
    line = {key: data[key] for key in same}
    line["max_points"] = _written(data["max_points"]) if data["max_points"] else ""
    line["last_day"] = f"{day}/{month}" if scoring else ""
    if not scoring:
        return line
    return line | {
        "kind": scoring["kind"],
        "floor": _written(scoring["floor"]) if scoring["floor"] else "",
        "each": _written(scoring["each"]) if scoring["each"] else "",
        "steps": "\n".join(
            f"{_written(one['least'])} = {_written(one['points'])}" for one in scoring["steps"]
        ),
        "options": "\n".join(
            f"{one['key']} = {_written(one['points'])} = {one['title']}" for one in scoring["options"]
        ),
        "input": given["kind"],
        "input_code": given["code"],
        "question": given["question"],
        "not_applicable": data["not_applicable"],
    }


def _written(hundredths: int) -> str:
    return write_number(
        (Decimal(hundredths) / 100).normalize() if hundredths % 100 else Decimal(hundredths // 100)
    )


def join_criteria(tables: Tables) -> dict[str, Any]:
    """The plain data of the tables, for :func:`xacai.domain.criteria_reading.read_criteria`; what is no number stays
    as it is and is named there."""
    heads = tables.get(HEAD.name, ())
    head = dict(heads[0]) if heads else {}
    for key in ("bonus_cap", "penalty_cap"):
        head[key] = _hundredths(head.get(key, "0"))
    bands = tables.get(BANDS.name, ())
    return head | {
        "bands": [{"name": item.get("name", ""), "least": _hundredths(item.get("least"))} for item in bands],
        "criteria": [_criterion(line) for line in tables.get(CRITERIA.name, ())],
    }


def _criterion(line: Mapping[str, Any]) -> dict[str, Any]:
    same = (
        "title",
        "scale",
        "owner",
        "evidence",
        "field",
        "effort",
        "requirement",
        "coordinating",
        "deadline",
    )
    data: dict[str, Any] = {key: str(line.get(key, "")) for key in same}
    data["code"] = str(line.get("code", ""))
    data["max_points"] = _hundredths(line.get("max_points", "0"))
    data["not_applicable"] = line.get("not_applicable", "never")
    data["input"] = {
        "kind": line.get("input", "hand"),
        "code": str(line.get("input_code", "")),
        "question": str(line.get("question", "")),
    }
    last = _DAY.fullmatch(str(line.get("last_day", "")).strip())
    if last is not None:
        data["last_day"] = [int(last.group(2)), int(last.group(1))]
    if line.get("kind"):
        data["scoring"] = _scoring(line)
    return data


def _scoring(line: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "kind": line["kind"],
        "floor": _hundredths(line.get("floor", "0")),
        "each": _hundredths(line.get("each", "0")),
        "steps": [
            {"least": _hundredths(least), "points": _hundredths(points)}
            for least, points in (_parts(one, 2) for one in _lines(line.get("steps")))
        ],
        "options": [
            {"key": key, "points": _hundredths(points), "title": title}
            for key, points, title in (_parts(one, 3) for one in _lines(line.get("options")))
        ],
    }


def _lines(words: object) -> list[str]:
    return [part for part in str(words or "").splitlines() if part.strip()]


def _parts(words: str, many: int) -> list[str]:
    found = [part.strip() for part in words.split("=", many - 1)]
    return found + [""] * (many - len(found))


def _hundredths(value: object) -> object:
    """``7,5`` as 750; a thing that is no number of at most two decimals stays, and is named by the reader."""
    number = read_number(str(value)) if value is not None else None
    whole = number * 100 if number is not None else None
    return int(whole) if whole is not None and whole == whole.to_integral_value() else value
