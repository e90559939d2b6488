"""What every test needs before the first import: no screen, compiled words, patient property tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import translations

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent

# No deadlines: machines differ and an example that is slow once is no fault.
settings.register_profile("xacai", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("xacai")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the message catalogues where their sources are newer."""
    if translations.stale(ROOT / "translations"):
        translations.compile_all(ROOT / "translations")


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
