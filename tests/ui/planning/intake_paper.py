"""A small plan as a Word file with three doubts: a year, a condition that is no date, a lead left out."""

from __future__ import annotations

from pathlib import Path

from tests.intake.word_writer import Box, WordFile, paragraph, table

_WIDTHS = (600, 3600, 1600, 1800, 1600, 1400)
HEADER = ("TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
_OFFICE = "Văn phòng HĐND và UBND"
_CULTURE = "Phòng Văn hóa - Xã hội"
_ALL = "Các phòng, đơn vị"
_ROWS: tuple[tuple[str, ...], ...] = (
    ("I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",),
    ("1", "Ban hành Kế hoạch cải cách hành chính năm 2026", "Kế hoạch", _OFFICE, _ALL, "Quý I/2026"),
    ("2", "Tự kiểm tra công tác cải cách hành chính", "Báo cáo", _OFFICE, _ALL, "Quý II, III/2026"),
    ("3", "Đối thoại với người dân và doanh nghiệp", "Thông báo kết luận", _OFFICE, "", "Quý II/2025"),
    ("II. CẢI CÁCH THỂ CHẾ",),
    ("1", "Rà soát văn bản quy phạm pháp luật do xã ban hành", "Báo cáo", "", _ALL, "Quý IV/2026"),
    (
        "2",
        "Theo dõi tình hình thi hành pháp luật",
        "Kế hoạch; Báo cáo",
        _CULTURE,
        _ALL,
        "Đợt 2",
    ),
    ("III. CẢI CÁCH THỦ TỤC HÀNH CHÍNH",),
    (
        "1",
        "Niêm yết thủ tục hành chính tại trụ sở; cập nhật thủ tục hành chính trên trang thông tin",
        "Danh mục niêm yết",
        _CULTURE,
        _OFFICE,
        "Thường xuyên",
    ),
    ("2", "Khảo sát sự hài lòng của người dân", "Báo cáo khảo sát", _CULTURE, _OFFICE, "Tháng 11/2026"),
)


def write_plan(path: Path, header: tuple[str, ...] = HEADER) -> Path:
    """Write the file."""
    file = WordFile()
    left = "ỦY BAN NHÂN DÂN\nXÃ TAM NHUẬN\nSố: 07/KH-UBND"
    right = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Tam Nhuận, ngày 09 tháng 01 năm 2026"
    )
    file.add(table([[Box(left), Box(right)]], (4500, 5500), headers=0), paragraph(""))
    file.lines(["KẾ HOẠCH", "Cải cách hành chính năm 2026"], centred=True)
    file.lines(["Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ;"])
    file.lines(
        [
            "I. MỤC TIÊU",
            "- Tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 98% trở lên.",
            "II. NHIỆM VỤ",
            "(Phụ lục kèm theo)",
        ]
    )
    signed = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Mẫu"
    foot = [[Box("Nơi nhận:\n- Đảng ủy xã;\n- Lưu: VT."), Box(signed)]]
    file.add(paragraph(""), table(foot, (4500, 4500), headers=0), paragraph("PHỤ LỤC", centred=True))
    rows = [[Box(text) for text in header]]
    rows.extend([Box(row[0], span=6)] if len(row) == 1 else [Box(text) for text in row] for row in _ROWS)
    file.add(table(rows, _WIDTHS))
    path.write_bytes(file.data())
    return path
