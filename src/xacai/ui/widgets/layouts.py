"""Emptying a layout before it is filled anew."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


def clear(layout: QLayout) -> None:
    """Take every item out, layouts within too; widgets are hidden at once and deleted by the event loop."""
    while layout.count():
        item = layout.takeAt(0)
        inner, widget = _parts(item)
        if inner is not None:
            clear(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _parts(item: QLayoutItem) -> tuple[QLayout | None, QWidget | None]:
    # PySide's stubs promise both; an item is one of them, or a spacer.
    return item.layout(), item.widget()
