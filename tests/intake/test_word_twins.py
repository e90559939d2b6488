"""The collected plans laid out as Word files in several layouts and read back to what they were laid from."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import pytest
from tests.intake.other_twins import html_twin, sheet_twin
from tests.intake.test_real_plans import CELLS, PLANS, SEEDS, cell, truth_of
from tests.intake.word_twin import LAYOUTS, Layout, Row, twin

from xacai.domain.text import squeeze
from xacai.intake.plan import Reading, read_plan
from xacai.intake.source import read_source

pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="the collected plans are not beside the project")
CASES = [pytest.param(name, layout, id=f"{name}-{layout.name}") for name in PLANS for layout in LAYOUTS]


@lru_cache
def reading_of(name: str, layout: Layout) -> Reading:
    data = twin(truth_of(name), layout)
    return read_plan(read_source(data, f"{name}.docx"), year=None, office_name=None)


def differing(name: str, layout: Layout) -> list[tuple[str, str, str, str]]:
    """The cells that differ: the task, the cell, what was read, what was laid."""
    tasks, rows = reading_of(name, layout).plan.tasks, truth_of(name)["tasks"]
    pairs = zip(tasks, rows, strict=True) if rows else ()
    return [
        (task.key, part, cell(task, part), squeeze(row[part] or ""))
        for task, row in pairs
        for part in CELLS
        if cell(task, part) != squeeze(row[part] or "")
    ]


@pytest.mark.parametrize(("name", "layout"), CASES)
def test_every_cell_comes_back(name: str, layout: Layout) -> None:
    plan, truth = reading_of(name, layout).plan, truth_of(name)
    assert len(plan.tasks) == len(truth["tasks"] or truth["body_tasks"])
    assert differing(name, layout) == []
    if not truth["tasks"]:
        works = [squeeze(row["text"]) for row in truth["body_tasks"]]
        assert [squeeze(task.content) for task in plan.tasks] == works


@pytest.mark.parametrize(("name", "layout"), CASES)
def test_every_target_comes_back(name: str, layout: Layout) -> None:
    plan, truth = reading_of(name, layout).plan, truth_of(name)
    assert [squeeze(item.text) for item in plan.targets] == [squeeze(row["text"]) for row in truth["targets"]]
    assert [item.no for item in plan.targets] == [row["no"] for row in truth["targets"]]


@pytest.mark.parametrize(("name", "layout"), CASES)
def test_the_head_comes_back(name: str, layout: Layout) -> None:
    head, truth = reading_of(name, layout).plan.head, truth_of(name)
    assert (head.number, head.place) == (truth["number"], truth["place"])
    assert str(head.day) == truth["date"] or not truth["date"]
    assert head.signer.name == truth["signer"]
    assert truth["issuer"].lower().startswith(head.issuer.lower()) and head.issuer
    assert len(head.legal_bases) == len(truth["legal_bases"])
    assert list(head.recipients) == [item for item in truth["recipients"] if not item.endswith("(heading)")]


@pytest.mark.parametrize(("name", "layout"), CASES)
def test_nothing_is_doubted_about_how_the_rows_stand(name: str, layout: Layout) -> None:
    doubts = {issue.code for issue in reading_of(name, layout).issues}
    assert doubts <= {
        *("intake.deadline-missing", "intake.deadline-year", "intake.deadline-unread", "intake.lead-missing"),
        *("intake.products-unmatched", "intake.cell-unclear", "intake.lead-twice", "intake.product-is-lead"),
        *("intake.budget-unit", "intake.budget-unread", "intake.tasks-from-body", "intake.total-differs"),
        "intake.no-number",
    }


def test_table_of_figures() -> None:
    print(
        f"\n{'plan':<17}{'layout':<26}{'fields':>7}{'targets':>9}{'tasks':>7}{'cells':>12}{'questions':>11}"
    )
    for name in PLANS:
        for layout in LAYOUTS:
            reading = reading_of(name, layout)
            plan, wrong = reading.plan, differing(name, layout)
            cells = len(truth_of(name)["tasks"]) * len(CELLS)
            print(
                f"{name:<17}{layout.name:<26}{len(plan.fields):>7}{len(plan.targets):>9}{len(plan.tasks):>7}"
                f"{f'{cells - len(wrong)}/{cells}':>12}{len(reading.issues):>11}"
            )
            assert len(wrong) * 100 <= cells


TABLES = [name for name in PLANS if SEEDS.exists() and truth_of(name)["tasks"]]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize(("make", "suffix"), [(html_twin, "html"), (sheet_twin, "xlsx")])
def test_the_table_comes_back_from_html_and_workbook(
    name: str, layout: Layout, make: Callable[[Row, Layout], bytes], suffix: str
) -> None:
    rows = truth_of(name)["tasks"]
    plan = read_plan(
        read_source(make(truth_of(name), layout), f"kh.{suffix}"), year=None, office_name=None
    ).plan
    assert len(plan.tasks) == len(rows)
    pairs = ((task, row, part) for task, row in zip(plan.tasks, rows, strict=True) for part in CELLS)
    assert [
        (task.key, part) for task, row, part in pairs if cell(task, part) != squeeze(row[part] or "")
    ] == []
