"""Five real plans against what a careful reader gets from each, with a table of the figures reached."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from xacai.domain.plan import Target, Task
from xacai.domain.text import squeeze
from xacai.intake.answer import as_json
from xacai.intake.plan import Reading, read_plan
from xacai.intake.source import read_source

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
PLANS = ("minh_duc_2025", "bac_kan_2025", "chi_linh_2025", "huong_tra_2025", "kien_tuong_2024")
CELLS = ("content", "product", "lead", "coordinating", "deadline_text", "budget_text")
pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="the collected plans are not beside the project")


@lru_cache
def reading_of(name: str) -> Reading:
    path = SEEDS / f"{name}.txt"
    return read_plan(read_source(path.read_bytes(), path.name), year=None, office_name=None)


@lru_cache
def truth_of(name: str) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((SEEDS / "truth" / f"{name}.json").read_text(encoding="utf-8"))
    return truth


def cell(task: Task, name: str) -> str:
    texts = {"deadline_text": task.deadline.text, "budget_text": task.budget.text}
    return squeeze(texts[name] if name in texts else str(getattr(task, name)))


def questioned(reading: Reading, key: str, name: str) -> bool:
    """Whether a question stands at the cell or at its whole row."""
    part = name.removesuffix("_text")
    places = {f"task {key} / {part}", f"task {key} / row"}
    return any(issue.where in places for issue in reading.issues)


def compared(name: str) -> Iterator[tuple[Task, dict[str, Any], str, bool]]:
    """Every cell of every task: the task, the truth's row, the cell's name, whether they are equal."""
    rows = truth_of(name)["tasks"]
    tasks = reading_of(name).plan.tasks if rows else ()
    for task, row in zip(tasks, rows, strict=True):
        for part in CELLS:
            yield task, row, part, cell(task, part) == squeeze(row[part] or "")


@pytest.mark.parametrize("name", PLANS)
def test_every_task_target_and_field_is_found(name: str) -> None:
    plan, truth = reading_of(name).plan, truth_of(name)
    rows = truth["tasks"] or truth["body_tasks"]
    assert len(plan.tasks) == len(rows)
    assert len(plan.targets) == len(truth["targets"])
    titles = {item["title"] for item in truth.get("appendix_fields", truth["fields"])}
    assert len(plan.fields) == (len({title.lower() for title in titles}) if name != "kien_tuong_2024" else 7)
    assert all(item.code for item in plan.fields)


@pytest.mark.parametrize("name", PLANS)
def test_cells_of_undamaged_rows_equal_the_truth(name: str) -> None:
    cells = [(task.key, part, equal) for task, row, part, equal in compared(name) if not row.get("note")]
    right = sum(equal for _, _, equal in cells)
    print(f"{name}: {right} of {len(cells)} cells of undamaged rows")
    assert [(key, part) for key, part, equal in cells if not equal] == []


@pytest.mark.parametrize("name", PLANS)
def test_no_cell_of_a_damaged_row_is_silently_wrong(name: str) -> None:
    reading = reading_of(name)
    wrong = [(task.key, part) for task, row, part, equal in compared(name) if row.get("note") and not equal]
    silent = [(key, part) for key, part in wrong if not questioned(reading, key, part)]
    print(f"{name}: {len(wrong)} cells of damaged rows differ, {len(silent)} of them without a question")
    assert silent == []


@pytest.mark.parametrize("name", PLANS)
def test_body_tasks_of_a_plan_without_a_table(name: str) -> None:
    truth, plan = truth_of(name), reading_of(name).plan
    if not truth["tasks"]:
        texts = [squeeze(row["text"]) for row in truth["body_tasks"]]
        assert [squeeze(task.content) for task in plan.tasks] == texts


@pytest.mark.parametrize("name", PLANS)
def test_targets_equal_the_truth(name: str) -> None:
    for target, row in zip(reading_of(name).plan.targets, truth_of(name)["targets"], strict=True):
        assert parts(target) == [squeeze(row[part]) for part in ("no", "text", "lead", "coordinating")]


def parts(target: Target) -> list[str]:
    return [squeeze(text) for text in (target.no, target.text, target.lead, target.coordinating)]


@pytest.mark.parametrize("name", PLANS)
def test_head_equals_the_truth(name: str) -> None:
    head, truth = reading_of(name).plan.head, truth_of(name)
    number, day = head.number, str(head.day or "")
    if head.issued_by:
        number, day = head.issued_by.number, str(head.issued_by.day)
    assert (number, day) == (truth["number"], truth["date"])
    assert (head.place, reading_of(name).plan.year) == (truth["place"], truth["year"])
    assert truth["issuer"].startswith(head.issuer) and head.issuer
    assert head.signer.name == truth["signer"]
    assert " / ".join(head.signer.authority) == truth["signer_authority"]
    assert list(head.recipients) == [item for item in truth["recipients"] if not item.endswith("(heading)")]
    assert head.title.lower() == truth["title"].lower()


def test_stated_totals_of_the_plan_that_states_them() -> None:
    totals = [(total.text, total.agrees) for total in reading_of("kien_tuong_2024").stated_totals]
    stated = truth_of("kien_tuong_2024")["stated_totals"]
    assert totals == [(stated["targets"], True), (stated["tasks"], True)]


@pytest.mark.parametrize("name", PLANS)
def test_aims_and_parents_are_carried_down(name: str) -> None:
    pairs = [
        (squeeze(task.objective), squeeze(row["objective"]))
        for task, row in zip(reading_of(name).plan.tasks, truth_of(name)["tasks"], strict=False)
        if row.get("objective") and not row.get("note")
    ]
    near = sum(mine.lower() == theirs.lower() for mine, theirs in pairs)
    print(f"{name}: aims over {near} of {len(pairs)} undamaged rows")
    assert near * 100 >= len(pairs) * 95


@pytest.mark.parametrize("name", PLANS)
def test_the_answer_is_plain_json(name: str) -> None:
    answer = json.loads(json.dumps(as_json(reading_of(name)), ensure_ascii=False))
    assert len({task["key"] for task in answer["tasks"]}) == len(answer["tasks"])
    assert all(task["field"] for task in answer["tasks"])
    assert all(issue["message"] != issue["code"] for issue in answer["issues"])


def test_table_of_figures() -> None:
    print(
        f"\n{'plan':<17}{'fields':>7}{'targets':>9}{'tasks':>7}{'cells':>12}{'damaged':>9}{'questions':>11}"
    )
    for name in PLANS:
        reading = reading_of(name)
        plan, has_rows = reading.plan, bool(truth_of(name)["tasks"])
        cells = [equal for _, row, _, equal in compared(name) if not row.get("note")] if has_rows else []
        damaged = [equal for _, row, _, equal in compared(name) if row.get("note")] if has_rows else []
        print(
            f"{name:<17}{len(plan.fields):>7}{len(plan.targets):>9}{len(plan.tasks):>7}"
            f"{f'{sum(cells)}/{len(cells)}':>12}{f'{sum(damaged)}/{len(damaged)}':>9}{len(reading.issues):>11}"
        )
        assert sum(cells) * 100 >= len(cells) * 99


def test_the_pages_of_a_deciding_document_are_held() -> None:
    decision = reading_of("huong_tra_2025").plan.head.issued_by
    truth = truth_of("huong_tra_2025")
    assert decision is not None and decision.has_pages
    marks = [article.split(".")[0] for article in decision.articles]
    assert marks == truth["articles"]
    assert decision.signer.name == truth["signer"]
    assert list(decision.recipients) == truth["recipients"]
    assert len(decision.bases) + len(decision.proposals) == len(truth["legal_bases"])
    assert decision.organ.isupper() and decision.subject.startswith("Về việc")
