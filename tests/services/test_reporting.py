"""Reports: begun, filled, written, checked, finalised, numbered, reopened, handed over, corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.services.offices import PLAN, QUARTER, period, refused, small_office

from xacai.domain.indicator import CellState, value
from xacai.domain.period import quarter
from xacai.domain.plan import Signer
from xacai.domain.progress import Entry, Mark, Proof
from xacai.domain.report import Particulars, Report, ReportState
from xacai.services import computing, publishing, reporting, sampling, setting_up, tracking
from xacai.services.workspace import Workspace

NUMBER = Particulars("121/BC-UBND", date(2026, 9, 15))


@pytest.fixture
def report(sample: Workspace) -> Report:
    """The sample's report in work."""
    return reporting.get_report(sample, QUARTER)


def finalise(workspace: Workspace) -> Report:
    """Lock the sample's report, each warning with its reason."""
    report = reporting.get_report(workspace, QUARTER)
    return reporting.finalise(workspace, QUARTER, sampling.reasons_for(workspace, report))


def test_a_new_report_knows_plan_catalogue_signer_and_addressee(small: Workspace) -> None:
    report = reporting.new_report(small, quarter(2026, 1))
    assert (report.state, report.revision, report.plan_key) == (ReportState.DRAFT, 1, "")
    assert report.catalogue == small.catalogue_of_year(2026).id
    assert report.particulars.addressee == small.office().superior_name
    assert report.values == {}
    with refused(small, "report.exists"):
        reporting.new_report(small, quarter(2026, 1))


def test_a_report_needs_an_office_and_a_period_of_its_life(blank: Workspace) -> None:
    with refused(blank, "office.not-set-up"):
        reporting.new_report(blank, quarter(2026, 1))
    setting_up.found_office(blank, small_office(valid_from=date(2026, 7, 1)))
    with refused(blank, "report.outside-validity"):
        reporting.new_report(blank, quarter(2026, 1))
    setting_up.change_office(blank, small_office())
    with refused(blank, "catalogue.none-for-year"):
        reporting.new_report(blank, quarter(2019, 1))


def test_a_report_that_was_not_begun_is_refused(sample: Workspace) -> None:
    with refused(sample, "report.unknown"):
        reporting.get_report(sample, quarter(2031, 1))


def test_opening_balances_come_from_where_the_quarter_before_closed(small: Workspace) -> None:
    first = reporting.new_report(small, quarter(2026, 1))
    cells = {"3.3.3.4a": value(12), "3.3.3.4b": value(3), "1.3.4": value(2), "1.3.5": value(5)}
    reporting.fill(small, first, cells)
    second = reporting.new_report(small, quarter(2026, 2))
    assert second.values["3.3.3.0a"].number == 15
    assert second.values["1.3.1.0"].number == 7
    # The balance of petitions is not known, so nothing is put in its place.
    assert "3.3.4.1a" not in second.values


def test_the_half_year_takes_over_what_quarter_two_holds(small: Workspace) -> None:
    second = reporting.new_report(small, quarter(2026, 2))
    reporting.fill(small, second, {"7.3.1": value(40)})
    assert reporting.new_report(small, period("2026-6M")).values["7.3.1"].number == 40


def test_filling_never_overwrites_unseen(small: Workspace) -> None:
    report = reporting.new_report(small, quarter(2026, 1))
    first = reporting.fill(small, report, {"7.3.1": value(40), "7.3.2": value(30)})
    assert sorted(first.filled) == ["7.3.1", "7.3.2"]
    again = reporting.fill(small, first.report, {"7.3.1": value(40), "7.3.2": value(31), "7.4.1": value(9)})
    old, new = again.differing["7.3.2"]
    assert (old.number, new.number) == (30, 31)
    assert again.report.values["7.3.2"].number == 30
    assert again.report.values["7.4.1"].number == 9
    over = reporting.fill(small, again.report, {"7.3.2": value(31)}, overwrite=True)
    assert set(over.differing) == {"7.3.2"}
    assert reporting.get_report(small, quarter(2026, 1)).values["7.3.2"].number == 31


def test_a_list_with_one_bad_cell_is_left_out_whole(small: Workspace) -> None:
    report = reporting.new_report(small, quarter(2026, 1))
    for code, cell in (("9.9.9", value(1)), ("7.3.1", value(-4)), ("7.3.1", value("1.5"))):
        filling = reporting.fill(small, report, {"7.4.1": value(9), code: cell})
        assert filling.filled == ()
        assert [issue.severity for issue in filling.issues] == ["error"]
    assert reporting.get_report(small, quarter(2026, 1)).values == {}


def test_a_derived_row_in_a_list_is_left_out_with_a_word(small: Workspace) -> None:
    report = reporting.new_report(small, quarter(2026, 1))
    filling = reporting.fill(small, report, {"3.3.3": value(97), "7.4.1": value(9)})
    assert filling.filled == ("7.4.1",)
    assert [issue.code for issue in filling.issues] == ["report.derived-typed"]


def test_words_are_set_section_by_section(sample: Workspace, report: Report) -> None:
    changed = reporting.set_text(sample, report, "I.1", "  Đã họp {1.5} lần.\n", drafted=True)
    assert (changed.texts["I.1"].text, changed.texts["I.1"].drafted) == ("Đã họp {1.5} lần.", True)
    with refused(sample, "report.section-unknown"):
        reporting.set_text(sample, changed, "XX.9", "Lời")


