"""The sample office's story through the real window: first start, plan, progress, report, bundle and paper.

Pictures of each stage are left in ``build/screenshots/story``. The inputs of the officer beyond the figures themselves
are counted on the way.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from pytestqt.qtbot import QtBot
from tests.flow.hands import Officer, at_the_window
from tests.flow.stages import (
    PAPERS,
    check_and_finalise,
    fill_the_report,
    hand_over,
    national_cells,
    record_progress,
    set_up_the_office,
    take_in_the_plan,
)

from xacai.bootstrap import open_workspace
from xacai.domain.period import own_part
from xacai.services import receiving, reporting, sampling, setting_up
from xacai.services.demonstrating import sample_now
from xacai.services.workspace import Workspace


@pytest.fixture
def officer(qtbot: QtBot, workspace: Workspace, root: Path) -> Iterator[Officer]:
    """The window as it opens on an empty data folder."""
    with at_the_window(qtbot, workspace, root / "build" / "screenshots" / "story") as officer:
        yield officer


def test_from_an_empty_folder_to_the_bundle_on_the_stick(
    officer: Officer, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up_the_office(officer, workspace)
    take_in_the_plan(officer, workspace)
    before = officer.inputs
    record_progress(officer, workspace)
    period = PAPERS.report_period
    fill_the_report(officer, workspace, period, national_cells(workspace, own_part(period)))
    check_and_finalise(officer, workspace, period, PAPERS.report_number, PAPERS.report_day)
    stick = tmp_path / "USB"
    stick.mkdir()
    hand_over(officer, workspace, period, stick, monkeypatch)
    print(f"inputs from plan to bundle beyond the figures: {officer.inputs - before}")
    receive_above(workspace, stick, tmp_path)


def receive_above(workspace: Workspace, stick: Path, tmp_path: Path) -> None:
    """The office above pins the card and takes the bundle in."""
    card = setting_up.write_office_card(workspace, tmp_path / "xa.xacai-card")
    above = open_workspace(tmp_path / "tinh", now=sample_now)
    try:
        setting_up.found_office(above, sampling.sample_receiver())
        setting_up.trust_card(above, card.path, fingerprint=setting_up.own_card(workspace).fingerprint)
        reception = receiving.receive(above, next(stick.glob("*.xacai")))
    finally:
        above.close()
    assert reception.outcome.value == "stored"
    report = reporting.get_report(workspace, PAPERS.report_period)
    assert reception.verdict.check_code == reporting.check_code_of(workspace, report)
