"""Where the packaged data stands: catalogues, icons, the sample office."""

from __future__ import annotations

from pathlib import Path


def resources_folder() -> Path:
    """The ``resources`` folder: inside an installed package, else at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent.parent / "resources"


def resource(*parts: str) -> Path:
    """A file or folder below ``resources``: ``resource("catalogues", "national-2025")``."""
    return resources_folder().joinpath(*parts)