def test_two_hands_on_one_report_do_not_overwrite_each_other(sample: Workspace, report: Report) -> None:
    reporting.set_text(sample, report, "I.1", "Người thứ nhất")
    with refused(sample, "store.changed"):
        reporting.set_text(sample, report, "I.2", "Người thứ hai")


def test_a_clean_draft_becomes_checked_and_an_edit_makes_it_a_draft_again(
    sample: Workspace, report: Report
) -> None:
    checked = reporting.mark_checked(sample, report, computing.check(sample, report))
    assert checked.state is ReportState.CHECKED
    assert reporting.mark_checked(sample, checked, ()).state is ReportState.CHECKED
    edited = reporting.set_text(sample, checked, "I.1", "Lời khác")
    assert edited.state is ReportState.DRAFT


def test_a_report_with_errors_or_unanswered_warnings_is_not_finalised(
    sample: Workspace, report: Report
) -> None:
    with refused(sample, "report.reasons-missing"):
        reporting.finalise(sample, QUARTER, {"report.threshold-missed": "   "})
    reporting.fill(sample, report, {"7.3.2": value(999_999)}, overwrite=True)
    with refused(sample, "report.errors-left"):
        reporting.finalise(sample, QUARTER, sampling.reasons_for(sample, report))


def test_a_finalised_report_is_locked_with_its_reasons(sample: Workspace) -> None:
    locked = finalise(sample)
    assert locked.state is ReportState.FINALISED
    assert locked.reasons
    with refused(sample, "report.locked"):
        reporting.set_text(sample, locked, "I.1", "Lời khác")
    with refused(sample, "report.locked"):
        reporting.fill(sample, locked, {"7.3.1": value(1)}, overwrite=True)
    with refused(sample, "report.locked"):
        reporting.finalise(sample, QUARTER)


def test_a_number_is_entered_after_signing_and_leaves_the_content_alone(
    sample: Workspace, report: Report
) -> None:
    with refused(sample, "report.not-finalised"):
        reporting.number_report(sample, QUARTER, NUMBER)
    code = reporting.check_code_of(sample, finalise(sample))
    for wrong in (replace(NUMBER, number=" "), replace(NUMBER, day=None)):
        with refused(sample, "report.number-missing"):
            reporting.number_report(sample, QUARTER, wrong)
    with refused(sample, "report.number-too-early"):
        reporting.number_report(sample, QUARTER, replace(NUMBER, day=date(2026, 6, 14)))
    numbered = reporting.number_report(sample, QUARTER, NUMBER)
    assert numbered.state is ReportState.NUMBERED
    assert numbered.particulars.signer == report.particulars.signer
    assert numbered.particulars.addressee == report.particulars.addressee
    assert reporting.check_code_of(sample, numbered) == code
    deputy = replace(NUMBER, signer=Signer(("KT. CHỦ TỊCH",), "Lò Thị Mai"))
    assert reporting.number_report(sample, QUARTER, deputy).particulars.signer.name == "Lò Thị Mai"


def test_a_report_is_reopened_until_it_left_the_office(sample: Workspace) -> None:
    with refused(sample, "report.not-reopenable"):
        reporting.reopen(sample, QUARTER)
    finalise(sample)
    reporting.number_report(sample, QUARTER, NUMBER)
    again = reporting.reopen(sample, QUARTER)
    assert (again.state, again.particulars.number) == (ReportState.DRAFT, "")
    with refused(sample, "report.not-handed-over"):
        reporting.correct(sample, QUARTER, "Sai số liệu")
    locked = finalise(sample)
    reporting.hand_over(sample, locked)
    with refused(sample, "report.not-reopenable"):
        reporting.reopen(sample, QUARTER)


def test_what_was_handed_over_is_corrected_with_a_reason(sample: Workspace) -> None:
    sent = reporting.hand_over(sample, finalise(sample))
    former = reporting.check_code_of(sample, sent)
    with refused(sample, "report.reason-missing"):
        reporting.correct(sample, QUARTER, "  ")
    draft = reporting.correct(sample, QUARTER, "Sai số hồ sơ")
    assert (draft.revision, draft.state) == (2, ReportState.DRAFT)
    reporting.fill(sample, draft, {"7.3.1": value(7777)}, overwrite=True)
    assert reporting.check_code_of(sample, finalise(sample)) != former
    with sample.store.reading() as shelves:
        assert shelves.reports.snapshots(QUARTER.code) == (1, 2)


def test_a_finalised_report_says_and_prints_the_same_after_the_progress_went_on(sample: Workspace) -> None:
    locked = finalise(sample)
    said, code = computing.printed_facts(sample, locked), reporting.check_code_of(sample, locked)
    paper = publishing.report_paper(sample, locked)
    done = Entry("VIII.2/1", QUARTER.code, Mark.DONE, done_on=date(2026, 9, 14), proof=Proof("9/BC-UBND"))
    tracking.record(sample, PLAN, done)
    assert computing.facts(sample, locked).progress != said.progress
    assert computing.printed_facts(sample, locked) == said
    assert reporting.check_code_of(sample, locked) == code
    assert publishing.report_paper(sample, locked) == paper


def test_reports_are_listed_newest_first(sample: Workspace) -> None:
    codes = [report.period.code for report in reporting.list_reports(sample)]
    assert codes == ["2026-Q3", "2026-6M", "2026-Q1", "2025-Y", "2025-Q3"]


def test_an_untouched_cell_is_not_zero(sample: Workspace) -> None:
    empty = reporting.new_report(sample, quarter(2027, 1))
    known = computing.facts(sample, empty)
    assert known.cumulative["7.3.1"].state is CellState.UNTOUCHED
    assert known.ratios["7.3"].value is None
