"""Two offices above, through the real store: the same post in another order comes to the same rows.

``./check`` tells a few stories; ``python -m bench.convergence --stored 1000`` tells as many as asked.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.services.offices import open_at
from tests.services.posts import deliver, deliver_otherwise, pin, rows, tell

from xacai.services import sampling, setting_up

STORIES = 20


def test_the_same_post_in_another_order_comes_to_the_same_rows(tmp_path: Path) -> None:
    above = [open_at(tmp_path / name) for name in ("mot", "hai")]
    for workspace in above:
        setting_up.found_office(workspace, sampling.sample_receiver())
    waiting = decided = 0
    for number in range(STORIES):
        post, chance = tell(number), Random(number)
        for workspace in above:
            pin(workspace, post)
        choices = deliver(above[0], post, tmp_path, chance)
        deliver_otherwise(above[1], post, tmp_path, chance, choices)
        assert rows(above[0], post.stream) == rows(above[1], post.stream), number
        decided += bool(choices)
        waiting += "fork" in str(rows(above[0], post.stream))
    assert decided and waiting, "the stories have forks and choices in them"
    for workspace in above:
        workspace.close()
