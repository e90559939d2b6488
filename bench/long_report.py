"""A long report as plain data, the same for every maker of PDFs: three pages of text, 600 rows × 8 columns.

Standard library only, so that each maker's process pays for its own libraries alone.
"""

from __future__ import annotations

from dataclasses import dataclass

ROWS = 600
TABLE_SIZE = 10
TITLE = "Kết quả rà soát công việc của các phòng, đơn vị năm 2026"
HEADER = (
    "STT",
    "Nội dung công việc",
    "Sản phẩm",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời hạn",
    "Kinh phí (nghìn đồng)",
    "Kết quả",
)
SHARES = (5, 28, 17, 13, 13, 9, 9, 15)
_VERBS = ("Rà soát", "Cập nhật", "Công khai", "Kiểm tra", "Hướng dẫn", "Tổng hợp", "Số hóa")
_OBJECTS = (
    "danh mục thủ tục tại quầy tiếp nhận",
    "hồ sơ lưu trữ về đất ở",
    "quy trình trả kết quả qua bưu chính cho người dân ở các thôn xa",
    "trang thiết bị của bộ phận một cửa",
    "lịch tiếp dân, đối thoại với hộ kinh doanh",
)
_PRODUCTS = ("Báo cáo tổng hợp", "Quyết định", "Biên bản kiểm tra", "Kế hoạch")
_LEADS = ("Văn phòng xã", "Phòng Kinh tế", "Phòng Văn hóa", "Trung tâm dịch vụ")
_HELPERS = ("Các phòng", "Công an xã", "Trưởng thôn", "Đoàn thể xã")
_RESULTS = ("Đã xong", "Đang làm, chờ hướng dẫn", "Xong sớm", "Chưa làm")
_SENTENCE = (
    "Trong quý, các phòng và đơn vị đã làm xong phần việc được giao, ghi kết quả vào sổ theo dõi chung "
    "và báo cho người dân biết qua loa thôn, trang thông tin và bảng tin tại nhà văn hóa; phần việc còn lại "
    "được chuyển sang quý sau cùng tên người chịu trách nhiệm và ngày phải xong."
)


@dataclass(frozen=True, slots=True)
class LongReport:
    """Headings with their paragraphs, and the rows of the table as texts."""

    sections: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[tuple[str, ...], ...]


def long_report(rows: int = ROWS) -> LongReport:
    """The whole content; the same at every call."""
    sections = tuple(
        (f"{number}. Phần việc thứ {number}", tuple(f"({number}.{n}) {_SENTENCE}" for n in (1, 2, 3)))
        for number in range(1, 7)
    )
    return LongReport(sections, tuple(_row(number) for number in range(1, rows + 1)))


def _row(number: int) -> tuple[str, ...]:
    verb, thing = _VERBS[number % 7], _OBJECTS[number % 5]
    return (
        str(number),
        f"{verb} {thing} (việc {number})",
        f"{_PRODUCTS[number % 4]} số {number}/BC",
        f"{_LEADS[number // 5 % 4]}",
        _HELPERS[number % 4],
        f"Quý {('I', 'II', 'III', 'IV')[number % 4]}/2026",
        f"{number * 37 % 9000 + 1000:,}".replace(",", "."),
        f"{_RESULTS[number % 4]} (mục {number})",
    )
