"""Help: every workplace has its page in both languages; topics open by key, links lead on."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt, QUrl
from pytestqt.qtbot import QtBot

from xacai.files.resources import resource
from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.help.page import HelpPage
from xacai.ui.help.topics import key_of, text_of, topics
from xacai.wording.language import use_language

NO_WORKSPACE = cast(Workspace, None)


@pytest.fixture
def page(qtbot: QtBot) -> HelpPage:
    """The page, shown; it reads no office."""
    made = HelpPage(NO_WORKSPACE)
    qtbot.addWidget(made)
    made.load(Scope(2026, "2026-Q3"))
    made.show()
    return made


@pytest.mark.parametrize("code", ["vi", "en"])
def test_each_topic_has_a_text_and_no_file_is_without_a_topic(code: str) -> None:
    use_language(code)
    keys = {topic.key for topic in topics()}
    assert {path.stem for path in Path(resource("help", code)).glob("*.md")} == keys
    texts = {text_of(key) for key in keys}
    assert len(texts) == len(keys) and all(text.startswith("# ") for text in texts)


def test_a_topic_opens_by_its_key_and_the_first_one_for_an_unknown(page: HelpPage) -> None:
    page.show_place("topic:reporting")
    assert page.current == "reporting" and page.text.toPlainText().startswith("Báo cáo")
    assert key_of("topic:nothing") == "home"


def test_arrows_walk_over_the_topics(qtbot: QtBot, page: HelpPage) -> None:
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.current == topics()[1].key


def test_links_and_the_button_lead_to_the_page(qtbot: QtBot, page: HelpPage) -> None:
    with qtbot.waitSignal(page.go) as went:
        page.text.anchorClicked.emit(QUrl("page:submitting"))
    assert went.args == ["submitting", ""]
    page.show_place("topic:settings")
    with qtbot.waitSignal(page.go) as went:
        qtbot.mouseClick(page.open_button, Qt.MouseButton.LeftButton)
    assert went.args == ["settings", ""]
