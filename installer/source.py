"""The program's own files: the last commit, or the folder as it stands."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from installer.stamping import MOMENT

_TAKEN = ("src/xacai", "resources", "translations", "requirements.lock", "LICENSE")


def export(root: Path, target: Path, revision: str = "HEAD") -> str:
    """Lay what is packed into a fresh folder; gives the commit, or ``folder`` where no revision was named."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    if revision and (root / ".git").exists():
        commit = _git(root, "rev-parse", revision).decode().strip()
        with tarfile.open(fileobj=BytesIO(_git(root, "archive", commit, "--", *_TAKEN))) as archive:
            archive.extractall(target, filter="data")
        return commit
    for name in _TAKEN:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
        else:
            shutil.copyfile(source, target / name)
    return "folder"


def lay_program(source: Path, target: Path) -> None:
    """The package as an installed wheel has it: modules, resources and compiled words in one folder."""
    shutil.copytree(source / "src" / "xacai", target)
    shutil.copytree(source / "resources", target / "resources", dirs_exist_ok=True)
    _compile_words(source / "translations", target / "translations")


def _compile_words(source: Path, target: Path) -> None:
    """The catalogues as the program reads them, with the one moment in their heads instead of the present one.

    Words that are the same in the language, as nearly all are in English, need no line: gettext gives them back.
    """
    for path in sorted(source.glob("*/LC_MESSAGES/*.po")):
        with path.open("rb") as stream:
            catalogue = read_po(stream, path.parent.parent.name)
        catalogue.creation_date = catalogue.revision_date = datetime.fromtimestamp(MOMENT, UTC)
        for message in [item for item in catalogue if item.id and item.string == item.id]:
            catalogue.delete(message.id, message.context)
        compiled = target / path.relative_to(source).with_suffix(".mo")
        compiled.parent.mkdir(parents=True, exist_ok=True)
        with compiled.open("wb") as stream:
            write_mo(stream, catalogue)


def _git(root: Path, *words: str) -> bytes:
    return subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=True).stdout
