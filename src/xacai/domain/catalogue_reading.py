"""A catalogue from plain data (the parsed TOML or JSON of its files), strictly: nothing has a silent default.

The data is one table: ``schema`` and ``catalogue``, ``sources``, ``reports``, ``outline``, ``forms`` (each
with ``form`` and ``rows``), ``rules``, ``sentences``, ``calendar``. The twin that writes it is
:mod:`xacai.domain.catalogue_writing`.
"""

from __future__ import annotations

from collections.abc import Mapping

from xacai.domain.calendar import DueRule, Shift, WorkCalendar
from xacai.domain.catalogue import (
    Catalogue,
    Form,
    OfficeRollUp,
    OutlineSection,
    ReportDue,
    Row,
    RowKind,
    Rule,
    RuleKind,
    Sentence,
    Source,
    TimeRollUp,
)
from xacai.domain.catalogue_check import check_catalogue
from xacai.domain.field import FieldCode
from xacai.domain.issue import Issue, Severity, errors
from xacai.domain.period import PeriodKind
from xacai.domain.record import Record

SCHEMA = 1


def read_catalogue(data: Mapping[str, object]) -> tuple[Catalogue | None, tuple[Issue, ...]]:
    """The catalogue of the data and what is wrong with it; None where any of it is an error.

    Issues name the file part and the code (``form-3 3.3.3.1``); a newer ``schema`` alone is refused at once.
    """
    issues: list[Issue] = []
    top = Record("catalogue", data, issues)
    schema = top.whole("schema")
    if schema > SCHEMA:
        newer = {"schema": str(schema), "known": str(SCHEMA)}
        return None, (Issue("catalogue.newer", Severity.ERROR, "catalogue", newer),)
    catalogue = _catalogue(top)
    top.close()
    if not errors(issues):
        issues.extend(check_catalogue(catalogue))
    return (None if errors(issues) else catalogue), tuple(issues)


def _catalogue(top: Record) -> Catalogue:
    head = top.record("catalogue", "catalogue")
    forms = top.records("forms", "forms", "", required=True)
    catalogue = Catalogue(
        name=head.text("name"),
        version=head.text("version"),
        title=head.text("title"),
        year=head.whole("year"),
        source=_source(head.record("source")),
        reports=tuple(_report(item) for item in top.records("reports", "reports", "", required=True)),
        outline=tuple(_section(item) for item in top.records("outline", "outline", "code", required=True)),
        forms=tuple(_form(item, number) for number, item in enumerate(forms, start=1)),
        rules=tuple(_rule(item) for item in top.records("rules", "rules", "code")),
        sentences=tuple(_sentence(item) for item in top.records("sentences", "sentences", "")),
        calendar=_calendar(top.record("calendar", "holidays")),
        sources=tuple(_part_source(item) for item in top.records("sources", "sources", "part")),
    )
    head.close()
    return catalogue


def _source(record: Record) -> Source:
    source = Source(record.text("citation"), record.truth("verified"))
    record.close()
    return source


def _part_source(record: Record) -> tuple[str, Source]:
    part = record.text("part")
    return part, _source(record)


def _calendar(record: Record) -> WorkCalendar:
    calendar = WorkCalendar(record.days("days_off"), record.days("worked"))
    record.close()
    return calendar


def _report(record: Record) -> ReportDue:
    if record.has("working_days") == record.has("day"):
        record.note("catalogue.due-rule")
    due = DueRule(
        working_days=record.whole("working_days") if record.has("working_days") else None,
        day=record.whole("day") if record.has("day") else None,
        month_offset=record.whole("month_offset", 0),
        shift=record.choice("shift", Shift),
    )
    if not _sensible(due):
        record.note("catalogue.due-rule")
    report = ReportDue(record.choice("kind", PeriodKind), due, record.wholes("numbers"), record.text("to"))
    record.close()
    return report


def _sensible(due: DueRule) -> bool:
    days, day = due.working_days, due.day
    if (days is not None and not 0 <= days <= 60) or (day is not None and not 1 <= day <= 31):
        return False
    return 0 <= due.month_offset <= 12


def _field(record: Record) -> FieldCode | None:
    return record.choice("field", FieldCode) if record.has("field") else None


def _section(record: Record) -> OutlineSection:
    section = OutlineSection(
        code=record.text("code"),
        title=record.text("title"),
        level=record.whole("level"),
        required=record.truth("required"),
        form=record.text("form", ""),
        field=_field(record),
        hint=record.text("hint", ""),
        formerly=record.texts("formerly"),
    )
    record.close()
    return section


def _form(record: Record, number: int) -> Form:
    head = record.record("form", f"form-{number}")
    no = head.text("no")
    form = Form(
        no=no,
        title=head.text("title"),
        section=head.text("section"),
        rows=tuple(_row(item) for item in record.records("rows", f"form-{no}", "code", required=True)),
        field=_field(head),
        source=_source(head.record("source")),
    )
    head.close()
    record.close()
    return form


def _row(record: Record) -> Row:
    kind = record.choice("kind", RowKind)
    row = _heading(record) if kind is RowKind.HEADING else _measured(record, kind)
    record.close()
    return row


def _heading(record: Record) -> Row:
    return Row(
        code=record.text("code"),
        no=record.text("no"),
        name=record.text("name"),
        unit="",
        kind=RowKind.HEADING,
        time=TimeRollUp.NONE,
        office=OfficeRollUp.NONE,
        applies=record.truth("applies", True),
        level=record.whole("level"),
        formerly=record.texts("formerly"),
    )


def _measured(record: Record, kind: RowKind) -> Row:
    return Row(
        code=record.text("code"),
        no=record.text("no"),
        name=record.text("name"),
        unit=record.text("unit"),
        kind=kind,
        time=record.choice("time", TimeRollUp),
        office=record.choice("office", OfficeRollUp),
        decimals=record.whole("decimals"),
        definition=record.text("definition"),
        owner=record.text("owner"),
        applies=record.truth("applies"),
        level=record.whole("level"),
        numerator=record.text("numerator", ""),
        denominator=record.text("denominator", ""),
        parts=record.texts("parts"),
        options=record.texts("options"),
        equals=record.texts("equals"),
        minus=record.texts("minus"),
        plan_count=record.text("plan_count", ""),
        formerly=record.texts("formerly"),
    )


def _rule(record: Record) -> Rule:
    rule = Rule(
        code=record.text("code"),
        kind=record.choice("kind", RuleKind),
        cells=record.texts("cells", required=True),
        severity=record.choice("severity", Severity),
        message=record.text("message"),
        numbers=record.texts("numbers"),
        when=record.choices("when", PeriodKind),
    )
    record.close()
    return rule


def _sentence(record: Record) -> Sentence:
    sentence = Sentence(record.text("section"), record.text("row"), record.text("case"), record.text("text"))
    record.close()
    return sentence
