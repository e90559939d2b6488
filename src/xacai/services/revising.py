"""What was sent before, while a correction is being written."""

from __future__ import annotations

from xacai.domain.indicator import Values
from xacai.domain.report import Report
from xacai.domain.submission import read_cell
from xacai.services.correcting import former_content
from xacai.services.workspace import Workspace


def sent_values(workspace: Workspace, report: Report) -> Values | None:
    """The complete cells of the revision before this one, as they were locked; None for a first revision."""
    former = former_content(workspace, report)
    return {code: read_cell(data) for code, data in former["values"].items()} if former else None
