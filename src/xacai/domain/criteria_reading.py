"""A criteria set out of plain data (TOML, JSON) and back. What is wrong is named by its place; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from xacai.domain.criterion import (
    Band,
    CriteriaSet,
    Criterion,
    Input,
    InputKind,
    NotApplicable,
    Option,
    Scoring,
    ScoringKind,
    Step,
    check_criteria,
)
from xacai.domain.field import FieldCode
from xacai.domain.issue import Issue, Severity, errors, refuse
from xacai.domain.text import nfc

Data = Mapping[str, Any]
_E = TypeVar("_E", bound=Enum)
_NAME = re.compile(r"[0-9a-z][0-9a-z.-]{0,39}", re.ASCII)
_LONGEST = 2_000
_MOST = 500
_LARGEST = 1_000_000


class _Wrong(Exception):
    """A value of another kind than wanted; the message is its place."""


def read_criteria(data: object) -> tuple[CriteriaSet | None, tuple[Issue, ...]]:
    """The criteria set of plain data, with what is wrong with it; None where it cannot be used."""
    try:
        found = _set(_table(data, "criteria"))
    except _Wrong as fault:
        return None, (Issue("criteria.member", Severity.ERROR, str(fault), {"member": str(fault)}),)
    issues = check_criteria(found)
    return (None if errors(issues) else found), issues


def read_draft(data: object) -> tuple[CriteriaSet, tuple[Issue, ...]]:
    """A set that is still being built, with its faults; refused only at a place that cannot be read at all."""
    try:
        found = _set(_table(data, "criteria"))
    except _Wrong as fault:
        raise refuse("criteria.member", str(fault), member=str(fault)) from fault
    return found, check_criteria(found)


def _set(data: Data) -> CriteriaSet:
    rows = _list(data, "criteria", "criteria")
    if not 0 < len(rows) <= _MOST:
        raise _Wrong("criteria")
    first = _text(data, "first_day", "first_day", "")
    return CriteriaSet(
        name=_name(data, "name"),
        version=_name(data, "version"),
        title=_text(data, "title", "title"),
        year=_number(data, "year", "year"),
        source=_text(data, "source", "source", ""),
        criteria=tuple(_criterion(_table(row, f"criteria {n}")) for n, row in enumerate(rows, 1)),
        official=data.get("official") is True,
        bonus_cap=_number(data, "bonus_cap", "bonus_cap", 0),
        penalty_cap=_number(data, "penalty_cap", "penalty_cap", 0),
        bands=tuple(
            Band(_text(_table(band, "bands"), "name", "bands"), _number(band, "least", "bands"))
            for band in _list(data, "bands", "bands")
        ),
        first_day=_day(first) if first else None,
    )


def _criterion(data: Data) -> Criterion:
    code = _text(data, "code", "criteria")
    place = f"criterion {code}"
    parts = code.split(".")
    if not 1 <= len(parts) <= 3 or not all(part.isascii() and part.isalnum() for part in parts):
        raise _Wrong(place)
    scoring = data.get("scoring")
    field = _text(data, "field", place, "")
    last = [_whole(item, place) for item in _list(data, "last_day", place)] or [12, 31]
    if len(last) != 2 or not (1 <= last[0] <= 12 and 1 <= last[1] <= 31):
        raise _Wrong(place)
    return Criterion(
        code=code,
        title=_text(data, "title", place),
        max_points=_number(data, "max_points", place, 0),
        scoring=None if scoring is None else _scoring(_table(scoring, place), place),
        input=_input(_table(data.get("input", {}), place), place),
        scale=_text(data, "scale", place, ""),
        owner=_text(data, "owner", place, ""),
        evidence=_text(data, "evidence", place, ""),
        not_applicable=_one_of(NotApplicable, _text(data, "not_applicable", place, "never"), place),
        field=_one_of(FieldCode, field, place) if field else None,
        last_day=(last[0], last[1]),
        effort=_text(data, "effort", place, ""),
        requirement=_text(data, "requirement", place, ""),
        coordinating=_text(data, "coordinating", place, ""),
        deadline=_text(data, "deadline", place, ""),
    )


def _input(data: Data, place: str) -> Input:
    kind = _one_of(InputKind, _text(data, "kind", place, "hand"), place)
    return Input(kind, _text(data, "code", place, ""), _text(data, "question", place, ""))


def _scoring(data: Data, place: str) -> Scoring:
    steps = [_table(step, place) for step in _list(data, "steps", place)]
    options = [_table(option, place) for option in _list(data, "options", place)]
    return Scoring(
        kind=_one_of(ScoringKind, _text(data, "kind", place), place),
        floor=_number(data, "floor", place, 0),
        steps=tuple(Step(_number(step, "least", place), _number(step, "points", place)) for step in steps),
        options=tuple(
            Option(_text(item, "key", place), _text(item, "title", place), _number(item, "points", place))
            for item in options
        ),
        each=_number(data, "each", place, 0),
    )


def _table(value: object, place: str) -> Data:
    if not isinstance(value, Mapping):
        raise _Wrong(place)
    return value


def _name(data: Data, name: str) -> str:
    """A part of the identifier: it stands in places and in names of files."""
    found = _text(data, name, name)
    if _NAME.fullmatch(found) is None:
        raise _Wrong(name)
    return found


def _list(data: Data, name: str, place: str) -> Sequence[Any]:
    value = data.get(name, [])
    if not isinstance(value, list):
        raise _Wrong(f"{place} / {name}")
    return value


def _text(data: Data, name: str, place: str, otherwise: str | None = None) -> str:
    value = data.get(name, otherwise)
    if not isinstance(value, str) or len(value) > _LONGEST or (otherwise is None and not value.strip()):
        raise _Wrong(f"{place} / {name}")
    return nfc(value).strip()


def _number(data: Data, name: str, place: str, otherwise: int | None = None) -> int:
    return _whole(data.get(name, otherwise), f"{place} / {name}")


def _whole(value: object, place: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _LARGEST:
        raise _Wrong(place)
    return value


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _Wrong("first_day") from None


def _one_of(kinds: type[_E], text: str, place: str) -> _E:
    try:
        return kinds(text)
    except ValueError:
        raise _Wrong(place) from None


def criteria_data(found: CriteriaSet) -> dict[str, Any]:
    """The set as plain data, which :func:`read_criteria` reads back the same."""
    return {
        "name": found.name,
        "version": found.version,
        "title": found.title,
        "year": found.year,
        "source": found.source,
        "official": found.official,
        "bonus_cap": found.bonus_cap,
        "penalty_cap": found.penalty_cap,
        "first_day": found.first_day.isoformat() if found.first_day else "",
        "bands": [{"name": band.name, "least": band.least} for band in found.bands],
        "criteria": [_criterion_data(item) for item in found.criteria],
    }


def _criterion_data(item: Criterion) -> dict[str, Any]:
    data: dict[str, Any] = {
        "code": item.code,
        "title": item.title,
        "max_points": item.max_points,
        "scale": item.scale,
        "owner": item.owner,
        "evidence": item.evidence,
        "not_applicable": item.not_applicable.value,
        "field": item.field.value if item.field else "",
        "last_day": list(item.last_day),
        "effort": item.effort,
        "requirement": item.requirement,
        "coordinating": item.coordinating,
        "deadline": item.deadline,
        "input": {"kind": item.input.kind.value, "code": item.input.code, "question": item.input.question},
    }
    if item.scoring is not None:
        data["scoring"] = {
            "kind": item.scoring.kind.value,
            "floor": item.scoring.floor,
            "each": item.scoring.each,
            "steps": [{"least": step.least, "points": step.points} for step in item.scoring.steps],
            "options": [
                {"key": option.key, "title": option.title, "points": option.points}
                for option in item.scoring.options
            ],
        }
    return data
