"""``xacai update``: look, prepare, take, back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from tests.exchange.updates import KEYS, PROGRAM, SETUP, data_update, program_update
from tests.flow.desk import Desk
from tests.services.newer_catalogue import NEW, newer_data

from xacai.bootstrap import open_workspace
from xacai.db.migrations import SCHEMA, Ladder
from xacai.db.store import Store
from xacai.domain.release import Version
from xacai.files.canonical import encode
from xacai.services import updating

HERE = replace(updating.this_program(), system=PROGRAM.system)


@pytest.fixture(autouse=True)
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program trusts the tests' key and runs where their update belongs."""
    monkeypatch.setattr(updating, "release_keys", lambda: KEYS)
    monkeypatch.setattr(updating, "this_program", lambda: HERE)


def test_a_file_is_looked_at_and_made_ready(desk: Desk, tmp_path: Path) -> None:
    path = program_update(tmp_path)
    told = desk.does("update", "look", path)
    assert told["usable"] and told["program"]["version"] == "9.0.0" and told["here"] == str(HERE.version)
    assert told["signed_by"] == KEYS[0].name and told["issues"] == []
    status, out, _err = desk.run("update", "look", path)
    assert status == 0 and "9.0.0 (đang dùng: " in out and "– " not in out and "- Sửa lỗi in biểu 3" in out
    made = desk.does("update", "prepare", path)
    assert Path(made["setup"]).read_bytes() == SETUP and Path(made["copy"]).is_file()
    assert made["command"] == ["sudo", "apt", "install", made["setup"]] and not made["started"]
    assert "sudo apt install" in desk.run("update", "prepare", path)[1]


def test_what_is_refused_is_one_plain_line(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lower = program_update(tmp_path, replace(PROGRAM, version=Version(0, 0, 1), least=Version(0, 0, 1)))
    assert "cũ hơn" in desk.is_refused("update", "look", lower)
    assert "cũ hơn" in desk.is_refused("update", "prepare", lower)
    damaged = tmp_path / "x.xacai-update"
    damaged.write_bytes(lower.read_bytes()[:-5])
    assert "hỏng" in desk.is_refused("update", "look", damaged)
    assert "apt install" in desk.is_refused("update", "prepare", "--start", program_update(tmp_path))
    monkeypatch.setattr(updating, "release_keys", tuple)
    assert "khóa phát hành" in desk.is_refused("update", "look", lower)


def test_catalogues_are_taken_in(desk: Desk, tmp_path: Path) -> None:
    workspace = open_workspace(desk.folder)
    data = encode(newer_data(workspace))
    workspace.close()
    path = data_update(tmp_path, catalogue_new=data)
    assert desk.does("update", "look", path)["catalogues"] == [NEW]
    assert desk.does("update", "take", path) == {"catalogues": [NEW], "criteria": []}
    assert NEW in {item["id"] for item in desk.does("catalogue", "list")}


def test_one_step_back(desk: Desk) -> None:
    assert "Không có gì phải khôi phục" in desk.is_refused("update", "back")
    plans = desk.does("plan", "list")
    ladder = Ladder(SCHEMA + 1, {SCHEMA + 1: lambda connection: None})
    Store.open(desk.folder, now=datetime.now, program_version="9.0.0", ladder=ladder).close()
    assert "xacai update back" in desk.is_refused("plan", "list")
    assert Path(desk.does("update", "back")["copy"]).is_file()
    assert desk.does("plan", "list") == plans
