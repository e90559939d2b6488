"""Scorecard and ranking on paper, as Word and Excel files, all from one content."""

from __future__ import annotations

from xacai.documents.archive import Attachment, attach
from xacai.documents.ranking_document import RankedOffice, RankingFacts, ranking_document, ranking_sheets
from xacai.documents.scorecard_document import (
    ScorecardFacts,
    scorecard_covers,
    scorecard_document,
    scorecard_sheets,
)
from xacai.documents.sheet import workbook
from xacai.documents.state_pdf import render
from xacai.documents.word import word_document
from xacai.domain.office import Office
from xacai.domain.scorecard import Scorecard, ScorecardState
from xacai.domain.scorecard_content import documents_of
from xacai.domain.submission import Shipment
from xacai.services.answering import received_content
from xacai.services.choosing_criteria import criteria_of
from xacai.services.publishing import check_sheet, office_at_lock
from xacai.services.ranking_offices import rank_offices
from xacai.services.scoring import SCORECARD, content_of
from xacai.services.workspace import Workspace


def scorecard_facts(workspace: Workspace, card: Scorecard) -> ScorecardFacts:
    """All that a card's papers say: of the own card as it stands or was locked, of another office's as it came."""
    criteria, own = criteria_of(workspace, card.criteria), workspace.office()
    if card.office != own.code:
        content = received_content(workspace, card.office, str(card.year), SCORECARD)
        told = content["office"]
        office = Office(
            told["code"], told["name"], told["place"], told["superior_code"], told["superior_name"]
        )
        return ScorecardFacts(card, criteria, office, documents_of(content))
    content = content_of(workspace, card)
    facts = ScorecardFacts(card, criteria, own, documents_of(content))
    if card.state is ScorecardState.OPEN:
        return facts
    return ScorecardFacts(
        card,
        criteria,
        office_at_lock(own, content),
        facts.documents,
        check_sheet(content, scorecard_covers(facts)),
    )


def scorecard_pdf(
    workspace: Workspace, card: Scorecard, *, bundle: tuple[Shipment, bytes] | None = None
) -> bytes:
    """The card as PDF; with the bundle inside where one is given."""
    paper = scorecard_document(scorecard_facts(workspace, card))
    pdf = render(paper)
    if bundle is None:
        return pdf
    shipment, data = bundle
    return attach(pdf, paper.metadata, Attachment(shipment.file_name, data, "xacai"))


def scorecard_docx(workspace: Workspace, card: Scorecard) -> bytes:
    """The card as a Word file."""
    return word_document(scorecard_document(scorecard_facts(workspace, card)))


def scorecard_xlsx(workspace: Workspace, card: Scorecard) -> bytes:
    """The card as an Excel file: the whole table, the sums by field, the words."""
    facts = scorecard_facts(workspace, card)
    paper = scorecard_document(facts)
    return workbook(paper.metadata, scorecard_sheets(paper, facts))


def ranking_facts(workspace: Workspace, year: int) -> RankingFacts:
    """All that the published table says."""
    found = rank_offices(workspace, year)
    lines = tuple(
        RankedOffice(
            item,
            found.names.get(item.office, item.office),
            found.states[item.office] is ScorecardState.FINAL,
        )
        for item in found.places
    )
    return RankingFacts(
        year,
        workspace.office(),
        found.criteria,
        lines,
        tuple(found.names.get(code, code) for code in found.missing),
        tuple(found.names.get(code, code) for code in found.apart),
    )


def ranking_pdf(workspace: Workspace, year: int) -> bytes:
    """The published table as PDF."""
    return render(ranking_document(ranking_facts(workspace, year)))


def ranking_xlsx(workspace: Workspace, year: int) -> bytes:
    """The published table as an Excel file."""
    facts = ranking_facts(workspace, year)
    return workbook(ranking_document(facts).metadata, ranking_sheets(facts))
