"""The offices below: who they are on a day, their list out of a file, who took over from whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from xacai.db.shelves import Shelves
from xacai.domain.issue import Issue, Refusal, errors, refuse
from xacai.domain.office import Office, tidy
from xacai.domain.period import Period, window
from xacai.domain.roster import Roster, check_roster, succeed
from xacai.domain.text import nfc, squeeze
from xacai.files.reading import read_limited
from xacai.intake.office_list import LARGEST_LIST, read_offices
from xacai.services.workspace import Workspace


def roster_of(workspace: Workspace) -> Roster:
    """Every office that this one knows of; a pinned office that no list names stands directly below it."""
    own = workspace.office()
    with workspace.store.reading() as shelves:
        return roster_in(shelves, own)


def roster_in(shelves: Shelves, own: Office) -> Roster:
    """The same out of a store that is being read."""
    roster = shelves.offices.roster()
    unlisted = (
        Office(code, name, name, superior_code=own.code)
        for code, name in shelves.offices.unlisted()
        if code != own.superior_code
    )
    return Roster((*roster.offices, *unlisted), roster.successions)


def office_names(workspace: Workspace) -> dict[str, str]:
    """The name of every office that this one knows of, by code; quicker than reading the offices themselves."""
    with workspace.store.reading() as shelves:
        return shelves.offices.names()


def below(shelves: Shelves, own: Office, day: date) -> tuple[str, ...]:
    """The codes of the offices directly below the own one on a day: what ``roster_in(…).children`` says, read fast."""
    unlisted = (code for code, _name in shelves.offices.unlisted() if code != own.superior_code)
    gone = {step.old for step in shelves.offices.successions() if step.day <= day and step.old != step.new}
    return tuple(
        sorted({*shelves.offices.below(own.code, day), *(code for code in unlisted if code not in gone)})
    )


def names_below(shelves: Shelves, own: Office, days: Iterable[date]) -> dict[date, dict[str, str]]:
    """Code and name of the same offices on each of some days, the store read once."""
    unlisted = [
        (code, name, None, None) for code, name in shelves.offices.unlisted() if code != own.superior_code
    ]
    known = (*shelves.offices.lives_below(own.code), *unlisted)
    steps = [step for step in shelves.offices.successions() if step.old != step.new]
    found = {}
    for day in days:
        gone = {step.old for step in steps if step.day <= day}
        found[day] = {
            code: name
            for code, name, first, last in known
            if (first is None or first <= day) and (last is None or day <= last) and code not in gone
        }
    return found


def expected_offices(workspace: Workspace, period: Period) -> tuple[Office, ...]:
    """The offices that owe this one a report for the period: directly below it at the cut-off."""
    return roster_of(workspace).children(workspace.office().code, window(period).last)


@dataclass(frozen=True, slots=True)
class OfficeImport:
    """What a list of offices would do, or did: new ones, changed ones (old, new), how many stand as they are."""

    new: tuple[Office, ...]
    changed: tuple[tuple[Office, Office], ...]
    same: int
    issues: tuple[Issue, ...]


def import_offices(workspace: Workspace, source: Path, *, dry_run: bool = False) -> OfficeImport:
    """Take a list of offices in, whole or not at all; nothing is written on ``dry_run`` or where a line is wrong."""
    own = workspace.office()
    listed, issues = read_offices(read_limited(source, LARGEST_LIST), source.name)
    with workspace.store.reading() as shelves:
        held = shelves.offices.roster()
    known = {office.code: office for office in held.offices}
    settled = [_settled(office, known.get(office.code), own) for office in listed]
    fresh = tuple(office for office in settled if office.code not in known)
    changed = tuple(
        (known[office.code], office)
        for office in settled
        if office.code in known and office != known[office.code]
    )
    replaced = {office.code: office for office in settled}
    rest = tuple(office for office in held.offices if office.code not in replaced)
    issues = (*issues, *check_roster(Roster((*rest, *replaced.values()), held.successions)))
    found = OfficeImport(fresh, changed, len(settled) - len(fresh) - len(changed), issues)
    if not dry_run and not errors(issues):
        with workspace.store.writing("office.import", own.code) as shelves:
            for office in (*fresh, *(new for _old, new in changed)):
                shelves.offices.put(office)
    return found


def _settled(given: Office, held: Office | None, own: Office) -> Office:
    """The listed office: without a superior it stands below the own one; what no list says stays as it is held."""
    if given.code == own.code:
        # The list of the offices below does not say who stands above the office that keeps it.
        return replace(own, name=given.name, place=given.place or own.place)
    placed = replace(given, superior_code=given.superior_code or own.code, place=given.place or given.name)
    if held is None:
        return placed
    return replace(
        held,
        name=placed.name,
        place=placed.place,
        superior_code=placed.superior_code,
        valid_from=placed.valid_from,
        valid_to=placed.valid_to,
        exchange_id=placed.exchange_id or held.exchange_id,
    )


@dataclass(frozen=True, slots=True)
class Succeeded:
    """What a succession did: the offices that ended, with how they stand now, and the one that took over."""

    ended: tuple[Office, ...]
    new: Office


def succeed_offices(
    workspace: Workspace, old: Sequence[str], *, by: str, day: date, name: str = "", place: str = ""
) -> Succeeded:
    """From a day on one office does what others did (renamed, merged; a part of one that was split).

    ``name`` and ``place`` are needed where the new office is not known yet. Their old figures stay as reported.
    """
    own = workspace.office()
    roster = roster_of(workspace)
    codes = [nfc(code).strip() for code in old]
    unknown = next((code for code in codes if roster.get(code) is None), None)
    if unknown is not None:
        raise refuse("office.unknown", f"office {unknown}", office=unknown)
    new = _successor(roster, codes, nfc(by).strip(), day, squeeze(nfc(name)), squeeze(nfc(place)))
    after = succeed(roster, codes, new, day)
    for issue in errors(check_roster(after)):
        raise Refusal(issue)
    touched = [office for office in after.offices if office.code in {*codes, new.code}]
    with workspace.store.writing("office.succeed", own.code) as shelves:
        shelves.offices.put_roster(Roster(tuple(touched), after.successions))
    return Succeeded(tuple(office for office in touched if office.code != new.code), new)


def _successor(roster: Roster, old: Sequence[str], code: str, day: date, name: str, place: str) -> Office:
    """The office that takes over: one that goes on under its code keeps its beginning, a new one begins that day."""
    held = roster.get(code)
    if held is not None:
        return tidy(replace(held, name=name or held.name, place=place or held.place))
    first = roster.get(old[0]) if old else None
    superior = first.superior_code if first is not None else ""
    return tidy(Office(code, name, place or name, superior_code=superior, valid_from=day))
