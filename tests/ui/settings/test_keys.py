"""Keys in the settings: the own one closed, opened, renewed and recovered; others' taken in, confirmed, revoked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.cli.test_office_keys import code_on
from tests.services import offices

from xacai.bootstrap import open_workspace
from xacai.domain.trust import KeyState
from xacai.exchange.card import sign_over, write_card
from xacai.exchange.keys import OfficeKey, make_key
from xacai.exchange.keystore import is_protected
from xacai.services import own_key, sampling, setting_up, trusting
from xacai.services.receiving import receive
from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.settings.key_dialogs import LOST, PassphraseDialog, RecoverDialog, RenewDialog, RevokeDialog
from xacai.ui.settings.keys import KeySection
from xacai.ui.settings.page import SettingsPage

LEFT = Qt.MouseButton.LeftButton
PASSPHRASE = "ba con suối chảy"
ABOVE = ("97", "Sở Nội vụ tỉnh Vân Giang")


@pytest.fixture(autouse=True)
def nothing_fails_unseen(failures: list[str]) -> Iterator[None]:
    """An apology to the person fails the test, instead of waiting for a click."""
    yield
    assert failures == []


@pytest.fixture
def keys(page: SettingsPage) -> KeySection:
    """The section, opened."""
    page.show_place("keys")
    found = page.sections["keys"]
    assert isinstance(found, KeySection)
    return found


@pytest.fixture
def saving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every file that is asked for is saved there under the name offered."""
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *args: (str(out / args[2]), "")
    )
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *args: str(out))
    return out


def said(qtbot: QtBot, page: SettingsPage, tone: str = "ok") -> str:
    """What the page says next."""
    qtbot.waitUntil(lambda: page.message.isVisible() and page.message.tone == tone, timeout=10_000)
    words = page.message.label.text()
    page.message.hide()
    return words


def write(tmp_path: Path, key: OfficeKey, follows: OfficeKey | None = None, code: str = ABOVE[0]) -> Path:
    """A card file of the office above."""
    source = tmp_path / f"{key.key_id}.xacai-card"
    over = sign_over(code, follows, key.public) if follows is not None else None
    source.write_bytes(write_card(code, ABOVE[1], key, over))
    return source


def states(workspace: Workspace) -> dict[str, KeyState]:
    """The states of the keys held."""
    return {card.key_id: card.standing.state for card in trusting.held_keys(workspace)}


def test_card_and_sheet_are_written(
    qtbot: QtBot, page: SettingsPage, keys: KeySection, workspace: Workspace, saving: Path
) -> None:
    card = own_key.own_card(workspace)
    assert keys.own.fingerprint.text() == card.fingerprint
    qtbot.mouseClick(keys.own.card_button, LEFT)
    assert "97213.xacai-card" in said(qtbot, page)
    assert trusting.look_at_card(saving / "97213.xacai-card").fingerprint == card.fingerprint
    qtbot.mouseClick(keys.own.sheet_button, LEFT)
    assert "phieu-dang-ky" in said(qtbot, page)
    assert (saving / "phieu-dang-ky-khoa_97213.pdf").read_bytes().startswith(b"%PDF")


def test_a_passphrase_is_typed_twice_and_closes_the_key_after_a_restart(
    qtbot: QtBot, page: SettingsPage, keys: KeySection, workspace: Workspace
) -> None:
    assert keys.own.protection.text().startswith("Chưa đặt")
    qtbot.mouseClick(keys.own.protect_button, LEFT)
    dialog = keys.own.asking
    assert isinstance(dialog, PassphraseDialog) and not dialog.button.isEnabled()
    dialog.first.insert("ngắn")
    assert "12" in dialog.why.text()
    dialog.first.clear()
    dialog.first.insert(PASSPHRASE)
    dialog.again.insert(PASSPHRASE + "x")
    assert not dialog.button.isEnabled()
    dialog.again.setText(PASSPHRASE)
    qtbot.mouseClick(dialog.button, LEFT)
    said(qtbot, page)
    assert is_protected(workspace.folder) and keys.own.open_button.isVisible()
    workspace.keyring.key, workspace.keyring.passphrase = None, ""  # as after a restart
    keys.refresh()
    assert keys.own.unlocking.isVisible() and not keys.own.card_button.isEnabled()
    keys.own.secret.insert("sai rồi")
    qtbot.mouseClick(keys.own.unlock_button, LEFT)
    said(qtbot, page, "err")
    keys.own.secret.insert(PASSPHRASE)
    qtbot.keyClick(keys.own.secret, Qt.Key.Key_Return)
    said(qtbot, page)
    assert not keys.own.unlocking.isVisible() and keys.own.card_button.isEnabled()
    assert keys.own.secret.text() == ""
    qtbot.mouseClick(keys.own.open_button, LEFT)
    said(qtbot, page)
    assert not is_protected(workspace.folder)


