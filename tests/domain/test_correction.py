"""What a correction changed: cells with old and new, words, tasks; nothing where nothing did."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.correction import changed, correction_data
from xacai.domain.indicator import CellState

CELLS = st.dictionaries(
    st.sampled_from(["3.3.3", "3.9", "3.10", "5.1"]),
    st.builds(
        lambda number, note: {"value": str(number), "state": "value", "note": note},
        st.integers(0, 3),
        st.sampled_from(["", "theo hệ thống"]),
    ),
)


def content(values: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "revision": 1,
        "values": values or {},
        "cumulative": {},
        "sections": [],
        "tasks": [],
        "correction_reason": "",
    }
    return base | more


def cell(number: str | None, note: str = "", state: str = "value") -> dict[str, Any]:
    return {"value": number, "state": state, "note": note}


@given(CELLS, CELLS)
def test_exactly_the_cells_that_differ(old: dict[str, Any], new: dict[str, Any]) -> None:
    found = changed(content(old), content(new, revision=2))
    differing = {code for code in old.keys() | new.keys() if old.get(code) != new.get(code)}
    assert {item.code for item in found.cells} == differing
    assert found.empty is (not differing)
    for item in found.cells:
        assert (item.old is None) is (item.code not in old)
        assert (item.new is None) is (item.code not in new)


def test_a_content_against_itself_has_changed_nothing() -> None:
    same = content({"3.3.3": cell("1")}, sections=[{"code": "I", "title": "t", "text": "x"}])
    assert changed(same, deepcopy(same)).empty


def test_codes_stand_in_their_order_with_the_new_note_as_reason() -> None:
    old = content({"3.10": cell("1"), "3.9": cell("1"), "3.3": cell("1", "cũ")})
    new = content({"3.10": cell("2"), "3.9": cell("2", "nhập nhầm"), "3.3": cell("2", "cũ")}, revision=2)
    found = changed(old, new)
    assert [(item.code, item.reason) for item in found.cells] == [
        ("3.3", ""),
        ("3.9", "nhập nhầm"),
        ("3.10", ""),
    ]


def test_a_cumulative_figure_is_told_where_its_own_stayed() -> None:
    old = content({"3.9": cell("1"), "5.1": cell("1")}, cumulative={"3.9": cell("5"), "5.1": cell("5")})
    new = content({"3.9": cell("1"), "5.1": cell("2")}, cumulative={"3.9": cell("6"), "5.1": cell("6")})
    found = {item.code: item for item in changed(old, new).cells}
    assert found["3.9"].cumulative
    assert not found["5.1"].cumulative


def test_states_words_and_tasks() -> None:
    task = {"key": "I.1/1", "content": "Rà soát", "status": "in_progress", "entries": []}
    done = task | {"status": "done_on_time", "entries": [{"result": "Đã xong"}]}
    section = {"code": "II.1", "title": "Chỉ đạo", "text": "cũ"}
    old = content({"5.1": cell(None, state="not_available")}, sections=[section], tasks=[task])
    new = content(
        {"5.1": cell(None, state="nothing_arose")},
        sections=[section | {"text": "mới"}],
        tasks=[done],
        revision=2,
        correction_reason="Sai số",
    )
    found = changed(old, new)
    assert found.cells[0].new is not None
    assert found.cells[0].new.state is CellState.NOTHING_AROSE
    assert [(item.old, item.new) for item in found.sections] == [("cũ", "mới")]
    assert [(item.old, item.new, item.new_result) for item in found.tasks] == [
        ("in_progress", "done_on_time", "Đã xong")
    ]
    assert found.places == {"cell 5.1", "section II.1", "task I.1/1"}
    data = correction_data(found)
    assert (data["former"], data["revision"], data["reason"]) == (1, 2, "Sai số")
    assert set(data["cells"]["5.1"]) == {"old", "new", "reason"}
