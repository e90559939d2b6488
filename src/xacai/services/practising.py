"""The sample office in a data folder of its own, to practise on: invented from the first word to the last.

It lies in the folder ``sample`` inside the own data folder, with a note that says so. Only a folder that bears the
note is ever emptied, so that nobody's work can be taken for practice.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from xacai.domain.issue import refuse
from xacai.files.atomic import make_folder, write_atomic
from xacai.files.presence import in_use
from xacai.services import demonstrating
from xacai.services.demonstrating import Step
from xacai.services.workspace import Workspace
from xacai.wording.language import _

FOLDER, NOTE = "sample", "sample.txt"
_STATE = "state = "
_MAKING, _WHOLE = f"{_STATE}making", f"{_STATE}whole"
_OLD = "sample-old-"


def folder_of(data: Path) -> Path:
    """Where the sample office of an own data folder lies."""
    return data / FOLDER


def is_whole(data: Path) -> bool:
    """Whether the sample office is there and was furnished to its end."""
    return _state(folder_of(data)) == _WHOLE


def make_room(data: Path) -> Path:
    """An empty folder for the sample office; an earlier one is gone. Refused where the folder is somebody's own."""
    folder = folder_of(data)
    if folder.exists() and any(folder.iterdir()):
        if not _state(folder):
            raise refuse("office.sample-foreign", folder=str(folder))
        if in_use(folder):
            raise refuse("store.in-use", folder=str(folder))
        _take_away(folder, data)
    _note(make_folder(folder), _MAKING)
    return folder


def furnish(workspace: Workspace) -> Iterator[Step]:
    """Furnish an opened, empty sample office; whole only when every step was taken."""
    yield from demonstrating.furnish(workspace)
    _note(workspace.folder, _WHOLE)


def story_clock(now: Callable[[], datetime]) -> Callable[[], datetime]:
    """The day of the sample's story, at the hour of the PC's clock."""
    day = demonstrating.sample_now().date()
    return lambda: datetime.combine(day, now().time())


def _state(folder: Path) -> str:
    try:
        lines = (folder / NOTE).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return ""
    return next((line for line in lines if line.startswith(_STATE)), "")


def _note(folder: Path, state: str) -> None:
    words = _("The sample office of xacai. All of it is invented; this folder may be deleted.")
    write_atomic(folder / NOTE, f"{words}\n{state}\n".encode())


def _take_away(folder: Path, data: Path) -> None:
    """Move the folder aside in one go, then delete it: a file that is held leaves it as it was."""
    try:
        aside = Path(tempfile.mkdtemp(prefix=_OLD, dir=data))
        folder.rename(aside / FOLDER)
    except OSError as fault:
        raise refuse("office.sample-held", folder=str(folder)) from fault
    finally:
        for old in data.glob(f"{_OLD}*"):
            shutil.rmtree(old, ignore_errors=True)
