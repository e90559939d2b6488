"""Which set the editor shows, and every change of the one in work with its way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from xacai.domain.criteria_editing import with_bands, with_cell, with_head
from xacai.domain.criteria_trial import best_samples, read_sample, trial
from xacai.domain.criterion import CriteriaSet
from xacai.domain.scorecard import Measure, Score
from xacai.services import drafting_criteria
from xacai.services.choosing_criteria import criteria_of, criteria_sets
from xacai.services.workspace import Workspace
from xacai.ui.scoring.criteria_head import BANDS
from xacai.ui.scoring.criteria_view import DRAFT, Table
from xacai.ui.stored_step import StoredStep

_NUMBERS = frozenset({"year"})
_POINTS = frozenset({"bonus_cap", "penalty_cap"})


class CriteriaDesk(QObject):
    """``renewed`` after every change. A set that was issued is looked at and tried, never changed."""

    renewed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.undo_stack = QUndoStack(self)
        self.samples: dict[str, Measure] = {}
        self.chosen = DRAFT

    def sets(self) -> dict[str, CriteriaSet]:
        """Every set by its identifier, the one in work first under :data:`DRAFT`."""
        draft = drafting_criteria.find_draft(self.workspace)
        kept = sorted(
            criteria_sets(self.workspace).values(), key=lambda one: (one.year, one.id), reverse=True
        )
        first = {DRAFT: draft} if draft is not None else {}
        return {**first, **{one.id: one for one in kept}}

    def look_at(self, key: str) -> None:
        """Show another set; sample values and the way back belong to the former."""
        self.chosen = key
        self.samples = {}
        self.undo_stack.clear()
        self.renewed.emit()

    def table(self) -> Table:
        """The set that is shown."""
        draft = drafting_criteria.find_draft(self.workspace) if self.chosen == DRAFT else None
        found = draft or criteria_of(self.workspace, self.chosen)
        return Table(found, draft is not None, self.samples)

    def tried(self) -> Score:
        """The score of the sample values."""
        return trial(self.table().criteria, self.samples)

    def begin(self, base: CriteriaSet | None, year: int) -> None:
        """A new version of a set, or an empty one."""
        drafting_criteria.begin_draft(self.workspace, base, year)
        self.look_at(DRAFT)

    def drop(self, otherwise: str) -> None:
        """Throw the set in work away."""
        drafting_criteria.drop_draft(self.workspace)
        self.look_at(otherwise)

    def bring_back(self, held: CriteriaSet) -> None:
        """Take back that a set in work was thrown away."""
        drafting_criteria.keep_draft(self.workspace, held)
        self.look_at(DRAFT)

    def issue(self) -> CriteriaSet:
        """The set in work becomes a version for ever."""
        issued = drafting_criteria.issue_draft(self.workspace)
        self.look_at(issued.id)
        return issued

    def write_cell(self, code: str, key: str, text: str) -> None:
        """A cell of a node; empty numbers are none."""
        self.change(lambda found: with_cell(found, code, key, text))

    def write_head(self, key: str, value: str | bool) -> None:
        """A cell of the set's own line, or its bands."""
        if key == BANDS:
            self.change(lambda found: with_bands(found, str(value)))
        elif key in _NUMBERS and isinstance(value, str) and value.isdecimal():
            self.change(lambda found: with_head(found, key, int(value)))
        else:
            self.change(lambda found: with_head(found, key, value or ("0" if key in _POINTS else value)))

    def change(self, made: Callable[[CriteriaSet], CriteriaSet]) -> None:
        """Change the set in work; what cannot be read is refused and nothing changes."""
        before = self.table()
        if not before.drafted:
            return
        after = made(before.criteria)
        if after != before.criteria:
            self.put(after)
            self.undo_stack.push(StoredStep("", lambda: self.put(after), lambda: self.put(before.criteria)))

    def sample(self, code: str, text: str) -> bool:
        """Try a value at a component; False where it is none of its scale."""
        item = self.table().criteria.get(code)
        measure = read_sample(item, text) if item is not None else None
        if measure is None:
            return False
        self.samples = {**self.samples, code: measure}
        if not measure.known:
            del self.samples[code]
        self.renewed.emit()
        return True

    def sample_best(self) -> None:
        """The best value everywhere."""
        self.samples = best_samples(self.table().criteria)
        self.renewed.emit()

    def clear_samples(self) -> None:
        """No sample values."""
        self.samples = {}
        self.renewed.emit()

    def put(self, found: CriteriaSet) -> None:
        """Keep another standing of the set in work."""
        drafting_criteria.keep_draft(self.workspace, found)
        self.renewed.emit()
