"""``xacai bundle``: the verdict, one answer for each file, folders, papers, the bar on a terminal."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest
from tests.flow.desk import Desk
from tests.services.offices import Sent

VERDICT = {
    "whole", "genuine", "trusted", "office", "kind", "period", "revision", "uuid", "sha256", "check_code",
    "newer_format", "reasons",
}  # fmt: skip
ANSWER = {"file", "outcome", "office", "period", "revision", "reasons"}


def test_verify_answers_with_the_keys_of_the_contract(province: Desk, blank: Desk, sent: Sent) -> None:
    data = province.does("bundle", "verify", sent.exported.bundle.path)
    assert set(data) == VERDICT
    assert (data["whole"], data["genuine"], data["trusted"], data["newer_format"]) == (
        True,
        True,
        True,
        False,
    )
    assert (data["office"], data["kind"], data["period"], data["revision"]) == (
        "97213", "report", "2026-Q3", 1,
    )  # fmt: skip
    assert data["check_code"] == sent.exported.shipment.check_code
    assert province.does("bundle", "verify", sent.exported.pdf.path) == data
    stranger = blank.does("bundle", "verify", sent.exported.bundle.path)
    assert (stranger["whole"], stranger["trusted"]) == (True, False)
    assert len(stranger["reasons"]) == 1


def test_verify_for_people_says_it_in_words(province: Desk, sent: Sent) -> None:
    status, out, err = province.run("bundle", "verify", sent.exported.bundle.path)
    assert (status, err) == (0, "")
    assert sent.exported.shipment.check_code in out
    assert "97213" in out


def test_a_changed_bundle_has_a_verdict_and_one_line(province: Desk, sent: Sent, tmp_path: Path) -> None:
    data = bytearray(sent.exported.bundle.path.read_bytes())
    data[len(data) // 2] ^= 1
    bad = tmp_path / "hong.xacai"
    bad.write_bytes(data)
    status, out, err = province.run("--json", "bundle", "verify", bad)
    assert status == 1
    assert json.loads(out)["whole"] is False
    assert json.loads(out)["reasons"] == [err.strip()]
    province.is_refused("bundle", "verify", tmp_path / "khong-co.xacai")


def test_receive_answers_for_each_file(province: Desk, sent: Sent) -> None:
    paths = (sent.exported.bundle.path, sent.exported.pdf.path)
    first, second = province.does("bundle", "receive", *paths)
    assert set(first) >= ANSWER
    assert (first["outcome"], second["outcome"]) == ("stored", "already")
    assert (first["office"], first["period"], first["revision"]) == ("97213", "2026-Q3", 1)


def test_one_bad_file_does_not_stop_the_others(province: Desk, sent: Sent, tmp_path: Path) -> None:
    shutil.copy(sent.exported.bundle.path, tmp_path / "b.xacai")
    (tmp_path / "a.xacai").write_bytes(b"hong")
    status, out, err = province.run("--json", "bundle", "receive", tmp_path)
    assert status == 1
    assert [item["outcome"] for item in json.loads(out)] == ["refused", "stored"]
    assert len(err.strip().splitlines()) == 1
    assert "a.xacai" in err
    assert province.does("bundle", "receive", tmp_path / "b.xacai")[0]["outcome"] == "already"


def test_a_dry_run_stores_nothing(province: Desk, sent: Sent) -> None:
    for _again in range(2):
        answer = province.does("bundle", "receive", sent.exported.bundle.path, "--dry-run")
        assert answer[0]["outcome"] == "stored"


def test_an_empty_folder_and_a_single_bad_file_are_refused(province: Desk, tmp_path: Path) -> None:
    assert ".xacai" in province.run("bundle", "receive", tmp_path)[2]
    province.is_refused("bundle", "receive", tmp_path)
    (tmp_path / "a.xacai").write_bytes(b"hong")
    status, out, err = province.run("bundle", "receive", tmp_path / "a.xacai")
    assert status == 1
    assert len(err.strip().splitlines()) == 1
    assert err.startswith("a.xacai: ")
    assert "không nhận" in out


def test_a_folder_without_an_office_receives_nothing(blank: Desk, sent: Sent) -> None:
    assert "office init" in blank.is_refused("bundle", "receive", sent.exported.bundle.path)


def test_many_files_show_a_bar_on_a_terminal_only(
    province: Desk, sent: Sent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "den"
    folder.mkdir()
    for number in range(20):
        shutil.copy(sent.exported.bundle.path, folder / f"{number:02}.xacai")
    status, out, err = province.run("bundle", "receive", folder)
    assert (status, err, len(out.splitlines())) == (0, "", 20)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    status, out, err = province.run("bundle", "receive", folder)
    assert (status, len(out.splitlines())) == (0, 20)
    assert "19/20" in err
    assert err.endswith("\r\x1b[K")
