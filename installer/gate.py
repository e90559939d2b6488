"""``installer/gate_static``: look at the built folder and the installer; every finding a line, exit status 1 if any."""

from __future__ import annotations

import sys
import sysconfig
import zipfile
from pathlib import Path

from installer.__main__ import ROOT, cache_folder
from installer.inspection import (
    PROGRAM_FOLDER,
    Finding,
    import_findings,
    listing_findings,
    path_findings,
    size_findings,
    trace_findings,
)
from installer.stamping import files_of


def main() -> int:
    """Print the figures and the findings."""
    tree = ROOT / "build" / "installer" / "tree"
    setups = sorted((ROOT / "dist").glob("XaCai-*-x64*.exe"), key=lambda path: path.stat().st_mtime)
    if not tree.is_dir() or not setups:
        print("gate: nothing is built yet; call installer/build", file=sys.stderr)
        return 2
    files = files_of(tree)
    names = [path.relative_to(tree).as_posix() for path in files]
    installed, setup = sum(path.stat().st_size for path in files), setups[-1].stat().st_size
    longest = max(names, key=len)
    findings = [
        *import_findings(tree),
        *path_findings(names),
        *listing_findings(tree),
        *trace_findings(tree, machine_paths()),
        *_inside_archives(tree),
        *size_findings(installed, setup),
    ]
    print(
        f"{setups[-1].name}: {setup / 1e6:.1f} MB, installed {installed / 1e6:.1f} MB in {len(files)} files"
    )
    print(f"longest path: {len(PROGRAM_FOLDER) + 1 + len(longest)} of 259 signs ({longest})")
    for finding in findings:
        print(finding)
    print("nothing found" if not findings else f"{len(findings)} findings")
    return 1 if findings else 0


def machine_paths() -> list[str]:
    """Paths that only this machine has."""
    return [str(ROOT), str(cache_folder()), sysconfig.get_path("stdlib"), sys.prefix]


def _inside_archives(tree: Path) -> list[Finding]:
    forms = [(text, text.encode()) for text in machine_paths()]
    found = []
    for path in tree.glob("*.zip"):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                content = archive.read(name)
                held = [text for text, form in forms if form in content]
                found += [
                    Finding("path of the building machine", f"{path.name}/{name}", text) for text in held
                ]
    return found


if __name__ == "__main__":
    sys.exit(main())
