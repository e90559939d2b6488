"""Deadlines: the table of writings, the collected real ones, and properties that hold for every text."""

from __future__ import annotations

import json
import unicodedata
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.deadline import (
    OTHER_YEAR,
    UNREAD,
    Deadline,
    Recurrence,
    month_span,
    quarter_span,
    read_deadline,
)
from xacai.domain.text import nfc, squeeze

TRUTH = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "truth" / "deadlines.json"
YEAR = 2025

WINDOWS = [
    ("Quý II/2025", ["2025-04-01..2025-06-30"]),
    ("quý 2 năm 2025", ["2025-04-01..2025-06-30"]),
    ("Quí IV-2025", ["2025-10-01..2025-12-31"]),
    ("Quý III//2025", ["2025-07-01..2025-09-30"]),
    ("Quý I", ["2025-01-01..2025-03-31"]),
    ("Quý I-III/2025", ["2025-01-01..2025-09-30"]),
    ("Từ quý II đến quý IV/2025", ["2025-04-01..2025-12-31"]),
    ("Quý I, II/2025", ["2025-01-01..2025-06-30"]),
    ("Quý I, IV/2025", ["2025-01-01..2025-03-31", "2025-10-01..2025-12-31"]),
    ("Quý II và quý IV", ["2025-04-01..2025-06-30", "2025-10-01..2025-12-31"]),
    ("- Quý I/2025 - Quý II/2025", ["2025-01-01..2025-03-31", "2025-04-01..2025-06-30"]),
    ("Tháng 02/2025", ["2025-02-01..2025-02-28"]),
    ("Tháng 3, 6, 9/2025", ["2025-03-01..2025-03-31", "2025-06-01..2025-06-30", "2025-09-01..2025-09-30"]),
    ("Từ tháng 3 đến tháng 9/2025", ["2025-03-01..2025-09-30"]),
    ("T9/2025", ["2025-09-01..2025-09-30"]),
    ("11/2025", ["2025-11-01..2025-11-30"]),
    ("30/9/2025", ["2025-01-01..2025-09-30"]),
    ("ngày 20 tháng 12 năm 2025", ["2025-01-01..2025-12-20"]),
    ("Từ ngày 1/3 đến 30/6/2025", ["2025-03-01..2025-06-30"]),
    ("06 tháng đầu năm", ["2025-01-01..2025-06-30"]),
    ("6 tháng cuối năm 2025", ["2025-07-01..2025-12-31"]),
    ("Cả năm", ["2025-01-01..2025-12-31"]),
    ("Năm 2025-2030", ["2025-01-01..2030-12-31"]),
    ("Trước Quý IV/2025", ["2025-01-01..2025-09-30"]),
]


def written(deadline: Deadline) -> list[str]:
    return [f"{window.start}..{window.due}" for window in deadline.windows]


@pytest.mark.parametrize(("text", "windows"), WINDOWS)
def test_windows(text: str, windows: list[str]) -> None:
    deadline = read_deadline(text, YEAR)
    assert written(deadline) == windows
    assert deadline.doubts == ()


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("Thường xuyên", (Recurrence.CONTINUOUS,)),
        ("Thường xuyên, theo quy định", (Recurrence.CONTINUOUS,)),
        ("Hàng tháng", (Recurrence.MONTHLY,)),
        ("Ngày 20 hàng tháng", (Recurrence.MONTHLY,)),
        ("Hằng quý", (Recurrence.QUARTERLY,)),
        ("Theo quý", (Recurrence.QUARTERLY,)),
        ("01 lần/quý", (Recurrence.QUARTERLY,)),
        ("Định kỳ hàng quý, 6 tháng, năm", (Recurrence.QUARTERLY, Recurrence.HALF_YEARLY, Recurrence.YEARLY)),
        ("Quý, 6 tháng, năm", (Recurrence.QUARTERLY, Recurrence.HALF_YEARLY, Recurrence.YEARLY)),
        ("Trong năm (theo phân kỳ)", (Recurrence.PHASED,)),
    ],
)
def test_recurrence_fills_the_year(text: str, recurrence: tuple[Recurrence, ...]) -> None:
    deadline = read_deadline(text, YEAR)
    assert deadline.recurrence == recurrence
    assert written(deadline) == ["2025-01-01..2025-12-31"]
    assert deadline.doubts == ()


@pytest.mark.parametrize(
    ("text", "condition", "windows"),
    [
        ("Theo quy định", "Theo quy định", []),
        ("Khi có phát sinh", "Khi có phát sinh", []),
        ("Lộ trình đã được phê duyệt", "Lộ trình đã được phê duyệt", []),
        ("Sau 05 ngày kể từ khi nhận đủ hồ sơ", "Sau 05 ngày kể từ khi nhận đủ hồ sơ", []),
        ("Quý IV/2025 (sau khi có hướng dẫn)", "sau khi có hướng dẫn", ["2025-10-01..2025-12-31"]),
        ("Theo Kế hoạch số 5/KH-UBND ngày 3/4/2025", "Theo Kế hoạch số 5/KH-UBND ngày 3/4/2025", []),
    ],
)
def test_conditions_wait_without_a_date(text: str, condition: str, windows: list[str]) -> None:
    deadline = read_deadline(text, YEAR)
    assert deadline.condition == condition
    assert written(deadline) == windows
    assert deadline.doubts == ()


