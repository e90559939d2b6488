"""What was sent before, while a correction is being written."""

from __future__ import annotations

from xacai.domain.indicator import Values
from xacai.domain.report import Report
from xacai.domain.submission import read_cell
from xacai.services.workspace import Workspace


def sent_values(workspace: Workspace, report: Report) -> Values | None:
    """The complete cells of the revision before this one, as they were locked; None for a first revision."""
    if report.revision < 2:
        return None
    with workspace.store.reading() as shelves:
        kept = shelves.reports.snapshot(report.period.code, report.revision - 1)
    if kept is None:
        return None
    return {code: read_cell(data) for code, data in kept.content["values"].items()}
