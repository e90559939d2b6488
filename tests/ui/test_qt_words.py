"""Qt's own words come from the program's catalogue."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from xacai.ui import qt_words
from xacai.wording.language import use_language


def test_buttons_of_dialogs_are_vietnamese(qapp: QApplication, qtbot: QtBot) -> None:
    qt_words.install(qapp)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    qtbot.addWidget(box)
    assert {button.text().replace("&", "") for button in box.buttons()} == {"Hủy", "Lưu"}
    message = QMessageBox()
    qtbot.addWidget(message)
    message.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    assert {button.text().replace("&", "") for button in message.buttons()} == {"Có", "Không"}


def test_the_context_menu_of_a_field_is_vietnamese(qapp: QApplication, qtbot: QtBot) -> None:
    qt_words.install(qapp)
    field = QLineEdit("x")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    words = {action.text().partition("\t")[0].replace("&", "") for action in menu.actions() if action.text()}
    menu.deleteLater()
    assert words == {"Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"}


def test_english_and_unknown_words_stay(qapp: QApplication) -> None:
    qt_words.install(qapp)
    assert QCoreApplication.translate("QPlatformTheme", "&Help") == "Trợ giúp"
    assert QCoreApplication.translate("any", "Some words of a library") == "Some words of a library"
    use_language("en")
    assert QCoreApplication.translate("QPlatformTheme", "&Help") == "&Help"


def test_every_word_is_translated() -> None:
    from xacai.wording.language import _

    same = {word for word in qt_words.WORDS if _(word) == word}
    assert same == set()
