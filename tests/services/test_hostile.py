"""Every class of hostile file: refused or kept apart, told in a Vietnamese sentence with a code, nothing written.

``python -m bench.hostile`` measures time and memory of each in a process of its own.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.exchange.hostile.collection import all_cases
from tests.services.besieged import furnish, receive_hostile
from tests.services.offices import open_at

from xacai.exchange.replay import Outcome
from xacai.services.workspace import Workspace
from xacai.wording.language import language, use_language
from xacai.wording.messages import message_of

CASES = all_cases()


@pytest.fixture(scope="module")
def besieged(tmp_path_factory: pytest.TempPathFactory, keeper: str) -> Iterator[Workspace]:
    """One office for all that is refused: what it holds must never change."""
    workspace = furnish(tmp_path_factory.mktemp("besieged") / "data")
    yield workspace
    workspace.close()


@pytest.fixture
def shaken(besieged: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of it for what is kept apart."""
    shutil.copytree(besieged.folder, tmp_path / "data")
    workspace = open_at(tmp_path / "data")
    yield workspace
    workspace.close()


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    before = language()
    use_language("vi")
    yield
    use_language(before)


def told_as_expected(workspace: Workspace, name: str, folder: Path) -> None:
    """The file of that class gets its answer, and what may not change did not."""
    case, path = CASES[name], folder / "thu-la.xacai"
    case.write(path)
    told, same_rows, same_files = receive_hostile(workspace, path, case.outcome)
    assert (told.outcome, told.reasons[0].code) == (case.outcome, case.code), told.reasons
    sentence = message_of(told.reasons[0])
    assert sentence[-1] in ".)" and "{" not in sentence and not sentence.isascii(), sentence
    assert same_rows, "rows changed"
    assert same_files, "files changed"


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.outcome is Outcome.REFUSED])
def test_refused_and_not_a_row_or_file_is_written(besieged: Workspace, name: str, tmp_path: Path) -> None:
    told_as_expected(besieged, name, tmp_path)


@pytest.mark.parametrize("name", [n for n, case in CASES.items() if case.outcome is not Outcome.REFUSED])
def test_kept_apart_and_nothing_else_is_touched(shaken: Workspace, name: str, tmp_path: Path) -> None:
    told_as_expected(shaken, name, tmp_path)


def test_the_collection_is_large() -> None:
    assert len(CASES) >= 100
