"""The evidence page over the sample office, shown at 1366×768."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from xacai.services import sampling
from xacai.services.workspace import Workspace
from xacai.ui.evidence.page import EvidencePage
from xacai.ui.frame import Scope

PERIOD = sampling.sample_documents().report_period


@pytest.fixture
def open_page(qtbot: QtBot) -> Callable[[Workspace], EvidencePage]:
    """Opens the page on the sample's period."""

    def open_it(workspace: Workspace) -> EvidencePage:
        page = EvidencePage(workspace)
        qtbot.addWidget(page)
        page.resize(1270, 690)
        page.load(Scope(PERIOD.year, PERIOD.code))
        page.show()
        return page

    return open_it


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A small PDF."""
    path = tmp_path / "kế hoạch.pdf"
    path.write_bytes(b"%PDF-1.4\n")
    return path
