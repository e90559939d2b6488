"""A catalogue as plain data, the same on every machine: what ``catalogue export`` writes."""

from __future__ import annotations

from typing import Any

from xacai.domain.catalogue import Catalogue, Form, OutlineSection, ReportDue, Row, RowKind, Rule, Source
from xacai.domain.catalogue_reading import SCHEMA

Data = dict[str, Any]


def write_catalogue(catalogue: Catalogue) -> Data:
    """Strings, integers, booleans, lists and tables only; ``read_catalogue`` gives an equal one back."""
    return {
        "schema": SCHEMA,
        "catalogue": {
            "name": catalogue.name,
            "version": catalogue.version,
            "title": catalogue.title,
            "year": catalogue.year,
            "source": _source(catalogue.source),
        },
        "sources": [{"part": part, **_source(source)} for part, source in catalogue.sources],
        "reports": [_report(item) for item in catalogue.reports],
        "outline": [_section(item) for item in catalogue.outline],
        "forms": [_form(item) for item in catalogue.forms],
        "rules": [_rule(item) for item in catalogue.rules],
        "sentences": [
            {"section": item.section, "row": item.row, "case": item.case, "text": item.text}
            for item in catalogue.sentences
        ],
        "calendar": {
            "days_off": sorted(day.isoformat() for day in catalogue.calendar.days_off),
            "worked": sorted(day.isoformat() for day in catalogue.calendar.worked),
        },
    }


def _source(source: Source) -> Data:
    return {"citation": source.citation, "verified": source.verified}


def _given(**values: Any) -> Data:
    """Those that say something: optional keys are left out when empty."""
    return {key: value for key, value in values.items() if value}


def _report(report: ReportDue) -> Data:
    due = report.due
    limit = {"day": due.day} if due.day is not None else {"working_days": due.working_days or 0}
    return {
        "kind": report.kind.value,
        "to": report.to,
        "shift": due.shift.value,
        **limit,
        **_given(numbers=list(report.numbers), month_offset=due.month_offset),
    }


def _section(section: OutlineSection) -> Data:
    return {
        "code": section.code,
        "title": section.title,
        "level": section.level,
        "required": section.required,
        **_given(form=section.form, field=section.field and section.field.value, hint=section.hint),
        **_given(formerly=list(section.formerly)),
    }


def _form(form: Form) -> Data:
    head = {"no": form.no, "title": form.title, "section": form.section, "source": _source(form.source)}
    field = _given(field=form.field and form.field.value)
    return {"form": {**head, **field}, "rows": [_row(row) for row in form.rows]}


def _row(row: Row) -> Data:
    base: Data = {"code": row.code, "no": row.no, "name": row.name}
    base |= {"kind": row.kind.value, "level": row.level, **_given(formerly=list(row.formerly))}
    if row.kind is RowKind.HEADING:
        return base if row.applies else {**base, "applies": False}
    return {
        **base,
        "unit": row.unit,
        "decimals": row.decimals,
        "definition": row.definition,
        "owner": row.owner,
        "applies": row.applies,
        "time": row.time.value,
        "office": row.office.value,
        **_given(
            numerator=row.numerator,
            denominator=row.denominator,
            parts=list(row.parts),
            minus=list(row.minus),
            equals=list(row.equals),
            options=list(row.options),
            plan_count=row.plan_count,
        ),
    }


def _rule(rule: Rule) -> Data:
    return {
        "code": rule.code,
        "kind": rule.kind.value,
        "cells": list(rule.cells),
        "severity": rule.severity.value,
        "message": rule.message,
        **_given(numbers=list(rule.numbers), when=[kind.value for kind in rule.when]),
    }
