"""The report on the desk: one state in memory, changed through here alone, kept by the keeper, read as a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from xacai.domain.indicator import EMPTY, Cell, Values
from xacai.domain.report import Report, SectionText, edited
from xacai.services import acknowledging, computing, reporting, revising
from xacai.services.cumulating import cells_before, overrides_of
from xacai.services.missing_parts import missing_parts
from xacai.services.own_indicators import catalogue_for
from xacai.services.workspace import Workspace
from xacai.ui.reporting.keeper import AFTER_TYPING, Keeper
from xacai.ui.reporting.sheet import Lookup, Sheet, look_up

CHECK_SOON, CHECK_AFTER_TYPING = 120, 700
"""Milliseconds from a change to the check of the whole report."""


class Desk(QObject):
    """Signals: ``figures_changed`` (cells, totals, ratios), ``checked`` (issues), ``text_changed(section)`` when words
    changed by other means than typing, ``content_changed`` after any edit (the printed pages are old now).
    """

    figures_changed = Signal()
    checked = Signal()
    text_changed = Signal(str)
    content_changed = Signal()

    def __init__(self, workspace: Workspace, owner: QWidget) -> None:
        super().__init__(owner)
        self.workspace = workspace
        self.keeper = Keeper(workspace, owner)
        self.wrong: dict[str, str] = {}
        self.before_draft: dict[str, SectionText] = {}
        self._sheet: Sheet | None = None
        self._lookup: Lookup | None = None
        self._check = QTimer(self, singleShot=True)
        self._check.timeout.connect(self.check_now)

    def open(self, report: Report) -> None:
        """Take a report from the store with all that follows from it; the check comes after the first paint."""
        if self._sheet is None or self._sheet.report.period != report.period:
            self.wrong.clear()
            self.before_draft.clear()
        self.keeper.begin_with(report)
        catalogue = catalogue_for(self.workspace, report)
        facts = computing.printed_facts(self.workspace, report)
        earlier = computing.earlier_values(self.workspace, catalogue, report)
        known = self._sheet is not None and self._sheet.report.period == report.period and not report.locked
        issues = self.sheet.issues if known else ()
        sent = revising.sent_values(self.workspace, report)
        said = acknowledging.standing_answer(self.workspace, report)
        remarks = said.remarks if said is not None else ()
        self._sheet = Sheet(catalogue, report, facts, earlier, issues, sent, remarks=remarks)
        self._lookup = None
        self._read_parts()
        self.figures_changed.emit()
        self._check.start(0)

    def close(self) -> None:
        """Put the report away."""
        self._check.stop()
        self.keeper.begin_with(None)
        self._sheet = self._lookup = None

    @property
    def open_now(self) -> bool:
        """Whether a report lies here."""
        return self._sheet is not None

    @property
    def sheet(self) -> Sheet:
        """The report as it stands."""
        assert self._sheet is not None
        return self._sheet

    @property
    def lookup(self) -> Lookup:
        """The same with everything found by code."""
        if self._lookup is None:
            self._lookup = look_up(self.sheet, self.wrong)
        return self._lookup

    @property
    def report(self) -> Report:
        """The report as edited, perhaps not on disk yet."""
        return self.sheet.report

    def before_own(self) -> Values | None:
        """The cumulative cells of the quarters before this one; None where there are none."""
        return cells_before(self.workspace, self.sheet.catalogue, self.report)

    def put_cells(self, cells: Mapping[str, Cell]) -> None:
        """Set typed cells."""
        for code in cells:
            self.wrong.pop(code, None)
        self._take(edited(self.report, values={**self.report.values, **cells}))

    def put_overrides(self, cells: Mapping[str, Cell | None]) -> None:
        """Set cumulative cells against the computed ones, or take them back (None)."""
        held = {code: cell for code, cell in self.report.overrides.items() if code not in cells}
        fresh = {code: cell for code, cell in cells.items() if cell is not None}
        self._take(edited(self.report, overrides={**held, **fresh}))

    def put_wrong(self, code: str, text: str) -> None:
        """Show a text that is no number in its cell; it is not stored."""
        self.wrong[code] = text
        self._lookup = None
        self.figures_changed.emit()

    def put_reason(self, key: str, words: str) -> None:
        """Answer a warning; empty words take the answer back."""
        reasons = {held: said for held, said in self.report.reasons.items() if held != key}
        if words:
            reasons[key] = words
        self._replace(edited(self.report, reasons=reasons))
        self.keeper.put(self.report)
        self.figures_changed.emit()
        self.checked.emit()
        self.content_changed.emit()

    def put_text(self, section: str, words: SectionText, *, typing: bool = False) -> None:
        """Set a section's words; while typing the store and the check wait for a pause."""
        self._replace(edited(self.report, texts={**self.report.texts, section: words}))
        if typing:
            self.keeper.postpone(self.report, AFTER_TYPING)
            self._check.start(CHECK_AFTER_TYPING)
        else:
            self.keeper.put(self.report)
            self.text_changed.emit(section)
            self._check.start(CHECK_SOON)
        self.content_changed.emit()

    def text(self, section: str) -> SectionText:
        """A section's words."""
        return self.report.texts.get(section, SectionText())

    def cell(self, code: str) -> Cell:
        """A typed cell."""
        return self.report.values.get(code, EMPTY)

    def check_now(self) -> None:
        """Work out everything anew and say what stands against the report."""
        self._check.stop()
        if self._sheet is None:
            return
        if self.report.locked:
            self.checked.emit()
            return
        facts = computing.facts(self.workspace, self.report)
        issues = computing.check(self.workspace, self.report, facts)
        self._sheet, self._lookup = replace(self.sheet, facts=facts, issues=issues), None
        self._read_parts()
        self.figures_changed.emit()
        self.checked.emit()

    def _read_parts(self) -> None:
        """What was set against the computed cumulative cells, and which quarters have no figures."""
        if not self.report.period.cumulative:
            return
        found = overrides_of(self.workspace, self.sheet.catalogue, self.report)
        missing = () if self.report.locked else missing_parts(self.workspace, self.report)
        against = {item.code: item for item in found}
        self._sheet = replace(self.sheet, against=against, missing=missing)

    def settle(self) -> None:
        """Check now where a check is due."""
        if self._check.isActive():
            self.check_now()

    def rest(self) -> bool:
        """Nobody looks any more: no check, everything to disk; False where the store refused."""
        self._check.stop()
        return self.keeper.flush()

    def mark_checked(self) -> Report:
        """After the pages are on disk: a draft without errors becomes "checked"."""
        self.check_now()
        if self.keeper.flush():
            report = reporting.mark_checked(self.workspace, self.report, self.sheet.issues)
            self.keeper.begin_with(report)
            self._replace(report)
        return self.report

    def _take(self, report: Report) -> None:
        """New figures: totals and ratios at once, the check a moment later."""
        facts = computing.facts(self.workspace, report)
        self._sheet = replace(self.sheet, report=report, facts=facts)
        self._read_parts()
        self._lookup = None
        self.keeper.put(report)
        self._check.start(CHECK_SOON)
        self.figures_changed.emit()
        self.content_changed.emit()

    def _replace(self, report: Report) -> None:
        self._sheet = replace(self.sheet, report=report)
        self._lookup = None
