"""Two data folders, a commune's and the one above: plan and catalogue down by file, taken over by command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.flow.desk import Desk
from tests.services import offices
from tests.services.newer_catalogue import NEW, newer_data
from tests.services.plans_above import INSPECT, KEY, ON_TIME, SOFTWARE, TALK, amend_above, issue_above

from xacai.services.setting_up import own_card


@pytest.fixture
def above(province: Desk, desk: Desk, tmp_path: Path) -> Desk:
    """The office above with an issued plan, its card confirmed at the commune."""
    workspace = offices.open_at(province.folder)
    issue_above(workspace)
    fingerprint = own_card(workspace).fingerprint
    workspace.close()
    card = tmp_path / "tren.xacai-card"
    province.does("office", "card", "--out", card)
    desk.does("office", "trust", card, "--fingerprint", fingerprint)
    return province


def test_the_plan_goes_down_is_taken_over_and_only_changes_come_again(
    desk: Desk, above: Desk, tmp_path: Path
) -> None:
    assert desk.does("plan", "above", "list") == []
    sent = above.does("plan", "send", "--plan", KEY, "--out", tmp_path / "xuong")
    (told,) = desk.does("bundle", "receive", sent["bundle"])
    assert (told["outcome"], told["office"]) == ("stored", "97")
    (listed,) = desk.does("plan", "above", "list")
    assert (listed["plan"], listed["number"], listed["open"]) == (KEY, "08/KH-UBND", 4)
    shown = desk.does("plan", "above", "show", "--plan", KEY)
    assert [(item["key"], item["role"]) for item in shown["items"] if item["kind"] == "task"] == [
        (INSPECT, "lead"),
        (TALK, "asked"),
    ]
    everything = desk.does("plan", "above", "show", "--plan", KEY, "--all")
    assert SOFTWARE in {item["key"] for item in everything["items"]}
    said = desk.run("plan", "above", "show", "--plan", KEY)[1]
    assert f"[x] --target {ON_TIME}" in said and f"[ ] --task {TALK}" in said

    taken = desk.does("plan", "above", "take", "--plan", KEY, "--proposed", "--leave-rest")
    assert (taken["state"], len(taken["taken"]), [item["key"] for item in taken["left"]]) == (
        "draft",
        3,
        [TALK],
    )
    assert desk.does("plan", "above", "list")[0]["open"] == 0

    workspace = offices.open_at(above.folder)
    amend_above(workspace)
    workspace.close()
    sent = above.does("plan", "send", "--plan", KEY, "--out", tmp_path / "xuong")
    assert desk.does("bundle", "receive", sent["bundle"])[0]["revision"] == 2
    again = desk.does("plan", "above", "show", "--plan", KEY)["items"]
    assert [(item["key"], item["fate"]) for item in again] == [
        ("VII/1", "changed"),
        (INSPECT, "changed"),
        ("I.2/1", "new"),
    ]
    assert again[1]["differences"] == [
        {"part": "deadline", "old": "Quý III/2026", "new": "Quý II/2026", "own": "Quý III/2026"}
    ]
    assert "{" not in desk.is_refused("plan", "above", "take", "--plan", KEY, "--task", "X.9/9")
    desk.is_refused("plan", "above", "show", "--plan", "2031/cchc")


def test_a_catalogue_and_criteria_go_down(desk: Desk, above: Desk, tmp_path: Path) -> None:
    workspace = offices.open_at(above.folder)
    source = tmp_path / "moi.json"
    source.write_text(json.dumps(newer_data(workspace), ensure_ascii=False), encoding="utf-8")
    workspace.close()
    above.does("catalogue", "import", source)
    sent = above.does("catalogue", "send", "--catalogue", NEW, "--out", tmp_path)
    assert desk.does("catalogue", "moves") == []
    (told,) = desk.does("bundle", "receive", sent["bundle"])
    assert told["outcome"] == "stored"
    assert NEW in {item["id"] for item in desk.does("catalogue", "list")}
    assert desk.does("catalogue", "moves") != []
    assert desk.does("bundle", "receive", sent["bundle"])[0]["outcome"] == "already"
    again = above.does("catalogue", "send", "--catalogue", NEW, "--out", tmp_path)
    assert again == sent
    above.is_refused("catalogue", "send", "--out", tmp_path)
