"""Random years for the roll-up test: a small catalogue with every time roll-up, and an oracle of its own.

The oracle knows nothing of the program's roll-ups. A cell is a pair (state, value): ``v`` a number or a text, ``n``
nothing arose, ``a`` not available, ``u`` untouched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import floor
from random import Random

from hypothesis import strategies as st

from xacai.domain.catalogue import (
    Catalogue,
    Form,
    OfficeRollUp,
    OutlineSection,
    Row,
    RowKind,
    Source,
    TimeRollUp,
)

Given = tuple[str, Decimal | str | None]
UNTOUCHED: Given = ("u", None)
SUMS, FIRSTS, LASTS = ("1.2", "1.3", "1.4", "1.a"), ("1.1",), ("1.5", "1.b", "1.l", "1.c", "1.x")
ASKED, FLAGS, NEVER = ("1.d",), ("1.f",), ("1.n",)
TYPED = (*SUMS, *FIRSTS, *LASTS, *ASKED, *FLAGS, *NEVER)
TOTALS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "1.t": (("1.1", "1.2", "1.3"), ()),
    "1.m": (("1.b",), ("1.5",)),
    "2.e": (("1.2", "1.3"), ()),
}
RATIOS = {"1.r": ("1.4", "1.t", 100, 2), "2.r": ("2.o", "2.q", 100, 1), "1.k": ("1.a", "1.5", 1, 0)}
OPTIONS = ("trực tuyến", "trực tiếp", "kết hợp")
PERIODS = {"6M": 2, "9M": 3, "Y": 4}


@dataclass(frozen=True)
class Year:
    """Four quarters' cells, what is set at the end of 6 and 9 months and the year, whether the office is born 1/7.

    ``tasks`` are, for each task of the plan, the quarter (1–4, 0: never) in which it was done and dropped.
    ``own`` says for quarters II to IV whether a report of their own stands beside the cumulative one; ``first`` whether
    there is a report of quý I.
    """

    quarters: tuple[Mapping[str, Given], ...]
    set_at: Mapping[int, Mapping[str, Given]] = field(default_factory=dict)
    born_in_july: bool = False
    tasks: tuple[tuple[int, int], ...] = ()
    own: tuple[bool, bool, bool] = (False, False, False)
    first: bool = True


def _row(code: str, time: TimeRollUp, kind: RowKind = RowKind.COUNT, **more: object) -> Row:
    numeric = kind in {RowKind.COUNT, RowKind.AMOUNT}
    office = (
        OfficeRollUp.RATIO if kind is RowKind.RATIO else OfficeRollUp.SUM if numeric else OfficeRollUp.NONE
    )
    base = {"no": code, "name": f"Dòng {code}", "unit": "hồ sơ", "office": office, **more}
    return Row(code=code, time=time, kind=kind, **base)  # type: ignore[arg-type]


def _total(code: str) -> Row:
    plus, less = TOTALS[code]
    return _row(code, TimeRollUp.PARTS, parts=plus, minus=less)


def _ratio(code: str) -> Row:
    top, bottom, scale, decimals = RATIOS[code]
    unit = "%" if scale == 100 else "hồ sơ"
    more = {"numerator": top, "denominator": bottom, "decimals": decimals, "unit": unit}
    return _row(code, TimeRollUp.RATIO, RowKind.RATIO, **more)


def small_catalogue() -> Catalogue:
    """Every time roll-up on every kind of row that can have it."""
    first = (
        *(_row(code, TimeRollUp.SUM) for code in SUMS[:3]),
        _row("1.a", TimeRollUp.SUM, RowKind.AMOUNT, decimals=2, unit="triệu đồng"),
        _row("1.1", TimeRollUp.FIRST),
        _row("1.5", TimeRollUp.LAST),
        _row("1.b", TimeRollUp.LAST),
        _row("1.l", TimeRollUp.LAST, RowKind.FLAG),
        _row("1.c", TimeRollUp.LAST, RowKind.CHOICE, options=OPTIONS),
        _row("1.x", TimeRollUp.LAST, RowKind.TEXT),
        _row("1.d", TimeRollUp.ASK),
        _row("1.f", TimeRollUp.ASK, RowKind.FLAG),
        _row("1.n", TimeRollUp.NONE),
        _total("1.t"),
        _total("1.m"),
        _ratio("1.r"),
        _ratio("1.k"),
    )
    second = (
        _row("2.e", TimeRollUp.SUM, equals=TOTALS["2.e"][0]),
        *(
            _row(f"2.{c}", TimeRollUp.PLAN, plan_count=p)
            for c, p in (("p", "tasks"), ("q", "counted"), ("o", "done"))
        ),
        _ratio("2.r"),
    )
    outline = (OutlineSection("I", "Kết quả", 1),)
    forms = (Form("1", "Một", "I", first), Form("2", "Hai", "I", second))
    return Catalogue("years", "1", "Thử", 2000, Source("thử"), outline=outline, forms=forms)


def _given(code: str, dice: Random) -> Given:
    state = dice.choice("vvvvvnau")
    if state != "v":
        return state, None
    if code == "1.c":
        return state, dice.choice(OPTIONS)
    if code == "1.x":
        return state, dice.choice(("Có", "Đã làm xong", "Không"))
    if code in {"1.l", "1.f"}:
        return state, Decimal(dice.randint(0, 1))
    number = Decimal(dice.randint(0, dice.choice((1, 9, 10**6))))
    return state, number / 100 if code == "1.a" else number


def _set_cells(dice: Random) -> dict[str, Given]:
    """None, one or two cumulative figures that a person set."""
    codes = dice.sample([code for code in TYPED if code != "1.x"], dice.choice((0, 0, 1, 2)))
    return {code: given for code in codes if (given := _given(code, dice)) != UNTOUCHED}


def year_of(seed: int) -> Year:
    """The year of a seed; one draw, because a thousand years of hundreds of draws each are slow."""
    dice = Random(seed)
    return Year(
        quarters=tuple({code: _given(code, dice) for code in TYPED} for _quarter in range(4)),
        set_at={part: _set_cells(dice) for part in (2, 3, 4)},
        born_in_july=dice.random() < 0.3,
        tasks=tuple((dice.randint(0, 4), dice.choice((0, 0, 1, 2, 3, 4))) for _ in range(dice.randint(0, 3))),
        own=(dice.random() < 0.5, dice.random() < 0.5, dice.random() < 0.5),
        first=dice.random() < 0.8,
    )


years = st.integers(0, 2**63).map(year_of)


def expected(year: Year, last: int) -> tuple[dict[str, Given], dict[str, Fraction | None]]:
    """Cells and ratios since the start of the year at the end of quarter ``last``."""
    cells = {code: _since(year, code, last) for code in TYPED}
    cells.update(_plan_cells(year, last))
    for code, (plus, less) in TOTALS.items():
        cells[code] = _added([cells[c] for c in plus], [cells[c] for c in less])
    ratios = {
        code: _ratio_of(cells[top], cells[low], scale, digits)
        for code, (top, low, scale, digits) in RATIOS.items()
    }
    return cells, ratios


def _since(year: Year, code: str, last: int) -> Given:
    """One row quarter by quarter; a figure set at the end of a quarter stands for all before it."""
    start = 3 if year.born_in_july else 1
    found = UNTOUCHED
    for number in range(start, last + 1):
        missing = number == 1 and not year.first
        here = UNTOUCHED if missing else year.quarters[number - 1][code]
        found = _single(code, here) if number == start else _next(code, found, here)
        found = year.set_at.get(number, {}).get(code, found)
    return found


def _single(code: str, here: Given) -> Given:
    if code in NEVER:
        return UNTOUCHED
    if code in ASKED + FLAGS:
        return here if here[0] in "vn" else UNTOUCHED
    return here


def _next(code: str, before: Given, here: Given) -> Given:
    if code in SUMS:
        return _added([before, here], [])
    if code in FIRSTS:
        return before
    if code in LASTS:
        return here
    if code in NEVER:
        return UNTOUCHED
    known = before[0] in "vn" and here[0] in "vn"
    if code in FLAGS:
        yes = next((cell for cell in (before, here) if cell == ("v", Decimal(1))), None)
        return yes or (here if known else UNTOUCHED)
    if not known:
        return UNTOUCHED
    counted = [cell for cell in (before, here) if cell[1]]
    return here if not counted else counted[0] if len(counted) == 1 else UNTOUCHED


def _added(plus: Sequence[Given], less: Sequence[Given]) -> Given:
    states = {state for state, _value in (*plus, *less)}
    if "a" in states:
        return ("a", None)
    if "u" in states:
        return UNTOUCHED
    if states == {"n"}:
        return ("n", None)
    return ("v", sum(map(_number, plus), Decimal(0)) - sum(map(_number, less), Decimal(0)))


def _number(cell: Given) -> Decimal:
    return cell[1] if isinstance(cell[1], Decimal) else Decimal(0)


def _plan_cells(year: Year, last: int) -> dict[str, Given]:
    if not year.tasks:
        return dict.fromkeys(("2.p", "2.q", "2.o"), UNTOUCHED)
    # What was recorded last counts; of one quarter's two the drop was recorded.
    dropped = [0 < out <= last and not out < at <= last for at, out in year.tasks]
    done = [0 < at <= last and not at <= out <= last for at, out in year.tasks]
    counts = {"2.p": len(year.tasks), "2.q": len(year.tasks) - sum(dropped), "2.o": sum(done)}
    return {code: ("v", Decimal(count)) for code, count in counts.items()}


def _ratio_of(top: Given, low: Given, scale: int, digits: int) -> Fraction | None:
    if top[0] not in "vn" or low[0] not in "vn" or not _number(low):
        return None
    exact = Fraction(_number(top)) * scale / Fraction(_number(low))
    return Fraction(floor(exact * 10**digits + Fraction(1, 2)), 10**digits)
