"""``xacai office``: the own key, the cards of others, the roster; in JSON, in plain words, and with bad input."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.flow.desk import Desk

from xacai.exchange.keystore import is_protected
from xacai.files.reading import read_limited

COMMUNE = ("office", "init", "--code", "98001", "--name", "Ủy ban nhân dân xã Lộc Khê", "--place", "Lộc Khê")
PROVINCE = ("office", "init", "--code", "98", "--name", "Sở Nội vụ tỉnh Vân Giang", "--place", "Vân Giang")
PASSPHRASE = "ba con suối chảy về đông"
Opening = Callable[[str], Desk]


@pytest.fixture
def open_desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Opening:
    """A desk at a data folder of that name."""
    return lambda name: Desk(tmp_path / name, capsys)


@pytest.fixture
def below(open_desk: Opening) -> Desk:
    """A commune."""
    desk = open_desk("below")
    desk.does(*COMMUNE)
    return desk


@pytest.fixture
def above(open_desk: Opening) -> Desk:
    """The office that receives its reports."""
    desk = open_desk("above")
    desk.does(*PROVINCE, "--receives")
    return desk


def card_of(desk: Desk, target: Path) -> Any:
    """The card of a desk's office, written."""
    return desk.does("office", "card", "--out", target)


def secret(folder: Path, words: str, name: str = "secret.txt") -> Path:
    """A text file with a secret in its first line."""
    path = folder / name
    path.write_text(words + "\n", "utf-8")
    return path


def plain(desk: Desk, *words: str | Path) -> str:
    """What a person reads after a command that succeeds."""
    status, out, err = desk.run(*words)
    assert (status, err) == (0, ""), (words, out, err)
    assert "{" not in out
    return out


def test_card_and_sheet_are_written_with_one_fingerprint(below: Desk, tmp_path: Path) -> None:
    sheet, target = tmp_path / "phieu.pdf", tmp_path / "98001.xacai-card"
    data = below.does("office", "card", "--out", target, "--sheet", sheet)
    assert set(data) == {"file", "sheet", "code", "fingerprint"}
    assert sheet.read_bytes().startswith(b"%PDF") and target.is_file()
    assert data["fingerprint"] in plain(below, "office", "card")


def test_a_card_waits_until_it_is_confirmed(above: Desk, below: Desk, tmp_path: Path) -> None:
    card = card_of(below, tmp_path / "a.xacai-card")
    taken = above.does("office", "trust", card["file"])
    assert (taken["state"], taken["taken_in"]) == ("unconfirmed", [])
    assert "98001" in plain(above, "office", "trust", card["file"])
    assert above.does("office", "list")["trusted"] == []
    assert [item["state"] for item in above.does("office", "keys")] == ["unconfirmed"]
    wrong = card["fingerprint"][:-4] + "0000"
    assert wrong not in above.is_refused("office", "confirm", "--code", "98001", "--fingerprint", wrong)
    above.is_refused("office", "confirm", "--code", "98001", "--fingerprint", "")
    spoken = card["fingerprint"].lower().replace("-", " ")
    done = above.does("office", "confirm", "--code", "98001", "--fingerprint", spoken)
    assert done["state"] == "trusted"
    assert "98001" in above.is_refused(
        "office", "confirm", "--code", "98001", "--fingerprint", card["fingerprint"]
    )
    assert "đã xác nhận" in plain(above, "office", "keys")


