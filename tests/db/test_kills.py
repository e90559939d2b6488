"""A store killed at work loses nothing that it acknowledged. Long run: ``python -m bench.kills --kills 1000``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.file_only


@pytest.mark.skipif(not hasattr(os, "fork"), reason="killing children needs a system that forks")
@pytest.mark.parametrize(
    ("verb", "times"),
    [("save", "6"), ("backup", "6"), ("migrate", "6"), ("restore", "6"), ("carry", "4"), ("recover", "4")],
)
def test_nothing_acknowledged_is_lost(root: Path, verb: str, times: str) -> None:
    command = [sys.executable, "-m", "bench.kills", "--kills", times, "--verb", verb]
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    name, kills, _, lost, torn = done.stdout.splitlines()[-1].split()
    assert (name, kills, lost, torn) == (verb, times, "0", "0")
