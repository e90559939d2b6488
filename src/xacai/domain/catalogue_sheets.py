"""The sheets of a catalogue's workbook: names, columns, what a cell holds, the Vietnamese words for its values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from xacai.domain.text import plain


class Holds(StrEnum):
    """What the cells of a column hold. Lists are parted by semicolons."""

    TEXT = "text"
    CODE = "code"
    WHOLE = "whole"
    TRUTH = "truth"
    CHOICE = "choice"
    TEXTS = "texts"
    WHOLES = "wholes"
    CHOICES = "choices"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: the key of the data, its heading, what it holds; ``width`` in characters. ``words`` are the Vietnamese
    words of fixed values. ``given``: a blank cell is an empty text, not a missing one; ``needed``: must be there.
    """

    key: str
    title: str
    holds: Holds = Holds.TEXT
    width: int = 14
    hint: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    given: bool = False
    needed: bool = True

    def value_of(self, said: str) -> str:
        """The value that a word stands for; a value itself, or what is unknown, stays as it is."""
        return next((value for value, word in self.words.items() if plain(word) == plain(said)), said)


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A sheet: its tab's name, what a row of it is."""

    name: str
    about: str
    columns: tuple[SheetColumn, ...]

    def column(self, key: str) -> SheetColumn | None:
        """The column of a key."""
        return next((column for column in self.columns if column.key == key), None)


PERIODS = {
    "quarter": "quý",
    "half-year": "6 tháng",
    "nine-months": "9 tháng",
    "year": "năm",
    "month": "tháng",
    "special": "đột xuất hoặc chuyên đề",
}
FIELDS = {
    "direction": "chỉ đạo điều hành",
    "institutions": "thể chế",
    "procedures": "thủ tục hành chính",
    "organisation": "tổ chức bộ máy",
    "civil-service": "chế độ công vụ",
    "public-finance": "tài chính công",
    "digital": "chính quyền số",
    "impact": "tác động",
    "competitiveness": "năng lực cạnh tranh",
}
ROW_KINDS = {
    "count": "số đếm",
    "amount": "số đo",
    "ratio": "tỷ lệ",
    "flag": "có hoặc không",
    "choice": "lựa chọn",
    "heading": "tiêu đề",
    "text": "lời văn",
}
TIMES = {
    "sum": "cộng dồn",
    "first": "số đầu kỳ",
    "last": "số cuối kỳ",
    "parts": "tổng các phần",
    "ratio": "tính lại tỷ lệ",
    "plan": "lấy từ kế hoạch",
    "ask": "không trùng - hỏi người nhập",
    "none": "không cộng",
}
OFFICES = {
    "sum": "cộng",
    "yes": "đếm đơn vị có",
    "list": "danh mục chung",
    "ratio": "tính lại tỷ lệ",
    "none": "không cộng",
}
PLAN_COUNTS = {"tasks": "mọi nhiệm vụ", "counted": "nhiệm vụ được tính", "done": "nhiệm vụ hoàn thành"}
RULE_KINDS = {
    "le": "không lớn hơn",
    "sum": "bằng tổng",
    "range": "trong khoảng",
    "not_below_previous": "không giảm so với kỳ trước",
    "opening_equals_closing": "đầu kỳ bằng cuối kỳ trước",
    "equal": "bằng nhau",
    "change": "biến động lớn",
    "outlier": "khác thường",
    "required": "phải nhập",
    "text_required": "phải có lời văn",
}
SEVERITIES = {"error": "lỗi", "warning": "cảnh báo", "question": "cần xác nhận"}
CASES = {
    "plain": "có số liệu",
    "higher": "cao hơn kỳ trước",
    "lower": "thấp hơn kỳ trước",
    "equal": "bằng kỳ trước",
    "first": "kỳ đầu",
    "nothing": "không phát sinh",
    "reasoned": "có lý do",
    "one": "một việc",
    "many": "nhiều việc",
}
SHIFTS = {"next": "ngày làm việc sau", "previous": "ngày làm việc trước", "none": "giữ nguyên"}
RECEIVERS = {"province": "tỉnh", "ministry": "Bộ"}
PARTS = {
    "reports": "kỳ báo cáo",
    "outline": "đề cương",
    "forms": "biểu",
    "rules": "quy tắc",
    "sentences": "câu mẫu",
    "calendar": "ngày nghỉ",
}
DAYS = {"days_off": "nghỉ", "worked": "làm bù"}
YES, NO = "Có", "Không"
_C, _K, _W, _L = SheetColumn, Holds.CODE, Holds.WHOLE, Holds.TEXTS


