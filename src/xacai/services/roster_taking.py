"""Taking over the roster of an office above: who may send it, what it changes, the change itself."""

from __future__ import annotations

from xacai.db.shelves import Shelves
from xacai.domain.issue import Issue, Severity
from xacai.domain.office import Office
from xacai.domain.roster import Roster, check_roster
from xacai.domain.roster_change import (
    OfficeKeyLine,
    is_above,
    key_change,
    merged_roster,
    merged_standing,
    roster_changes,
)
from xacai.domain.submission import Data
from xacai.domain.trust import KeyStanding
from xacai.exchange.bundle import Bundle
from xacai.exchange.card import OfficeCard
from xacai.exchange.keys import key_id_of
from xacai.exchange.roster import KIND, read_roster


def stops_roster(shelves: Shelves, own: Office, bundle: Bundle) -> Issue | None:
    """Why a roster is not taken at all: it is not from an office above, or does not hold together."""
    sender = bundle.manifest.office
    if not is_above(shelves.offices.roster(), own, sender.code):
        params = {"name": sender.name, "office": sender.code}
        return Issue("roster.not-superior", Severity.ERROR, f"office {sender.code}", params)
    told, _keys = read_roster(bundle.content)
    return next((issue for issue in check_roster(told) if issue.severity is Severity.ERROR), None)


def told_by(shelves: Shelves, own: Office, content: Data) -> tuple[Issue, ...]:
    """What a roster would change here; nothing is written."""
    told, keys = read_roster(content)
    issues = list(roster_changes(shelves.offices.roster(), told, own))
    for line in _others(keys, own):
        change = key_change(line, _held(shelves, line))
        if change is not None:
            issues.append(change)
    return tuple(issues)


def take_roster(shelves: Shelves, own: Office, content: Data) -> None:
    """Take a roster over, in the transaction at hand; taking it over again changes nothing."""
    told, keys = read_roster(content)
    after = merged_roster(shelves.offices.roster(), told, own.code)
    mine = tuple(office for office in after.offices if office.code != own.code)
    shelves.offices.put_roster(Roster(mine, after.successions))
    for line in _others(keys, own):
        card = OfficeCard(line.code, line.name, line.public)
        known = shelves.offices.card(card.key_id)
        standing = merged_standing(known.standing if known is not None else None, line.standing)
        if known is not None and (known.code != line.code or known.standing == standing):
            continue
        shelves.offices.pin(
            line.code,
            line.name,
            card.key_id,
            line.public,
            state=standing.state.value,
            revoked_on=standing.revoked_on,
            reason=standing.reason,
        )


def newly_confirmed(issues: tuple[Issue, ...]) -> tuple[str, ...]:
    """The offices whose key was confirmed by a roster just taken over."""
    return tuple(issue.params["office"] for issue in issues if issue.code == "roster.key-confirmed")


def is_roster(bundle: Bundle) -> bool:
    """Whether the bundle is a roster."""
    return bundle.manifest.kind == KIND


def _others(keys: tuple[OfficeKeyLine, ...], own: Office) -> tuple[OfficeKeyLine, ...]:
    """Keys of the own office are its own matter."""
    return tuple(line for line in keys if line.code != own.code)


def _held(shelves: Shelves, line: OfficeKeyLine) -> KeyStanding | None:
    known = shelves.offices.card(key_id_of(line.public))
    return known.standing if known is not None else None
