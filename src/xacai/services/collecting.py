"""Figures from departments: who is asked for what, hand the sheets out, see who has not answered, remind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xacai.domain import collection_reminder
from xacai.domain.calendar import step
from xacai.domain.catalogue import Catalogue, Row
from xacai.domain.collection import Collection, CollectionSheet, Share, find_share, ownerless, shares
from xacai.domain.issue import refuse
from xacai.domain.period import before, own_part, write_day
from xacai.domain.progress import Standing
from xacai.domain.report import Report
from xacai.domain.text import nfc, plain
from xacai.files.atomic import make_folder, write_atomic
from xacai.services import tracking
from xacai.services.cumulating import complete_values
from xacai.services.deadlines import due_of
from xacai.services.own_indicators import catalogue_for
from xacai.services.planning import find_plan
from xacai.services.workspace import Workspace

_LONGEST_STEM = 60


@dataclass(frozen=True, slots=True)
class Asking:
    """What a report asks of departments: everyone's share, the tasks as they stand, rows that nobody owns."""

    report: Report
    catalogue: Catalogue
    shares: tuple[Share, ...]
    standings: tuple[Standing, ...]
    plan_key: str
    ownerless: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A department's files."""

    department: str
    due: date
    workbook: Path
    page: Path


@dataclass(frozen=True, slots=True)
class DepartmentStatus:
    """A department's share with what became of its sheet; ``late`` once its day has passed without an answer."""

    share: Share
    record: Collection | None
    missing_rows: int
    missing_tasks: int
    late: bool


def asking(workspace: Workspace, report: Report) -> Asking:
    """Who is asked for what, as the catalogue, the office's own choices and the plan say today."""
    catalogue, office = catalogue_for(workspace, report), workspace.office()
    with workspace.store.reading() as shelves:
        overrides = shelves.collections.owners()
        plan = shelves.plans.get(report.plan_key) if report.plan_key else None
    plan = plan or find_plan(workspace, report.period.year)
    standings = tracking.stand(workspace, plan, report.period) if plan is not None else ()
    part = own_part(report.period)
    former = before(part)
    found = shares(
        catalogue,
        office.departments,
        overrides,
        standings,
        tracking.office_window(office, report.period),
        period=part.code,
        last=complete_values(workspace, catalogue, former) if former is not None else None,
        now=report.values,
    )
    key = plan.key if plan is not None else ""
    return Asking(report, catalogue, found, standings, key, ownerless(catalogue, overrides))


def default_due(workspace: Workspace, report: Report) -> date:
    """The working day before the report itself is due; today where that has passed."""
    catalogue = catalogue_for(workspace, report)
    wanted = step(due_of(catalogue, report.period), catalogue.calendar, -1)
    return max(wanted, workspace.today())


def sheet_of(workspace: Workspace, asked: Asking, share: Share, due: date) -> CollectionSheet:
    """A department's sheet as plain data."""
    office = workspace.office()
    return CollectionSheet(
        office.code,
        office.name,
        office.header(),
        office.place,
        asked.report.period,
        tracking.office_window(office, asked.report.period),
        asked.report.catalogue,
        asked.plan_key,
        due,
        share,
    )


