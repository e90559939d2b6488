"""The shelf of the office's own reports: the newest state row by row, and each finalised revision whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from xacai.db.mapping import OVERRIDE, TYPED, cell_row, read_day, read_report, report_row
from xacai.db.plain import write_json
from xacai.db.shelf import Key, Shelf, ShelfRefused
from xacai.domain.indicator import Cell
from xacai.domain.issue import refuse
from xacai.domain.report import Report, ReportState, SectionText


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A report in a list; ``period`` is its code."""

    period: str
    revision: int
    state: ReportState
    catalogue: str
    plan_key: str
    number: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The content of a finalised revision with its check code; ``at`` ISO 8601."""

    period: str
    revision: int
    at: str
    check_code: str
    content: dict[str, Any]


class Reports(Shelf):
    """Reports by the code of their period."""

    def get(self, period: str) -> Report | None:
        """The report as it stands."""
        row = self._desk.row("report", period=period)
        if row is None:
            return None
        parts = (
            self._desk.rows(name, period=period)
            for name in ("report_value", "report_text", "report_reason", "report_aside")
        )
        return read_report(row, *parts)

    def list(self) -> tuple[ReportSummary, ...]:
        """All reports without their parts, oldest period first."""
        return tuple(_summary(row) for row in self._desk.rows("report", "last_day", "first_day", "period"))

    def put(self, report: Report, was: Report | None = None) -> None:
        """Write what differs from what is stored; ``was`` as in :meth:`xacai.db.plans.Plans.put`."""
        period = report.period.code
        stored = self._stored(period)
        if was is not None and stored is not None and was != stored:
            raise ShelfRefused(refuse("store.changed", f"report {period}", what=period).issue)
        row = report_row(report)
        if stored is None or report_row(stored) != row:
            self._desk.upsert("report", [row])
        self._put_cells(period, TYPED, stored.values if stored else {}, report.values)
        self._put_cells(period, OVERRIDE, stored.overrides if stored else {}, report.overrides)
        self._put_texts(period, stored.texts if stored else {}, report.texts)
        self._put_reasons(period, stored.reasons if stored else {}, report.reasons)
        self._put_aside(period, stored.set_aside if stored else {}, report.set_aside)
        self._desk.pending["report", period] = _own_copy(report)

    def keep_snapshot(self, period: str, revision: int, content: Mapping[str, Any], check_code: str) -> None:
        """Keep the content that was finalised; finalising the same revision again replaces it."""
        row = {
            "period": period,
            "revision": revision,
            "at": self._desk.at(),
            "check_code": check_code,
            "content": write_json(content),
        }
        self._desk.upsert("report_snapshot", [row])

    def snapshot(self, period: str, revision: int) -> Snapshot | None:
        """The content of a finalised revision."""
        row = self._desk.row("report_snapshot", period=period, revision=revision)
        if row is None:
            return None
        return Snapshot(row.period, row.revision, row.at, row.check_code, json.loads(row.content))

    def snapshots(self, period: str) -> tuple[int, ...]:
        """Numbers of the revisions that have a snapshot, oldest first."""
        return tuple(row.revision for row in self._desk.rows("report_snapshot", "revision", period=period))

    def _stored(self, period: str) -> Report | None:
        place: Key = ("report", period)
        known: Report | None = self._desk.known(place)
        return self.get(period) if known is None else known

    def _put_cells(self, period: str, layer: str, old: Mapping[str, Cell], new: Mapping[str, Cell]) -> None:
        key = {"period": period, "layer": layer}
        changed = _changed(old, new)
        self._desk.upsert("report_value", [{**key, **cell_row(code, new[code])} for code in changed])
        self._desk.remove("report_value", [{**key, "code": code} for code in old if code not in new])

    def _put_texts(self, period: str, old: Mapping[str, SectionText], new: Mapping[str, SectionText]) -> None:
        rows = [
            {"period": period, "section": code, "text": new[code].text, "drafted": int(new[code].drafted)}
            for code in _changed(old, new)
        ]
        self._desk.upsert("report_text", rows)
        self._desk.remove(
            "report_text", [{"period": period, "section": code} for code in old if code not in new]
        )

    def _put_reasons(self, period: str, old: Mapping[str, str], new: Mapping[str, str]) -> None:
        rows = [{"period": period, "key": key, "reason": new[key]} for key in _changed(old, new)]
        self._desk.upsert("report_reason", rows)
        self._desk.remove("report_reason", [{"period": period, "key": key} for key in old if key not in new])

    def _put_aside(self, period: str, old: Mapping[str, str], new: Mapping[str, str]) -> None:
        rows = [{"period": period, "place": place, "words": new[place]} for place in _changed(old, new)]
        self._desk.upsert("report_aside", rows)
        self._desk.remove("report_aside", [{"period": period, "place": key} for key in old if key not in new])


def _changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(key for key, item in new.items() if key not in old or old[key] != item)


def _own_copy(report: Report) -> Report:
    """The report with mappings of its own: a caller's dictionary could change under it."""
    return replace(
        report,
        values=dict(report.values),
        overrides=dict(report.overrides),
        texts=dict(report.texts),
        reasons=dict(report.reasons),
        set_aside=dict(report.set_aside),
    )


def _summary(row: Any) -> ReportSummary:
    return ReportSummary(
        period=row.period,
        revision=row.revision,
        state=ReportState(row.state),
        catalogue=row.catalogue,
        plan_key=row.plan_key,
        number=row.number,
        day=read_day(row.day),
    )
