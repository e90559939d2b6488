"""The offices below a receiving office, as they change: who reports on a day, who succeeded whom.

Offices are renamed, merged and split on a date (as all of Vietnam on 1 July 2025, when the district level went).
Old values are never rewritten: a succession only says under which office of today they may be shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from xacai.domain.issue import Issue, Severity
from xacai.domain.office import Office, check_office


@dataclass(frozen=True, slots=True, order=True)
class Succession:
    """From ``day`` on, ``new`` does what ``old`` did. A merger has several old ones, a split several new ones."""

    old: str
    new: str
    day: date


@dataclass(frozen=True, slots=True)
class Roster:
    """Offices by code with their levels (``superior_code``), and the successions among them."""

    offices: tuple[Office, ...] = ()
    successions: tuple[Succession, ...] = ()

    def get(self, code: str) -> Office | None:
        """The office of a code."""
        return next((office for office in self.offices if office.code == code), None)

    def children(self, code: str, day: date) -> tuple[Office, ...]:
        """The offices that report directly to one on a day, by code; none beside the one that took over from it."""
        gone = {step.old for step in self.successions if step.day <= day and step.old != step.new}
        return tuple(office for office in self._levels(day).get(code, ()) if office.code not in gone)

    def leaves(self, code: str, day: date) -> tuple[Office, ...]:
        """The lowest offices under one on a day, however many levels lie between."""
        levels = self._levels(day)
        found: list[Office] = []
        pending, seen = [code], {code}
        while pending:
            fresh = [child for child in levels.get(pending.pop(), ()) if child.code not in seen]
            seen.update(child.code for child in fresh)
            pending.extend(child.code for child in fresh)
            found.extend(child for child in fresh if child.code not in levels)
        return tuple(sorted(found, key=lambda office: office.code))

    def _levels(self, day: date) -> dict[str, tuple[Office, ...]]:
        """The offices in force on a day under the code of their superior, each group by code."""
        levels: dict[str, list[Office]] = defaultdict(list)
        for office in sorted(self.offices, key=lambda item: item.code):
            if office.superior_code and in_force(office, day):
                levels[office.superior_code].append(office)
        return {code: tuple(group) for code, group in levels.items()}


def in_force(office: Office, day: date) -> bool:
    """Whether the office exists on the day; both ends of its validity are included."""
    after = office.valid_from is None or office.valid_from <= day
    return after and (office.valid_to is None or day <= office.valid_to)


def heirs(roster: Roster, code: str, day: date) -> tuple[str, ...]:
    """The offices that stand for one on a day, over any number of successions; itself where it still exists.

    More than one: it was split, and its old values cannot be given to any of them alone.
    """
    steps: dict[str, list[str]] = defaultdict(list)
    for step in roster.successions:
        if step.day <= day:
            steps[step.old].append(step.new)
    found: set[str] = set()
    pending, seen = [code], {code}
    while pending:
        current = pending.pop()
        if not steps[current]:
            found.add(current)
        fresh = [new for new in steps[current] if new not in seen]
        seen.update(fresh)
        pending.extend(fresh)
    return tuple(sorted(found))


def today_groups(
    roster: Roster, codes: Iterable[str], day: date
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """Old offices under the office of today that alone succeeded them, and those that were split.

    The first maps each office of ``day`` to the codes whose values it may be shown with; the second names the codes
    that have several heirs and so stay apart.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    split: list[str] = []
    for code in sorted(set(codes)):
        standing = heirs(roster, code, day)
        if len(standing) == 1:
            groups[standing[0]].append(code)
        else:
            split.append(code)
    return {new: tuple(old) for new, old in sorted(groups.items())}, tuple(split)


def succeed(roster: Roster, old: Iterable[str], new: Office, day: date) -> Roster:
    """The roster after ``new`` took over from the old offices on a day: they end the day before, it begins.

    An office that goes on under its own code (it took others in) keeps its beginning.
    """
    gone = [code for code in old if code != new.code]
    ended = tuple(_ended(office, day) if office.code in gone else office for office in roster.offices)
    others = tuple(office for office in ended if office.code != new.code)
    steps = {*roster.successions, *(Succession(code, new.code, day) for code in gone)}
    return Roster(tuple(sorted((*others, new), key=lambda item: item.code)), tuple(sorted(steps)))


def _ended(office: Office, day: date) -> Office:
    last = day - timedelta(days=1)
    return (
        office if office.valid_to is not None and office.valid_to < last else replace(office, valid_to=last)
    )


def check_roster(roster: Roster) -> tuple[Issue, ...]:
    """Codes twice, unknown superiors, circles of superiors or of successions, offices that no report could be of."""
    issues: list[Issue] = []
    seen: set[str] = set()
    for office in roster.offices:
        issues.extend(check_office(office))
        if office.code in seen:
            issues.append(_wrong("office.code-twice", office.code))
        seen.add(office.code)
    superiors = {office.code: office.superior_code for office in roster.offices}
    for code in sorted(_in_circles({code: (up,) for code, up in superiors.items() if up})):
        issues.append(_wrong("office.superior-circle", code))
    steps: dict[str, list[str]] = defaultdict(list)
    for step in roster.successions:
        steps[step.old].append(step.new)
    for code in sorted(_in_circles({old: tuple(new) for old, new in steps.items()})):
        issues.append(_wrong("office.succession-circle", code))
    return tuple(issues)


def _wrong(code: str, office: str) -> Issue:
    return Issue(code, Severity.ERROR, f"office {office}", {"office": office})


def _in_circles(steps: Mapping[str, tuple[str, ...]]) -> set[str]:
    """The nodes from which a walk comes back to where it began."""
    found: set[str] = set()
    for start in steps:
        pending, seen = list(steps[start]), set[str]()
        while pending:
            current = pending.pop()
            if current == start:
                found.add(start)
                break
            if current not in seen:
                seen.add(current)
                pending.extend(steps.get(current, ()))
    return found
