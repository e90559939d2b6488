"""A set that changes in mid-year: what was scored stays, what moved is told."""

from __future__ import annotations

from dataclasses import replace

from xacai.domain.criteria_change import Fate, moved_card
from xacai.domain.criterion import CriteriaSet, Criterion
from xacai.domain.scorecard import Mark, Measure, Scorecard, points_of, score
from xacai.files.criteria import packaged_criteria

OLD = packaged_criteria()[0]


def newer(**changes: Criterion) -> CriteriaSet:
    """The set as version 2 with some components replaced, by code with underscores."""
    named = {key[1:].replace("_", "."): item for key, item in changes.items()}
    kept = tuple(named.get(item.code, item) for item in OLD.criteria)
    return replace(OLD, version="2", criteria=kept)


def component(code: str) -> Criterion:
    found = OLD.get(code)
    assert found is not None
    return found


def card(**measures: Measure) -> Scorecard:
    marks = {}
    for key, measure in measures.items():
        code = key[1:].replace("_", ".")
        marks[code] = Mark(code, measure, points_of(component(code), measure), "Lý do")
    return Scorecard("97213", 2026, OLD.id, marks=marks)


def test_the_same_components_stay_as_they_are() -> None:
    held = card(c3_4_1=Measure(9620), c1_1_1=Measure(option="late"))
    moved, moves = moved_card(held, OLD, newer())
    assert moves == () and moved == replace(held, criteria=newer().id)


def test_points_follow_the_new_scale() -> None:
    new = newer(c3_4_1=replace(component("3.4.1"), max_points=1000))
    moved, moves = moved_card(card(c3_4_1=Measure(9620)), OLD, new)
    assert [(move.code, move.fate, move.points_before, move.points) for move in moves] == [
        ("3.4.1", Fate.RESCORED, 770, 962)
    ]
    assert moved.mark("3.4.1").explanation == "Lý do"
    assert score(new, moved).points == 962


def test_an_answer_that_is_gone_is_to_be_given_anew() -> None:
    item = component("1.1.1")
    assert item.scoring is not None
    left = tuple(option for option in item.scoring.options if option.key != "late")
    new = newer(c1_1_1=replace(item, scoring=replace(item.scoring, options=left)))
    moved, moves = moved_card(card(c1_1_1=Measure(option="late")), OLD, new)
    assert [move.fate for move in moves] == [Fate.REOPENED]
    assert moved.mark("1.1.1").points is None and not moved.mark("1.1.1").measure.known


def test_a_component_is_known_again_under_another_code() -> None:
    renamed = replace(component("3.4.1"), code="3.9.1")
    parent = Criterion("3.9", "Nhóm khác")
    criteria = tuple(item for item in OLD.criteria if item.code not in {"3.4", "3.4.1"})
    new = replace(OLD, version="2", criteria=(*criteria, parent, renamed))
    moved, moves = moved_card(card(c3_4_1=Measure(9620)), OLD, new)
    assert [(move.fate, move.was, move.code) for move in moves] == [(Fate.MOVED, "3.4.1", "3.9.1")]
    assert moved.mark("3.9.1").points == 770 and "3.4.1" not in moved.marks


def test_new_and_gone_are_told() -> None:
    fresh = replace(component("3.4.1"), title="Tiêu chí mới hẳn", code="3.9.1")
    criteria = tuple(item for item in OLD.criteria if item.code not in {"3.4", "3.4.1"})
    new = replace(OLD, version="2", criteria=(*criteria, Criterion("3.9", "Nhóm"), fresh))
    moved, moves = moved_card(card(c3_4_1=Measure(9620)), OLD, new)
    assert {(move.code, move.fate) for move in moves} == {("3.9.1", Fate.NEW), ("3.4.1", Fate.GONE)}
    assert not moved.marks
