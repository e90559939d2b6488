"""Beginning a report for a period that is not in the list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from xacai.domain.period import read_period
from xacai.services import reporting
from xacai.services.workspace import Workspace
from xacai.ui.other_period import DAYS, OtherPeriodDialog, other_periods
from xacai.ui.widgets.date_edit import read_day


@pytest.fixture
def dialog(qtbot: QtBot, workspace: Workspace) -> Iterator[OtherPeriodDialog]:
    owner = QWidget()
    qtbot.addWidget(owner)
    made = OtherPeriodDialog(workspace, 2026, owner)
    made.show()
    yield made
    owner.close()


def test_what_the_catalogue_asks_for_is_not_offered(workspace: Workspace) -> None:
    codes = [period.code for period in other_periods(workspace, 2026)]
    assert {"2026-9M", "2026-M04", "2026-Q2"} <= set(codes)
    assert not {"2026-Q1", "2026-6M", "2026-Q3", "2026-Y"} & set(codes)


def test_a_month_is_begun(dialog: OtherPeriodDialog, workspace: Workspace, qtbot: QtBot) -> None:
    dialog.choice.setCurrentIndex(dialog.choice.findData("2026-M04"))
    assert not dialog.days.isVisible()
    with qtbot.waitSignal(dialog.begun) as said:
        dialog.button.click()
    assert said.args == ["2026-M04"]
    period = read_period("2026-M04")
    assert period is not None
    assert reporting.get_report(workspace, period).period == period


def test_two_days_need_their_order_and_bear_a_subject(
    dialog: OtherPeriodDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    dialog.choice.setCurrentIndex(dialog.choice.findData(DAYS))
    assert dialog.days.isVisible()
    assert dialog.period() is None
    dialog.first.set_day(read_day("20/08/2026"))
    dialog.last.set_day(read_day("10/08/2026"))
    assert dialog.period() is None
    dialog.last.set_day(read_day("10/09/2026"))
    dialog.subject.set_text("Kết quả rà soát thủ tục")
    dialog._judge()
    with qtbot.waitSignal(dialog.begun) as said:
        dialog.button.click()
    period = read_period(said.args[0])
    assert period is not None
    assert period.code == "2026-08-20..2026-09-10"
    assert reporting.get_report(workspace, period).title == "Kết quả rà soát thủ tục"
