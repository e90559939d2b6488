"""A plan page in a window, over the sample office furnished once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.planning.desk import KEY, Desk, show

from xacai.bootstrap import open_workspace
from xacai.services import demonstrating, planning, sampling, setting_up
from xacai.services.workspace import Workspace


@pytest.fixture
def issued(qtbot: QtBot, furnished: Path, tmp_path: Path) -> Iterator[Desk]:
    """The sample's issued plan on the screen."""
    folder = tmp_path / "issued"
    shutil.copytree(furnished, folder)
    workspace = open_workspace(folder, now=demonstrating.sample_now)
    yield show(qtbot, workspace)
    workspace.close()


@pytest.fixture
def amended(issued: Desk) -> Desk:
    """The same with an amendment open."""
    planning.amend(issued.workspace, KEY, basis="Căn cứ công văn hướng dẫn")
    issued.page.refresh()
    return issued


@pytest.fixture
def founded(tmp_path: Path) -> Iterator[Workspace]:
    """An office without a plan."""
    workspace = open_workspace(tmp_path / "data", now=demonstrating.sample_now)
    setting_up.found_office(workspace, sampling.sample_office())
    yield workspace
    workspace.close()


@pytest.fixture
def empty(qtbot: QtBot, founded: Workspace) -> Desk:
    """The page of an office without a plan."""
    return show(qtbot, founded)
