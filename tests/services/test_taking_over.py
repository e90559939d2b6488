"""The plan of the office above comes as a bundle; ticked items go into the own plan, and only changes come again."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.services.offices import refused
from tests.services.plans_above import (
    DIGITAL,
    INSPECT,
    KEY,
    ON_TIME,
    SOFTWARE,
    TALK,
    amend_above,
    carry_down,
    issue_above,
    trust_above,
)

from xacai.db.answers import GIVEN
from xacai.domain.plan import PlanState
from xacai.domain.taking_over import Fate
from xacai.exchange.replay import Outcome
from xacai.services import answering, planning, taking_over
from xacai.services.taking_over import named
from xacai.services.workspace import Workspace


@pytest.fixture
def arrived(sample: Workspace, province: Workspace, tmp_path: Path) -> Workspace:
    """The sample office after the plan of the office above came."""
    issue_above(province)
    trust_above(sample, province, tmp_path)
    assert carry_down(province, sample, tmp_path).outcome is Outcome.STORED
    return sample


def test_it_is_proposed_item_by_item(arrived: Workspace) -> None:
    (above,) = taking_over.plans_above(arrived)
    assert [(item.key, item.ticked) for item in above.open] == [
        (ON_TIME, True),
        (DIGITAL, True),
        (INSPECT, True),
        (TALK, False),
    ]
    assert "08/KH-UBND ngày 12/01/2026" in above.basis


def test_nothing_from_above_waits_for_a_receipt(arrived: Workspace) -> None:
    assert answering.waiting_offices(arrived) == ()
    with arrived.store.reading() as shelves:
        assert shelves.answers.list(GIVEN) == ()


def test_an_issued_plan_is_amended_on_the_basis_of_the_one_above(arrived: Workspace) -> None:
    before = planning.get_plan(arrived, KEY)
    assert before.state is PlanState.ISSUED
    done = taking_over.take_over(arrived, KEY, named([ON_TIME], [INSPECT]))
    after = planning.get_plan(arrived, KEY)
    assert after == done.plan
    assert (after.state, after.revision) == (PlanState.DRAFT, before.revision + 1)
    assert "08/KH-UBND" in after.head.legal_bases[-1]
    (target,) = (
        after.targets[len(before.targets) :]
        if after.targets[-1] not in before.targets
        else [item for item in after.targets if item not in before.targets]
    )
    assert target.text.endswith("tối thiểu 97% (theo KH của tỉnh)")
    assert [str(item.value) for item in target.thresholds] == ["97"]
    (task,) = [item for item in after.tasks if item not in before.tasks]
    assert (task.lead, task.budget.text, task.deadline.text) == ("", "", "Quý III/2026")
    assert task.note == "Theo KH của tỉnh (chủ trì: UBND cấp xã; phối hợp: Sở Nội vụ)"
    field = after.field_of(task.field_no)
    assert field is not None and field.code is not None and field.code.value == "direction"


def test_only_what_changed_comes_again(arrived: Workspace, province: Workspace, tmp_path: Path) -> None:
    done = taking_over.take_over(arrived, KEY, named([ON_TIME, DIGITAL], [INSPECT]), leave_rest=True)
    assert [item.key for item in done.left] == [TALK]
    assert taking_over.plan_above(arrived, KEY).open == ()
    amend_above(province)
    carry_down(province, arrived, tmp_path)
    again = taking_over.plan_above(arrived, KEY)
    assert [(item.key, item.fate, item.ticked) for item in again.open] == [
        (DIGITAL, Fate.CHANGED, True),
        (INSPECT, Fate.CHANGED, True),
        ("I.2/1", Fate.NEW, True),
    ]
    former = planning.get_plan(arrived, KEY)
    taking_over.take_over(arrived, KEY, named([DIGITAL], [INSPECT]))
    plan = planning.get_plan(arrived, KEY)
    assert (len(plan.targets), len(plan.tasks)) == (len(former.targets), len(former.tasks))
    assert any("trên 90% (theo KH của tỉnh)" in item.text for item in plan.targets)
    assert any(
        item.deadline.text == "Quý II/2026" and "bộ phận một cửa" in item.content for item in plan.tasks
    )
    assert [item.key for item in taking_over.plan_above(arrived, KEY).open] == ["I.2/1"]


def test_an_older_revision_that_comes_late_changes_nothing(
    sample: Workspace, province: Workspace, tmp_path: Path
) -> None:
    issue_above(province)
    trust_above(sample, province, tmp_path)
    from xacai.services import receiving, sending_down

    first = sending_down.send_plan(province, KEY, tmp_path / "1")
    amend_above(province)
    assert carry_down(province, sample, tmp_path / "2").outcome is Outcome.GAP
    assert receiving.receive(sample, first.bundle.path).outcome is Outcome.OLDER
    assert "31/KH-UBND" in taking_over.plan_above(sample, KEY).basis


def test_without_a_plan_a_draft_is_begun(blank: Workspace, province: Workspace, tmp_path: Path) -> None:
    from xacai.services import sampling, setting_up

    setting_up.found_office(blank, sampling.sample_office())
    issue_above(province)
    trust_above(blank, province, tmp_path)
    carry_down(province, blank, tmp_path)
    done = taking_over.take_over(blank, KEY, named([], [INSPECT, SOFTWARE]))
    assert done.plan is not None
    assert (done.plan.state, done.plan.revision, len(done.plan.tasks)) == (PlanState.DRAFT, 0, 2)
    assert planning.get_plan(blank, KEY) == done.plan


def test_what_is_there_already_is_tied(arrived: Workspace) -> None:
    mine = planning.get_plan(arrived, KEY).tasks[0]
    above = taking_over.plan_above(arrived, KEY)
    assert not any(item.alike for item in above.open)
    assert mine.content


def test_leaving_all_writes_no_plan(arrived: Workspace) -> None:
    before = planning.get_plan(arrived, KEY)
    done = taking_over.take_over(arrived, KEY, named([], []), leave_rest=True)
    assert (done.taken, len(done.left)) == ((), 4)
    assert planning.get_plan(arrived, KEY) == before
    assert taking_over.plan_above(arrived, KEY).open == ()


def test_refusals(arrived: Workspace) -> None:
    with refused(arrived, "plan.none-above"):
        taking_over.take_over(arrived, "2031/cchc", named([], []))
    with refused(arrived, "plan.not-in-above"):
        taking_over.take_over(arrived, KEY, named([], ["IX.9/9"]))


def test_a_plan_of_an_office_below_is_none_from_above(province: Workspace) -> None:
    assert taking_over.plans_above(province) == ()
