"""The same bundles and the same choices come to the same state, whatever the post did to them.

``./check`` tells a few hundred random stories; ``python -m bench.convergence`` tells 10,000 and more.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from tests.exchange.stories import STEPS, Story

TestStory = Story.TestCase
TestStory.settings = settings(
    max_examples=200, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck)
)
