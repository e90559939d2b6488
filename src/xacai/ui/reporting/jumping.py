"""From a place in words to the place on the page: cells, sections, forms, issues; tasks and targets elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from xacai.ui.reporting.desk import Desk
from xacai.ui.reporting.issues import IssuesPanel
from xacai.ui.reporting.middle import WORDS, Middle
from xacai.ui.reporting.outline_view import STATISTICS, TASKS
from xacai.ui.reporting.sheet import row_named

Go = Callable[[str, str], None]


class Jumper:
    """Of ``cell 3.3.3.1``, ``section II.2``, ``form 3``, a row's code or number, ``task II.1/2``, ``issue KEY``."""

    def __init__(self, desk: Desk, middle: Middle, issues: IssuesPanel, go: Go) -> None:
        self._desk, self._middle, self._issues, self._go = desk, middle, issues, go

    def show(self, place: str) -> None:
        """Put the cursor on a place; what is not there changes nothing."""
        kind, _space, code = place.partition(" ")
        if not self._desk.open_now:
            return
        if kind == "task":
            self._go("progress", code)
        elif kind == "target":
            self._go("planning", place)
        elif kind == "issue":
            self._issues.ask(code)
        elif kind in {"section", "appendix"}:
            self._show_section(code if kind == "section" else place)
        elif kind == "form":
            form = self._desk.sheet.catalogue.form(code)
            self._show_cell(next((row.code for row in form.rows if row.typed), "") if form else "")
        else:
            self._show_cell(code if kind == "cell" else place)

    def _show_section(self, key: str) -> None:
        if key in {STATISTICS, TASKS} or self._desk.sheet.catalogue.section(key) is not None:
            self._middle.show_key(key, WORDS)
            self._middle.words.editor.setFocus()

    def _show_cell(self, name: str) -> None:
        row = row_named(self._desk.sheet.catalogue, name)
        if row is not None and self._middle.go_to_cell(row.code):
            self._middle.figures.grid.setFocus()
        elif self._desk.sheet.catalogue.section(name) is not None:
            self._show_section(name)
