"""``xacai scorecard``, ``criteria`` and ``index``: the keys of the answers, refusals in one line, files."""

from __future__ import annotations

from pathlib import Path

from tests.flow.desk import Desk

SET = "demonstration-2025@1"
YEAR = ("--year", "2026")


def test_show_answers_with_its_keys(desk: Desk) -> None:
    shown = desk.does("scorecard", "show", *YEAR)
    keys = {"year", "catalogue", "maximum", "self", "verified", "index", "band", "criteria"}
    assert keys <= set(shown)
    assert (shown["catalogue"], shown["maximum"], shown["self"], shown["verified"]) == (
        SET,
        "100.00",
        "0.00",
        None,
    )
    first = {"code", "maximum", "self", "verified", "applicable", "evidence"}
    assert all(first <= set(item) for item in shown["criteria"])
    by_code = {item["code"]: item for item in shown["criteria"]}
    assert by_code["3.4.1"]["proposal"]["sum"] == "98,79% ≥ 95% → 98,79% × 8 = 7,90"


def test_scoring_by_hand(desk: Desk) -> None:
    taken = desk.does("scorecard", "propose", *YEAR)["taken"]
    assert "3.4.1" in taken and "1.1.1" not in taken
    done = desk.does(
        "scorecard", "set", *YEAR, "--code", "3.4.1", "--measure", "96,2", "--explanation", "Rà soát"
    )
    assert (done["points"], done["sum"]) == ("7.70", "96,2% ≥ 95% → 96,2% × 8 = 7,70")
    done = desk.does(
        "scorecard", "set", *YEAR, "--code", "6.1.1", "--not-applicable", "--explanation", "Không vốn"
    )
    assert done["maximum"] == "97.00"
    said = desk.is_refused("scorecard", "set", *YEAR, "--code", "3.4.1", "--points", "9")
    assert "3.4.1" in said and "thang điểm" in said
    assert desk.does("scorecard", "check", *YEAR)["errors"] > 0
    assert "chưa có điểm" in desk.is_refused("scorecard", "lock", *YEAR)


def test_what_can_be_won(desk: Desk) -> None:
    won = desk.does("scorecard", "gain", *YEAR, "--most", "3")
    assert len(won) == 3 and won[0]["lost"] == "6.00"
    what = desk.does("scorecard", "simulate", *YEAR, "--code", "7.4.1", "--measure", "100")
    assert what["change"] == "2.11"
    status, out, _err = desk.run("scorecard", "gain", *YEAR)
    assert status == 0 and "Còn giành được" in out


def test_papers_of_a_draft(desk: Desk, tmp_path: Path) -> None:
    for kind, mark in (("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")):
        path = tmp_path / f"bang.{kind}"
        desk.does("scorecard", "print", *YEAR, "--format", kind, "--out", path)
        assert path.read_bytes().startswith(mark)


def test_sets_go_out_and_come_in(desk: Desk, tmp_path: Path) -> None:
    assert [item["id"] for item in desk.does("criteria", "list")] == [SET]
    path = tmp_path / "bo.xlsx"
    desk.does("criteria", "export", SET, "--out", path)
    assert desk.does("criteria", "check", path)["usable"]
    assert desk.does("criteria", "import", path)["id"] == SET
    shown = desk.does("criteria", "show", SET)
    assert shown["maximum"] == "100.00" and shown["criteria"][0]["maximum"] == "15.00"
    path.write_bytes(b"PK\x03\x04 no workbook")
    assert desk.is_refused("criteria", "check", path)
    assert desk.does("criteria", "plan", SET, *YEAR, "--code", "3.4.1")["tasks"] == 1


def test_choosing_the_same_set_moves_nothing(desk: Desk) -> None:
    assert desk.does("scorecard", "choose", *YEAR, "--criteria", SET)["moves"] == []
    assert "khong-co@1" in desk.is_refused("scorecard", "choose", *YEAR, "--criteria", "khong-co@1")


def test_results_and_days(desk: Desk) -> None:
    kept = desk.does(
        "index", "set", "PAR", "--year", "2025", "--score", "87,5", "--rank", "3", "--among", "20"
    )
    assert (kept["score"], kept["rank"]) == ("87.50", 3)
    assert desk.does("index", "list")["results"] == [kept]
    assert "thứ hạng" in desk.is_refused(
        "index", "set", "PCI", "--year", "2025", "--rank", "9", "--among", "2"
    )
    days = desk.does("scorecard", "round", *YEAR, "--step", "self", "--due", "2026-12-20")
    assert days == [{"step": "self", "opens": None, "due": "2026-12-20", "note": ""}]


def test_only_an_office_above_verifies(desk: Desk) -> None:
    assert desk.does("scorecard", "received", *YEAR) == []
    assert "97999" in desk.is_refused("scorecard", "verify", *YEAR, "--office", "97999", "--rest")
    assert desk.is_refused("scorecard", "ranking", *YEAR)