def hand_out(
    workspace: Workspace,
    report: Report,
    folder: Path,
    *,
    due: date | None = None,
    departments: Sequence[str] = (),
    progress: Callable[[int, int, str], None] | None = None,
) -> tuple[HandedOut, ...]:
    """Write each department's workbook and printed page into the folder and record them as handed out.

    ``departments`` chooses some, under any spelling; a sheet that was answered and is handed out again waits anew.
    Refused: ``collection.nobody``, ``.department-unknown``, ``.due-passed``, ``report.locked``, ``bundle.target-*``.
    """
    from xacai.documents.collection_page import collection_pdf
    from xacai.documents.collection_workbook import collection_workbook

    refuse_locked(report)
    if due is not None and due < workspace.today():
        raise refuse("collection.due-passed", day=write_day(due))
    last = due or default_due(workspace, report)
    asked = asking(workspace, report)
    chosen = _chosen(workspace, asked, departments)
    made: list[HandedOut] = []
    make_folder(folder)
    stems = _stems(report, chosen)
    for number, share in enumerate(chosen):
        if progress is not None:
            progress(number, len(chosen), share.department)
        sheet = sheet_of(workspace, asked, share, last)
        book = write_atomic(folder / f"{stems[number]}.xlsx", collection_workbook(sheet)).path
        page = write_atomic(folder / f"{stems[number]}.pdf", collection_pdf(sheet)).path
        made.append(HandedOut(share.department, last, book, page))
    sent_at = workspace.now().isoformat(timespec="seconds")
    with workspace.store.writing("report.collect", report.period.code) as shelves:
        for item in made:
            shelves.collections.put(
                Collection(report.period.code, item.department, sent_at, last, item.workbook.name)
            )
    return tuple(made)


def refuse_locked(report: Report) -> None:
    """Figures are collected for a draft alone."""
    if report.locked:
        raise refuse("report.locked", f"report {report.period.code}", period=report.period.code)


def _chosen(workspace: Workspace, asked: Asking, names: Sequence[str]) -> tuple[Share, ...]:
    if not asked.shares:
        raise refuse("collection.nobody")
    if not names:
        return asked.shares
    known = workspace.office().departments
    chosen: list[Share] = []
    for name in names:
        share = find_share(asked.shares, known, nfc(name))
        if share is None:
            raise refuse("collection.department-unknown", name=nfc(name))
        if share not in chosen:
            chosen.append(share)
    return tuple(chosen)


def _stems(report: Report, chosen: Sequence[Share]) -> list[str]:
    """A file name for each: ASCII, no spaces, never the same twice."""
    stems: list[str] = []
    for share in chosen:
        letters = "".join(
            sign if sign.isascii() and sign.isalnum() else "-" for sign in plain(share.department)
        )
        slug = "-".join(part for part in letters.split("-") if part)[:_LONGEST_STEM] or "don-vi"
        period = report.period.code.replace("..", "_")
        stem = f"phieu-so-lieu_{period}_{slug}"
        stems.append(stem if stem not in stems else f"{stem}-{len(stems) + 1}")
    return stems


def status(workspace: Workspace, report: Report) -> tuple[DepartmentStatus, ...]:
    """Each department: how much it is asked for, sent and due when, answered when, what is still missing."""
    with workspace.store.reading() as shelves:
        records = {item.department: item for item in shelves.collections.of_period(report.period.code)}
    today, part = workspace.today(), own_part(report.period).code
    found = []
    for share in asking(workspace, report).shares:
        record = records.get(share.department)
        late = record is not None and not record.answered_at and record.due < today
        missing = len(share.missing_rows), len(share.missing_tasks(part))
        found.append(DepartmentStatus(share, record, *missing, late))
    return tuple(found)


def reminder(workspace: Workspace, report: Report, department: str) -> str:
    """The text of a reminder to a department, ready to be copied."""
    asked = asking(workspace, report)
    (share,) = _chosen(workspace, asked, (department,))
    with workspace.store.reading() as shelves:
        record = shelves.collections.get(report.period.code, share.department)
    sheet = sheet_of(workspace, asked, share, default_due(workspace, report))
    return collection_reminder.reminder(sheet, record, workspace.today())


def owners(workspace: Workspace) -> dict[str, str]:
    """The owners that the office chose in place of the catalogue's, by row code."""
    with workspace.store.reading() as shelves:
        return shelves.collections.owners()


def set_owner(workspace: Workspace, code: str, department: str | None) -> None:
    """Choose who answers for a row; empty: nobody, None: as the catalogue says."""
    with workspace.store.writing("report.owner", code) as shelves:
        shelves.collections.set_owner(code, None if department is None else nfc(department).strip())
