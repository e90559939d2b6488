"""A consolidation as a state document: who is counted, who is missing, the figures, the offices, their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from xacai.documents.consolidation_tables import office_table, place_chart, totals_table
from xacai.documents.content import (
    Appendix,
    Heading,
    Metadata,
    Orientation,
    Paragraph,
    StateDocument,
    Table,
    paragraph,
)
from xacai.documents.office_words import authority_of, day_text, reference, symbol_of, with_archive
from xacai.domain.catalogue import Catalogue, Row
from xacai.domain.consolidation import (
    NOT_IN_FORCE,
    OTHER_VERSION,
    UNDECIDED,
    Consolidation,
    Place,
    Unmapped,
    View,
)
from xacai.domain.number import write_number
from xacai.domain.office import Office
from xacai.domain.office_line import OfficeLine
from xacai.domain.period import Period, window
from xacai.domain.period import name as period_name
from xacai.domain.plan import Signer
from xacai.domain.text import squeeze

_KIND = "BÁO CÁO"
_APART = {
    OTHER_VERSION: "báo cáo theo bộ danh mục khác, không quy đổi được",
    NOT_IN_FORCE: "không thuộc diện báo cáo tại ngày chốt số liệu",
    UNDECIDED: "có hai bản cùng số lần, chưa chọn bản dùng",
}


@dataclass(frozen=True, slots=True)
class ConsolidationFacts:
    """All that the document says. ``names`` by office code; ``chosen`` are the rows of the printed table of offices,
    ``ranked`` the row that the order is by; ``lines`` hold every row of every office counted.
    """

    office: Office
    period: Period
    catalogue: Catalogue
    found: Consolidation
    names: Mapping[str, str]
    late: tuple[str, ...]
    lines: tuple[OfficeLine, ...]
    chosen: tuple[Row, ...]
    ranked: Row | None
    places: tuple[Place, ...]
    view: View = View.REPORTED

    def named(self, codes: Iterable[str]) -> str:
        """Offices in a sentence: ``xã A (12345); xã B (12346)``."""
        return "; ".join(f"{self.names.get(code, code)} ({code})" for code in codes)


def consolidation_document(facts: ConsolidationFacts) -> StateDocument:
    """The document, not numbered yet."""
    office = facts.office
    symbol = symbol_of("BC", office)
    abstract = f"Tổng hợp số liệu công tác cải cách hành chính {period_name(facts.period)}"
    return StateDocument(
        issuer=office.header(),
        kind=_KIND,
        abstract=abstract,
        symbol=symbol,
        metadata=Metadata(f"Báo cáo {abstract}", "", office.name, abstract),
        place=office.place,
        year=window(facts.period).last.year,
        addressees=(squeeze(office.superior_name),) if squeeze(office.superior_name) else (),
        blocks=(*opening(facts), *_odd(facts)),
        recipients=with_archive(office.recipients, to_superior=bool(office.superior_name)),
        authority=authority_of(Signer(), office),
        appendices=tuple(_appendices(facts, symbol)),
    )


def opening(facts: ConsolidationFacts) -> Iterator[Paragraph]:
    """From which offices the figures are, and which of them are missing or came late."""
    gathering, days = facts.found.gathering, window(facts.period)
    yield paragraph(
        f"{squeeze(facts.office.name)} tổng hợp số liệu {period_name(facts.period)} (số liệu từ ngày "
        f"{day_text(days.first)} đến ngày {day_text(days.last)}) từ báo cáo của {len(gathering.counted)}/"
        f"{len(gathering.expected)} đơn vị phải báo cáo. Số đơn vị đứng sau mỗi chỉ tiêu ghi ở cột “Số đơn vị”."
    )
    if gathering.missing:
        yield paragraph(f"Chưa báo cáo ({len(gathering.missing)} đơn vị): {facts.named(gathering.missing)}.")
    if facts.late:
        yield paragraph(f"Báo cáo sau hạn gửi ({len(facts.late)} đơn vị): {facts.named(facts.late)}.")


def _odd(facts: ConsolidationFacts) -> Iterator[Heading | Paragraph]:
    """What was left out of the sums, mapped or shown apart, so that nothing is silent."""
    gathering = facts.found.gathering
    for reason, words in _APART.items():
        codes = [code for code, why in gathering.apart.items() if why == reason]
        if codes:
            yield paragraph(f"Không cộng vào tổng ({words}): {facts.named(codes)}.")
    if gathering.mapped:
        yield paragraph(
            "Báo cáo theo phiên bản khác của bộ danh mục, đã quy đổi về "
            f"{gathering.catalogue}: {facts.named(gathering.mapped)}."
        )
    for item in facts.found.unmapped:
        yield paragraph(unmapped_words(item))
    if facts.view is View.TODAY:
        yield paragraph(
            "Bảng theo đơn vị xếp theo đơn vị hiện nay: số phát sinh của các đơn vị cũ được cộng vào đơn vị kế thừa "
            "duy nhất; đơn vị đã chia tách để riêng."
        )


def unmapped_words(item: Unmapped) -> str:
    """A row of another version that has no place in the sums."""
    return (
        f"Chỉ tiêu {item.code} “{item.name}” của bộ danh mục {item.catalogue} không có chỉ tiêu tương ứng nên không "
        f"cộng vào tổng: {item.offices} đơn vị, cộng riêng được {write_number(item.value)}."
    )


def _appendices(facts: ConsolidationFacts, symbol: str) -> Iterator[Appendix]:
    year = window(facts.period).last.year
    said = reference("Báo cáo", "", symbol, None, facts.office, year)
    period = period_name(facts.period)
    gathering = facts.found.gathering
    note = (f"Tổng hợp từ {len(gathering.counted)}/{len(gathering.expected)} đơn vị",)
    tables: list[tuple[str, tuple[str, ...], Table, Orientation]] = [
        (
            f"Thống kê số liệu cải cách hành chính {period}",
            note,
            totals_table(facts.catalogue, facts.found),
            Orientation.PORTRAIT,
        )
    ]
    if facts.chosen and facts.lines:
        table = office_table(facts.chosen, facts.lines, facts.names)
        tables.append((f"Số liệu theo đơn vị {period}", note, table, Orientation.LANDSCAPE))
    if facts.ranked is not None and facts.places:
        common = common_of(facts.ranked, facts.found)
        table = place_chart(facts.ranked, facts.places, facts.names, common)
        notes = _order_notes(facts.ranked, facts.places, common)
        tables.append((f"Xếp thứ tự đơn vị {period}", notes, table, Orientation.PORTRAIT))
    labels = ("Phụ lục",) if len(tables) == 1 else ("Phụ lục I", "Phụ lục II", "Phụ lục III")
    for label, (title, notes, content, shape) in zip(labels, tables, strict=False):
        yield Appendix(label, title, said, notes, (content,), shape)


def common_of(row: Row, found: Consolidation) -> Decimal | None:
    """The number that all offices have in common in a row: its ratio over all of them; None for other rows."""
    ratio = found.ratios.get(row.code)
    return ratio.value if ratio is not None else None


def _order_notes(row: Row, places: Iterable[Place], common: Decimal | None) -> tuple[str, ...]:
    """By which row the offices stand, then how its bars are read."""
    parts = (
        []
        if common is None
        else [f"vạch đứng là số chung của các đơn vị ({write_number(common, row.decimals)})"]
    )
    if any(place.outlying for place in places):
        parts.append("thanh gạch chéo là đơn vị khác xa các đơn vị khác")
    reading = (f"Trong biểu đồ, {'; '.join(parts)}",) if parts else ()
    return (f"Theo chỉ tiêu {row.code}: {row.name}", *reading)
