"""Start: the first paint comes before anything slow, and failures never show a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui import gallery

from xacai.domain.issue import refuse
from xacai.ui import app
from xacai.ui.failure import Failures
from xacai.ui.frame import Scope
from xacai.ui.main_window import MainWindow
from xacai.ui.pages import page_specs

_SLOW = (
    "sqlmodel",
    "sqlalchemy",
    "sqlite3",
    "reportlab",
    "pikepdf",
    "pypdfium2",
    "babel",
    "cryptography",
    "PySide6.QtNetwork",
)

_PROBE = """
import json, sys
from xacai.ui import app
def open_workspace():
    print(json.dumps(sorted(sys.modules)))
    return object()
def settle(window, workspace):
    window.close()
sys.exit(app.run(["xacai"], open_workspace, settle=settle, mode="light"))
"""


def test_nothing_slow_is_imported_before_the_first_paint(root: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(root / "src")}
    done = subprocess.run(
        [sys.executable, "-c", _PROBE],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded = json.loads(done.stdout)
    assert "xacai.ui.main_window" in loaded
    assert [name for name in _SLOW if name in loaded] == []


def test_the_first_paint_comes_before_the_workspace(qtbot: QtBot) -> None:
    window = MainWindow(gallery.pages())
    qtbot.addWidget(window)
    order: list[str] = []
    app.after_first_paint(window, lambda: order.append("workspace"))
    assert order == []
    window.show()
    qtbot.waitUntil(lambda: order == ["workspace"])
    window.update()
    QApplication.processEvents()
    assert order == ["workspace"]


def test_a_refusal_at_start_is_said_and_ends(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("xacai.ui.operation.tell", lambda owner, text, tone: said.append(text))
    window = MainWindow(gallery.pages())
    qtbot.addWidget(window)
    window.show()

    def refused() -> object:
        raise refuse("no.code", path="x")

    app.begin(window, refused, app.open_first_page)  # type: ignore[arg-type]
    assert said == ["no.code: path x"] and not window.isVisible()


def test_the_first_page_opens_for_this_year(qtbot: QtBot) -> None:
    window = MainWindow(gallery.pages())
    qtbot.addWidget(window)
    app.begin(window, lambda: object(), app.open_first_page)  # type: ignore[arg-type, return-value]
    assert window.page("home") is not None and window.scope != Scope(0, "")


def test_an_exception_that_nobody_caught_is_an_apology(qapp: QApplication, tmp_path: Path) -> None:
    said: list[str] = []
    before = sys.excepthook
    failures = Failures(tmp_path, said.append)
    failures.install()
    try:
        sys.excepthook(ValueError, ValueError("x"), None)
    finally:
        sys.excepthook = before
    assert len(said) == 1 and "ValueError" not in said[0]
    assert len(list(tmp_path.iterdir())) == 1


def test_pages_of_the_program_have_keys_and_words() -> None:
    specs = page_specs()
    assert len({spec.key for spec in specs}) == len(specs)
    assert all(spec.title and spec.icon for spec in specs)
