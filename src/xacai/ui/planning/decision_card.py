"""The decision that issues the plan: the words of its own pages, with the usual ones at hand."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from xacai.domain.decision import Decision, Signer, numbered_articles
from xacai.domain.text import plain, squeeze
from xacai.services.deciding import propose_decision
from xacai.ui.planning.desk import PlanDesk
from xacai.ui.planning.form import Kept, labelled
from xacai.ui.theme import theme
from xacai.ui.widgets.button import OUTLINED, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.text_edit import LineEdit, PlainTextEdit
from xacai.wording.language import N_, _

# key, word, height (0: one line), row, column, columns covered
_FIELDS: tuple[tuple[str, str, int, int, int, int], ...] = (
    ("subject", N_("Abstract of the decision"), 0, 0, 0, 1),
    ("organ", N_("Who decides"), 0, 0, 1, 1),
    ("bases", N_("Legal bases and proposals, one line each"), 112, 1, 0, 2),
    ("articles", N_("Articles, one line each"), 132, 2, 0, 2),
    ("recipients", N_("Recipients of the decision, one line each"), 112, 3, 0, 1),
    ("authority", N_("Authority of the decision, one line each"), 112, 3, 1, 1),
    ("signer", N_("Signer of the decision"), 0, 4, 0, 1),
)
_PROPOSAL = ("xet de nghi", "theo de nghi", "xet to trinh")


def field_texts(decision: Decision) -> dict[str, str]:
    """What stands in each field."""
    return {
        "subject": decision.subject,
        "organ": decision.organ,
        "bases": "\n".join((*decision.bases, *decision.proposals)),
        "articles": "\n".join(decision.articles),
        "recipients": "\n".join(decision.recipients),
        "authority": "\n".join(decision.signer.authority),
        "signer": decision.signer.name,
    }


def with_text(decision: Decision, name: str, text: str) -> Decision:
    """The decision with one field in other words."""
    lines = tuple(line for line in (squeeze(part) for part in text.split("\n")) if line)
    if name == "subject":
        return replace(decision, subject=squeeze(text))
    if name == "organ":
        return replace(decision, organ=squeeze(text))
    if name == "bases":
        proposals = tuple(line for line in lines if plain(line).startswith(_PROPOSAL))
        bases = tuple(line for line in lines if line not in proposals)
        return replace(decision, bases=bases, proposals=proposals)
    if name == "articles":
        return replace(decision, articles=read_articles(lines))
    if name == "recipients":
        return replace(decision, recipients=lines)
    if name == "authority":
        return replace(decision, signer=Signer(lines, decision.signer.name))
    return replace(decision, signer=Signer(decision.signer.authority, squeeze(text)))


def read_articles(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Articles from lines: where some begin with "Điều", the others belong to the one above; else a line is one."""
    if not any(plain(line).startswith("dieu ") for line in lines):
        return numbered_articles(lines)
    found: list[str] = []
    for line in lines:
        if plain(line).startswith("dieu ") or not found:
            found.append(line)
        else:
            found[-1] += f"\n{line}"
    return numbered_articles(found)


class DecisionCard(Card):
    """The fields, and a button that fills in the usual words where none are held."""

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__(_("Pages of the decision, if any"))
        self._desk = desk
        self.fields: dict[str, Kept] = {}
        self.propose_button = Button(_("Take the usual words"), OUTLINED, icon="copy", small=True)
        self.propose_button.clicked.connect(self.propose)
        self.add_to_head(self.propose_button)
        self.hint = Label("", 12, ink="ink2", wrap=True)
        self.add(self.hint)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(12))
        grid.setVerticalSpacing(theme().px(8))
        for name, words, height, row, column, across in _FIELDS:
            grid.addLayout(self._field(name, _(words), height), row, column, 1, across)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.add(grid)

    def show_decision(self) -> None:
        """Show what the plan on the desk holds of it."""
        head, locked = self._desk.plan.head, self._desk.locked
        decision = head.issued_by or Decision()
        for name, text in field_texts(decision).items():
            self.fields[name].show(text, locked=locked)
        self.propose_button.setVisible(not locked and not decision.has_pages)
        self.hint.setText(
            _("Printed before the plan, which then names it.")
            if decision.has_pages
            else _("Printed only where its articles are entered. Without a decision leave everything empty.")
        )

    def propose(self) -> None:
        """Fill in the usual words; the officer looks through them."""
        self.keep()
        plan = self._desk.plan
        self._store(_("Take the usual words"), propose_decision(self._desk.workspace, plan))

    def keep(self) -> None:
        """Keep every field."""
        for field in self.fields.values():
            field.now()

    def _field(self, name: str, words: str, height: int) -> QVBoxLayout:
        field: LineEdit | PlainTextEdit = PlainTextEdit(words) if height else LineEdit(words)
        if height:
            field.setFixedHeight(theme().px(height))
        self.fields[name] = Kept(field, lambda text: self._set(name, text))
        return labelled(words, field)

    def _set(self, name: str, text: str) -> None:
        held = self._desk.plan.head.issued_by or Decision()
        self._store(_("Edit the decision"), with_text(held, name, text))

    def _store(self, words: str, decision: Decision) -> None:
        plan = self._desk.plan
        kept = decision if decision != Decision() else None
        self._desk.edit(words, replace(plan, head=replace(plan.head, issued_by=kept)))
