"""What an installed xacai carries: its data and its words, at the places where the program looks for them."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def names(root: Path, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files of a freshly built wheel."""
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = target.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_wheel_carries_compiled_words(names: set[str]) -> None:
    assert {f"xacai/translations/{code}/LC_MESSAGES/xacai.mo" for code in ("vi", "en")} <= names


def test_wheel_carries_every_resource(root: Path, names: set[str]) -> None:
    files = [path for path in (root / "resources").rglob("*") if path.is_file()]
    assert {
        f"xacai/resources/{path.relative_to(root / 'resources').as_posix()}" for path in files
    } - names == set()


def test_wheel_carries_every_module_and_the_licence(root: Path, names: set[str]) -> None:
    modules = {path.relative_to(root / "src").as_posix() for path in (root / "src").rglob("*.py")}
    assert modules - names == set()
    assert any(name.endswith("licenses/LICENSE") for name in names)
