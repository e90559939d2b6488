"""Issuers of certificates in the settings: looked at, trusted, their lists taken in, and how stale they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.exchange.certificates import Holder, issuer, officer, revoked
from tests.ui.settings.test_keys import said

from xacai.domain.text import plain
from xacai.services.held_issuers import HeldIssuer, held_issuers
from xacai.services.workspace import Workspace
from xacai.ui.settings.issuer_rows import fingerprint, more_words, rows
from xacai.ui.settings.issuers_card import IssuersCard
from xacai.ui.settings.keys import KeySection
from xacai.ui.settings.page import SettingsPage

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def nothing_fails_unseen(failures: list[str]) -> Iterator[None]:
    yield
    assert failures == []


@pytest.fixture
def card(page: SettingsPage) -> IssuersCard:
    page.show_place("keys")
    found = page.sections["keys"]
    assert isinstance(found, KeySection)
    return found.issuers


@pytest.fixture(scope="module")
def authority() -> Holder:
    return issuer()


def trust(qtbot: QtBot, page: SettingsPage, card: IssuersCard, source: Path) -> str:
    """Choose the file, read what is asked, agree; gives the sentence."""
    card.asking = None
    card.look_at(source)
    qtbot.waitUntil(lambda: card.asking is not None, timeout=5000)
    assert card.asking is not None
    qtbot.mouseClick(card.asking.button, LEFT)
    return said(qtbot, page)


def words(card: IssuersCard) -> list[str]:
    return [cell.text for cell in card.grid.grid_model.rows[0].cells]


def test_an_issuer_is_shown_with_its_fingerprint_and_trusted_by_a_second_press(
    qtbot: QtBot,
    page: SettingsPage,
    card: IssuersCard,
    workspace: Workspace,
    authority: Holder,
    tmp_path: Path,
) -> None:
    source = authority.pem(tmp_path)
    assert card.nothing.isVisible() and not card.grid.isVisible() and not card.list_button.isEnabled()
    card.look_at(source)
    qtbot.waitUntil(lambda: card.asking is not None, timeout=5000)
    assert card.asking is not None and held_issuers(workspace) == ()
    card.asking.reject()
    card.asking = None
    assert held_issuers(workspace) == ()
    assert "CA thử nghiệm" in trust(qtbot, page, card, source)
    (held,) = held_issuers(workspace)
    assert fingerprint(held.sha256) in card.print.text()
    assert words(card) == ["CA thử nghiệm", "01/01/2040", "chưa nạp"]
    assert trust(qtbot, page, card, source) and len(held_issuers(workspace)) == 1


def test_a_list_that_is_past_its_day_says_so_in_words_and_by_another_mark(
    qtbot: QtBot, page: SettingsPage, card: IssuersCard, authority: Holder, tmp_path: Path
) -> None:
    trust(qtbot, page, card, authority.pem(tmp_path))
    lists = {"cu.crl": datetime(2026, 9, 1, tzinfo=UTC), "moi.crl": datetime(2026, 9, 10, tzinfo=UTC)}
    for name, made in lists.items():
        (tmp_path / name).write_bytes(revoked(authority, officer(authority), made=made))
    card.take_list(tmp_path / "cu.crl")
    assert "1 chứng thư" in said(qtbot, page)
    old = card.grid.grid_model.rows[0].cells[2]
    assert old.text == "ngày 01/09/2026, quá hạn từ 08/09/2026" and old.mark == "warning"
    assert "nap danh sach moi nhat" in plain(card.more.text())
    card.take_list(tmp_path / "moi.crl")
    said(qtbot, page)
    new = card.grid.grid_model.rows[0].cells[2]
    assert new.text == "ngày 10/09/2026, 1 chứng thư" and new.mark != old.mark
    card.take_list(tmp_path / "cu.crl")
    assert "10/09/2026" in said(qtbot, page, "err")


def test_what_is_no_certificate_or_no_list_is_refused_in_place(
    qtbot: QtBot,
    page: SettingsPage,
    card: IssuersCard,
    workspace: Workspace,
    authority: Holder,
    tmp_path: Path,
) -> None:
    junk = tmp_path / "la.pem"
    junk.write_bytes(b"khong phai chung thu")
    for source in (junk, officer(authority).pem(tmp_path, "nguoi.pem"), tmp_path / "khong-co.pem"):
        card.look_at(source)
        said(qtbot, page, "err")
    assert card.asking is None and held_issuers(workspace) == ()
    trust(qtbot, page, card, authority.pem(tmp_path))
    (tmp_path / "khac.crl").write_bytes(revoked(issuer("CA khác")))
    for source in (junk, tmp_path / "khac.crl"):
        card.take_list(source)
        said(qtbot, page, "err")
    assert held_issuers(workspace)[0].revoked is None


def test_an_issuer_whose_time_is_over_or_has_not_come_says_so() -> None:
    held = HeldIssuer("CA", "ab" * 32, date(2020, 1, 1), date(2040, 1, 1))
    seen = {}
    for today in (date(2019, 12, 31), date(2020, 1, 1), date(2040, 1, 1), date(2040, 1, 2)):
        cell = rows((held,), today)[0].cells[1]
        seen[cell.text] = cell.mark
    assert seen == {
        "chỉ có hiệu lực từ 01/01/2020": "waiting",
        "01/01/2040": "done",
        "hết hạn ngày 01/01/2040": "error",
    }
    assert "Không còn tin" in more_words(held, date(2040, 1, 2))
