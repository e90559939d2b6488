"""Help: topics open by key, the field finds without diacritics, links lead on, the guide can be printed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import Qt, QUrl
from pytestqt.qtbot import QtBot

from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.help.page import HelpPage
from xacai.ui.help.topics import key_of
from xacai.ui.printing.preview import PrintPreview
from xacai.wording.language import use_language


def opened(qtbot: QtBot, *, receives: bool = False) -> HelpPage:
    """The page, shown; all it asks of an office is whether others report to it."""
    use_language("vi")
    office = SimpleNamespace(receives=receives)
    made = HelpPage(cast(Workspace, SimpleNamespace(find_office=lambda: office, sample=False)))
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.load(Scope(2026, "2026-Q3"))
    made.show()
    return made


@pytest.fixture
def page(qtbot: QtBot) -> HelpPage:
    """The page in a commune."""
    return opened(qtbot)


def test_the_page_begins_with_the_first_ten_minutes(page: HelpPage) -> None:
    assert page.current == "start" and page.text.toPlainText().startswith("Mười phút đầu")
    assert page.open_button.isHidden()


def test_a_topic_opens_by_its_key_and_the_first_one_for_an_unknown(page: HelpPage) -> None:
    page.show_place("topic:reporting")
    assert page.current == "reporting" and page.text.toPlainText().startswith("Báo cáo")
    assert page.list.current_key() == "reporting"
    assert key_of("topic:nothing") == key_of("topic:help") == "start"


def test_arrows_walk_over_the_topics(qtbot: QtBot, page: HelpPage) -> None:
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.current == "quarter"


def test_receiving_topics_are_listed_for_offices_that_receive(qtbot: QtBot, page: HelpPage) -> None:
    assert not {"receiving", "consolidating"} & {row.key for row in page.list.rows}
    above = opened(qtbot, receives=True)
    assert {"receiving", "consolidating"} <= {row.key for row in above.list.rows}


def test_the_field_finds_sections_and_scrolls_to_them(qtbot: QtBot, page: HelpPage) -> None:
    page.field.setFocus()
    qtbot.keyClicks(page.field, "quen cum mat khau")
    assert "Quên cụm mật khẩu" in page.list.rows[0].second
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    assert page.current == "trouble" and page.text.verticalScrollBar().value() > 0
    assert page.text.textCursor().block().text() == "Quên cụm mật khẩu"
    page.show_place("topic:home")
    assert page.field.text() == "" and page.current == "home" and len(page.list.rows) > 10


def test_what_is_not_found_is_said_and_escape_brings_all_back(qtbot: QtBot, page: HelpPage) -> None:
    qtbot.keyClicks(page.field, "zzzz")
    assert not page.list.rows and "zzzz" in page.nothing.text() and not page.nothing.isHidden()
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    qtbot.keyClick(page.field, Qt.Key.Key_Escape)
    assert len(page.list.rows) > 10 and page.nothing.isHidden()


def test_links_and_the_button_lead_to_the_page(qtbot: QtBot, page: HelpPage) -> None:
    with qtbot.waitSignal(page.go) as went:
        page.text.anchorClicked.emit(QUrl("page:submitting"))
    assert went.args == ["submitting", ""]
    page.text.anchorClicked.emit(QUrl("topic:safety"))
    assert page.current == "safety"
    page.show_place("topic:settings")
    with qtbot.waitSignal(page.go) as went:
        qtbot.mouseClick(page.open_button, Qt.MouseButton.LeftButton)
    assert went.args == ["settings", ""]


def test_the_guide_opens_as_pages(qtbot: QtBot, page: HelpPage) -> None:
    qtbot.mouseClick(page.print_button, Qt.MouseButton.LeftButton)
    (preview,) = page.findChildren(PrintPreview)
    assert preview.isVisible()
    preview.close()
