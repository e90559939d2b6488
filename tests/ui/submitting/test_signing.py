"""The dialog that signs: what is missing is said, a wrong passphrase keeps it open, the secret is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.exchange.certificates import HOLDER, PASSPHRASE, Holder, issuer, officer

from xacai.domain.report import ReportState
from xacai.services import reporting, sampling
from xacai.services.signing import check_signatures, trust_issuer
from xacai.services.workspace import Workspace
from xacai.ui.submitting.page import SubmittingPage
from xacai.ui.submitting.sign_dialog import FILE, TOKEN, SignDialog

Open = Callable[[], SubmittingPage]
LEFT = Qt.MouseButton.LeftButton
PERIOD = sampling.sample_documents().report_period


@pytest.fixture(scope="module")
def authority() -> Holder:
    return issuer()


def opened(qtbot: QtBot, page: SubmittingPage) -> SignDialog:
    """The dialog behind the button of step 2."""
    page._go_to_step(1)
    qtbot.mouseClick(page.number.sign_button, LEFT)
    dialog = page.signing.dialog
    assert dialog is not None
    qtbot.waitExposed(dialog)
    return dialog


def test_a_report_is_signed_and_the_secret_forgotten(
    qtbot: QtBot, open_page: Open, numbered: Workspace, authority: Holder, tmp_path: Path
) -> None:
    trust_issuer(numbered, authority.pem(tmp_path))
    out = tmp_path / "Đã ký"
    out.mkdir()
    page = open_page()
    dialog = opened(qtbot, page)
    assert not dialog.button.isEnabled() and "tệp chứng thư" in dialog.why.text()
    dialog.file.field.set_text(str(officer(authority).file(tmp_path)))
    dialog.folder.field.set_text(str(out))
    assert "mật khẩu" in dialog.why.text()
    qtbot.keyClicks(dialog.secret, "sai")
    assert dialog.button.isEnabled()
    dialog.button.setFocus()
    qtbot.keyClick(dialog.button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "ky.p12" in dialog.why.text(), timeout=10_000)
    assert dialog.isVisible() and dialog.secret.text() == "" and list(out.iterdir()) == []
    dialog.secret.insert(PASSPHRASE)
    qtbot.mouseClick(dialog.button, LEFT)
    qtbot.waitUntil(lambda: page.signing.dialog is None, timeout=15_000)
    (pdf,) = out.glob("*_da-ky.pdf")
    assert check_signatures(numbered, pdf)[0].holds
    assert HOLDER in page.message.label.text() and page.message.tone == "warn"
    assert reporting.get_report(numbered, PERIOD).state is ReportState.HANDED_OVER


def test_a_token_asks_for_its_driver_and_a_missing_one_is_said(
    qtbot: QtBot, open_page: Open, numbered: Workspace, tmp_path: Path
) -> None:
    dialog = opened(qtbot, open_page())
    assert dialog.file.isVisible() and not dialog.module.isVisible()
    dialog.kind.choose(TOKEN)
    dialog.kind.chosen.emit(TOKEN)
    assert dialog.module.isVisible() and dialog.label.isVisible() and not dialog.file.isVisible()
    dialog.module.field.set_text(str(tmp_path / "khong-co.so"))
    dialog.folder.field.set_text(str(tmp_path))
    qtbot.keyClicks(dialog.secret, "1234")
    qtbot.mouseClick(dialog.button, LEFT)
    qtbot.waitUntil(lambda: "khong-co.so" in dialog.why.text(), timeout=10_000)
    dialog.kind.choose(FILE)
    dialog.kind.chosen.emit(FILE)
    assert not dialog.button.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not list(tmp_path.glob("*.pdf"))


def test_before_the_number_the_button_says_why_not(open_page: Open, workspace: Workspace) -> None:
    report = reporting.get_report(workspace, PERIOD)
    reporting.finalise(workspace, PERIOD, sampling.reasons_for(workspace, report))
    page = open_page()
    assert not page.number.sign_button.isEnabled()
    assert page.number.sign_button.toolTip() != ""
