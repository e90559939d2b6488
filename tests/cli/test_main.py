"""What holds for every command: where the common options stand, exit statuses, one line for a refusal, no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.flow.desk import Desk

from xacai import __version__
from xacai.cli.main import ROOMS, build_parser, main
from xacai.services import planning


@pytest.mark.parametrize("place", ["before", "between", "after"])
def test_common_options_stand_before_or_after_the_command(
    desk: Desk, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    options = ["--data", str(desk.folder), "--lang", "en", "--json"]
    words = {
        "before": [*options, "plan", "list"],
        "between": ["plan", *options, "list"],
        "after": ["plan", "list", *options],
    }[place]
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out)[0]["plan"] == "2026/cchc"


def test_a_home_folder_may_be_written_short(
    desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(desk.folder.parent))
    monkeypatch.setenv("USERPROFILE", str(desk.folder.parent))
    assert main(["plan", "list", "--data", f"~/{desk.folder.name}"]) == 0
    assert "2026/cchc" in capsys.readouterr().out


@pytest.mark.parametrize(("lang", "word"), [("vi", "Chưa có kế hoạch"), ("en", "There is no plan")])
def test_the_answers_speak_the_language_asked_for(desk: Desk, lang: str, word: str) -> None:
    assert word in desk.is_refused("plan", "show", "--plan", "1999/cchc", "--lang", lang)
    assert word in desk.is_refused(f"--lang={lang}", "plan", "show", "--plan", "1999/cchc")


def test_vietnamese_is_the_language_where_none_is_asked_for(desk: Desk) -> None:
    assert "Chưa có kế hoạch" in desk.is_refused("plan", "show", "--plan", "1999/cchc")


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("khong-co-lenh",),
        ("plan",),
        ("plan", "import"),
        ("plan", "show", "--plan", "nam 2026"),
        ("plan", "show", "--la", "x"),
        ("plan", "issue", "--plan", "2026/cchc", "--number", "1", "--date", "15/9/2026"),
        ("report", "new"),
        ("report", "new", "--period", "2026-Q5"),
        ("report", "new", "--period", "2026-M13"),
        ("report", "new", "--period", "2026-03-02..2026-03-01"),
        ("report", "finalise", "--period", "2026-Q3", "--reason"),
        ("task", "set", "--plan", "2026/cchc", "--task", "I.1/1", "--period", "2026-Q3", "--status", "xong"),
        ("task", "set", "--plan", "2026/cchc", "--task", "I.1/1", "--period", "2026-Q3", "--status", "done",
         "--spent", "nhiều"),
        ("office", "init", "--code", "98001"),
        ("bundle", "receive"),
        ("--lang", "fr", "plan", "list"),
    ],
)  # fmt: skip
def test_wrong_use_is_told_in_one_line_with_status_two(desk: Desk, words: tuple[str, ...]) -> None:
    status, out, err = desk.run(*words)
    assert (status, out) == (2, "")
    lines = err.strip().splitlines()
    assert len(lines) == 1, err
    assert lines[0].startswith("Dùng chưa đúng")
    assert "--help" in lines[0]


def test_help_and_version_are_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"xacai {__version__}\n"
    assert main(["report", "--help"]) == 0
    assert "finalise" in capsys.readouterr().out


def test_every_command_explains_itself_in_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--lang", "vi", "plan", "list", "--help"])
    capsys.readouterr()
    words = build_parser().format_help()
    assert "thư mục dữ liệu" in words
    assert "the data folder" not in words


def test_a_fault_of_ours_becomes_a_sentence_and_a_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(workspace: object) -> None:
        raise ZeroDivisionError("chia cho không")

    monkeypatch.setattr(planning, "list_plans", broken)
    line = desk.is_refused("plan", "list")
    (kept,) = (desk.folder / "faults").iterdir()
    assert str(kept) in line
    assert "ZeroDivisionError" in kept.read_text(encoding="utf-8")
    assert __version__ in kept.read_text(encoding="utf-8")


def test_a_fault_that_cannot_be_kept_is_still_a_sentence(
    blank: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(source: object) -> None:
        raise RuntimeError("hỏng")

    blank.folder = tmp_path / "tep" / "thu-muc"
    (tmp_path / "tep").write_bytes(b"x")
    monkeypatch.setattr("xacai.services.cataloguing.read_catalogue_file", broken)
    assert "RuntimeError" in blank.is_refused("catalogue", "check", tmp_path / "a.json")


def test_a_stop_by_the_keyboard_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(workspace: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(planning, "list_plans", stopped)
    assert desk.is_refused("plan", "list").startswith("Đã dừng")


def test_a_file_name_with_line_breaks_does_not_break_the_line(desk: Desk, tmp_path: Path) -> None:
    odd = tmp_path / "kế\nhoạch.txt"
    odd.write_bytes(b"")
    desk.is_refused("plan", "import", odd)


@pytest.mark.skipif(os.name == "nt", reason="pipes close differently there")
def test_a_reader_that_leaves_early_is_no_fault(desk: Desk, root: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(
        [sys.executable, "-m", "xacai", "--data", str(desk.folder), "--json", "plan", "show"],
        stdout=writing,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        check=False,
    )
    os.close(writing)
    assert (run.returncode, run.stderr) == (0, b"")


@pytest.mark.parametrize("word", ROOMS)
def test_a_command_is_understood_with_its_own_room_alone(
    word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert word in build_parser().format_help()
    assert main(["--data", "plan", word, "--help"]) == 0
    assert f"xacai {word}" in capsys.readouterr().out
