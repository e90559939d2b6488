"""While the work is with another PC of the office, nothing is written here; the store asks before every verb."""

from __future__ import annotations

from xacai.db.settings import Settings
from xacai.domain.handover import Away
from xacai.domain.issue import refuse

_UUID, _NUMBER, _AT, _TO = "handover.away", "handover.number", "handover.at", "handover.to"
_FREE = ("handover.", "office.key-recover")
_TRIAL = "drill"


def read_away(settings: Settings) -> Away | None:
    """Where the work went; None while it is here."""
    uuid = settings.get(_UUID)
    if not uuid:
        return None
    return Away(uuid, last_number(settings), settings.get(_AT), settings.get(_TO))


def last_number(settings: Settings) -> int:
    """The number of the last handover that this work went through; 0 before the first."""
    return int(settings.get(_NUMBER, "0"))


def put_away(settings: Settings, away: Away) -> None:
    """From now on the work is elsewhere."""
    for name, value in ((_UUID, away.uuid), (_NUMBER, str(away.number)), (_AT, away.at), (_TO, away.to)):
        settings.set(name, value)


def put_here(settings: Settings, number: int) -> None:
    """From now on the work is here."""
    settings.set(_UUID, "")
    settings.set(_NUMBER, str(number))


def refuse_away(settings: Settings, verb: str = "") -> None:
    """Refuse a verb (``handover.away``) while the work is elsewhere, unless it only looks after the way back."""
    if verb == _TRIAL or verb.startswith(_FREE):
        return
    away = read_away(settings)
    if away is not None:
        raise refuse("handover.away", "", day=away.day, to=away.to or "…")
