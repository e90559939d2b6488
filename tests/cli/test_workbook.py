"""``xacai report workbook``: propose, take the mapping in, fill, read back."""

from __future__ import annotations

import json
from pathlib import Path

from openpyxl import load_workbook
from tests.flow.desk import Desk
from tests.services.test_filling_workbooks import blank_form

from xacai.files.catalogues import packaged_catalogues


def test_a_workbook_is_mapped_filled_and_read_back(desk: Desk, tmp_path: Path) -> None:
    form, mapping, filled = tmp_path / "Mẫu tỉnh.xlsx", tmp_path / "map.json", tmp_path / "filled.xlsx"
    form.write_bytes(blank_form(packaged_catalogues()[0]))
    proposed = desk.does("report", "workbook", "propose", form, "--out", mapping)
    assert (proposed["name"], proposed["recognised"] > 150) == ("Mẫu tỉnh", True)
    assert desk.does("report", "workbook", "map", mapping)["taken"] is True
    assert [item["name"] for item in desk.does("report", "workbook", "maps")] == ["Mẫu tỉnh"]
    over = ("--period", "2026-Q3", "--map", "Mẫu tỉnh")
    made = desk.does("report", "workbook", "fill", *over, form, "--out", filled)
    assert (made["filled"] > 100, made["issues"]) == (True, [])
    read = desk.does("report", "workbook", "read", *over, filled)
    assert (read["filled"], read["differing"], read["derived"]) == (0, {}, {})
    book = load_workbook(filled)
    entries = json.loads(mapping.read_text(encoding="utf-8"))["entries"]
    entry = next(item for item in entries if (item.get("code"), item["what"]) == ("3.1.1", "cumulative"))
    book[entry["sheet"]][entry["cell"]] = 77
    book.save(filled)
    read = desk.does("report", "workbook", "read", *over, filled)
    assert (read["filled"], read["differing"]["3.1.1"]["given"]["value"]) == (0, "77")
    status, out, _err = desk.run("report", "workbook", "read", *over, filled, "--overwrite")
    assert status == 0
    assert "3.1.1" in out
    assert desk.does("report", "show", "--period", "2026-Q3")["values"]["3.1.1"]["value"] == "77"


def test_what_cannot_be_filled_is_one_line_and_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    form, mapping, filled = tmp_path / "a.xlsx", tmp_path / "map.json", tmp_path / "filled.xlsx"
    form.write_bytes(blank_form(packaged_catalogues()[0]))
    desk.does("report", "workbook", "propose", form, "--out", mapping)
    desk.does("report", "workbook", "map", mapping)
    over = ("--period", "2026-Q3", "--map", "a")
    book = load_workbook(form)
    book["Biểu 3"]["D5"] = "=1+1"
    book.save(form)
    status, out, err = desk.run("--json", "report", "workbook", "fill", *over, form, "--out", filled)
    assert (status, json.loads(out)["issues"][0]["code"]) == (1, "workbook.cell-formula")
    assert len(err.strip().splitlines()) == 1
    assert not filled.exists()
    desk.is_refused("report", "workbook", "fill", "--period", "2026-Q3", "--map", "b", form, "--out", filled)
    mapping.write_text(mapping.read_text(encoding="utf-8").replace("3.1.1", "3.1.99"), encoding="utf-8")
    desk.is_refused("report", "workbook", "map", mapping)
