"""Letters that print as □ because the printing face lacks them, named with the place where they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from xacai.domain.issue import Issue, Severity
from xacai.domain.plan import Plan
from xacai.domain.submission import ReportFacts
from xacai.domain.text import nfc

# Letters and signs that every face of state documents has; only texts with others are looked at closely.
_COMMON = re.compile(
    r"[\n\t\u0020-\u007e\u00a0-\u024f\u1ea0-\u1ef9\u2013\u2014\u2018-\u201d\u2022\u2026\u2192\u2264\u2265]*"
)
_Said = tuple[str, str]


def plan_letters(plan: Plan) -> tuple[Issue, ...]:
    """A warning for each part of a plan that holds letters which cannot be printed."""
    return _checked(_plan_texts(plan))


def report_letters(known: ReportFacts) -> tuple[Issue, ...]:
    """A warning for each section, cell, task and target of a report that holds such letters."""
    return _checked(_report_texts(known))


def _checked(texts: Iterable[_Said]) -> tuple[Issue, ...]:
    rare = [(where, text) for where, text in texts if not _COMMON.fullmatch(text)]
    if not rare:
        return ()
    from xacai.documents.fonts import letter_names, load_fonts

    fonts = load_fonts()
    missing: dict[str, set[str]] = {}
    for where, text in rare:
        missing.setdefault(where, set()).update(fonts.missing(nfc(text)))
    return tuple(
        Issue("document.letters-missing", Severity.WARNING, where, {"letters": letter_names(found)})
        for where, found in missing.items()
        if found
    )


def _plan_texts(plan: Plan) -> Iterator[_Said]:
    head = plan.head
    for text in (head.title, head.place, head.number, *head.legal_bases, *head.recipients, head.signer.name):
        yield "head", text
    decision = head.issued_by
    if decision is not None:
        for text in (decision.subject, *decision.bases, *decision.proposals, *decision.articles):
            yield "head / decision", text
    for number, section in enumerate(plan.sections, 1):
        yield f"section {number}", f"{section.heading}\n{section.text}"
    for target in plan.targets:
        yield f"target {target.key}", f"{target.text}\n{target.lead}"
    for task in plan.tasks:
        parts = (task.content, task.objective, task.parent, task.product, task.lead, task.coordinating)
        lines = (*parts, *(item.text for item in task.deliverables), task.deadline.text)
        yield f"task {task.key}", "\n".join((*lines, task.budget.text, task.note))


def _report_texts(known: ReportFacts) -> Iterator[_Said]:
    for code, text in known.texts.items():
        yield f"section {code}", text
    for code, cell in known.cumulative.items():
        yield f"cell {code}", f"{cell.text}\n{cell.note}"
    for item in known.standings:
        lines = [item.task.content]
        for entry in item.entries:
            lines += [entry.result, entry.note, entry.proof.abstract, entry.proof.issuer, entry.proof.number]
        yield f"task {item.task.key}", "\n".join(lines)
