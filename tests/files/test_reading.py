"""Files that somebody handed over are read whole and bounded, or refused in a sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from xacai.files.reading import ReadRefused, read_limited


def refusal(path: Path, limit: int = 10) -> str:
    with pytest.raises(ReadRefused) as refused:
        read_limited(path, limit)
    return refused.value.issue.code


def test_bounds(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"0123456789")
    assert read_limited(path, 10) == b"0123456789"
    assert refusal(path, 9) == "bundle.source-large"
    path.write_bytes(b"")
    assert refusal(path) == "bundle.source-empty"


def test_what_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none") == "bundle.source-gone"
    assert refusal(tmp_path) == "bundle.source-unreadable"
    assert refusal(Path("/dev/zero")) == "bundle.source-unreadable"
    assert refusal(tmp_path / "a\0b") == "bundle.source-unreadable"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes with names in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe") == "bundle.source-unreadable"
