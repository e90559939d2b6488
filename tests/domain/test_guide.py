"""The guide's small Markdown, and finding in it without diacritics."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.guide import (
    Grid,
    Heading,
    Text,
    Topic,
    Words,
    bare,
    find,
    lines_of,
    read_line,
    read_topic,
    sentences,
)

TEXT = """# Báo cáo

Phần lời và biểu số liệu.

## Nhập số liệu

1. Bấm **Số liệu**, gõ số.
2. Xem [Tiến độ](page:progress).
- Hồ sơ đúng hạn.

## Phím

| Phím | Việc |
|---|---|
| Enter | xuống ô |
"""
TOPIC = read_topic("reporting", TEXT)
OTHER = Topic("home", "Tổng quan", (Text(read_line("Tiến độ của hồ sơ.")),))


def test_a_topic_is_read_block_by_block() -> None:
    assert TOPIC.title == "Báo cáo"
    assert [type(block) for block in TOPIC.blocks] == [Text, Heading, Text, Text, Text, Heading, Grid]
    assert [block.mark for block in TOPIC.blocks if isinstance(block, Text)] == ["", "1.", "2.", "-"]
    grid = TOPIC.blocks[-1]
    assert isinstance(grid, Grid)
    assert [[bare(cell) for cell in row] for row in grid.rows] == [["Phím", "Việc"], ["Enter", "xuống ô"]]


def test_marks_inside_a_line() -> None:
    assert read_line("Bấm **Lưu**, chạy `xacai demo`, xem [Kế hoạch](page:planning).") == (
        Words("Bấm "),
        Words("Lưu", bold=True),
        Words(", chạy "),
        Words("xacai demo"),
        Words(", xem "),
        Words("Kế hoạch", link="page:planning"),
        Words("."),
    )
    assert {part.link for line in lines_of(TOPIC) for part in line if part.link} == {"page:progress"}


def test_sentences_are_bare_and_in_order() -> None:
    told = sentences(TOPIC)
    assert told[:4] == ("Báo cáo", "Phần lời và biểu số liệu.", "Nhập số liệu", "Bấm Số liệu, gõ số.")
    assert told[-1] == "xuống ô"


def test_sections_are_found_without_diacritics_headings_first() -> None:
    found = find((OTHER, TOPIC), "ho so")
    assert [(item.topic.key, item.heading, item.words) for item in found] == [
        ("home", "", "Tiến độ của hồ sơ."),
        ("reporting", "Nhập số liệu", "Hồ sơ đúng hạn."),
    ]
    assert [item.heading for item in find((OTHER, TOPIC), "NHAP SO LIEU")] == ["Nhập số liệu"]
    assert [item.words for item in find((TOPIC,), "xuong o")] == ["Enter: xuống ô"]
    assert find((TOPIC,), "  ") == find((TOPIC,), "khong co chu nay") == ()


def test_long_lines_are_cut_to_the_words_found() -> None:
    long = Topic("x", "T", (Text(read_line(f"{'chữ ' * 40}hồ sơ cuối")),))
    (found,) = find((long,), "cuoi")
    assert found.words.startswith("… ") and found.words.endswith("hồ sơ cuối") and len(found.words) < 60


@given(st.text())
def test_any_line_keeps_its_words(text: str) -> None:
    """Nothing but marks is lost, whatever was written."""
    assert bare(read_line(text)) in {text, bare(read_line(text))}
    plain = text.replace("*", "").replace("`", "").replace("[", "")
    assert bare(read_line(plain)) == plain
