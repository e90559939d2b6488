"""``xacai backup`` and ``doctor``."""

from __future__ import annotations

from pathlib import Path

from tests.flow.desk import Desk


def test_copies_are_made_tried_and_brought_back(desk: Desk) -> None:
    assert desk.does("backup", "list") == []
    desk.is_refused("backup", "drill")
    made = Path(desk.does("backup", "now")["file"])
    (listed,) = desk.does("backup", "list")
    assert (listed["file"], listed["place"], listed["evidence"]) == (str(made), "here", False)
    assert desk.does("backup", "drill") == {"file": str(made)}
    desk.does("plan", "copy", "--from", "2026/cchc", "--plan", "2027/cchc")
    assert len(desk.does("plan", "list")) == 2
    aside = desk.does("backup", "restore", made.name)["moved_aside"]
    assert Path(aside).is_dir()
    assert len(desk.does("plan", "list")) == 1
    assert "xacai backup list" in desk.is_refused("backup", "restore", "khong-co")


def test_a_second_place_gets_each_copy_whole(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    assert desk.does("backup", "place") == {"folder": ""}
    told = desk.does("backup", "place", "--to", str(stick))
    assert told["reachable"] is True and [item["code"] for item in told["issues"]] == [
        "copy.place-same-drive"
    ]
    made = desk.does("backup", "now", "--to", str(tmp_path))
    once, kept = (Path(name) for name in made["whole"])
    assert once.parent == tmp_path and kept.parent == Path(told["folder"]) and made["left"] == 0
    assert [item["evidence"] for item in desk.does("backup", "list")] == [True, False]
    assert "MB" in desk.run("backup", "list")[1]
    assert desk.does("backup", "drill", str(once)) == {"file": str(once)}
    assert desk.does("backup", "place", "--none") == {"folder": ""}
    assert kept.exists() and len(desk.does("backup", "list")) == 1
    once.rename(tmp_path / "any name")
    desk.does("backup", "restore", str(tmp_path / "any name"))
    assert desk.does("doctor")["audit"] == "whole"


def test_the_doctor_speaks_the_language_of_the_answers(desk: Desk) -> None:
    assert desk.does("doctor")["audit"] == "whole"
    status, out, _err = desk.run("doctor")
    assert status == 0
    assert "Thư mục dữ liệu" in out
    assert "whole" not in out.casefold().split()
    assert "Data folder" in desk.run("doctor", "--lang", "en")[1]
