"""The grid: keys, edits, groups, heights, words for screen readers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from tests.ui import gallery

from xacai.ui.models.cells import CellKind, CellView, Column, Editor, GridRow, group_row
from xacai.ui.models.grid import GridModel
from xacai.ui.theme import theme
from xacai.ui.typesetting import lines_of
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.grid_clipboard import read_block, write_block

NOW = 5


@pytest.fixture
def figures(qtbot: QtBot) -> Grid:
    """The gallery's indicator grid, shown and focused."""
    grid = Grid(GridModel(gallery.figure_columns(), gallery.figure_rows()), "Số liệu")
    return shown(qtbot, grid)


@pytest.fixture
def tasks(qtbot: QtBot) -> Grid:
    """The gallery's plan grid."""
    grid = Grid(
        GridModel(gallery.task_columns(), gallery.task_rows()), "Nhiệm vụ", row_height=42, row_tint=True
    )
    return shown(qtbot, grid)


def shown(qtbot: QtBot, grid: Grid) -> Grid:
    qtbot.addWidget(grid)
    grid.resize(1100, 640)
    grid.show()
    grid.activateWindow()
    grid.setFocus()
    QApplication.processEvents()
    return grid


def press(qtbot: QtBot, grid: Grid, key: Qt.Key) -> None:
    qtbot.keyClick(grid, key)


def test_enter_goes_down_over_rows_that_cannot_be_typed(figures: Grid, qtbot: QtBot) -> None:
    figures.go_to("2.3", NOW)
    press(qtbot, figures, Qt.Key.Key_Return)
    assert figures.place() == ("a) Kỳ trước chuyển sang", NOW)  # 3.3.0 is a sum


def test_typing_commits_raw_text_and_goes_down(figures: Grid, qtbot: QtBot) -> None:
    figures.go_to("3.4.2", NOW)
    heard: list[tuple[str, int, str]] = []
    figures.committed.connect(lambda *what: heard.append(what))
    qtbot.keyClicks(figures, "1")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "234,5")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert heard == [("3.4.2", NOW, "1234,5")]
    assert figures.place() == ("7.1", NOW)
    assert figures.grid_model.cell(figures.grid_model.place_of("3.4.2"), NOW).text == ""


def test_an_editor_left_unchanged_commits_nothing(figures: Grid, qtbot: QtBot) -> None:
    figures.go_to("1.2", NOW)
    heard: list[object] = []
    figures.committed.connect(lambda *what: heard.append(what))
    assert figures.edit_here()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert heard == []


def test_escape_keeps_the_old_value(figures: Grid, qtbot: QtBot) -> None:
    figures.go_to("1.2", NOW)
    heard: list[object] = []
    figures.committed.connect(lambda *what: heard.append(what))
    qtbot.keyClicks(figures, "9")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert heard == [] and figures.place() == ("1.2", NOW)


@pytest.mark.parametrize(
    ("key", "signal"),
    [(Qt.Key.Key_K, "nil_pressed"), (Qt.Key.Key_C, "no_data_pressed"), (Qt.Key.Key_F2, "note_pressed")],
)
def test_one_hand_keys(figures: Grid, qtbot: QtBot, key: Qt.Key, signal: str) -> None:
    figures.go_to("1.2", NOW)
    with qtbot.waitSignal(getattr(figures, signal)) as heard:
        press(qtbot, figures, key)
    assert heard.args == ["1.2", NOW]


def test_k_is_a_letter_in_columns_of_words(tasks: Grid, qtbot: QtBot) -> None:
    tasks.go_to("1.1", 1)
    qtbot.keyClicks(tasks, "k")
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)


def test_delete_empties(figures: Grid, qtbot: QtBot) -> None:
    figures.go_to("1.2", NOW)
    with qtbot.waitSignal(figures.committed) as heard:
        press(qtbot, figures, Qt.Key.Key_Delete)
    assert heard.args == ["1.2", NOW, ""]


