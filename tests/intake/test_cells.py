"""Products matched to windows, budgets, and departments under their spellings."""

from __future__ import annotations

import pytest

from xacai.domain.deadline import read_deadline
from xacai.intake.cells import budget_of, deliverables_of
from xacai.intake.departments import department_key, departments_in


@pytest.mark.parametrize(
    ("product", "deadline", "pairs"),
    [
        ("Kế hoạch; Báo cáo", "Quý I, IV/2026", [("Kế hoạch", 3), ("Báo cáo", 12)]),
        (
            "- Kế hoạch năm - Báo cáo",
            "- Quý I/2026 - Trước ngày 5/12/2026",
            [("Kế hoạch năm", 3), ("Báo cáo", 12)],
        ),
        (
            "Kế hoạch của xã Báo cáo kết quả",
            "Quý I, IV/2026",
            [("Kế hoạch của xã", 3), ("Báo cáo kết quả", 12)],
        ),
        ("Quyết định", "Quý II/2026", [("Quyết định", 6)]),
        ("Biên bản; Danh mục", "Tháng 9/2026", [("Biên bản", 9), ("Danh mục", 9)]),
    ],
)
def test_products_and_windows(product: str, deadline: str, pairs: list[tuple[str, int]]) -> None:
    made, unmatched = deliverables_of(product, read_deadline(deadline, 2026))
    assert [(item.text, item.window.due.month if item.window else 0) for item in made] == pairs
    assert not unmatched


def test_what_cannot_be_matched_is_told() -> None:
    made, unmatched = deliverables_of("Một; Hai; Ba", read_deadline("Quý I, IV/2026", 2026))
    assert unmatched and all(item.window is None for item in made)


@pytest.mark.parametrize(
    ("text", "unit", "amount", "doubt"),
    [
        ("20", 1_000_000, 20_000_000, None),
        ("1.250", 1_000_000, 1_250_000_000, None),
        ("0,5", 1_000_000, 500_000, None),
        ("0", None, 0, None),
        ("20", None, None, "intake.budget-unit"),
        ("20 triệu đồng", None, 20_000_000, None),
        ("1,250.5", 1_000_000, None, "intake.budget-foreign"),
        ("Kinh phí chi thường xuyên", 1_000_000, None, None),
        ("", 1_000_000, None, None),
    ],
)
def test_budgets(text: str, unit: int | None, amount: int | None, doubt: str | None) -> None:
    budget, code = budget_of(text, "", unit)
    assert (budget.text, budget.amount_vnd, code) == (text, amount, doubt)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("VP HĐND&UBND", "Văn phòng HĐND và UBND xã"),
        ("VP. HDND - UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
        ("Phòng VH- XH", "Phòng Văn hóa - Xã hội"),
        ("Phòng Văn hoá – Xã hội", "phòng VH-XH"),
        ("TT. PVHCC", "Trung tâm Phục vụ hành chính công"),
    ],
)
def test_spellings_of_one_department(one: str, other: str) -> None:
    assert department_key(one) == department_key(other)


def test_other_departments_stay_apart() -> None:
    assert department_key("Phòng Kinh tế") != department_key("Phòng Văn hóa - Xã hội")
    found = departments_in(["Phòng Kinh tế; VP HĐND&UBND", "Văn phòng HĐND và UBND", "Phòng Kinh tế"])
    assert [(item.name, len(item.spellings)) for item in found] == [("Phòng Kinh tế", 1), ("VP HĐND&UBND", 2)]
