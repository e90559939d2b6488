"""Measures the ranking over the scorecards of many offices (168 by default, a province's communes).

    python bench/ranking.py [--offices 168] [--rounds 20]

Each office's card has every component of the demonstration set. Timed: the ranking as the program answers it (roster,
names, states, SQL), the median of the rounds, in a process that has opened the store. To hold: ≤ 0.3 s.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from xacai.bootstrap import open_workspace
from xacai.domain.criterion import CriteriaSet, ScoringKind
from xacai.domain.office import Office
from xacai.domain.ranking import ranked
from xacai.domain.scorecard import Mark, Measure, Scorecard, ScorecardState, points_of
from xacai.files.criteria import packaged_criteria
from xacai.services import setting_up
from xacai.services.ranking_offices import rank_offices
from xacai.services.verifying import received_cards
from xacai.services.workspace import Workspace

LIMIT = 0.3
YEAR = 2026


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offices", type=int, default=168)
    parser.add_argument("--rounds", type=int, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="xacai-bench-") as passing:
        workspace = open_workspace(Path(passing))
        setting_up.found_office(
            workspace, Office("97", "Sở Nội vụ tỉnh Vân Giang", "Vân Giang", receives=True)
        )
        criteria = packaged_criteria()[0]
        fill(workspace, given.offices, YEAR, criteria, ScorecardState.FINAL)
        taken = []
        for _round in range(given.rounds):
            began = time.perf_counter()
            found = rank_offices(workspace, YEAR)
            taken.append(time.perf_counter() - began)
        same = found.places == ranked(criteria, received_cards(workspace, YEAR))
        workspace.close()
    median = statistics.median(taken)
    print(f"{len(found.places)} offices ranked in {median:.3f} s (limit {LIMIT} s), worst {max(taken):.3f} s")
    print(f"the database and the program agree: {same}")
    return 0 if same and median <= LIMIT else 1


def fill(
    workspace: Workspace, offices: int, year: int, criteria: CriteriaSet, state: ScorecardState
) -> tuple[Scorecard, ...]:
    """Keep made-up cards of that many offices, as they would stand after their verification."""
    dice = random.Random(7)
    cards = tuple(
        _card(f"{number:05d}", year, criteria, state, dice) for number in range(10_001, 10_001 + offices)
    )
    with workspace.store.writing("scorecard.verify", "made up") as shelves:
        for card in cards:
            shelves.scorecards.put(card)
    return cards


def _card(
    office: str, year: int, criteria: CriteriaSet, state: ScorecardState, dice: random.Random
) -> Scorecard:
    marks = {}
    for item in criteria.components():
        scoring = item.scoring
        assert scoring is not None
        measure = Measure(dice.randint(4_000, 10_000))
        if scoring.kind in {ScoringKind.DEDUCTION, ScoringKind.PENALTY, ScoringKind.BONUS}:
            measure = Measure(100 * dice.choice((0, 0, 0, 1)))
        elif scoring.options:
            measure = Measure(option=dice.choice(scoring.options).key)
        points = points_of(item, measure)
        verified = points if dice.random() < 0.9 else dice.randint(0, item.max_points)
        marks[item.code] = Mark(item.code, measure, points, verified=verified)
    return Scorecard(office, year, criteria.id, state=state, marks=marks)


if __name__ == "__main__":
    sys.exit(main())
