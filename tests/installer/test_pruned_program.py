"""The program lacks nothing of what is left out of the packages; network and OpenSSL among it."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.installer.left_out import packed
from tests.installer.pruned_program import ACTS

_PROBE = """
import sys
from pathlib import Path
from tests.installer.left_out import leave_out
leave_out()
from tests.installer.pruned_program import main
main(Path(sys.argv[1]))
"""


def test_every_act_works_with_what_is_packed(root: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": f"{root / 'src'}:{root}"}
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = [line.partition(":")[0] for line in done.stdout.splitlines()]
    assert told == [act.__name__.replace("_", " ") for act in ACTS]
    assert "Warning" not in done.stderr


@pytest.mark.parametrize(
    ("module", "packed_twin"),
    [("aiohttp", False), ("babel", False), ("lxml.sax", False), ("lxml.etree", True), ("json", True)],
)
def test_what_is_left_out_is_refused(module: str, packed_twin: bool) -> None:
    found = find_spec(module)
    assert found is not None and found.origin is not None
    assert packed(Path(found.origin)) == packed_twin
