"""The scoring page over the sample office, shown at 1366×768; the office above with that office's card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.services import offices
from tests.services.offices import Clock

from xacai.domain.criterion import Criterion
from xacai.domain.report import Particulars
from xacai.domain.scorecard import Measure, Scorecard
from xacai.services import sampling, scoring, sending_scores, setting_up
from xacai.services.choosing_criteria import criteria_of
from xacai.services.receiving import receive
from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.scoring.page import ScoringPage

PERIOD = sampling.sample_documents().report_period
YEAR = PERIOD.year
REASON = "Hồ sơ lưu tại Văn phòng"


@pytest.fixture
def open_page(qtbot: QtBot) -> Callable[[Workspace], ScoringPage]:
    """Opens the page on the sample's year."""

    def open_it(workspace: Workspace) -> ScoringPage:
        page = ScoringPage(workspace)
        qtbot.addWidget(page)
        page.resize(1270, 690)
        page.load(Scope(YEAR, PERIOD.code))
        page.show()
        return page

    return open_it


def scored(workspace: Workspace) -> Scorecard:
    """The office's card with every component at its best and a word of explanation, ready to be locked."""
    card = scoring.take_proposals(workspace, scoring.get_scorecard(workspace, YEAR))
    for item in criteria_of(workspace, card.criteria).components():
        mark = replace(card.mark(item.code), explanation=REASON)
        if mark.points is None and not item.beside:
            mark = scoring.measured_mark(workspace, card, replace(mark, measure=best(item)))
        card = scoring.set_mark(workspace, card, mark)
    return card


def best(item: Criterion) -> Measure:
    assert item.scoring is not None
    if item.scoring.options:
        return Measure(option=max(item.scoring.options, key=lambda one: one.points).key)
    return Measure(10_000)


@pytest.fixture
def above(workspace: Workspace, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """The office above, which received the sample office's scorecard."""
    card = scoring.lock(workspace, scored(workspace))
    told = Particulars("190/BC-UBND", workspace.today())
    sent = sending_scores.export_scorecard(
        workspace, sending_scores.number_scorecard(workspace, card, told), tmp_path / "gui"
    )
    office = setting_up.write_office_card(workspace, tmp_path / "office.xacai-card").path
    opened = offices.open_at(tmp_path / "tinh", clock)
    setting_up.found_office(opened, sampling.sample_receiver())
    offices.trust(opened, office)
    receive(opened, sent.bundle.path)
    yield opened
    opened.close()
