"""Marks of a task's state as paths, each with a silhouette of its own, so that none hangs on colour.

Drawn in a box of 16 units; every mark stands beside its word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

_UNITS = 16.0
_CURVE = 0.5523
_Point = tuple[float, float]


def sign_operators(name: str, x: float, y: float, size: float) -> list[str]:
    """The operators that draw a mark with its lower left corner at (x, y); nothing for an unknown name."""
    draw = _SIGNS.get(name)
    if draw is None:
        return []
    scale = size / _UNITS
    return [f"q {scale:.4f} 0 0 {scale:.4f} {x:.2f} {y:.2f} cm 1.4 w 1 J 1 j", *draw(), "Q"]


def _circle(radius: float, operator: str) -> str:
    c, k, r = 8.0, radius * _CURVE, radius
    return (
        f"{c + r:g} {c:g} m "
        f"{c + r:g} {c + k:.3f} {c + k:.3f} {c + r:g} {c:g} {c + r:g} c "
        f"{c - k:.3f} {c + r:g} {c - r:g} {c + k:.3f} {c - r:g} {c:g} c "
        f"{c - r:g} {c - k:.3f} {c - k:.3f} {c - r:g} {c:g} {c - r:g} c "
        f"{c + k:.3f} {c - r:g} {c + r:g} {c - k:.3f} {c + r:g} {c:g} c {operator}"
    )


def _line(*points: _Point, operator: str = "S") -> str:
    first, *others = points
    return f"{first[0]:g} {first[1]:g} m " + " ".join(f"{x:g} {y:g} l" for x, y in others) + f" {operator}"


_TICK: Sequence[_Point] = ((4.8, 8), (7.2, 5.6), (11.4, 10.4))


def _done() -> list[str]:
    return [_circle(7, "f"), "1 G", _line(*_TICK)]


def _done_late() -> list[str]:
    return [_circle(6.5, "S"), _line(*_TICK)]


def _in_progress() -> list[str]:
    half = "8 14.5 m 11.59 14.5 14.5 11.59 14.5 8 c 14.5 4.41 11.59 1.5 8 1.5 c h f"
    return [_circle(6.5, "S"), half]


def _not_started() -> list[str]:
    return [_circle(6.5, "S")]


def _overdue() -> list[str]:
    diamond = _line((8, 15.5), (15.5, 8), (8, 0.5), (0.5, 8), operator="h f")
    return [diamond, "1 G", _line((8, 11.5), (8, 7.2)), _line((8, 4.6), (8, 4.5))]


def _waiting() -> list[str]:
    return ["[2.2 2] 0 d", _circle(6.5, "S"), "[] 0 d", _line((8, 11.5), (8, 8), (10.6, 6.6))]


def _dropped() -> list[str]:
    return [_circle(6.5, "S"), _line((4.8, 8), (11.2, 8))]


_SIGNS: dict[str, Callable[[], list[str]]] = {
    "done_on_time": _done,
    "done_late": _done_late,
    "in_progress": _in_progress,
    "not_started": _not_started,
    "overdue": _overdue,
    "waiting": _waiting,
    "dropped": _dropped,
}
