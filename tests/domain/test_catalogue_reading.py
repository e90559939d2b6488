"""Catalogues from plain data: strict reading, the checks against itself, writing back."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.calendar import DueRule, Shift
from xacai.domain.catalogue import RowKind, TimeRollUp
from xacai.domain.catalogue_reading import read_catalogue
from xacai.domain.catalogue_writing import write_catalogue
from xacai.domain.field import FieldCode
from xacai.wording.messages import message_of, templates

Data = dict[str, Any]


def count(code: str, **more: Any) -> Data:
    return {
        "code": code,
        "no": code.partition(".")[2],
        "name": f"Dòng {code}",
        "unit": "hồ sơ",
        "kind": "count",
        "decimals": 0,
        "definition": "Đếm.",
        "owner": "Văn phòng",
        "applies": True,
        "time": "sum",
        "office": "sum",
        "level": 1,
        **more,
    }


def small() -> Data:
    """A sound catalogue with one of everything."""
    ratio = {"kind": "ratio", "time": "ratio", "office": "ratio", "unit": "%", "decimals": 2}
    rows = [
        {"code": "3.0", "no": "0", "name": "Đầu mục", "kind": "heading", "level": 1},
        count("3.1", time="parts", parts=["3.2", "3.3"]),
        count("3.2", time="first"),
        count("3.3"),
        count("3.4", numerator="3.2", denominator="3.1", **ratio),
        count("3.5", kind="choice", options=["giấy", "mạng"], time="last", office="none"),
        count("3.6", kind="flag", time="ask", office="yes"),
        count("3.7", time="plan", plan_count="done"),
    ]
    return {
        "schema": 1,
        "catalogue": {
            "name": "thu-2025",
            "version": "1",
            "title": "Thử",
            "year": 2025,
            "source": {"citation": "Công văn", "verified": False},
        },
        "sources": [{"part": "forms", "citation": "Công văn", "verified": True}],
        "reports": [
            {"kind": "quarter", "numbers": [1, 3], "to": "province", "working_days": 2, "shift": "next"},
            {"kind": "year", "to": "ministry", "day": 20, "shift": "previous"},
        ],
        "outline": [
            {"code": "II", "title": "Kết quả", "level": 1, "required": False},
            {
                "code": "II.2",
                "title": "TTHC",
                "level": 2,
                "required": True,
                "form": "3",
                "field": "procedures",
            },
        ],
        "forms": [
            {
                "form": {
                    "no": "3",
                    "title": "Biểu 3",
                    "section": "II.2",
                    "source": {"citation": "Công văn", "verified": False},
                },
                "rows": rows,
            }
        ],
        "rules": [
            {
                "code": "r-1",
                "kind": "le",
                "cells": ["3.2", "3.1"],
                "severity": "error",
                "message": "{cell}: {3.2} > {3.1}",
            }
        ],
        "sentences": [{"section": "II.2", "row": "3.1", "case": "plain", "text": "Có {3.1} hồ sơ."}],
        "calendar": {"days_off": ["2025-09-02"], "worked": []},
    }


def test_a_sound_catalogue_is_read_whole() -> None:
    catalogue, issues = read_catalogue(small())
    assert issues == () and catalogue is not None
    assert catalogue.id == "thu-2025@1"
    assert [row.kind for row in catalogue.rows()][:2] == [RowKind.HEADING, RowKind.COUNT]
    assert catalogue.reports[0].due == DueRule(working_days=2, day=None, shift=Shift.NEXT)
    assert catalogue.reports[1].due == DueRule(working_days=None, day=20, shift=Shift.PREVIOUS)
    section = catalogue.section("II.2")
    assert section is not None and section.field is FieldCode.PROCEDURES
    plan = catalogue.row("3.7")
    assert plan is not None and plan.time is TimeRollUp.PLAN and plan.plan_count == "done"


def test_written_and_read_again_it_is_equal() -> None:
    catalogue, _ = read_catalogue(small())
    assert catalogue is not None
    written = json.dumps(write_catalogue(catalogue), ensure_ascii=False)
    assert read_catalogue(json.loads(written)) == (catalogue, ())
    again, _ = read_catalogue(json.loads(written))
    assert again is not None and json.dumps(write_catalogue(again), ensure_ascii=False) == written


def rows(data: Data) -> list[Data]:
    found: list[Data] = data["forms"][0]["rows"]
    return found


def drop(code: str, key: str) -> Callable[[Data], None]:
    return lambda data: next(row for row in rows(data) if row["code"] == code).pop(key)


def put(code: str, /, **more: Any) -> Callable[[Data], None]:
    return lambda data: next(row for row in rows(data) if row["code"] == code).update(more)


def rule(**more: Any) -> Callable[[Data], None]:
    return lambda data: data["rules"][0].update(more)


def top(**more: Any) -> Callable[[Data], None]:
    return lambda data: data.update(more)


def twice(part: str) -> Callable[[Data], None]:
    return lambda data: data[part].append(copy.deepcopy(data[part][0]))


FAULTS: list[tuple[Callable[[Data], None], str, str]] = [
    (drop("3.3", "time"), "catalogue.missing-key", "form-3 3.3"),
    (drop("3.3", "office"), "catalogue.missing-key", "form-3 3.3"),
    (drop("3.3", "applies"), "catalogue.missing-key", "form-3 3.3"),
    (drop("3.3", "decimals"), "catalogue.missing-key", "form-3 3.3"),
    (drop("3.0", "level"), "catalogue.missing-key", "form-3 3.0"),
    (put("3.3", colour="đỏ"), "catalogue.unknown-key", "form-3 3.3"),
    (put("3.0", unit="hồ sơ"), "catalogue.unknown-key", "form-3 3.0"),
    (put("3.3", time="total"), "catalogue.unknown-value", "form-3 3.3"),
    (put("3.3", decimals="0"), "catalogue.wrong-type", "form-3 3.3"),
    (put("3.3", decimals=True), "catalogue.wrong-type", "form-3 3.3"),
    (put("3.3", decimals=99), "catalogue.unknown-value", "form-3 3.3"),
    (put("3.3", applies=1), "catalogue.wrong-type", "form-3 3.3"),
    (put("3.3", name=["a"]), "catalogue.wrong-type", "form-3 3.3"),
    (put("3.3", name="a\x00b"), "catalogue.bad-text", "form-3 3.3"),
    (put("3.3", name="a" * 5000), "catalogue.bad-text", "form-3 3.3"),
    (put("3.1", parts="3.2"), "catalogue.wrong-type", "form-3 3.1"),
    (put("3.1", parts=["3.2", 3]), "catalogue.wrong-type", "form-3 3.1"),
    (put("3.1", parts=["3.2", "3.99"]), "catalogue.unknown-row", "form-3 3.1"),
    (put("3.1", parts=["3.2", "3.4"]), "catalogue.unfit-part", "form-3 3.1"),
    (put("3.1", parts=["3.2", "3.1"]), "catalogue.cycle", "rows 3.1"),
    (put("3.2", equals=["3.1"]), "catalogue.cycle", "rows"),
    (put("3.1", parts=[]), "catalogue.unfit", "form-3 3.1"),
    (put("3.3", minus=["3.2"]), "catalogue.unfit", "form-3 3.3"),
    (put("3.4", numerator=""), "catalogue.unfit", "form-3 3.4"),
    (put("3.4", time="sum"), "catalogue.unfit", "form-3 3.4"),
    (put("3.4", office="sum"), "catalogue.unfit", "form-3 3.4"),
    (put("3.5", options=[]), "catalogue.unfit", "form-3 3.5"),
    (put("3.5", time="sum"), "catalogue.unfit", "form-3 3.5"),
    (put("3.6", time="sum"), "catalogue.unfit", "form-3 3.6"),
    (put("3.6", office="sum"), "catalogue.unfit", "form-3 3.6"),
    (put("3.3", office="yes"), "catalogue.unfit", "form-3 3.3"),
    (put("3.7", plan_count=""), "catalogue.unfit", "form-3 3.7"),
    (put("3.3", plan_count="done"), "catalogue.unfit", "form-3 3.3"),
    (put("3.3", code="4.3"), "catalogue.bad-code", "form-3 4.3"),
    (put("3.3", code="3.X y"), "catalogue.bad-code", "form-3 3.X y"),
    (put("3.3", code="3.2"), "catalogue.duplicate", "rows 3.2"),
    (twice("outline"), "catalogue.duplicate", "outline II"),
    (twice("rules"), "catalogue.duplicate", "rules r-1"),
    (twice("sentences"), "catalogue.duplicate", "sentences II.2 3.1 plain"),
    (twice("forms"), "catalogue.duplicate", "forms 3"),
    (rule(kind="eval"), "catalogue.unknown-value", "rules r-1"),
    (rule(cells=["3.2"]), "catalogue.rule-shape", "rules r-1"),
    (rule(cells=["3.2", "3.98"]), "catalogue.unknown-row", "rules r-1"),
    (rule(cells=["3.2", "-3.1"]), "catalogue.unknown-row", "rules r-1"),
    (rule(cells=["3.2", "3.5"]), "catalogue.unfit-part", "rules r-1"),
    (rule(numbers=["3"]), "catalogue.rule-shape", "rules r-1"),
    (rule(kind="range", cells=["3.2"], numbers=["0", "nhiều"]), "catalogue.rule-shape", "rules r-1"),
    (rule(kind="range", cells=["3.2"], numbers=["0", "NaN"]), "catalogue.rule-shape", "rules r-1"),
    (rule(kind="text_required", cells=["VI"]), "catalogue.unknown-section", "rules r-1"),
    (rule(kind="required", cells=["4.*"]), "catalogue.unknown-row", "rules r-1"),
    (rule(message="{cell}: {3.77}"), "catalogue.unknown-placeholder", "rules r-1"),
    (rule(message="{cell}: {previous}"), "catalogue.unknown-placeholder", "rules r-1"),
    (rule(message="{cell.__class__}"), "catalogue.unknown-placeholder", "rules r-1"),
    (rule(when=["decade"]), "catalogue.unknown-value", "rules r-1"),
    (rule(severity="fatal"), "catalogue.unknown-value", "rules r-1"),
    (
        lambda data: data["sentences"][0].update(row="3.88"),
        "catalogue.unknown-row",
        "sentences II.2 3.88 plain",
    ),
    (lambda data: data["sentences"][0].update(text="{3.88}"), "catalogue.unknown-row", "sentences II.2 3.1"),
    (lambda data: data["sentences"][0].update(case="more"), "catalogue.unknown-value", "sentences II.2 3.1"),
    (lambda data: data["sentences"][0].update(section="VI"), "catalogue.unknown-section", "sentences VI"),
    (lambda data: data["forms"][0]["form"].update(section="IX"), "catalogue.unknown-section", "form-3"),
    (lambda data: data["outline"][1].update(form="9"), "catalogue.unknown-form", "outline II.2"),
    (lambda data: data["outline"][1].update(field="magic"), "catalogue.unknown-value", "outline II.2"),
    (lambda data: data["reports"][0].update(day=3), "catalogue.due-rule", "reports 1"),
    (lambda data: data["reports"][0].pop("working_days"), "catalogue.due-rule", "reports 1"),
    (lambda data: data["reports"][1].update(day=40), "catalogue.due-rule", "reports 2"),
    (lambda data: data["reports"][0].update(numbers=["1"]), "catalogue.wrong-type", "reports 1"),
    (lambda data: data["calendar"].update(days_off=["02/09/2025"]), "catalogue.unknown-value", "holidays"),
    (lambda data: data["catalogue"].update(name="../x"), "catalogue.unknown-value", "catalogue"),
    (top(schema=2), "catalogue.newer", "catalogue"),
    (top(python="1+1"), "catalogue.unknown-key", "catalogue"),
    (top(forms={}), "catalogue.wrong-type", "catalogue"),
    (lambda data: data.pop("outline"), "catalogue.missing-key", "catalogue"),
    (lambda data: data.pop("calendar"), "catalogue.missing-key", "catalogue"),
    (lambda data: data.update(rules=["r"]), "catalogue.wrong-type", "rules 1"),
]


@pytest.mark.parametrize(("spoil", "code", "where"), FAULTS)
def test_a_fault_is_named_with_its_place(spoil: Callable[[Data], None], code: str, where: str) -> None:
    data = small()
    spoil(data)
    catalogue, issues = read_catalogue(data)
    assert catalogue is None
    found = [issue for issue in issues if issue.code == code and issue.where.startswith(where)]
    assert found, [(issue.code, issue.where) for issue in issues]
    assert code in templates()
    assert "{" not in message_of(found[0]).replace("{cell", "").replace("{3", "").replace("{previous", "")


def test_a_ratio_of_a_ratio_is_refused() -> None:
    data = small()
    second = {**rows(data)[4], "code": "3.8", "no": "8", "numerator": "3.4"}
    rows(data).append(second)
    catalogue, issues = read_catalogue(data)
    assert catalogue is None
    assert [issue.code for issue in issues] == ["catalogue.ratio-of-ratio"]


def test_every_fault_is_named_in_one_go() -> None:
    data = small()
    for code in ("3.1", "3.2", "3.3"):
        drop(code, "time")(data)
    _, issues = read_catalogue(data)
    assert [issue.where for issue in issues] == ["form-3 3.1", "form-3 3.2", "form-3 3.3"]


def test_a_great_web_of_parts_is_checked_quickly() -> None:
    data = small()
    total = {"time": "parts"}
    web = [count(f"3.9.{n}", parts=[f"3.9.{n + 1}", f"3.9.{n + 1}"], **total) for n in range(400)]
    rows(data).extend([*web, count("3.9.400")])
    assert read_catalogue(data)[1] == ()


def test_decomposed_letters_are_composed() -> None:
    data = small()
    put("3.3", name="Hồ sơ")(data)
    catalogue, _ = read_catalogue(data)
    assert catalogue is not None
    found = catalogue.row("3.3")
    assert found is not None and found.name == "Hồ sơ"


scalars = st.one_of(st.none(), st.booleans(), st.integers(-5, 5), st.text(max_size=4), st.floats())
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
)
parts = ("catalogue", "sources", "reports", "outline", "forms", "rules", "sentences", "calendar", "schema")


@given(st.sampled_from(parts), anything)
def test_no_data_whatever_stops_the_reading(part: str, junk: object) -> None:
    catalogue, issues = read_catalogue({**small(), part: junk})
    assert (catalogue is None) == bool(issues)


@given(st.dictionaries(st.sampled_from([*parts, "else"]), anything))
def test_junk_is_no_catalogue(data: dict[str, object]) -> None:
    assert read_catalogue(data)[0] is None
