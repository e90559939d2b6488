"""Thresholds: the table of writings, what is never one, and the collected real ones."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.threshold import Threshold, read_thresholds

TRUTH = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "truth"
PLANS = ("minh_duc_2025", "bac_kan_2025", "chi_linh_2025", "huong_tra_2025", "kien_tuong_2024")


def short(threshold: Threshold) -> str:
    value = "" if threshold.value is None else f"{threshold.value}"
    return f"{threshold.comparator}{value}{threshold.unit}{' bare' if threshold.bare else ''}"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Tối thiểu 98% hồ sơ trả đúng hạn", [">=98%"]),
        ("tỷ lệ nộp trực tuyến đạt từ 35% trở lên", [">=35%"]),
        ("100% hồ sơ được số hóa", [">=100% bare"]),
        ("kiểm tra trên 40% số thôn", [">40%"]),
        ("ít nhất 97,5 % phiếu hài lòng", [">=97.5%"]),
        ("tỷ lệ trễ hạn dưới 2%", ["<2%"]),
        ("số hồ sơ trễ hạn không quá 1%", ["<=1%"]),
        ("tỷ lệ tái sử dụng hồ sơ điện tử đạt 60%", [">=60% bare"]),
        ("thời gian chờ không quá 15 phút", ["<=15phút"]),
        ("có ít nhất từ 02 sáng kiến được công nhận", [">=2sáng kiến"]),
        ("thực hiện đủ 04 cuộc đối thoại", ["=4cuộc"]),
        ("tối thiểu 90%, trong đó lĩnh vực đất đai đạt 85%", [">=90%", ">=85% bare"]),
        ("không có công chức nào bị kỷ luật", ["=0người"]),
        ("không để xảy ra sai phạm", ["=0sai phạm"]),
    ],
)
def test_writings(text: str, read: list[str]) -> None:
    assert [short(threshold) for threshold in read_thresholds(text)] == read


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 45/2020/NĐ-CP ngày 08/4/2020",
        "TCVN ISO 9001:2015",
        "phương châm “4 tại chỗ”",
        "dịch vụ công mức độ 3, 4",
        "phê duyệt cấp độ 1",
        "chính quyền địa phương 2 cấp",
        "đồng bộ 06 nội dung trong năm 2025",
        "hoàn thành trước ngày 15 tháng 6 năm 2025",
        "",
    ],
)
def test_what_is_never_a_threshold(text: str) -> None:
    assert read_thresholds(text) == ()


def test_a_list_answers_its_scopes() -> None:
    levels = "UBND tỉnh, UBND cấp huyện, UBND cấp xã"
    text = f"Số hóa kết quả của {levels} đạt tỷ lệ tối thiểu tương ứng là 100%, 90%, 80%."
    read = read_thresholds(text)
    assert [(item.scope, item.value) for item in read] == [
        ("UBND tỉnh", Decimal(100)),
        ("UBND cấp huyện", Decimal(90)),
        ("UBND cấp xã", Decimal(80)),
    ]


def test_each_part_of_a_sentence_has_its_scope() -> None:
    read = read_thresholds("70% hồ sơ tại cấp tỉnh và ít nhất 50% hồ sơ tại cấp xã được xử lý trên mạng")
    assert [(item.scope, item.bare) for item in read] == [("cấp tỉnh", True), ("cấp xã", False)]


def test_relative_to_a_year() -> None:
    (read,) = read_thresholds("Số hồ sơ trễ hạn giảm so với năm 2024")
    assert (read.comparator, read.value, read.relative_to) == ("<", None, "năm 2024")


def test_band() -> None:
    (read,) = read_thresholds("Chỉ số của xã đạt thứ hạng khá trở lên")
    assert (read.comparator, read.value, read.band) == (">=", None, "khá")


@given(st.text(max_size=80))
def test_every_text_is_read_without_failing(text: str) -> None:
    for threshold in read_thresholds(text):
        assert threshold.phrase


# -- the collected real ones


def _truth(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((TRUTH / f"{name}.json").read_text(encoding="utf-8"))
    return read


def _plain(entry: dict[str, Any]) -> str:
    value = entry["value"]
    number = None if value is None or isinstance(value, str) else Decimal(str(value))
    return f"{entry['comparator']} {number} {'' if number is None else entry['unit']} {not entry['explicit']}"


def _read(text: str) -> list[str]:
    return sorted(
        f"{item.comparator} {item.value} {'' if item.value is None else item.unit} {item.bare}"
        for item in read_thresholds(text)
    )


@pytest.mark.skipif(not TRUTH.exists(), reason="the collected thresholds are not beside the project")
@pytest.mark.parametrize("name", PLANS)
def test_real_targets_read_as_a_careful_reader_does(name: str) -> None:
    targets = _truth(name)["targets"]
    wrong = [
        item["text"] for item in targets if sorted(map(_plain, item["thresholds"])) != _read(item["text"])
    ]
    print(f"{name}: thresholds of {len(targets) - len(wrong)} of {len(targets)} targets right")
    assert targets
    assert wrong == []


@pytest.mark.skipif(not TRUTH.exists(), reason="the collected thresholds are not beside the project")
def test_real_phrases() -> None:
    truth = _truth("thresholds")
    cut_off = {"giảm số lượng ... so với năm 2023"}  # its context in the collection ends inside the year
    wrong = [
        entry["phrase"]
        for entry in truth["thresholds"]
        for example in entry["examples"]
        if entry["phrase"] not in cut_off and _loose(entry) not in map(_unbared, _read(example["context"]))
    ]
    print(f"phrases read: {truth['count'] - len(set(wrong))} of {truth['count']}")
    assert wrong == []
    assert [text for text in truth["not_thresholds"] if read_thresholds(text)] == []


def _unbared(read: str) -> tuple[str, str]:
    return read.split(" ")[0], read.split(" ")[1]


def _loose(entry: dict[str, Any]) -> tuple[str, str]:
    return entry["comparator"], _plain(entry).split(" ")[1]
