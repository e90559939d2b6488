"""``xacai backup`` and ``doctor``."""

from __future__ import annotations

from pathlib import Path

from tests.flow.desk import Desk


def test_copies_are_made_tried_and_brought_back(desk: Desk) -> None:
    assert desk.does("backup", "list") == []
    desk.is_refused("backup", "drill")
    made = Path(desk.does("backup", "now")["file"])
    assert desk.does("backup", "list") == [str(made)]
    assert desk.does("backup", "drill") == {"file": str(made)}
    desk.does("plan", "copy", "--from", "2026/cchc", "--plan", "2027/cchc")
    assert len(desk.does("plan", "list")) == 2
    aside = desk.does("backup", "restore", made.name)["moved_aside"]
    assert Path(aside).is_dir()
    assert len(desk.does("plan", "list")) == 1
    assert "xacai backup list" in desk.is_refused("backup", "restore", "khong-co")


def test_the_doctor_speaks_the_language_of_the_answers(desk: Desk) -> None:
    assert desk.does("doctor")["audit"] == "whole"
    status, out, _err = desk.run("doctor")
    assert status == 0
    assert "Thư mục dữ liệu" in out
    assert "whole" not in out.casefold().split()
    assert "Data folder" in desk.run("doctor", "--lang", "en")[1]
