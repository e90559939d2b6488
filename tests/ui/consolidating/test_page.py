"""The page driven as an officer of the province would: by keys and clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from tests.services.figures_below import CODES, PERIOD
from tests.ui.consolidating.conftest import SENT, OpenPage, settle

from xacai.domain.indicator import value
from xacai.domain.period import quarter
from xacai.services import reporting
from xacai.services.computing import find_report
from xacai.services.workspace import Workspace
from xacai.ui.consolidating.page import ConsolidatingPage
from xacai.ui.frame import Scope
from xacai.ui.room import Room

LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key


def test_the_page_opens_on_the_sums_with_the_offices_of_its_row(open_page: OpenPage) -> None:
    page = open_page()
    assert page.head.figure.text() == "10/12"
    assert page.grid.place()[0] == "3.3.3"
    assert [row.key for row in page.side.grid.grid_model.rows] == [*reversed(SENT), *CODES[10:]]
    assert page.side.sent.rows[0].key == SENT[9]


def test_a_row_asked_for_from_another_page_brings_its_offices(qtbot: QtBot, open_page: OpenPage) -> None:
    page = open_page()
    page.show_place("cell 3.3.3.1")
    settle(qtbot, page)
    assert page.grid.place()[0] == page.row_code == "3.3.3.1"
    assert page.behind is not None and page.behind.row.code == "3.3.3.1"


def test_keys_walk_from_a_sum_to_an_office_and_its_report(qtbot: QtBot, open_page: OpenPage) -> None:
    page = open_page()
    gone: list[tuple[str, str]] = []
    page.go.connect(lambda key, place: gone.append((key, place)))
    page.grid.setFocus()
    qtbot.keyClick(page.grid, KEY.Key_Down)
    settle(qtbot, page)
    assert page.row_code != "3.3.3" and page.behind is not None and page.behind.row.code == page.row_code
    qtbot.keyClick(page.grid, KEY.Key_Return)
    assert page.side.grid.hasFocus()
    page.side.grid.go_to(SENT[3], 1)
    assert [row.key for row in page.side.sent.rows] == [SENT[3]]
    qtbot.keyClick(page.side.grid, KEY.Key_Return)
    assert gone == [("receiving", f"{SENT[3]} 2026-Q3")]
    page.side.grid.go_to(CODES[11], 1)
    assert page.side.sent.rows == () and not page.side.read_button.isEnabled()
    qtbot.keyClick(page.side.grid, KEY.Key_Return)
    assert len(gone) == 1
    qtbot.keyClick(page, KEY.Key_Escape)
    assert page.grid.hasFocus()


def test_a_bar_of_the_distribution_cuts_the_list_by_keys(qtbot: QtBot, open_page: OpenPage) -> None:
    page = open_page()
    chart, model = page.side.histogram, page.side.grid.grid_model
    chart.setFocus()
    qtbot.keyClick(chart, KEY.Key_Return)
    assert chart.pressed == 0 and chart.behind is not None
    assert len(model.rows) == chart.behind.bars[0].count and SENT[0] in {row.key for row in model.rows}
    qtbot.keyClick(chart, KEY.Key_Right)
    assert chart.accessibleDescription().startswith("94")
    qtbot.keyClick(chart, KEY.Key_Left)
    qtbot.keyClick(chart, KEY.Key_Return)
    assert len(model.rows) == 12
    page.side.filter.choose("far")
    assert [row.key for row in model.rows] == [SENT[0]]


def test_the_order_turns_and_the_missing_are_listed(qtbot: QtBot, open_page: OpenPage) -> None:
    page = open_page()
    qtbot.mouseClick(page.side.order, LEFT)
    settle(qtbot, page)
    assert page.side.grid.grid_model.rows[0].key == SENT[0]
    qtbot.mouseClick(page.head.missing_button, LEFT)
    assert [row.key for row in page.side.grid.grid_model.rows] == list(CODES[10:])


def test_a_row_that_offices_are_not_compared_by_says_so(qtbot: QtBot, open_page: OpenPage) -> None:
    page = open_page()
    heading = next(
        row.code for row in page.totals.catalogue.rows() if page.totals.row(row.code) is None and row.applies
    )
    page.grid.go_to(heading, 0)
    settle(qtbot, page)
    assert page.behind is None and page.side.grid.grid_model.rows == [] and page.side.summary.text()


def test_the_own_report_is_filled_in_and_what_differs_is_asked(
    qtbot: QtBot, open_page: OpenPage, above: Workspace
) -> None:
    page = open_page()
    qtbot.mouseClick(page.fill_button, LEFT)
    qtbot.waitUntil(lambda: page.message.isVisible(), timeout=10_000)
    report = find_report(above, PERIOD)
    assert report is not None and report.values["3.3.3.2"].number == page.totals.found.rows["3.3.3.2"].value
    assert "10/12" in page.message.label.text()
    reporting.fill(above, report, {"3.3.3.2": value(7)}, overwrite=True)
    page.message.hide()
    qtbot.mouseClick(page.fill_button, LEFT)
    qtbot.waitUntil(lambda: page.message.isVisible(), timeout=10_000)
    held = find_report(above, PERIOD)
    assert held is not None and held.values["3.3.3.2"].number == 7
    qtbot.mouseClick(page.message.action, LEFT)
    qtbot.waitUntil(lambda: page.message.tone == "ok", timeout=10_000)
    after = find_report(above, PERIOD)
    assert after is not None and after.values == report.values


def test_workbook_and_printed_pages(
    qtbot: QtBot, open_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page()
    target = tmp_path / "tong-hop"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(target), ""))
    qtbot.mouseClick(page.sheet_button, LEFT)
    qtbot.waitUntil(lambda: page.message.isVisible(), timeout=20_000)
    assert target.with_suffix(".xlsx").read_bytes().startswith(b"PK")
    from xacai.ui.printing.preview import PrintPreview

    qtbot.mouseClick(page.print_button, LEFT)
    preview = page.findChild(PrintPreview)
    assert preview is not None
    qtbot.waitUntil(lambda: preview.sheet is not None, timeout=20_000)
    assert preview.sheet is not None and preview.sheet.count >= 3
    preview.accept()


def test_a_period_that_nobody_sent_has_no_papers(open_page: OpenPage) -> None:
    page = open_page(quarter(2026, 1))
    assert page.head.figure.text() == "0/12"
    for button in (page.fill_button, page.print_button, page.sheet_button):
        assert not button.isEnabled() and button.toolTip()


def test_without_offices_the_page_says_the_next_step(qtbot: QtBot, bare_above: Workspace) -> None:
    page = ConsolidatingPage(bare_above)
    qtbot.addWidget(page)
    gone: list[str] = []
    page.go.connect(lambda key, _place: gone.append(key))
    page.load(Scope(2026, "2026-Q3"))
    page.show()
    settle(qtbot, page)
    assert page.stack.currentWidget() is page.empty
    qtbot.mouseClick(page.empty.buttons[0], LEFT)
    assert gone == ["settings"]


def test_in_a_narrow_room_the_offices_are_a_drawer(qtbot: QtBot, open_page: OpenPage) -> None:
    page = open_page()
    page.set_room(Room(1093, 550))
    assert not page.side.isVisible() and len(page.grid.grid_model.columns) == 4
    assert page.grid.place()[0] == "3.3.3" or page.row_code == "3.3.3"
    qtbot.mouseClick(page.side_button, LEFT)
    assert page.side.isVisible()
