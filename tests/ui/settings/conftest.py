"""A small office in its own data folder, without the sample's plan: sections need no more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from xacai.bootstrap import open_workspace
from xacai.domain.office import Department, Office
from xacai.services.setting_up import found_office
from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.main_window import MainWindow
from xacai.ui.pages import page_specs
from xacai.ui.settings.page import SettingsPage

OFFICE = Office(
    "97213",
    "Ủy ban nhân dân xã Tam Nhuận",
    "Tam Nhuận",
    signer_name="Đặng Hữu Khiêm",
    departments=(Department("Văn phòng"), Department("Phòng Kinh tế", ("Phòng KT",))),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """The office's data folder, opened."""
    opened = open_workspace(tmp_path / "office", now=lambda: datetime(2026, 9, 15, 8, 30))
    found_office(opened, OFFICE)
    yield opened
    opened.close()


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace) -> SettingsPage:
    """The settings, shown."""
    made = SettingsPage(workspace)
    qtbot.addWidget(made)
    made.resize(1270, 690)
    made.load(Scope(2026, "2026-Q3"))
    made.show()
    return made


@pytest.fixture
def window(qtbot: QtBot, workspace: Workspace) -> MainWindow:
    """A window with settings and help alone, opened on the settings."""
    specs = [spec for spec in page_specs() if spec.key in ("settings", "help")]
    made = MainWindow(specs)
    qtbot.addWidget(made)
    made.open(workspace, Scope(2026, "2026-Q3"))
    made.show()
    return made
