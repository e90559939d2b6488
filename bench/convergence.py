"""Random stories of receiving, doubling, overtaking, losing, forking and starting again come to the same state.

    python -m bench.convergence [--sequences 10000] [--stored 0] [--seed 0]

``--sequences``: stories told to the rules alone (Hypothesis, stateful), each told again to three other receivers in
other orders. ``--stored``: stories of sealed bundles through the real store of two receiving offices, whose rows must
come out equal. Stops with the story at the first difference.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from tests.exchange.stories import STEPS, Story
from tests.services.offices import open_at
from tests.services.posts import deliver, deliver_otherwise, outcomes_of, pin, rows, tell

from xacai.exchange.replay import Outcome
from xacai.services import sampling, setting_up
from xacai.services.workspace import Workspace

_A_FOLDER = 50  # stories, so that no list grows long


def tell_rules(count: int, number: int) -> Counter[str]:
    """So many stories to the rules; what happened in them."""
    told: Counter[str] = Counter()

    class Counted(Story):
        def teardown(self) -> None:
            super().teardown()
            made, arrived = len(self.commune.made), len(self.arrived)
            told.update(stories=1, bundles=made, arrivals=arrived, choices=len(self.choices))
            told.update(doubled=arrived - len(self.held), lost=made - len(self.held))
            told.update(answers=len(self.answers), restarts=self.commune.epoch - 1)
            standing = self.standing()
            told.update(**{outcome.value: n for outcome, n in Counter(standing.outcomes.values()).items()})

    run_state_machine_as_test(
        seed(number)(Counted),
        settings=settings(
            max_examples=count,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )
    return told


def tell_stores(count: int, number: int) -> Counter[str]:
    """So many stories through two real stores; what happened in them."""
    told: Counter[str] = Counter()
    for first in range(number, number + count, _A_FOLDER):
        with tempfile.TemporaryDirectory(prefix="xacai-convergence-") as name:
            above = [_receiver(Path(name) / side) for side in ("mot", "hai")]
            for story in range(first, min(first + _A_FOLDER, number + count)):
                told.update(_one(above, story, Path(name)))
            for workspace in above:
                workspace.close()
        print(f"  {told['stories']} of {count}", file=sys.stderr, flush=True)
    return told


def _receiver(folder: Path) -> Workspace:
    workspace = open_at(folder)
    setting_up.found_office(workspace, sampling.sample_receiver())
    return workspace


def _one(above: list[Workspace], story: int, folder: Path) -> Counter[str]:
    post, chance = tell(story), Random(story)
    for workspace in above:
        pin(workspace, post)
    choices = deliver(above[0], post, folder, chance)
    deliver_otherwise(above[1], post, folder, chance, choices)
    if rows(above[0], post.stream) != rows(above[1], post.stream):
        raise SystemExit(f"story {story}: the rows differ")
    arrived, held = len(post.arrived), len(set(post.arrived))
    told = Counter(stories=1, bundles=len(post.made), arrivals=arrived, choices=len(choices))
    told.update(doubled=arrived - held, lost=len(post.made) - held)
    told.update(outcome.value for outcome in outcomes_of(above[0], post.stream))
    return told


def main() -> int:
    """Print what was told."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sequences", type=int, default=10_000)
    parser.add_argument("--stored", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    for name, tell_all, count in (
        ("rules", tell_rules, given.sequences),
        ("stores", tell_stores, given.stored),
    ):
        if count:
            started = time.perf_counter()
            told = tell_all(count, given.seed)
            print(f"{name:<8}{time.perf_counter() - started:8.0f} s, the same state in every order")
            print("".join(f"    {what:<12}{told[what]:>10,}\n" for what in _order(told)), end="", flush=True)
    return 0


def _order(told: Counter[str]) -> list[str]:
    outcomes = [outcome.value for outcome in Outcome]
    return sorted(told, key=lambda what: (what in outcomes, -told[what] if what != "stories" else -(10**9)))


if __name__ == "__main__":
    sys.exit(main())
