"""A consolidation as the sheets of a workbook: totals, every row of every office, the order, who is missing or late."""

from __future__ import annotations

from collections.abc import Iterator

from xacai.documents.consolidation_document import ConsolidationFacts, consolidation_document, opening
from xacai.documents.consolidation_tables import office_table, place_table
from xacai.documents.content import Align, Cell, Column, Row, Table, run_text
from xacai.documents.sheet_tables import Sheet
from xacai.domain.catalogue import Row as FormRow
from xacai.domain.catalogue import RowKind

TOTALS, OFFICES, ORDER, STANDING = "Tổng hợp", "Theo đơn vị", "Thứ tự", "Tình hình báo cáo"


def consolidation_sheets(facts: ConsolidationFacts) -> tuple[Sheet, ...]:
    """The sheets; the one of the offices has all rows where the printed table has the chosen ones."""
    paper = consolidation_document(facts)
    titles = {item.label: item for item in paper.appendices}
    notes = tuple(run_text(item.runs) for item in opening(facts))
    sheets: list[Sheet] = []
    for name, item in zip((TOTALS, OFFICES, ORDER), titles.values(), strict=False):
        table = next(block for block in item.blocks if isinstance(block, Table))
        if name == OFFICES:
            if not facts.lines:
                continue
            table = office_table(_figure_rows(facts), facts.lines, facts.names)
        if name == ORDER and facts.ranked is not None:
            table = place_table(facts.ranked, facts.places, facts.names)
        sheets.append(Sheet(name, item.title.upper(), notes[:1] if name == TOTALS else item.notes[:1], table))
    title = f"{STANDING} {paper.abstract}".upper()
    return (*sheets, Sheet(STANDING, title, (), _standing_table(facts)))


def _figure_rows(facts: ConsolidationFacts) -> list[FormRow]:
    return [row for row in facts.catalogue.rows() if row.applies and row.kind is not RowKind.HEADING]


def _standing_table(facts: ConsolidationFacts) -> Table:
    columns = (Column(12, Align.CENTRE), Column(50), Column(38))
    head = Row((Cell("Mã"), Cell("Đơn vị"), Cell("Tình hình")))
    rows = (
        Row((Cell(code), Cell(facts.names.get(code, code)), Cell(words))) for code, words in _standings(facts)
    )
    return Table(columns, (head,), tuple(rows))


def _standings(facts: ConsolidationFacts) -> Iterator[tuple[str, str]]:
    gathering = facts.found.gathering
    words = dict.fromkeys(gathering.counted, "Đã báo cáo")
    words |= dict.fromkeys(facts.late, "Đã báo cáo, sau hạn gửi")
    words |= dict.fromkeys(gathering.missing, "Chưa báo cáo")
    words |= dict.fromkeys(gathering.apart, "Không cộng vào tổng")
    yield from sorted(words.items())
