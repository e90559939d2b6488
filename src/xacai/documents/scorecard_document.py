"""A scorecard as a state document: the sums by field, then the whole table as a wide appendix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from xacai.documents.content import (
    Align,
    Appendix,
    Cell,
    CheckSheet,
    Column,
    Metadata,
    Orientation,
    Row,
    StateDocument,
    Table,
    paragraph,
)
from xacai.documents.office_words import authority_of, reference, split_number, symbol_of, with_archive
from xacai.documents.sheet_tables import Sheet, word_sheets
from xacai.domain.criterion import CriteriaSet, Criterion
from xacai.domain.evidence import Evidence, name_of
from xacai.domain.number import write_number
from xacai.domain.office import Office
from xacai.domain.period import read_period, short_name
from xacai.domain.scorecard import Mark, Round, Score, Scorecard, ScorecardState, score, standing_points
from xacai.domain.text import squeeze

_KIND = "BÁO CÁO"
_NOTHING = "–"
_NOT_APPLIED = "Không áp dụng"
_DEMONSTRATION = "Chấm theo bộ tiêu chí minh họa, không phải bộ tiêu chí chính thức của tỉnh"
_SCORES, _BY_FIELD = "Bảng chấm điểm", "Tổng hợp"
_SHOWN = frozenset({ScorecardState.VERIFIED, ScorecardState.EXPLAINED, ScorecardState.FINAL})


@dataclass(frozen=True, slots=True)
class ScorecardFacts:
    """All that the document says. ``documents`` by the keys that marks name; ``office`` is the one that is scored."""

    card: Scorecard
    criteria: CriteriaSet
    office: Office
    documents: Mapping[str, Evidence] = field(default_factory=dict)
    check: CheckSheet | None = None

    @property
    def verified(self) -> bool:
        """Whether there is anything verified to print."""
        return self.card.state in _SHOWN

    @property
    def subject(self) -> str:
        """Whose card it is: the office, or a department of it."""
        return self.card.department or squeeze(self.office.name)


def points_text(points: int | None) -> str:
    """Points as printed: two decimals; a dash where nothing was scored."""
    return _NOTHING if points is None else write_number(Decimal(points) / 100, 2)


def index_text(index: int | None) -> str:
    """The index as printed."""
    return _NOTHING if index is None else f"{points_text(index)}%"


def scorecard_document(facts: ScorecardFacts) -> StateDocument:
    """The scorecard for printing; a draft as long as it is open."""
    card, office = facts.card, facts.office
    told = card.particulars
    number, symbol = split_number(told.number, symbol_of("BC", office))
    abstract = abstract_of(facts)
    addressee = "" if card.department else squeeze(told.addressee) or squeeze(office.superior_name)
    return StateDocument(
        issuer=office.header(),
        kind=_KIND,
        abstract=abstract,
        symbol=symbol,
        metadata=Metadata(
            f"Báo cáo {abstract}", f"{number}/{symbol}" if number else "", office.name, abstract
        ),
        number=number,
        place=office.place,
        issued=told.day,
        year=told.day.year if told.day else card.year,
        addressees=(addressee,) if addressee else (),
        blocks=(*(paragraph(text) for text in _opening(facts)), field_table(facts)),
        recipients=with_archive(office.recipients, to_superior=bool(addressee)),
        authority=authority_of(told.signer, office),
        appendices=(_appendix(facts, number, symbol),),
        draft=card.state is ScorecardState.OPEN,
        check=facts.check,
    )


def abstract_of(facts: ScorecardFacts) -> str:
    """What the document is about."""
    of = f" của {facts.card.department}" if facts.card.department else ""
    return f"Kết quả tự chấm điểm Chỉ số cải cách hành chính{of} {when_of(facts.card)}"


def when_of(card: Scorecard) -> str:
    """The year, or the quarter of a department's card: ``năm 2026``."""
    period = read_period(card.period)
    words = short_name(period) if period is not None else f"năm {card.year}"
    return f"{words[:1].lower()}{words[1:]}"


def scorecard_covers(facts: ScorecardFacts) -> tuple[tuple[str, str], ...]:
    """What the check code covers, for the check sheet."""
    scored = sum(1 for mark in facts.card.marks.values() if mark.points is not None)
    return (
        ("Điểm tự chấm, giải trình", f"{scored} tiêu chí thành phần"),
        ("Tài liệu kiểm chứng", f"{len(facts.documents)} tài liệu"),
    )


def _opening(facts: ScorecardFacts) -> Iterable[str]:
    total = score(facts.criteria, facts.card)
    yield (
        f"{facts.subject} báo cáo kết quả tự chấm điểm Chỉ số cải cách hành chính {when_of(facts.card)} theo "
        f"{_inside(facts.criteria.title)} như sau:"
    )
    yield (
        f"Điểm tự chấm: {points_text(total.points)}/{points_text(total.applicable)} điểm"
        f"{_beside(total)}; Chỉ số: {index_text(total.index)}{_band(total)}."
    )
    if facts.verified:
        last = score(facts.criteria, facts.card, Round.FINAL)
        yield (
            f"Điểm thẩm định: {points_text(last.points)}/{points_text(last.applicable)} điểm{_beside(last)}; "
            f"Chỉ số: {index_text(last.index)}{_band(last)}."
        )
    if not facts.criteria.official:
        yield f"{_DEMONSTRATION}."


