"""The window on the sample office in a passing data folder: for pictures and for a first look."""

from __future__ import annotations

import tempfile
from pathlib import Path

from xacai.bootstrap import open_workspace
from xacai.services.demonstrating import furnish, sample_now
from xacai.services.workspace import Workspace
from xacai.ui.main_window import MainWindow
from xacai.ui.pages import page_specs
from xacai.ui.start import open_pages
from xacai.wording.language import use_language


def sample_workspace(folder: Path) -> Workspace:
    """The sample office with plan, progress and reports, as of the day of its story."""
    workspace = open_workspace(folder, now=sample_now)
    for _step in furnish(workspace):
        pass
    return workspace


def window() -> MainWindow:
    """The program's window over the sample office; the folder is gone with the process."""
    use_language("vi")
    passing = tempfile.TemporaryDirectory(prefix="xacai-sample-")
    workspace = sample_workspace(Path(passing.name))
    shown = MainWindow(page_specs())
    shown.destroyed.connect(lambda: _leave(workspace, passing))
    open_pages(shown, workspace)
    return shown


def _leave(workspace: Workspace, passing: tempfile.TemporaryDirectory[str]) -> None:
    workspace.close()
    passing.cleanup()
