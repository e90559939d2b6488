"""Words that plans and reports share."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.documents.closing import recipient_lines, with_end
from xacai.documents.content import Heading, Paragraph, Run, Table, paragraph
from xacai.documents.office_words import (
    day_text,
    listed,
    merged,
    reference,
    split_number,
    symbol_of,
    threshold_text,
    with_archive,
    with_lead,
    without_kind,
)
from xacai.domain.office import Office
from xacai.domain.threshold import Comparator, Threshold, read_thresholds

OFFICE = Office("90001", "Ủy ban nhân dân phường Hòa An", "Hòa An")


def test_numbers_with_and_without_a_symbol() -> None:
    assert split_number("09 /KH-UBND", "KH") == ("09", "KH-UBND")
    assert split_number("9", "KH-UBND") == ("9", "KH-UBND")
    assert split_number("", "KH-UBND") == ("", "KH-UBND")
    assert symbol_of("BC", OFFICE) == "BC-UBND"
    assert symbol_of("BC", Office("90", "Sở Nội vụ", "Hòa")) == "BC"


def test_references_are_open_until_the_number_is_known() -> None:
    said = reference("Báo cáo", "7", "BC-UBND", date(2026, 3, 5), OFFICE, 2026)
    assert (
        said == "(Kèm theo Báo cáo số 07/BC-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân phường Hòa An)"
    )
    assert "năm 2026" in reference("Báo cáo", "", "BC-UBND", None, OFFICE, 2026)


def test_bases_recipients_titles_days_lists() -> None:
    assert with_lead("Nghị quyết số 5") == "Căn cứ Nghị quyết số 5"
    assert with_lead("Thực hiện Kế hoạch số 5") == "Thực hiện Kế hoạch số 5"
    assert with_archive(("Sở Nội vụ",), to_superior=True) == ("Như trên", "Sở Nội vụ", "Lưu: VT")
    assert with_archive(("- Như trên", "Lưu VT, NV"), to_superior=True) == ("- Như trên", "Lưu VT, NV")
    assert without_kind("Kế hoạch cải cách năm 2026", "KẾ HOẠCH") == "Cải cách năm 2026"
    assert without_kind("Cải cách năm 2026", "KẾ HOẠCH") == "Cải cách năm 2026"
    assert (day_text(date(2026, 1, 5)), day_text(date(2026, 11, 15))) == ("05/01/2026", "15/11/2026")
    assert listed("- Quý I/2026 - Quý II/2026") == "- Quý I/2026\n- Quý II/2026"
    assert listed("Quý I - Quý II") == "Quý I - Quý II"


@pytest.mark.parametrize(
    ("text", "printed"),
    [("tối thiểu 98%", "≥ 98%"), ("đạt trên 95%", "> 95%"), ("ít nhất 02 hội nghị", "≥ 2 hội nghị")],
)
def test_thresholds(text: str, printed: str) -> None:
    assert [threshold_text(item) for item in read_thresholds(text)] == [printed]


def test_thresholds_without_a_number_stay_as_written() -> None:
    band = Threshold(Comparator.AT_LEAST, None, "", False, None, None, "tốt", "thứ hạng tốt trở lên")
    assert threshold_text(band) == "thứ hạng tốt trở lên"
    against = Threshold(
        Comparator.AT_LEAST, Decimal("8.5"), "%", False, "cấp xã", "năm 2025", None, "tăng 8,5%"
    )
    assert threshold_text(against) == "≥ 8,5% so với năm 2025 (cấp xã)"


def test_the_end_sign_takes_the_place_of_the_last_stop() -> None:
    assert with_end([paragraph("Xong việc.")])[-1] == paragraph("Xong việc./.")
    assert with_end([paragraph("Xong việc./.")])[-1] == paragraph("Xong việc./.")
    assert with_end([Heading("V. Kiến nghị")])[-1] == Paragraph((Run("./."),))
    assert with_end([Table((), (), ())])[-1] == Paragraph((Run("./."),))
    assert with_end([]) == (Paragraph((Run("./."),)),)


def test_recipients_end_with_their_signs() -> None:
    assert recipient_lines(["Như trên;", "- Các phòng", "", "Lưu: VT, NV."]) == (
        "- Như trên;",
        "- Các phòng;",
        "- Lưu: VT, NV.",
    )


@given(st.lists(st.sampled_from(["", "a", "b"])))
def test_merged_neighbours_cover_all_rows_once(values: list[str]) -> None:
    spans = merged(values)
    assert sum(spans) == len(values)
    for index, span in enumerate(spans):
        assert len(set(values[index : index + max(span, 1)])) == 1
        assert values[index] or span == 1