def test_what_is_no_card_and_the_own_card_are_refused(above: Desk, tmp_path: Path) -> None:
    own = card_of(above, tmp_path / "own.xacai-card")
    assert "Sở Nội vụ" in above.is_refused("office", "trust", own["file"])
    for name, data in (("empty", b""), ("text", b"abc"), ("json", b"{}"), ("noise", os.urandom(300))):
        source = tmp_path / f"{name}.xacai-card"
        source.write_bytes(data)
        above.is_refused("office", "trust", source)
    above.is_refused("office", "trust", tmp_path / "khong-co.xacai-card")
    above.is_refused("office", "trust", tmp_path)
    changed = bytearray(read_limited(Path(own["file"]), 10_000))
    changed[len(changed) // 2] ^= 1
    (tmp_path / "changed.xacai-card").write_bytes(changed)
    above.is_refused("office", "trust", tmp_path / "changed.xacai-card")
    assert above.does("office", "keys") == []
    assert plain(above, "office", "keys").strip()


def test_a_key_is_revoked_with_day_and_reason(above: Desk, below: Desk, tmp_path: Path) -> None:
    card = card_of(below, tmp_path / "a.xacai-card")
    above.does("office", "trust", card["file"], "--fingerprint", card["fingerprint"])
    revoke = ("office", "revoke", "--code", "98001")
    assert "98002" in above.is_refused(
        "office", "revoke", "--code", "98002", "--on", "2026-09-01", "--reason", "mất máy"
    )
    above.is_refused(*revoke, "--on", "2026-09-01", "--reason", " ")
    assert above.run(*revoke, "--on", "31/02/2026", "--reason", "mất máy")[0] == 2
    assert above.run(*revoke, "--reason", "mất máy")[0] == 2
    done = above.does(*revoke, "--on", "2026-09-01", "--reason", "mất máy")
    assert (done["code"], done["on"], done["reason"]) == ("98001", "2026-09-01", "mất máy")
    assert "01/09/2026" in plain(above, *revoke, "--on", "2026-09-01", "--reason", "mất máy")
    (held,) = above.does("office", "keys")
    assert (held["state"], held["revoked_on"]) == ("revoked", "2026-09-01")
    above.is_refused("office", "trust", card["file"], "--fingerprint", card["fingerprint"])
    assert above.does("office", "list")["trusted"] == []


def test_a_new_key_signed_over_is_trusted_and_a_lost_one_is_not(
    above: Desk, below: Desk, tmp_path: Path
) -> None:
    first = card_of(below, tmp_path / "1.xacai-card")
    above.does("office", "trust", first["file"], "--fingerprint", first["fingerprint"])
    second = below.does("office", "rotate", "--out", tmp_path / "2.xacai-card")
    assert second["follows"] is True and second["fingerprint"] != first["fingerprint"]
    assert above.does("office", "trust", second["file"])["state"] == "trusted"
    told = plain(below, "office", "rotate", "--lost", "--out", tmp_path / "3.xacai-card")
    assert "--sheet" in told
    assert above.does("office", "trust", tmp_path / "3.xacai-card")["state"] == "unconfirmed"
    assert "3" in above.is_refused(
        "office", "revoke", "--code", "98001", "--on", "2026-09-01", "--reason", "x"
    )
    key = above.does("office", "keys")[0]["key_id"]
    above.does("office", "revoke", "--code", "98001", "--key", key, "--on", "2026-09-01", "--reason", "x")


def test_a_passphrase_closes_the_key(below: Desk, tmp_path: Path) -> None:
    protect = ("office", "key", "protect", "--new-passphrase-file")
    assert "12" in below.is_refused(*protect, secret(tmp_path, "ngắn"))
    below.is_refused(*protect, secret(tmp_path, ""))
    below.is_refused(*protect, tmp_path / "khong-co.txt")
    (tmp_path / "bytes.txt").write_bytes(b"\xff\xfe\x80")
    below.is_refused(*protect, tmp_path / "bytes.txt")
    assert not is_protected(below.folder)
    right = secret(tmp_path, PASSPHRASE, "right.txt")
    assert "--passphrase-file" in plain(below, *protect, right)
    assert is_protected(below.folder)
    out = tmp_path / "a.xacai-card"
    below.is_refused("office", "card", "--out", out)
    below.is_refused(
        "--passphrase-file", secret(tmp_path, "ba con suối khác"), "office", "card", "--out", out
    )
    assert not out.exists()
    assert below.does("--passphrase-file", right, "office", "card", "--out", out)["file"] == str(out)
    assert below.does("--passphrase-file", right, *protect, right) == {"protected": True}


def test_the_recovery_sheet_brings_the_key_back(below: Desk, tmp_path: Path) -> None:
    card = card_of(below, tmp_path / "a.xacai-card")
    recover = ("office", "recover", "--code-file")
    assert below.is_refused(*recover, secret(tmp_path, "AAAA"))
    sheet = tmp_path / "khoi-phuc.pdf"
    assert "khoi-phuc.pdf" in plain(below, "office", "recovery-sheet", "--out", sheet)
    former = code_on(sheet)
    assert set(below.does("office", "recovery-sheet", "--out", sheet)) == {"file"}
    assert sheet.stat().st_mode & 0o077 == 0
    code = code_on(sheet)
    (below.folder / "office.key").unlink()
    below.is_refused("office", "card", "--out", tmp_path / "b.xacai-card")
    below.is_refused(*recover, secret(tmp_path, former))
    below.is_refused(*recover, secret(tmp_path, code[:-1] + ("0" if code[-1] != "0" else "1")))
    short = secret(tmp_path, "ngắn", "short.txt")
    below.is_refused(*recover, secret(tmp_path, code), "--new-passphrase-file", short)
    done = below.does(*recover, secret(tmp_path, code.lower()))
    assert (done["code"], done["fingerprint"]) == ("98001", card["fingerprint"])
    right = secret(tmp_path, PASSPHRASE, "right.txt")
    assert card["fingerprint"] in plain(
        below, *recover, secret(tmp_path, code), "--new-passphrase-file", right
    )
    assert is_protected(below.folder)


def test_a_new_key_leaves_the_former_recovery_sheet_without_use(below: Desk, tmp_path: Path) -> None:
    sheet = tmp_path / "khoi-phuc.pdf"
    below.does("office", "recovery-sheet", "--out", sheet)
    below.does("office", "rotate", "--out", tmp_path / "2.xacai-card")
    below.is_refused("office", "recover", "--code-file", secret(tmp_path, code_on(sheet)))


def test_the_roster_is_issued_by_a_receiving_office_only(above: Desk, below: Desk, tmp_path: Path) -> None:
    below.is_refused("office", "roster", "--out", tmp_path / "out")
    card = card_of(below, tmp_path / "a.xacai-card")
    above.does("office", "trust", card["file"], "--fingerprint", card["fingerprint"])
    first = above.does("office", "roster", "--out", tmp_path / "out")
    assert set(first) == {"bundle", "revision", "offices", "keys", "check_code"}
    assert (first["revision"], first["offices"], first["keys"]) == (1, 2, 2)
    assert above.does("office", "roster", "--out", tmp_path / "out") == first
    above.does("office", "revoke", "--code", "98001", "--on", "2026-09-01", "--reason", "mất máy")
    assert "bản 2" in plain(above, "office", "roster", "--out", tmp_path / "out")


def test_before_an_office_is_set_up_each_key_command_says_so(open_desk: Opening, tmp_path: Path) -> None:
    desk, file = open_desk("blank"), secret(tmp_path, PASSPHRASE)
    for words in (
        ("card",),
        ("trust", file),
        ("confirm", "--code", "98001", "--fingerprint", "A"),
        ("revoke", "--code", "98001", "--on", "2026-09-01", "--reason", "x"),
        ("keys",),
        ("key", "protect", "--new-passphrase-file", file),
        ("recovery-sheet", "--out", tmp_path / "a.pdf"),
        ("recover", "--code-file", file),
        ("rotate", "--out", tmp_path / "a.xacai-card"),
        ("roster", "--out", tmp_path / "out"),
    ):
        assert "xacai office init" in desk.is_refused("office", *words), words
    assert not (tmp_path / "a.pdf").exists()
    assert not (tmp_path / "out").exists()


def code_on(sheet: Path) -> str:
    """The recovery code as it stands on the printed sheet."""
    import pypdfium2

    document = pypdfium2.PdfDocument(sheet)
    words = "".join(page.get_textpage().get_text_range() for page in document)
    found = re.search(r"(?:[0-9A-Z]{4}[-\s]+){8}[0-9A-Z]{4}", words)
    assert found is not None, words
    return re.sub(r"\s+", "-", found.group())
