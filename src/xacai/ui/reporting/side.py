"""The right side: issues over the printed page; in a narrow window the same as a drawer over the work."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QVBoxLayout, QWidget

from xacai.ui.reporting.issue_view import IssueItem
from xacai.ui.reporting.issues import IssuesPanel
from xacai.ui.reporting.preview import Preview
from xacai.ui.theme import theme

WIDTH, DRAWER_WIDTH = 260, 340


class Side(QWidget):
    """Issues take what they need, at most half; the page the rest."""

    def __init__(self, issues: IssuesPanel, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.issues, self.preview = issues, preview
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(issues)
        column.addWidget(preview, 1)
        issues.answer.installEventFilter(self)

    def set_items(self, items: tuple[IssueItem, ...], locked: bool) -> None:
        """Show issues and share the height anew."""
        self.issues.set_items(items, locked)
        self.share()

    def share(self) -> None:
        """The page keeps at least half of the height."""
        most = max(self.height() // 2, theme().px(180))
        self.issues.setFixedHeight(min(self.issues.wanted_height(), most))

    def resizeEvent(self, event: object) -> None:
        """Share anew."""
        self.share()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field for a reason came or went."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.share()
        return super().eventFilter(watched, event)


class Drawer(QFrame):
    """A panel over the right edge of the page. Esc closes it; ``closed`` says so."""

    closed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        look = theme()
        self.setProperty("popover", "true")
        self.setAutoFillBackground(True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(look.px(8), look.px(8), look.px(8), look.px(8))
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(16)
        shadow.setOffset(-2, 2)
        shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(shadow)
        self.hide()

    def open_over(self, top: int) -> None:
        """Show below ``top`` at the right edge of the page."""
        page = self.parentWidget()
        assert page is not None
        width = min(theme().px(DRAWER_WIDTH), page.width() - theme().px(80))
        edge = theme().px(8)
        self.setGeometry(page.width() - width - edge, top, width, page.height() - top - edge)
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)
