"""``xacai help``: topics, one topic, the whole as a PDF; no office is needed."""

from __future__ import annotations

from pathlib import Path

from tests.flow.desk import Desk

from xacai.domain.guide import TOPICS


def test_topics_are_listed_and_shown(blank: Desk) -> None:
    listed = blank.does("help", "topics")
    assert [item["topic"] for item in listed] == list(TOPICS)
    shown = blank.does("help", "show", "trouble")
    assert shown["title"] == "Khi có việc" and "Quên cụm mật khẩu" in shown["sentences"]


def test_the_guide_is_written_without_an_office(blank: Desk, tmp_path: Path) -> None:
    told = blank.does("help", "guide", "--out", tmp_path / "huong-dan.pdf")
    assert Path(told["file"]).read_bytes().startswith(b"%PDF") and told["topics"] == list(TOPICS)
    assert not (tmp_path / "blank").exists()


def test_a_folder_that_is_not_there_is_refused_in_a_line(blank: Desk, tmp_path: Path) -> None:
    blank.is_refused("help", "guide", "--out", tmp_path / "khong-co" / "g.pdf")
