# ruff: noqa: E501 - a row of a table stands on one line
"""An invented commune's plan as tab-separated text, with the slips that real ones have, and short ways to read it."""

from __future__ import annotations

from xacai.intake.document import Block
from xacai.intake.plan import Reading, read_plan
from xacai.intake.source import read_source

HEAD = """ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ SUỐI MƠ\tĐộc lập - Tự do - Hạnh phúc
Số: 15/KH-UBND\tSuối Mơ, ngày 08 tháng 01 năm 2026

KẾ HOẠCH
Cải cách hành chính xã Suối Mơ năm 2026

Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;
Căn cứ Kế hoạch số 3/KH-UBND ngày 02/01/2026 của UBND tỉnh;

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

Làm cho việc hành chính của xã gọn hơn, nhanh hơn và dễ theo

dõi hơn.

II. NỘI DUNG

1. Cải cách thể chế

1.1. Mục tiêu

- 100% văn bản của xã được rà soát trong năm.

1.2. Nhiệm vụ

- Rà soát văn bản đã ban hành.

2. Cải cách thủ tục hành chính

2.1. Mục tiêu

- Tối thiểu 97% hồ sơ trả đúng hạn; tỷ lệ nộp trực tuyến đạt từ 55% trở lên.
- Số hồ sơ trễ hạn giảm so với năm 2025.

III. TỔ CHỨC THỰC HIỆN

1. Phòng Văn hóa - Xã hội

- Định kỳ hàng quý, 6 tháng, năm tổng hợp báo cáo UBND xã.
- Hoàn thành việc ban hành kế hoạch tuyên truyền trước ngày 20/01/2026.

Nơi nhận:
- UBND tỉnh;
- Các thôn;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Lê Thị Hạnh

PHỤ LỤC
(Kèm theo Kế hoạch số 15/KH-UBND ngày 08/01/2026 của UBND xã Suối Mơ)
"""

TABLE = """
TT\tMục tiêu\tNhiệm vụ\tHoạt động\tKết quả\tChủ trì\tPhối hợp\tThời gian\tKinh phí (triệu đồng)
I CẢI CÁCH THỂ CHẾ\t\t\t\t\t\t\t\t
1\tVăn bản gọn\tRà soát văn bản\tLập danh mục văn bản\tDanh mục\tVăn phòng HĐND-UBND\tCác thôn\tQuý I/2026\t5
\t\t\tHọp lấy ý kiến\tBiên bản\tVP HĐND&UBND\tPhòng Kinh tế\tHàng quý\t0
2\tNgười dân biết luật\tPhổ biến pháp luật\tMở lớp cho các\tKế hoạch; Báo cáo\tPhòng VH-XH\tCác thôn và\tQuý I, IV/2026\t1.250

TT\tMục tiêu\tNhiệm vụ\tHoạt động\tKết quả\tChủ trì\tPhối hợp\tThời gian\tKinh phí (triệu đồng)
\t\t\ttrưởng thôn\t\t\ttổ dân phố\t\t
II\tCẢI CÁCH THỦ TỤC HÀNH CHÍNH\t\t\t\t\t\t\t
1\tHồ sơ đúng hạn\tTheo dõi hồ sơ\tGọi điện báo trước cho người dân\tSổ theo dõi\tTrung tâm PVHCC\tPhòng Kinh tế\tThường xuyên\tNguồn chi thường xuyên
\t\t\tGửi thư xin lỗi khi trễ\tThư xin lỗi\tTrung tâm PVHCC\tPhòng Kinh tế\tKhi có hồ sơ trễ\t
\tNộp tại nhà\tHướng dẫn nộp trực tuyến\tVideo hướng dẫn\tPhòng VH-XH\tCác thôn\tTháng 5/2025\t\t
\t\tSố hóa kết quả cũ\t\tKho dữ liệu\tPhòng VH-XH\tCác thôn\tcác thôn\t
"""


def blocks(text: str = HEAD + TABLE) -> tuple[Block, ...]:
    """The blocks of a text."""
    return read_source(text.encode(), "ke-hoach.txt")


def reading(text: str = HEAD + TABLE, year: int | None = None, office: str | None = None) -> Reading:
    """The reading of a text."""
    return read_plan(blocks(text), year=year, office_name=office)


def asked(found: Reading) -> set[tuple[str, str]]:
    """The questions as pairs of code and place."""
    return {(issue.code, issue.where) for issue in found.issues}
