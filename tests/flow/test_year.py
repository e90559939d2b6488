"""A whole year of the sample commune by command line: quý I, 6 tháng, quý III, năm.

With an amendment of the plan, a report that is returned and corrected, a catalogue that changes in mid-year, and at the
end every report printed again, byte for byte as it was sent.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.flow.desk import Desk
from tests.flow.figures import Figures, newer_catalogue
from tests.flow.steps import PAPERS, PLAN, Calendar, Sent, agrees, begin, fill, finish, record

from xacai.domain.number import write_decimal


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    return Calendar(monkeypatch)


@pytest.fixture
def commune(calendar: Calendar, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    desk = Desk(tmp_path / "xa", capsys)
    desk.does(
        "office", "init", "--code", "97213", "--name", "Ủy ban nhân dân xã Tam Nhuận", "--place", "Tam Nhuận",
        "--superior", "97", "--superior-name", "Sở Nội vụ tỉnh Vân Giang", "--valid-from", "2025-07-01",
        "--signer", "Đặng Hữu Khiêm",
    )  # fmt: skip
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


def test_a_year(calendar: Calendar, commune: Desk, province: Desk, tmp_path: Path) -> None:
    figures = Figures()
    commune.does("plan", "import", PAPERS.plan_file, "--plan", PLAN)
    commune.does("plan", "issue", "--plan", PLAN, "--number", "05/KH-UBND", "--date", "2026-01-12")
    commune.does("indicator", "add", "--name", "Số cuộc đối thoại", "--unit", "cuộc", "--feed", "dialogue")
    commune.does(
        "indicator", "add", "--name", "Thu ngân sách", "--unit", "triệu đồng", "--kind", "amount", "--time", "sum"
    )  # fmt: skip
    sent: dict[str, Sent] = {}

    # Quý I: accepted at once.
    calendar.turn(3, 16)
    record(commune, "2026-Q1")
    begin(commune, tmp_path, "2026-Q1", figures.quarter(1))
    agrees(commune, "2026-Q1", "values", figures.rolled(1))
    sent["2026-Q1"] = finish(commune, tmp_path, "2026-Q1", "41/BC-UBND", "2026-03-16")
    answer(province, commune, tmp_path, sent["2026-Q1"], "--accept")
    assert commune.does("report", "show", "--period", "2026-Q1")["state"] == "accepted"

    # The plan is amended in April: what was recorded for its tasks stays.
    calendar.turn(4, 10)
    before = commune.does("report", "show", "--period", "2026-Q1")["progress"]
    commune.does("plan", "amend", "--plan", PLAN, "--basis", "Quyết định số 77/QĐ-UBND ngày 08/4/2026")
    commune.does("plan", "issue", "--plan", PLAN, "--number", "33/KH-UBND", "--date", "2026-04-10")
    assert commune.does("plan", "show", "--plan", PLAN)["revision"] == 2
    assert commune.does("report", "show", "--period", "2026-Q1")["progress"] == before

    # 6 tháng: only quý II is typed; the province sends it back with a remark on a cell.
    calendar.turn(6, 15)
    record(commune, "2026-Q2")
    begin(commune, tmp_path, "2026-6M", figures.quarter(2))
    agrees(commune, "2026-6M", "values", figures.rolled(1, 2))
    first = finish(commune, tmp_path, "2026-6M", "76/BC-UBND", "2026-06-15")
    remark = ("--comment", "3.3.3.2=Đề nghị rà soát số hồ sơ đúng hạn")
    answer(province, commune, tmp_path, first, "--return", *remark)
    returned = commune.does("report", "show", "--period", "2026-6M")
    assert returned["state"] == "returned"
    assert "Đề nghị rà soát" in json.dumps(returned, ensure_ascii=False)

    # The correction changes two cells and says why; the province accepts it.
    calendar.turn(6, 18)
    commune.does("report", "correct", "--period", "2026-6M", "--reason", "Rà soát lại hồ sơ đúng hạn")
    figures.move_on_time_to_late(2, 3)
    fill(commune, tmp_path, "2026-6M", figures.quarter(2))
    sent["2026-6M"] = finish(commune, tmp_path, "2026-6M", "78/BC-UBND", "2026-06-18")
    assert sent["2026-6M"].shown["revision"] == 2
    agrees(commune, "2026-6M", "values", figures.rolled(1, 2))
    answer(province, commune, tmp_path, sent["2026-6M"], "--accept")
    assert commune.does("report", "show", "--period", "2026-6M")["state"] == "accepted"

    # Quý III begins under the old catalogue; a newer one comes, and the open report is moved to it.
    calendar.turn(9, 15)
    record(commune, "2026-Q3")
    begin(commune, tmp_path, "2026-Q3", figures.quarter(3))
    newer = newer_catalogue(tmp_path)
    commune.does("catalogue", "import", newer)
    province.does("catalogue", "import", newer)
    asked = commune.does("catalogue", "moves")
    assert "2026-Q3" in json.dumps(asked) and "2026-6M" not in json.dumps(asked)
    commune.does("report", "move", "--period", "2026-Q3", "--to", "national-2025@2")
    shown = commune.does("report", "show", "--period", "2026-Q3")
    assert shown["catalogue"] == "national-2025@2"
    agrees(commune, "2026-Q3", "values", figures.rolled(3))
    sent["2026-Q3"] = finish(commune, tmp_path, "2026-Q3", "121/BC-UBND", "2026-09-15")
    answer(province, commune, tmp_path, sent["2026-Q3"], "--accept")

    # Năm: quý IV typed, the rest follows; all tasks stand in it with their results.
    calendar.turn(12, 15)
    begin(commune, tmp_path, "2026-Y", figures.quarter(4))
    agrees(commune, "2026-Y", "values", figures.rolled(1, 2, 3, 4))
    sent["2026-Y"] = finish(commune, tmp_path, "2026-Y", "188/BC-UBND", "2026-12-15")
    tasks = commune.does("plan", "show", "--plan", PLAN)["tasks"]
    assert sent["2026-Y"].shown["progress"]["tasks"] == len(tasks) == 45
    answer(province, commune, tmp_path, sent["2026-Y"], "--accept")

    # Years later every report comes out as it went.
    calendar.turn(12, 30)
    for period, was in sent.items():
        again = commune.does("report", "export", "--period", period, "--out", tmp_path / f"lai-{period}")
        assert Path(again["pdf"]).read_bytes() == was.pdf, period
        assert Path(again["bundle"]).read_bytes() == was.bundle.read_bytes(), period
    consolidated = province.does("consolidate", "--period", "2026-Y")
    assert (consolidated["offices_counted"], consolidated["missing"]) == (1, [])
    on_time = figures.rolled(1, 2, 3, 4)["3.3.3.2"]
    assert consolidated["values"]["3.3.3.2"] == {"sum": write_decimal(on_time), "offices": 1}


def answer(province: Desk, commune: Desk, folder: Path, sent: Sent, *words: str) -> None:
    """The province takes a report in, answers it, and the answer comes home."""
    period, revision = sent.shown["period"], sent.shown["revision"]
    assert province.does("bundle", "receive", sent.bundle)[0]["outcome"] == "stored"
    out = folder / f"tra-loi-{period}-{revision}"
    province.does("bundle", "answer", "--office", "97213", "--period", period, *words, "--out", out)
    came = commune.does("bundle", "receive", out)
    assert came and {item["outcome"] for item in came} == {"stored"}
