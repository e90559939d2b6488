"""Plans: taken in once, issued under a number, amended on a basis, copied forward."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.services.offices import PLAN, refused

from xacai.domain.plan import Plan, PlanKind, PlanState, with_task
from xacai.services import planning, submitting
from xacai.services.planning import Issuing
from xacai.services.workspace import Workspace

ISSUING = Issuing("07/KH-UBND", date(2027, 1, 5))


@pytest.fixture
def draft(sample: Workspace) -> Plan:
    """Next year's plan, copied forward."""
    return planning.copy_plan(sample, source=PLAN, key="2027/cchc")


def test_an_unknown_plan_is_refused(sample: Workspace) -> None:
    with refused(sample, "plan.unknown"):
        planning.get_plan(sample, "1999/cchc")


def test_the_cchc_plan_of_a_year_comes_before_others(sample: Workspace) -> None:
    assert planning.find_plan(sample, 2031) is None
    other = planning.keep_new(sample, planning.empty_plan(sample, "2031/kiem-tra"))
    assert planning.find_plan(sample, 2031) == other
    main = planning.keep_new(sample, planning.empty_plan(sample, "2031/cchc"))
    assert planning.find_plan(sample, 2031) == main
    assert [plan.year for plan in planning.list_plans(sample)] == [2031, 2031, 2026]


def test_a_plan_is_kept_once_and_a_draft_may_be_replaced(sample: Workspace, draft: Plan) -> None:
    with refused(sample, "plan.exists"):
        planning.keep_new(sample, draft)
    shorter = replace(draft, tasks=draft.tasks[:3])
    planning.keep_new(sample, shorter, replace_draft=True)
    assert planning.get_plan(sample, draft.key) == shorter
    with refused(sample, "plan.exists"):
        planning.keep_new(sample, planning.get_plan(sample, PLAN), replace_draft=True)


def test_an_empty_plan_bears_the_words_of_the_office(sample: Workspace) -> None:
    plan = planning.empty_plan(sample, "2027/cchc")
    assert plan.head.issuer == sample.office().name
    assert plan.head.signer.name == sample.office().signer_name
    assert "2027" in plan.head.title
    assert planning.empty_plan(sample, "2027/khao-sat").kind is PlanKind.SURVEY
    with refused(sample, "plan.key-malformed"):
        planning.empty_plan(sample, "nam 2027")


def test_an_edit_of_a_draft_is_stored_and_one_of_an_issued_plan_is_not(
    sample: Workspace, draft: Plan
) -> None:
    changed = with_task(draft, replace(draft.tasks[0], lead="Phòng Kinh tế"))
    planning.save_plan(sample, changed, draft)
    assert planning.get_plan(sample, draft.key).tasks[0].lead == "Phòng Kinh tế"
    with refused(sample, "store.changed"):
        planning.save_plan(sample, draft, draft)
    issued = planning.get_plan(sample, PLAN)
    with refused(sample, "plan.locked"):
        planning.save_plan(sample, replace(issued, tasks=()), issued)


def test_issuing_locks_the_plan_and_keeps_the_revision(sample: Workspace, draft: Plan) -> None:
    issuing = replace(ISSUING, number="  07/KH-UBND ", signer="Lê Thị Hòa", bases=("Căn cứ A",))
    issued = planning.issue_plan(sample, draft.key, issuing)
    assert (issued.state, issued.head.number) == (PlanState.ISSUED, "07/KH-UBND")
    assert (issued.head.signer.name, issued.head.legal_bases) == ("Lê Thị Hòa", ("Căn cứ A",))
    assert issued.head.signer.authority == draft.head.signer.authority
    with sample.store.reading() as shelves:
        assert shelves.plans.revision(draft.key, 0) == issued
    with refused(sample, "plan.issued-already"):
        planning.issue_plan(sample, draft.key, ISSUING)


