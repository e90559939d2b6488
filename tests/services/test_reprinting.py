"""A finalised report prints the same for ever: PDF, bundle, Word and Excel, whatever changed since."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.services.newer_catalogue import import_newer
from tests.services.offices import PLAN, QUARTER, Clock, open_at

from xacai.domain.catalogue import Catalogue
from xacai.domain.office import Department
from xacai.domain.period import quarter
from xacai.domain.plan import with_task
from xacai.domain.progress import Entry, Mark
from xacai.domain.submission import Data
from xacai.services import (
    computing,
    planning,
    publishing,
    reporting,
    setting_up,
    submitting,
    tracking,
    twinning,
)
from xacai.services.planning import Issuing
from xacai.services.workspace import Workspace

Change = Callable[[Workspace, Path], None]


def printed(workspace: Workspace) -> Mapping[str, bytes]:
    """Everything that leaves."""
    report = reporting.get_report(workspace, QUARTER)
    packed = submitting.pack_report(workspace, report)
    return {
        "pdf": publishing.report_pdf(workspace, report, bundle=(packed.shipment, packed.data)),
        "bundle": packed.data,
        "docx": twinning.report_docx(workspace, report),
        "xlsx": twinning.report_xlsx(workspace, report),
    }


def _amend(workspace: Workspace, day: date) -> None:
    revised = planning.amend(workspace, PLAN, basis="Công văn số 12/UBND")
    changed = with_task(revised, replace(revised.tasks[0], content="Việc đã đổi"))
    fields = tuple(replace(item, title=f"{item.title} (sửa)") for item in changed.fields)
    head = replace(changed.head, title="Kế hoạch đã đổi tên")
    planning.save_plan(workspace, replace(changed, fields=fields, head=head), revised)
    planning.issue_plan(workspace, PLAN, Issuing("99/KH-UBND", day))


def amended_later(workspace: Workspace, folder: Path) -> None:
    _amend(workspace, date(2026, 10, 1))


def amended_under_an_earlier_day(workspace: Workspace, folder: Path) -> None:
    """Issued after the lock and dated before it: a plan chosen by its day would be the wrong one."""
    _amend(workspace, date(2026, 6, 1))


def amendment_in_work(workspace: Workspace, folder: Path) -> None:
    planning.amend(workspace, PLAN, basis="Công văn số 12/UBND")


def catalogue_imported(workspace: Workspace, folder: Path) -> None:
    import_newer(workspace, folder)


def office_renamed(workspace: Workspace, folder: Path) -> None:
    office = replace(workspace.office(), name="Ủy ban nhân dân phường Tam Nhuận", place="Tam Nhuận")
    superior = replace(office, superior_name="Sở Nội vụ thành phố khác", recipients=("Thường trực Đảng ủy",))
    setting_up.change_office(workspace, superior)


def department_renamed(workspace: Workspace, folder: Path) -> None:
    setting_up.change_office(workspace, replace(workspace.office(), departments=(Department("Phòng mới"),)))


def signer_changed(workspace: Workspace, folder: Path) -> None:
    signer = {"signer_name": "Người khác", "signer_authority": ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")}
    setting_up.change_office(workspace, replace(workspace.office(), **signer))


def progress_added(workspace: Workspace, folder: Path) -> None:
    plan = planning.get_plan(workspace, PLAN)
    for task in plan.tasks:
        entry = Entry(task.key, QUARTER.code, Mark.DONE, done_on=date(2026, 9, 1), result="Xong")
        tracking.record(workspace, PLAN, entry)
    planning.bind_target(workspace, PLAN, plan.targets[0].key, "7.3")


def next_period_begun(workspace: Workspace, folder: Path) -> None:
    reporting.new_report(workspace, quarter(2026, 4))


CHANGES: tuple[Change, ...] = (
    amended_later,
    amended_under_an_earlier_day,
    amendment_in_work,
    catalogue_imported,
    office_renamed,
    department_renamed,
    signer_changed,
    progress_added,
    next_period_begun,
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_finalised_report_prints_the_same_after(change: Change, sender: Workspace, tmp_path: Path) -> None:
    before = printed(sender)
    change(sender, tmp_path)
    after = printed(sender)
    assert [kind for kind in before if before[kind] != after[kind]] == []


def test_it_prints_the_same_after_all_of_it_and_a_restart(
    sender: Workspace, tmp_path: Path, clock: Clock
) -> None:
    before = printed(sender)
    for change in CHANGES[:1] + CHANGES[3:]:
        change(sender, tmp_path)
    sender.close()
    clock.set(2027, 1, 5)
    again = open_at(sender.folder, clock)
    try:
        assert printed(again) == before
    finally:
        again.close()


def test_a_newer_program_with_other_rows_under_the_same_version_prints_as_before(
    sender: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = printed(sender)
    sender.close()
    used = sender.plain_catalogue("national-2025@1")
    monkeypatch.setattr("xacai.bootstrap.packaged_catalogues", lambda: (_renamed(used),))
    again = open_at(sender.folder, clock)
    try:
        assert printed(again) == before
    finally:
        again.close()


def _renamed(catalogue: Catalogue) -> Catalogue:
    form = catalogue.forms[0]
    rows = tuple(replace(row, name=f"{row.name} (sửa)") for row in form.rows)
    return replace(catalogue, forms=(replace(form, rows=rows), *catalogue.forms[1:]))


def test_a_plan_that_was_never_issued_is_named_as_it_was_at_the_lock(sample: Workspace) -> None:
    """The report locked with a draft of the plan; issued later, it does not get a number in the reprint."""
    period = quarter(2027, 1)
    planning.copy_plan(sample, source=PLAN, key="2027/cchc")
    reporting.new_report(sample, period)
    content = content_now(sample)
    assert (content["plan_revision"], content["plan_words"]["number"]) == (0, "")


def content_now(workspace: Workspace) -> Data:
    """The content of the report of quý I/2027 as it would be locked."""
    report = reporting.get_report(workspace, quarter(2027, 1))
    return reporting.content_of(workspace, report, computing.facts(workspace, report))


def test_the_snapshot_names_all_it_used(sender: Workspace) -> None:
    report = reporting.get_report(sender, QUARTER)
    content = submitting.report_snapshot(sender, report)
    plan = planning.get_plan(sender, PLAN)
    assert content["plan_revision"] == plan.revision + 1
    assert content["plan_words"]["number"] == plan.head.number
    assert content["recipients"] == list(sender.office().recipients)
    assert content["catalogue"] == report.catalogue
