"""Fields for figures, days and text: read when editing ends, never while typing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from xacai.ui.widgets.date_edit import DateEdit, read_day
from xacai.ui.widgets.number_edit import NumberEdit, ask_foreign
from xacai.ui.widgets.text_edit import LineEdit, PlainTextEdit


def type_into(qtbot: QtBot, field: NumberEdit | DateEdit | LineEdit, text: str) -> None:
    field.clear()
    field.insert(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_figure_gets_its_separators_when_editing_ends(qtbot: QtBot) -> None:
    field = NumberEdit("Số hồ sơ")
    qtbot.addWidget(field)
    heard: list[Decimal | None] = []
    field.value_changed.connect(heard.append)
    qtbot.keyClicks(field, "1234,5")
    assert field.text() == "1234,5"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), heard) == ("1.234,5", [Decimal("1234.5")])
    type_into(qtbot, field, "")
    assert heard == [Decimal("1234.5"), None]


def test_a_foreign_figure_asks_once_and_stays(qtbot: QtBot) -> None:
    field = NumberEdit("Số hồ sơ")
    qtbot.addWidget(field)
    asked: list[str] = []
    field.foreign.connect(asked.append)
    type_into(qtbot, field, "1,234.5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (asked, field.text(), field.value()) == (["1,234.5"], "1,234.5", None)
    assert field.property("wrong") == "true" and field.accessibleDescription()
    field.set_value(Decimal("1234.5"))
    assert field.property("wrong") == "false"


@pytest.mark.parametrize("yes", [True, False])
def test_asking(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, yes: bool) -> None:
    buttons = QMessageBox.StandardButton
    monkeypatch.setattr(QMessageBox, "question", lambda *_: buttons.Yes if yes else buttons.No)
    field = NumberEdit("Số")
    qtbot.addWidget(field)
    assert ask_foreign(field, "1,234.5") == (Decimal("1234.5") if yes else None)
    assert ask_foreign(field, "abc") is None


def test_words_are_no_figure(qtbot: QtBot) -> None:
    field = NumberEdit("Số hồ sơ")
    qtbot.addWidget(field)
    type_into(qtbot, field, "nhiều")
    assert (field.text(), field.value(), field.property("wrong")) == ("nhiều", None, "true")


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_days_are_read_in_every_writing(day: date) -> None:
    loose = (f"{day.day}-{day.month}-{day.year}", f" {day.day}.{day.month}.{day:%y} ")
    writings = (f"{day:%d/%m/%Y}", f"{day:%d%m%Y}", *loose)
    assert {read_day(text) for text in writings} == {day}


@pytest.mark.parametrize("text", ["", "31/2/2025", "2025", "5/2025", "mai", "1/1/20255", "00/01/2025"])
def test_what_is_no_day(text: str) -> None:
    assert read_day(text) is None


def test_a_day_is_written_out_and_a_wrong_one_stays(qtbot: QtBot) -> None:
    field = DateEdit("Ngày ký")
    qtbot.addWidget(field)
    heard: list[date | None] = []
    field.day_changed.connect(heard.append)
    type_into(qtbot, field, "5/9/2025")
    type_into(qtbot, field, "31/2/2025")
    assert (field.text(), field.day(), heard) == ("31/2/2025", date(2025, 9, 5), [date(2025, 9, 5)])
    assert field.property("wrong") == "true"
    type_into(qtbot, field, "05092025")
    assert field.text() == "05/09/2025" and field.property("wrong") == "false"


def test_pasted_text_is_composed(qtbot: QtBot) -> None:
    field = PlainTextEdit("Nguyên nhân")
    qtbot.addWidget(field)
    pasted = QMimeData()
    pasted.setText("Hồ sơ".encode().decode() + " đu\u0301ng ha\u0323n")
    heard: list[str] = []
    field.text_changed_for_good.connect(heard.append)
    field.insertFromMimeData(pasted)
    assert field.toPlainText() == "Hồ sơ đúng hạn"
    field.keep()
    field.keep()
    assert heard == ["Hồ sơ đúng hạn"]


def test_a_line_says_its_text_once(qtbot: QtBot) -> None:
    field = LineEdit("Người ký", "A")
    qtbot.addWidget(field)
    heard: list[str] = []
    field.text_changed_for_good.connect(heard.append)
    type_into(qtbot, field, "A")
    type_into(qtbot, field, "Tra\u0302\u0300n ")
    assert (heard, field.text()) == (["Trần"], "Trần")
    field.set_text("B")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard == ["Trần"]
