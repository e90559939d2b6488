"""The office above in the middle of September, copied; its page, and its stick."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.services import communes
from tests.services.communes import Year
from tests.services.offices import Clock, open_at

from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.receiving.page import ReceivingPage


@pytest.fixture(autouse=True)
def nothing_fails_unseen(failures: list[str]) -> Iterator[None]:
    """An apology to the person fails the test, instead of waiting for a click."""
    yield
    assert failures == []


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    """Not to be changed."""
    return communes.year(tmp_path_factory.getbasetemp())


@pytest.fixture
def workspace(year: Year, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """The office above on 18/9/2026, two days after the day for sending."""
    clock.set(2026, 9, 18)
    opened = open_at(shutil.copytree(year.folder, tmp_path / "above"), clock)
    yield opened
    opened.close()


@pytest.fixture
def stick(year: Year, tmp_path: Path) -> Path:
    """A folder with a file of each kind of answer."""
    return shutil.copytree(year.stick, tmp_path / "KINGMAX")


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> ReceivingPage:
    """The page, shown at 1366×768."""
    made = ReceivingPage(workspace)
    qtbot.addWidget(made)
    made.resize(1270, 690)
    made.load(Scope(2026, "2026-Q3"))
    made.show()
    return made
