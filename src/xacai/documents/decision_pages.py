"""The decision that carries a plan, as printed pages, and what the plan under it says of it."""

from __future__ import annotations

from xacai.documents.content import Decision as DecisionPages
from xacai.documents.content import Paragraph, Run, paragraph
from xacai.documents.office_words import (
    authority_of,
    reference,
    split_number,
    symbol_of,
    with_archive,
    with_lead,
)
from xacai.domain.decision import Decision, numbered_articles, part_article
from xacai.domain.office import Office
from xacai.domain.plan import Plan, PlanHead
from xacai.domain.text import plain, squeeze


def decision_pages(decision: Decision, head: PlanHead, office: Office) -> DecisionPages:
    """The decision's own pages from what is held of it; what it leaves out is the plan's or the office's own."""
    number, symbol = split_number(decision.number, symbol_of("QĐ", office))
    return DecisionPages(
        number=number,
        symbol=symbol,
        issued=decision.day,
        abstract=squeeze(decision.subject) or f"Về việc ban hành {squeeze(head.title)}",
        authority_title=squeeze(decision.organ) or squeeze(office.name),
        bases=_led(decision.bases),
        requests=tuple(squeeze(text) for text in decision.proposals if squeeze(text)),
        articles=_articles(decision.articles),
        recipients=with_archive(decision.recipients or head.recipients or office.recipients),
        authority=authority_of(decision.signer if decision.signer.name else head.signer, office),
        place=squeeze(decision.place),
    )


def _led(bases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(with_lead(base) for base in bases if squeeze(base))


def _articles(articles: tuple[str, ...]) -> tuple[Paragraph, ...]:
    """ "Điều 1." in bold with its words upright, its further paragraphs below."""
    found: list[Paragraph] = []
    for article in numbered_articles(articles):
        mark, words = part_article(article)
        first, *others = words.split("\n")
        found.append(Paragraph((Run(f"{mark} ", bold=True), Run(first.strip()))))
        found.extend(paragraph(line.strip()) for line in others if line.strip())
    return tuple(found)


def own_bases(head: PlanHead) -> tuple[str, ...]:
    """The plan's legal bases; those that stand on its decision's pages are not said twice."""
    decision = head.issued_by
    said: set[str] = set()
    if decision is not None and decision.has_pages:
        said = {plain(text) for text in (*_led(decision.bases), *decision.proposals)}
    return tuple(base for base in _led(head.legal_bases) if plain(base) not in said)


def decision_reference(plan: Plan, office: Office) -> str:
    """ "(Kèm theo Quyết định số …)" where a decision carries the plan."""
    decision = plan.head.issued_by
    if decision is None:
        return ""
    number, symbol = split_number(decision.number, symbol_of("QĐ", office))
    return reference("Quyết định", number, symbol, decision.day, office, plan.year)
