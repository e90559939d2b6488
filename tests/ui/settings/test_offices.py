"""The offices below: their list out of a file after a trial, who took over from whom, only where offices report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.services.figures_below import CODES, receiver
from tests.services.offices import Clock

from xacai.services.rostering import roster_of
from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.settings.offices import OfficesSection
from xacai.ui.settings.page import SettingsPage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def above(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    workspace = receiver(tmp_path / "above", clock, count=3)
    yield workspace
    workspace.close()


@pytest.fixture
def section(qtbot: QtBot, above: Workspace) -> OfficesSection:
    page = SettingsPage(above)
    qtbot.addWidget(page)
    page.resize(1270, 690)
    page.load(Scope(2026, "2026-Q3"))
    page.show_place("offices")
    page.show()
    found = page.sections["offices"]
    assert isinstance(found, OfficesSection)
    return found


def keys(section: OfficesSection) -> list[str]:
    return [row.key for row in section.grid.grid_model.rows]


def test_a_list_is_looked_through_and_then_taken_in(
    qtbot: QtBot, section: OfficesSection, above: Workspace, tmp_path: Path
) -> None:
    assert keys(section) == list(CODES[:3])
    source = tmp_path / "don-vi.csv"
    source.write_text("Mã;Tên\n98201;Ủy ban nhân dân xã Hà Tây\n", encoding="utf-8")
    section.look_at(source)
    qtbot.waitUntil(section.trial.isVisible, timeout=5000)
    assert section.told.text().startswith("don-vi.csv: 1 ") and len(roster_of(above).offices) == 4
    qtbot.mouseClick(section.take_button, LEFT)
    qtbot.waitUntil(lambda: not section.trial.isVisible(), timeout=5000)
    assert keys(section) == [*CODES[:3], "98201"]
    section.search.setText("ha tay")
    assert keys(section) == ["98201"]


def test_a_wrong_line_stops_the_list(qtbot: QtBot, section: OfficesSection, tmp_path: Path) -> None:
    source = tmp_path / "sai.csv"
    source.write_text("Mã;Tên\n98201;A\n98 202;B\n", encoding="utf-8")
    section.look_at(source)
    qtbot.waitUntil(section.trial.isVisible, timeout=5000)
    assert not section.take_button.isEnabled() and section.issues.isVisible()
    qtbot.mouseClick(section.drop_button, LEFT)
    assert not section.trial.isVisible() and keys(section) == list(CODES[:3])


def test_a_succession_is_noted(qtbot: QtBot, section: OfficesSection, above: Workspace) -> None:
    qtbot.mouseClick(section.succeed_button, LEFT)
    assert roster_of(above).successions == ()
    section.old.setText(f"{CODES[0]}, {CODES[1]}")
    section.new.setText(CODES[2])
    section.day.set_day(date(2026, 10, 1))
    qtbot.mouseClick(section.succeed_button, LEFT)
    assert {(step.old, step.new) for step in roster_of(above).successions} == {
        (CODES[0], CODES[2]),
        (CODES[1], CODES[2]),
    }
    assert CODES[2] in section.grid.grid_model.rows[0].cells[5].text and section.old.text() == ""


def test_a_reporting_office_does_not_see_the_section(page: SettingsPage) -> None:
    assert "offices" not in {row.key for row in page.list.rows}
