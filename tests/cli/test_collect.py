"""Departments' sheets on the command line: out, back, who has answered."""

from __future__ import annotations

from pathlib import Path

from tests.flow.desk import Desk
from tests.services.test_collecting import CENTRE, filled

PERIOD = ("--period", "2026-Q3")


def test_out_back_and_who_has_answered(desk: Desk, tmp_path: Path) -> None:
    made = desk.does("report", "collect", *PERIOD, "--out", tmp_path / "out")["sheets"]
    assert {item["department"] for item in made} >= {CENTRE}
    (own,) = (item for item in made if item["department"] == CENTRE)
    assert Path(own["pdf"]).read_bytes().startswith(b"%PDF")
    answer = tmp_path / "tra-loi.xlsx"
    answer.write_bytes(filled(Path(own["xlsx"]), {"3.1.2": 77, "3.1.3": 404, "3.1.1": -1}))
    (dry,) = desk.does("report", "collect-back", *PERIOD, answer, "--dry-run")
    assert dry["cells"]["3.1.2"]["change"] == "differs" and dry["cells"]["3.1.3"]["change"] == "same"
    assert [issue["code"] for issue in dry["issues"]] == ["report.value-negative"]
    (left,) = desk.does("report", "collect-back", *PERIOD, answer)
    assert left["taken"] == {"cells": [], "tasks": []}
    (taken,) = desk.does("report", "collect-back", *PERIOD, answer, "--overwrite")
    assert taken["taken"]["cells"] == ["3.1.2"]
    assert desk.does("report", "show", *PERIOD)["values"]["3.1.2"]["value"] == "77"
    standing = {
        item["department"]: item for item in desk.does("report", "collect-status", *PERIOD, "--reminder")
    }
    assert standing[CENTRE]["answered_at"] and "reminder" not in standing[CENTRE]
    others = [item for name, item in standing.items() if name != CENTRE]
    assert all(item["reminder"].startswith("Kính gửi: ") for item in others)


def test_one_refused_file_leaves_the_others_standing(desk: Desk, tmp_path: Path) -> None:
    made = desk.does("report", "collect", *PERIOD, "--out", tmp_path, "--department", "TT PVHCC")["sheets"]
    bad = tmp_path / "khac.xlsx"
    bad.write_bytes(b"PK no workbook")
    line = desk.is_refused("report", "collect-back", *PERIOD, bad, made[0]["xlsx"])
    assert "khac.xlsx" in line
    (status,) = (
        item for item in desk.does("report", "collect-status", *PERIOD) if item["department"] == CENTRE
    )
    assert status["answered_at"]


def test_a_sent_report_collects_nothing(sender: Desk, tmp_path: Path) -> None:
    sender.is_refused("report", "collect", *PERIOD, "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()
