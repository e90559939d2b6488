"""What a start may not cost: the slow packages are imported after the first picture, not before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SLOW = {
    "PySide6",
    "aiohttp",
    "asn1crypto",
    "babel",
    "cryptography",
    "openpyxl",
    "pikepdf",
    "pkcs11",
    "pyhanko",
    "pypdfium2",
    "reportlab",
    "sqlalchemy",
    "sqlmodel",
}


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The machine's Python on the source tree."""
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    command = [sys.executable, "-P", *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_door_imports_nothing_slow(root: Path) -> None:
    code = "import json, sys, xacai.__main__; print(json.dumps([m for m in sys.modules if '.' not in m]))"
    done = run(root, "-c", code)
    assert done.returncode == 0, done.stderr
    assert SLOW & set(json.loads(done.stdout)) == set()


def test_signing_is_imported_only_to_sign_or_check(root: Path) -> None:
    code = "import json, sys, xacai.cli.main, xacai.ui.submitting.page; print(json.dumps([*sys.modules]))"
    done = run(root, "-c", code)
    assert done.returncode == 0, done.stderr
    assert {"pyhanko", "pkcs11", "asn1crypto"} & set(json.loads(done.stdout)) == set()


def test_version_is_said_plainly(root: Path) -> None:
    from xacai import __version__

    done = run(root, "-m", "xacai", "--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"xacai {__version__}\n", "")
