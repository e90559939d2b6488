"""A province's workbook for tests: formulas, merged cells, formats, a chart, a picture, validations, a hidden sheet."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

SHEET = "Biểu 3"
ROWS = (
    (6, "3.3.0b", "Hồ sơ tiếp nhận trực tiếp, qua bưu chính"),
    (7, "3.3.0c", "Hồ sơ tiếp nhận trực tuyến"),
    (8, "3.3.2", "Hồ sơ giải quyết đúng và trước hạn"),
    (9, "3.3.3", "Hồ sơ giải quyết quá hạn"),
)


def provincial() -> bytes:
    """The workbook's bytes, the same every time but for the time of making."""
    book = Workbook()
    page = book.active
    page.title = SHEET
    _table(page)
    _ornaments(page)
    hidden = book.create_sheet("Ẩn")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "Chỉ tiêu"
    other = book.create_sheet("Tổng hợp")
    other["A1"] = f"='{SHEET}'!D10*2"
    book.defined_names["tong"] = DefinedName("tong", attr_text=f"'{SHEET}'!$D$10")
    book.calculation.fullCalcOnLoad = False
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _table(page: Any) -> None:
    page["A1"] = "BIỂU 3. CẢI CÁCH THỦ TỤC HÀNH CHÍNH"
    page.merge_cells("A1:F1")
    page["A2"] = "Đơn vị báo cáo:"
    page.merge_cells("B2:F2")
    for column, words in enumerate(("STT", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Tỷ lệ", "Ghi chú"), 1):
        page.cell(4, column, words).font = Font(bold=True)
    for row, number, words in ROWS:
        page.cell(row, 1, number)
        page.cell(row, 2, words)
        page.cell(row, 4, 7).fill = PatternFill("solid", "FFFFF2CC")
    page["B10"], page["D10"] = "Cộng", "=SUM(D6:D9)"
    page["E8"].number_format = "0.00%"
    page["E9"].number_format = "dd/mm/yyyy"
    page["G6"] = "<không được đổi & giữ nguyên>"


def _ornaments(page: Any) -> None:
    page.conditional_formatting.add(
        "D6:D9", CellIsRule("lessThan", ["0"], fill=PatternFill(bgColor="FFFF0000"))
    )
    validation = DataValidation("whole", operator="greaterThanOrEqual", formula1="0")
    validation.add("D6:D9")
    page.add_data_validation(validation)
    chart = BarChart()
    chart.add_data(Reference(page, min_col=4, min_row=6, max_row=9))
    page.add_chart(chart, "H2")
    page.add_image(Image(io.BytesIO(_picture())), "H20")


def _picture() -> bytes:
    """A picture of one grey dot."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\x00\x80")
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", pixels) + part(b"IEND", b"")


def members(data: bytes) -> dict[str, bytes]:
    """Every part of a package with its bytes, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """A package of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A workbook with some bytes of a part replaced; the old ones must be there."""
    parts = members(data)
    assert old in parts[part]
    return packed({**parts, part: parts[part].replace(old, new)})
