"""What a correction changed: one content of a report held against the one before it.

Both contents are plain data of a report bundle (:func:`xacai.domain.submission.report_content`) in the right shape.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from xacai.domain.indicator import Cell
from xacai.domain.submission import cell_data, read_cell

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that says something else; None where the row was not there. ``reason`` is its note, else empty.

    ``cumulative`` marks a change of the figure since the start of the year alone.
    """

    code: str
    old: Cell | None
    new: Cell | None
    reason: str = ""
    cumulative: bool = False


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section of the outline whose words changed."""

    code: str
    title: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class TaskChange:
    """A task that stands otherwise: status (of ``domain.progress.Status``; empty where it was not there), result."""

    key: str
    content: str
    old: str
    new: str
    old_result: str = ""
    new_result: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """All that changed between two revisions, with the reason that the newer one gives."""

    former: int
    revision: int
    reason: str
    cells: tuple[CellChange, ...] = ()
    sections: tuple[SectionChange, ...] = ()
    tasks: tuple[TaskChange, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.cells or self.sections or self.tasks)

    @property
    def places(self) -> frozenset[str]:
        """Every place that changed: ``cell 3.3.3``, ``section II.1``, ``task I.1/1``."""
        cells = {f"cell {item.code}" for item in self.cells}
        sections = {f"section {item.code}" for item in self.sections}
        return frozenset(cells | sections | {f"task {item.key}" for item in self.tasks})


def changed(previous: Data, now: Data) -> Correction:
    """What the newer content says otherwise; cells and tasks in order of their codes, sections in printed order."""
    return Correction(
        former=previous["revision"],
        revision=now["revision"],
        reason=now["correction_reason"],
        cells=tuple(_cells(previous, now)),
        sections=tuple(_sections(previous, now)),
        tasks=tuple(_tasks(previous, now)),
    )


def _cells(previous: Data, now: Data) -> Iterator[CellChange]:
    told: set[str] = set()
    for layer in ("values", "cumulative"):
        old, new = previous[layer], now[layer]
        for code in sorted(old.keys() | new.keys(), key=_natural):
            was, is_now = old.get(code), new.get(code)
            if was == is_now or code in told:
                continue
            told.add(code)
            reason = is_now["note"] if is_now and is_now["note"] != (was or {}).get("note") else ""
            yield CellChange(code, _cell(was), _cell(is_now), reason, layer == "cumulative")


def _cell(data: Data | None) -> Cell | None:
    return read_cell(data) if data is not None else None


def _natural(code: str) -> tuple[tuple[int, str], ...]:
    """Codes by their numbers: 3.10 after 3.9."""
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in code.split("."))


def _sections(previous: Data, now: Data) -> Iterator[SectionChange]:
    old = {item["code"]: item for item in previous["sections"]}
    new = {item["code"]: item for item in now["sections"]}
    for code, item in {**old, **new}.items():
        was = old.get(code, {}).get("text", "")
        is_now = new.get(code, {}).get("text", "")
        if was != is_now:
            yield SectionChange(code, item["title"], was, is_now)


def _tasks(previous: Data, now: Data) -> Iterator[TaskChange]:
    old = {item["key"]: item for item in previous["tasks"]}
    new = {item["key"]: item for item in now["tasks"]}
    for key, item in {**old, **new}.items():
        was, is_now = old.get(key), new.get(key)
        told = [(side["status"], side["entries"]) if side else None for side in (was, is_now)]
        if told[0] != told[1]:
            yield TaskChange(
                key, item["content"], _status(was), _status(is_now), _result(was), _result(is_now)
            )


def _status(task: Data | None) -> str:
    return task["status"] if task else ""


def _result(task: Data | None) -> str:
    return task["entries"][-1]["result"] if task and task["entries"] else ""


def correction_data(correction: Correction) -> Data:
    """The correction as ``report show --json`` writes it."""
    return {
        "former": correction.former,
        "revision": correction.revision,
        "reason": correction.reason,
        "cells": {
            item.code: {
                "old": cell_data(item.old) if item.old else None,
                "new": cell_data(item.new) if item.new else None,
                "reason": item.reason,
            }
            for item in correction.cells
        },
        "sections": {item.code: {"old": item.old, "new": item.new} for item in correction.sections},
        "tasks": {item.key: {"old": item.old, "new": item.new} for item in correction.tasks},
    }
