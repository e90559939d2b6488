"""Steps of the stories by command line: a quarter's work of one office, from the first figure to the bundle."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.flow.desk import Desk

import xacai.bootstrap
from xacai.domain.indicator import Cell
from xacai.domain.number import write_decimal
from xacai.services.sampling import sample_documents, sample_entries

PAPERS = sample_documents()
PLAN = PAPERS.plan_key
SECTIONS = ("I.1", "I.2", "I.3", "I.4", "I.5", "I.6", "II.1", "II.2", "II.3", "II.4", "II.5", "II.6",
            "III.1", "III.2", "III.3", "IV", "V")  # fmt: skip


class Calendar:
    """The PC's clock, moved on by the story."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = datetime(2026, 1, 12, 8, 0)
        opened = partial(xacai.bootstrap.open_workspace, now=lambda: self.now)
        monkeypatch.setattr(xacai.bootstrap, "open_workspace", opened)

    def turn(self, month: int, day: int) -> None:
        self.now = datetime(2026, month, day, 8, 30)


def agrees(desk: Desk, period: str, member: str, wanted: Mapping[str, Decimal]) -> None:
    """``report show`` gives these figures for the rows that the story reckons with."""
    shown = desk.does("report", "show", "--period", period)[member]
    told = {
        code: Decimal(0 if shown[code]["state"] == "nothing_arose" else shown[code]["value"])
        for code in wanted
    }
    assert len(wanted) > 60 and told == dict(wanted)


class Sent:
    """What left the office."""

    def __init__(self, shown: dict[str, Any], exported: dict[str, Any]) -> None:
        self.shown, self.bundle = shown, Path(exported["bundle"])
        self.pdf = Path(exported["pdf"]).read_bytes()


def record(desk: Desk, period: str) -> None:
    """The tasks that were recorded in a quarter."""
    for entry in sample_entries():
        if entry.period != period:
            continue
        words = ["--status", entry.mark.value]
        words += ["--document", entry.proof.number] if entry.proof.number else []
        words += ["--done-on", entry.done_on.isoformat()] if entry.done_on else []
        words += ["--result", entry.result] if entry.result else []
        words += ["--note", entry.note] if entry.note else []
        words += ["--deliverable", str(entry.deliverable)] if entry.deliverable else []
        desk.does("task", "set", "--plan", PLAN, "--task", entry.task_key, "--period", period, *words)


def begin(
    desk: Desk, folder: Path, period: str, cells: Mapping[str, Cell], sections: Sequence[str] = SECTIONS
) -> None:
    """Begin a report, fill it, write its sections."""
    desk.does("report", "new", "--period", period)
    fill(desk, folder, period, cells)
    words = folder / "loi.txt"
    words.write_text("Trong kỳ giải quyết {3.3.3.1} hồ sơ, đúng hạn {3.3.3}.", encoding="utf-8")
    for section in sections:
        desk.does("report", "text", "--period", period, "--section", section, words)


def fill(desk: Desk, folder: Path, period: str, cells: Mapping[str, Cell]) -> None:
    path = folder / f"so-lieu-{period}.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["Mã", "Tình trạng", "Số liệu", "Ghi chú"])
        for code, cell in cells.items():
            number = "" if cell.number is None else write_decimal(cell.number).replace(".", ",")
            rows.writerow([code, cell.state.value, cell.text or number, cell.note])
    desk.does("report", "fill", "--period", period, path, "--overwrite")


def finish(desk: Desk, folder: Path, period: str, number: str, day: str) -> Sent:
    """Check, answer every warning, lock, number, hand over."""
    checked = desk.does("report", "check", "--period", period)
    assert checked["errors"] == 0, [issue for issue in checked["issues"] if issue["severity"] == "error"]
    codes = sorted({issue["code"] for issue in checked["issues"]})
    flags = [word for code in codes for word in ("--reason", f"{code}=Đã rà soát, đúng thực tế")]
    desk.does("report", "finalise", "--period", period, *flags)
    desk.does("report", "number", "--period", period, "--number", number, "--date", day)
    exported = desk.does("report", "export", "--period", period, "--out", folder / f"gui-{number[:3]}")
    return Sent(desk.does("report", "show", "--period", period), exported)
