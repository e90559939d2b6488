"""``xacai plan decision``, a plan issued by it, the wall sheet."""

from __future__ import annotations

from pathlib import Path

from tests.documents.pdf_words import read_sheets
from tests.flow.desk import Desk

PLAN, KEY = "2026/cchc", "2027/cchc"


def test_a_plan_is_issued_by_a_decision_from_proposal_to_paper(desk: Desk, tmp_path: Path) -> None:
    desk.does("plan", "copy", "--from", PLAN, "--plan", KEY)
    assert desk.does("plan", "decision", "--plan", KEY)["decision"] is None
    made = desk.does(
        "plan",
        "decision",
        "--plan",
        KEY,
        "--propose",
        "--proposal",
        "Xét đề nghị của Văn phòng",
        "--signer",
        "Lê Bình",
    )["decision"]
    assert made["proposals"] == ["Xét đề nghị của Văn phòng"]
    assert made["signer"]["name"] == "Lê Bình"
    assert len(made["articles"]) == 3
    given = ("--decision-number", "04/QĐ-UBND", "--decision-date", "2027-01-08")
    assert desk.does("plan", "issue", "--plan", KEY, *given)["number"] == ""
    shown = desk.does("plan", "show", "--plan", KEY)
    assert shown["head"]["decision"]["articles"] == made["articles"]
    assert (shown["decision"]["number"], shown["decision"]["day"]) == ("04/QĐ-UBND", "2027-01-08")
    for kind in ("pdf", "docx", "xlsx"):
        out = tmp_path / f"plan.{kind}"
        desk.does("plan", "export", "--plan", KEY, "--format", kind, "--out", out)
        assert out.stat().st_size > 1000
    first = read_sheets((tmp_path / "plan.pdf").read_bytes())[0]
    assert any(words.text == "Số: 04/QĐ-UBND" for words in first.words)
    desk.is_refused("plan", "decision", "--plan", KEY, "--remove")


def test_words_for_people_and_removal(desk: Desk) -> None:
    desk.does("plan", "copy", "--from", PLAN, "--plan", KEY)
    status, out, _err = desk.run("plan", "decision", "--plan", KEY, "--number", "5/QĐ-UBND")
    assert status == 0
    assert "5/QĐ-UBND" in out
    desk.run("plan", "decision", "--plan", KEY, "--article", "Ban hành.", "--article", "Thi hành.")
    articles = desk.does("plan", "decision", "--plan", KEY)["decision"]["articles"]
    assert articles == ["Điều 1. Ban hành.", "Điều 2. Thi hành."]
    assert desk.does("plan", "decision", "--plan", KEY, "--remove")["decision"] is None


def test_a_plan_without_number_and_day_is_not_issued(desk: Desk) -> None:
    desk.does("plan", "copy", "--from", PLAN, "--plan", KEY)
    desk.is_refused("plan", "issue", "--plan", KEY, "--date", "2027-01-08")
    desk.is_refused("plan", "issue", "--plan", KEY, "--number", "3/KH-UBND")


def test_the_wall_sheet_needs_a_period_and_hangs_on_the_paper_asked_for(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "wall.pdf"
    desk.is_refused("plan", "export", "--format", "wall", "--out", out)
    desk.is_refused("plan", "export", "--format", "pdf", "--out", out)
    for paper, width in (("A3", 1191), ("A4", 842)):
        desk.does("plan", "export", "--format", "wall", "--period", "2026-Q3", "--paper", paper, "--out", out)
        assert round(read_sheets(out.read_bytes())[0].width) == width
