"""Desks with a keyboard: the sample office in work, the same after sending, the office above, an empty folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.flow.desk import Desk
from tests.services import offices
from tests.services.offices import Sent


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.getbasetemp()


@pytest.fixture
def desk(base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """The sample office with its report of quý III in work."""
    folder = shutil.copytree(offices.furnished(base), tmp_path / "sample")
    return Desk(folder, capsys)


@pytest.fixture
def sent(base: Path) -> Sent:
    """What the sample office sent."""
    return offices.sent(base)


@pytest.fixture
def sender(sent: Sent, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """The sample office after its report was handed over."""
    return Desk(shutil.copytree(sent.folder, tmp_path / "sender"), capsys)


@pytest.fixture
def province(base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """The office above, which trusts the sample office."""
    folder = shutil.copytree(offices.receiving_folder(base), tmp_path / "province")
    return Desk(folder, capsys)


@pytest.fixture
def blank(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A data folder that is not there yet."""
    return Desk(tmp_path / "blank", capsys)
