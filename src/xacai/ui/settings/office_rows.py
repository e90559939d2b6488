"""The offices below as rows of a grid, and what a list of offices would change, in words. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from xacai.domain.issue import errors
from xacai.domain.office import Office
from xacai.domain.period import write_day
from xacai.domain.roster import Roster, in_force
from xacai.domain.text import plain
from xacai.services.rostering import OfficeImport
from xacai.ui.models.cells import CellKind, CellView, Column, GridRow
from xacai.wording.language import _


def office_columns() -> tuple[Column, ...]:
    """Code, name, the office above, validity, who took over."""
    return (
        Column(_("Code"), width=76, pad=16),
        Column(_("Office"), width=170, stretch=3, wrap=True),
        Column(_("Below"), width=70),
        Column(_("From"), width=92),
        Column(_("Until"), width=92),
        Column(_("Work taken over by"), width=120, stretch=1, wrap=True),
    )


def office_rows(roster: Roster, own: str, today: date, wanted: str = "") -> tuple[GridRow, ...]:
    """Every office but the own one whose code or name holds the words wanted; those that ended in a quiet ink."""
    heirs: dict[str, list[str]] = {}
    for step in roster.successions:
        heirs.setdefault(step.old, []).append(step.new)
    names = {office.code: office.name for office in roster.offices}
    asked = plain(wanted)
    return tuple(
        _row(
            office, [f"{names.get(code, '')} ({code})".strip() for code in heirs.get(office.code, ())], today
        )
        for office in sorted(roster.offices, key=lambda item: item.code)
        if office.code != own and asked in plain(f"{office.code} {office.name}")
    )


def _row(office: Office, heirs: Iterable[str], today: date) -> GridRow:
    ink = "" if in_force(office, today) else "ink3"
    days = [write_day(day) if day is not None else "" for day in (office.valid_from, office.valid_to)]
    cells = (
        CellView(CellKind.CODE, office.code),
        CellView(text=office.name, tone=ink, strong=not ink),
        CellView(CellKind.CODE, office.superior_code),
        *(CellView(text=day, tone="ink2") for day in days),
        CellView(text="; ".join(heirs), tone="ink2"),
    )
    return GridRow(office.code, cells)


def import_words(found: OfficeImport) -> str:
    """What a list would do: how many are new, changed, the same; where lines are wrong nothing is taken in."""
    words = _("{new} new offices, {changed} changed, {same} as they were.").format(
        new=len(found.new), changed=len(found.changed), same=found.same
    )
    wrong = len(errors(found.issues))
    if wrong:
        more = _("{count} errors: nothing is taken in until the list is corrected.").format(count=wrong)
        return f"{words} {more}"
    return words


def takes_anything(found: OfficeImport) -> bool:
    """Whether taking the list in would change something."""
    return not errors(found.issues) and bool(found.new or found.changed)


def codes_of(text: str) -> tuple[str, ...]:
    """Codes as typed: apart by commas, semicolons or blanks."""
    return tuple(dict.fromkeys(text.replace(",", " ").replace(";", " ").split()))
