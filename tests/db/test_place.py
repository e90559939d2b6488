"""Where a data folder lies."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from xacai.db.place import doubts_about

pytestmark = pytest.mark.file_only

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
/dev/sdb1 /media/an/USB\\040DISK vfat rw 0 0
server:/share /mnt/share nfs4 rw 0 0
/dev/sdc1 /mnt/share/local ext4 rw 0 0
broken
"""


@pytest.mark.skipif(sys.platform == "win32", reason="drives are asked of Windows there")
@pytest.mark.parametrize(
    ("folder", "codes"),
    [
        ("/home/an/data", []),
        ("/media/an/USB DISK/data", ["store.place-removable"]),
        ("/mnt/share/data", ["store.place-network"]),
        ("/mnt/share/local/data", []),
        ("/mnt/shared", []),
    ],
)
def test_sticks_and_network_drives_are_doubted(folder: str, codes: list[str]) -> None:
    assert [issue.code for issue in doubts_about(Path(folder), mounts=MOUNTS)] == codes
