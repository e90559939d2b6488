"""Folders that a person points at: asked for, and looked at again before something is written there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from xacai.domain.issue import refuse


def choose_folder(parent: QWidget, title: str, start: str = "") -> Path | None:
    """Ask for a folder; None for no."""
    chosen = QFileDialog.getExistingDirectory(parent, title, start)
    return Path(chosen) if chosen else None


def standing(folder: Path) -> Path:
    """The folder, refused where it vanished: it is never made anew where a stick was pulled out."""
    if not folder.is_dir():
        raise refuse("bundle.target-gone", folder.name, folder=str(folder), name=folder.name)
    return folder
