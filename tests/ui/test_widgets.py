"""Small widgets: what they say, by mouse and by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui import gallery

from xacai.ui.models.cells import BlockState
from xacai.ui.theme import Mode, theme
from xacai.ui.widgets.block_bar import BlockBar
from xacai.ui.widgets.button import PRIMARY, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.chip import Chip
from xacai.ui.widgets.choice_box import ChoiceBox
from xacai.ui.widgets.empty_state import EmptyState
from xacai.ui.widgets.issue_list import IssueList, count_words
from xacai.ui.widgets.key_hints import KeyHints
from xacai.ui.widgets.label import ElidedLabel, Label
from xacai.ui.widgets.message_strip import MessageStrip
from xacai.ui.widgets.popover import Popover
from xacai.ui.widgets.ratio_bar import RatioBar
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.ui.widgets.segments import Choice, SegmentedControl, Tabs
from xacai.ui.widgets.sparkline import Sparkline
from xacai.ui.widgets.step_strip import Step, StepStrip
from xacai.ui.widgets.work_list import WorkList
from xacai.ui.widgets.year_strip import YearBox, YearStrip

LEFT = Qt.MouseButton.LeftButton


def show(qtbot: QtBot, widget: QWidget, width: int = 500, height: int = 0) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height or widget.sizeHint().height())
    widget.show()
    widget.activateWindow()
    widget.setFocus()
    QApplication.processEvents()


def test_segments_and_tabs_by_keys_and_mouse(qtbot: QtBot) -> None:
    choices = (Choice("a", "Phần lời"), Choice("b", "Số liệu", "8"), Choice("c", "Bản in"))
    for made in (SegmentedControl(choices, "a", "Cách xem"), Tabs(choices, "a", "Cách xem")):
        show(qtbot, made)
        heard: list[str] = []
        made.chosen.connect(heard.append)
        qtbot.keyClick(made, Qt.Key.Key_Right)
        qtbot.keyClick(made, Qt.Key.Key_End)
        qtbot.keyClick(made, Qt.Key.Key_Right)
        qtbot.mouseClick(made, LEFT, pos=QPoint(20, 10))
        assert heard == ["b", "c", "a"]
        assert made.accessibleName() == "Cách xem: Phần lời"
        made.set_choices(choices[1:])
        assert made.current == "b"


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("percent", [100, 150])
def test_a_choice_box_shows_its_arrow(qtbot: QtBot, mode: Mode, percent: int) -> None:
    theme().set_percent(percent)
    theme().set_mode(mode)
    box = ChoiceBox("Kỳ")
    box.addItems(["Quý I", "Quý II"])
    show(qtbot, box, theme().px(200))
    image, middle = box.grab().toImage(), box.height() // 2
    arrow = range(box.width() - theme().px(22), box.width() - theme().px(3))
    inked = {image.pixelColor(x, y).name() for x in arrow for y in range(middle - 6, middle + 6)}
    assert theme().color("ink2").name() in inked and box.accessibleName() == "Kỳ"


def test_a_disabled_button_says_why_and_is_never_cut(qtbot: QtBot) -> None:
    button = Button("Kiểm tra", PRIMARY, icon="check", key="F9")
    show(qtbot, button)
    wide = button.sizeHint().width()
    button.set_ready(False, "Còn 2 lỗi")
    assert (button.toolTip(), button.accessibleDescription(), button.isEnabled()) == ("Còn 2 lỗi",) * 2 + (
        False,
    )
    button.set_text("Kiểm tra lại toàn bộ báo cáo")
    assert button.minimumSizeHint().width() > wide
    assert button.accessibleName() == "Kiểm tra lại toàn bộ báo cáo"


def test_focus_on_a_button_is_seen(qtbot: QtBot) -> None:
    box, first, second = QWidget(), Button("Một"), Button("Hai", PRIMARY)
    for place, button in enumerate((first, second)):
        button.setParent(box)
        button.setGeometry(10, 10 + place * 50, 120, 32)
    show(qtbot, box, 200, 120)
    for button in (first, second):
        button.setFocus()
        focused = button.grab().toImage()
        button.clearFocus()
        assert focused != button.grab().toImage()


def test_blocks_can_be_walked_and_clicked(qtbot: QtBot) -> None:
    states = (BlockState.DONE, BlockState.OVERDUE, BlockState.WAITING)
    bar = BlockBar(states, ("1.1: xong", "1.2: quá hạn", "1.3: chờ"), "1/3 đã xong")
    show(qtbot, bar)
    heard: list[int] = []
    bar.clicked.connect(heard.append)
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert bar.accessibleDescription() == "1.2: quá hạn"
    qtbot.keyClick(bar, Qt.Key.Key_Return)
    qtbot.mouseClick(bar, LEFT, pos=QPoint(130, 13))
    assert heard == [1, 2]
    assert bar.accessibleName() == "1/3 đã xong"


def test_steps_that_may_not_be_visited_yet_are_not(qtbot: QtBot) -> None:
    strip = StepStrip((Step("Kiểm tra", done=True), Step("Hoàn tất"), Step("Bàn giao")), 1)
    show(qtbot, strip, 700)
    heard: list[int] = []
    strip.chosen.connect(heard.append)
    qtbot.mouseClick(strip, LEFT, pos=QPoint(480, 20))
    qtbot.mouseClick(strip, LEFT, pos=QPoint(12, 20))
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert heard == [0, 1]
    assert strip.accessibleName() == "Bước 2/3: Hoàn tất"


def test_the_year_strip_stands_at_true_dates(qtbot: QtBot) -> None:
    strip = YearStrip()
    boxes = (
        YearBox("q1", "Quý I", date(2025, 12, 15), date(2026, 3, 14)),
        YearBox("h1", "6 tháng", date(2026, 3, 15), date(2026, 6, 14), spoken="6 tháng: trả lại"),
    )
    strip.set_year(boxes, "q1", date(2026, 3, 1), 2026)
    show(qtbot, strip, 420)
    heard: list[str] = []
    strip.chosen.connect(heard.append)
    qtbot.mouseClick(strip, LEFT, pos=QPoint(40, 35))
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert strip.accessibleDescription() == "6 tháng: trả lại"
    qtbot.keyClick(strip, Qt.Key.Key_Space)
    assert heard == ["q1", "h1"]


def test_issues_come_gravest_first_and_lead_to_their_place(qtbot: QtBot) -> None:
    issues = IssueList()
    issues.set_issues(gallery.issues())
    show(qtbot, issues, 260, 300)
    heard: list[str] = []
    issues.place_chosen.connect(heard.append)
    issues.choose("0")
    qtbot.keyClick(issues, Qt.Key.Key_Return)
    qtbot.keyClick(issues, Qt.Key.Key_Down)
    qtbot.keyClick(issues, Qt.Key.Key_Space)
    qtbot.mouseClick(issues.viewport(), LEFT, pos=issues.visualRect(issues.model().index(2, 0)).center())
    assert heard == ["3.3.5", "2.2", "1.5"]
    assert count_words(gallery.issues()) == "1 lỗi, 1 cảnh báo, 1 chỗ hỏi"


def test_an_outline_skips_headings_and_keeps_its_row(qtbot: QtBot) -> None:
    outline = RowList("Mục lục", keeps_choice=True)
    outline.set_rows(gallery.outline_rows())
    show(qtbot, outline, 200, 300)
    outline.choose("1.5")
    qtbot.keyClick(outline, Qt.Key.Key_Down)
    assert outline.current_key() == "2.1"
    outline.choose("II")
    assert outline.current_key() == "2.1"
    outline.set_rows([*gallery.outline_rows(), ListRow("A2", "2. Nhiệm vụ")])
    assert outline.current_key() == "2.1"
    role = Qt.ItemDataRole.AccessibleTextRole
    assert outline.model().data(outline.model().index(8, 0), role) == "1. Thống kê, 118/132"


def test_work_has_one_primary_button(qtbot: QtBot) -> None:
    work = WorkList()
    work.set_rows(gallery.work_rows())
    show(qtbot, work, 700, 240)
    heard: list[str] = []
    work.pressed.connect(heard.append)
    assert [button.property("kind") for button in work.buttons] == ["primary"] + ["outlined"] * 3
    work.buttons[1].click()
    work.set_rows(gallery.work_rows()[:1])
    work.buttons[0].click()
    assert heard == ["late", "h1"]
    assert work.buttons[0].accessibleName() == "Xem ý kiến: Báo cáo 6 tháng đầu năm bị trả lại"


def test_an_empty_place_names_the_next_step(qtbot: QtBot) -> None:
    empty = EmptyState("plan", "Chưa có kế hoạch.", (("open", "Mở tệp Word"), ("copy", "Chép")))
    show(qtbot, empty, 500, 400)
    with qtbot.waitSignal(empty.pressed) as heard:
        empty.buttons[0].click()
    assert heard.args == ["open"]
    assert empty.sentence.text() == "Chưa có kế hoạch."


def test_a_message_stays_when_grave_and_acts(qtbot: QtBot) -> None:
    strip = MessageStrip()
    qtbot.addWidget(strip)
    done: list[bool] = []
    strip.say("USB bị rút khi đang ghi.", "err", "Ghi lại", lambda: done.append(True))
    assert strip.isVisible() and not strip._timer.isActive()
    strip.action.click()
    assert done == [True] and not strip.isVisible()
    strip.say("Đã ghi 3 tệp.", "ok")
    assert strip._timer.isActive()
    qtbot.keyClick(strip, Qt.Key.Key_Escape)
    assert not strip.isVisible()


def test_charts_have_words(qtbot: QtBot) -> None:
    ratio, trend = RatioBar(), Sparkline((None, 0.5, 0.7), "Ba kỳ: chưa có, 50%, 70%")
    ratio.set("Đúng hạn", 0.98, 0.95, "98%", "đạt ≥ 95%", True)
    assert ratio.accessibleName() == "Đúng hạn: 98%, đạt ≥ 95%"
    assert trend.accessibleName() == "Ba kỳ: chưa có, 50%, 70%"
    trend.resize(76, 28)
    assert [point.x() for point in trend.points()] == [38.0, 72.0]
    assert Sparkline((0.5,)).points() == []
    for widget in (ratio, trend, KeyHints((("Enter", "xuống ô"),)), Chip("Dự thảo", "accent", "in_progress")):
        show(qtbot, widget)
        assert widget.accessibleName()
        assert not widget.grab().isNull()


def test_labels_follow_the_theme_and_shorten(qtbot: QtBot) -> None:
    label, short = Label("Một", ink="ink2"), ElidedLabel("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân")
    show(qtbot, label)
    show(qtbot, short, 80)
    assert short.text().endswith("…") and short.toolTip().startswith("Văn phòng Hội")
    theme().set_mode("dark")
    QApplication.processEvents()
    assert label.palette().windowText().color() == theme().color("ink2")


def test_a_popover_stays_inside_its_window(qtbot: QtBot) -> None:
    window = QWidget()
    show(qtbot, window, 600, 400)
    popover = Popover(window, 300)
    popover.body.addWidget(Label("01/7/2026 đến 31/12/2026"))
    popover.show_at(window.mapToGlobal(QPoint(580, 390)))
    assert window.rect().contains(popover.geometry())
    qtbot.keyClick(popover, Qt.Key.Key_Escape)
    assert not popover.isVisible()


def test_a_popover_closes_on_a_press_outside_only(qtbot: QtBot) -> None:
    window = QWidget()
    beside = Label("bên cạnh", parent=window)
    show(qtbot, window, 600, 400)
    popover = Popover(window, 200)
    inside = Label("bên trong")
    popover.body.addWidget(inside)
    popover.show_at(window.mapToGlobal(QPoint(300, 200)))
    qtbot.mouseClick(inside, LEFT)
    assert popover.isVisible()
    qtbot.mouseClick(beside, LEFT)
    assert not popover.isVisible()


def test_a_list_measures_its_rows_again_once_its_scroll_bar_stands(qtbot: QtBot) -> None:
    listed = RowList("Vấn đề")
    listed.set_rows(
        [ListRow(str(row), "Biểu 3", "số lượt đào tạo, bồi dưỡng chênh " * 3) for row in range(9)]
    )
    show(qtbot, listed, 260, 200)
    QApplication.processEvents()
    assert listed.verticalScrollBar().isVisible()
    for row in range(9):
        index = listed.model().index(row, 0)
        assert listed.visualRect(index).height() == listed.sizeHintForIndex(index).height()


def test_a_card_shows_its_head_only_with_words(qtbot: QtBot) -> None:
    card = Card()
    card.add(Label("x"))
    show(qtbot, card)
    bare = card.sizeHint().height()
    card.set_title("Vấn đề", "1 lỗi")
    QApplication.processEvents()
    assert card.sizeHint().height() > bare and card.accessibleName() == "Vấn đề"
