"""Desks for the stories of bad days, each with its witness."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.flow.desk import Desk
from tests.flow.witness import Witness
from tests.services import offices
from tests.services.offices import Sent

from xacai.bootstrap import open_workspace
from xacai.services.demonstrating import sample_now
from xacai.services.workspace import Workspace


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory, keeper: str) -> Path:
    """Where what is made once per run lies, apart for each way of keeping rows."""
    folder = tmp_path_factory.getbasetemp() / keeper
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty data folder on the day of the sample's story."""
    opened = open_workspace(tmp_path / "xa", now=sample_now)
    yield opened
    opened.close()


@pytest.fixture
def commune(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Witness:
    """The sample commune, its plan not yet taken in."""
    desk = Desk(tmp_path / "xa", capsys)
    desk.does(
        "office", "init", "--code", "97213", "--name", "Ủy ban nhân dân xã Tam Nhuận", "--place", "Tam Nhuận",
    )  # fmt: skip
    return Witness(desk, tmp_path / "usb")


@pytest.fixture
def working(base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Witness:
    """The sample commune with its report in work."""
    return Witness(Desk(shutil.copytree(offices.furnished(base), tmp_path / "xa"), capsys), tmp_path / "usb")


@pytest.fixture
def ready(base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Witness:
    """The sample commune with its report sent once; it can be sent again."""
    return Witness(
        Desk(shutil.copytree(offices.sent(base).folder, tmp_path / "xa"), capsys), tmp_path / "usb"
    )


@pytest.fixture
def province(base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Witness:
    """The office above."""
    folder = shutil.copytree(offices.receiving_folder(base), tmp_path / "tinh")
    return Witness(Desk(folder, capsys), tmp_path / "tinh" / "inbox")


@pytest.fixture
def sent(base: Path) -> Sent:
    """What the commune sent."""
    return offices.sent(base)
