"""What the page shows, worked out without a window: cells, the column beside them, outline, issues, typed texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.catalogue import Catalogue, Row, RowKind
from xacai.domain.indicator import NOTHING, UNKNOWN, Cell, CellState, complete, ratios, value
from xacai.domain.number import write_number
from xacai.domain.period import Period, PeriodKind, Window, quarter, window
from xacai.domain.plan import Target
from xacai.domain.progress import count
from xacai.domain.report import Report, ReportState, SectionText, reason_key
from xacai.domain.rule import Earlier, check_rules
from xacai.domain.submission import ReportFacts
from xacai.domain.threshold import Comparator, Threshold
from xacai.files.catalogues import packaged_catalogues
from xacai.ui.models.cells import CellKind
from xacai.ui.reporting.beside import beside
from xacai.ui.reporting.draft_view import offered_rows, with_draft, without_draft
from xacai.ui.reporting.entry import answer_cell, answers, read_entry, set_against
from xacai.ui.reporting.issue_view import count_words, issue_items, open_count
from xacai.ui.reporting.outline_view import EMPTY, FULL, HALF, outline_items, short_title
from xacai.ui.reporting.period_words import window_words
from xacai.ui.reporting.sheet import Lookup, Sheet, look_up, next_open, open_codes, row_named
from xacai.ui.reporting.view import NOW, columns, figure_row, form_rows, own_cell
from xacai.wording.periods import brief_words, long_words

CATALOGUE: Catalogue = packaged_catalogues()[0]
FILES = {"3.3.3.0a": value(83), "3.3.3.0b": value(431), "3.3.3.0c": value(1716), "3.3.3.2": value(2119)}


@pytest.fixture(autouse=True)
def _words(look: object) -> None:
    """Vietnamese."""


def lookup_of(
    typed: Mapping[str, Cell],
    *,
    earlier: Earlier | None = None,
    targets: tuple[Target, ...] = (),
    period: Period | None = None,
    **report: object,
) -> Lookup:
    """A checked sheet of some cells."""
    period = period or quarter(2026, 3)
    values = complete(CATALOGUE, typed, {})
    computed = ratios(CATALOGUE, values)
    past = earlier or Earlier()
    facts = ReportFacts(
        window=window(period),
        due=date(2026, 9, 16),
        values=values,
        cumulative=values,
        ratios=computed,
        own_ratios=computed,
        texts={},
        standings=(),
        progress=count(()),
        targets=targets,
    )
    made = Report("97213", period, CATALOGUE.id, values=dict(typed), **report)  # type: ignore[arg-type]
    texts = {code: section.text for code, section in made.texts.items()}
    issues = check_rules(CATALOGUE, period, values, computed, texts, past)
    return look_up(Sheet(CATALOGUE, made, facts, past, issues))


def row(code: str) -> Row:
    """A row of the catalogue."""
    found = CATALOGUE.row(code)
    assert found is not None
    return found


def test_four_states_of_a_cell_look_different() -> None:
    lookup = lookup_of({"3.1.1": NOTHING, "3.1.2": UNKNOWN, "3.1.3": value(1404)})
    cells = {code: own_cell(lookup, row(code)) for code in ("3.1.1", "3.1.2", "3.1.3", "3.2.1")}
    assert [cell.kind for cell in cells.values()] == [
        CellKind.NIL,
        CellKind.NO_DATA,
        CellKind.VALUE,
        CellKind.UNTOUCHED,
    ]
    assert [cell.text for cell in cells.values()] == ["không phát sinh", "chưa có số liệu", "1.404", ""]


def test_totals_and_ratios_cannot_be_typed_and_wait_for_their_parts() -> None:
    lookup = lookup_of(FILES)
    total, ratio = own_cell(lookup, row("3.3.3.0")), own_cell(lookup, row("3.3.3"))
    assert (total.kind, total.text, total.mark, total.editable) == (CellKind.DERIVED, "2.230", "sum", False)
    assert ratio.text == "–"
    assert beside(lookup, row("3.3.3")).text == "chờ đủ số liệu"
    full = lookup_of({**FILES, "3.3.3.3": value(26)})
    assert own_cell(full, row("3.3.3")).text == "98,79%"
    assert beside(lookup_of({"3.3.3.2": value(0), "3.3.3.3": value(0)}), row("3.3.3")).text == "mẫu số bằng 0"


def test_an_opening_balance_says_where_it_came_from() -> None:
    before = complete(CATALOGUE, {"3.3.3.4a": value(81), "3.3.3.4b": value(2)}, {})
    lookup = lookup_of(FILES, earlier=Earlier(previous=before))
    assert own_cell(lookup, row("3.3.3.0a")).kind is CellKind.BOUND
    assert beside(lookup, row("3.3.3.0a")).text == "3.3.4 quý II"
    differs = lookup_of({**FILES, "3.3.3.0a": value(80)}, earlier=Earlier(previous=before))
    assert own_cell(differs, row("3.3.3.0a")).kind is CellKind.ERROR
    assert beside(differs, row("3.3.3.0a")).text == "≠ 3.3.4 quý II"


def test_reasons_of_errors_are_short() -> None:
    lookup = lookup_of({**FILES, "3.3.3.5": value(33), "3.3.3.6": value(26), "3.1.1": value(-1)})
    assert beside(lookup, row("3.3.3.5")).text == "> 3.3.6 (26)"
    assert beside(lookup, row("3.1.1")).text == "nhỏ hơn 0"
    assert beside(lookup, row("3.1.1")).tone == "err"


def test_trend_against_last_period() -> None:
    lookup = lookup_of({"3.1.2": value(4), "3.1.1": NOTHING}, earlier=Earlier(previous={"3.1.2": value(5)}))
    cell = beside(lookup, row("3.1.2"))
    assert (cell.text, cell.trend) == ("–20,0%", -1)
    assert beside(lookup, row("3.1.1")).text == ""


@pytest.mark.parametrize(
    ("comparator", "wanted", "mark", "text"),
    [
        (">=", "98", "done", "≥ 98%"),
        (">=", "99", "warning", "thiếu 0,21"),
        ("<=", "90", "warning", "vượt 8,79"),
    ],
)
def test_a_ratio_stands_against_its_target(comparator: str, wanted: str, mark: str, text: str) -> None:
    threshold = Threshold(Comparator(comparator), Decimal(wanted), "%", False, None, None, None, "")
    target = Target("III/1", "Hồ sơ đúng hạn", thresholds=(threshold,), indicator="3.3.3")
    lookup = lookup_of({**FILES, "3.3.3.3": value(26)}, targets=(target,))
    cell = beside(lookup, row("3.3.3"))
    assert (cell.kind, cell.mark, cell.text) == (CellKind.RATIO, mark, text)
    assert cell.ratio == pytest.approx((0.9879, float(wanted) / 100))


def test_a_form_begins_with_how_much_is_entered_and_a_locked_one_cannot_be_typed() -> None:
    lookup = lookup_of(FILES)
    form = CATALOGUE.form("3")
    assert form is not None
    rows = form_rows(lookup, [form])
    assert rows[0].cells[0].second == "4/18 ô đã nhập"
    assert len(rows) == 1 + sum(item.applies for item in form.rows)
    locked = look_up(replace(lookup.sheet, report=replace(lookup.sheet.report, state=ReportState.FINALISED)))
    assert not any(cell.editable for item in form_rows(locked, [form]) for cell in item.cells)


def test_a_correction_marks_what_differs_from_what_was_sent() -> None:
    lookup = lookup_of(FILES)
    sent = look_up(replace(lookup.sheet, sent={**lookup.sheet.facts.values, "3.3.3.0b": value(430)}))
    cell = own_cell(sent, row("3.3.3.0b"))
    assert cell.changed
    assert cell.tooltip == "bản trước: 430"
    assert not own_cell(sent, row("3.3.3.0c")).changed


def test_typed_text_that_is_no_number_stands_at_its_cell() -> None:
    lookup = look_up(lookup_of(FILES).sheet, {"3.1.1": "12o"})
    shown = figure_row(lookup, row("3.1.1")).cells
    assert (shown[NOW].kind, shown[NOW].text, shown[NOW + 1].tone) == (CellKind.ERROR, "12o", "err")


def test_columns_of_a_cumulative_period_and_of_an_office_without_last_year() -> None:
    assert len(columns(quarter(2026, 3))) == 7
    half = columns(Period(PeriodKind.HALF, 2026), last_year_known=False)
    assert [column.second for column in half[3:7]] == ["quý I/26", "quý II/25", "quý II/26", "6 tháng/26"]
    assert half[4].width == 0


@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False))
def test_what_is_written_is_read_again(number: Decimal) -> None:
    read = read_entry(row("6.1.1"), write_number(number), "ghi chú")
    assert read.cell == Cell(CellState.VALUE, number, note="ghi chú")


@pytest.mark.parametrize(
    ("code", "text", "cell"),
    [
        ("3.1.1", "", Cell()),
        ("3.1.1", "1.234", value(1234)),
        ("3.1.1", "1,234.5", None),
        ("3.1.1", "abc", None),
        ("1.4", "co", value(1)),
        ("1.4", "Không", value(0)),
        ("1.4", "có lẽ", None),
        ("1.4.2", "2", Cell(CellState.VALUE, text="phát phiếu")),
        ("1.4.2", "ket hop", Cell(CellState.VALUE, text="kết hợp")),
    ],
)
def test_typed_texts(code: str, text: str, cell: Cell | None) -> None:
    read = read_entry(row(code), text)
    assert read.cell == cell
    assert read.foreign == (text == "1,234.5")


def test_answers_follow_their_number_keys() -> None:
    assert answers(row("1.4")) == ("có", "không")
    assert answer_cell(row("1.4"), 1).number == 0
    assert answers(row("3.1.1")) == ()


def test_a_missing_part_is_never_taken_for_nothing() -> None:
    total = value(20)
    assert set_against(row("3.1.2"), total, Cell(), {"3.1.2": value(4)}) == (
        {"3.1.2": value(16)},
        {"3.1.2": None},
    )
    assert set_against(row("3.1.2"), total, Cell(), {}) == ({}, {"3.1.2": total})
    assert set_against(row("3.1.2"), value(3), Cell(), {"3.1.2": value(4)})[1] == {"3.1.2": value(3)}
    assert set_against(row("3.1.2"), total, value(1), {"3.1.2": value(4)})[1] == {"3.1.2": total}
    assert set_against(row("3.1.2"), Cell(), value(1), None)[1] == {"3.1.2": None}


def test_open_cells_come_in_printed_order_and_round_again() -> None:
    typed = {
        item.code: value(1) for item in CATALOGUE.rows() if item.typed and item.kind is not RowKind.CHOICE
    }
    del typed["2.1"], typed["7.3.1"]
    typed = {**typed, "1.4.2": Cell(CellState.VALUE, text="kết hợp"), "3.3.3.5": value(9)}
    lookup = lookup_of(typed)
    codes = [code for code in open_codes(lookup) if code in {"2.1", "3.3.3.5", "7.3.1"}]
    assert codes == ["2.1", "3.3.3.5", "7.3.1"]
    assert next_open(lookup, open_codes(lookup)[-1]) == open_codes(lookup)[0]


def test_a_reason_settles_a_warning() -> None:
    lookup = lookup_of({"3.1.1": UNKNOWN})
    item = next(item for item in issue_items(lookup) if item.takes_reason)
    assert item.place == "cell 3.1.1"
    reasons = {item.key: "Chờ tỉnh công bố"}
    answered = look_up(replace(lookup.sheet, report=replace(lookup.sheet.report, reasons=reasons)))
    after = next(found for found in issue_items(answered) if found.key == item.key)
    assert (after.reason, after.mark) == ("Chờ tỉnh công bố", "done")
    assert open_count(issue_items(answered)) == open_count(issue_items(lookup)) - 1
    assert issue_items(answered)[-1].key == item.key


def test_issues_are_counted_in_words_and_missing_cells_form_by_form() -> None:
    items = issue_items(lookup_of({"3.1.1": value(-1)}))
    assert items[0].head == "Biểu 3, ô 1.1"
    assert count_words(items).startswith("1") or "lỗi" in count_words(items)
    assert any(item.missing and item.head == "Biểu 2: 7 ô chưa nhập" for item in items)
    assert count_words(()) == "không có"


def test_outline_marks() -> None:
    texts = {"II.2": SectionText("Lời"), "III.1": SectionText("Nháp", True), "III.2": SectionText("Lời")}
    items = {item.key: item for item in outline_items(lookup_of(FILES, texts=texts).sheet)}
    marks = {key: items[key].mark for key in ("II.1", "II.2", "III.1", "III.2")}
    assert marks == {"II.1": EMPTY, "II.2": HALF, "III.1": HALF, "III.2": FULL}
    assert items["II"].heading
    assert items["appendix 1"].count == "4/102"


def test_titles_are_shortened_for_the_outline() -> None:
    assert short_title("Cải cách thủ tục hành chính") == "Thủ tục hành chính"
    assert short_title("Kế hoạch cải cách hành chính") == "Kế hoạch"
    assert short_title("Kết quả đạt được") == "Kết quả đạt được"


def test_drafts_are_added_once_and_taken_out_whole() -> None:
    lines = ("Câu một {3.3.3}.", "Câu hai.")
    text = with_draft("Lời cũ.\nCâu hai.", lines)
    assert text == "Lời cũ.\nCâu hai.\nCâu một {3.3.3}."
    assert with_draft(text, lines) == text
    assert without_draft("Lời cũ.\nCâu một {3.3.3}.\nCâu hai, sửa.", lines) == "Lời cũ.\nCâu hai, sửa."


def test_rows_are_found_without_diacritics() -> None:
    offered = offered_rows(lookup_of(FILES), "tiep nhan truc tuyen", "3")
    assert offered[0].code == "3.3.3.0c"
    assert {item.code.partition(".")[0] for item in offered} == {"3", "7"}
    exact = offered_rows(lookup_of(FILES), "3.3.0b")
    assert (exact[0].code, exact[0].value) == ("3.3.3.0b", "431")


def test_rows_by_code_and_by_printed_number() -> None:
    assert row_named(CATALOGUE, "3.3.3.0a") == row("3.3.3.0a")
    assert row_named(CATALOGUE, "3.3.0a") == row("3.3.3.0a")
    assert row_named(CATALOGUE, "99") is None


def test_periods_in_words() -> None:
    assert long_words(quarter(2026, 3)) == "quý III năm 2026"
    assert brief_words(Period(PeriodKind.YEAR, 2026)) == "năm 2026"
    assert window_words(window(quarter(2026, 1)), quarter(2026, 1)) == "15/12/2025 – 14/03/2026"
    cut = Window(date(2025, 7, 1), date(2025, 9, 14))
    assert window_words(cut, quarter(2025, 3)) == "01/07 – 14/09/2025 (từ 01/07: đơn vị mới)"


def test_reason_keys_are_those_of_the_report() -> None:
    lookup = lookup_of({"3.1.1": UNKNOWN})
    assert {reason_key(issue) for issue in lookup.sheet.issues} == {item.key for item in issue_items(lookup)}