def _inside(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def _beside(total: Score) -> str:
    parts = []
    if total.bonus:
        parts.append(f"điểm thưởng {points_text(total.bonus)}")
    if total.penalty:
        parts.append(f"điểm trừ {points_text(total.penalty)}")
    return f" (gồm {', '.join(parts)})" if parts else ""


def _band(total: Score) -> str:
    return f", xếp loại {total.band}" if total.band else ""


def field_table(facts: ScorecardFacts) -> Table:
    """STT | Lĩnh vực | Điểm tối đa | Tự chấm | Thẩm định: one line a field, then the whole."""
    own, last = score(facts.criteria, facts.card), score(facts.criteria, facts.card, Round.FINAL)
    fields = [item for item in facts.criteria.criteria if item.level == 1]
    rows = [
        _numbers(item.code, item.title, facts.criteria.maximum(item.code), own, last, facts)
        for item in fields
        if facts.criteria.maximum(item.code)
    ]
    whole = Row(
        (
            Cell(""),
            Cell("Tổng cộng", bold=True),
            Cell(points_text(facts.criteria.maximum()), bold=True),
            Cell(points_text(own.points), bold=True),
            Cell(points_text(last.points) if facts.verified else "", bold=True),
        )
    )
    columns = (Column(7, Align.CENTRE), Column(54), *(Column(13, Align.RIGHT) for _n in range(3)))
    heads = ("STT", "Lĩnh vực", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định")
    return Table(columns, (Row(tuple(Cell(head) for head in heads)),), (*rows, whole))


def _numbers(code: str, title: str, most: int, own: Score, last: Score, facts: ScorecardFacts) -> Row:
    verified = points_text(last.by_code.get(code, 0)) if facts.verified else ""
    cells = (code, title, points_text(most), points_text(own.by_code.get(code, 0)), verified)
    return Row(tuple(Cell(text) for text in cells))


def _appendix(facts: ScorecardFacts, number: str, symbol: str) -> Appendix:
    told = facts.card.particulars
    return Appendix(
        "Phụ lục",
        f"Bảng tự chấm điểm Chỉ số cải cách hành chính {when_of(facts.card)}",
        reference("Báo cáo", number, symbol, told.day, facts.office, facts.card.year),
        (_DEMONSTRATION,) if not facts.criteria.official else (),
        (scorecard_table(facts),),
        Orientation.LANDSCAPE,
    )


def scorecard_table(facts: ScorecardFacts) -> Table:
    """The whole card: every field, criterion and component with points, documents and explanation."""
    own, last = score(facts.criteria, facts.card), score(facts.criteria, facts.card, Round.FINAL)
    columns = (
        Column(6, Align.CENTRE), Column(32), *(Column(8, Align.RIGHT) for _n in range(3)), Column(20), Column(20),
    )  # fmt: skip
    heads = (
        "STT",
        "Lĩnh vực, tiêu chí, tiêu chí thành phần",
        "Điểm tối đa",
        "Điểm tự chấm",
        "Điểm thẩm định",
        "Tài liệu kiểm chứng",
        "Giải trình",
    )
    rows = tuple(
        _component(item, facts) if item.scoring is not None else _upper(item, own, last, facts)
        for item in facts.criteria.criteria
    )
    return Table(columns, (Row(tuple(Cell(head) for head in heads)),), rows, size=11)


def _upper(item: Criterion, own: Score, last: Score, facts: ScorecardFacts) -> Row:
    title = item.title.upper() if item.level == 1 else item.title
    most = facts.criteria.maximum(item.code)
    numbers = [points_text(most), points_text(own.by_code.get(item.code, 0))] if most else ["", ""]
    numbers.append(points_text(last.by_code.get(item.code, 0)) if facts.verified and most else "")
    cells = (Cell(item.code, bold=True), Cell(title, bold=True), *(Cell(text, bold=True) for text in numbers))
    return Row((*cells, Cell(""), Cell("")), keep=True)


def _component(item: Criterion, facts: ScorecardFacts) -> Row:
    mark = facts.card.mark(item.code)
    own = points_text(mark.points) if mark.applicable else _NOTHING
    last = points_text(standing_points(mark, Round.FINAL)) if facts.verified and mark.applicable else ""
    title = f"{item.title}\n{item.scale}" if item.scale else item.title
    cells = (item.code, title, points_text(item.max_points), own, last, _documents(mark, facts), _said(mark))
    return Row(tuple(Cell(text) for text in cells))


def _documents(mark: Mark, facts: ScorecardFacts) -> str:
    """The documents by name, with section and page where they are named."""
    found = [facts.documents[key] for key in mark.evidence if key in facts.documents]
    return "\n".join(", ".join(part for part in (name_of(item), *_spot(item)) if part) for item in found)


def _spot(item: Evidence) -> tuple[str, str]:
    page = f"trang {item.page}" if item.page else ""
    return item.section, page


def _said(mark: Mark) -> str:
    lines = [] if mark.applicable else [_NOT_APPLIED]
    lines += [mark.explanation] if mark.explanation else []
    for lead, words in (
        ("Thẩm định", mark.verified_note),
        ("Giải trình bổ sung", mark.answer),
        ("Kết luận", mark.final_note),
    ):
        if words:
            lines.append(f"{lead}: {words}")
    return "\n".join(lines)


def scorecard_sheets(paper: StateDocument, facts: ScorecardFacts) -> tuple[Sheet, ...]:
    """The whole card, its sums by field, its words."""
    (appendix,) = paper.appendices
    notes = (appendix.reference, *appendix.notes)
    return (
        Sheet(_SCORES, appendix.title.upper(), notes, scorecard_table(facts)),
        Sheet(_BY_FIELD, appendix.title.upper(), (appendix.reference,), field_table(facts)),
        *word_sheets(paper),
    )
