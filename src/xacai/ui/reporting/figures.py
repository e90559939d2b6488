"""The grid of a section's form: typed by number pad, answered, pasted into; every edit can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QMessageBox, QVBoxLayout, QWidget

from xacai.domain.catalogue import Form, Row
from xacai.domain.cumulation import SetAgainst
from xacai.domain.indicator import Cell, CellState
from xacai.domain.period import Period
from xacai.ui.models.grid import GridModel
from xacai.ui.operation import guarded
from xacai.ui.reporting.answers import FigureGrid
from xacai.ui.reporting.beside import difference_words
from xacai.ui.reporting.desk import Desk
from xacai.ui.reporting.edits import CellEdit, Reach
from xacai.ui.reporting.entry import answer_cell, read_entry, set_against, word_cell
from xacai.ui.reporting.note_panel import NotePanel
from xacai.ui.reporting.sheet import cell_text, form_of, next_open
from xacai.ui.reporting.view import LAST_YEAR, NOW, TOTAL, columns, form_rows, only_changed
from xacai.ui.widgets.chip import FilterChip
from xacai.ui.widgets.grid_clipboard import Block
from xacai.ui.widgets.key_hints import KeyHints
from xacai.ui.widgets.message_strip import MessageStrip
from xacai.ui.widgets.number_edit import ask_foreign
from xacai.wording.language import _
from xacai.wording.periods import bare_words

ALL = "*"


class FiguresPanel(QWidget):
    """Shows one form, or all of them. ``moved(code)`` follows the cursor; ``period_wanted(code)`` asks for a quarter
    whose figures are missing.
    """

    moved = Signal(str)
    period_wanted = Signal(str)

    def __init__(self, desk: Desk, stack: QUndoStack, reach: Reach, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._stack, self._reach = desk, stack, reach
        self._form = ""
        self._missing_said: tuple[Period, ...] = ()
        self.grid = FigureGrid(GridModel(), _("Figures"), self._row)
        self._note: NotePanel | None = None
        self._note_column = NOW
        hints = (
            ("Enter", _("next row")),
            ("K", _("nothing arose")),
            ("C", _("not available yet")),
            ("F2", _("note")),
            ("F8", _("next open cell")),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 0)
        column.setSpacing(0)
        self.changed_chip = FilterChip(_("Only what changed"))
        self.changed_chip.toggled.connect(lambda on: self.renew())
        self.missing = MessageStrip()
        column.addWidget(self.missing)
        column.addWidget(self.grid, 1)
        self.hints = KeyHints(hints)
        column.addWidget(self.hints)
        self._connect()

    def _connect(self) -> None:
        grid = self.grid
        grid.committed.connect(self._commit)
        grid.nil_pressed.connect(lambda key, at: self._say(key, at, CellState.NOTHING_AROSE))
        grid.no_data_pressed.connect(lambda key, at: self._say(key, at, CellState.NOT_AVAILABLE))
        grid.answer_given.connect(self._answer)
        grid.note_pressed.connect(lambda key, at: self._open_note(key, at))
        grid.pasted.connect(self._paste)
        grid.place_changed.connect(lambda key, at: self.moved.emit(key))
        self._desk.figures_changed.connect(self.renew)

    def show_form(self, form: str) -> None:
        """Show a form by its number, or all with ``ALL``."""
        if form != self._form:
            self._form = form
            self.renew()
            self.grid.scrollToTop()
            keys = [row.key for row in self.grid.grid_model.rows if not row.is_group]
            self.grid.go_to(next((key for key in keys if self._typed(key)), ""), NOW)
        else:
            self.renew()

    def renew(self) -> None:
        """Show the cells as they stand; only rows that differ are painted anew."""
        if not self._desk.open_now or not self._form:
            return
        known = self._desk.sheet.earlier.last_year is not None
        wanted = columns(self._desk.report.period, last_year_known=known)
        if wanted != self.grid.grid_model.columns:
            self.grid.grid_model.set_columns(wanted)
            self.grid.setColumnHidden(LAST_YEAR, not known)
        self._say_missing()
        self.hints.setVisible(not self._desk.report.locked)
        rows = form_rows(self._desk.lookup, self._forms())
        if self.filters:
            rows = only_changed(self._desk.lookup, rows)
        self.grid.grid_model.set_rows(rows)

    @property
    def filters(self) -> bool:
        """Whether only what changed since the revision before is shown."""
        return self.changed_chip.isChecked() and self._desk.sheet.sent is not None

    def _say_missing(self) -> None:
        """Once for each showing: which quarters have no figures, and the way to them."""
        parts = self._desk.sheet.missing
        if parts == self._missing_said:
            return
        self._missing_said = parts
        self.missing.setVisible(bool(parts))
        if parts:
            words = _(
                "No figures of {parts}: cumulative cells stay empty, not 0. Enter them, or type the cumulative."
            )
            named = ", ".join(bare_words(part) for part in parts)
            button = _("Open {part}").format(part=bare_words(parts[0]))
            code = parts[0].code
            self.missing.say(words.format(parts=named), "warn", button, lambda: self.period_wanted.emit(code))

    def go_to(self, code: str) -> bool:
        """Put the cursor on a row's entry cell (its computed one where nothing is typed)."""
        if self.filters and self.grid.grid_model.place_of(code) < 0:
            self.changed_chip.setChecked(False)
        return self.grid.go_to(code, NOW)

    def go_to_open(self) -> str:
        """The next open cell of the report after the cursor; empty where none is left."""
        self.grid.commit_open_editor()
        return next_open(self._desk.lookup, self.grid.place()[0])

    def leave(self) -> None:
        """Keep what an open editor or the note holds."""
        self.grid.commit_open_editor()
        if self._note is not None:
            self._note.keep()

    def _forms(self) -> tuple[Form, ...]:
        catalogue = self._desk.sheet.catalogue
        if self._form == ALL:
            return catalogue.forms
        form = catalogue.form(self._form)
        return (form,) if form is not None else ()

    def _row(self, code: str) -> Row | None:
        return self._desk.lookup.rows.get(code)

    def _typed(self, code: str) -> bool:
        row = self._row(code)
        return row is not None and row.typed

    def _commit(self, key: str, column: int, text: str) -> None:
        row = self._row(key)
        if row is None:
            return
        held = self._held(key, column)
        typed = read_entry(row, text, held.note)
        if typed.foreign and ask_foreign(self, text) is not None:
            typed = read_entry(row, text, held.note, foreign_meant=True)
        if typed.cell is not None:
            self._set(row, column, typed.cell)
        elif column == NOW:
            self._desk.put_wrong(key, text)

    def _held(self, key: str, column: int) -> Cell:
        report = self._desk.report
        return (report.overrides if column == TOTAL else report.values).get(key, Cell())

    def _say(self, key: str, column: int, state: CellState) -> None:
        row = self._row(key)
        if row is not None:
            self._set(row, column, word_cell(state, self._held(key, column).note))
            self._down(key, column)

    def _answer(self, key: str, column: int, place: int) -> None:
        row = self._row(key)
        if row is not None:
            self._set(row, column, answer_cell(row, place, self._held(key, column).note))
            self._down(key, column)

    def _down(self, key: str, column: int) -> None:
        """After a single key the cursor goes on, as after Enter."""
        rows = self.grid.grid_model.rows
        here = self.grid.grid_model.place_of(key)
        for row in rows[here + 1 :]:
            if not row.is_group and column < len(row.cells) and row.cells[column].editable:
                self.grid.go_to(row.key, column)
                return

    def _set(self, row: Row, column: int, cell: Cell) -> None:
        if column == TOTAL and self._desk.report.period.cumulative:
            cells, overrides = set_against(row, cell, self._desk.cell(row.code), self._desk.before_own())
            self._push(cells, overrides)
            held = self._desk.sheet.against.get(row.code)
            if held is not None and held.differs and not held.given.note:
                self._open_note(row.code, TOTAL)
        elif cell != self._desk.cell(row.code) or row.code in self._desk.wrong:
            self._push({row.code: cell}, {})

    def _push(self, cells: Mapping[str, Cell], overrides: Mapping[str, Cell | None]) -> None:
        edit = CellEdit(self._desk, cells, overrides, self._reach)
        guarded(self, lambda: self._stack.push(edit))

    def _open_note(self, key: str, column: int) -> None:
        row = self._row(key)
        if row is None or self._desk.report.locked or not row.typed:
            return
        if self._note is None:
            self._note = NotePanel(self.window())
            self._note.written.connect(self._write_note)
            self._note.closed.connect(self.grid.setFocus)
        held = self._desk.sheet.against.get(key) if column == TOTAL else None
        title = f"{row.no} {row.name}" if held is None else _why_words(row, held)
        note = self._desk.cell(key).note if held is None else held.given.note
        self._note_column = NOW if held is None else TOTAL
        self._note.open(key, title, note, self.grid.below(key, self._note_column))

    def _write_note(self, key: str, note: str) -> None:
        override = self._desk.report.overrides.get(key)
        if self._note_column == TOTAL and override is not None:
            self._push({}, {key: replace(override, note=note)})
        else:
            self._push({key: replace(self._desk.cell(key), note=note)}, {})

    def _paste(self, key: str, column: int, block: Block) -> None:
        """A column of figures goes down the rows as they stand; computed rows take nothing. One undo for all."""
        if column != NOW or self._desk.report.locked:
            return
        rows = self.grid.grid_model.rows
        below = [row.key for row in rows[self.grid.grid_model.place_of(key) :] if not row.is_group]
        texts = [cells[0] if cells else "" for cells in block]
        lined_up = ((self._row(code), text) for code, text in zip(below, texts, strict=False))
        pairs = [(row, text) for row, text in lined_up if row is not None and row.typed]
        foreign_meant = self._ask_paste([text for row, text in pairs if read_entry(row, text).foreign])
        cells: dict[str, Cell] = {}
        for row, text in pairs:
            note = self._desk.cell(row.code).note
            read = read_entry(row, text, note)
            read = read_entry(row, text, note, foreign_meant=True) if read.foreign and foreign_meant else read
            if read.cell is not None and text:
                cells[row.code] = read.cell
            elif text:
                self._desk.put_wrong(row.code, text)
        if cells:
            self._push(cells, {})

    def _ask_paste(self, foreign: list[str]) -> bool:
        """Ask once for a whole block whether English writing is meant."""
        if not foreign:
            return False
        words = _("{count} figures are written the English way, such as “{text}”. Take them so?")
        question = words.format(count=len(foreign), text=foreign[0])
        answer = QMessageBox.question(self, _("Number"), question)
        return answer == QMessageBox.StandardButton.Yes

    def form_of(self, code: str) -> str:
        """The number of the form that a row stands in."""
        form = form_of(self._desk.sheet.catalogue, code)
        return form.no if form is not None else ""


def _why_words(row: Row, held: SetAgainst) -> str:
    """What the reason is asked for: the figure set, the computed one, the difference."""
    words = _("{row}: {given} typed, the periods come to {computed} ({gap}). Why?")
    given, computed = cell_text(row, held.given), cell_text(row, held.computed)
    if not held.differs:
        return f"{row.no} {row.name}"
    return words.format(row=row.no, given=given, computed=computed, gap=difference_words(row, held))
