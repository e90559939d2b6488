"""The first start on a PC that takes an earlier one's place: everything comes back from a copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from xacai.exchange.keystore import has_key
from xacai.exchange.whole_copy import SUFFIX
from xacai.services.workspace import Workspace
from xacai.wording.language import _


def choose_copy(parent: QWidget) -> Path | None:
    """Ask for the file; None for no."""
    kinds = _("Copies (*{suffix} *.db);;All files (*)").format(suffix=SUFFIX)
    chosen, _kind = QFileDialog.getOpenFileName(parent, _("A copy to bring back"), "", kinds)
    return Path(chosen) if chosen else None


def place_after(workspace: Workspace) -> tuple[str, str]:
    """The page and the place that come next: the office's key is in no copy and is brought back by its sheet."""
    return ("home", "") if has_key(workspace.folder) else ("settings", "keys")
