"""Build everything that leaves: ``installer/build [--only setup|portable|deb] [--out DIR]``."""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from installer.debian_package import build_deb
from installer.release import Release, set_version, version_of
from installer.runtime import Runtime, RuntimeMissing, find_runtime, interpreter
from installer.setup_program import build_portable, build_setup
from installer.source import export
from installer.stamping import files_of
from installer.tree import Places, lay_windows_tree

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("setup", "portable", "deb")


def main() -> int:
    """Build what the command line asks for; the exit status."""
    given = _arguments()
    try:
        _build(given)
    except RuntimeMissing as fault:
        print(f"installer: {fault}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as fault:
        print(f"installer: this command failed with {fault.returncode}: {fault.cmd[0]}", file=sys.stderr)
        return 1
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="installer/build", description="The Windows installer and its twins."
    )
    parser.add_argument("--only", action="append", choices=KINDS, help="build this kind only")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where the files go (dist)")
    parser.add_argument("--version", help="build as another version: the run gate makes an older program")
    parser.add_argument(
        "--work", type=Path, default=ROOT / "build" / "installer", help="where the build works"
    )
    parser.add_argument("--commit", default="HEAD", help="which commit is packed (the last one)")
    parser.add_argument("--as-it-stands", action="store_true", help="the folder, not the last commit")
    parser.add_argument(
        "--trial-key", type=Path, help="a file like keys.toml that the program trusts instead"
    )
    parser.add_argument("--quick", action="store_true", help="compress less: for the run gate")
    return parser.parse_args()


def cache_folder() -> Path:
    """Where downloads stay between builds."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base else Path.home() / ".cache") / "xacai-installer"


def _build(given: argparse.Namespace) -> None:
    work: Path = given.work.absolute()
    places = Places(work / "source", cache_folder() / "wheels", work)
    commit = export(ROOT, places.source, "" if given.as_it_stands else given.commit)
    package = places.source / "src" / "xacai"
    if given.version:
        set_version(package, given.version)
    runtime = find_runtime(ROOT / "installer" / "vendor")
    if given.trial_key:
        shutil.copyfile(given.trial_key, places.source / "resources" / "release" / "keys.toml")
    release = Release(version_of(package), runtime.archive is not None, trial=given.trial_key is not None)
    out: Path = given.out.absolute()
    out.mkdir(parents=True, exist_ok=True)
    print(f"xacai {release.version} from {commit[:12]}, Python {runtime.version}{_warning(release)}")
    for path in _made(given, release, runtime, places, out):
        check = hashlib.sha256(path.read_bytes()).hexdigest()
        print(f"{path.stat().st_size / 1e6:7.1f} MB  {check}  {path.name}")
    shutil.rmtree(places.source)


def _made(
    given: argparse.Namespace, release: Release, runtime: Runtime, places: Places, out: Path
) -> list[Path]:
    kinds = given.only or KINDS
    made = []
    tree = places.work / "tree"
    if "setup" in kinds or "portable" in kinds:
        lay_windows_tree(places, release.version, runtime, tree)
        print(f"{sum(path.stat().st_size for path in files_of(tree)) / 1e6:7.1f} MB  installed")
    if "setup" in kinds:
        made.append(build_setup(release, tree, places.work, out, quick=given.quick))
    if "portable" in kinds:
        made.append(build_portable(release, tree, places.work, out))
    if "deb" in kinds:
        made.append(build_deb(release, places, runtime.series, interpreter(runtime), out))
    return made


def _warning(release: Release) -> str:
    return "" if release.official_runtime else " (stand-in: for trying only)"


if __name__ == "__main__":
    sys.exit(main())
