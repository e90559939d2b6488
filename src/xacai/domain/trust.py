"""How far another office's key is trusted: a pure rule over its state and the day on which a bundle arrives.

The day of arrival is the receiver's own; the moment that a bundle names for its making is never asked, for whoever
found a lost key writes there what he likes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class KeyState(StrEnum):
    """What a person here, or the office above, has decided about a key."""

    UNCONFIRMED = "unconfirmed"
    PINNED = "pinned"
    REVOKED = "revoked"


class Trust(StrEnum):
    """What a key is worth on a day."""

    TRUSTED = "trusted"
    UNCONFIRMED = "unconfirmed"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class KeyStanding:
    """A key's state; for a revoked one the first day on which it no longer holds, and why it was revoked."""

    state: KeyState = KeyState.PINNED
    revoked_on: date | None = None
    reason: str = ""


_WEIGHT = {KeyState.UNCONFIRMED: 0, KeyState.PINNED: 1, KeyState.REVOKED: 2}


def trust_on(standing: KeyStanding, day: date) -> Trust:
    """What a bundle that arrives on the day is worth: a revoked key holds until the day before its revocation."""
    if standing.state is KeyState.UNCONFIRMED:
        return Trust.UNCONFIRMED
    if standing.state is KeyState.REVOKED and (standing.revoked_on is None or day >= standing.revoked_on):
        return Trust.REVOKED
    return Trust.TRUSTED


def joined(one: KeyStanding, other: KeyStanding) -> KeyStanding:
    """The stronger of two standings, whichever was told first: revoked over pinned over unconfirmed.

    Of two revocations the earlier day holds. So no older list and no second look at a card undoes a revocation.
    """
    if one.state is not other.state:
        return max(one, other, key=lambda standing: _WEIGHT[standing.state])
    return min(one, other, key=lambda standing: (standing.revoked_on or date.min, standing.reason))
