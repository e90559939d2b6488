"""A report as a state document: narrative by outline, then statistics, targets and tasks as appendices."""

from __future__ import annotations

from datetime import datetime

from xacai.documents.content import (
    Appendix,
    Block,
    CheckSheet,
    Heading,
    Metadata,
    Orientation,
    Paragraph,
    Run,
    StateDocument,
    paragraph,
    paragraphs,
)
from xacai.documents.letterhead import number_text
from xacai.documents.office_words import (
    authority_of,
    day_text,
    reference,
    split_number,
    symbol_of,
    with_archive,
    without_kind,
)
from xacai.documents.report_tables import statistics_table, target_table
from xacai.documents.result_table import progress_note, result_table
from xacai.domain.catalogue import Catalogue
from xacai.domain.office import Office
from xacai.domain.period import name as period_name
from xacai.domain.period import window as period_window
from xacai.domain.plan import Plan
from xacai.domain.report import Report
from xacai.domain.submission import ReportFacts
from xacai.domain.text import squeeze

_KIND = "BÁO CÁO"
_EMPTY_SECTION = "(Chưa có nội dung)"


def report_document(
    report: Report,
    facts: ReportFacts,
    office: Office,
    catalogue: Catalogue,
    *,
    plan: Plan | None = None,
    check: CheckSheet | None = None,
    created: datetime | None = None,
    draft: bool | None = None,
) -> StateDocument:
    """The report's content for printing; ``draft`` None marks it as one until it is finalised.

    ``plan`` gives the titles of fields and the sentence that names the plan.
    """
    particulars = report.particulars
    number, symbol = split_number(particulars.number, symbol_of("BC", office))
    abstract = abstract_of(report)
    is_draft = not report.locked if draft is None else draft
    addressee = squeeze(particulars.addressee) or squeeze(office.superior_name)
    full_number = f"{number}/{symbol}" if number else ""
    return StateDocument(
        issuer=office.header(),
        kind=_KIND,
        abstract=abstract,
        symbol=symbol,
        metadata=Metadata(f"Báo cáo {abstract}", full_number, office.name, abstract, created),
        number=number,
        place=office.place,
        issued=particulars.day,
        year=facts.window.last.year,
        month=None,
        addressees=(addressee,) if addressee else (),
        blocks=(*_opening(report, facts, office, plan), *_narrative(facts, catalogue, is_draft)),
        recipients=with_archive(office.recipients, to_superior=bool(addressee)),
        authority=authority_of(particulars.signer, office),
        appendices=_appendices(report, facts, office, catalogue, plan),
        draft=is_draft,
        check=check,
    )


def abstract_of(report: Report) -> str:
    """What the report is about: the reform work of its period, or what a special report says of itself."""
    about = squeeze(report.title) or "Kết quả công tác cải cách hành chính"
    return f"{about[:1].upper()}{about[1:]} {period_name(report.period)}"


def report_covers(facts: ReportFacts, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """What a report's check code covers, for the check sheet."""
    forms = catalogue.national_forms
    rows = sum(1 for form in forms for row in form.rows if row.applies)
    return (
        ("Lời văn theo đề cương", f"{len(catalogue.outline)} mục"),
        ("Số liệu thống kê", f"{rows} chỉ tiêu trong {len(forms)} biểu"),
        ("Mục tiêu của kế hoạch", f"{len(facts.targets)} mục tiêu"),
        ("Tiến độ và kết quả nhiệm vụ", f"{len(facts.standings)} nhiệm vụ"),
    )


def window_note(report: Report, facts: ReportFacts) -> str:
    """The days the figures run over; a window cut to the office's validity says so."""
    whole = period_window(report.period)
    first, last = day_text(facts.window.first), day_text(facts.window.last)
    note = f"Số liệu từ ngày {first} đến ngày {last}"
    if facts.window == whole:
        return note
    full = f"{day_text(whole.first)} đến {day_text(whole.last)}"
    cause = []
    if facts.window.first != whole.first:
        cause.append(f"cơ quan hoạt động từ ngày {first}")
    if facts.window.last != whole.last:
        cause.append(f"cơ quan hoạt động đến ngày {last}")
    return f"{note}; kỳ báo cáo từ {full}, {', '.join(cause)}"


def _opening(report: Report, facts: ReportFacts, office: Office, plan: Plan | None) -> tuple[Paragraph, ...]:
    lead = squeeze(office.name)
    if plan is not None and plan.head.title:
        number, symbol = split_number(plan.head.number, symbol_of("KH", office))
        kind = squeeze(plan.head.kind).capitalize()
        numbered = f" {number_text(number, symbol).replace('Số', 'số').replace(':', '')}" if number else ""
        dated = f" ngày {day_text(plan.head.day)}" if plan.head.day else ""
        title = without_kind(plan.head.title, plan.head.kind)
        lead = f"Thực hiện {kind}{numbered}{dated} về {title[:1].lower()}{title[1:]}, {squeeze(office.name)}"
    said = window_note(report, facts)
    text = f"{lead} báo cáo {_results_of(report)} ({said[:1].lower()}{said[1:]}) như sau:"
    return (paragraph(text),)


def _results_of(report: Report) -> str:
    if not squeeze(report.title):
        return f"kết quả {period_name(report.period)}"
    abstract = abstract_of(report)
    return f"{abstract[:1].lower()}{abstract[1:]}"


def _narrative(facts: ReportFacts, catalogue: Catalogue, draft: bool) -> tuple[Block, ...]:
    """Sections of the outline with their words; an empty one shows its heading, a draft says so."""
    blocks: list[Block] = []
    leading = {section.code.rpartition(".")[0] for section in catalogue.outline}
    for section in catalogue.outline:
        mark = section.code.rpartition(".")[2]
        blocks.append(Heading(f"{mark}. {section.title}", section.level))
        written = paragraphs([facts.texts.get(section.code, "")])
        blocks.extend(written)
        if not written and draft and section.code not in leading:
            blocks.append(Paragraph((Run(_EMPTY_SECTION, italic=True),)))
    return tuple(blocks)


def _appendices(
    report: Report, facts: ReportFacts, office: Office, catalogue: Catalogue, plan: Plan | None
) -> tuple[Appendix, ...]:
    number, symbol = split_number(report.particulars.number, symbol_of("BC", office))
    year = facts.window.last.year
    said = reference("Báo cáo", number, symbol, report.particulars.day, office, year)
    period = period_name(report.period)
    notes = (window_note(report, facts),)
    items = [
        (
            f"Thống kê số liệu cải cách hành chính {period}",
            notes,
            statistics_table(report, facts, catalogue),
            False,
        )
    ]
    if facts.targets:
        items.append(
            (f"Kết quả thực hiện chỉ tiêu {period}", notes, target_table(facts, catalogue, plan), False)
        )
    if facts.standings:
        note = (progress_note(facts, report.period),)
        table = result_table(facts, report.period, plan)
        items.append((f"Kết quả thực hiện nhiệm vụ {period}", note, table, True))
    labels = ("Phụ lục",) if len(items) == 1 else ("Phụ lục I", "Phụ lục II", "Phụ lục III")
    return tuple(
        Appendix(
            label, title, said, note, (content,), Orientation.LANDSCAPE if wide else Orientation.PORTRAIT
        )
        for label, (title, note, content, wide) in zip(labels, items, strict=False)
    )
