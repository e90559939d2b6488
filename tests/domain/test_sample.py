"""The sample office: its files hold together and fit the catalogue and the plan."""

from __future__ import annotations

import csv
import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from xacai.domain.catalogue import Catalogue, RowKind
from xacai.domain.field import FieldCode
from xacai.domain.indicator import Cell, CellState, complete, ratios
from xacai.domain.number import read_number
from xacai.domain.office import Department, Office, check_office, find_department
from xacai.domain.period import clip, quarter, read_period, window
from xacai.domain.plan import Plan, check_plan
from xacai.domain.progress import Entry, Mark, Proof, Status, check_progress, standings
from xacai.domain.report import references
from xacai.domain.text import nfc
from xacai.files.catalogues import read_catalogue_folder
from xacai.files.resources import resource
from xacai.intake.figures import read_figures
from xacai.intake.plan import Reading, read_plan
from xacai.intake.text_source import blocks_of_text, decode

SAMPLE = resource("sample")
PERIODS = ("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")
VALUE_COLUMNS = ["code", "state", "value", "note"]
PROGRESS_COLUMNS = (
    "task,period,mark,deliverable,done_on,document_number,document_day,abstract,result,spent_vnd,note"
)


def toml(name: str) -> dict[str, Any]:
    return tomllib.loads((SAMPLE / name).read_text(encoding="utf-8"))


def table(name: str) -> tuple[list[str], list[dict[str, str]]]:
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return list(reader.fieldnames or ()), list(reader)


@cache
def catalogue() -> Catalogue:
    found, issues = read_catalogue_folder(resource("catalogues", "national-2025"))
    assert found is not None, issues
    return found


@cache
def typed(period: str) -> dict[str, Cell]:
    name = f"values-{period}.csv"
    cells, issues = read_figures((SAMPLE / name).read_bytes(), name)
    assert not issues
    return cells


def amount(period: str, code: str) -> Decimal:
    found = complete(catalogue(), typed(period), {})[code].amount
    assert found is not None, (period, code)
    return found


@cache
def office() -> Office:
    data = toml("office.toml")["office"]
    departments = tuple(
        Department(item["name"], tuple(item["spellings"]), item["valid_from"]) for item in data["departments"]
    )
    born = data["valid_from"]
    return Office(data["code"], data["name"], data["place"], valid_from=born, departments=departments)


@cache
def reading() -> Reading:
    blocks = blocks_of_text(decode((SAMPLE / "plan-2026.txt").read_bytes(), "plan-2026.txt"))
    return read_plan(blocks, year=2026, office_name=office().name)


def plan() -> Plan:
    return reading().plan


@cache
def entries() -> tuple[Entry, ...]:
    return tuple(
        Entry(
            task_key=line["task"],
            period=line["period"],
            mark=Mark(line["mark"]),
            deliverable=int(line["deliverable"]),
            done_on=day(line["done_on"]),
            proof=Proof(line["document_number"], day(line["document_day"]), "", line["abstract"]),
            result=line["result"],
            spent_vnd=int(line["spent_vnd"]) if line["spent_vnd"] else None,
            note=line["note"],
        )
        for line in table("progress-2026.csv")[1]
    )


def own_typed() -> list[str]:
    """The codes of the commune's own rows that a person fills; activities feed the others."""
    own = enumerate(toml("office.toml")["own"], 1)
    return [f"own.{number}" for number, item in own if "feed" not in item]


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def test_every_file_is_composed_text() -> None:
    files = sorted(SAMPLE.iterdir())
    assert len(files) == 5 + len(PERIODS)
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert text == nfc(text) and "\r" not in text, path.name


def test_the_office_can_be_set_up_and_was_born_on_1_july_2025() -> None:
    assert not check_office(office())
    data = toml("office.toml")
    assert office().header() == ("ỦY BAN NHÂN DÂN", "XÃ TAM NHUẬN")
    assert data["office"]["superior_code"] == data["receiver"]["code"] and data["receiver"]["receives"]
    first = clip(window(quarter(2025, 3)), office().valid_from, None)
    assert first is not None and first.first == date(2025, 7, 1)


def test_departments_are_found_by_each_spelling() -> None:
    assert len(office().departments) == 4
    for department in office().departments:
        for spelling in (department.name, *department.spellings):
            assert find_department(office().departments, spelling) == department


@pytest.mark.parametrize("period", PERIODS)
def test_values_answer_every_typed_row_and_no_other(period: str) -> None:
    columns, lines = table(f"values-{period}.csv")
    rows = {row.code: row for row in catalogue().rows() if row.typed}
    assert columns == VALUE_COLUMNS
    assert [line["code"] for line in lines] == [*rows, *own_typed()]
    for line in lines:
        if line["code"] not in rows:
            assert line["state"] == "value" and read_number(line["value"]) is not None, line
            continue
        assert bool(line["value"]) == (line["state"] == "value"), line
        if rows[line["code"]].kind is RowKind.CHOICE:
            assert not line["value"] or line["value"] in rows[line["code"]].options
        elif line["value"]:
            assert read_number(line["value"]) is not None, line


