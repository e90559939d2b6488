"""``xacai plan``: the keys of its answers, standard input, refusals, the printable file."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from tests.flow.desk import Desk

from xacai.services.sampling import sample_documents

SAMPLE = sample_documents().plan_file
PLAN = "2026/cchc"
READ_KEYS = {
    "kind", "issued_by", "title", "number", "date", "place", "issuer", "year", "signer", "legal_bases",
    "recipients", "sections", "fields", "targets", "tasks", "duties", "stated_totals", "issues",
}  # fmt: skip
TASK_KEYS = {
    "key", "field", "no", "objective", "parent", "content", "product", "deliverables", "lead",
    "coordinating", "deadline", "budget",
}  # fmt: skip
THRESHOLD_KEYS = {"comparator", "value", "unit", "bare", "scope", "relative_to", "band", "phrase"}


def test_read_answers_with_the_keys_of_the_contract(blank: Desk) -> None:
    data = blank.does("plan", "read", SAMPLE)
    assert set(data) >= READ_KEYS
    assert data["date"] == "2026-01-12"
    assert set(data["signer"]) == {"authority", "name"}
    assert set(data["fields"][0]) == {"no", "title", "code"}
    assert set(data["tasks"][0]) >= TASK_KEYS
    deadlines = [task["deadline"] for task in data["tasks"]]
    assert all(set(item) == {"text", "windows", "exclusive", "recurrence", "condition"} for item in deadlines)
    assert deadlines[0]["windows"] == [["2026-01-01", "2026-01-31"]]
    thresholds = [item for target in data["targets"] for item in target["thresholds"]]
    assert thresholds
    assert all(set(item) == THRESHOLD_KEYS for item in thresholds)
    budgets = [task["budget"]["amount_vnd"] for task in data["tasks"]]
    assert all(amount is None or amount.isdecimal() for amount in budgets)
    assert not blank.folder.exists()


def test_read_takes_standard_input(blank: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(SAMPLE.read_bytes()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stream)
    assert len(blank.does("plan", "read", "-")["tasks"]) == 45


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\x00\x01\x02" * 99])
def test_bad_standard_input_is_refused(blank: Desk, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    blank.is_refused("plan", "read", "-")


def test_read_for_people_counts_and_asks(blank: Desk) -> None:
    status, out, err = blank.run("plan", "read", SAMPLE)
    assert (status, err) == (0, "")
    assert "45 nhiệm vụ" in out


def test_show_answers_with_the_plan_and_what_it_lacks(desk: Desk) -> None:
    data = desk.does("plan", "show")
    assert (data["plan"], data["state"], data["number"], data["day"]) == (
        PLAN, "issued", "05/KH-UBND", "2026-01-12",
    )  # fmt: skip
    assert {"head", "sections", "fields", "targets", "tasks", "duties", "issues", "revision"} <= set(data)
    assert data["tasks"][0]["key"] == "I.1/1"
    status, out, _err = desk.run("plan", "show", "--plan", "2026")
    assert status == 0
    assert "VII.6/1" in out
    assert "8 nhiệm vụ" in out


def test_the_life_of_a_plan(desk: Desk) -> None:
    assert desk.does("plan", "list")[0]["tasks"] == 45
    copied = desk.does("plan", "copy", "--from", PLAN, "--plan", "2027/cchc")
    assert (copied["state"], copied["number"]) == ("draft", "")
    issued = desk.does(
        "plan", "issue", "--plan", "2027/cchc", "--number", "07/KH-UBND", "--date", "2027-01-05",
        "--signer", "Lò Thị Mai", "--authority", "TM. ỦY BAN NHÂN DÂN", "--authority", "CHỦ TỊCH",
        "--basis", "Căn cứ Nghị quyết số 76/NQ-CP",
    )  # fmt: skip
    assert (issued["state"], issued["number"]) == ("issued", "07/KH-UBND")
    amended = desk.does("plan", "amend", "--plan", "2027/cchc", "--basis", "Công văn số 1/UBND")
    assert (amended["state"], amended["revision"]) == ("draft", 1)
    bound = desk.does("plan", "target", "bind", "--plan", PLAN, "--target", "I/1.3", "--row", "1.5")
    assert bound == {"target": "I/1.3", "row": "1.5", "baseline": None, "baseline_text": "", "milestones": {}}


def test_a_folder_without_plans_says_how_to_get_one(blank: Desk) -> None:
    blank.does(
        "office", "init", "--code", "98001", "--name", "Ủy ban nhân dân xã Lộc Khê", "--place", "Lộc Khê"
    )
    assert blank.does("plan", "list") == []
    assert "xacai plan import" in blank.run("plan", "list")[1]
    blank.is_refused("plan", "show")


def test_the_plan_is_written_as_pdf_where_that_is_possible(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "giấy tờ" / "kế hoạch.pdf"
    written = desk.does("plan", "export", "--plan", PLAN, "--format", "pdf", "--out", target)
    assert target.read_bytes().startswith(b"%PDF-")
    assert written == {"file": str(target), "size": target.stat().st_size}
    file = tmp_path / "tep"
    file.write_bytes(b"x")
    line = desk.is_refused("plan", "export", "--plan", PLAN, "--out", file / "a" / "kh.pdf")
    assert str(file / "a") in line
    assert desk.run("plan", "export", "--plan", PLAN, "--format", "odt", "--out", target)[0] == 2
    assert list((tmp_path / "giấy tờ").iterdir()) == [target]
