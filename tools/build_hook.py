"""Compiles the message catalogues into the wheel: the .mo files are not kept beside their sources."""

from __future__ import annotations

import importlib.util
import shutil
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationsHook(BuildHookInterface[Any]):
    """Adds ``xacai/translations/<language>/LC_MESSAGES/xacai.mo``."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a folder of its own and have it packed."""
        root = Path(self.root)
        self.compiled = Path(tempfile.mkdtemp(prefix="xacai-translations-"))
        for path in translations_module(root).compile_all(root / "translations", self.compiled):
            inside = path.relative_to(self.compiled).as_posix()
            build_data["force_include"][str(path)] = f"xacai/translations/{inside}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take the folder away again."""
        shutil.rmtree(self.compiled, ignore_errors=True)


def translations_module(root: Path) -> ModuleType:
    """tools/translations.py as a module: the folder is no package and not on the path of a build."""
    spec = importlib.util.spec_from_file_location("xacai_translations", root / "tools" / "translations.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(root / "tools" / "translations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
