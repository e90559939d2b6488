"""Criteria through Excel: what was written is read back the same, and what is wrong is named by its cell."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from xacai.documents.criteria_workbook import criteria_workbook
from xacai.domain.criterion import CriteriaSet
from xacai.domain.issue import Issue, Refusal
from xacai.files.criteria import packaged_criteria
from xacai.intake.criteria_workbook import read_criteria_workbook

SET = packaged_criteria()[0]


def changed(**cells: object) -> bytes:
    """The demonstration set's workbook with cells of the sheet of criteria typed over (``C5="7,5"``)."""
    book = load_workbook(BytesIO(criteria_workbook(SET)))
    for place, value in cells.items():
        book["Tiêu chí"][place] = value
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def read(data: bytes) -> tuple[CriteriaSet | None, tuple[Issue, ...]]:
    return read_criteria_workbook(data, "bo-tieu-chi.xlsx")


def test_the_demonstration_set_comes_back_the_same() -> None:
    assert read(criteria_workbook(SET)) == (SET, ())
    assert criteria_workbook(SET) == criteria_workbook(SET)


def test_points_typed_as_figures_are_taken() -> None:
    found, issues = read(changed(C4=1))
    assert found is not None and issues == ()
    assert SET.get("1.1.1") == found.get("1.1.1")


@pytest.mark.parametrize(
    ("cells", "code", "place"),
    [
        ({"C4": "một"}, "criteria.member", "Tiêu chí / cell C4"),
        ({"C4": "1,005"}, "criteria.member", "Tiêu chí / cell C4"),
        ({"D4": "theo ý"}, "criteria.member", "Tiêu chí / cell A4"),
        ({"A5": "1.1.1"}, "criteria.code-twice", "Tiêu chí / cell A5"),
        ({"C3": "9"}, "criteria.maximum", "Tiêu chí / cell A3"),
        ({"B4": "=1+1"}, "catalogue.sheet-formula", "Tiêu chí / cell B4"),
    ],
)
def test_what_is_wrong_is_named_by_its_cell(cells: dict[str, object], code: str, place: str) -> None:
    found, issues = read(changed(**cells))
    assert found is None
    assert (code, place) in {(issue.code, issue.where) for issue in issues}


def test_another_workbook_is_refused() -> None:
    book = load_workbook(BytesIO(criteria_workbook(SET)))
    book["Tiêu chí"].title = "Khác"
    target = BytesIO()
    book.save(target)
    with pytest.raises(Refusal) as caught:
        read(target.getvalue())
    assert caught.value.issue.code == "criteria.no-set"
