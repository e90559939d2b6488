"""Offscreen Qt for the tests of the window: a light theme at 100 %, no dialog, Qt's own warnings are failures."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from xacai.ui.failure import Failures
from xacai.ui.operation import set_failures
from xacai.ui.theme import Theme, install
from xacai.wording.language import language, use_language

# What the offscreen platform cannot do; not about us.
_HARMLESS = ("propagateSizeHints", "does not support raise()")
_GRAVE = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg)


@pytest.fixture(autouse=True)
def qt_warnings_fail() -> Iterator[None]:
    """Fail a test during which Qt warned."""
    said: list[str] = []

    def hear(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind in _GRAVE and not any(word in message for word in _HARMLESS):
            said.append(message)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    assert said == []


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[Theme]:
    """A fresh light theme, Vietnamese."""
    before, hook = language(), sys.excepthook
    use_language("vi")
    look = install(qapp, "light", 100)
    yield look
    use_language(before)
    sys.excepthook = hook


@pytest.fixture
def failures(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """What was said to the person about unexpected failures, instead of dialogs."""
    said: list[str] = []
    set_failures(qapp, Failures(tmp_path_factory.mktemp("reports"), said.append))
    yield said
    qapp.setProperty("failures", None)