def test_the_recovery_sheet_puts_a_lost_key_back(
    qtbot: QtBot, page: SettingsPage, keys: KeySection, workspace: Workspace, saving: Path
) -> None:
    before = keys.own.fingerprint.text()
    qtbot.mouseClick(keys.own.recovery_button, LEFT)
    assert "xóa tệp" in said(qtbot, page)
    assert keys.own.recovery.text().startswith("Đã in")
    code = code_on(saving / "phieu-khoi-phuc-khoa_97213.pdf")
    (workspace.folder / "office.key").unlink()
    keys.refresh()
    said(qtbot, page, "err")
    assert not keys.own.card_button.isEnabled() and keys.own.recover_button.isEnabled()
    for typed, tone in ((code[:-1] + ("0" if code[-1] != "0" else "1"), "err"), (code.lower(), "ok")):
        qtbot.mouseClick(keys.own.recover_button, LEFT)
        dialog = keys.own.asking
        assert isinstance(dialog, RecoverDialog) and not dialog.button.isEnabled()
        dialog.code.insert(typed)
        qtbot.mouseClick(dialog.button, LEFT)
        said(qtbot, page, tone)
    assert keys.own.fingerprint.text() == before and keys.own.card_button.isEnabled()


@pytest.mark.parametrize("lost", [False, True])
def test_a_new_key_is_signed_over_unless_the_former_is_lost(
    qtbot: QtBot, page: SettingsPage, keys: KeySection, workspace: Workspace, lost: bool
) -> None:
    before = keys.own.fingerprint.text()
    qtbot.mouseClick(keys.own.renew_button, LEFT)
    dialog = keys.own.asking
    assert isinstance(dialog, RenewDialog)
    if lost:
        dialog.kind.setFocus()
        qtbot.keyClick(dialog.kind, Qt.Key.Key_Right)
        assert dialog.kind.current == LOST and "Gọi điện" in dialog.told.text()
    qtbot.mouseClick(dialog.button, LEFT)
    assert ("phiếu đăng ký" in said(qtbot, page)) is lost
    assert keys.own.fingerprint.text() != before
    assert bool(own_key.own_card(workspace).follows) is not lost


def test_a_card_waits_in_the_list_until_all_eight_groups_are_typed(
    qtbot: QtBot, page: SettingsPage, keys: KeySection, workspace: Workspace, tmp_path: Path
) -> None:
    key, others = make_key(), keys.others
    assert others.nothing.isVisible() and not others.grid.isVisible()
    others.take(write(tmp_path, key))
    qtbot.waitUntil(others.compare.isVisible, timeout=5000)
    assert states(workspace) == {key.key_id: KeyState.UNCONFIRMED}
    assert others.grid.grid_model.cell(0, 2).text == "chưa xác nhận" and "để riêng" in others.more.text()
    wanted = trusting.look_at_card(tmp_path / f"{key.key_id}.xacai-card").fingerprint
    qtbot.keyClicks(others.typed, wanted[:9].lower())
    assert "2/8" in others.verdict.text() and not others.trust_button.isEnabled()
    qtbot.keyClicks(others.typed, "U")
    assert others.verdict.text().startswith("Khác với thẻ")
    qtbot.mouseClick(others.later_button, LEFT)
    assert not others.compare.isVisible() and trusting.trusted_cards(workspace) == {}
    qtbot.mouseClick(others.confirm_button, LEFT)
    qtbot.keyClicks(others.typed, wanted.replace("-", " "))
    qtbot.keyClick(others.typed, Qt.Key.Key_Return)
    assert ABOVE[1] in said(qtbot, page)
    assert states(workspace) == {key.key_id: KeyState.PINNED}
    assert others.grid.grid_model.cell(0, 2).text == "đã xác nhận" and not others.confirm_button.isEnabled()


