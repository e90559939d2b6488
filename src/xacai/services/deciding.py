"""The decision that issues a plan: its usual words as a draft, and what the officer made of them."""

from __future__ import annotations

from dataclasses import replace

from xacai.domain.decision import Decision, numbered_articles, proposed_decision
from xacai.domain.issue import refuse
from xacai.domain.plan import Plan, PlanState, Signer
from xacai.domain.text import nfc, squeeze
from xacai.services.planning import get_plan, save_plan
from xacai.services.workspace import Workspace


def propose_decision(workspace: Workspace, plan: Plan) -> Decision:
    """The usual decision for a plan, nothing stored; words that are held already stay."""
    head = plan.head
    return proposed_decision(head.issued_by, head.title, head.legal_bases, workspace.office())


def set_decision(workspace: Workspace, key: str, decision: Decision | None) -> Plan:
    """Keep the decision of a draft plan, or none; refused once the plan is issued."""
    plan = get_plan(workspace, key)
    if plan.state is PlanState.ISSUED:
        raise refuse("plan.locked", f"plan {key}", key=key)
    kept = tidied(decision) if decision is not None else None
    changed = replace(plan, head=replace(plan.head, issued_by=kept))
    save_plan(workspace, changed, plan)
    return changed


def tidied(decision: Decision) -> Decision:
    """Texts in one Unicode form, empty lines left out, articles numbered."""
    return replace(
        decision,
        number=squeeze(decision.number),
        place=squeeze(decision.place),
        subject=squeeze(decision.subject),
        organ=squeeze(decision.organ),
        bases=_lines(decision.bases),
        proposals=_lines(decision.proposals),
        articles=numbered_articles([nfc(article) for article in decision.articles]),
        recipients=_lines(decision.recipients),
        signer=Signer(_lines(decision.signer.authority), squeeze(decision.signer.name)),
    )


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text for text in map(squeeze, texts) if text)
