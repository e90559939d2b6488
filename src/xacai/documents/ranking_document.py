"""The ranking over all offices as a state document (thông báo) and as a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xacai.documents.content import (
    Align,
    Appendix,
    Cell,
    Column,
    Metadata,
    Row,
    StateDocument,
    Table,
    paragraph,
)
from xacai.documents.office_words import authority_of, reference, symbol_of, with_archive
from xacai.documents.scorecard_document import index_text, points_text
from xacai.documents.sheet_tables import Sheet
from xacai.domain.criterion import CriteriaSet
from xacai.domain.office import Office
from xacai.domain.plan import Signer
from xacai.domain.ranking import Placed
from xacai.domain.text import squeeze

_KIND = "THÔNG BÁO"


@dataclass(frozen=True, slots=True)
class RankedOffice:
    """A line of the table: an office's place, its name, and whether its verification is over."""

    place: Placed
    name: str
    final: bool


@dataclass(frozen=True, slots=True)
class RankingFacts:
    """All that the document says; ``missing`` are names of offices without a card, ``apart`` scored by another set."""

    year: int
    office: Office
    criteria: CriteriaSet
    lines: tuple[RankedOffice, ...]
    missing: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    day: date | None = None

    @property
    def provisional(self) -> bool:
        """Whether some card is not verified finally yet."""
        return any(not line.final for line in self.lines)


def ranking_document(facts: RankingFacts) -> StateDocument:
    """The published table; a draft while a verification is still open."""
    office = facts.office
    symbol = symbol_of("TB", office)
    abstract = f"Kết quả Chỉ số cải cách hành chính năm {facts.year} của các đơn vị"
    opening = (
        f"{squeeze(office.name)} thông báo kết quả thẩm định, xếp hạng Chỉ số cải cách hành chính năm {facts.year} "
        f"của {len(facts.lines)} đơn vị theo bảng kèm theo."
    )
    return StateDocument(
        issuer=office.header(),
        kind=_KIND,
        abstract=abstract,
        symbol=symbol,
        metadata=Metadata(f"Thông báo {abstract}", "", office.name, abstract),
        place=office.place,
        issued=facts.day,
        year=facts.day.year if facts.day else facts.year + 1,
        blocks=tuple(paragraph(text) for text in (opening, *_remarks(facts))),
        recipients=with_archive(office.recipients),
        authority=authority_of(Signer(), office),
        appendices=(
            Appendix(
                "Phụ lục",
                _title(facts),
                reference("Thông báo", "", symbol, facts.day, office, facts.year + 1),
                _remarks(facts),
                (ranking_table(facts),),
            ),
        ),
        draft=facts.provisional,
    )


def _title(facts: RankingFacts) -> str:
    return f"Xếp hạng Chỉ số cải cách hành chính năm {facts.year}"


def _remarks(facts: RankingFacts) -> tuple[str, ...]:
    said = []
    if not facts.criteria.official:
        said.append("Chấm theo bộ tiêu chí minh họa, không phải bộ tiêu chí chính thức của tỉnh.")
    if facts.provisional:
        open_cards = sum(1 for line in facts.lines if not line.final)
        said.append(f"Kết quả tạm thời: còn {open_cards} đơn vị chưa thẩm định xong.")
    if facts.missing:
        said.append(f"Chưa gửi bảng chấm điểm: {'; '.join(facts.missing)}.")
    if facts.apart:
        said.append(f"Chấm theo bộ tiêu chí khác, không xếp hạng: {'; '.join(facts.apart)}.")
    return tuple(said)


def ranking_table(facts: RankingFacts) -> Table:
    """Hạng | Đơn vị | Chỉ số tự chấm | Điểm thẩm định | Chỉ số | Xếp loại."""
    columns = (
        Column(8, Align.CENTRE), Column(44), *(Column(13, Align.RIGHT) for _n in range(3)), Column(11, Align.CENTRE),
    )  # fmt: skip
    heads = ("Hạng", "Đơn vị", "Chỉ số tự chấm", "Điểm thẩm định", "Chỉ số", "Xếp loại")
    rows = tuple(
        Row(
            (
                Cell(str(line.place.rank)),
                Cell(line.name if line.final else f"{line.name} (tạm tính)"),
                Cell(index_text(line.place.own_index)),
                Cell(points_text(line.place.points)),
                Cell(index_text(line.place.index), bold=True),
                Cell(line.place.band),
            )
        )
        for line in facts.lines
    )
    return Table(columns, (Row(tuple(Cell(head) for head in heads)),), rows)


def ranking_sheets(facts: RankingFacts) -> tuple[Sheet, ...]:
    """The table as a sheet."""
    return (Sheet("Xếp hạng", _title(facts).upper(), _remarks(facts), ranking_table(facts)),)
