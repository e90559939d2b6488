"""Consolidating: every row by its own office roll-up against sums of our own, who counts, as reported and as today."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from tests.services.figures_below import CODES, PERIOD, Figures, commune, figures_of, lay, receiver, sums
from tests.services.newer_catalogue import NEW, OLD, RECODED, import_newer
from tests.services.offices import refused, small_office

from xacai.domain.catalogue import OfficeRollUp, RowKind
from xacai.domain.consolidation import NOT_IN_FORCE, OTHER_VERSION, UNDECIDED, View
from xacai.domain.indicator import UNKNOWN, CellState, value
from xacai.domain.number import write_number
from xacai.domain.roster import Roster, Succession
from xacai.services import comparing, consolidating, prefilling, rostering, setting_up
from xacai.services.computing import find_report
from xacai.services.consolidation_papers import consolidation_facts, consolidation_pdf, consolidation_xlsx
from xacai.services.workspace import Workspace

SENT = CODES[:5]


@pytest.fixture
def above(tmp_path: Path) -> Iterator[Workspace]:
    workspace = receiver(tmp_path / "above", count=7)
    yield workspace
    workspace.close()


@pytest.fixture
def figures(above: Workspace) -> Figures:
    """Five of seven communes sent."""
    found = {code: figures_of(above, code) for code in SENT}
    lay(above, found)
    return found


def test_every_row_is_what_its_roll_up_says(above: Workspace, figures: Figures) -> None:
    found = consolidating.consolidate(above, PERIOD)
    seen: set[OfficeRollUp] = set()
    for row in above.plain_catalogue(OLD).rows():
        if not row.applies or row.kind in {RowKind.HEADING, RowKind.RATIO}:
            continue
        item, (total, offices) = found.rows[row.code], sums(figures, row.code)
        seen.add(row.office)
        if row.office is OfficeRollUp.SUM:
            assert (item.value, item.offices) == (total if offices else None, offices), row.code
        elif row.office is OfficeRollUp.YES:
            said = [cells[row.code].amount for cells in figures.values() if row.code in cells]
            yes = sum(1 for amount in said if amount is not None and amount > 0)
            assert item.value == (yes if offices else None), row.code
        elif row.office is OfficeRollUp.LIST:
            assert item.value is None
            given = [cells[row.code].number for cells in figures.values() if row.code in cells]
            known = [number for number in given if number is not None]
            assert item.spread is not None and item.offices >= len(known)
            assert item.spread.highest == max(known)
        else:
            assert item.value is None
    assert seen >= {OfficeRollUp.SUM, OfficeRollUp.YES, OfficeRollUp.LIST}


def test_ratios_are_recomputed_over_those_who_know_both_parts(above: Workspace, figures: Figures) -> None:
    found = consolidating.consolidate(above, PERIOD)
    differing = 0
    for row in above.plain_catalogue(OLD).rows():
        if row.kind is not RowKind.RATIO or row.office is not OfficeRollUp.RATIO or not row.applies:
            continue
        both = {
            office: cells
            for office, cells in figures.items()
            if all(sums({office: cells}, part)[1] for part in (row.numerator, row.denominator))
        }
        top, bottom = sums(both, row.numerator)[0], sums(both, row.denominator)[0]
        ratio = found.ratios[row.code]
        assert (ratio.numerator or 0, ratio.denominator or 0) == (top, bottom), row.code
        assert found.ratio_offices[row.code] == len(both)
        differing += len(both) < len(figures)
        if bottom and ratio.value is not None and row.unit == "%":
            assert abs(ratio.value - top * 100 / bottom) < Decimal("0.01")
    assert differing, "no ratio had an office that lacks a part"


def test_who_counts_is_told_and_the_missing_are_named(above: Workspace, figures: Figures) -> None:
    gathering = consolidating.gather(above, PERIOD)
    assert (gathering.counted, gathering.expected) == (SENT, CODES[:7])
    assert gathering.missing == CODES[5:7]
    lay(above, {"55555": figures[CODES[0]], CODES[5]: figures[CODES[0]]})
    with above.store.writing("test.fork") as shelves:
        held = shelves.received_reports.get(CODES[5], PERIOD.code)
        assert held is not None
        shelves.received_reports.put(replace(held, fork=True))
        shelves.received_reports.set_verdict(CODES[4], PERIOD.code, "withdrawn")
    after = consolidating.gather(above, PERIOD)
    assert after.apart == {CODES[5]: UNDECIDED, "55555": NOT_IN_FORCE}
    assert after.missing == (CODES[4], CODES[6])
    assert after.counted == SENT[:4]


def test_the_order_of_arrival_does_not_matter(above: Workspace, figures: Figures, tmp_path: Path) -> None:
    other = receiver(tmp_path / "other", count=7)
    mixed = random.Random(3).sample(sorted(figures), len(figures))
    lay(other, {code: figures_of(other, "before") for code in mixed})
    lay(other, {code: figures[code] for code in mixed})
    assert consolidating.consolidate(other, PERIOD) == consolidating.consolidate(above, PERIOD)
    other.close()


def test_another_version_is_mapped_or_counted_apart(
    above: Workspace, figures: Figures, tmp_path: Path
) -> None:
    import_newer(above, tmp_path)
    newer = figures_of(above, "newer", NEW) | {RECODED[1]: value(40), "7.9.1": value(7)}
    lay(above, {CODES[5]: newer}, catalogue=NEW)
    lay(above, {CODES[6]: newer}, catalogue="unknown@9")
    found = consolidating.consolidate(above, PERIOD)
    assert found.gathering.catalogue == OLD
    assert found.gathering.mapped == (CODES[5],)
    assert found.gathering.apart == {CODES[6]: OTHER_VERSION}
    total, offices = sums(figures, RECODED[0])
    assert (found.rows[RECODED[0]].value, found.rows[RECODED[0]].offices) == (total + 40, offices + 1)
    apart = {item.code: item for item in found.unmapped}
    assert (apart["7.9.1"].value, apart["7.9.1"].offices) == (7, 1)
    same = [code for code in newer if code in figures[CODES[0]] and code not in apart]
    lines = {line.office: line.amounts for line in comparing.office_lines(above, found.gathering)}
    assert all(lines[CODES[5]].get(code) == newer[code].amount for code in same)


def test_as_today_adds_the_predecessors_and_takes_no_missing_one_for_nothing(above: Workspace) -> None:
    born, flow = date(2026, 10, 1), "3.3.3.2"
    cells = {CODES[0]: {flow: value(10)}, CODES[1]: {flow: value(5)}, CODES[2]: {flow: UNKNOWN}}
    lay(above, cells)
    heirs = {CODES[0]: "98101", CODES[1]: "98101", CODES[2]: "98102", CODES[3]: "98102"}
    with above.store.writing("test.merge") as shelves:
        new = tuple(
            replace(commune(0), code=code, name=f"Ủy ban nhân dân xã {code}", valid_from=born)
            for code in sorted(set(heirs.values()))
        )
        steps = tuple(Succession(old, heir, born) for old, heir in sorted(heirs.items()))
        shelves.offices.put_roster(Roster(new, steps))
    above = replace(above, now=lambda: datetime(2026, 10, 2, 9))
    found = consolidating.consolidate(above, PERIOD)
    reported = comparing.office_lines(above, found.gathering, (flow,))
    today = {
        line.office: line for line in comparing.office_lines(above, found.gathering, (flow,), View.TODAY)
    }
    assert [line.office for line in reported] == list(CODES[:3])
    assert today["98101"].amounts == {flow: 15} and today["98101"].members == CODES[:2]
    assert today["98102"].amounts == {} and today["98102"].missing == (CODES[3],)
    assert not {"98101", "98102"} & set(found.gathering.counted)


def test_places_mark_those_far_from_the_others(above: Workspace) -> None:
    row = "3.3.3.2"
    lay(above, {code: {row: value(100 + place)} for place, code in enumerate(CODES[:6])})
    lay(above, {CODES[6]: {row: value(9000)}})
    places = comparing.places(above, consolidating.consolidate(above, PERIOD), row)
    assert (places[0].office, places[0].rank, places[0].outlying) == (CODES[6], 1, True)
    assert sum(place.outlying for place in places) == 1


def test_what_stands_behind_a_number(above: Workspace, figures: Figures) -> None:
    ratio = next(
        row for row in above.plain_catalogue(OLD).rows() if row.kind is RowKind.RATIO and row.applies
    )
    sent = comparing.sent_of(above, CODES[0], PERIOD, ratio.code, OLD)
    assert [row.code for row, _cell in sent.cells] == [ratio.numerator, ratio.denominator]
    assert sent.arrival.revision == 1 and sent.bundle is None
    plain = comparing.sent_of(above, CODES[0], PERIOD, ratio.denominator, OLD).cells
    assert plain[0][1].amount == figures[CODES[0]][ratio.denominator].amount
    with refused(above, "office.no-report"):
        comparing.sent_of(above, CODES[6], PERIOD, ratio.code, OLD)


def test_the_own_report_is_filled_in_from_the_sums(above: Workspace, figures: Figures) -> None:
    done = prefilling.prefill(above, PERIOD)
    report = find_report(above, PERIOD)
    assert report is not None and done.filling.filled
    rows = {row.code: row for row in above.plain_catalogue(OLD).rows()}
    for code in done.filling.filled:
        cell, row = report.values[code], rows[code]
        assert cell.state is CellState.VALUE and row.office in {OfficeRollUp.SUM, OfficeRollUp.LIST}
        if row.office is OfficeRollUp.SUM:
            total, offices = sums(figures, code)
            assert (cell.number, f"{offices}/7" in cell.note) == (total, True)
    assert not {row.code for row in rows.values() if row.office is OfficeRollUp.YES} & set(
        done.filling.filled
    )
    same = prefilling.prefill(above, PERIOD)
    assert same.filling.report.values == report.values and not same.filling.differing
    code = done.filling.filled[0]
    lay(above, {CODES[5]: {code: value(1000)}})
    again = prefilling.prefill(above, PERIOD)
    assert code in again.filling.differing and code not in again.filling.filled
    over = prefilling.prefill(above, PERIOD, overwrite=True)
    assert code in over.filling.filled


def test_papers_name_the_missing_and_carry_every_figure(above: Workspace, figures: Figures) -> None:
    facts = consolidation_facts(above, PERIOD)
    assert consolidation_pdf(facts).startswith(b"%PDF")
    book = openpyxl.load_workbook(io.BytesIO(consolidation_xlsx(facts)))
    words = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}
    assert any("5/7 đơn vị" in text for text in words)
    assert sum(1 for text in words if CODES[6] in text)
    total = sums(figures, "3.3.3.2")[0]
    numbers = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert (
        float(total) in {float(item) for item in numbers if isinstance(item, int | float)}
        or write_number(total) in words
    )


def test_an_office_that_receives_nothing_has_no_totals(blank: Workspace) -> None:
    setting_up.found_office(blank, small_office())
    with refused(blank, "office.receives-nothing"):
        consolidating.consolidate(blank, PERIOD)


def test_names_are_known_without_reading_the_offices(above: Workspace) -> None:
    names = rostering.office_names(above)
    assert names == {office.code: office.name for office in rostering.roster_of(above).offices}
