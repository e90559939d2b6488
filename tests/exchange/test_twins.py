"""The readable twins: right in Excel, harmless in Excel."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.samples import report_data

from xacai.exchange.twins import BYTE_ORDER_MARK, twins_of


def rows(data: bytes) -> list[list[str]]:
    assert data.startswith(BYTE_ORDER_MARK)
    text = data.removeprefix(BYTE_ORDER_MARK).decode()
    assert text.endswith("\r\n")
    return list(csv.reader(io.StringIO(text, newline="")))


def values(**cells: dict[str, Any]) -> list[list[str]]:
    return rows(twins_of(report_data(values=cells))["data/values.csv"])[1:]


def cell(value: str | None = None, note: str = "", **more: str) -> dict[str, Any]:
    return {"value": value, "state": "value", "note": note} | more


def test_a_report_has_its_values_and_its_tasks() -> None:
    twins = twins_of(report_data())
    assert list(twins) == ["data/tasks.csv", "data/values.csv"]
    assert rows(twins["data/values.csv"]) == [
        ["Mã chỉ tiêu", "Tình trạng", "Trong kỳ", "Lũy kế từ đầu năm", "Ghi chú"],
        ["'3.3.3", "có số liệu", "'97,35", "", "theo hệ thống, đến 14/9"],
        ["'3.3.3.1", "có số liệu", "95", "", ""],
        ["'5.1", "không phát sinh", "", "", '\'=HYPERLINK("x")'],
    ]
    assert rows(twins["data/tasks.csv"])[1] == [
        "I.1/1",
        "Rà soát thủ tục nội bộ",
        "Báo cáo",
        "Văn phòng HĐND và UBND",
        "Quý III/2026",
        "'2026-09-30",
        "hoàn thành đúng hạn",
        "Đã rà soát xong 12 thủ tục.",
    ]


def test_cumulative_figures_stand_beside_the_periods_own() -> None:
    content = report_data(values={"2.1": cell("5")}, cumulative={"2.1": cell("12.5"), "2.2": cell("7")})
    found = rows(twins_of(content)["data/values.csv"])[1:]
    assert [row[2:4] for row in found] == [["5", "'12,5"], ["", "7"]]


def test_a_choice_shows_its_words() -> None:
    assert values(a=cell(None, text="Có"))[0][2] == "Có"


def test_whole_numbers_stay_numbers_and_decimals_are_never_misread() -> None:
    raw = twins_of(report_data(values={"a": cell("-1234"), "b": cell("1234.5"), "c": cell("10.0")}))
    text = raw["data/values.csv"].decode()
    assert ",-1234," in text
    assert ',"\'1.234,5",' in text
    assert ",10," in text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", " =", "\n=", "＝", "－", "|", "%"])
def test_no_cell_begins_a_formula(start: str) -> None:
    assert values(a=cell("1", note=f"{start}cmd|' /C calc'!A0"))[0][4].startswith("'")


@pytest.mark.parametrize("text", ["3.3", "1/2", "2026-09-14", "12:30", "007", "1,5", "5%"])
def test_no_text_becomes_a_number_or_a_date(text: str) -> None:
    assert values(a=cell("1", note=text))[0][4] == f"'{text}"


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=30))
def test_every_text_comes_back_and_stays_in_its_cell(text: str) -> None:
    (row,) = values(a=cell("1", note=text))
    assert len(row) == 5
    assert row[4] in (text, f"'{text}")
    assert not row[4].strip().startswith(tuple("=+-@"))


def test_kinds_without_tables_have_no_twins() -> None:
    assert twins_of({"kind": "receipt"}) == {}
