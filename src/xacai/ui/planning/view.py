"""The head of the plan page as data: title, chips, next step, tabs with counts, changes. No widgets here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xacai.domain.period import write_day
from xacai.domain.plan import Plan, PlanChange, PlanKind, PlanState
from xacai.ui.models.cells import CellView, Column, GridRow
from xacai.wording.language import N_, _

HEAD, BASES, SECTIONS, TARGETS, TASKS, AMENDMENT = (
    "head",
    "bases",
    "sections",
    "targets",
    "tasks",
    "amendment",
)
ISSUE, AMEND, ISSUE_AMENDMENT = "issue", "amend", "issue-amendment"
_KINDS = {
    PlanKind.CCHC: N_("Reform plan {year}"),
    PlanKind.PAR_INDEX: N_("PAR Index plan {year}"),
    PlanKind.COMMUNICATION: N_("Communication plan {year}"),
    PlanKind.INSPECTION: N_("Inspection plan {year}"),
    PlanKind.SURVEY: N_("Survey plan {year}"),
    PlanKind.OTHER: N_("Plan {year}"),
}
_STEPS = {
    ISSUE: N_("Issue the plan"),
    AMEND: N_("Open an amendment"),
    ISSUE_AMENDMENT: N_("Issue the amendment"),
}
_PARTS = {
    "content": N_("Task"),
    "product": N_("Result, product"),
    "lead": N_("Lead"),
    "coordinating": N_("Coordinating"),
    "deadline": N_("Deadline"),
    "budget": N_("Budget"),
    "added": N_("Added"),
    "removed": N_("Left out"),
    "text": N_("Target"),
    "field_no": N_("Field"),
    "parent": N_("Group of tasks"),
    "objective": N_("Objective"),
    "note": N_("Note"),
}


@dataclass(frozen=True, slots=True)
class ChipWords:
    """A chip: words, tone, icon."""

    text: str
    tone: str
    icon: str


def plan_title(plan: Plan) -> str:
    """``Kế hoạch CCHC năm 2026``."""
    return _(_KINDS[plan.kind]).format(year=plan.year)


def state_chips(plan: Plan, issued: Plan | None, changes: int) -> tuple[ChipWords, ...]:
    """Where the plan stands: draft, issued, being amended for the n-th time with so many changes."""
    if plan.state is PlanState.ISSUED:
        return (ChipWords(_("Issued"), "ok", "lock"),)
    if plan.revision == 0 or issued is None:
        return (ChipWords(_("Draft"), "accent", "edit"),)
    words = _("Amendment {n}, changes: {count}").format(n=plan.revision, count=changes)
    return ChipWords(_("Issued"), "ok", "lock"), ChipWords(words, "accent", "edit")


def subtitle(plan: Plan, issued: Plan | None) -> str:
    """Number, day and signer of what is in force; nothing for a draft never issued."""
    head = plan.head if plan.state is PlanState.ISSUED or issued is None else issued.head
    parts = []
    if head.number:
        day = _(" of {day}").format(day=write_day(head.day)) if head.day else ""
        parts.append(_("No. {number}").format(number=head.number) + day)
    signer = " ".join(part for part in (_office_of(head.signer.authority), head.signer.name) if part)
    if signer:
        parts.append(_("signer: {signer}").format(signer=signer))
    return "; ".join(parts)


def _office_of(authority: Sequence[str]) -> str:
    """The signer's office in plain words: ``KT. CHỦ TỊCH`` / ``PHÓ CHỦ TỊCH`` → ``Phó Chủ tịch``."""
    last = authority[-1].split(".")[-1].strip() if authority else ""
    words = last.lower().replace("chủ tịch", "Chủ tịch").replace("giám đốc", "Giám đốc")
    return words[:1].upper() + words[1:]


def next_step(plan: Plan) -> tuple[str, str]:
    """Key and words of the primary button."""
    step = AMEND if plan.state is PlanState.ISSUED else ISSUE_AMENDMENT if plan.revision else ISSUE
    return step, _(_STEPS[step])


def lock_words(plan: Plan) -> str:
    """Why nothing can be typed; empty for a draft."""
    if plan.state is not PlanState.ISSUED:
        return ""
    return _("The plan was issued, so it is only read here. To change it, open an amendment.")


def tabs(plan: Plan, changes: int, short: bool = False) -> tuple[tuple[str, str, str], ...]:
    """The parts of the plan as (key, words, count); the amendment only where there is one."""
    found = [
        (HEAD, _("General"), ""),
        (BASES, _("Legal bases"), str(len(plan.head.legal_bases))),
        (SECTIONS, _("Contents") if short else _("Purpose, contents"), str(len(plan.sections))),
        (TARGETS, _("Targets") if short else _("Goals, targets"), str(len(plan.targets))),
        (TASKS, _("Tasks"), str(len(plan.tasks))),
    ]
    if plan.revision and plan.state is PlanState.DRAFT:
        found.append((AMENDMENT, _("Amendment"), str(changes)))
    return tuple(found)


def by_cell(changes: Sequence[PlanChange]) -> dict[tuple[str, str], PlanChange]:
    """Changes of tasks and targets by (key, part)."""
    return {(change.where.partition(" ")[2], change.part): change for change in changes}


def change_columns() -> tuple[Column, ...]:
    """The columns of the amendment tab."""
    return (
        Column(_("Changed place"), width=180, stretch=2, wrap=True),
        Column(_("Part"), width=164),
        Column(_("As issued"), width=200, stretch=3, wrap=True),
        Column(_("As amended"), width=200, stretch=3, wrap=True),
    )


def change_rows(plan: Plan, issued: Plan | None, changes: Sequence[PlanChange]) -> list[GridRow]:
    """One row a change; the key is ``place|part``."""
    return [
        GridRow(
            f"{change.where}|{change.part}",
            (
                CellView(text=_place_words(plan, issued, change), tone="ink2"),
                CellView(text=_(_PARTS.get(change.part, change.part))),
                CellView(text=change.old, tone="ink2"),
                CellView(text=change.new, strong=True, changed=True),
            ),
        )
        for change in changes
    ]


def _place_words(plan: Plan, issued: Plan | None, change: PlanChange) -> str:
    kind, _space, key = change.where.partition(" ")
    if kind == "target":
        return _("Target {key}").format(key=key)
    task = plan.task(key) or (issued.task(key) if issued else None)
    if task is None:
        return key
    return _("Field {field}, task {no}: {content}").format(
        field=task.field_no, no=task.no, content=task.content
    )
