"""Chấm điểm: the scorecard of the year; where offices report to this one, theirs are verified here too."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut

from xacai.domain.scorecard import Mark, Measure, ScorecardState
from xacai.services import scoring, verifying, winning_points
from xacai.ui.operation import guarded
from xacai.ui.page import Page
from xacai.ui.scoring.acts import Acts
from xacai.ui.scoring.ask_dialog import AskDialog
from xacai.ui.scoring.desk import OWN, Desk, Subject, read_desk, requests
from xacai.ui.scoring.documents import Documents
from xacai.ui.scoring.keeper import Keeper
from xacai.ui.scoring.menu import Entry, ScoringMenu
from xacai.ui.scoring.subject_choice import SubjectChoice
from xacai.ui.scoring.workplace import Workplace
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.chip import Chip
from xacai.wording.language import _
from xacai.wording.scores import change_words, index_words, scorecard_state_words

_TONES = {
    ScorecardState.OPEN: ("accent", "in_progress"),
    ScorecardState.LOCKED: ("wait", "lock"),
    ScorecardState.VERIFIED: ("warn", "returned"),
    ScorecardState.EXPLAINED: ("wait", "lock"),
    ScorecardState.FINAL: ("ok", "accepted"),
}


class ScoringPage(Page):
    """Holds nothing but which card is looked at; everything else is read from the store."""

    work_page = True

    def title(self) -> str:
        """The page's title."""
        if not self.scope.year:
            return _("Scorecard")
        if self.subject.department:
            return _("Departments {year}").format(year=self.scope.year)
        if self.subject.office:
            return _("Verification {year}").format(year=self.scope.year)
        # Beside the choice of cards there is room for few words.
        words = _("Scores {year}") if self.choice.several else _("Scorecard {year}")
        return words.format(year=self.scope.year)

    subject = OWN
    """Whose card is looked at."""

    def build(self) -> None:
        """The workplace, and who carries out what is pressed."""
        self.desk: Desk | None = None
        self._year_shown = 0
        self.place = Workplace()
        self.keeper = Keeper(self, self.undo_stack, self._renew)
        self.acts = Acts(self, self.keeper, self._renew)
        self.documents = Documents(self, self.keeper, self._desk)
        self.choice = SubjectChoice(self)
        self.side_button = self.header.add_action(Button(_("Details"), icon="split", key="F4"))
        self.take_button = self.header.add_action(Button(_("Points from the data"), icon="link"))
        self.rank_button = self.header.add_action(Button(_("Ranking"), icon="sum"))
        self.print_button = self.header.add_action(Button(_("Print the card"), icon="print"))
        self.back_button = self.header.add_action(Button(_("Reopen"), TEXT))
        self.final_button = self.header.add_action(Button(_("Finish the verification")))
        self.menu_button = self.header.add_action(Button("", icon="more", menu_arrow=True))
        self.menu_button.setAccessibleName(_("More"))
        self.menu = ScoringMenu(self, self._renew, self._more)
        self.next_button = self.header.add_action(Button("", PRIMARY, icon="lock"))
        self.body.addWidget(self.place, 1)
        self._connect()

    def _more(self) -> tuple[Entry, ...]:
        """What the menu does with the card that is shown; the ranking where its button has no room."""
        card = self._desk().card
        entries = (
            Entry(_("Print the card"), "print", lambda: self.acts.print(card)),
            Entry(_("Save the Excel workbook"), "export", lambda: self.acts.save_sheet(card)),
        )
        if not self.workspace.office().receives:
            return entries
        return (*entries, Entry(_("Ranking"), "sum", lambda: self.acts.rank(self.scope.year)))

    def _connect(self) -> None:
        form = self.place.form
        self.choice.chosen.connect(self._look_at)
        form.marked.connect(self._mark)
        form.measured.connect(self._measure)
        form.explained.connect(self._explain)
        form.link_wanted.connect(lambda: self.documents.choose(form.code, form.link))
        form.unlinked.connect(lambda key: self.documents.unlink(form.code, key))
        form.tried.connect(self._try)
        self.place.judge.judged.connect(self._judge)
        self.place.judge.document_opened.connect(self.documents.open)
        self.side_button.clicked.connect(self.place.toggle_side)
        QShortcut(QKeySequence("F4"), self, self.place.toggle_side)
        self.take_button.clicked.connect(lambda: self.acts.take_all(self._desk().card))
        self.rank_button.clicked.connect(lambda: self.acts.rank(self.scope.year))
        self.print_button.clicked.connect(lambda: self.acts.print(self._desk().card))
        self.back_button.clicked.connect(lambda: self.acts.reopen(self._desk().card))
        self.menu_button.clicked.connect(lambda: self.menu.open(self.menu_button))
        self.final_button.clicked.connect(lambda: self.acts.finalise(self._desk().card))
        self.next_button.clicked.connect(self._next)

    def refresh(self) -> None:
        """Read the card of the year."""
        if guarded(self, self._read) and self.desk is not None:
            self._show(self.desk)

    def _read(self) -> None:
        self.subject = self.choice.show_year(self.workspace, self.scope.year, self.subject)
        self.desk = read_desk(self.workspace, self.scope.year, self.subject)

    def _show(self, desk: Desk) -> None:
        card = desk.card
        self.header.set_words(self.title())
        tone, icon = _TONES[card.state]
        chips = [Chip(scorecard_state_words(card.state), tone, icon)]
        receives = self.workspace.office().receives
        roomy = not self.room.narrow and not receives and not desk.inside
        if not desk.criteria.official and not desk.verifies and roomy:
            chips.append(Chip(_("demonstration set"), "neutral"))
        self.header.set_chips(chips)
        self.place.show_desk(desk)
        is_open, own = card.state is ScorecardState.OPEN, not desk.verifies
        self.take_button.setVisible(own and is_open)
        self.rank_button.setVisible(receives and not desk.inside and not self.room.narrow)
        sealed = card.state in {ScorecardState.LOCKED, ScorecardState.EXPLAINED}
        self.back_button.setVisible(not desk.office and sealed)
        self.print_button.setVisible(not self.room.narrow and not self.choice.several)
        self.final_button.set_text(_("Finish the appraisal") if desk.inside else _("Finish the verification"))
        self.final_button.setVisible(desk.verifies and card.state is not ScorecardState.FINAL)
        words, icon = _next_words(desk)
        self.next_button.set_text(words)
        self.next_button.setVisible(bool(words))

    def fit(self) -> None:
        """The right column is a drawer in narrow rooms."""
        self.place.set_narrow(self.room.narrow)
        if self.desk is not None:
            self._show(self.desk)
        self.side_button.setVisible(self.room.narrow)
        crowded = self.choice.several
        self.side_button.key_cap = "" if crowded else "F4"
        self.side_button.set_text("" if crowded else _("Details"))
        self.side_button.setAccessibleName(_("Details"))
        self.choice.fit(narrow=self.room.narrow)
        self.take_button.set_text("" if self.room.narrow else _("Points from the data"))
        self.take_button.setAccessibleName(_("Points from the data"))

    def leave(self) -> bool:
        """Keep what is being typed."""
        self.place.keep()
        return True

    def show_place(self, place: str) -> None:
        """``criterion 3.4.1``, ``3.4.1``, or ``office 97213`` to verify."""
        if place.startswith("office "):
            self._look_at(Subject(place.removeprefix("office ")))
        else:
            self.place.go_to(place.removeprefix("criterion "))

    def _look_at(self, subject: Subject) -> None:
        self.place.keep()
        self.subject = subject
        self.undo_stack.clear()
        self.refresh()

    def _desk(self) -> Desk:
        assert self.desk is not None
        return self.desk

    def _renew(self) -> None:
        self.refresh()
        self.changed.emit()

    def _mark(self, mark: Mark) -> None:
        self.keeper.mark(self._desk().card, mark)

    def _measure(self, mark: Mark) -> None:
        card = self._desk().card
        scored: list[Mark] = []
        if guarded(self, lambda: scored.append(scoring.measured_mark(self.workspace, card, mark))):
            self.keeper.mark(card, scored[0])

    def _explain(self, words: str) -> None:
        card, code = self._desk().card, self.place.form.code
        self.keeper.do("", lambda: scoring.explain(self.workspace, card, code, words))

    def _try(self, measure: Measure) -> None:
        card, form = self._desk().card, self.place.form
        found = winning_points.simulate(self.workspace, card, form.code, measure)
        words = _("{change} points, index {before} → {after}").format(
            change=change_words(found.change),
            before=index_words(found.index_before),
            after=index_words(found.index_after),
        )
        form.outcome.setText(words)

    def _judge(self, points: int | None, note: str) -> None:
        desk, code = self._desk(), self.place.code
        self.keeper.do("", lambda: verifying.judge(self.workspace, desk.card, code, points, note))

    def _next(self) -> None:
        self.place.keep()
        desk = self._desk()
        card = desk.card
        if desk.office:
            dialog = AskDialog(desk, self)
            dialog.accepted.connect(lambda: self.acts.ask(card, dialog.chosen()))
            dialog.open()
        elif card.state in {ScorecardState.OPEN, ScorecardState.VERIFIED}:
            self._lock_or_show()
        else:
            self.acts.hand_over(card)

    def _lock_or_show(self) -> None:
        """Lock; where something stops it, go to the first component that does."""
        card = self._desk().card
        found = scoring.check(self.workspace, card)
        self.acts.lock(card)
        if found:
            self.place.go_to(found[0].where.removeprefix("criterion "))


def _next_words(desk: Desk) -> tuple[str, str]:
    state = desk.card.state
    if desk.verifies and desk.inside:
        return "", ""
    if desk.verifies:
        count = len(requests(desk))
        ask = _("Ask to explain {count}").format(count=count)
        return (ask, "mail") if state is ScorecardState.LOCKED and count else ("", "")
    return {
        ScorecardState.OPEN: (_("Lock the card"), "lock"),
        ScorecardState.LOCKED: (_("Hand the card over…"), "usb"),
        ScorecardState.VERIFIED: (_("Lock the explanation"), "lock"),
        ScorecardState.EXPLAINED: (_("Hand the card over…"), "usb"),
        ScorecardState.FINAL: ("", ""),
    }[state]
