"""The scorecard against sheets worked out by hand, and what holds whatever is entered."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.criteria_reading import criteria_data, read_criteria
from xacai.domain.criterion import (
    Band,
    CriteriaSet,
    Criterion,
    InputKind,
    NotApplicable,
    Option,
    Scoring,
    ScoringKind,
    Step,
    check_criteria,
)
from xacai.domain.issue import Refusal
from xacai.domain.scorecard import (
    Mark,
    Measure,
    Round,
    Scorecard,
    ScorecardState,
    check_scorecard,
    gains,
    half_up,
    marked,
    points_of,
    score,
    simulated,
)
from xacai.files.catalogues import packaged_catalogues
from xacai.files.resources import resource


def demonstration() -> CriteriaSet:
    data = tomllib.loads((resource("scorecards") / "demonstration-2025.toml").read_text(encoding="utf-8"))
    found, issues = read_criteria(data)
    assert found is not None and issues == ()
    return found


def best(item: Criterion) -> Measure:
    """The input that wins the most at a component."""
    scoring = item.scoring
    assert scoring is not None
    if scoring.options:
        return Measure(option=max(scoring.options, key=lambda option: option.points).key)
    return Measure(0 if scoring.kind in {ScoringKind.DEDUCTION, ScoringKind.PENALTY} else 10_000)


def filled(criteria: CriteriaSet, **measures: Measure) -> Scorecard:
    """Every component at its best but those named (``c3_4_1`` for 3.4.1), scored from the input."""
    marks = {}
    for item in criteria.components():
        measure = measures.get(f"c{item.code.replace('.', '_')}", best(item))
        if item.beside and f"c{item.code.replace('.', '_')}" not in measures:
            measure = Measure(0)
        marks[item.code] = Mark(item.code, measure, points_of(item, measure), evidence=("01/KH-UBND",))
    return Scorecard("97213", 2025, criteria.id, marks=marks)


def test_the_demonstration_set_is_a_hundred_points_and_says_what_it_is() -> None:
    criteria = demonstration()
    assert criteria.maximum() == 10_000
    fields = {code: criteria.maximum(code) for code in "12345678"}
    assert list(fields.values()) == [1500, 600, 2500, 800, 1000, 800, 1800, 1000]
    assert not criteria.official and "minh họa" in criteria.title
    found, issues = read_criteria(criteria_data(criteria))
    assert (found, issues) == (criteria, ())


def test_its_inputs_name_ratios_and_counts_of_the_national_catalogue() -> None:
    catalogue = packaged_catalogues()[0]
    for item in demonstration().components():
        if item.input.kind is InputKind.INDICATOR:
            row = catalogue.row(item.input.code)
            assert row is not None and row.applies, item.code
            assert (row.unit == "%") == (item.scoring is not None and not item.scoring.each), item.code


def test_full_values_make_exactly_a_hundred() -> None:
    found = score(demonstration(), filled(demonstration()))
    assert (found.points, found.index, found.band, found.open) == (10_000, 10_000, "A", ())


# Ten thousand points less what the sheet loses; worked out by hand from the scales.
SHEETS = [
    # 96,2 % ≥ 95 % → 96,2 % × 8 = 7,70 (7,696 half up): 0,30 lost.
    ("proportional above its floor", {"c3_4_1": Measure(9620)}, 9970),
    # 94,99 % < 95 %: all eight lost.
    ("proportional below its floor", {"c3_4_1": Measure(9499)}, 9200),
    ("proportional at its floor", {"c3_4_1": Measure(9500)}, 9960),
    # (65 − 30) / 70 × 5 = 2,50.
    ("stretched half way", {"c7_3_1": Measure(6500)}, 9750),
    # (33,33 − 30) / 70 × 4 = 0,190… → 0,19.
    ("stretched, half up", {"c7_4_1": Measure(3333)}, 9619),
    ("stretched below its floor", {"c7_3_1": Measure(1200)}, 9500),
    # 25 % of the units inspected: 1,0 of 1,5.
    ("steps", {"c1_3_1": Measure(2500)}, 9950),
    ("below the first step", {"c1_3_1": Measure(999)}, 9850),
    ("on time, late, none", {"c1_1_1": Measure(option="late")}, 9950),
    ("no", {"c4_2_1": Measure(option="no")}, 9800),
    # Three reports missing or late, half a point each.
    ("deduction per fault", {"c1_2_1": Measure(300)}, 9850),
    ("deduction never below nothing", {"c1_2_1": Measure(900)}, 9800),
    # 87,65 % satisfied of six points: 5,259 → 5,26.
    ("share of survey answers", {"c8_1_1": Measure(8765)}, 9926),
    # One model (1,5) makes good a part of what SIPAS lost (0,74).
    ("bonus beside a loss", {"c8_1_1": Measure(8765), "c8_4_1": Measure(100)}, 10_076),
    # Five models would be 7,5; the cap is 3.
    ("bonus cap", {"c3_4_1": Measure(0), "c8_4_1": Measure(500)}, 9500),
    ("penalty", {"c8_5_1": Measure(100)}, 9750),
    # Four cases would be 10; the cap is 5.
    ("penalty cap", {"c8_5_1": Measure(400)}, 9500),
]


@pytest.mark.parametrize(("measures", "points"), [sheet[1:] for sheet in SHEETS], ids=[s[0] for s in SHEETS])
def test_sheets_worked_out_by_hand(measures: dict[str, Measure], points: int) -> None:
    found = score(demonstration(), filled(demonstration(), **measures))
    assert found.points == points
    assert found.index == min(points, 10_000)


def test_not_applicable_gives_full_points_or_leaves_the_denominator() -> None:
    criteria = demonstration()
    card = filled(criteria, c3_4_1=Measure(0))
    full = {**card.marks, "3.5.1": Mark("3.5.1", applicable=False, explanation="Không có hồ sơ quá hạn")}
    found = score(criteria, replace(card, marks=full))
    assert (found.points, found.applicable, found.index) == (9200, 10_000, 9200)
    removed = {**card.marks, "6.1.1": Mark("6.1.1", applicable=False, explanation="Không được giao vốn")}
    found = score(criteria, replace(card, marks=removed))
    # 89 of 97 points: 91,7525… %.
    assert (found.points, found.applicable, found.index) == (8900, 9700, 9175)


def test_upper_levels_are_sums() -> None:
    found = score(demonstration(), filled(demonstration(), c1_1_2=Measure(9000)))
    assert (found.by_code["1.1.2"], found.by_code["1.1"], found.by_code["1"]) == (270, 370, 1470)


def test_later_rounds_stand_on_earlier_ones() -> None:
    criteria = demonstration()
    card = filled(criteria)
    card = replace(card, marks={**card.marks, "3.2.1": replace(card.mark("3.2.1"), verified=150)})
    assert score(criteria, card).points == 10_000
    assert score(criteria, card, Round.VERIFIED).points == score(criteria, card, Round.FINAL).points == 9850
    card = replace(card, marks={**card.marks, "3.2.1": replace(card.mark("3.2.1"), final=300)})
    assert score(criteria, card, Round.FINAL).points == 10_000


def test_what_stops_the_lock() -> None:
    criteria = demonstration()
    card = filled(criteria)
    assert check_scorecard(criteria, card) == ()
    wrong = {
        "1.1.1": replace(card.mark("1.1.1"), points=None),
        "1.1.2": replace(card.mark("1.1.2"), points=299),
        "1.2.1": replace(card.mark("1.2.1"), evidence=()),
        "1.3.1": replace(card.mark("1.3.1"), points=151, explanation="Cao hơn"),
        "3.5.1": Mark("3.5.1", applicable=False),
        "9.9.9": Mark("9.9.9"),
    }
    found = check_scorecard(criteria, replace(card, marks={**card.marks, **wrong}))
    assert {(issue.code, issue.where) for issue in found} == {
        ("scorecard.open", "criterion 1.1.1"),
        ("scorecard.override-unexplained", "criterion 1.1.2"),
        ("scorecard.evidence-missing", "criterion 1.2.1"),
        ("scorecard.outside", "criterion 1.3.1"),
        ("scorecard.not-applicable-unexplained", "criterion 3.5.1"),
        ("scorecard.unknown", "criterion 9.9.9"),
    }


def test_a_locked_card_takes_no_mark() -> None:
    locked = replace(filled(demonstration()), state=ScorecardState.LOCKED)
    with pytest.raises(Refusal) as caught:
        marked(locked, Mark("1.1.1"))
    assert caught.value.issue.code == "scorecard.locked"


def test_points_still_to_be_won_come_largest_first() -> None:
    criteria = demonstration()
    card = filled(criteria, c3_4_1=Measure(9400), c1_2_1=Measure(200), c8_5_1=Measure(100))
    found = gains(criteria, card)
    assert [(gain.criterion.code, gain.lost, gain.won) for gain in found] == [
        ("3.4.1", 800, 760),
        ("8.5.1", 250, 250),
        ("1.2.1", 100, 50),
    ]
    assert found[0].reach == Measure(9500)
    assert simulated(criteria, card, "3.4.1", Measure(9800)) == 784
    assert simulated(criteria, card, "8.5.1", Measure(0)) == 250


def item(**parts: object) -> Criterion:
    return Criterion("1.1.1", "Tiêu chí", 100, Scoring(ScoringKind.SURVEY), **parts)  # type: ignore[arg-type]


def a_set(*criteria: Criterion, **parts: object) -> CriteriaSet:
    upper = (Criterion("1", "Lĩnh vực"), Criterion("1.1", "Nhóm"))
    return CriteriaSet("x", "1", "Bộ thử", 2025, "", (*upper, *criteria), **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("criteria", "code"),
    [
        (a_set(item(), item()), "criteria.code-twice"),
        (a_set(), "criteria.unscored"),
        (a_set(replace(item(), code="2.1.1")), "criteria.orphan"),
        (a_set(replace(item(), max_points=0)), "criteria.no-points"),
        (a_set(replace(item(), scoring=Scoring(ScoringKind.SURVEY, floor=10_000))), "criteria.floor"),
        (a_set(replace(item(), scoring=Scoring(ScoringKind.STEPS))), "criteria.steps"),
        (
            a_set(replace(item(), scoring=Scoring(ScoringKind.STEPS, steps=(Step(0, 50),)))),
            "criteria.unreachable",
        ),
        (
            a_set(replace(item(), scoring=Scoring(ScoringKind.CHOICE, options=(Option("a", "A", 100),)))),
            "criteria.options",
        ),
        (a_set(replace(item(), scoring=Scoring(ScoringKind.DEDUCTION))), "criteria.each"),
        (
            a_set(
                replace(
                    item(), scoring=Scoring(ScoringKind.BONUS, each=50), not_applicable=NotApplicable.FULL
                )
            ),
            "criteria.beside-applies",
        ),
        (a_set(item(), bands=(Band("B", 0), Band("A", 9000))), "criteria.bands"),
    ],
)
def test_a_set_that_cannot_be_is_refused(criteria: CriteriaSet, code: str) -> None:
    assert code in {issue.code for issue in check_criteria(criteria)}


def test_maxima_that_do_not_add_up_are_named() -> None:
    wrong = a_set(item())
    wrong = replace(wrong, criteria=(Criterion("1", "Lĩnh vực", 150), *wrong.criteria[1:]))
    found = {(issue.code, issue.where): issue.params for issue in check_criteria(wrong)}
    assert found["criteria.maximum", "criterion 1"]["sum"] == "1"


@pytest.mark.parametrize("bent", [None, [], {"name": "x"}, {**criteria_data(a_set(item())), "criteria": [1]}])
def test_data_that_is_no_set_is_named(bent: object) -> None:
    found, issues = read_criteria(bent)
    assert found is None and issues[0].code == "criteria.member"


@given(st.integers(0, 10**9), st.integers(1, 10**6))
def test_half_up_is_exact(numerator: int, denominator: int) -> None:
    found = half_up(numerator, denominator)
    assert 2 * found * denominator - denominator <= 2 * numerator < 2 * found * denominator + denominator


MEASURES = st.one_of(
    st.builds(Measure, st.integers(-100, 20_000)),
    st.builds(Measure, option=st.sampled_from(["yes", "no", "on_time", "late", "?"])),
    st.just(Measure()),
)


@given(st.data())
def test_no_input_leaves_the_scale(data: st.DataObject) -> None:
    """Whatever is entered: points lie within each component's scale, and the index between 0 and 100 %."""
    criteria = demonstration()
    marks = {}
    for component in criteria.components():
        measure = data.draw(MEASURES)
        points = points_of(component, measure)
        assert points is None or 0 <= points <= component.max_points
        applicable = component.not_applicable is NotApplicable.NEVER or data.draw(st.booleans())
        marks[component.code] = Mark(component.code, measure, points, applicable=applicable)
    card = Scorecard("97213", 2025, criteria.id, marks=marks)
    found = score(criteria, card)
    assert found.index is not None and 0 <= found.index <= 10_000
    assert found.points <= found.applicable + criteria.bonus_cap
    top = sum(found.by_code[code] for code in "12345678")
    assert max(top + found.bonus - found.penalty, 0) == found.points
    assert all(gain.won <= gain.lost for gain in gains(criteria, card))


@given(st.integers(0, 9_999), st.integers(1, 10_000))
def test_more_never_gives_less(number: int, more: int) -> None:
    criteria = demonstration()
    for component in criteria.components():
        low, high = (points_of(component, Measure(n)) for n in (number, number + more))
        if low is not None and high is not None:
            falls = component.scoring is not None and component.scoring.kind is ScoringKind.DEDUCTION
            assert high <= low if falls else high >= low


def test_a_set_that_begins_in_mid_year_keeps_its_day() -> None:
    criteria = replace(demonstration(), first_day=date(2025, 7, 1))
    assert read_criteria(criteria_data(criteria))[0] == criteria
