"""Gửi – nhận: the period's report is checked, finalised, numbered and handed over; the history of what was sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from xacai.domain.period import read_period
from xacai.domain.plan import PlanState
from xacai.domain.report import SENT, Report, ReportState
from xacai.domain.submission import Shipment
from xacai.services import correcting, reporting, submitting
from xacai.services.planning import find_plan
from xacai.ui.operation import guarded, run
from xacai.ui.page import FILE, Page
from xacai.ui.submitting.again import Again
from xacai.ui.submitting.answer_card import AnswerCard
from xacai.ui.submitting.answer_view import can_correct, can_withdraw, read_answer
from xacai.ui.submitting.answering import Answering
from xacai.ui.submitting.check_panel import CheckPanel
from xacai.ui.submitting.enclosure_card import EnclosureCard
from xacai.ui.submitting.handing import Handing
from xacai.ui.submitting.handover_panel import HandOverPanel
from xacai.ui.submitting.history_card import HistoryCard
from xacai.ui.submitting.history_view import read_numbers
from xacai.ui.submitting.number_panel import NumberPanel
from xacai.ui.submitting.paper import Paper
from xacai.ui.submitting.reason_dialog import ReasonDialog
from xacai.ui.submitting.reasons import ReasonKeeper
from xacai.ui.submitting.signing import Signing
from xacai.ui.submitting.view import CHECK, HAND_OVER, Sending, read_sending
from xacai.ui.theme import theme
from xacai.ui.widgets.button import OUTLINED, PRIMARY, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.chip import Chip
from xacai.ui.widgets.empty_state import EmptyState
from xacai.ui.widgets.step_strip import Step, StepStrip
from xacai.wording.language import _
from xacai.wording.messages import message_of
from xacai.wording.periods import long_words


class SubmittingPage(Page):
    """Three steps for the report of the scope's period, and everything that was sent."""

    scrolls = True

    def title(self) -> str:
        """The page's name in the rail; its head names the period."""
        return _("Send – receive")

    def build(self) -> None:
        """Step strip, one panel a step, history."""
        self.sending: Sending | None = None
        self.step = CHECK
        self._numbers: dict[str, str] = {}
        self._plan_key = ""
        self._reason_dialog: ReasonDialog | None = None
        self.keeper, self.paper, self.again = ReasonKeeper(self.workspace, self), Paper(self), Again(self)
        self.again.written.connect(self._stored)
        self.answering = Answering(self)
        self.answering.stored.connect(self._stored)
        self.setAcceptDrops(True)
        self._make_header()
        self._make_panels()
        self.history = HistoryCard()
        self.history.resend.connect(self._resend)
        self.history.take_answer.connect(self.answering.choose_files)
        self.history.record.connect(self._with_report(self.answering.record))
        self.history.view.connect(self._view_sent)
        self.history.send_plan.connect(lambda: self.again.send_plan(self._plan_key))
        for place, widget in enumerate((self.strip_card, self.empty, *self.panels)):
            self.body.addWidget(widget, 3 if place in (1, 2) else 0)
        self.enclosed = EnclosureCard(self.workspace, self)
        self.enclosed.chosen.connect(self.handing.show)
        self.enclosed.follow.connect(self._with_report(lambda report: self.again.send_parcels(report.period)))
        self.body.addWidget(self.enclosed)
        self.answer = AnswerCard()
        self.answer.jumped.connect(lambda place: self.go.emit("reporting", place))
        self.body.insertWidget(1, self.answer)
        self.body.addWidget(self.history, 2)
        self.keeper.kept.connect(self._reasons_kept)
        self.keeper.refused.connect(lambda issue: self.tell(message_of(issue), "err"))

    def refresh(self) -> None:
        """Read the report of the scope's period and the history."""
        period = read_period(self.scope.period)
        self.keeper.begin_with(period)
        shipments = submitting.history(self.workspace)
        sent = _last_sent(shipments, self.scope.period)
        before = self.sending
        self.sending = read_sending(self.workspace, period, sent.way if sent else "") if period else None
        if self.sending is not None and (
            before is None
            or (before.report.period, before.step) != (self.sending.report.period, self.sending.step)
        ):
            self.step = self.sending.step
        self._show_header(long_words(period) if period else "")
        self._show_panels(sent)
        plan = find_plan(self.workspace, self.scope.year)
        self._plan_key = plan.key if plan is not None and plan.state is PlanState.ISSUED else ""
        self._numbers = read_numbers(self.workspace, shipments, self._numbers)
        self.history.show_history(shipments, self._numbers, bool(self._plan_key))

    def fit(self) -> None:
        """Follow the room."""
        self.body.setSpacing(theme().px(12 if not (self.room.narrow or self.room.low) else 8))
        above = theme().px(2 if self.room.height < 700 else 8)
        self.strip_card.body.setContentsMargins(theme().px(16), above, theme().px(16), above)
        self.handover.fit(self.room)
        self.history.fit(self.room)

    def leave(self) -> bool:
        """Keep the reasons that were typed."""
        self.keeper.flush()
        return True

    def show_place(self, place: str) -> None:
        """Go to the field of a warning's reason; ``file …``: take the answer in that the file brings."""
        if place.startswith(FILE):
            self.answering.take([Path(place.removeprefix(FILE))])
            return
        row = next((row for row in self.check.rows if row.finding.key == place and row.field), None)
        if row is not None and row.field is not None:
            row.field.setFocus()

    def _make_header(self) -> None:
        self.view_button = self.header.add_action(Button(_("See the print"), icon="report"))
        self.correct_button = self.header.add_action(Button(_("Correct what was sent"), icon="edit"))
        self.view_button.clicked.connect(self._with_report(self.paper.view))
        self.correct_button.clicked.connect(self._ask_reason)
        self.withdraw_button = self.header.add_action(Button(_("Take back…"), icon="returned"))
        self.withdraw_button.clicked.connect(self._with_report(self.answering.ask_withdrawal))

    def _make_panels(self) -> None:
        self.strip, self.strip_card = StepStrip(), Card()
        self.strip.chosen.connect(self._go_to_step)
        self.strip_card.add(self.strip)
        self.empty = EmptyState("report", "", (("report", _("Begin the report")),))
        self.empty.pressed.connect(lambda key: self.go.emit("reporting", ""))
        self.check, self.number, self.handover = CheckPanel(), NumberPanel(), HandOverPanel()
        self.panels: tuple[QWidget, ...] = (self.check, self.number, self.handover)
        self.check.typed.connect(self.keeper.put)
        self.check.left.connect(lambda key, words: self.keeper.put(key, words, 0))
        self.check.jumped.connect(lambda place: self.go.emit("reporting", place))
        self.check.finalise.connect(self._finalise)
        self.number.print_pressed.connect(self._with_report(self.paper.print))
        self.number.save_pressed.connect(self._with_report(self.paper.save))
        self.number.numbered.connect(self._number)
        self.number.reopen_pressed.connect(self._reopen)
        self.number.scan_pressed.connect(self._with_report(self._attach_scan))
        self.signing = Signing(self)
        self.signing.stored.connect(self._stored)
        self.number.sign_pressed.connect(self._with_report(self.signing.ask))
        self.handing = Handing(self.workspace, self.handover)
        self.handing.handed.connect(self._stored)
        self.handing.home.connect(lambda: self.go.emit("home", ""))
        self.handing.print_asked.connect(self.number.print_pressed)

    def _show_header(self, period: str) -> None:
        sending = self.sending
        self.header.set_words(
            _("Send the report, {period}").format(period=period) if period else self.title(),
            sending.subtitle if sending else "",
        )
        chips = [Chip(*sending.chip)] if sending else []
        if sending is not None and sending.report.revision > 1:
            words = _("correction, revision {revision}").format(revision=sending.report.revision)
            chips.append(Chip(words, "accent", "edit"))
        self.header.set_chips(chips)
        self.view_button.setVisible(sending is not None)
        self.correct_button.setVisible(sending is not None and can_correct(sending.report))
        returned = sending is not None and sending.report.state is ReportState.RETURNED
        self.correct_button.set_kind(PRIMARY if returned else OUTLINED)
        self.withdraw_button.setVisible(sending is not None and can_withdraw(sending.report))
        self.history.record_button.setVisible(sending is not None and can_withdraw(sending.report))
        self.answer.show_answer(read_answer(self.workspace, sending.report) if sending is not None else None)

    def _show_panels(self, sent: Shipment | None) -> None:
        sending = self.sending
        self.strip_card.setVisible(sending is not None)
        self.empty.setVisible(sending is None)
        for place, panel in enumerate(self.panels):
            panel.setVisible(sending is not None and place == self.step)
        locked = sending is not None and self.step == HAND_OVER and sending.report.locked
        self.enclosed.show_report(sending.report if sending is not None and locked else None)
        if sending is None:
            self.empty.sentence.setText(_("The report of this period was not begun yet."))
            return
        steps = [Step(item.text, item.second, item.done) for item in sending.steps]
        self.strip.set_steps(steps, self.step)
        self.check.show_sending(sending)
        if sending.report.locked:
            self.number.show_sending(sending, self.workspace.today())
            handed = sending.report.state in SENT
            self.handing.load(sending, sent if handed else None)

    def _go_to_step(self, step: int) -> None:
        if self.sending is not None and step <= self.sending.step:
            self.step = step
            self.refresh()

    def _reasons_kept(self) -> None:
        period = read_period(self.scope.period)
        if period is not None and self.sending is not None and not self.sending.report.locked:
            self.sending = read_sending(self.workspace, period)
            self._show_panels(None)
        self.changed.emit()

    def _finalise(self) -> None:
        if self.sending is not None and self.keeper.flush():
            period = self.sending.report.period
            run(
                self,
                lambda progress: reporting.finalise(self.workspace, period),
                done=lambda report: self._stored(),
                title=_("Finalising…"),
            )

    def _number(self) -> None:
        sending = self.sending
        if sending is None:
            return
        wanted = self.number.particulars()
        if guarded(self, lambda: reporting.number_report(self.workspace, sending.report.period, wanted)):
            self.step = HAND_OVER
            self._stored()

    def _attach_scan(self, report: Report) -> None:
        kinds = _("Scan") + " (*.pdf *.jpg *.jpeg *.png)"
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Attach the scan…"), "", kinds)
        if chosen:
            run(
                self,
                lambda progress: reporting.attach_scan(self.workspace, report.period, Path(chosen)),
                done=lambda scanned: self._stored(),
                title=_("Attaching…"),
            )

    def _reopen(self) -> None:
        sending = self.sending
        if sending is not None and guarded(
            self, lambda: reporting.reopen(self.workspace, sending.report.period)
        ):
            self._stored()
            self.tell(_("The report is a draft again. Correct it, then finalise it anew."), "accent")

    def _ask_reason(self) -> None:
        if self.sending is None:
            return
        dialog = self._reason_dialog = ReasonDialog.for_correction(self.sending.report, self)
        dialog.accepted.connect(lambda: self._correct(dialog.reason()))
        dialog.open()

    def _correct(self, reason: str) -> None:
        sending = self.sending
        if sending is not None and guarded(
            self, lambda: reporting.correct(self.workspace, sending.report.period, reason)
        ):
            self._stored()
            self.go.emit("reporting", "")

    def _stored(self) -> None:
        """Something was stored: read everything anew, here and in the frame."""
        self.refresh()
        self.changed.emit()

    def _with_report(self, act: Callable[[Report], None]) -> Callable[[], None]:
        """An act on the report shown, for a button."""
        return lambda: act(self.sending.report) if self.sending is not None else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped: receipts, feedback."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped in."""
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        self.answering.take([Path(url.toLocalFile()) for url in urls])

    def _view_sent(self, uuid: str) -> None:
        """The print of a revision as it was sent."""
        shipment = next((item for item in submitting.history(self.workspace) if item.uuid == uuid), None)
        period = read_period(shipment.stream.period) if shipment is not None else None
        if shipment is not None and period is not None and shipment.kind == "report":
            self.paper.view(correcting.as_sent(self.workspace, period, shipment.revision))

    def _resend(self, uuid: str) -> None:
        shipment = next((item for item in submitting.history(self.workspace) if item.uuid == uuid), None)
        if shipment is not None:
            self.again.resend(shipment)


def _last_sent(shipments: Sequence[Shipment], period: str) -> Shipment | None:
    """The newest bundle of the period's report that was handed over."""
    sent = [item for item in shipments if item.stream.kind == "report" and item.stream.period == period]
    handed = [item for item in sent if item.handed_at]
    return max(handed, key=lambda item: (item.revision, item.handed_at), default=None)
