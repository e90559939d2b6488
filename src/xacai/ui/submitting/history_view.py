"""The history of what was sent as rows of a grid. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from xacai.domain.answer import Answered
from xacai.domain.plan import read_plan_key
from xacai.domain.submission import Shipment
from xacai.exchange.evidence_parcel import KIND as EVIDENCE
from xacai.services.planning import list_plans
from xacai.services.reporting import list_reports
from xacai.services.resending import number_in
from xacai.services.workspace import Workspace
from xacai.ui.models.cells import CellKind, CellView, Column, GridRow
from xacai.ui.ways import way_words
from xacai.wording.language import _
from xacai.wording.periods import code_words
from xacai.wording.statuses import answer_words

_SHORT_CODE = 9


def history_columns(narrow: bool) -> tuple[Column, ...]:
    """Columns of the history; in a narrow window the way of sending stands in the row's tooltip only."""
    columns = [
        Column(_("Document"), width=150, stretch=2, pad=16),
        Column(_("Revision"), width=72),
        Column(_("Number"), width=110),
        Column(_("Sent at"), width=136),
        Column(_("Written to"), width=120, stretch=1),
        Column(_("Check code"), width=100),
        Column(_("Answer"), width=150),
    ]
    return tuple(columns[:4] + columns[5:] if narrow else columns)


def history_rows(
    shipments: Sequence[Shipment], numbers: Mapping[str, str], narrow: bool
) -> tuple[GridRow, ...]:
    """One row for each bundle, its uuid as key."""
    return tuple(_row(item, numbers.get(item.uuid, ""), narrow) for item in shipments)


def _row(item: Shipment, number: str, narrow: bool) -> GridRow:
    where = way_words(item.way)
    cells = [
        CellView(CellKind.TEXT, document_words(item), strong=True, tooltip=item.file_name),
        CellView(CellKind.TEXT, _("rev. {revision}").format(revision=item.revision), tone="ink2"),
        CellView(CellKind.TEXT, number, tone="ink2"),
        CellView(
            CellKind.TEXT, moment_words(item.handed_at), tone="ink2", tooltip=item.way if narrow else ""
        ),
        CellView(CellKind.TEXT, where[:1].upper() + where[1:], tone="ink2", tooltip=item.way),
        CellView(CellKind.CODE, item.check_code[:_SHORT_CODE], tooltip=item.check_code),
        _answer(item),
    ]
    return GridRow(item.uuid, tuple(cells[:4] + cells[5:] if narrow else cells))


def _answer(item: Shipment) -> CellView:
    words, mark = outcome_words(item)
    return CellView(CellKind.STATUS, words, mark=mark)


MARKS = {
    Answered.ARRIVED: "waiting",
    Answered.REFUSED: "error",
    Answered.RETURNED: "returned",
    Answered.ACCEPTED: "accepted",
}


def outcome_words(item: Shipment) -> tuple[str, str]:
    """Words and mark of a bundle's answer."""
    if not item.handed_at:
        return _("Not handed over"), "not_started"
    if item.kind == EVIDENCE:
        return _("No receipt for files alone"), "done"
    if item.outcome in set(Answered):
        verdict = Answered(item.outcome)
        return answer_words(verdict), MARKS[verdict]
    return _("Awaiting receipt"), "waiting"


def document_words(item: Shipment) -> str:
    """``Báo cáo quý III/2026, đính chính``, ``Kế hoạch năm 2026, điều chỉnh lần 1``."""
    if item.stream.kind == "plan":
        parsed = read_plan_key(item.stream.period)
        words = _("Plan of {year}").format(year=parsed[0] if parsed else item.stream.period)
        if item.revision > 1:
            words += ", " + _("amendment {count}").format(count=item.revision - 1)
        return words
    if item.stream.kind == EVIDENCE:
        period = code_words(item.stream.period.partition("/")[0])
        return _("Evidence files, {period}").format(period=period)
    if item.stream.kind == "scorecard":
        return _("Scorecard {period}").format(period=item.stream.period)
    words = _("Report {period}").format(period=code_words(item.stream.period))
    if item.kind == "withdrawal":
        return ", ".join((words, _("taken back")))
    return ", ".join((words, _("correction"))) if item.revision > 1 else words


def moment_words(written: str) -> str:
    """``15/09/2026 08:51``; empty for none."""
    return f"{datetime.fromisoformat(written):%d/%m/%Y %H:%M}" if written else ""


def read_numbers(
    workspace: Workspace, shipments: Sequence[Shipment], known: Mapping[str, str]
) -> dict[str, str]:
    """The document's number of each bundle by uuid; only what ``known`` lacks is looked up."""
    present = {
        ("report", report.period.code, report.revision): report.particulars.number
        for report in list_reports(workspace)
    }
    for plan in list_plans(workspace):
        present["plan", plan.key, plan.revision + 1] = plan.head.number
    newest: dict[tuple[str, str, int], int] = {}
    for item in shipments:
        place = (item.stream.kind, item.stream.period, item.revision)
        newest[place] = max(newest.get(place, 0), item.build)
    numbers = dict(known)
    for item in shipments:
        place = (item.stream.kind, item.stream.period, item.revision)
        if item.build == newest[place] and place in present:
            numbers[item.uuid] = present[place]
        elif item.uuid not in numbers:
            numbers[item.uuid] = number_in(workspace, item)
    return numbers
