"""Intake: a document becomes a draft of this office's plan of this year, or nothing at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.services.offices import refused, small_office

from xacai.domain.deadline import UNREAD
from xacai.domain.issue import Issue, Refusal, Severity
from xacai.domain.plan import PlanKind, PlanState
from xacai.services import planning, sampling, setting_up, taking_in
from xacai.services.workspace import Workspace

SAMPLE = sampling.sample_documents().plan_file


@pytest.fixture
def commune(blank: Workspace) -> Workspace:
    """The sample commune without a plan."""
    sampling.found_sample(blank)
    return blank


def test_what_is_read_is_not_stored(commune: Workspace) -> None:
    reading = taking_in.read_document(taking_in.read_source(SAMPLE), SAMPLE.name)
    data = taking_in.reading_data(reading)
    assert (len(data["tasks"]), data["year"]) == (45, 2026)
    assert planning.list_plans(commune) == ()


def test_a_plan_is_taken_in_as_a_draft_of_the_office(commune: Workspace) -> None:
    plan, issues = taking_in.import_plan(commune, SAMPLE.read_bytes(), SAMPLE.name)
    assert (plan.key, plan.state, len(plan.tasks)) == ("2026/cchc", PlanState.DRAFT, 45)
    assert all(issue.severity == "question" for issue in issues)
    assert planning.get_plan(commune, "2026/cchc") == plan
    with refused(commune, "plan.exists"):
        taking_in.import_plan(commune, SAMPLE.read_bytes(), SAMPLE.name)


def test_a_key_says_the_kind_and_the_year(commune: Workspace) -> None:
    plan, _issues = taking_in.import_plan(commune, SAMPLE.read_bytes(), SAMPLE.name, key="2026/kiem-tra")
    assert plan.kind is PlanKind.INSPECTION
    with refused(commune, "intake.year-differs"):
        taking_in.import_plan(commune, SAMPLE.read_bytes(), SAMPLE.name, key="2027/cchc")
    with refused(commune, "plan.key-malformed"):
        taking_in.import_plan(commune, SAMPLE.read_bytes(), SAMPLE.name, key="năm nay")


def test_the_plan_of_another_year_or_office_is_asked_about_first(blank: Workspace) -> None:
    with refused(blank, "office.not-set-up"):
        taking_in.import_plan(blank, SAMPLE.read_bytes(), SAMPLE.name)
    setting_up.found_office(blank, small_office())
    with refused(blank, "intake.issuer-differs"):
        taking_in.import_plan(blank, SAMPLE.read_bytes(), SAMPLE.name)
    with refused(blank, "intake.year-differs"):
        taking_in.import_plan(blank, SAMPLE.read_bytes().replace(b"TAM", b"TAM"), SAMPLE.name, year=2025)
    plan, _issues = taking_in.import_plan(blank, SAMPLE.read_bytes(), SAMPLE.name, accept=True)
    assert len(plan.tasks) == 45


def test_a_head_without_recipients_takes_those_of_the_office(commune: Workspace) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    table = "BẢNG" if "BẢNG" in text else ""
    reading = taking_in.read_document(text.encode(), SAMPLE.name)
    plan, _issues = taking_in.import_plan(commune, (text + table[:0]).encode(), SAMPLE.name)
    assert plan.head.recipients == (reading.plan.head.recipients or commune.office().recipients)
    assert plan.head.signer.name


def test_words_of_a_section_come_in_nfc(tmp_path: Path) -> None:
    source = tmp_path / "loi.txt"
    source.write_bytes(b"\xef\xbb\xbf" + "Tiếng Việt".encode())
    assert taking_in.read_words(source) == "Tiếng Việt"
    source.write_bytes(b"\xff\xfe\x00bad\xff")
    with pytest.raises(Refusal) as caught:
        taking_in.read_words(source)
    assert caught.value.issue.code == "intake.not-text"


def test_a_mended_reading_is_kept_at_once_and_never_over_an_issued_plan(commune: Workspace) -> None:
    reading = taking_in.read_document(SAMPLE.read_bytes(), SAMPLE.name, year=2026)
    task = reading.plan.tasks[0]
    asked = Issue(UNREAD, Severity.QUESTION, f"task {task.key} / deadline", {"key": task.key, "text": "?"})
    open_reading = replace(reading, issues=(asked,))
    plan = taking_in.keep_reading(commune, open_reading, reading.plan)
    assert plan.tasks[0].deadline.doubts == (UNREAD,), "an open question stays with its deadline"
    assert planning.get_plan(commune, plan.key) == plan == taking_in.standing_plan(commune, reading.plan)
    with refused(commune, "plan.exists"):
        taking_in.keep_reading(commune, reading, reading.plan)
    again = taking_in.keep_reading(commune, reading, reading.plan, replace_draft=True)
    assert planning.get_plan(commune, plan.key) == again != plan
    planning.issue_plan(commune, plan.key, planning.Issuing(number="05/KH-UBND", day=date(2026, 1, 12)))
    with refused(commune, "plan.issued-already"):
        taking_in.keep_reading(commune, reading, reading.plan, replace_draft=True)


def test_copied_forward_both_years_are_kept_or_neither(commune: Workspace) -> None:
    reading = taking_in.read_document(SAMPLE.read_bytes(), SAMPLE.name, year=2026)
    assert taking_in.keep_reading(commune, reading, reading.plan, forward=2027).year == 2027
    assert [plan.year for plan in planning.list_plans(commune)] == [2027, 2026]
    other = replace(reading.plan, key="2025/cchc", year=2025)
    with refused(commune, "plan.exists"):
        taking_in.keep_reading(commune, reading, other, forward=2026)
    assert [plan.year for plan in planning.list_plans(commune)] == [2027, 2026]
