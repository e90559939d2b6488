"""Makes the packages as small as what is packed for Windows: an import of anything that is left out fails."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType

from installer.pruning import kept, kept_of_standard_library

# Not in the runtime's folder either.
_SSL = ("_ssl", "_hashlib")
_PACKAGES, _STANDARD = (Path(sysconfig.get_path(name)) for name in ("purelib", "stdlib"))


class LeftOut(PathFinder):
    """Finds what the finder of files finds, and refuses what is not packed."""

    @classmethod
    def find_spec(
        cls, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        found = super().find_spec(fullname, path, target)
        if fullname in _SSL or (found is not None and found.origin and not packed(Path(found.origin))):
            raise ModuleNotFoundError(f"left out: {fullname}", name=fullname)
        return found


def packed(file: Path) -> bool:
    """Whether a file of this machine's packages or standard library has its twin in the folder for Windows."""
    if file.is_relative_to(_PACKAGES):
        return kept(file.relative_to(_PACKAGES).as_posix())
    name = file.relative_to(_STANDARD).as_posix() if file.is_relative_to(_STANDARD) else ""
    return not name.endswith(".py") or name.startswith("_sysconfigdata") or kept_of_standard_library(name)


def leave_out() -> None:
    """From now on; what was imported before by Python's own start stays."""
    sys.meta_path[:] = [LeftOut if finder is PathFinder else finder for finder in sys.meta_path]