@pytest.mark.parametrize("period", PERIODS)
def test_what_came_in_went_out_or_waits(period: str) -> None:
    assert amount(period, "1.3.1") == sum(amount(period, f"1.3.{n}") for n in (2, 3, 4, 5))
    assert amount(period, "3.3.3.0") == amount(period, "3.3.3.1") + amount(period, "3.3.3.4")
    assert amount(period, "6.2") == amount(period, "4.2.1")


@pytest.mark.parametrize("period", PERIODS)
def test_no_part_is_larger_than_its_whole(period: str) -> None:
    for code, ratio in ratios(catalogue(), complete(catalogue(), typed(period), {})).items():
        if ratio.numerator is not None and ratio.denominator is not None:
            assert 0 <= ratio.numerator <= ratio.denominator, (period, code)
    for whole in ("1.4.3", "1.4.4"):
        assert amount(period, whole) == sum(amount(period, f"{whole}.{n}") for n in range(1, 6))
    assert amount(period, "1.4.3") <= amount(period, "1.4.1")
    assert amount(period, "1.5.2") <= amount(period, "1.5.1")
    assert bool(amount(period, "1.4")) == bool(amount(period, "1.4.1"))


@pytest.mark.parametrize(("before", "after"), list(pairwise(PERIODS)))
def test_a_period_opens_with_what_the_one_before_left(before: str, after: str) -> None:
    assert amount(after, "1.3.1.0") == amount(before, "1.3.4") + amount(before, "1.3.5")
    assert amount(after, "3.3.3.0a") == amount(before, "3.3.3.4")
    assert amount(after, "3.3.4.1a") == amount(before, "3.3.4.1") - amount(before, "3.3.4.2")


def test_the_last_report_shows_every_state_that_a_person_enters() -> None:
    states = [cell.state for cell in typed("2026-Q3").values()]
    assert states.count(CellState.NOT_AVAILABLE) == 2
    assert states.count(CellState.NOTHING_AROSE) > 5
    assert CellState.UNTOUCHED not in states


def test_texts_fill_every_required_section_with_numbers_that_are_known() -> None:
    texts = toml("texts-2026-Q3.toml")["texts"]
    assert {section.code for section in catalogue().outline if section.required} == set(texts)
    values = complete(catalogue(), typed("2026-Q3"), {})
    computed = ratios(catalogue(), values)
    bound = [code for text in texts.values() for code in references(text)]
    assert all(catalogue().row(code) for code in toml("texts-2026-Q3.toml")["reasons"])
    assert len(bound) > 40 and sum(text.count("{") for text in texts.values()) == len(bound)
    for code in bound:
        if code.startswith("1.1."):
            continue  # counted from the plan and its progress
        if code in computed:
            assert computed[code].value is not None, code
        else:
            assert values[code].state is CellState.VALUE, code


def test_intake_reads_the_whole_plan() -> None:
    assert {item.code for item in plan().fields} == set(FieldCode)
    assert len(plan().tasks) == 45
    assert [len(plan().tasks_of(item.no)) for item in plan().fields] == [8, 4, 8, 4, 5, 4, 6, 3, 3]
    assert plan().head.number == "05/KH-UBND" and plan().head.day == date(2026, 1, 12)
    assert plan().head.signer.name == "Đặng Hữu Khiêm"
    assert len(plan().targets) == 17 and sum(len(target.thresholds) for target in plan().targets) >= 17
    assert not check_plan(plan()) and not reading().issues
    assert [total.agrees for total in reading().stated_totals] == [True]


def test_every_lead_is_a_department_of_the_office() -> None:
    for task in plan().tasks:
        assert find_department(office().departments, task.lead), (task.key, task.lead)


def test_progress_speaks_of_tasks_and_products_that_exist() -> None:
    assert ",".join(table("progress-2026.csv")[0]) == PROGRESS_COLUMNS
    for entry in entries():
        task = plan().task(entry.task_key)
        assert task is not None, entry.task_key
        assert 0 <= entry.deliverable <= len(task.deliverables), entry
        period = read_period(entry.period)
        assert period is not None
        for when in (entry.done_on, entry.proof.day):
            assert when is None or window(period).holds(when), entry
        assert (entry.mark is Mark.DONE) <= bool(entry.proof or entry.result), entry


def test_progress_holds_a_mixture_of_every_standing() -> None:
    found = standings(plan(), entries(), window(quarter(2026, 3)), "2026-Q3")
    by_status = {status: {item.task.key for item in found if item.status is status} for status in Status}
    assert by_status[Status.OVERDUE] == {"I.7/1", "III.7/1"}
    assert by_status[Status.DONE_LATE] == {"IV.1/1"}
    assert by_status[Status.WAITING] == {"I.8/1", "IV.3/1"}
    assert by_status[Status.DROPPED] == {"V.5/1"}
    assert len(by_status[Status.DONE_ON_TIME]) > 20
    assert by_status[Status.IN_PROGRESS] and by_status[Status.NOT_STARTED]
    assert not check_progress(found)
