"""What maps to what between two versions of a catalogue, and a draft taken along."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.catalogue import (
    Catalogue,
    Form,
    OfficeRollUp,
    OutlineSection,
    Row,
    RowKind,
    Source,
    TimeRollUp,
)
from xacai.domain.catalogue_move import Fate, Pair, between, compare_catalogues, confirmed
from xacai.domain.indicator import EMPTY, NOTHING, UNKNOWN, Cell, value
from xacai.domain.period import quarter
from xacai.domain.report import Report, SectionText
from xacai.domain.report_move import carried, move_report


def row(code: str, name: str, **more: Any) -> Row:
    given = {"unit": "hồ sơ", "kind": RowKind.COUNT, "time": TimeRollUp.SUM, "office": OfficeRollUp.SUM}
    return Row(code=code, no=code, name=name, **{**given, **more})


def catalogue(version: str, *rows: Row, outline: tuple[OutlineSection, ...] = ()) -> Catalogue:
    forms = (Form("3", "Thủ tục hành chính", "II", rows),)
    return Catalogue("thu", version, "Thử", 2026, Source(""), forms=forms, outline=outline)


OLD = catalogue(
    "9",
    row("3.1", "Số hồ sơ tiếp nhận mới"),
    row("3.2", "Số hồ sơ đã giải quyết"),
    row("3.3", "Số hồ sơ quá hạn"),
    row("3.4", "Số cuộc họp"),
    row("3.5", "Số lượt người"),
    outline=(
        OutlineSection("I", "Chỉ đạo", 1),
        OutlineSection("II", "Kết quả", 1),
        OutlineSection("III", "Cũ", 1),
    ),
)
NEW = catalogue(
    "10",
    row("3.1", "Số hồ sơ tiếp nhận"),
    row("3.2", "Số vụ kỷ luật"),
    row("3.7", "Số hồ sơ đã giải quyết xong", formerly=("3.2",)),
    row("3.8", "Số hồ sơ quá hạn"),
    row("3.4", "Biên chế được giao trong năm"),
    row("3.5", "Số lượt người", time=TimeRollUp.LAST),
    outline=(
        OutlineSection("I", "Công tác chỉ đạo", 1),
        OutlineSection("IV", "Kết quả đạt được", 1, formerly=("II",)),
    ),
)


def fates(one: Catalogue, other: Catalogue) -> dict[tuple[str, str], Fate]:
    return {(pair.old, pair.new): pair.fate for pair in compare_catalogues(one, other).rows}


def test_rows_are_found_by_former_code_then_code_then_name() -> None:
    assert fates(OLD, NEW) == {
        ("3.1", "3.1"): Fate.RENAMED,
        ("3.2", "3.7"): Fate.RECODED,
        ("3.3", "3.8"): Fate.ASKED,
        ("3.4", "3.4"): Fate.ASKED,
        ("3.5", "3.5"): Fate.CHANGED,
        ("", "3.2"): Fate.NEW,
    }


def test_a_code_given_to_another_row_never_takes_its_values() -> None:
    move = between(OLD, NEW)
    assert carried({"3.2": value(4), "3.4": value(2), "3.5": value(1)}, move) == {"3.7": value(4)}
    assert carried({"3.7": value(4), "3.2": value(9)}, between(NEW, OLD)) == {"3.2": value(4)}


def test_version_ten_is_newer_than_nine() -> None:
    assert OLD.age < NEW.age
    assert between(NEW, OLD).old == NEW.id


def test_a_proposal_counts_only_when_it_is_agreed_to() -> None:
    move = between(OLD, NEW)
    taken = confirmed(move, {"3.3": "3.8"})
    assert taken.row_codes()["3.3"] == "3.8"
    assert "3.4" not in taken.row_codes()
    assert Pair("3.4", "", Fate.REMOVED, "Số cuộc họp") in taken.rows
    assert taken.asked == ()


def test_words_follow_their_section_and_numbers_their_row() -> None:
    texts = {"II": SectionText("Giải quyết {3.2}, họp {3.4}.", drafted=True), "III": SectionText("Lời cũ")}
    reasons = {"rule.r|cell 3.1": "một", "report.value-unavailable|form 3": "hai", "x|cell 3.4": "ba"}
    report = Report("1", quarter(2026, 1), OLD.id, texts=texts, reasons=reasons)
    moved = move_report(report, NEW, confirmed(between(OLD, NEW), {}), lambda code: "12")
    assert moved.report.texts == {"IV": SectionText("Giải quyết {3.7}, họp 12.", drafted=True)}
    assert moved.report.reasons == {"report.value-unavailable|form 3": "hai"}
    assert moved.left == {
        "section III": "Lời cũ",
        "reason rule.r|cell 3.1": "một",
        "reason x|cell 3.4": "ba",
    }


cells = st.one_of(
    st.integers(0, 999).map(value), st.sampled_from([NOTHING, UNKNOWN, Cell(note="ghi chú"), EMPTY])
)


@given(st.dictionaries(st.sampled_from([item.code for item in OLD.rows()]), cells), st.booleans())
def test_nothing_typed_is_ever_lost(values: dict[str, Cell], agreed: bool) -> None:
    move = confirmed(between(OLD, NEW), {"3.3": "3.8"} if agreed else {})
    report = Report("1", quarter(2026, 1), OLD.id, values=values, overrides=values)
    moved = move_report(report, NEW, move, lambda code: "…")
    typed = [code for code, cell in values.items() if cell != EMPTY]
    for code in typed:
        stands = moved.report.values.get(move.row_codes().get(code, ""), EMPTY) == values[code]
        assert stands != (f"cell {code}" in moved.left)
        assert (f"cumulative {code}" in moved.left) == (f"cell {code}" in moved.left)
    assert moved.report.set_aside == moved.left


@given(st.permutations(list(OLD.rows())))
def test_the_same_catalogue_maps_to_itself(rows: list[Row]) -> None:
    other = replace(OLD, version="11", forms=(replace(OLD.forms[0], rows=tuple(rows)),))
    assert {pair.fate for pair in compare_catalogues(OLD, other).rows} == {Fate.SAME}
