"""Offscreen Qt for the tests of the window: a light theme at 100 %, no dialog, Qt's own warnings are failures."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from tests.services import offices
from tests.services.offices import Clock

from xacai.services import demonstrating, setting_up
from xacai.services.workspace import Workspace
from xacai.ui.failure import Failures
from xacai.ui.operation import set_failures
from xacai.ui.theme import Theme, install
from xacai.wording.language import language, use_language

# What the offscreen platform cannot do; not about us.
_HARMLESS = ("propagateSizeHints", "does not support raise()", "grabbing the keyboard")
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


@pytest.fixture(autouse=True)
def closed_windows_go(qapp: QApplication) -> Iterator[None]:
    """Delete what a test closed: windows that live on are dressed anew by every later theme."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def clock() -> Clock:
    """The morning after the sample's report was signed, 15/9/2026; a test may set another day."""
    return Clock(demonstrating.sample_now())


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office's data folder, furnished once a run and closed: to be copied, not changed."""
    return offices.furnished(tmp_path_factory.getbasetemp())


@pytest.fixture
def workspace(furnished: Path, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """A copy of the furnished office, opened."""
    folder = tmp_path / "office"
    shutil.copytree(furnished, folder)
    opened = offices.open_at(folder, clock)
    yield opened
    opened.close()


@pytest.fixture
def bare(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """An office without a plan and without reports."""
    opened = offices.open_at(tmp_path / "bare", clock)
    setting_up.found_office(opened, offices.small_office())
    yield opened
    opened.close()


@pytest.fixture
def failures(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """What was said to the person about unexpected failures, instead of dialogs."""
    said: list[str] = []
    set_failures(qapp, Failures(tmp_path_factory.mktemp("reports"), said.append))
    yield said
    qapp.setProperty("failures", None)
