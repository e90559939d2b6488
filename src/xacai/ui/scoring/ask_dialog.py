"""Which components the office is asked to explain: a tick and the words for each that has a note."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from xacai.domain.text import nfc, squeeze
from xacai.ui.scoring.desk import Desk, requests
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.text_edit import PlainTextEdit
from xacai.wording.language import _, ngettext
from xacai.wording.scores import points_words


class AskDialog(QDialog):
    """``open()`` it; after ``accepted`` :meth:`chosen` says what is asked, by component."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Ask {office} to explain").format(office=desk.name))
        self.resize(look.px(620), look.px(440))
        self.ticks: dict[str, QCheckBox] = {}
        self.words: dict[str, PlainTextEdit] = {}
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(*[look.px(16)] * 4)
        column.setSpacing(look.px(8))
        lead = _(
            "Tick what the office is to explain. Verified points without a tick stand; "
            "a component comes into this list by a note beside its points."
        )
        column.addWidget(Label(lead, 13, ink="ink2", wrap=True))
        column.addWidget(self._list(desk), 1)
        self.button, cancel = Button("", PRIMARY, icon="mail"), Button(_("Cancel"), TEXT)
        self.button.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.button)
        column.addLayout(foot)
        self._judge()

    def chosen(self) -> dict[str, str]:
        """The words of every ticked component; an empty field asks nothing."""
        said = {code: squeeze(nfc(self.words[code].toPlainText())) for code in self.ticks}
        return {code: said[code] for code, tick in self.ticks.items() if tick.isChecked() and said[code]}

    def _list(self, desk: Desk) -> QScrollArea:
        look, inside, area = theme(), QWidget(), QScrollArea()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, look.px(8), 0)
        for code, words in requests(desk).items():
            mark, item = desk.card.mark(code), desk.item(code)
            tick = QCheckBox(f"{code}  {item.title if item is not None else ''}")
            tick.setChecked(True)
            field = PlainTextEdit(_("What {code} is asked").format(code=code), words)
            field.setFixedHeight(look.px(52))
            moved = _("self score {before}, verified {after}").format(
                before=points_words(mark.points), after=points_words(mark.verified)
            )
            tick.toggled.connect(field.setEnabled)
            tick.toggled.connect(lambda _on: self._judge())
            field.textChanged.connect(self._judge)
            self.ticks[code], self.words[code] = tick, field
            for widget in (tick, Label(moved, 12, ink="ink2"), field):
                column.addWidget(widget)
        column.addStretch(1)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setProperty("quiet", "true")
        for ground in (inside, area.viewport()):
            ground.setAutoFillBackground(False)
        return area

    def _judge(self) -> None:
        count = len(self.chosen())
        words = ngettext("Ask about {count} component…", "Ask about {count} components…", count)
        self.button.set_text(words.format(count=count))
        self.button.set_ready(count > 0, _("Tick a component first, or finish the verification."))
