"""What every test needs before the first import: no screen, compiled words, patient property tests."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests import both_ways, server

import translations

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No test writes to a database that somebody works with.
os.environ.pop("XACAI_DATABASE", None)

ROOT = Path(__file__).resolve().parent.parent

# No deadlines: machines differ and an example that is slow once is no fault.
settings.register_profile("xacai", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("xacai")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the message catalogues where their sources are newer."""
    if translations.stale(ROOT / "translations"):
        translations.compile_all(ROOT / "translations")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests of the store and of the receiving office run with a file and with a server."""
    if both_ways.runs_both_ways(metafunc.definition, metafunc.fixturenames):
        ways = (both_ways.FILE, both_ways.SERVER)
        metafunc.parametrize("keeper", ways, indirect=True, scope="session")


@pytest.fixture(scope="session", autouse=True)
def keeper(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where opened data folders keep their rows: ``sqlite`` or ``postgresql``."""
    with pytest.MonkeyPatch.context() as patch:
        yield from both_ways.keep(getattr(request, "param", both_ways.FILE), patch)


@pytest.fixture(autouse=True)
def _room_on_the_server(request: pytest.FixtureRequest, keeper: str) -> Iterator[None]:
    """What a test keeps on the server goes with its folder."""
    stays = keeper == both_ways.FILE or "tmp_path" not in request.fixturenames
    folder = None if stays else request.getfixturevalue("tmp_path")
    yield
    if folder is not None:
        server.forget(folder)


@pytest.fixture(autouse=True)
def apologies_fail() -> Iterator[None]:
    """A failure of ours that nobody expected is a failed test; its dialog would wait for ever for somebody."""
    said: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        if "xacai.ui.failure" in sys.modules:
            patch.setattr("xacai.ui.failure._dialog", said.append)
        yield
    assert said == []


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def seeds(root: Path) -> Path:
    """The folder of real plans beside the project; the tests that read it are skipped where there is none."""
    folder = root.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("no real plans: ../shared/seeds is absent")
    return folder
