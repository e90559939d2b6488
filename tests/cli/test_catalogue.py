"""``xacai catalogue``: list, export, check, import."""

from __future__ import annotations

import json
from pathlib import Path

from openpyxl import load_workbook
from tests.flow.desk import Desk


def test_a_catalogue_is_exported_changed_checked_and_imported(desk: Desk, tmp_path: Path) -> None:
    (held,) = desk.does("catalogue", "list")
    assert (held["id"], held["forms"]) == ("national-2025@1", 7)
    path = tmp_path / "bo.json"
    desk.does("catalogue", "export", held["id"], "--out", path)
    assert desk.does("catalogue", "check", path) == {"usable": True, "issues": []}
    data = json.loads(path.read_text(encoding="utf-8"))
    data["catalogue"]["version"] = "2"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    assert desk.does("catalogue", "import", path)["id"] == "national-2025@2"
    assert len(desk.does("catalogue", "list")) == 2
    assert desk.does("report", "show", "--period", "2026-Q3")["catalogue"] == "national-2025@1"


def test_a_bad_catalogue_is_told_and_refused_in_one_line(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "bo.json"
    desk.does("catalogue", "export", "national-2025@1", "--out", path)
    data = json.loads(path.read_text(encoding="utf-8"))
    data["forms"][0]["rows"][0]["kind"] = "la"
    path.write_text(json.dumps(data), encoding="utf-8")
    status, out, err = desk.run("--json", "catalogue", "check", path)
    assert (status, json.loads(out)["usable"]) == (1, False)
    assert len(err.strip().splitlines()) == 1
    assert "bo.json" in err
    desk.is_refused("catalogue", "import", path)
    desk.is_refused("catalogue", "check", tmp_path / "khong-co.json")
    desk.is_refused("catalogue", "export", "khong-co@1", "--out", tmp_path / "x.json")
    assert not (tmp_path / "x.json").exists()


def test_a_catalogue_is_worked_on_as_a_workbook(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "bo.xlsx"
    desk.does("catalogue", "export", "national-2025@1", "--format", "xlsx", "--out", path)
    assert desk.does("catalogue", "check", path) == {"usable": True, "issues": []}
    book = load_workbook(path)
    book["Bộ danh mục"]["B2"] = "2"
    book.save(path)
    tried = desk.does("catalogue", "import", path, "--dry-run")
    assert (tried["id"], tried["taken"], tried["trial"]["rows"]["gone"]) == ("national-2025@2", False, [])
    assert {item["period"] for item in tried["trial"]["reports"]} >= {"2026-Q3"}
    assert len(desk.does("catalogue", "list")) == 1
    assert desk.does("catalogue", "import", path)["taken"] is True
    assert len(desk.does("catalogue", "list")) == 2
    book["Biểu"]["F3"] = "lạ"
    book.save(path)
    status, out, err = desk.run("catalogue", "check", path)
    assert status == 1
    assert "Biểu, ô F3" in out
    assert len(err.strip().splitlines()) == 1
