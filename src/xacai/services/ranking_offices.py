"""The ranking over all offices whose scorecards of a year came, under the set that most of them were scored by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from xacai.domain.criterion import CriteriaSet
from xacai.domain.issue import refuse
from xacai.domain.ranking import Placed
from xacai.domain.scorecard import ScorecardState
from xacai.services.choosing_criteria import criteria_of, criteria_of_year
from xacai.services.rostering import roster_of
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Ranking:
    """The places; ``states`` and ``names`` by office; ``apart`` scored by another set; ``missing`` sent no card."""

    year: int
    criteria: CriteriaSet
    places: tuple[Placed, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, ScorecardState] = field(default_factory=dict)
    apart: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def final(self) -> bool:
        """Whether every card in it is verified finally."""
        ranked = [self.states[item.office] for item in self.places]
        return bool(ranked) and all(state is ScorecardState.FINAL for state in ranked)


def rank_offices(workspace: Workspace, year: int) -> Ranking:
    """The ranking of a year. Refused at an office that receives none, and while no card came."""
    own = workspace.office()
    if not own.receives:
        raise refuse("office.receives-nothing", f"office {own.code}", office=own.name)
    with workspace.store.reading() as shelves:
        cards = [
            item for item in shelves.scorecards.list(year) if item.office != own.code and not item.department
        ]
    if not cards:
        raise refuse("scorecard.none-received", f"office {own.code}", office=own.name, year=str(year))
    used = Counter(item.criteria for item in cards)
    newest = criteria_of_year(workspace, year).id
    chosen = max(used, key=lambda name: (used[name], name == newest, name))
    criteria = criteria_of(workspace, chosen)
    with workspace.store.reading() as shelves:
        places = shelves.score_ranking.ranked(year, criteria)
    roster = roster_of(workspace)
    sent = {item.office for item in cards}
    return Ranking(
        year,
        criteria,
        places,
        {item.code: item.name for item in roster.offices},
        {item.office: item.state for item in cards},
        tuple(sorted(item.office for item in cards if item.criteria != chosen)),
        tuple(item.code for item in roster.children(own.code, workspace.today()) if item.code not in sent),
    )
