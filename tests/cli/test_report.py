"""``xacai report`` and ``task``: the keys of their answers, tables for people, lists filled in whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.flow.desk import Desk

from xacai.files.catalogues import packaged_catalogues

PERIOD = ("--period", "2026-Q3")
PROGRESS = {
    "tasks", "done_on_time", "done_late", "in_progress", "not_started", "overdue", "waiting", "dropped",
}  # fmt: skip


def finalise(desk: Desk) -> str:
    """Finalise the sample's report with a reason for each kind of warning; the check code."""
    codes = {issue["code"] for issue in desk.does("report", "check", *PERIOD)["issues"]}
    flags = [flag for code in sorted(codes) for flag in ("--reason", f"{code}=Đã rà soát, đúng thực tế")]
    code: str = desk.does("report", "finalise", *PERIOD, *flags)["check_code"]
    return code


def test_show_answers_with_the_keys_of_the_contract(desk: Desk) -> None:
    data = desk.does("report", "show", *PERIOD)
    assert (data["period"], data["window"], data["cut_off"], data["due"]) == (
        "2026-Q3", ["2026-06-15", "2026-09-14"], "2026-09-14", "2026-09-16",
    )  # fmt: skip
    assert (data["state"], data["revision"], data["catalogue"]) == ("draft", 1, "national-2025@1")
    assert {"value", "state", "note"} <= set(data["values"]["3.3.3.1"])
    assert set(data["ratios"]["3.3.3"]) == {"value", "numerator", "denominator"}
    assert isinstance(data["ratios"]["3.3.3"]["value"], str)
    assert set(data["progress"]) == PROGRESS
    assert {"I.1", "II.3", "IV"} <= set(data["sections"])
    assert len(data["check_code"]) == 19


def test_the_table_for_people_stands_in_columns(desk: Desk) -> None:
    status, out, _err = desk.run("report", "show", *PERIOD)
    assert status == 0
    names = {row.code: row.name for row in next(iter(packaged_catalogues())).rows()}
    rows = [line for line in out.splitlines() if line.split(" ")[0] in names]
    assert len(rows) > 90
    before = [line.removesuffix(names[line.split(" ")[0]]) for line in rows]
    assert len({len(words) for words in before}) == 1, "names begin in one column"
    assert len({len(words.rstrip()) for words in before}) == 1, "values end in one column"


def test_a_locked_report_is_shown_as_it_was_locked(desk: Desk) -> None:
    finalise(desk)
    before = desk.does("report", "show", *PERIOD)
    desk.does("task", "set", "--plan", "2026", "--task", "VIII.2/1", *PERIOD, "--status", "done",
              "--document", "9/BC-UBND", "--done-on", "2026-09-10")  # fmt: skip
    assert desk.does("report", "show", *PERIOD) == before


def test_check_answers_with_counts_and_issues(desk: Desk) -> None:
    data = desk.does("report", "check", *PERIOD)
    assert data["errors"] == 0
    severities = [issue["severity"] for issue in data["issues"]]
    assert data["warnings"] == severities.count("warning") > 0
    assert all({"code", "severity", "where", "message"} <= set(issue) for issue in data["issues"])
    assert data["state"] == "checked"


def test_from_new_to_correct(desk: Desk, tmp_path: Path) -> None:
    begun = desk.does("report", "new", "--period", "2026-Y")
    assert (begun["state"], begun["plan"], begun["due"]) == ("draft", "2026/cchc", "2026-12-16")
    code = finalise(desk)
    assert desk.does("report", "reopen", *PERIOD)["state"] == "draft"
    assert finalise(desk) == code
    numbered = desk.does("report", "number", *PERIOD, "--number", "121/BC-UBND", "--date", "2026-09-15",
                         "--signer", "Đặng Hữu Khiêm", "--authority", "CHỦ TỊCH")  # fmt: skip
    assert numbered["state"] == "numbered"
    exported = desk.does("report", "export", *PERIOD, "--out", tmp_path / "usb")
    assert set(exported) >= {"bundle", "pdf", "check_code", "uuid", "revision"}
    assert exported["check_code"] == code
    desk.is_refused("report", "reopen", *PERIOD)
    corrected = desk.does("report", "correct", *PERIOD, "--reason", "Sai số văn bản đi")
    assert (corrected["revision"], corrected["state"]) == (2, "draft")


