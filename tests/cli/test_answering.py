"""The whole loop by command: receipt, return, correction, acceptance, withdrawal; codes told by telephone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.flow.desk import Desk
from tests.services.offices import Sent

PERIOD, COMMUNE = "2026-Q3", "97213"


def state(desk: Desk) -> str:
    return str(desk.does("report", "show", "--period", PERIOD)["state"])


def meet(sender: Desk, province: Desk, tmp_path: Path) -> None:
    card = tmp_path / "so.xacai-card"
    written = province.does("office", "card", "--out", card)
    sender.does("office", "trust", card, "--fingerprint", written["fingerprint"])


def resend(sender: Desk, out: Path) -> Any:
    """Finalise, number and write the correction."""
    shown = sender.does("report", "check", "--period", PERIOD)["issues"]
    reasons = [
        word
        for issue in shown
        if issue["severity"] == "warning"
        for word in ("--reason", f"{issue['code']}|{issue['where']}=đã soát")
    ]
    sender.does("report", "finalise", "--period", PERIOD, *reasons)
    sender.does("report", "number", "--period", PERIOD, "--number", "130/BC-UBND", "--date", "2026-09-17")
    return sender.does("report", "export", "--period", PERIOD, "--out", out)


def test_returned_corrected_accepted_withdrawn(
    sender: Desk, province: Desk, sent: Sent, tmp_path: Path
) -> None:
    meet(sender, province, tmp_path)
    up, down = tmp_path / "len", tmp_path / "xuong"
    province.does("bundle", "receive", sent.exported.bundle.path, "--receipts", down)
    (told,) = sender.does("bundle", "receive", next(down.glob("*.xacai")))
    assert (told["outcome"], state(sender)) == ("stored", "arrived")

    answer = ("bundle", "answer", "--office", COMMUNE, "--period", PERIOD, "--out", down)
    said = province.does(
        *answer, "--return", "--comment", "7.3.1=Thấp hơn kỳ trước", "--words", "Soát lại", "--by", "Bà Suối"
    )
    assert said["remarks"] == [{"where": "cell 7.3.1", "words": "Thấp hơn kỳ trước"}]
    sender.does("bundle", "receive", said["bundle"])
    shown = sender.does("report", "show", "--period", PERIOD)
    assert (shown["state"], shown["answers"][-1]["by"]) == ("returned", "Bà Suối")
    assert "Thấp hơn kỳ trước" in sender.run("report", "show", "--period", PERIOD)[1]

    sender.does("report", "correct", "--period", PERIOD, "--reason", "Nhập sai số văn bản đi")
    figures = tmp_path / "so.csv"
    figures.write_text("code,state,value,note\n7.3.1,value,7777,đếm lại\n", encoding="utf-8")
    sender.does("report", "fill", "--period", PERIOD, figures, "--overwrite")
    exported = resend(sender, up)
    changes = sender.does("report", "show", "--period", PERIOD)["correction"]
    assert changes["cells"]["7.3.1"]["new"]["value"] == "7777"
    assert changes["cells"]["7.3.1"]["reason"] == "đếm lại"
    assert province.does("bundle", "receive", exported["bundle"])[0]["revision"] == 2

    accepted = province.does(*answer, "--accept")
    sender.does("bundle", "receive", accepted["bundle"])
    assert state(sender) == "accepted"
    province.is_refused(*answer, "--return", "--words", "muộn")

    gone = sender.does("report", "withdraw", "--period", PERIOD, "--reason", "Sai kỳ", "--out", up)
    assert (gone["state"], gone["revision"]) == ("withdrawn", 2)
    (told,) = province.does("bundle", "receive", gone["bundle"])
    assert (told["outcome"], told["revision"]) == ("stored", 3)
    province.is_refused(*answer, "--accept")
    sender.does("report", "correct", "--period", PERIOD, "--reason", "Gửi lại")
    assert province.does("bundle", "receive", resend(sender, up)["bundle"])[0]["revision"] == 4


def test_the_code_by_telephone_and_an_answer_by_hand(
    sender: Desk, province: Desk, sent: Sent, tmp_path: Path
) -> None:
    province.does("bundle", "receive", sent.exported.bundle.path)
    (receipt,) = province.does("bundle", "receipt", "--office", COMMUNE, "--out", tmp_path)
    code = receipt["answers"][0]["code"]
    assert sender.does("bundle", "receipt", "--code", code)["verdict"] == "arrived"
    assert state(sender) == "arrived"
    sender.is_refused("bundle", "receipt", "--code", "AAAA-AAAA")
    told = sender.does(
        "report", "answer", "--period", PERIOD, "--verdict", "returned", "--by", "Bà Suối",
        "--words", "Sai biểu 3", "--comment", "3.3.3=soát lại",
    )  # fmt: skip
    assert told["state"] == "returned"
    sender.is_refused("report", "answer", "--period", PERIOD, "--verdict", "refused", "--by", "x")