def test_a_new_card_of_a_trusted_office_needs_no_typing(
    qtbot: QtBot, page: SettingsPage, keys: KeySection, workspace: Workspace, tmp_path: Path
) -> None:
    first, second = make_key(), make_key()
    source = write(tmp_path, first)
    trusting.trust_card(workspace, source, fingerprint=trusting.look_at_card(source).fingerprint)
    keys.others.take(write(tmp_path, second, first))
    assert ABOVE[1] in said(qtbot, page)
    assert states(workspace) == {first.key_id: KeyState.PINNED, second.key_id: KeyState.PINNED}
    assert not keys.others.compare.isVisible()


def test_a_key_is_revoked_with_day_and_reason(
    qtbot: QtBot, page: SettingsPage, keys: KeySection, workspace: Workspace, tmp_path: Path
) -> None:
    key, others = make_key(), keys.others
    source = write(tmp_path, key)
    trusting.trust_card(workspace, source, fingerprint=trusting.look_at_card(source).fingerprint)
    keys.refresh()
    qtbot.mouseClick(others.revoke_button, LEFT)
    dialog = others.asking
    assert isinstance(dialog, RevokeDialog) and not dialog.button.isEnabled()
    dialog.reason_field.insertPlainText("Máy bị mất trộm")
    dialog.day_field.setText("31/2/2026")
    assert not dialog.button.isEnabled()
    dialog.day_field.setText("1/9/2026")
    qtbot.mouseClick(dialog.button, LEFT)
    assert "01/09/2026" in said(qtbot, page)
    assert states(workspace) == {key.key_id: KeyState.REVOKED}
    assert others.grid.grid_model.cell(0, 2).text == "thu hồi từ 01/09/2026"
    assert "Máy bị mất trộm" in others.more.text() and not others.revoke_button.isEnabled()
    others.take(source)
    said(qtbot, page, "err")


def test_what_is_no_card_is_refused(
    qtbot: QtBot, page: SettingsPage, keys: KeySection, workspace: Workspace, tmp_path: Path
) -> None:
    own = own_key.write_office_card(workspace, tmp_path / "own.xacai-card").path
    (tmp_path / "x.xacai-card").write_bytes(b"{}")
    for source in (tmp_path / "x.xacai-card", own, tmp_path / "khong-co.xacai-card"):
        keys.others.take(source)
        said(qtbot, page, "err")
    assert not keys.others.compare.isVisible() and states(workspace) == {}


def test_only_an_office_that_receives_issues_the_list(keys: KeySection) -> None:
    assert not keys.roster.isVisible()


@pytest.fixture
def above(
    qtbot: QtBot, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[SettingsPage, KeySection]]:
    """The office above, which has taken in the sample's report without knowing its key."""
    opened = open_workspace(tmp_path / "above", now=lambda: datetime(2026, 9, 18, 8, 30))
    setting_up.found_office(opened, sampling.sample_receiver())
    receive(opened, offices.sent(tmp_path_factory.getbasetemp()).exported.bundle.path)
    page = SettingsPage(opened)
    qtbot.addWidget(page)
    page.resize(1270, 690)
    page.load(Scope(2026, "2026-Q3"))
    page.show()
    page.show_place("keys")
    found = page.sections["keys"]
    assert isinstance(found, KeySection)
    yield page, found
    opened.close()


def test_what_was_kept_apart_is_taken_in_once_its_office_is_confirmed_and_the_list_names_it(
    qtbot: QtBot,
    above: tuple[SettingsPage, KeySection],
    saving: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    page, keys = above
    card = offices.sent(tmp_path_factory.getbasetemp()).card
    keys.others.take(card)
    qtbot.waitUntil(keys.others.compare.isVisible, timeout=5000)
    keys.others.typed.insert(trusting.look_at_card(card).fingerprint)
    qtbot.mouseClick(keys.others.trust_button, LEFT)
    assert "1 gói" in said(qtbot, page)
    with page.workspace.store.reading() as shelves:
        assert shelves.received_reports.get("97213", "2026-Q3") is not None
    qtbot.mouseClick(keys.roster_button, LEFT)
    assert "bản 1: 2 đơn vị, 2 khóa" in said(qtbot, page)
    assert len(list(saving.glob("*_roster_*.xacai"))) == 1
