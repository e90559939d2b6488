"""The door: encodings, marks of web writing, refusals, and files that chance has changed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.mini import HEAD, TABLE

from xacai.domain.issue import Refusal
from xacai.intake.answer import as_json
from xacai.intake.document import Paragraph, Table
from xacai.intake.plan import read_plan
from xacai.intake.source import read_source

TEXT = HEAD + TABLE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_give_the_same_blocks(encoding: str) -> None:
    assert read_source(TEXT.encode(encoding), "kh.txt") == read_source(TEXT.encode(), "-")


def test_line_ends_of_other_systems() -> None:
    assert read_source(TEXT.replace("\n", "\r\n").encode(), "kh.txt") == read_source(TEXT.encode(), "kh.txt")


def test_tables_end_at_empty_lines_and_marks_are_taken_off() -> None:
    text = "## **KẾ HOẠCH**\n¹ Một chú thích\n*Phụ lục*\na\t<p>một</p> <p>hai</p>\nb\t<b>ba</b>\n\nc\td &amp; e\n"
    title, annex, first, second = read_source(text.encode(), "kh.txt")
    assert isinstance(title, Paragraph) and title.text == "KẾ HOẠCH"
    assert isinstance(annex, Paragraph) and annex.text == "Phụ lục"
    assert isinstance(first, Table) and [row.texts for row in first.rows] == [("a", "một\nhai"), ("b", "ba")]
    assert isinstance(second, Table) and second.rows[0].texts == ("c", "d & e")


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "kh.txt", "intake.empty"),
        (b" \n\t\n ", "kh.txt", "intake.empty"),
        (b"\xff\xfa\x81\x90abc", "kh.txt", "intake.unreadable"),
        (bytes(range(32)) * 40, "kh.txt", "intake.unreadable"),
        (b"PK\x03\x04rest", "kh.txt", "intake.damaged"),
        (b"{\\rtf1 x}", "kh.docx", "intake.type-unread"),
        (b"\x89PNG\r\n", "kh.pdf", "intake.type-unread"),
        (b"%PDF-1.7", "kh", "intake.damaged"),
        (b"a" * 20_000_001, "kh.txt", "intake.too-large"),
    ],
)
def test_refusals(data: bytes, name: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_source(data, name)
    assert refused.value.issue.code == code


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_changed_files_are_read_or_refused(data: st.DataObject) -> None:
    lines = TEXT.split("\n")
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(lines) - 1))
        change = data.draw(st.sampled_from(["drop", "twice", "cut", "tabs", "swap", "text"]))
        line = lines[place]
        if change == "drop" and len(lines) > 2:
            del lines[place]
        elif change == "twice":
            lines.insert(place, line)
        elif change == "cut":
            lines[place] = line[: data.draw(st.integers(0, len(line)))]
        elif change == "tabs":
            lines[place] = line.replace("\t", "\t" * data.draw(st.integers(0, 3)))
        elif change == "swap":
            lines[place], lines[0] = lines[0], line
        else:
            lines[place] = line + data.draw(st.text(max_size=20))
    _read_or_refuse("\n".join(lines).encode("utf-8", "ignore"))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    _read_or_refuse(data)


def _read_or_refuse(data: bytes) -> None:
    try:
        reading = read_plan(read_source(data, "kh.txt"), year=2026, office_name=None)
    except Refusal as refused:
        assert refused.issue.code.startswith("intake.")
        return
    assert as_json(reading)["tasks"] or as_json(reading)["targets"]
