"""``xacai report sign`` and ``xacai signature``: signed with a certificate file, checked, its issuer judged."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from tests.exchange.certificates import HOLDER, PASSPHRASE, Holder, issuer, officer, revoked
from tests.flow.desk import Desk
from tests.services import offices

from xacai.services import demonstrating

PERIOD = ("--period", "2026-Q3")


@pytest.fixture(scope="module")
def authority() -> Holder:
    return issuer()


@pytest.fixture(scope="module")
def holder(authority: Holder) -> Holder:
    return officer(authority)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "mat-khau.txt"
    path.write_text(PASSPHRASE + "\n", encoding="utf-8")
    return path


@pytest.fixture
def numbered(desk: Desk) -> Desk:
    """The report finalised and numbered."""
    workspace = offices.open_at(desk.folder)
    demonstrating.finish_report(workspace)
    workspace.close()
    return desk


def test_sign_verify_trust_and_take_back(
    numbered: Desk, province: Desk, authority: Holder, holder: Holder, secret: Path, tmp_path: Path
) -> None:
    key, out = holder.file(tmp_path), tmp_path / "out"
    said = numbered.does("report", "sign", *PERIOD, "--p12", key, "--pin-file", secret, "--out", out)
    assert (said["signer"], said["revision"]) == (HOLDER, 1)
    assert [item["code"] for item in said["issues"]] == ["signature.other-name"]
    pdf = Path(said["pdf"])

    status, text, err = province.run("--json", "signature", "verify", pdf)
    told = json.loads(text)
    assert (status, told["intact"], told["valid"], told["unchanged"], told["trusted"]) == (
        1,
        True,
        True,
        True,
        False,
    )
    assert err.strip() == told["reasons"][0]
    (taken,) = province.does("signature", "trust", authority.pem(tmp_path))
    assert taken["name"] == "CA thử nghiệm"
    told = province.does("signature", "verify", pdf)
    assert told["trusted"] and told["signatures"][0]["signer"] == HOLDER

    beside = province.does("bundle", "verify", pdf)
    assert beside["signature"] == told and beside["trusted"]
    assert HOLDER in province.run("bundle", "verify", pdf)[1]
    assert "signature" not in province.does("bundle", "verify", said["bundle"])

    lists = tmp_path / "thu-hoi.crl"
    lists.write_bytes(revoked(authority, holder))
    kept = province.does("signature", "trust", lists)
    assert (kept["issuer"], kept["revoked"]) == ("CA thử nghiệm", 1)
    assert "01/03/2026" in province.is_refused("signature", "verify", pdf)


def test_a_changed_pdf_is_refused_in_words(
    numbered: Desk, authority: Holder, holder: Holder, secret: Path, tmp_path: Path
) -> None:
    numbered.does("signature", "trust", authority.pem(tmp_path))
    out, key = tmp_path / "out", holder.file(tmp_path)
    said = numbered.does(
        "report", "sign", *PERIOD, "--p12", key, "--pin-file", secret, "--out", out, "--carry"
    )
    data = bytearray(Path(said["pdf"]).read_bytes())
    data[data.index(b"/MediaBox") + 1] ^= 1
    (tmp_path / "sua.pdf").write_bytes(data)
    numbered.is_refused("signature", "verify", tmp_path / "sua.pdf")
    unsigned = numbered.does("report", "export", *PERIOD, "--out", tmp_path / "b")
    assert "không có chữ ký số" in numbered.is_refused("signature", "verify", unsigned["pdf"]).lower()


def test_secrets_are_never_options_and_wrong_ones_are_one_line(
    numbered: Desk, holder: Holder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, wrong = holder.file(tmp_path), tmp_path / "sai.txt"
    wrong.write_text("sai", encoding="utf-8")
    order = ("report", "sign", *PERIOD, "--p12", key, "--out", tmp_path / "out")
    assert "ky.p12" in numbered.is_refused(*order, "--pin-file", wrong)
    monkeypatch.setattr(sys, "stdin", io.StringIO("nothing typed"))
    numbered.is_refused(*order)
    numbered.is_refused(
        "report", "sign", *PERIOD, "--pkcs11", tmp_path / "x.so", "--pin-file", wrong, "--out", tmp_path
    )
    numbered.is_refused("signature", "trust", key)
    assert not (tmp_path / "out").exists()
