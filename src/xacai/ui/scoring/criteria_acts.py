"""What is done with whole sets: taken from a file after a look at it, written out, handed on below, used for a card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QMessageBox

from xacai.domain.criteria_change import Fate, Move
from xacai.domain.criterion import CriteriaSet
from xacai.domain.issue import Issue
from xacai.files.atomic import Written, write_atomic
from xacai.services import changing_criteria, reading_criteria, scoring
from xacai.services.sending_down import SentDown, send_catalogue
from xacai.ui.icons import icon
from xacai.ui.operation import guarded, run
from xacai.ui.scoring.criteria_desk import CriteriaDesk
from xacai.ui.scoring.criteria_preview import CriteriaPreview
from xacai.ui.widgets.button import Button
from xacai.wording.language import _

Found = tuple[CriteriaSet | None, tuple[Issue, ...]]


class Teller(Protocol):
    """Says a sentence, with a button that calls ``then``."""

    def __call__(
        self, text: str, tone: str = ..., action: str = ..., then: Callable[[], None] | None = ...
    ) -> None: ...


class CriteriaActs(QObject):
    """For the dialog; what reads or writes files runs beside the screen. ``changed`` after anything that was stored;
    ``keep`` takes over what is being typed.
    """

    changed = Signal()

    def __init__(
        self, dialog: QDialog, desk: CriteriaDesk, year: int, tell: Teller, keep: Callable[[], None]
    ) -> None:
        super().__init__(dialog)
        self._dialog, self._desk, self._year = dialog, desk, year
        self._tell, self._keep = tell, keep
        self.folder = Path.home()
        self.menu: QMenu | None = None
        self.preview: CriteriaPreview | None = None

    def show_menu(self, button: Button) -> None:
        """What can be done with the set that is shown."""
        table = self._desk.table()
        menu = QMenu(button)
        verbs = [(_("Take a set from a file…"), "import", self.choose_file)]
        if not table.drafted:
            use = _("Use for the scorecard {year}").format(year=self._year)
            verbs += [
                (_("Begin with an empty set"), "plus", self._begin_empty),
                (use, "score", self.use),
            ]
        if not table.drafted and self._desk.workspace.office().receives:
            verbs.append((_("Hand on to the offices below…"), "usb", self.choose_folder))
        verbs.append((_("Write to a file…"), "export", self.choose_target))
        if table.drafted:
            verbs.append((_("Throw the set in work away"), "delete", self._drop))
        for words, picture, act in verbs:
            menu.addAction(icon(picture), words).triggered.connect(act)
        self.menu = menu
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def issue(self) -> None:
        """Issue the set in work."""
        self._keep()
        issued: list[CriteriaSet] = []
        if guarded(self._dialog, lambda: issued.append(self._desk.issue())):
            words = _("Issued: {set}. It never changes again; a change is a new version.")
            self._tell(words.format(set=issued[0].id), "ok")
            self.changed.emit()

    def _begin_empty(self) -> None:
        guarded(self._dialog, lambda: self._desk.begin(None, self._year))

    def _drop(self) -> None:
        held = self._desk.table().criteria
        otherwise = next(key for key in self._desk.sets() if key)
        self._desk.drop(otherwise)
        words = _("The set in work was thrown away.")
        self._tell(words, "accent", _("Undo"), lambda: self._bring_back(held))

    def _bring_back(self, held: CriteriaSet) -> None:
        self._desk.bring_back(held)

    def choose_file(self) -> None:
        """Ask for a file."""
        kinds = _("Criteria or plan (*.xlsx *.json *.toml *.docx *.doc *.pdf *.html *.txt);;All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(
            self._dialog, _("Take a set from a file…"), str(self.folder), kinds
        )
        if chosen:
            self.read(Path(chosen))

    def read(self, source: Path) -> None:
        """Read a file and show what it holds; nothing is taken over yet."""
        self.folder = source.parent
        run(
            self._dialog,
            lambda progress: reading_criteria.read_set(source, year=self._year),
            done=lambda found: self._show(found, source.name),
            title=_("Reading the criteria…"),
        )

    def _show(self, found: Found, name: str) -> None:
        preview = CriteriaPreview(name, *found, self._dialog)
        criteria = found[0]
        if criteria is not None:
            preview.accepted.connect(lambda: self._take(criteria, name))
        self.preview = preview
        preview.open()

    def _take(self, criteria: CriteriaSet, name: str) -> None:
        if guarded(self._dialog, lambda: self._desk.begin(criteria, self._year)):
            words = _("{name} is now the set in work. Complete it, then issue it.")
            self._tell(words.format(name=name), "ok")

    def choose_target(self) -> None:
        """Ask where to write the set."""
        found = self._desk.table().criteria
        start = str(self.folder / f"{found.name}-{found.version}.xlsx")
        chosen, _kind = QFileDialog.getSaveFileName(
            self._dialog, _("Write to a file…"), start, "Excel (*.xlsx);;JSON (*.json)"
        )
        if chosen:
            self.write(Path(chosen))

    def write(self, target: Path) -> None:
        """Write the set to a file."""
        self._keep()
        self.folder = target.parent
        found = self._desk.table().criteria
        run(
            self._dialog,
            lambda progress: write_atomic(target, reading_criteria.set_file(found, target)),
            done=self._written,
            title=_("Writing…"),
        )

    def _written(self, written: Written) -> None:
        self._tell(_("Written: {path}").format(path=written.path), "ok")

    def choose_folder(self) -> None:
        """Ask where the bundle goes."""
        chosen = QFileDialog.getExistingDirectory(self._dialog, _("Folder to hand over in"), str(self.folder))
        if chosen:
            self.send(Path(chosen))

    def send(self, folder: Path) -> None:
        """Write the sealed bundle for the offices below."""
        self.folder = folder
        work, found = self._desk.workspace, self._desk.table().criteria
        run(
            self._dialog,
            lambda progress: send_catalogue(work, "", found.id, folder),
            done=self._sent,
            title=_("Writing…"),
        )

    def _sent(self, sent: SentDown) -> None:
        words = _("The bundle for the offices below was written: {path}")
        self._tell(words.format(path=sent.bundle.path), "ok")

    def use(self) -> None:
        """Put the office's own card of the year under the set, after saying what moves."""
        work, found = self._desk.workspace, self._desk.table().criteria
        card = scoring.get_scorecard(work, self._year)
        moves: list[Move] = []

        def look() -> None:
            moves.extend(changing_criteria.preview_change(work, card, found.id)[1])

        if not guarded(self._dialog, look):
            return
        if self._agreed([move.fate for move in moves]) and guarded(
            self._dialog, lambda: changing_criteria.change_criteria(work, card, found.id)
        ):
            words = _("The scorecard {year} is now under {set}.")
            self._tell(words.format(year=self._year, set=found.id), "ok")
            self.changed.emit()

    def _agreed(self, fates: list[Fate]) -> bool:
        told = "\n".join(
            words.format(count=fates.count(fate))
            for fate, words in (
                (Fate.RESCORED, _("scored anew by the new scale: {count}")),
                (Fate.REOPENED, _("to be scored again: {count}")),
                (Fate.MOVED, _("under another code: {count}")),
                (Fate.NEW, _("new: {count}")),
                (Fate.GONE, _("no longer there: {count}")),
            )
            if fate in fates
        )
        question = _("What was entered stays. Put the scorecard {year} under this set?").format(
            year=self._year
        )
        text = f"{question}\n\n{told}" if told else question
        answer = QMessageBox.question(self._dialog, _("Use for the scorecard"), text)
        return answer == QMessageBox.StandardButton.Yes