def _choice(
    key: str, title: str, words: Mapping[str, str], width: int = 18, hint: str = "", *, needed: bool = True
) -> SheetColumn:
    return SheetColumn(key, title, Holds.CHOICE, width, hint, words, needed=needed)


def _formerly() -> SheetColumn:
    return _C("formerly", "Mã trước đây", _L, 16, "Mã trong các bộ danh mục trước", needed=False)


_SOURCE = (
    _C("citation", "Căn cứ", width=60, hint="Văn bản làm căn cứ", given=True),
    _C("verified", "Đã đối chiếu", Holds.TRUTH, 12, "Có người đã đối chiếu với văn bản gốc hay chưa"),
)
HEAD = SheetLayout(
    "Bộ danh mục",
    "Một dòng: tên và phiên bản của bộ danh mục",
    (
        _C("name", "Mã bộ", _K, 20, "Chữ thường không dấu, số, dấu chấm, gạch nối"),
        _C("version", "Phiên bản", _K, 10, "Mỗi lần sửa là một phiên bản mới"),
        _C("title", "Tên bộ danh mục", width=60),
        _C("year", "Năm", _W, 8, "Dùng từ năm này"),
        *_SOURCE,
    ),
)
SOURCES = SheetLayout(
    "Căn cứ", "Mỗi dòng: căn cứ của một phần", (_choice("part", "Phần", PARTS, 16), *_SOURCE)
)
REPORTS = SheetLayout(
    "Kỳ báo cáo",
    "Mỗi dòng: một loại báo cáo phải gửi và thời hạn gửi",
    (
        _choice("kind", "Loại kỳ", PERIODS, 16),
        _C(
            "numbers",
            "Các kỳ",
            Holds.WHOLES,
            10,
            "Quý 1 và quý 3 ghi: 1; 3. Để trống là mọi kỳ",
            needed=False,
        ),
        _C("to", "Gửi", Holds.CHOICE, 12, "Nơi nhận", RECEIVERS, given=True),
        _C(
            "working_days",
            "Số ngày làm việc sau ngày chốt",
            _W,
            18,
            "Ghi cột này hoặc cột Ngày",
            needed=False,
        ),
        _C("day", "Ngày", _W, 8, "Ngày cố định của tháng cuối kỳ", needed=False),
        _C("month_offset", "Cộng thêm tháng", _W, 12, "Số tháng sau tháng cuối kỳ", needed=False),
        _choice("shift", "Rơi vào ngày nghỉ thì lấy", SHIFTS, 22),
    ),
)
OUTLINE = SheetLayout(
    "Đề cương",
    "Mỗi dòng: một mục của báo cáo",
    (
        _C("code", "Mục", _K, 8, "I, I.1, II.2 …"),
        _C("title", "Tên mục", width=60),
        _C("level", "Cấp", _W, 6, "1 là mục La Mã, 2 là mục số"),
        _C("required", "Phải có lời văn", Holds.TRUTH, 12),
        _C("form", "Biểu", _K, 8, "Biểu cấp số liệu cho mục", needed=False),
        _choice("field", "Lĩnh vực", FIELDS, 22, needed=False),
        _C("hint", "Gợi ý", width=60, hint="Gợi ý cho người viết", needed=False),
        _formerly(),
    ),
)
FORMS = SheetLayout(
    "Danh sách biểu",
    "Mỗi dòng: một biểu thống kê; các chỉ tiêu của biểu ở trang Biểu",
    (
        _C("no", "Biểu", _K, 8),
        _C("title", "Tên biểu", width=50),
        _C("section", "Mục của đề cương", _K, 14),
        _choice("field", "Lĩnh vực", FIELDS, 22, needed=False),
        *_SOURCE,
    ),
)
ROWS = SheetLayout(
    "Biểu",
    "Mỗi dòng: một chỉ tiêu, theo thứ tự in",
    (
        _C("form", "Biểu", _K, 7),
        _C("code", "Mã chỉ tiêu", _K, 13, "Số biểu, dấu chấm, số thứ tự: 3.3.1"),
        _C("no", "STT", _K, 9, "Như in trên biểu", given=True),
        _C("name", "Tên chỉ tiêu", width=55),
        _C("level", "Cấp", _W, 6, "1 đến 6, để thụt dòng"),
        _choice("kind", "Loại", ROW_KINDS, 15),
        _C("unit", "Đơn vị tính", width=14, given=True),
        _C("decimals", "Số lẻ", _W, 7, "Số chữ số sau dấu phẩy, 0 đến 6"),
        _choice("time", "Cộng theo thời gian", TIMES, 24, "6 tháng, 9 tháng, năm lấy thế nào từ các quý"),
        _choice("office", "Cộng các đơn vị", OFFICES, 18, "Cấp trên tổng hợp thế nào"),
        _C("applies", "Cấp xã nhập", Holds.TRUTH, 10),
        _C("owner", "Bộ phận phụ trách", width=26, given=True),
        _C("definition", "Cách tính", width=60, given=True),
        _C("numerator", "Tử số", _K, 12, "Mã chỉ tiêu, chỉ cho tỷ lệ", needed=False),
        _C("denominator", "Mẫu số", _K, 12, "Mã chỉ tiêu, chỉ cho tỷ lệ", needed=False),
        _C("parts", "Các phần", _L, 24, "Mã các chỉ tiêu cộng thành tổng", needed=False),
        _C("minus", "Trừ đi", _L, 16, "Mã các chỉ tiêu phải trừ", needed=False),
        _C("equals", "Lấy từ", _L, 16, "Mã chỉ tiêu của biểu khác có cùng số liệu", needed=False),
        _C("options", "Các lựa chọn", _L, 30, "Chỉ cho loại lựa chọn", needed=False),
        _choice("plan_count", "Đếm từ kế hoạch", PLAN_COUNTS, 22, needed=False),
        _formerly(),
    ),
)
RULES = SheetLayout(
    "Quy tắc",
    "Mỗi dòng: một quy tắc kiểm tra",
    (
        _C("code", "Mã quy tắc", _K, 24, "Chữ thường không dấu, số, gạch nối"),
        _choice("kind", "Loại", RULE_KINDS, 26),
        _C("cells", "Các ô", _L, 30, "Mã chỉ tiêu hoặc mục, theo thứ tự mà loại quy tắc cần"),
        _C("numbers", "Giới hạn", _L, 12, "Số của loại trong khoảng, biến động", needed=False),
        _choice("severity", "Mức", SEVERITIES, 14, "Lỗi phải sửa; cảnh báo phải ghi lý do"),
        _C("when", "Kỳ áp dụng", Holds.CHOICES, 16, "Để trống là mọi kỳ", PERIODS, needed=False),
        _C("message", "Lời báo", width=90, hint="{cell} là số thứ tự của ô; {mã} là số liệu của ô"),
    ),
)
SENTENCES = SheetLayout(
    "Câu mẫu",
    "Mỗi dòng: một câu cho một trường hợp",
    (
        _C("section", "Mục", _K, 8),
        _C("row", "Chỉ tiêu chọn câu", _K, 18, "Mã chỉ tiêu có số liệu quyết định trường hợp"),
        _choice("case", "Trường hợp", CASES, 20),
        _C("text", "Câu", width=110, hint="{mã} gắn với số liệu của ô và luôn đổi theo ô"),
    ),
)
HOLIDAYS = SheetLayout(
    "Ngày nghỉ",
    "Mỗi dòng: một ngày nghỉ trong tuần, hoặc một ngày thứ bảy, chủ nhật làm bù",
    (_C("day", "Ngày", Holds.DAY, 14, "Ngày/tháng/năm"), _choice("kind", "Loại", DAYS, 12)),
)
CRITERIA = SheetLayout(
    "Tiêu chí",
    "Bảng chấm điểm; hiện để trống",
    (_C("code", "Mã tiêu chí", _K), _C("name", "Tên tiêu chí", width=60), _C("points", "Điểm tối đa")),
)
LAYOUTS = (HEAD, SOURCES, REPORTS, OUTLINE, FORMS, ROWS, RULES, SENTENCES, HOLIDAYS, CRITERIA)
GUIDE, VALUES = "Hướng dẫn", "Giá trị"
"""Sheets that explain and offer; reading leaves them out."""


def layout_of(name: str, layouts: Iterable[SheetLayout] = LAYOUTS) -> SheetLayout | None:
    """The layout of a sheet by its tab's name, accents and capitals aside."""
    return next((layout for layout in layouts if plain(layout.name) == plain(name)), None)
