"""Letters that cannot be printed are named with the place where they were typed."""

from __future__ import annotations

from dataclasses import replace

from tests.services.offices import PLAN, QUARTER

from xacai.services import computing, planning, reporting
from xacai.services.legibility import plan_letters
from xacai.services.workspace import Workspace


def test_the_sample_plan_can_be_printed(sample: Workspace) -> None:
    assert plan_letters(planning.get_plan(sample, PLAN)) == ()


def test_a_plan_names_task_and_letter(sample: Workspace) -> None:
    plan = planning.get_plan(sample, PLAN)
    task = replace(plan.tasks[0], note="Xong ✓ 👍")
    (issue,) = plan_letters(replace(plan, tasks=(task, *plan.tasks[1:])))
    assert issue.where == f"task {task.key}"
    assert issue.params["letters"] == "✓ (U+2713), 👍 (U+1F44D)"


def test_a_report_is_told_in_its_check(sample: Workspace) -> None:
    report = reporting.get_report(sample, QUARTER)
    reporting.set_text(sample, report, "I.1", "Đã họp 中.")
    found = computing.check(sample, reporting.get_report(sample, QUARTER))
    issues = [issue for issue in found if issue.code == "document.letters-missing"]
    assert [(issue.where, issue.params["letters"]) for issue in issues] == [("section I.1", "中 (U+4E2D)")]
