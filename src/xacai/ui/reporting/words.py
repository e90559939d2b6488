"""The words of a section: hint, editor with bound numbers, drafted sentences to be accepted, state of saving."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.report import SectionText
from xacai.ui.operation import guarded
from xacai.ui.reporting.desk import Desk
from xacai.ui.reporting.draft_view import drafted_lines, offered_rows, with_draft, without_draft
from xacai.ui.reporting.edits import Reach
from xacai.ui.reporting.edits import WordsEdit as Edit
from xacai.ui.reporting.picker import RowPicker
from xacai.ui.reporting.sheet import reference_text
from xacai.ui.reporting.words_edit import WordsEdit
from xacai.ui.theme import theme
from xacai.ui.widgets.button import TEXT, Button
from xacai.ui.widgets.card import Divider
from xacai.ui.widgets.label import Label
from xacai.wording.language import _, ngettext


class WordsPanel(QWidget):
    """Shows one section. ``told(words)`` says a sentence for the page's strip."""

    told = Signal(str)

    def __init__(self, desk: Desk, stack: QUndoStack, reach: Reach, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._stack, self._reach = desk, stack, reach
        self.section = ""
        self._picker: RowPicker | None = None
        self.hint = Label("", 12, ink="ink2", wrap=True)
        self.editor = WordsEdit(self._value, self._row_name, self._known)
        self.editor.setAccessibleName(_("Words of the section"))
        self.draft_words = Label("", 12, ink="wait", wrap=True)
        self.accept_button = Button(_("Take"), small=True, icon="check")
        self.drop_button = Button(_("Drop"), TEXT, small=True)
        self.insert_button = Button(_("Insert figure"), small=True, icon="link", key="{")
        self.state = Label("", 12, ink="ink2")
        self._draft_bar = QWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 0)
        column.setSpacing(0)
        self.hint.setContentsMargins(look.px(18), look.px(4), look.px(18), look.px(8))
        bar = QHBoxLayout(self._draft_bar)
        bar.setContentsMargins(look.px(18), look.px(4), look.px(12), look.px(4))
        bar.addWidget(self.draft_words, 1)
        bar.addWidget(self.accept_button)
        bar.addWidget(self.drop_button)
        foot = QHBoxLayout()
        foot.setContentsMargins(look.px(12), look.px(4), look.px(16), look.px(6))
        foot.addWidget(self.insert_button)
        foot.addStretch(1)
        foot.addWidget(self.state)
        column.addWidget(self.hint)
        column.addWidget(Divider())
        column.addWidget(self.editor, 1)
        column.addWidget(self._draft_bar)
        column.addWidget(Divider())
        column.addLayout(foot)

    def _connect(self) -> None:
        self.editor.typed.connect(self._typed)
        self.editor.left.connect(self.keep)
        self.editor.reference_wanted.connect(self.pick)
        self.insert_button.clicked.connect(self.pick)
        self.accept_button.clicked.connect(self.accept)
        self.drop_button.clicked.connect(self.drop)
        self._desk.figures_changed.connect(self.editor.renew_chips)
        self._desk.text_changed.connect(self._renew)
        self._desk.keeper.kept.connect(self._say_state)

    def show_section(self, code: str) -> None:
        """Show a section's words."""
        if code != self.section:
            self.keep()
        self.section = code
        section = self._desk.sheet.catalogue.section(code)
        self.hint.setText(section.hint if section is not None else "")
        self.hint.setVisible(bool(section is not None and section.hint))
        self._renew(code)

    def draft(self) -> bool:
        """Add the sentences that the data give, marked until they are accepted; False where there are none."""
        lines = drafted_lines(self._desk.lookup, self.section)
        held = self._desk.text(self.section)
        text = with_draft(held.text, lines)
        if text == held.text:
            return False
        if not held.drafted:
            self._desk.before_draft[self.section] = held
        self._push(SectionText(text, True))
        return True

    def accept(self) -> None:
        """The drafted sentences become the office's own."""
        self._push(SectionText(self.editor.source()))

    def drop(self) -> None:
        """Take the drafted sentences out; what was typed before and besides stays."""
        lines = drafted_lines(self._desk.lookup, self.section)
        before = self._desk.before_draft.get(self.section)
        source = self.editor.source()
        untouched = before is not None and with_draft(before.text, lines) == source
        self._push(SectionText(before.text if before and untouched else without_draft(source, lines)))

    def pick(self) -> None:
        """Offer rows to be put at the cursor."""
        if self.editor.isReadOnly():
            return
        if self._picker is None:
            self._picker = RowPicker(self.window())
            self._picker.picked.connect(self._insert)
            self._picker.closed.connect(self.editor.setFocus)
        form = self._desk.sheet.catalogue.section(self.section)
        number = form.form if form is not None else ""
        self._picker.open(
            lambda query: offered_rows(self._desk.lookup, query, number), self.editor.cursor_corner()
        )

    def keep(self) -> None:
        """Bring what was typed to disk now."""
        if self._desk.open_now and self._desk.keeper.pending:
            self._desk.keeper.flush()

    def _insert(self, code: str) -> None:
        self.editor.insert_reference(code)
        self.editor.setFocus()

    def _typed(self, source: str) -> None:
        held = self._desk.text(self.section)
        if source != held.text:
            self._push(SectionText(source, held.drafted), typing=True)
            self.state.setText(_("Saved when you pause"))
            self._mark_draft()

    def _push(self, words: SectionText, *, typing: bool = False) -> None:
        edit = Edit(self._desk, self.section, words, self._reach, typing=typing)
        guarded(self, lambda: self._stack.push(edit))

    def _renew(self, section: str) -> None:
        if section != self.section or not self._desk.open_now:
            return
        locked = self._desk.report.locked
        self.editor.setReadOnly(locked)
        self.insert_button.setVisible(not locked)
        self.editor.set_source(self._desk.text(section).text)
        self._mark_draft()
        self._say_state()

    def _mark_draft(self) -> None:
        held = self._desk.text(self.section)
        lines = drafted_lines(self._desk.lookup, self.section) if held.drafted else ()
        self.editor.mark_drafted(lines)
        self.draft_words.setText(_("Drafted from the figures. Read it, change what is needed, then take it."))
        self._draft_bar.setVisible(held.drafted and not self._desk.report.locked)

    def _say_state(self) -> None:
        if not self._desk.open_now:
            return
        words = len(self._desk.text(self.section).text.split())
        said = ngettext("{count} word", "{count} words", words).format(count=words)
        self.state.setText(said if self._desk.keeper.pending else _("Saved") + ", " + said)

    def _value(self, code: str) -> str:
        return reference_text(self._desk.lookup, code) if self._desk.open_now else ""

    def _row_name(self, code: str) -> str:
        row = self._desk.lookup.rows.get(code) if self._desk.open_now else None
        return f"{row.no} {row.name}" if row is not None else code

    def _known(self, code: str) -> bool:
        return self._desk.open_now and code in self._desk.lookup.rows
