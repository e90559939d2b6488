"""The packages that came last, as rows. No Qt."""

from __future__ import annotations

from xacai.domain.office import unit_name
from xacai.services.arrivals import latest_arrivals
from xacai.services.workspace import Workspace
from xacai.ui.receiving.words import bundle_words, moment_words
from xacai.ui.widgets.row_list import ListRow
from xacai.wording.periods import capital

SHOWN = 30
_MARKS = {"stored": "done", "gap": "warning", "older": "dropped", "fork": "doubtful", "rejected": "dropped"}


def rows(workspace: Workspace) -> tuple[ListRow, ...]:
    """The newest first; a row that is a report can be opened."""
    return tuple(
        ListRow(
            f"{item.shipment.stream.office}|{item.shipment.stream.period}|{item.shipment.uuid}",
            capital(unit_name(item.office_name)),
            bundle_words(item.shipment.kind, item.shipment.stream.period, item.shipment.revision),
            _MARKS.get(item.shipment.outcome, "waiting"),
            moment_words(item.at),
        )
        for item in latest_arrivals(workspace, SHOWN)
    )