@pytest.mark.parametrize(
    ("issuing", "code"),
    [
        (replace(ISSUING, number="  "), "plan.number-missing"),
        (replace(ISSUING, day=date(2028, 1, 1)), "plan.day-outside"),
        (replace(ISSUING, day=date(2025, 12, 31)), "plan.day-outside"),
    ],
)
def test_a_plan_is_not_issued_without_number_or_fitting_day(
    sample: Workspace, draft: Plan, issuing: Issuing, code: str
) -> None:
    with refused(sample, code):
        planning.issue_plan(sample, draft.key, issuing)


def test_a_plan_with_errors_is_not_issued(sample: Workspace, draft: Plan) -> None:
    empty = replace(draft, tasks=())
    planning.save_plan(sample, empty, draft)
    assert any(issue.code == "plan.no-tasks" for issue in planning.check(sample, draft.key))
    with refused(sample, "plan.errors-left"):
        planning.issue_plan(sample, draft.key, ISSUING)


def test_an_amendment_is_a_draft_with_its_basis_and_its_differences(sample: Workspace) -> None:
    issued = planning.get_plan(sample, PLAN)
    assert planning.changes_since_issue(sample, issued) == ()
    with refused(sample, "plan.basis-missing"):
        planning.amend(sample, PLAN, basis="  ")
    revised = planning.amend(sample, PLAN, basis="Công văn số 12/UBND")
    assert (revised.state, revised.revision, revised.head.number) == (PlanState.DRAFT, 1, "")
    assert revised.head.legal_bases[-1] == "Công văn số 12/UBND"
    changed = with_task(revised, replace(revised.tasks[0], content="Việc mới"))
    planning.save_plan(sample, changed, revised)
    assert [change.part for change in planning.changes_since_issue(sample, changed)] == ["content"]
    with refused(sample, "plan.not-issued"):
        planning.amend(sample, PLAN, basis="Công văn số 13/UBND")


def test_copying_moves_the_year_on_and_leaves_number_and_progress(sample: Workspace, draft: Plan) -> None:
    former = planning.get_plan(sample, PLAN)
    assert (draft.year, draft.state, draft.revision) == (2027, PlanState.DRAFT, 0)
    assert (draft.head.number, draft.head.day) == ("", None)
    assert "2027" in draft.head.title
    assert "2026" not in draft.head.title
    assert [task.key for task in draft.tasks] == [task.key for task in former.tasks]
    years = {span.due.year for task in draft.tasks for span in task.deadline.windows}
    assert years == {2027}
    with refused(sample, "plan.exists"):
        planning.copy_plan(sample, source=PLAN, key="2027/cchc")
    with refused(sample, "plan.key-malformed"):
        planning.copy_plan(sample, source=PLAN, key="sang năm")


def test_a_target_is_bound_to_a_row_and_let_go_again(sample: Workspace) -> None:
    bound = planning.bind_target(sample, PLAN, "I/1.3", "1.5")
    assert bound.indicator == "1.5"
    assert planning.bind_target(sample, PLAN, "I/1.3", "").indicator == ""
    with refused(sample, "plan.target-unknown"):
        planning.bind_target(sample, PLAN, "XX/9", "1.5")
    with refused(sample, "catalogue.row-unknown"):
        planning.bind_target(sample, PLAN, "I/1.3", "9.9.9")


def test_binding_a_target_later_does_not_change_what_was_issued(sample: Workspace) -> None:
    """A binding is work on the plan; the bundle of the issued revision must not contradict the one sent before."""
    first = submitting.pack_plan(sample, planning.get_plan(sample, PLAN))
    planning.bind_target(sample, PLAN, "I/1.3", "1.5")
    again = submitting.pack_plan(sample, planning.get_plan(sample, PLAN))
    assert again.data == first.data


def test_lead_departments_come_once_each(sample: Workspace) -> None:
    names = planning.departments(planning.get_plan(sample, PLAN))
    assert len(names) == len(set(names)) == 4
