"""What the evidence page shows, without a window."""

from __future__ import annotations

from datetime import date

import pytest

from xacai.domain.evidence import Evidence, EvidenceFile, Lack, Link, Proven, SubjectKind, twins
from xacai.domain.period import quarter
from xacai.domain.progress import Proof
from xacai.services.workspace import Workspace
from xacai.ui.evidence import view
from xacai.ui.models.cells import CellKind
from xacai.wording.language import use_language

FILE = EvidenceFile("ab" * 32, "a.pdf", 1_450_000, "pdf")
ONE = Evidence("1", "05/KH-UBND", date(2026, 8, 20), "UBND", "=1+1", file=FILE)
TWO = Evidence("2", "5/KH-UBND", date(2026, 8, 20))
LINK = Link("1", SubjectKind.TASK, "2026/cchc I.1/1", "2026-Q3")
DESK = view.Desk(
    quarter(2026, 3),
    (Proven(ONE, (LINK, Link("1", SubjectKind.INDICATOR, "3.3.3"))), Proven(TWO)),
    (Lack(Link("", SubjectKind.TASK, "2026/cchc I.2/1"), "Việc", Proof("9/BC")),),
    frozenset(),
    {"1": twins(ONE, [ONE, TWO]), "2": twins(TWO, [ONE, TWO])},
)


@pytest.fixture(autouse=True)
def vietnamese() -> None:
    use_language("vi")


def test_rows_are_newest_first_and_name_twins_in_place() -> None:
    two, one = view.rows(DESK)
    assert (two.key, one.key) == ("2", "1")
    number = one.cells[view.place_of(view.NUMBER)]
    assert (number.kind, number.text, number.edit) == (CellKind.DOUBTFUL, "05/KH-UBND", "05/KH-UBND")
    assert "2" in number.second
    assert one.cells[view.place_of(view.ABSTRACT)].text == "=1+1"
    assert one.cells[view.place_of(view.FILE)].text == "1,4 MB"
    assert one.cells[view.place_of(view.PROVES)].tooltip.count("\n") == 1
    assert two.cells[view.place_of(view.PROVES)].mark == "warning"


def test_a_fresh_row_stands_on_top_and_a_file_that_is_gone_is_named() -> None:
    desk = view.Desk(DESK.period, DESK.register, gone=frozenset({"1"}))
    rows = view.rows(desk, "khong co", Evidence(number="7"))
    assert [row.key for row in rows] == [view.NEW]
    (row,) = view.rows(desk, "05/kh")
    assert row.cells[view.place_of(view.FILE)].mark == "error"


def test_lacks_say_what_is_named() -> None:
    (row,) = view.lack_rows(DESK)
    assert [cell.text for cell in row.cells] == ["Nhiệm vụ I.2/1", "Việc", "9/BC"]
    assert DESK.named == DESK.lacks


@pytest.mark.parametrize(
    ("size", "words"), [(9, "9 byte"), (1_499, "1 kB"), (300_000, "300 kB"), (19_990_000, "19,9 MB")]
)
def test_sizes_are_written_as_offices_do(size: int, words: str) -> None:
    assert view.size_words(size) == words


def test_subjects_are_found_without_diacritics(workspace: Workspace) -> None:
    found = view.subject_rows(workspace, quarter(2026, 3), "hai long")
    assert any(row.key.startswith("task 2026/cchc ") for row in found)
    kinds = {row.key.partition(" ")[0] for row in view.subject_rows(workspace, quarter(2026, 3), "")}
    assert kinds <= {kind.value for kind in SubjectKind}
