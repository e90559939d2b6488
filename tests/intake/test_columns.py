"""Headers under many names: what each column is taken for."""

from __future__ import annotations

import pytest

from xacai.intake.columns import Role, read_header
from xacai.intake.document import Cell, Row


def row(text: str) -> Row:
    return Row(tuple(Cell(part.strip()) for part in text.split("|")))


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        (
            "Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Sản phẩm | Thời hạn",
            "content lead coordinating product deadline",
        ),
        ("TT | Nội dung công việc | Đầu ra | Đơn vị thực hiện | Tiến độ", "no content product lead deadline"),
        (
            "STT | Mục tiêu | Nhiệm vụ | Hoạt động | Chủ trì | Thời gian",
            "no objective parent content lead deadline",
        ),
        (
            "TT | Lĩnh vực | Nhiệm vụ cụ thể | Yêu cầu | Đơn vị | Hạn",
            "no field content product lead deadline",
        ),
        ("TT | Lĩnh vực, tiêu chí | Yêu cầu | Thời gian | Chủ trì", "no content product deadline lead"),
        (
            "TT | Nhiệm vụ | Mục tiêu cần đạt | Nguồn kinh phí | Dự toán | Ghi chú",
            "no content product source budget note",
        ),
        ("Chỉ tiêu | Đơn vị | Giá trị", "content unit value"),
        ("Thời hạn | Chủ trì | Nội dung | TT", "deadline lead content no"),
    ],
)
def test_names(header: str, roles: str) -> None:
    found = read_header([row(header)])
    assert found and [str(role) for role in found[0].roles] == roles.split()


def test_a_second_header_row_and_a_row_of_numbers() -> None:
    rows = [
        row("TT | Nhiệm vụ | Phân công | | Thời gian"),
        row(" | | Cơ quan chủ trì | Cơ quan phối hợp | "),
        row("(1) | (2) | (3) | (4) | (5)"),
        row("1 | Rà soát | Phòng A | Phòng B | Quý I"),
    ]
    found = read_header(rows)
    assert found and found[1] == 3
    assert found[0].roles == (Role.NO, Role.CONTENT, Role.LEAD, Role.COORDINATING, Role.DEADLINE)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Kinh phí (triệu đồng)", 1_000_000),
        ("Dự trù kinh phí (tr. đồng)", 1_000_000),
        ("Kinh phí (đồng)", 1),
        ("Kinh phí (nghìn đồng)", 1000),
        ("Kinh phí", None),
    ],
)
def test_units(name: str, unit: int | None) -> None:
    found = read_header([row(f"TT | Nhiệm vụ | Thời gian | {name}")])
    assert found and found[0].unit == unit


@pytest.mark.parametrize(
    "line",
    [
        "1 | Ban hành kế hoạch tuyên truyền | Kế hoạch | Phòng Văn hóa - Xã hội | Quý I/2026",
        "I | CẢI CÁCH THỂ CHẾ | | |",
        "a | b | c",
    ],
)
def test_rows_that_are_no_header(line: str) -> None:
    assert read_header([row(line)]) is None


def test_a_title_may_stand_over_the_header() -> None:
    found = read_header(
        [row("BẢNG PHÂN CÔNG | | |"), row("TT | Nhiệm vụ | Chủ trì | Thời hạn"), row("1 | a | b | c")]
    )
    assert found and found[1] == 2
