"""Parts one after another, and a part worked back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.test_indicator import BOTH, cells

from xacai.domain.cumulation import Part, cumulate, difference, set_against
from xacai.domain.indicator import EMPTY, NOTHING, UNKNOWN, Cell, roll_up, value

CODES = ("3.new", "3.open", "3.left", "3.distinct", "3.flag", "3.once")
part = st.fixed_dictionaries(dict.fromkeys(CODES, cells))


@given(st.lists(part, min_size=1, max_size=4))
def test_one_after_another_is_all_at_once(quarters: list[dict[str, Cell]]) -> None:
    assert cumulate(BOTH, [Part(values) for values in quarters]) == roll_up(BOTH, quarters)


def test_what_was_set_at_six_months_stands_at_nine() -> None:
    parts = [Part({}), Part({"3.new": value(5)}, {"3.new": value(30)}), Part({"3.new": value(7)})]
    assert cumulate(BOTH, parts)["3.new"] == value(37)
    assert cumulate(BOTH, parts[:2])["3.new"] == EMPTY
    assert cumulate(BOTH, []) == {}


@pytest.mark.parametrize(
    ("code", "total", "before", "wanted"),
    [
        ("3.new", value(30), value(10), value(20)),
        ("3.new", NOTHING, NOTHING, NOTHING),
        ("3.new", value(5), value(10), None),
        ("3.new", value(5), EMPTY, None),
        ("3.new", value(5), UNKNOWN, None),
        ("3.left", value(5, "lý do"), EMPTY, value(5)),
        ("3.open", value(5), value(5), None),
        ("3.distinct", value(5), value(0), value(5)),
        ("3.distinct", value(5), value(2), None),
        ("3.flag", value(1), value(0), value(1)),
        ("3.flag", value(1), value(1), None),
        ("3.once", value(5), value(0), None),
        ("3.total", value(5), value(0), None),
    ],
)
def test_the_quarter_is_the_difference_where_it_follows(
    code: str, total: Cell, before: Cell, wanted: Cell | None
) -> None:
    assert difference(BOTH, {code: total}, {code: before}).get(code) == wanted


@given(part, part)
def test_a_difference_rolled_up_again_gives_the_figure(
    first: dict[str, Cell], total: dict[str, Cell]
) -> None:
    own = difference(BOTH, total, first)
    again = roll_up(BOTH, [first, own])
    for code in own:
        assert (again[code].amount, again[code].text) == (total[code].amount, total[code].text)


def test_an_override_is_shown_beside_what_it_replaces() -> None:
    parts = [{"3.new": value(3), "3.distinct": value(4)}, {"3.new": value(5), "3.distinct": value(6)}]
    rolled = roll_up(BOTH, parts)
    new, distinct = set_against(BOTH, rolled, {"3.new": value(10), "3.distinct": value(7)}, parts)
    assert (new.differs, new.by, new.least) == (True, 2, None)
    assert (distinct.differs, distinct.by, distinct.least) == (False, None, 6)
