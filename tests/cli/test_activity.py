"""``xacai activity``, ``indicator`` and ``plan target bind``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from xacai.cli.main import main


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    named = ["--code", "97214", "--name", "Ủy ban nhân dân xã Thử", "--place", "Thử"]
    assert main(["--data", str(folder), "office", "init", *named]) == 0
    return folder


def run(data: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any, str]:
    capsys.readouterr()
    status = main(["--data", str(data), "--json", *words])
    out, err = capsys.readouterr()
    return status, json.loads(out) if out else None, err


def test_add_list_remove(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add = ("activity", "add", "--day", "2026-01-20", "--kind", "class", "--name", "Lớp học")
    status, made, _err = run(data, capsys, *add, "--count", "participants=45", "--document", "9/GM")
    assert (status, made["key"], made["counts"]) == (0, "2026/hd-1", {"participants": 45})
    _status, found, _err = run(data, capsys, "activity", "list", "--period", "2026-Q1")
    assert (found["kinds"], found["counts"]) == ({"class": 1}, {"participants": 45})
    assert run(data, capsys, "activity", "list", "--period", "2026-Q2")[1]["activities"] == []
    assert run(data, capsys, "activity", "remove", "2026/hd-1")[1] == {"removed": "2026/hd-1"}
    assert run(data, capsys, "activity", "remove", "2026/hd-1")[0] == 1


@pytest.mark.parametrize("count", ["participants=-1", "Người=3"])
def test_a_count_that_is_none_is_refused(data: Path, capsys: pytest.CaptureFixture[str], count: str) -> None:
    add = ("activity", "add", "--day", "2026-01-20", "--kind", "class", "--name", "Lớp")
    status, _found, err = run(data, capsys, *add, "--count", count)
    assert status == 1 and len(err.strip().splitlines()) == 1
    assert run(data, capsys, *add, "--count", "participants")[0] == 2


def test_own_indicators(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _status, made, _err = run(data, capsys, "indicator", "add", "--name", "Số lớp", "--feed", "class")
    assert (made["code"], made["kind"], made["feed"]) == ("own.1", "count", "class")
    ratio = ("indicator", "add", "--name", "Tỷ lệ", "--kind", "ratio", "--numerator", "own.1")
    assert run(data, capsys, *ratio, "--denominator", "3.3.3")[0] == 1
    _status, made, _err = run(data, capsys, *ratio, "--denominator", "4.1.1")
    assert (made["unit"], made["time"], made["decimals"]) == ("%", "ratio", 2)
    _status, made, _err = run(data, capsys, "indicator", "change", made["code"], "--name", "Tỷ lệ lớp")
    assert (made["name"], made["numerator"]) == ("Tỷ lệ lớp", "own.1")
    assert run(data, capsys, "indicator", "remove", "own.1")[0] == 1
    assert [row["name"] for row in run(data, capsys, "indicator", "list")[1]] == ["Số lớp", "Tỷ lệ lớp"]
