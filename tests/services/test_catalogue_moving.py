"""A newer catalogue in mid-year: open reports are asked, finalised ones stay, quarters roll up across versions."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.services.newer_catalogue import CHANGED, GONE, NEW, OLD, RECODED, RENAMED, import_newer
from tests.services.offices import QUARTER, period, refused

from xacai.domain.catalogue_move import Fate
from xacai.domain.indicator import NOTHING, UNKNOWN, value
from xacai.domain.period import quarter
from xacai.domain.report import Report
from xacai.services import catalogue_moving, computing, demonstrating, entering, reporting
from xacai.services.workspace import Workspace


@pytest.fixture
def filled(small: Workspace, tmp_path: Path) -> Report:
    """A first quarter under the old version, with a newer one taken in since."""
    report = reporting.new_report(small, quarter(2026, 1))
    cells = {
        RENAMED: value(40),
        RECODED[0]: value(9),
        CHANGED: value(7, "lượt"),
        GONE: value(3, "hai cuộc"),
        "7.4.2": NOTHING,
    }
    report = reporting.fill(small, report, cells).report
    words = f"Đã xử lý {{{RECODED[0]}}} hồ sơ, {{{GONE}}} kiến nghị."
    report = reporting.set_text(small, report, "I.1", words)
    import_newer(small, tmp_path)
    return report


def test_an_open_report_is_asked_with_what_maps_to_what(small: Workspace, filled: Report) -> None:
    (offer,) = catalogue_moving.catalogue_moves(small)
    assert (offer.report.period, offer.move.old, offer.move.new) == (quarter(2026, 1), OLD, NEW)
    fates = {(pair.old, pair.new): pair.fate for pair in offer.move.noted}
    assert fates == {
        (RENAMED, RENAMED): Fate.RENAMED,
        RECODED: Fate.RECODED,
        (CHANGED, CHANGED): Fate.CHANGED,
        (GONE, ""): Fate.REMOVED,
        ("", "7.9.1"): Fate.NEW,
    }
    assert catalogue_moving.offer_for(small, filled) is not None
    catalogue_moving.leave(small, filled, NEW)
    assert catalogue_moving.offer_for(small, filled) is None
    assert reporting.get_report(small, quarter(2026, 1)).catalogue == OLD


def test_nothing_typed_is_lost_in_a_move(small: Workspace, filled: Report) -> None:
    looked = catalogue_moving.move_report(small, quarter(2026, 1), NEW, dry_run=True)
    assert reporting.get_report(small, quarter(2026, 1)) == filled
    moved = catalogue_moving.move_report(small, quarter(2026, 1), NEW)
    assert moved == looked
    report = reporting.get_report(small, quarter(2026, 1))
    assert report.catalogue == NEW
    assert report.values == {RENAMED: value(40), RECODED[1]: value(9), "7.4.2": NOTHING}
    assert report.set_aside == {f"cell {CHANGED}": "7 – lượt", f"cell {GONE}": "3 – hai cuộc"}
    assert report.texts["I.1"].text == f"Đã xử lý {{{RECODED[1]}}} hồ sơ, 3 kiến nghị."
    codes = [issue.code for issue in computing.check(small, report)]
    assert "report.set-aside" in codes
    assert catalogue_moving.catalogue_moves(small) == ()
    left = catalogue_moving.clear_aside(small, quarter(2026, 1), f"cell {GONE}")
    assert list(left.set_aside) == [f"cell {CHANGED}"]
    with refused(small, "catalogue.moved-already"):
        catalogue_moving.move_report(small, quarter(2026, 1), NEW)


def test_a_finalised_report_is_not_asked_and_not_moved(sample: Workspace, tmp_path: Path) -> None:
    demonstrating.finish_report(sample)
    import_newer(sample, tmp_path)
    assert QUARTER not in [offer.report.period for offer in catalogue_moving.catalogue_moves(sample)]
    with refused(sample, "report.locked"):
        catalogue_moving.move_report(sample, QUARTER, NEW)


def test_a_quarter_under_the_old_version_rolls_up_by_the_mapping(small: Workspace, filled: Report) -> None:
    half = reporting.new_report(small, period("2026-6M"))
    assert half.catalogue == NEW
    cells = {RENAMED: value(60), RECODED[1]: value(11), "7.9.1": value(5), CHANGED: value(1)}
    half = reporting.fill(small, half, cells).report
    known = computing.facts(small, half)
    assert known.cumulative[RENAMED].amount == 100
    assert known.cumulative[RECODED[1]].amount == 20
    # Rows without a figure in quý I stay open: never the second quarter's alone.
    assert known.cumulative["7.9.1"].amount is None
    assert known.cumulative[CHANGED].amount is None
    said = next(item for item in computing.check(small, half) if item.code == "report.part-unmapped")
    assert said.params["catalogue"] == OLD
    assert {"9.1", "5"} <= set(said.params["cells"].split(", "))
    entering.fill_cumulative(small, half, {"7.9.1": value(8), CHANGED: value(8)})
    half = reporting.get_report(small, period("2026-6M"))
    assert computing.facts(small, half).cumulative["7.9.1"].amount == 8
    assert not [item for item in computing.check(small, half) if item.code == "report.part-unmapped"]


def test_a_report_left_under_the_old_version_takes_newer_quarters(small: Workspace, filled: Report) -> None:
    """The other way round: quý I moved, 6 tháng still under the old version."""
    half = reporting.new_report(small, period("2026-6M"))
    catalogue_moving.move_report(small, period("2026-6M"), OLD)
    catalogue_moving.move_report(small, quarter(2026, 1), NEW)
    half = reporting.get_report(small, period("2026-6M"))
    half = reporting.fill(small, half, {RECODED[0]: value(11), GONE: value(2)}).report
    known = computing.facts(small, half)
    assert known.cumulative[RECODED[0]].amount == 20
    assert known.cumulative[GONE].amount is None


def test_where_only_the_cumulative_is_known_the_quarter_is_the_difference(small: Workspace) -> None:
    first = reporting.new_report(small, quarter(2026, 1))
    reporting.fill(small, first, {RENAMED: value(40), "7.3.2": UNKNOWN})
    half = reporting.new_report(small, period("2026-6M"))
    filling = entering.fill_cumulative(
        small, half, {RENAMED: value(100), "7.3.2": value(90), CHANGED: value(5)}
    )
    assert filling.report.values[RENAMED].amount == 60
    assert dict(filling.report.overrides) == {"7.3.2": value(90), CHANGED: value(5)}
    codes = [issue.code for issue in computing.check(small, filling.report)]
    assert codes.count("report.cumulative-typed") == 2
    again = entering.fill_cumulative(small, filling.report, {CHANGED: value(6)})
    assert (list(again.differing), again.report.overrides[CHANGED]) == ([CHANGED], value(5))
    with refused(small, "report.not-cumulative"):
        entering.fill_cumulative(small, first, {RENAMED: value(1)})


def test_an_override_shows_the_difference_and_asks_a_reason(small: Workspace) -> None:
    first = reporting.new_report(small, quarter(2026, 1))
    reporting.fill(small, first, {RENAMED: value(40), "1.2.1.1": value(4)})
    half = reporting.new_report(small, period("2026-6M"))
    half = reporting.fill(small, half, {RENAMED: value(60)}).report
    half = entering.fill_cumulative(small, half, {RENAMED: value(95), "1.2.1.1": value(3)}).report
    issues = {issue.code: issue for issue in computing.check(small, half)}
    said = issues["report.override-without-reason"].params
    assert (said["given"], said["computed"], said["by"]) == ("95", "100", "-5")
    assert issues["report.distinct-too-small"].severity == "error"
    told = entering.fill_cumulative(
        small, half, {RENAMED: value(95, "Trùng 5 văn bản")}, overwrite=True
    ).report
    assert "report.override-without-reason" not in {issue.code for issue in computing.check(small, told)}
