"""The pages of the window in the order of the rail. A page's module is imported at its first visit.

Screens do not know each other: they name another page by its key (``Page.go``).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from xacai.ui.page_spec import PageSpec
from xacai.wording.language import N_

if TYPE_CHECKING:
    from xacai.services.workspace import Workspace
    from xacai.ui.page import Page

# key, word, icon, module, class
_TABLE: tuple[tuple[str, str, str, str, str], ...] = (
    ("home", N_("Overview"), "home", "xacai.ui.home.page", "HomePage"),
    ("planning", N_("Plan"), "plan", "xacai.ui.planning.page", "PlanningPage"),
    ("progress", N_("Progress"), "progress", "xacai.ui.progress.page", "ProgressPage"),
    ("reporting", N_("Report"), "report", "xacai.ui.reporting.page", "ReportingPage"),
    ("scoring", N_("Scores"), "score", "xacai.ui.scoring.page", "ScoringPage"),
    ("evidence", N_("Evidence"), "evidence", "xacai.ui.evidence.page", "EvidencePage"),
    ("submitting", N_("Send – receive"), "submitting", "xacai.ui.submitting.page", "SubmittingPage"),
    ("receiving", N_("Receive"), "receiving", "xacai.ui.receiving.page", "ReceivingPage"),
    ("consolidating", N_("Totals"), "sum", "xacai.ui.consolidating.page", "ConsolidatingPage"),
    ("settings", N_("Settings"), "settings", "xacai.ui.settings.page", "SettingsPage"),
    ("help", N_("Help"), "help", "xacai.ui.help.page", "HelpPage"),
)
_AT_FOOT = frozenset({"settings", "help"})
_RECEIVING = frozenset({"receiving", "consolidating"})  # only where offices report to this one


def page_specs() -> tuple[PageSpec, ...]:
    """Every page that this program has."""
    return tuple(
        PageSpec(key, title, icon, _Maker(module, name), key in _AT_FOOT, key in _RECEIVING)
        for key, title, icon, module, name in _TABLE
    )


class _Maker:
    """Imports a page's module when the page is first wanted."""

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    def __call__(self, workspace: Workspace) -> Page:
        page: Page = getattr(import_module(self._module), self._name)(workspace)
        return page
