"""Cập nhật chương trình: choose a signed file, see what it brings, make it ready, what happens next, one step back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from xacai import __version__
from xacai.exchange.update_file import SUFFIX
from xacai.services import updating
from xacai.services.update_contents import Contents
from xacai.services.updating import Look, Prepared
from xacai.ui.operation import guarded, run
from xacai.ui.settings.section import Form, Section
from xacai.ui.settings.update_view import Ready, Seen, ready_words, seen_words
from xacai.ui.theme import theme
from xacai.ui.widgets.button import OUTLINED, PRIMARY, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.layouts import clear
from xacai.wording.language import _


class UpdateSection(Section):
    """The choice above; below it what the chosen file holds, then what happens next; at last the way back."""

    def build(self) -> None:
        """Four cards, of which two come when there is something to show."""
        self.seen: Look | None = None
        self.prepared: Prepared | None = None
        self._make_choice()
        self.file_card, self.next_card = Card(_("What the file brings")), Card(_("What happens next"))
        back = Card(_("One step back"))
        words = _(
            "The setup keeps the version before. To go back: Start menu, XaCai, “Quay lại bản trước”. If that version "
            "cannot read the data any more, it offers the copy from before the update when it opens."
        )
        back.add(Label(words, 13, ink="ink2", wrap=True))
        for card in (self.choice, self.file_card, self.next_card, back):
            self.column.addWidget(card)
        self.column.addStretch(1)
        self._show_file()
        self._show_next()

    def refresh(self) -> None:
        """Say whether this program takes updates at all."""
        keys = updating.release_keys()
        self.choose_button.set_ready(bool(keys), _("No release key was shipped with this program."))
        self.no_key.setVisible(not keys)

    def _make_choice(self) -> None:
        self.choice = Card(_("Program updates"))
        form = Form(self.choice)
        form.put(_("Installed"), _value(f"Xacai {__version__}"))
        words = _(
            "An update comes as one file on a stick, signed by whoever hands the program out. Every byte is checked "
            "before anything is run; an older version or an unknown signature is refused. New catalogues come the "
            "same way, without a new program."
        )
        self.choice.add(Label(words, 13, ink="ink2", wrap=True))
        self.no_key = Label(
            _(
                "This program was shipped without a release key, so it takes no update by file. Install a new version "
                "with its setup; your data stay as they are."
            ),
            13,
            ink="warn",
            wrap=True,
        )
        self.choice.add(self.no_key)
        self.choose_button = Button(_("Choose an update file…"), PRIMARY, icon="file-in")
        self.choose_button.clicked.connect(self._choose)
        self.choice.add(_left(self.choose_button))

    def _choose(self) -> None:
        kinds = _("Updates (*{suffix});;All files (*)").format(suffix=SUFFIX)
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Choose an update file…"), "", kinds)
        if chosen:
            self.look_at(Path(chosen))

    def look_at(self, path: Path) -> None:
        """Check a file and show what it brings; a file that cannot be believed is refused on the page."""
        self._forget()
        run(
            self,
            lambda progress: updating.look(self.workspace, path),
            done=self._looked,
            title=_("Checking the file…"),
        )

    def _looked(self, seen: Look) -> None:
        self.seen = seen
        self._show_file()

    def _forget(self) -> None:
        self.seen = self.prepared = None
        self._show_file()
        self._show_next()

    def _show_file(self) -> None:
        self.file_card.hide()
        clear(self.file_card.body)
        # One primary button a page: the next thing to do.
        self.choose_button.set_kind(OUTLINED if self.seen else PRIMARY)
        if self.seen is not None:
            self._fill_file(seen_words(self.seen))
            self.file_card.show()

    def _fill_file(self, words: Seen) -> None:
        form = Form(self.file_card)
        for name, text in words.lines:
            form.put(name, _value(text))
        if words.notes:
            form.put(_("What changes"), _value(words.notes))
        if words.why_not:
            self.file_card.add(Label(words.why_not, 13, ink="err", wrap=True))
            return
        self.use_button = Button(words.verb, PRIMARY, icon="shield")
        self.use_button.clicked.connect(self._use)
        self.file_card.add(_left(self.use_button))

    def _use(self) -> None:
        if self.seen is None:
            return
        path = self.seen.signed.path
        if self.seen.program is None:
            run(
                self,
                lambda progress: updating.take_catalogues(self.workspace, path),
                done=self._taken,
                title=_("Taking the catalogues in…"),
            )
        else:
            run(
                self,
                lambda progress: updating.prepare(self.workspace, path),
                done=self._ready,
                title=_("Making the update ready…"),
            )

    def _taken(self, contents: Contents) -> None:
        self._forget()
        titles = ", ".join(contents.titles)
        self.page.tell(
            _("{title} was taken in. Open reports ask whether to move to it.").format(title=titles), "ok"
        )
        self.page.changed.emit()

    def _ready(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self.file_card.hide()  # what comes next takes its place
        self._show_next()
        self.page.changed.emit()

    def _show_next(self) -> None:
        self.next_card.hide()
        clear(self.next_card.body)
        if self.prepared is not None:
            self._fill_next(ready_words(self.prepared))
            self.next_card.show()

    def _fill_next(self, words: Ready) -> None:
        for number, step in enumerate(words.steps, 1):
            self.next_card.add(Label(f"{number}. {step}", 13, wrap=True))
            if number == 2 and not words.starts_here:
                self.next_card.add(Label(words.command, 13, mono=True, selectable=True, wrap=True))
        if words.starts_here:
            self.start_button = Button(_("Close the program and install"), PRIMARY, icon="check")
            self.start_button.clicked.connect(self._start)
            self.next_card.add(_left(self.start_button))

    def _start(self) -> None:
        prepared = self.prepared
        if prepared is not None and guarded(self, lambda: updating.start(prepared)):
            self.window().close()


def _value(text: str) -> Label:
    """Words beside a name of the form, on its line."""
    label = Label(text, 13, wrap=True, selectable=True)
    label.setContentsMargins(0, theme().px(7), 0, 0)
    return label


def _left(button: Button) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme().px(8))
    line.addWidget(button)
    line.addStretch(1)
    return line
