"""A catalogue sent down from the settings of the office above, and taken in from those of an office below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.services import offices
from tests.services.figures_below import receiver
from tests.services.newer_catalogue import NEW, import_newer
from tests.services.offices import Clock
from tests.ui.settings.test_keys import said

from xacai.services import setting_up
from xacai.services.choosing_criteria import criteria_sets
from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.settings.catalogues import CatalogueSection
from xacai.ui.settings.page import SettingsPage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def nothing_fails_unseen(failures: list[str]) -> Iterator[None]:
    yield
    assert failures == []


@pytest.fixture
def above(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """The office above with three offices below it and a newer catalogue."""
    workspace = receiver(tmp_path / "above", clock, count=3)
    import_newer(workspace, tmp_path)
    yield workspace
    workspace.close()


def opened(qtbot: QtBot, workspace: Workspace) -> tuple[SettingsPage, CatalogueSection]:
    page = SettingsPage(workspace)
    qtbot.addWidget(page)
    page.resize(1270, 690)
    page.load(Scope(2026, "2026-Q3"))
    page.show()
    page.show_place("catalogues")
    found = page.sections["catalogues"]
    assert isinstance(found, CatalogueSection)
    return page, found


def test_a_catalogue_goes_down_and_is_in_force_below(
    qtbot: QtBot, above: Workspace, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "usb"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *args: str(out))
    page, part = opened(qtbot, above)
    part.grid.go_to(NEW)
    qtbot.mouseClick(part.send_button, LEFT)
    dialog = part.sending.dialog
    assert dialog is not None and "3 đơn vị" in dialog.whom.text() and dialog.criteria() == ""
    assert dialog.sets.count() == 1 + len(criteria_sets(above))
    dialog.sets.setCurrentIndex(1)
    taken_along = dialog.criteria()
    qtbot.mouseClick(dialog.button, LEFT)
    qtbot.waitUntil(lambda: page.message.tone == "err", timeout=5000)  # the folder is not there yet
    out.mkdir()
    qtbot.mouseClick(page.message.action, LEFT)
    assert "đọc lại giống hệt" in said(qtbot, page)
    (bundle,) = out.glob("*_catalogue_*.xacai")

    setting_up.change_office(workspace, replace(workspace.office(), superior_code=above.office().code))
    card = setting_up.write_office_card(above, tmp_path / "above.xacai-card").path
    below_page, below = opened(qtbot, workspace)
    assert not below.send_button.isVisible() and NEW not in workspace.catalogues
    below.take(bundle)
    said(qtbot, below_page, "warn")
    assert NEW not in workspace.catalogues
    offices.trust(workspace, card)
    below.take(bundle)
    said(qtbot, below_page)
    assert NEW in workspace.catalogues and taken_along in criteria_sets(workspace)
    assert NEW in {row.key for row in below.model.rows}
    below.take(bundle)
    said(qtbot, below_page, "warn")


def test_a_package_of_another_kind_is_not_taken_in_there(
    qtbot: QtBot, above: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page, part = opened(qtbot, above)
    part.take(offices.sent(tmp_path_factory.getbasetemp()).exported.bundle.path)
    assert "không có bộ danh mục" in said(qtbot, page, "err")
    with above.store.reading() as shelves:
        assert shelves.shipments.list("received") == ()