def test_before_a_day_is_exclusive_and_due_that_day() -> None:
    deadline = read_deadline("Trước 15/6 và 15/12/2025", YEAR)
    assert deadline.exclusive
    assert [window.due for window in deadline.windows] == [date(2025, 6, 15), date(2025, 12, 15)]


@pytest.mark.parametrize(
    "text",
    ["Các phòng, ban", "31/2/2025", "Quý V/2025", "tháng 13/2025", "10-11/2025", "x", "Hàng tuần", "Đầu năm"],
)
def test_what_cannot_be_read_is_asked(text: str) -> None:
    deadline = read_deadline(text, YEAR)
    assert UNREAD in deadline.doubts
    assert deadline.text == text


@pytest.mark.parametrize("text", ["Từ quý III/2025", "Đầu quý I/2025", "Năm học 2025-2026"])
def test_half_said_times_are_asked(text: str) -> None:
    assert UNREAD in read_deadline(text, YEAR).doubts


def test_a_remainder_is_asked_though_a_part_was_read() -> None:
    deadline = read_deadline("Năm 2025 và các năm tiếp theo", YEAR)
    assert written(deadline) == ["2025-01-01..2025-12-31"]
    assert deadline.doubts == (UNREAD,)


def test_another_year_is_kept_and_asked() -> None:
    deadline = read_deadline("Quý III/2024", YEAR)
    assert written(deadline) == ["2024-07-01..2024-09-30"]
    assert deadline.doubts == (OTHER_YEAR,)


def test_an_empty_cell_says_nothing() -> None:
    assert read_deadline("  ", YEAR) == Deadline("", ())


@given(
    st.text(max_size=60)
    | st.from_regex(r"(Quý|Tháng|ngày|Trước|Hàng) ?[IVX0-9/, \-]{0,12}(năm|quý)?", fullmatch=True)
)
def test_every_text_is_read_without_failing(text: str) -> None:
    deadline = read_deadline(text, YEAR)
    assert deadline.text == squeeze(text)
    assert all(window.start <= window.due for window in deadline.windows)
    if deadline.text:
        assert deadline.windows or deadline.condition or deadline.doubts


@given(st.sampled_from([text for text, _ in WINDOWS]), st.sampled_from([" ", "  ", "\n", "\u00a0"]))
def test_space_and_unicode_form_do_not_matter(text: str, space: str) -> None:
    noisy = unicodedata.normalize("NFD", space + text.replace(" ", space) + space)
    assert read_deadline(noisy, YEAR) == read_deadline(text, YEAR)
    assert read_deadline(nfc(noisy), YEAR).text == text


@given(st.integers(1, 12), st.integers(1950, 2150))
def test_months_and_quarters_end_on_their_last_day(month: int, year: int) -> None:
    assert (month_span(month, year).due + timedelta(days=1)).day == 1
    quarter = (month + 2) // 3
    assert quarter_span(quarter, year).due == month_span(quarter * 3, year).due
    assert read_deadline(f"Tháng {month}/{year}", year).windows == (month_span(month, year),)


# -- the collected real ones


def _truth() -> list[dict[str, Any]]:
    return json.loads(TRUTH.read_text(encoding="utf-8"))["deadlines"] if TRUTH.exists() else []


@pytest.mark.skipif(not TRUTH.exists(), reason="the collected deadlines are not beside the project")
def test_real_deadlines_read_as_a_careful_reader_does() -> None:
    entries = _truth()
    wrong = [entry["deadline_text"] for entry in entries if not _agrees(entry)]
    print(f"deadlines read as the careful reader does: {len(entries) - len(wrong)} of {len(entries)}")
    assert entries
    assert wrong == []


def _agrees(entry: dict[str, Any]) -> bool:
    year = next((int(seed[-4:]) for seed in entry["seeds"]), YEAR)
    deadline = read_deadline(entry["deadline_text"], year)
    readings = entry["readings"]
    dated = [reading for reading in readings if reading["due"]]
    windows = list(zip(deadline.windows, dated, strict=False))
    return (
        len(deadline.windows) == len(dated)
        and all(str(window.due) == reading["due"] for window, reading in windows)
        and all(reading["start"] in (None, str(window.start)) for window, reading in windows)
        and deadline.exclusive == any(reading.get("exclusive") for reading in readings)
        and bool(deadline.condition) == any(reading.get("condition") for reading in readings)
        and set(deadline.recurrence) == _recurrence(readings[0]["recurrence"] or "")
    )


def _recurrence(words: str) -> set[Recurrence]:
    table = {"continuous": "CONTINUOUS", "monthly": "MONTHLY", "quarterly": "QUARTERLY", "yearly": "YEARLY"}
    found = {Recurrence[name] for word, name in table.items() if word in words.replace(",", " ").split()}
    return found | ({Recurrence.PHASED} if "not given" in words else set())
