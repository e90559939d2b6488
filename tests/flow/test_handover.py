"""One office, two PCs: a quarter begun on one, finished and sent on the other, handed back; claimed after a loss."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.cli.test_office_keys import code_on
from tests.flow.desk import Desk
from tests.flow.steps import finish
from tests.flow.witness import Witness
from tests.services.offices import PLAN

QUARTER = "2026-Q3"
CELL = "7.3.1"


@pytest.fixture
def first(working: Witness, tmp_path: Path) -> Witness:
    """The PC on which the report was begun; its recovery sheet is in the safe."""
    sheet = tmp_path / "phieu.pdf"
    working.desk.does("office", "recovery-sheet", "--out", sheet)
    (tmp_path / "ma.txt").write_text(code_on(sheet), encoding="utf-8")
    return working


@pytest.fixture
def second(first: Witness, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Witness:
    """A new PC of the same office, with nothing on it."""
    desk = Desk(tmp_path / "may-hai", capsys)
    assert desk.does("backup", "list") == []
    return Witness(desk, tmp_path / "usb-hai")


def out(pc: Witness, *words: str) -> Path:
    """Hand over; the bundle, alone on its stick."""
    told = pc.desk.does("handover", "out", "--out", pc.target, "--to", "máy chị Lan", *words)
    path = Path(told["file"])
    moved = path.with_name(f"{told['number']}.xacai")
    shutil.copyfile(path, moved)
    path.unlink()
    return moved


def type_in(pc: Witness, folder: Path, number: str) -> None:
    """One figure of the quarter."""
    table = folder / "mot-dong.csv"
    table.write_text(f"Mã,Tình trạng,Số liệu,Ghi chú\n{CELL},value,{number},\n", encoding="utf-8-sig")
    pc.desk.does("report", "fill", "--period", QUARTER, table, "--overwrite")


def figure(pc: Witness) -> str:
    """The figure as that PC shows it."""
    shown: dict[str, Any] = pc.desk.does("report", "show", "--period", QUARTER)
    return str(shown["values"][CELL]["value"])


def test_a_quarter_goes_to_another_pc_and_comes_back(
    first: Witness, second: Witness, province: Witness, tmp_path: Path
) -> None:
    plan = first.desk.does("plan", "show", "--plan", PLAN)
    evidence = first.desk.does("evidence", "list")
    type_in(first, tmp_path, "1541")
    stick = out(first)
    # The giver reads; nothing of the work can be changed, sealed or sent.
    assert figure(first) == "1541"
    for words in (
        ("report", "new", "--period", "2026-M10"),
        ("plan", "send", "--plan", PLAN, "--out", tmp_path / "gui"),
    ):
        first.refused(*words, says=("bàn giao", "máy chị Lan"))
    first.refused("handover", "in", stick, says=("Chính máy này",))
    # The new PC needs the code; looking first changes nothing.
    second.refused("handover", "in", stick, says=("phiếu khôi phục",))
    code = ("--code-file", tmp_path / "ma.txt")
    before = second.look()
    offered = second.desk.does("handover", "in", stick, "--dry-run", *code)
    assert second.look() == before and not offered["taken"]
    assert {"kind": "report", "key": QUARTER, "change": "new"}.items() <= _part(offered, QUARTER).items()
    taken = second.desk.does("handover", "in", stick, *code)
    assert Path(taken["backup"]).is_file() and taken["left"] == []
    assert second.desk.does("plan", "show", "--plan", PLAN) == plan
    assert second.desk.does("evidence", "list") == evidence
    assert figure(second) == "1541"
    second.refused("handover", "in", stick, says=("rồi",))
    # Finished and sent there; the province counts it at once.
    type_in(second, tmp_path, "1543")
    sent = finish(second.desk, tmp_path, QUARTER, "61/BC-UBND", "2026-09-14")
    assert _received(province, sent.bundle)["outcome"] == "stored"
    # Back again: what was done there is here, the first PC writes, the second reads.
    back = out(second)
    offered = first.desk.does("handover", "in", back, "--dry-run")
    assert offered["lost"] == [] and _part(offered, QUARTER)["change"] == "changed"
    first.desk.does("handover", "in", back)
    assert figure(first) == "1543"
    second.refused("report", "new", "--period", "2026-M10", says=("bàn giao",))
    # Sent once more from here it is the very same bundle: no fork above.
    again = first.desk.does("report", "export", "--period", QUARTER, "--out", tmp_path / "lai")
    assert Path(again["bundle"]).read_bytes() == sent.bundle.read_bytes()
    assert _received(province, Path(again["bundle"]))["outcome"] == "already"
    assert first.desk.does("doctor")["audit"] == "whole"
    first.refused("handover", "in", stick, says=("mới hơn",))


def test_a_lost_pc_is_claimed_with_a_new_epoch(
    first: Witness, second: Witness, province: Witness, tmp_path: Path
) -> None:
    type_in(first, tmp_path, "1541")
    first.refused("handover", "claim", "--reason", "thử", says=("đang ở máy này",))
    stick = out(first)
    second.desk.does("handover", "in", stick, "--code-file", tmp_path / "ma.txt")
    type_in(second, tmp_path, "1543")
    first.refused("handover", "claim", "--reason", " ", says=("lý do",))
    assert first.desk.does("handover", "claim", "--reason", "Máy kia hỏng ổ cứng") == {"epoch": 2}
    type_in(first, tmp_path, "1542")
    # The other PC turns up: neither loses its work without a word.
    late = out(second)
    line = first.refused("handover", "in", late, says=("sẽ mất", "Báo cáo quý III/2026"))
    assert "1542" not in line
    offered = first.desk.does("handover", "in", late, "--dry-run")
    assert [item["key"] for item in offered["lost"] if item["kind"] == "report"] == [QUARTER]
    sent = finish(first.desk, tmp_path, QUARTER, "61/BC-UBND", "2026-09-14")
    told = _received(province, sent.bundle)
    assert told["outcome"] == "stored", told
    # With a reason the other's work is taken; a copy of ours stays, and the epoch goes on.
    taken = first.desk.does("handover", "in", late, "--reason", "Máy kia mới là bản đúng")
    assert figure(first) == "1543" and Path(taken["backup"]).is_file()
    corrected = finish(first.desk, tmp_path, QUARTER, "62/BC-UBND", "2026-09-14")
    above = _received(province, corrected.bundle)
    # Two contents of one revision truly left the office: nobody's wins unseen.
    assert above["outcome"] == "fork", above
    first.desk.does("backup", "restore", Path(taken["backup"]).name)
    assert figure(first) == "1542"


def test_evidence_stays_where_it_is_not_wanted(first: Witness, second: Witness, tmp_path: Path) -> None:
    scan = tmp_path / "anh.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    key = first.desk.does("evidence", "list")[0]["key"]
    first.desk.does("evidence", "attach", key, scan)
    without = first.desk.does("handover", "out", "--out", first.target, "--without-evidence")
    assert without["left"] == ["anh.png"]
    # The same bundle is written again while the work is away.
    again = first.desk.does("handover", "out", "--out", tmp_path / "usb-ba")
    assert (again["sha256"], again["uuid"]) == (without["sha256"], without["uuid"])
    code = ("--code-file", tmp_path / "ma.txt")
    second.desk.does("handover", "in", without["file"], *code)
    assert second.desk.does("doctor")["evidence_missing"] == "anh.png"
    # Handed back, the file is still where it was.
    first.desk.does("handover", "in", out(second))
    assert first.desk.does("doctor")["evidence_missing"] == ""
    second.desk.does("handover", "in", out(first))
    assert second.desk.does("doctor")["evidence_missing"] == ""


def test_a_report_above_takes_no_handover(first: Witness, province: Witness) -> None:
    stick = out(first)
    status, said, _err = province.desk.run("--json", "bundle", "receive", stick)
    assert (status, json.loads(said)[0]["outcome"]) == (1, "refused")
    province.refused("handover", "in", stick, says=("còn máy này của",))


def _part(offered: dict[str, Any], key: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        item for item in offered["changes"] if (item["kind"], item["key"]) == ("report", key)
    )
    return found


def _received(province: Witness, bundle: Path) -> dict[str, Any]:
    _status, said, _err = province.desk.run("--json", "bundle", "receive", bundle)
    told: dict[str, Any] = json.loads(said)[0]
    return told
