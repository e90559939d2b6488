"""Offices that change: who reports on a day, who stands for whom."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.office import Office
from xacai.domain.roster import Roster, Succession, check_roster, heirs, in_force, succeed, today_groups

MERGER = date(2025, 7, 1)
LAST = date(2025, 6, 30)


def office(code: str, superior: str = "", first: date | None = None, last: date | None = None) -> Office:
    return Office(code, f"Đơn vị {code}", code, superior_code=superior, valid_from=first, valid_to=last)


def old_and_new() -> Roster:
    """Two districts with three communes until 30/6/2025, one commune of them all directly under the province since."""
    before = Roster(
        (
            office("97"),
            office("971", "97"),
            office("972", "97"),
            office("97101", "971"),
            office("97102", "971"),
            office("97201", "972"),
        )
    )
    merged = succeed(before, ["97101", "97102", "97201"], office("97301", "97", MERGER), MERGER)
    districts = tuple(
        Office(item.code, item.name, item.place, item.superior_code, valid_to=LAST)
        if item.code in {"971", "972"}
        else item
        for item in merged.offices
    )
    return Roster(districts, merged.successions)


def test_three_levels_before_the_merger_and_two_after() -> None:
    roster = old_and_new()
    assert [item.code for item in roster.children("97", LAST)] == ["971", "972"]
    assert [item.code for item in roster.leaves("97", LAST)] == ["97101", "97102", "97201"]
    assert [item.code for item in roster.children("97", MERGER)] == ["97301"]
    assert [item.code for item in roster.leaves("97", MERGER)] == ["97301"]


def test_the_old_offices_end_the_day_before() -> None:
    roster = old_and_new()
    old = roster.get("97102")
    assert old is not None and old.valid_to == LAST
    assert in_force(old, LAST) and not in_force(old, MERGER)


def test_old_values_are_shown_under_the_only_heir() -> None:
    roster = old_and_new()
    assert heirs(roster, "97101", LAST) == ("97101",)
    assert heirs(roster, "97101", MERGER) == ("97301",)
    groups, split = today_groups(roster, ["97101", "97102", "97201"], MERGER)
    assert (groups, split) == ({"97301": ("97101", "97102", "97201")}, ())


def test_what_was_split_stays_apart() -> None:
    roster = Roster(
        (office("1"), office("2"), office("3")), (Succession("1", "2", MERGER), Succession("1", "3", MERGER))
    )
    groups, split = today_groups(roster, ["1", "2"], MERGER)
    assert (groups, split) == ({"2": ("2",)}, ("1",))


def test_an_office_that_takes_others_in_goes_on() -> None:
    roster = succeed(Roster((office("1"), office("2"))), ["1", "2"], office("1"), MERGER)
    standing = roster.get("1")
    assert standing is not None and standing.valid_from is None
    assert roster.successions == (Succession("2", "1", MERGER),)
    assert heirs(roster, "2", MERGER) == ("1",)


def test_circles_and_doubles_are_named() -> None:
    ringed = Roster(
        (office("11111", "22222"), office("22222", "11111"), office("33333"), office("33333")),
        (Succession("11111", "33333", MERGER), Succession("33333", "11111", MERGER)),
    )
    found = {(issue.code, issue.where) for issue in check_roster(ringed)}
    assert ("office.superior-circle", "office 11111") in found
    assert ("office.succession-circle", "office 33333") in found
    assert ("office.code-twice", "office 33333") in found
    assert check_roster(old_and_new()) == ()


CODES = st.sampled_from([f"9{number:04d}" for number in range(6)])
STEPS = st.lists(st.tuples(CODES, CODES, st.dates(date(2025, 1, 1), date(2026, 1, 1))), max_size=10)


@given(STEPS, st.dates(date(2024, 12, 1), date(2026, 2, 1)))
def test_every_office_is_shown_exactly_once(steps: list[tuple[str, str, date]], day: date) -> None:
    """Whatever the successions, circles among them: each code stands in one group or apart, never in two."""
    roster = Roster((), tuple(Succession(old, new, on) for old, new, on in steps if old != new))
    codes = [f"9{number:04d}" for number in range(6)]
    groups, split = today_groups(roster, codes, day)
    shown = [code for group in groups.values() for code in group] + list(split)
    assert sorted(shown) == codes
