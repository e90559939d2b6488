"""Workspaces for the verbs: the sample office in work, the same after sending, the office above, an empty one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.services import offices
from tests.services.offices import Clock, Sent

from xacai.services import demonstrating, setting_up
from xacai.services.workspace import Workspace


@pytest.fixture
def clock() -> Clock:
    return Clock(demonstrating.sample_now())


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory, keeper: str) -> Path:
    """Where what is made once per run lies, apart for each way of keeping rows."""
    folder = tmp_path_factory.getbasetemp() / keeper
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def sample(base: Path, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """The sample office with its report of quý III in work."""
    yield from _copy(offices.furnished(base), tmp_path / "sample", clock)


@pytest.fixture(scope="session")
def sent(base: Path) -> Sent:
    """What the sample office sent."""
    return offices.sent(base)


@pytest.fixture
def sender(sent: Sent, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """The sample office after its report was handed over."""
    yield from _copy(sent.folder, tmp_path / "sender", clock)


@pytest.fixture
def province(base: Path, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """The office above, which trusts the sample office."""
    yield from _copy(offices.receiving_folder(base), tmp_path / "province", clock)


@pytest.fixture
def blank(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """A data folder without an office."""
    workspace = offices.open_at(tmp_path / "blank", clock)
    yield workspace
    workspace.close()


@pytest.fixture
def small(blank: Workspace) -> Workspace:
    """A data folder with an office and nothing else."""
    setting_up.found_office(blank, offices.small_office())
    return blank


def _copy(folder: Path, target: Path, clock: Clock) -> Iterator[Workspace]:
    shutil.copytree(folder, target)
    workspace = offices.open_at(target, clock)
    yield workspace
    workspace.close()
