"""``xacai office``: set up, card, trust, list."""

from __future__ import annotations

from pathlib import Path

from tests.flow.desk import Desk

INIT = ("office", "init", "--code", "98001", "--name", "Ủy ban nhân dân xã Lộc Khê", "--place", "Lộc Khê")


def test_an_office_is_set_up_and_refused_a_second_time(blank: Desk) -> None:
    done = blank.does(*INIT, "--valid-from", "2025-07-01", "--superior", "97", "--superior-name", "Sở Nội vụ")
    assert set(done) >= {"code", "name", "fingerprint"}
    assert len(done["fingerprint"].split("-")) == 8
    assert "Lộc Khê" in blank.is_refused(*INIT)
    listed = blank.does("office", "list")
    assert listed["own"] == {"code": "98001", "name": "Ủy ban nhân dân xã Lộc Khê", "receives": False}


def test_bad_particulars_are_refused_and_the_folder_stays_free(blank: Desk) -> None:
    assert "98 001" in blank.is_refused("office", "init", "--code", "98 001", "--name", "A", "--place", "B")
    blank.is_refused("office", "init", "--code", "98001", "--name", " ", "--place", "B")
    blank.is_refused("office", "list")
    blank.does(*INIT)


def test_a_card_is_written_trusted_and_listed(blank: Desk, sender: Desk, tmp_path: Path) -> None:
    blank.does(*INIT, "--receives")
    card = sender.does("office", "card", "--out", tmp_path / "the.xacai-card")
    assert set(card) == {"file", "code", "fingerprint"}
    wrong = "0000" + card["fingerprint"][4:]
    assert card["fingerprint"] in blank.is_refused("office", "trust", card["file"], "--fingerprint", wrong)
    assert blank.does("office", "list")["trusted"] == []
    trusted = blank.does("office", "trust", card["file"], "--fingerprint", card["fingerprint"])
    assert trusted["code"] == "97213"
    assert [item["code"] for item in blank.does("office", "list")["trusted"]] == ["97213"]
    assert "97213" in blank.run("office", "list")[1]


def test_before_an_office_is_set_up_each_command_says_so(blank: Desk, tmp_path: Path) -> None:
    for words in (
        ("office", "list"),
        ("office", "card", "--out", tmp_path / "a.xacai-card"),
        ("report", "new", "--period", "2026-Q3"),
    ):
        assert "xacai office init" in blank.is_refused(*words)
    assert list(tmp_path.glob("*.xacai-card*")) == []
