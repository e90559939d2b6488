"""Building a set: every change keeps it readable, moving is undone by moving back, cells are those of the workbook."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.criteria_editing import (
    bands_text,
    blank_set,
    cell_text,
    moved,
    next_version,
    with_bands,
    with_cell,
    with_child,
    with_head,
    with_sibling,
    without,
)
from xacai.domain.criteria_reading import criteria_data, read_draft
from xacai.domain.criteria_trial import best_samples, read_sample, trial
from xacai.domain.criterion import CriteriaSet, ScoringKind, check_criteria
from xacai.domain.issue import Refusal
from xacai.domain.scorecard import Measure
from xacai.files.criteria import packaged_criteria

SHIPPED = packaged_criteria()[0]
CODES = st.sampled_from([item.code for item in SHIPPED.criteria])


def faults(found: CriteriaSet) -> dict[str, str]:
    return {issue.where: issue.code for issue in check_criteria(found)}


@given(CODES, st.sampled_from((-1, 1)))
def test_moving_back_restores(code: str, step: int) -> None:
    there, now = moved(SHIPPED, code, step)
    assert {item.title for item in there.criteria} == {item.title for item in SHIPPED.criteria}
    assert not faults(there)
    assert now == code or moved(there, now, -step)[0] == SHIPPED


@given(
    st.lists(st.tuples(st.sampled_from(("beside", "below", "out", "up")), st.integers(0, 80)), max_size=12)
)
def test_a_set_in_work_can_always_be_read_again(acts: list[tuple[str, int]]) -> None:
    found = SHIPPED
    for act, place in acts:
        code = found.criteria[place % len(found.criteria)].code
        try:
            if act == "out":
                found = without(found, code)
            else:
                made = {"beside": with_sibling, "below": with_child}.get(act)
                found = made(found, code)[0] if made else moved(found, code, -1)[0]
        except Refusal as refusal:
            assert refusal.issue.code in {"criteria.too-deep", "criteria.last-node"}
    codes = [item.code for item in found.criteria]
    assert len(codes) == len(set(codes)) and "criteria.orphan" not in faults(found).values()
    assert read_draft(criteria_data(found))[0] == found


def test_cells_are_written_as_in_the_workbook() -> None:
    for code in ("3", "1.1", "3.4.1", "1.1.1", "8.5.1"):
        for key in ("title", "max_points", "floor", "options", "last_day", "input"):
            assert with_cell(SHIPPED, code, key, cell_text(SHIPPED, code, key)) == SHIPPED
    assert with_bands(SHIPPED, bands_text(SHIPPED)) == SHIPPED
    with pytest.raises(Refusal):
        with_cell(SHIPPED, "3.4.1", "max_points", "nhiều")
    with pytest.raises(Refusal):
        with_head(SHIPPED, "name", "Bộ Mới")


def test_maxima_that_do_not_add_up_are_named_at_their_node() -> None:
    wrong = with_cell(SHIPPED, "3", "max_points", "24,5")
    assert faults(wrong) == {"criterion 3": "criteria.maximum"}
    assert not faults(with_cell(wrong, "3", "max_points", ""))


def test_the_first_node_below_a_component_takes_over_its_scoring() -> None:
    one, _code = with_child(blank_set(2026, "moi"), "1")
    one = with_cell(with_cell(one, "1.1", "kind", "choice"), "1.1", "max_points", "2")
    one = with_cell(one, "1.1", "options", "co = 2 = Có\nkhong = 0 = Không")
    two, code = with_child(one, "1.1")
    below, above = two.get(code), two.get("1.1")
    assert code == "1.1.1" and below is not None and above is not None
    assert below.scoring is not None and below.scoring.kind is ScoringKind.CHOICE and above.scoring is None
    assert not faults(two)


def test_samples_and_versions() -> None:
    assert trial(SHIPPED, best_samples(SHIPPED)).points == 10_000
    choice, share = SHIPPED.get("1.1.1"), SHIPPED.get("3.4.1")
    assert choice is not None and share is not None and choice.scoring is not None
    assert read_sample(choice, "1") == Measure(option=choice.scoring.options[0].key)
    assert read_sample(share, "96,2%") == Measure(9_620) and read_sample(share, "nhiều") is None
    assert next_version(["a@1", "a@9", "a@10", "b@30"], "a") == "11" and next_version([], "a") == "1"