def test_a_list_with_bad_figures_is_told_line_by_line_and_left_out(desk: Desk, tmp_path: Path) -> None:
    figures = tmp_path / "so-lieu.csv"
    figures.write_text("mã;số liệu\n5.2.1;3\n5.2.2;3 người\n5.3;1,234.5\n", encoding="utf-8")
    before = desk.does("report", "show", *PERIOD)["values"]
    status, out, err = desk.run("report", "fill", *PERIOD, figures, "--overwrite")
    assert status == 1
    assert len(err.strip().splitlines()) == 1
    assert "so-lieu.csv" in err
    assert len(out.strip().splitlines()) == 2
    status, out, err = desk.run("--json", "report", "fill", *PERIOD, figures)
    assert (status, json.loads(out)["filled"], len(json.loads(out)["issues"])) == (1, 0, 2)
    assert desk.does("report", "show", *PERIOD)["values"] == before


@pytest.mark.parametrize(("row", "word"), [("9.9.9", "9.9.9"), ("5.2.1;-3\n5.2.2", "-3")])
def test_a_list_with_unfit_cells_is_left_out(desk: Desk, tmp_path: Path, row: str, word: str) -> None:
    figures = tmp_path / "so-lieu.csv"
    figures.write_text(f"mã;số liệu\n7.3.1;1\n{row};5\n", encoding="utf-8")
    before = desk.does("report", "show", *PERIOD)["values"]
    status, _out, err = desk.run("report", "fill", *PERIOD, figures, "--overwrite")
    assert status == 1
    assert word in err
    assert desk.does("report", "show", *PERIOD)["values"] == before


def test_another_value_is_shown_before_it_is_changed(desk: Desk, tmp_path: Path) -> None:
    figures = tmp_path / "so-lieu.csv"
    figures.write_text("mã;số liệu\n5.5;991\n", encoding="utf-8")
    kept = desk.does("report", "fill", *PERIOD, figures)
    was = kept["differing"]["5.5"]["was"]["value"]
    assert kept["differing"]["5.5"]["given"]["value"] == "991"
    assert "--overwrite" in desk.run("report", "fill", *PERIOD, figures)[1]
    assert desk.does("report", "show", *PERIOD)["values"]["5.5"]["value"] == was
    desk.does("report", "fill", *PERIOD, figures, "--overwrite")
    assert desk.does("report", "show", *PERIOD)["values"]["5.5"]["value"] == "991"


def test_words_of_a_section_come_from_a_file(desk: Desk, tmp_path: Path) -> None:
    words = tmp_path / "loi.txt"
    words.write_text("Đã họp {1.5} cuộc.\n", encoding="utf-8")
    assert desk.does("report", "text", *PERIOD, "--section", "I.1", words)["section"] == "I.1"
    said = desk.does("report", "show", *PERIOD)
    assert said["sections"]["I.1"] == f"Đã họp {said['values']['1.5']['value']} cuộc."
    desk.is_refused("report", "text", *PERIOD, "--section", "XX", words)
    desk.is_refused("report", "text", *PERIOD, "--section", "I.1", tmp_path / "khong-co.txt")


def test_progress_is_recorded_for_quarter_two_by_the_half_year(desk: Desk) -> None:
    done = desk.does("task", "set", "--plan", "2026/cchc", "--task", "VIII.2/1", "--period", "2026-6M",
                     "--status", "in_progress", "--note", "Đang làm", "--spent", "5000000")  # fmt: skip
    assert done == {"task": "VIII.2/1", "period": "2026-Q2", "status": "in_progress"}
    desk.is_refused("task", "set", "--plan", "2026", "--task", "XX.1/1", *PERIOD, "--status", "done")
    desk.is_refused("task", "set", "--plan", "2031", "--task", "I.1/1", *PERIOD, "--status", "done")
