"""Every class of hostile file that the project knows, by name."""

from __future__ import annotations

from tests.exchange.hostile import carriers, containers, contents, handovers, latecomers, manifests
from tests.exchange.hostile.case import Case


def all_cases() -> dict[str, Case]:
    """The whole collection; no name twice."""
    found: dict[str, Case] = {}
    for module in (containers, manifests, contents, handovers, carriers, latecomers):
        more = module.cases()
        assert not found.keys() & more.keys()
        found |= more
    return found
