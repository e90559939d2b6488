"""The consolidation on paper and as a workbook."""

from __future__ import annotations

from collections.abc import Iterable

from xacai.documents.consolidation_document import ConsolidationFacts, consolidation_document
from xacai.documents.consolidation_sheets import consolidation_sheets
from xacai.documents.sheet import workbook
from xacai.documents.state_pdf import render
from xacai.domain.catalogue import Catalogue, Row, RowKind
from xacai.domain.consolidation import View, ranking
from xacai.domain.office_line import measured
from xacai.domain.period import Period
from xacai.services.board import late_offices
from xacai.services.comparing import office_lines, row_of
from xacai.services.consolidating import consolidate, receiving_office
from xacai.services.key_ratios import KEY_ROWS
from xacai.services.rostering import office_names
from xacai.services.workspace import Workspace

_FILES = ("3.3.3.0", "3.3.3.1", "3.3.3.3")
_MOST_COLUMNS = 8


def consolidation_facts(
    workspace: Workspace,
    period: Period,
    *,
    view: View = View.REPORTED,
    chosen: Iterable[str] = (),
    ranked: str = "",
) -> ConsolidationFacts:
    """All that the papers say; without ``chosen`` rows the ones most asked for, ranked by the first ratio of them."""
    found = consolidate(workspace, period)
    catalogue = workspace.catalogue(found.gathering.catalogue)
    rows = tuple(row_of(catalogue, code) for code in chosen) or usual_rows(catalogue)
    by = (
        row_of(catalogue, ranked)
        if ranked
        else next((row for row in rows if row.kind is RowKind.RATIO), None)
    )
    lines = office_lines(workspace, found.gathering, view=view)
    late = late_offices(workspace, period)
    return ConsolidationFacts(
        office=receiving_office(workspace),
        period=period,
        catalogue=catalogue,
        found=found,
        names=office_names(workspace),
        late=late,
        lines=lines,
        chosen=rows,
        ranked=by,
        places=ranking(measured(by, lines)) if by is not None else (),
        view=view,
    )


def usual_rows(catalogue: Catalogue) -> tuple[Row, ...]:
    """The rows of the printed table of offices: files and the key ratios, else the first figures."""
    wanted = (*_FILES, *KEY_ROWS)
    found = tuple(row for row in catalogue.rows() if row.code in wanted and row.applies)
    figures = (row for row in catalogue.rows() if row.applies and row.kind in {RowKind.COUNT, RowKind.AMOUNT})
    return (found or tuple(figures))[:_MOST_COLUMNS]


def consolidation_pdf(facts: ConsolidationFacts) -> bytes:
    """The consolidation in the layout of a state document."""
    return render(consolidation_document(facts))


def consolidation_xlsx(facts: ConsolidationFacts) -> bytes:
    """The consolidation as a workbook: every row of every office."""
    return workbook(consolidation_document(facts).metadata, consolidation_sheets(facts))
