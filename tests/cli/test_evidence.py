"""``xacai evidence``: the register by commands."""

from __future__ import annotations

from pathlib import Path

from tests.flow.desk import Desk

ADD = ("evidence", "add", "--number", "77/KH-UBND", "--date", "2026-08-20", "--abstract", "Kế hoạch kiểm tra")
TASK = ("--plan", "2026", "--task", "I.5/1", "--period", "2026-Q3")


def test_a_document_is_entered_linked_listed_and_travels(desk: Desk, tmp_path: Path) -> None:
    paper = tmp_path / "kế hoạch.pdf"
    paper.write_bytes(b"%PDF-1.4\n")
    added = desk.does(*ADD, "--issuer", "UBND xã", "--file", paper, *TASK)
    key = added["key"]
    assert (added["file"]["name"], added["twins"]) == ("kế hoạch.pdf", [])
    assert added["proves"] == [{"kind": "task", "place": "2026/cchc I.5/1", "period": "2026-Q3"}]
    desk.does("evidence", "link", key, "--indicator", "3.3.3", "--period", "2026-Q3")
    (listed,) = desk.does("evidence", "list", "77/kh ke hoach kiem tra")
    assert {item["kind"] for item in listed["proves"]} == {"task", "indicator"}
    enclosed = desk.does("evidence", "enclose", "--period", "2026-Q3")
    assert (enclosed["size"], enclosed["files"][0]["travels"]) == (9, True)
    left = desk.does("evidence", "enclose", "--period", "2026-Q3", "--only")
    assert (left["size"], left["files"][0]["travels"]) == (0, False)
    status, out, _err = desk.run("evidence", "list")
    assert status == 0 and "77/KH-UBND, 20/08/2026" in out and "I.5/1" in out


def test_refusals_are_one_plain_line(desk: Desk, tmp_path: Path) -> None:
    key = desk.does(*ADD)["key"]
    assert "77/KH-UBND" in desk.is_refused(*ADD)
    assert desk.does(*ADD, "--anyway")["twins"] == [{"key": key, "certain": True}]
    program = tmp_path / "x.pdf"
    program.write_bytes(b"MZ")
    desk.is_refused("evidence", "attach", key, program)
    desk.is_refused("evidence", "attach", key, tmp_path / "gone.pdf")
    desk.is_refused("evidence", "link", key, "--task", "X.1/1", "--plan", "2026")
    desk.is_refused("evidence", "link", key, "--task", "I.1/1")
    desk.is_refused("evidence", "remove", "999")
    desk.is_refused("evidence", "add", "--issuer", "UBND xã")


def test_what_is_missing_and_what_progress_names(desk: Desk) -> None:
    before = desk.does("evidence", "missing", "--period", "2026-Q3")["missing"]
    named = [item for item in before if item["proof"]]
    after = desk.does("evidence", "missing", "--period", "2026-Q3", "--take-in")
    assert after["entered"] and len(after["missing"]) == len(before) - len(named)
    left = after["missing"][0]
    plan, _space, task = left["place"].partition(" ")
    where = ("--plan", plan, "--task", task, "--period", left["period"])
    desk.does("evidence", "take", after["entered"][0], *where)
    desk.does("evidence", "unlink", after["entered"][0], *where)
    again = desk.does("evidence", "missing", "--period", "2026-Q3")["missing"]
    assert left["place"] in [item["place"] for item in again if item["proof"]]


def test_the_doctor_names_files_that_are_gone(desk: Desk, tmp_path: Path) -> None:
    paper = tmp_path / "a.pdf"
    paper.write_bytes(b"%PDF-1.4\n")
    added = desk.does(*ADD, "--file", paper)
    assert desk.does("doctor")["evidence_missing"] == ""
    (desk.folder / "evidence" / f"{added['file']['sha256']}.pdf").unlink()
    assert desk.does("doctor")["evidence_missing"] == "a.pdf"
