"""A roster that came from the office above: what it makes of the one held here, and what of that is new.

The own office's row is never touched: its signer, recipients and departments are its own matter; where the office
above writes it otherwise, that is said. Offices are never deleted, they end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from xacai.domain.issue import Issue, Severity
from xacai.domain.office import Office
from xacai.domain.period import write_day
from xacai.domain.roster import Roster, Succession
from xacai.domain.trust import KeyStanding, KeyState, joined


@dataclass(frozen=True, slots=True)
class OfficeKeyLine:
    """A key as a roster lists it: whose it is, its 32 bytes, what the maker of the list has decided about it."""

    code: str
    name: str
    public: bytes
    standing: KeyStanding = field(default_factory=KeyStanding)


def is_above(roster: Roster, own: Office, code: str) -> bool:
    """Whether an office stands above the own one, on any level."""
    pending, seen = own.superior_code, set[str]()
    while pending and pending not in seen:
        if pending == code:
            return True
        seen.add(pending)
        found = roster.get(pending)
        pending = found.superior_code if found is not None else ""
    return False


def merged_roster(held: Roster, told: Roster, own: str) -> Roster:
    """The roster after the told one was taken over: its words for other offices, its successions for its own."""
    after = {office.code: office for office in held.offices}
    for office in told.offices:
        if office.code != own:
            after[office.code] = _with_words(after.get(office.code), office)
    codes = {office.code for office in told.offices}
    kept = (step for step in held.successions if step.old not in codes and step.new not in codes)
    steps = tuple(sorted({*kept, *told.successions}))
    return Roster(tuple(after[code] for code in sorted(after)), steps)


def _with_words(held: Office | None, told: Office) -> Office:
    """The told office; what a roster does not carry (signer, departments …) stays as held."""
    if held is None:
        return told
    return replace(
        held,
        name=told.name,
        place=told.place,
        superior_code=told.superior_code,
        superior_name=told.superior_name,
        valid_from=told.valid_from,
        valid_to=told.valid_to,
        receives=told.receives,
    )


def roster_changes(held: Roster, told: Roster, own: Office) -> tuple[Issue, ...]:
    """What the told roster changes here, one sentence each, by office."""
    return (*_office_changes(held, told, own), *_step_changes(held.successions, told.successions))


def _office_changes(held: Roster, told: Roster, own: Office) -> Iterator[Issue]:
    for office in sorted(told.offices, key=lambda item: item.code):
        before = own if office.code == own.code else held.get(office.code)
        params = {"office": office.code, "name": office.name}
        if office.code == own.code:
            if (own.name, own.superior_code) != (office.name, office.superior_code):
                yield _told("roster.own-differs", params, superior=office.superior_code)
            continue
        if before is None:
            yield _told("roster.office-new", params)
            continue
        if before.name != office.name:
            yield _told("roster.office-renamed", params, before=before.name)
        if before.superior_code != office.superior_code:
            yield _told("roster.office-moved", params, superior=office.superior_code)
        if before.valid_to != office.valid_to and office.valid_to is not None:
            yield _told("roster.office-ends", params, day=write_day(office.valid_to))


def _step_changes(held: Iterable[Succession], told: Iterable[Succession]) -> Iterator[Issue]:
    for step in sorted(set(told) - set(held)):
        params = {"office": step.old, "name": step.new}
        yield _told("roster.succession-new", params, day=write_day(step.day))


def merged_standing(held: KeyStanding | None, told: KeyStanding) -> KeyStanding:
    """A key's standing after the told list; what was decided here stays where it is the stronger."""
    return told if held is None else joined(held, told)


def key_change(line: OfficeKeyLine, held: KeyStanding | None) -> Issue | None:
    """What the told standing of a key changes; nothing where all stays."""
    after = merged_standing(held, line.standing)
    if after == held:
        return None
    params = {"office": line.code, "name": line.name}
    if after.state is KeyState.REVOKED:
        day = write_day(after.revoked_on) if after.revoked_on is not None else ""
        return _told("roster.key-revoked", params, day=day)
    known = after.state is KeyState.PINNED
    return _told("roster.key-confirmed" if known else "roster.key-unconfirmed", params)


def _told(code: str, params: dict[str, str], **more: str) -> Issue:
    return Issue(code, Severity.WARNING, f"office {params['office']}", {**params, **more})
