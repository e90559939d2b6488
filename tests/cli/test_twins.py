"""Word and Excel files on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.documents.word_walk import content, controls, edited, new_run
from tests.flow.desk import Desk

PERIOD = "2026-Q3"


def exported(desk: Desk, folder: Path) -> Path:
    """The Word file of the report in work."""
    return Path(desk.does("report", "export", "--period", PERIOD, "--out", folder, "--docx")["docx"])


def test_a_draft_goes_out_as_twins_alone(desk: Desk, tmp_path: Path) -> None:
    answer = desk.does("report", "export", "--period", PERIOD, "--out", tmp_path / "out", "--docx", "--xlsx")
    assert set(answer) == {"docx", "xlsx"}
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".docx", ".xlsx"]


def test_a_sent_report_has_twins_beside_its_bundle(sender: Desk, tmp_path: Path) -> None:
    answer = sender.does("report", "export", "--period", PERIOD, "--out", tmp_path / "out", "--xlsx")
    assert {"bundle", "pdf", "xlsx"} <= set(answer) and "docx" not in answer
    assert Path(answer["xlsx"]).read_bytes().startswith(b"PK")


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf"])
def test_a_plan_in_each_format(desk: Desk, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"plan.{kind}"
    desk.does("plan", "export", "--plan", "2026", "--format", kind, "--out", path)
    assert path.read_bytes().startswith(b"%PDF" if kind == "pdf" else b"PK")


def test_edits_in_word_are_shown_and_taken(desk: Desk, tmp_path: Path) -> None:
    path = exported(desk, tmp_path)
    edit = edited(
        path.read_bytes(),
        lambda root: content(controls(root, "section:V")[0])[0].append(new_run(" Xin sớm trả lời.")),
    )
    path.write_bytes(edit)
    shown = desk.does("report", "read-back", "--period", PERIOD, path)
    assert list(shown["changes"]) == ["V"] and not shown["accepted"]
    assert "Xin sớm trả lời" not in str(desk.does("report", "show", "--period", PERIOD)["sections"])
    assert desk.does("report", "read-back", "--period", PERIOD, path, "--accept")["accepted"]
    assert "Xin sớm trả lời" in desk.does("report", "show", "--period", PERIOD)["sections"]["V"]
    assert desk.does("report", "read-back", "--period", PERIOD, path)["changes"] == {}


def test_another_file_is_refused_in_one_line(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "other.docx"
    path.write_bytes(b"no word file")
    assert ".docx" in desk.is_refused("report", "read-back", "--period", PERIOD, path)
