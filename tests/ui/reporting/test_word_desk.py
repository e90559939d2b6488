"""Word out and back in the window: sections ticked, taken in one step, a changed number leads to its cell."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.reporting.opening import Opener, stored

from xacai.domain.issue import Issue, Severity
from xacai.services import twinning
from xacai.services.workspace import Workspace
from xacai.ui.reporting.word_view import change_rows, marked_words, place_of

LEFT = Qt.MouseButton.LeftButton
ADDED = "Lãnh đạo đã xem."


def edited(data: bytes, old: str, new: str) -> bytes:
    """The Word file with the first such words replaced, as a person does in Word."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as source, ZipFile(target, "w") as changed:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                part = part.decode().replace(old, new, 1).encode()
            changed.writestr(name, part)
    return target.getvalue()


def test_a_leaders_words_come_back_and_can_be_undone(
    qtbot: QtBot, open_page: Opener, workspace: Workspace, tmp_path: Path
) -> None:
    page = open_page()
    target = tmp_path / "bao-cao.docx"
    page.word_desk.write(target, twinning.report_docx)
    qtbot.waitUntil(target.exists, timeout=20_000)
    before = stored(workspace)
    code, words = next((code, item.text) for code, item in before.texts.items() if "{" not in item.text)
    line = words.splitlines()[0]
    target.write_bytes(edited(target.read_bytes(), line, f"{line} {ADDED}"))
    page.word_desk.read(target)
    qtbot.waitUntil(lambda: page.word_desk.window is not None, timeout=20_000)
    window = page.word_desk.window
    assert window is not None
    assert [row.code for row in window.rows] == [code]
    qtbot.mouseClick(window.take_button, LEFT)
    page.desk.keeper.flush()
    assert ADDED in stored(workspace).texts[code].text
    page.undo_stack.undo()
    page.desk.keeper.flush()
    assert stored(workspace).texts[code].text == words


def test_what_changed_is_marked_without_colour_alone() -> None:
    marked = marked_words("Đã xong <b> việc", "Đã gần xong <b>", "#a00", "#0a0")
    assert "<u style" in marked and "gần</u>" in marked
    assert "<s style" in marked and "việc</s>" in marked
    assert "&lt;b&gt;" in marked


def test_a_changed_number_leads_to_its_cell() -> None:
    params = {"section": "II.2", "row": "3.3.3"}
    asked = Issue("document.number-changed", Severity.QUESTION, "section II.2", params)
    assert place_of(asked) == "cell 3.3.3"
    assert place_of(Issue("document.section-missing", Severity.ERROR, "section I.1")) == "section I.1"


def test_sections_stand_in_the_order_of_the_outline(open_page: Opener) -> None:
    catalogue = open_page().desk.sheet.catalogue
    first, last = catalogue.outline[0].code, catalogue.outline[-1].code
    back = twinning.ReadBack({last: ("a", "b"), first: ("c", "d")})
    assert [row.code for row in change_rows(back, catalogue)] == [first, last]
