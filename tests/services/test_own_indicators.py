"""Own indicators and measured targets: kept, refused, locked with the report, carried to the office above."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from xacai.domain.catalogue import RowKind
from xacai.domain.indicator import value
from xacai.domain.issue import Refusal
from xacai.domain.own_indicator import plain_row
from xacai.domain.period import Period, PeriodKind, quarter
from xacai.domain.plan import Milestone
from xacai.domain.report import Reached
from xacai.domain.submission import read_cells
from xacai.services import computing, demonstrating, own_indicators, planning, publishing, reporting
from xacai.services.own_indicators import catalogue_for
from xacai.services.workspace import Workspace

Q3, HALF = quarter(2026, 3), Period(PeriodKind.HALF, 2026)
PLAN = "2026/cchc"


def refusal(act: object) -> str:
    with pytest.raises(Refusal) as refused:
        act()  # type: ignore[operator]
    return refused.value.issue.code


def test_codes_are_never_given_twice(small: Workspace) -> None:
    one = own_indicators.add_own(small, plain_row(" Số  lớp ", "lớp"))
    own_indicators.remove_own(small, one.code)
    two = own_indicators.add_own(small, plain_row("Số lớp", "lớp"))
    assert (one.code, one.name, two.code) == ("own.1", "Số lớp", "own.2")
    assert small.catalogue_of_year(2026).row("own.2") == two
    assert small.plain_catalogue(small.catalogue_of_year(2026).id).row("own.2") is None


def test_what_is_used_stays(sample: Workspace) -> None:
    assert refusal(lambda: own_indicators.remove_own(sample, "own.1")) == "own.bound"
    assert refusal(lambda: own_indicators.remove_own(sample, "own.9")) == "own.unknown"
    planning.bind_target(sample, PLAN, "VIII/8.1", "")
    assert refusal(lambda: own_indicators.remove_own(sample, "own.2")) == "own.in-report"
    amount = own_indicators.get_own(sample, "own.2")
    changed = replace(amount, kind=RowKind.COUNT)
    assert refusal(lambda: own_indicators.change_own(sample, changed)) == "own.kind-in-use"
    share = replace(plain_row("Tỷ lệ"), kind=RowKind.RATIO, unit="%", numerator="own.2", denominator="6.1.1")
    own_indicators.add_own(sample, share)
    assert refusal(lambda: own_indicators.remove_own(sample, "own.2")) == "own.part-in-use"


def test_a_locked_report_keeps_its_rows_and_prints_the_same(sender: Workspace) -> None:
    report = reporting.get_report(sender, Q3)
    before = publishing.report_pdf(sender, report)
    own = own_indicators.get_own(sender, "own.2")
    own_indicators.change_own(sender, replace(own, name="Tên khác hẳn", unit="đồng"))
    own_indicators.add_own(sender, plain_row("Một chỉ tiêu nữa"))
    kept = catalogue_for(sender, report)
    assert kept.row("own.2") == own and kept.row("own.3") is None
    assert publishing.report_pdf(sender, report) == before
    known = computing.printed_facts(sender, report)
    assert [row.code for row in known.own] == ["own.1", "own.2"] and known.activities


def test_cumulative_figures_of_own_rows(sample: Workspace) -> None:
    known = computing.printed_facts(sample, reporting.get_report(sample, HALF))
    assert known.cumulative["own.2"].number == 1194 + 1271
    assert known.cumulative["own.1"].number == 1


def test_the_office_above_does_not_add_them_up(sender: Workspace) -> None:
    report = reporting.get_report(sender, Q3)
    with sender.store.reading() as shelves:
        kept = shelves.reports.snapshot(report.period.code, report.revision)
    assert kept is not None and "own.2" in kept.content["values"]
    assert not any(code.startswith("own.") for code in read_cells(kept.content))


def test_a_typed_figure_and_a_text_are_bound_to_an_own_row(sample: Workspace) -> None:
    report = reporting.get_report(sample, Q3)
    report = reporting.fill(sample, report, {"own.2": value("1400")}, overwrite=True).report
    report = reporting.set_text(sample, report, "V", "Thu {own.2} triệu đồng.")
    assert computing.facts(sample, report).texts["V"] == "Thu 1.400 triệu đồng."
    assert computing.check(sample, report)
    fed = reporting.fill(sample, report, {"own.1": value(9)})
    assert [issue.code for issue in fed.issues] == ["report.derived-typed"]


def standing(workspace: Workspace, key: str) -> computing.TargetStanding:
    report = reporting.get_report(workspace, Q3)
    known = computing.facts(workspace, report)
    found = computing.target_standings(known, catalogue_for(workspace, report))
    return next(item for item in found if item.target.key == key)


def test_a_fall_is_measured_once_its_baseline_is_known(sample: Workspace) -> None:
    met = standing(sample, "IV/4.1")
    assert (met.actual, met.wanted, met.reached) == (14, Decimal("15.2"), Reached.MET)
    planning.measure_target(sample, PLAN, "IV/4.1", planning.Measuring("4.1.2"))
    assert standing(sample, "IV/4.1").reached is Reached.UNKNOWN
    planning.measure_target(sample, PLAN, "IV/4.1", planning.Measuring("4.1.2", Decimal(15)))
    assert standing(sample, "IV/4.1").reached is Reached.MISSED
    report = reporting.get_report(sample, Q3)
    missed = {
        item.where for item in computing.check(sample, report) if item.code == "report.threshold-missed"
    }
    assert "target IV/4.1" in missed


def test_binding_again_keeps_baseline_and_milestones(sample: Workspace) -> None:
    bound = planning.bind_target(sample, PLAN, "VIII/8.1", "own.1")
    assert bound.baseline == 4820 and len(bound.milestones) == 4
    wrong = planning.Measuring("own.2", milestones=(Milestone("2026-Q7", Decimal(1)),))
    assert (
        refusal(lambda: planning.measure_target(sample, PLAN, "VIII/8.1", wrong)) == "target.milestone-period"
    )
    assert planning.find_target(planning.get_plan(sample, PLAN), "VIII/8.1") == bound


def test_a_plan_carried_forward_forgets_last_years_baseline(sample: Workspace) -> None:
    plan = planning.copy_plan(sample, source=PLAN, key="2027/cchc")
    assert all(item.baseline is None and not item.milestones for item in plan.targets)
    assert any(item.indicator == "own.1" for item in plan.targets)


def test_the_paper_shows_target_table_but_no_own_form(sample: Workspace) -> None:
    report = demonstrating.finish_report(sample)
    paper = publishing.report_paper(sample, report)
    tables = [
        [cell.text for row in block.rows for cell in row.cells]
        for appendix in paper.appendices
        for block in appendix.blocks
        if hasattr(block, "rows")
    ]
    assert not any("Thu ngân sách trên địa bàn" in text for text in tables[0])
    assert any("Mốc: 19 (năm 2025); cần ≤ 15,2" in text for text in tables[1])
    assert any("Kỳ này: ≥ 1.330" in text for text in tables[1])