def test_f8_walks_over_open_places_and_round(figures: Grid, qtbot: QtBot) -> None:
    figures.go_to("1.1", 0)
    places = []
    for _ in range(5):
        press(qtbot, figures, Qt.Key.Key_F8)
        places.append(figures.place()[0])
    assert places == ["2.2", "3.3.5", "3.4.2", "7.1", "2.2"]


def test_tab_walks_over_typed_cells_and_then_out(qtbot: QtBot) -> None:
    columns = (Column("A", editor=Editor.LINE), Column("B"), Column("C", editor=Editor.LINE))
    cells = (CellView(text="1", editable=True), CellView(text="2"), CellView(text="3", editable=True))
    grid = shown(qtbot, Grid(GridModel(columns, (GridRow("r", cells),)), "x"))
    grid.go_to("r", 0)
    assert grid.focusNextPrevChild(True) and grid.place() == ("r", 2)
    assert grid.focusNextPrevChild(False) and grid.place() == ("r", 0)
    grid.go_to("r", 2)
    grid.focusNextPrevChild(True)
    assert grid.place() == ("r", 2)


def test_a_line_with_choices_and_a_text_of_several_lines(tasks: Grid, qtbot: QtBot) -> None:
    tasks.go_to("1.2", 3)
    press(qtbot, tasks, Qt.Key.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit) and line.completer() is not None
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    tasks.go_to("1.2", 1)
    press(qtbot, tasks, Qt.Key.Key_Return)
    text = QApplication.focusWidget()
    assert isinstance(text, QPlainTextEdit)
    text.setPlainText("Tự kiểm tra")
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is text
    with qtbot.waitSignal(tasks.committed) as heard:
        qtbot.keyClick(text, Qt.Key.Key_Return)
    assert heard.args == ["1.2", 1, "Tự kiểm tra"]


def test_typed_decomposed_text_leaves_composed(tasks: Grid, qtbot: QtBot) -> None:
    tasks.go_to("1.1", 4)
    tasks.edit_here()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText("Quy\u0301 I")
    with qtbot.waitSignal(tasks.committed) as heard:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert heard.args == ["1.1", 4, "Quý I"]


def test_leaving_the_page_keeps_an_open_editor(figures: Grid, qtbot: QtBot) -> None:
    figures.go_to("1.2", NOW)
    qtbot.keyClicks(figures, "8")
    with qtbot.waitSignal(figures.committed) as heard:
        figures.commit_open_editor()
    assert heard.args == ["1.2", NOW, "8"]


def test_groups_close_and_open_by_key_and_show_a_place_again(figures: Grid, qtbot: QtBot) -> None:
    place = figures.grid_model.place_of
    figures.go_to("form-3", 0)
    press(qtbot, figures, Qt.Key.Key_Space)
    assert figures.isRowHidden(place("1.1")) and not figures.isRowHidden(place("7.1"))
    figures.go_to("3.3.5", NOW)
    assert not figures.isRowHidden(place("1.1"))


def test_rows_are_as_high_as_their_wrapped_words(tasks: Grid) -> None:
    model, look = tasks.grid_model, theme()
    row = model.place_of("1.2")
    for width in (1100, 760):
        tasks.resize(width, 900)
        QApplication.processEvents()
        room = tasks.columnWidth(1) - 2 * look.px(8)
        lines = len(lines_of(model.cell(row, 1).text, look.face(13), room))
        assert lines >= 2
        assert tasks.rowHeight(row) >= lines * 18 + 6


def test_only_rows_in_view_are_measured(qtbot: QtBot) -> None:
    long = "Niêm yết công khai thủ tục hành chính tại Trung tâm và các nhà văn hóa thôn " * 4
    rows = [GridRow(str(n), (CellView(text=long),)) for n in range(500)]
    grid = shown(qtbot, Grid(GridModel((Column("A", stretch=1, wrap=True),), rows), "x"))
    high = [row for row in range(500) if grid.rowHeight(row) > 28]
    assert 0 < len(high) < 40
    grid.go_to("499", 0)
    assert grid.rowHeight(499) > 28
    assert grid.visualRect(grid.currentIndex()).bottom() <= grid.viewport().height() + 1


