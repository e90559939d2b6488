"""A receiving office with ten of twelve communes' figures, laid once a run and copied; the page opened on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.services.figures_below import CODES, PERIOD, figures_of, lay, receiver
from tests.services.offices import Clock, open_at

from xacai.domain.indicator import value
from xacai.domain.period import Period
from xacai.services.workspace import Workspace
from xacai.ui.consolidating.page import ConsolidatingPage
from xacai.ui.frame import Scope

SENT = CODES[:10]
OpenPage = Callable[..., ConsolidatingPage]


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder; of 1,000 files the first commune solved 400 in time, each next one a few more than 930."""
    folder = tmp_path_factory.mktemp("below") / "above"
    workspace = receiver(folder)
    figures = {code: figures_of(workspace, code) for code in SENT}
    for place, code in enumerate(SENT):
        in_time = Decimal(930 + 6 * place) if place else Decimal(400)
        figures[code] |= {"3.3.3.1": value(1000), "3.3.3.2": value(in_time)}
    lay(workspace, figures)
    workspace.close()
    return folder


@pytest.fixture
def above(laid: Path, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """A copy of it, opened."""
    workspace = open_at(shutil.copytree(laid, tmp_path / "above"), clock)
    yield workspace
    workspace.close()


@pytest.fixture
def bare_above(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """A receiving office that knows of nobody."""
    workspace = receiver(tmp_path / "bare-above", clock, count=0)
    yield workspace
    workspace.close()


@pytest.fixture
def open_page(qtbot: QtBot, above: Workspace) -> OpenPage:
    """Opens the page as in a window of 1366×768 and waits until it has read what it shows."""

    def open_it(
        period: Period = PERIOD, place: str = "3.3.3", workspace: Workspace = above
    ) -> ConsolidatingPage:
        page = ConsolidatingPage(workspace)
        qtbot.addWidget(page)
        page.resize(1270, 690)
        page.show_place(place)
        page.load(Scope(period.year, period.code))
        page.show()
        settle(qtbot, page)
        return page

    return open_it


def settle(qtbot: QtBot, page: ConsolidatingPage) -> None:
    """Wait until nothing is being read."""
    qtbot.waitUntil(lambda: not (page.totals_reading.busy or page.side_reading.busy), timeout=10_000)
