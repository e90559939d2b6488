"""The sample office, furnished once and copied; its window opened on the page under test."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from xacai.domain.period import Period
from xacai.domain.report import Particulars
from xacai.services import reporting, sampling
from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.submitting.page import SubmittingPage

PERIOD = sampling.sample_documents().report_period


@pytest.fixture
def open_page(qtbot: QtBot, workspace: Workspace) -> Callable[[], SubmittingPage]:
    """Opens the page on the sample's period, shown at 1366×768."""

    def open_it(period: Period = PERIOD) -> SubmittingPage:
        page = SubmittingPage(workspace)
        qtbot.addWidget(page)
        page.resize(1270, 690)
        page.load(Scope(period.year, period.code))
        page.show()
        return page

    return open_it


@pytest.fixture
def numbered(workspace: Workspace) -> Workspace:
    """The sample's report finalised and numbered."""
    papers = sampling.sample_documents()
    report = reporting.get_report(workspace, PERIOD)
    reporting.finalise(workspace, PERIOD, sampling.reasons_for(workspace, report))
    reporting.number_report(workspace, PERIOD, Particulars(papers.report_number, papers.report_day))
    return workspace