def test_a_column_never_makes_the_grid_wider_than_its_view(tasks: Grid) -> None:
    tasks.resize(1100, 600)
    QApplication.processEvents()
    assert sum(tasks.columnWidth(at) for at in range(6)) <= tasks.viewport().width()


def test_renewing_rows_keeps_cursor_and_tells_only_the_changed(figures: Grid) -> None:
    model = figures.grid_model
    figures.go_to("3.3.3", NOW)
    changed: list[int] = []
    model.dataChanged.connect(lambda first, last: changed.append(first.row()))
    rows = list(gallery.figure_rows())
    rows[2] = gallery.figure_row("1.2", "Khác", "", "", "", gallery.typed("7"), CellView())
    model.set_rows(rows)
    assert changed == [2] and figures.place() == ("3.3.3", NOW)


def test_blocks_travel_through_the_clipboard(figures: Grid, qtbot: QtBot) -> None:
    figures.go_to("1.2", NOW)
    QGuiApplication.clipboard().setText('12\tghi chu\u0301\n"a\nb"\t7\n\t\n')
    with qtbot.waitSignal(figures.pasted) as heard:
        qtbot.keyClick(figures, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert heard.args == ["1.2", NOW, (("12", "ghi chú"), ("a\nb", "7"))]
    qtbot.keyClick(figures, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "4\n"


def test_blocks_read_back_what_they_write() -> None:
    block = (("a", 'b "c"', "d\te"), ("1.234,5", "", "x\ny"))
    assert read_block(write_block(block)) == block


def test_words_for_screen_readers(figures: Grid, tasks: Grid) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole

    def words(grid: Grid, key: str, column: int) -> str:
        model = grid.grid_model
        return str(model.data(model.index(model.place_of(key), column), role))

    assert words(figures, "3.3.5", NOW) == "Kỳ này, 23, lỗi"
    assert words(figures, "3.4.2", NOW) == "Kỳ này, chưa nhập"
    assert words(figures, "3.3.2", NOW) == "Kỳ này, 1.503, đã đổi"
    assert (
        words(tasks, "1.5", 4)
        == "Thời gian hoàn thành, Quý II/2025, năm 2025, khác năm kế hoạch, cần xem lại"
    )
    assert words(tasks, "I", 0) == "I. Công tác chỉ đạo, điều hành, 5/7 đã xong"


def test_every_kind_is_painted_in_both_themes(qtbot: QtBot) -> None:
    kinds = [kind for kind in CellKind if kind is not CellKind.GROUP]
    cells = tuple(
        CellView(kind, "12", "hai", "done", changed=True, note=True, ratio=(0.5, 0.8)) for kind in kinds
    )
    columns = tuple(Column(kind, entry=True, width=90) for kind in kinds)
    grid = shown(qtbot, Grid(GridModel(columns, (group_row("g", "G"), GridRow("r", cells))), "x"))
    light = grid.grab().toImage()
    theme().set_mode("dark")
    QApplication.processEvents()
    dark = grid.grab().toImage()
    assert light != dark
    assert light.pixelColor(4, light.height() - 5) != dark.pixelColor(4, dark.height() - 5)


def test_the_focus_frame_is_seen(figures: Grid) -> None:
    figures.go_to("1.2", NOW)
    QApplication.processEvents()
    box = figures.visualRect(figures.currentIndex())
    image = figures.viewport().grab().toImage()
    assert image.pixelColor(box.left() + 2, box.center().y()) == theme().color("accent")
    figures.go_to("3.3.3", NOW)
    QApplication.processEvents()
    image = figures.viewport().grab().toImage()
    assert image.pixelColor(box.left() + 2, box.center().y()) != theme().color("accent")


def test_a_place_that_is_not_there(figures: Grid) -> None:
    assert figures.go_to("no such", 0) is False
    assert figures.grid_model.rowCount(figures.grid_model.index(0, 0)) == 0
    assert figures.grid_model.data(QModelIndex()) is None
