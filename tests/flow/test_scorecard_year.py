"""A year's scorecard by command line: self-scored from the year's reports, sent, questioned, explained, final, ranked.

The province is the office above of 168 communes; all but one of their cards are made up.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bench import ranking as bench
from pypdf import PdfReader
from tests.flow.desk import Desk
from tests.flow.figures import Figures
from tests.flow.steps import Calendar, begin, finish
from tests.services import offices

from xacai.bootstrap import open_workspace
from xacai.domain.criterion import Criterion
from xacai.domain.scorecard import Measure, ScorecardState
from xacai.files.criteria import packaged_criteria
from xacai.services import scoring

SET = packaged_criteria()[0]
OWN = "97213"
BY_HAND = {"1.4.1": 400, "1.5.1": 100, "7.6.1": 8_000, "8.1.1": 9_125}
REASON = "Hồ sơ lưu tại Văn phòng HĐND và UBND"


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    return Calendar(monkeypatch)


@pytest.fixture
def commune(calendar: Calendar, base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """The sample commune, whose reports up to quý III were sent in time, with the year's report sent too."""
    desk = Desk(shutil.copytree(offices.sent(base).folder, tmp_path / "xa"), capsys)
    calendar.turn(12, 15)
    begin(desk, tmp_path, "2026-Y", Figures().quarter(4))
    finish(desk, tmp_path, "2026-Y", "188/BC-UBND", "2026-12-15")
    return desk


