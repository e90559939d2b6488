"""The head of the page: title, state and window of the report, its buttons, the strip over a locked one."""

from __future__ import annotations

from collections.abc import Callable

from xacai.domain.period import Period
from xacai.ui.reporting.period_words import window_words
from xacai.ui.reporting.sheet import Sheet
from xacai.ui.reporting.states import state_view
from xacai.ui.widgets.button import PRIMARY, Button
from xacai.ui.widgets.chip import Chip
from xacai.ui.widgets.message_strip import MessageStrip
from xacai.ui.widgets.page_header import PageHeader
from xacai.wording.language import _
from xacai.wording.periods import long_words


class Head:
    """Fills a page's header. The buttons are the page's to connect."""

    def __init__(self, header: PageHeader) -> None:
        self._header = header
        self._narrow = False
        self._shown = ""
        self.issues_button = header.add_action(Button("", icon="alert"))
        self.preview_button = header.add_action(Button(_("Print preview"), icon="print"))
        self.files_button = header.add_action(Button(_("Files"), icon="file", menu_arrow=True))
        self.draft_button = header.add_action(Button(_("Help me write"), icon="edit"))
        self.step_button = header.add_action(Button("", PRIMARY, icon="check"))
        self.locked_strip = MessageStrip()
        self.locked_strip.close_button.hide()
        self.show_buttons(False)

    def show_unbegun(self, period: Period) -> None:
        """The title alone."""
        self._shown = ""
        self._header.set_words(_("Reform report for {period}").format(period=long_words(period)))
        self._header.set_chips(())
        self.locked_strip.hide()
        self.show_buttons(False)

    def show_report(self, sheet: Sheet, then: Callable[[], None]) -> None:
        """Title, chips, next step; ``then`` is the step that the strip of a locked report offers too."""
        report = sheet.report
        said = state_view(report.state)
        title = _("Reform report for {period}").format(period=long_words(report.period))
        if report.revision > 1:
            title = _("{title}, correction {number}").format(title=title, number=report.revision - 1)
        days = window_words(sheet.facts.window, report.period)
        self._header.set_words(title)
        self._header.set_chips((Chip(said.words, said.tone, said.mark), Chip(days, "neutral", "calendar")))
        self.step_button.set_text(said.step)
        self.step_button.icon_name = said.icon
        self.show_buttons(True)
        self.draft_button.setVisible(not report.locked)
        if report.locked:
            self.locked_strip.say(said.why_locked, "wait", said.step, then)
        else:
            self.locked_strip.hide()
        self._shown = said.step

    def is_stale(self, sheet: Sheet) -> bool:
        """Whether the report is in another state than the head says."""
        return state_view(sheet.report.state).step != self._shown

    def show_count(self, count: int) -> None:
        """How many issues wait behind the button of a narrow window."""
        words = _("{count} issues").format(count=count) if count else _("No issues")
        self.issues_button.set_text(words)

    def show_buttons(self, begun: bool) -> None:
        """The buttons belong to a report that is begun."""
        self.issues_button.setVisible(begun and self._narrow)
        self.preview_button.setVisible(begun and not self._narrow)
        self.files_button.setVisible(begun)
        self.draft_button.setVisible(begun)
        self.step_button.setVisible(begun)

    def set_narrow(self, narrow: bool) -> None:
        """Issues and preview stand behind one button; Ctrl+P opens the print large."""
        self._narrow = narrow
        self.files_button.set_text("" if narrow else _("Files"))
        self.files_button.setAccessibleName(_("Sheets of departments, Word and Excel files"))
        begun = bool(self._shown)
        self.issues_button.setVisible(begun and narrow)
        self.preview_button.setVisible(begun and not narrow)
