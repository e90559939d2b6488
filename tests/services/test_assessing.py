"""Drafted sentences of the assessment: targets met and missed, overdue tasks, reasons, tasks due next."""

from __future__ import annotations

from dataclasses import replace

from tests.services.offices import QUARTER

from xacai.domain.progress import Status
from xacai.domain.report import Reached, references
from xacai.services import computing, reporting
from xacai.services.assessing import drafted_sentences
from xacai.services.own_indicators import catalogue_for
from xacai.services.workspace import Workspace


def drafted(workspace: Workspace, section: str, **reasons: str) -> str:
    report = reporting.get_report(workspace, QUARTER)
    report = replace(report, reasons={key.replace("_", " "): words for key, words in reasons.items()})
    catalogue = catalogue_for(workspace, report)
    known = computing.facts(workspace, report)
    return "\n".join(drafted_sentences(report, catalogue, section, known, None))


def test_every_missed_target_and_overdue_task_stands_among_the_shortcomings(sample: Workspace) -> None:
    report = reporting.get_report(sample, QUARTER)
    known = computing.facts(sample, report)
    missed = [item for item in computing.target_standings(known) if item.reached is Reached.MISSED]
    late = [item for item in known.standings if item.status is Status.OVERDUE]
    text = drafted(sample, "III.2")
    assert {item.target.indicator for item in missed} == set(references(text))
    assert missed
    assert late
    for item in late:
        assert item.task.content.rstrip(".") in text
    assert not any(item.target.indicator in references(text) for item in computing.target_standings(known)
                   if item.reached is Reached.MET)  # fmt: skip


def test_the_reason_of_a_missed_target_is_said_there_and_among_the_causes(sample: Workspace) -> None:
    known = computing.facts(sample, reporting.get_report(sample, QUARTER))
    missed = next(item for item in computing.target_standings(known) if item.reached is Reached.MISSED)
    key = f"report.threshold-missed|target {missed.target.key}"
    reasons = {key: "vốn giao chậm."}
    assert "vốn giao chậm" not in drafted(sample, "III.2")
    assert "). vốn giao chậm." in drafted(sample, "III.2", **reasons)
    assert "Vốn giao chậm." in drafted(sample, "III.3", **reasons).split("\n")


def test_met_targets_and_coming_tasks_have_their_sections(sample: Workspace) -> None:
    assert "{3.3.3}, đạt mục tiêu (từ 98% trở lên)." in drafted(sample, "III.1")
    coming = drafted(sample, "IV")
    assert "xong trước ngày 30/09/2026" in coming
    assert "xong trước ngày 30/06/2026" not in coming
