"""``catalogue moves``, ``report move``, ``report fill --cumulative``, ``report new --title``."""

from __future__ import annotations

import json
from pathlib import Path

from tests.flow.desk import Desk
from tests.services.newer_catalogue import GONE, NEW, OLD, newer_data
from tests.services.offices import open_at


def take_newer_in(desk: Desk, folder: Path) -> None:
    workspace = open_at(desk.folder)
    data = newer_data(workspace)
    workspace.close()
    path = folder / "moi.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    desk.does("catalogue", "import", path)


def test_an_open_report_is_moved_after_a_dry_run(desk: Desk, tmp_path: Path) -> None:
    assert desk.does("catalogue", "moves") == []
    take_newer_in(desk, tmp_path)
    moves = {item["period"]: item for item in desk.does("catalogue", "moves")}
    told = moves["2026-Q3"]
    assert (told["from"], told["to"]) == (OLD, NEW)
    assert {row["fate"] for row in told["rows"]} == {"renamed", "recoded", "changed", "removed", "new"}
    way = ("report", "move", "--period", "2026-Q3", "--to", NEW)
    looked = desk.does(*way, "--dry-run")
    assert (looked["moved"], looked["catalogue"]) == (False, OLD)
    assert f"cell {GONE}" in looked["set_aside"]
    assert desk.does("report", "show", "--period", "2026-Q3")["catalogue"] == OLD
    status, out, _err = desk.run(*way)
    assert status == 0
    assert GONE in out
    shown = desk.does("report", "show", "--period", "2026-Q3")
    assert (shown["catalogue"], shown["set_aside"]) == (NEW, looked["set_aside"])
    desk.is_refused(*way)
    desk.is_refused("report", "move", "--period", "2026-Q3", "--to", "khong-co@1")


def test_cumulative_figures_alone_are_filled_in(desk: Desk, tmp_path: Path) -> None:
    desk.does("report", "new", "--period", "2026-9M")
    figures = tmp_path / "luy-ke.csv"
    figures.write_text("code,value\n7.3.1,99999\n", encoding="utf-8")
    filled = desk.does("report", "fill", "--period", "2026-9M", "--cumulative", figures)
    assert filled["filled"] == 1
    assert desk.does("report", "show", "--period", "2026-9M")["values"]["7.3.1"]["value"] == "99999"
    codes = [issue["code"] for issue in desk.does("report", "check", "--period", "2026-9M")["issues"]]
    assert "report.override-without-reason" in codes or "report.cumulative-typed" in codes
    desk.is_refused("report", "fill", "--period", "2026-Q3", "--cumulative", figures)


def test_a_report_over_any_two_days_bears_its_title(desk: Desk) -> None:
    days = "2026-08-20..2026-09-10"
    desk.does("report", "new", "--period", days, "--title", "Kết quả rà soát")
    assert desk.does("report", "show", "--period", days)["title"] == "Kết quả rà soát"
