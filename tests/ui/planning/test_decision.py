"""The decision's card: usual words on request, every field kept and undone, pages printed with the plan."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.planning.desk import Desk

from xacai.domain.decision import Decision, Signer
from xacai.ui.planning import view
from xacai.ui.planning.decision_card import DecisionCard, field_texts, read_articles, with_text
from xacai.ui.planning.head_tab import HeadTab
from xacai.ui.printing.preview import PrintPreview

LEFT = Qt.MouseButton.LeftButton


def card_of(desk: Desk) -> DecisionCard:
    """The card, on its tab."""
    desk.page.plan_view.tabs.choose(view.HEAD)
    head = desk.page.plan_view.part(view.HEAD)
    assert isinstance(head, HeadTab)
    return head.decision


def test_usual_words_are_taken_changed_and_undone(qtbot: QtBot, amended: Desk) -> None:
    card = card_of(amended)
    before = amended.stored()
    assert before.head.issued_by is None
    qtbot.mouseClick(card.propose_button, LEFT)
    made = amended.stored().head.issued_by
    assert made is not None and len(made.articles) == 3
    assert card.propose_button.isHidden()
    field = card.fields["articles"].field
    field.set_text("Ban hành kế hoạch.\nThi hành.")
    card.keep()
    changed = amended.stored().head.issued_by
    assert changed is not None
    assert changed.articles == ("Điều 1. Ban hành kế hoạch.", "Điều 2. Thi hành.")
    amended.page.undo_stack.undo()
    amended.page.undo_stack.undo()
    assert amended.stored() == before
    assert card.fields["articles"].text() == ""


def test_number_and_day_do_not_lose_the_pages(amended: Desk) -> None:
    card = card_of(amended)
    card.propose()
    head = amended.page.plan_view.part(view.HEAD)
    assert isinstance(head, HeadTab)
    head.field("decision").set_text("04/QĐ-UBND")
    head.keep()
    held = amended.stored().head.issued_by
    assert held is not None
    assert (held.number, len(held.articles)) == ("04/QĐ-UBND", 3)


def test_the_plan_is_printed_from_its_page_with_a_preview(qtbot: QtBot, amended: Desk) -> None:
    card_of(amended).propose()
    qtbot.mouseClick(amended.page.print_button, LEFT)
    window = amended.page.findChild(PrintPreview)
    assert isinstance(window, PrintPreview)
    qtbot.waitUntil(lambda: window.sheet is not None, timeout=20_000)
    window.close()


@pytest.mark.parametrize("name", field_texts(Decision()))
def test_each_field_comes_back_as_it_was_typed(name: str) -> None:
    text = "Điều 1. Ban hành." if name == "articles" else "Xét đề nghị của Văn phòng"
    assert field_texts(with_text(Decision(), name, text))[name] == text


def test_lines_below_an_article_belong_to_it() -> None:
    assert read_articles(("Điều 1. Ban hành", "a) Phần một", "Điều 2. Thi hành")) == (
        "Điều 1. Ban hành\na) Phần một",
        "Điều 2. Thi hành",
    )
    held = with_text(
        Decision(signer=Signer(("CHỦ TỊCH",), "Lê Bình")), "bases", "Luật 1\nXét đề nghị của ông A"
    )
    assert (held.bases, held.proposals, held.signer.name) == (
        ("Luật 1",),
        ("Xét đề nghị của ông A",),
        "Lê Bình",
    )