@pytest.fixture
def province(commune: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """The office above; the two have each other's cards."""
    desk = Desk(tmp_path / "tinh", capsys)
    desk.does(
        "office", "init", "--code", "97", "--name", "Sở Nội vụ tỉnh Vân Giang", "--place", "Vân Giang", "--receives"
    )  # fmt: skip
    for giver, taker in ((commune, desk), (desk, commune)):
        card = giver.does("office", "card", "--out", tmp_path / f"{giver.folder.name}.xacai-card")
        taker.does("office", "trust", card["file"], "--fingerprint", card["fingerprint"])
    return desk


def test_a_scorecard_s_year(calendar: Calendar, commune: Desk, province: Desk, tmp_path: Path) -> None:
    calendar.turn(12, 17)
    self_score(commune)
    sent = lock_and_send(commune, tmp_path / "gui")
    assert commune.does("scorecard", "show", "--year", "2026")["self"] == sent["card"]["self"]

    # The province looks at it, takes points from two components, and asks.
    assert province.does("bundle", "receive", sent["bundle"])[0]["outcome"] == "stored"
    (came,) = province.does("scorecard", "received", "--year", "2026")
    assert (came["office"], came["state"], came["self"]) == (OWN, "locked", sent["card"]["self"])
    of = ("--year", "2026", "--office", OWN)
    assert "lý do" in province.is_refused("scorecard", "verify", *of, "--points", "3.2.1=1,5")
    judged = ("--points", "3.2.1=1,5", "--note", "3.2.1=Trang thông tin chưa cập nhật")
    province.does(
        "scorecard", "verify", *of, *judged, "--points", "1.4.1=1", "--note", "1.4.1=Thiếu minh chứng"
    )
    province.does("scorecard", "verify", *of, "--rest")
    asked = ("--request", "3.2.1=Gửi ảnh chụp trang", "--request", "1.4.1=Gửi danh sách tin bài")
    back = province.does("scorecard", "ask", *of, *asked, "--out", tmp_path / "hoi")
    lost = points(came["self"]) - points(back["verified"])
    assert (back["state"], lost) == ("verified", 250)

    # The commune explains, adds a document, and sends the second revision; its own points stay.
    assert {item["outcome"] for item in commune.does("bundle", "receive", tmp_path / "hoi")} == {"stored"}
    shown = commune.does("scorecard", "show", "--year", "2026")
    assert (shown["state"], set(shown["asked"])) == ("verified", {"3.2.1", "1.4.1"})
    assert "giải trình" in commune.is_refused("scorecard", "lock", "--year", "2026")
    for code, words in (("3.2.1", "Đã cập nhật ngày 05/12/2026"), ("1.4.1", "Danh sách kèm theo")):
        commune.does("scorecard", "explain", "--year", "2026", "--code", code, "--words", words)
    second = lock_and_send(commune, tmp_path / "giai-trinh")
    assert (second["card"]["revision"], second["card"]["self"]) == (2, sent["card"]["self"])

    # The province gives one component back and ends the verification.
    assert province.does("bundle", "receive", second["bundle"])[0]["outcome"] == "stored"
    province.does("scorecard", "verify", *of, "--points", "3.2.1=3", "--note", "3.2.1=Đã bổ sung")
    final = province.does("scorecard", "finalise", *of, "--out", tmp_path / "ket-luan")
    assert (final["state"], points(came["self"]) - points(final["verified"])) == ("final", 100)
    moved = {item["code"]: item for item in province.does("scorecard", "differences", *of)}
    assert set(moved) == {"3.2.1", "1.4.1"} and moved["3.2.1"]["answer"].startswith("Đã cập nhật")
    assert {item["outcome"] for item in commune.does("bundle", "receive", tmp_path / "ket-luan")} == {
        "stored"
    }
    home = commune.does("scorecard", "show", "--year", "2026")
    assert (home["state"], home["verified"], home["self"]) == ("final", final["verified"], came["self"])

    ranked(province, final, tmp_path)


def points(text: str) -> int:
    return int(text.replace(".", ""))


def self_score(commune: Desk) -> None:
    """What the data give is taken over; the rest is answered at its best, with a word where no document stands."""
    proposed = commune.does("scorecard", "propose", "--year", "2026")
    by_code = {item["code"]: item for item in proposed["criteria"]}
    assert len(proposed["taken"]) >= 15 and by_code["1.2.1"]["self"] == "2.00"
    assert "95%" in by_code["3.4.1"]["sum"]
    first = ("--year", "2026", "--code", "1.1.1", "--answer", "on_time", "--explanation", REASON)
    assert commune.does("scorecard", "set", *first)["points"] == "1.00"
    workspace = open_workspace(commune.folder)
    card = scoring.get_scorecard(workspace, 2026)
    for item in SET.components():
        mark = replace(card.mark(item.code), explanation=REASON)
        if item.code not in proposed["taken"] and not item.beside:
            mark = scoring.measured_mark(workspace, card, replace(mark, measure=by_hand(item)))
        card = scoring.set_mark(workspace, card, mark)
    workspace.close()
    assert commune.does("scorecard", "check", "--year", "2026")["errors"] == 0


def by_hand(item: Criterion) -> Measure:
    assert item.scoring is not None
    if item.scoring.options:
        return Measure(option=max(item.scoring.options, key=lambda one: one.points).key)
    return Measure(BY_HAND.get(item.code, 10_000))


def lock_and_send(commune: Desk, folder: Path) -> dict[str, Any]:
    card = commune.does("scorecard", "lock", "--year", "2026")
    number = ("--number", "190/BC-UBND", "--date", "2026-12-17", "--signer", "Đặng Hữu Khiêm")
    commune.does("scorecard", "number", "--year", "2026", *number)
    written = commune.does("scorecard", "export", "--year", "2026", "--out", folder)
    assert card["check_code"] == written["check_code"]
    text = "".join(page.extract_text() for page in PdfReader(written["pdf"]).pages)
    assert "190/BC-UBND" in text and "Bảng tự chấm điểm".upper() in text.upper()
    return {"card": card, **written}


def ranked(province: Desk, final: dict[str, Any], folder: Path) -> None:
    """The place among 168 offices, as it would be counted by hand, and the published table."""
    workspace = open_workspace(province.folder)
    bench.fill(workspace, 167, 2026, SET, ScorecardState.FINAL)
    workspace.close()
    found = province.does("scorecard", "ranking", "--year", "2026")
    assert len(found["ranking"]) == 168 and found["final"]
    own = next(item for item in found["ranking"] if item["office"] == OWN)
    assert own["index"] == final["index"] and own["band"] == final["band"]
    better = [item for item in found["ranking"] if float(item["index"]) > float(own["index"])]
    assert own["rank"] == 1 + len(better)
    for kind in ("pdf", "xlsx"):
        out = ("--format", kind, "--out", folder / f"xep-hang.{kind}")
        assert (
            Path(province.does("scorecard", "ranking", "--year", "2026", *out)["file"]).stat().st_size > 5_000
        )
    text = "".join(page.extract_text() for page in PdfReader(folder / "xep-hang.pdf").pages)
    assert "xã Tam Nhuận" in text
