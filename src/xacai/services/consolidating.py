"""Consolidating: the figures of the offices below over a period, who is missing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from xacai.db.shelves import Shelves
from xacai.domain.board import WITHDRAWN
from xacai.domain.catalogue import Catalogue, OfficeRollUp, RowKind
from xacai.domain.catalogue_move import between
from xacai.domain.consolidation import (
    NOT_IN_FORCE,
    OTHER_VERSION,
    UNDECIDED,
    Consolidation,
    Gathering,
    Summed,
    Tally,
    Unmapped,
    lists,
    ratio_over,
    ratio_rows,
    summed,
)
from xacai.domain.indicator import Ratio
from xacai.domain.issue import refuse
from xacai.domain.office import Office
from xacai.domain.period import Period, window
from xacai.services.rostering import below
from xacai.services.workspace import Workspace


def consolidate(workspace: Workspace, period: Period) -> Consolidation:
    """The figures of a period over the offices that owe it. Refused at an office that receives none."""
    own = receiving_office(workspace)
    with workspace.store.reading() as shelves:
        gathering = _gather(workspace, shelves, own, period)
        catalogue = workspace.catalogue(gathering.catalogue)
        sums = _Sums(shelves, catalogue, gathering, tuple(_shares(workspace, shelves, gathering)))
        ratios = sums.ratios()
        return Consolidation(
            gathering=gathering,
            rows=sums.rows(),
            ratios={code: ratio for code, (ratio, _) in ratios.items()},
            ratio_offices={code: offices for code, (_, offices) in ratios.items()},
            unmapped=tuple(sums.unmapped(workspace)),
        )


def gather(workspace: Workspace, period: Period) -> Gathering:
    """Whose figures of a period count, who is missing, who is left apart and why."""
    own = receiving_office(workspace)
    with workspace.store.reading() as shelves:
        return _gather(workspace, shelves, own, period)


def receiving_office(workspace: Workspace) -> Office:
    """The own office; refused where no office reports to it."""
    own = workspace.office()
    if not own.receives:
        raise refuse("office.receives-nothing", f"office {own.code}", office=own.name)
    return own


def moved_codes(workspace: Workspace, version: str, catalogue: str) -> Mapping[str, str] | None:
    """Codes of one catalogue version → those of another, for rows whose figures keep their meaning; None: the same."""
    if version == catalogue:
        return None
    return between(workspace.catalogue(version), workspace.catalogue(catalogue)).row_codes()


def _gather(workspace: Workspace, shelves: Shelves, own: Office, period: Period) -> Gathering:
    expected = below(shelves, own, window(period).last)
    came = shelves.received_reports.standing(period.code)
    owing, apart, withdrawn = frozenset(expected), dict[str, str](), list[str]()
    versions: dict[str, list[str]] = defaultdict(list)
    for code, (version, verdict, fork) in sorted(came.items()):
        if verdict == WITHDRAWN:
            withdrawn.append(code)
        elif code not in owing:
            apart[code] = NOT_IN_FORCE
        elif fork:
            apart[code] = UNDECIDED
        else:
            versions[version].append(code)
    catalogue = _catalogue(workspace, period, versions)
    for name in [name for name in versions if not _can_map(workspace, name, catalogue)]:
        apart |= dict.fromkeys(versions.pop(name), OTHER_VERSION)
    return Gathering(
        period=period.code,
        catalogue=catalogue,
        expected=expected,
        versions={name: tuple(codes) for name, codes in versions.items()},
        missing=tuple(sorted((owing - came.keys()) | owing.intersection(withdrawn))),
        apart=dict(sorted(apart.items())),
        withdrawn=tuple(withdrawn),
    )


def _catalogue(workspace: Workspace, period: Period, versions: Mapping[str, Sequence[str]]) -> str:
    """The version under which most offices reported, of equally many the newest; without any, that of the year."""
    known = [name for name in versions if name in workspace.catalogues]
    if not known:
        return workspace.catalogue_of_year(period.year).id
    return max(known, key=lambda name: (len(versions[name]), workspace.plain_catalogue(name).age))


def _can_map(workspace: Workspace, version: str, catalogue: str) -> bool:
    if version not in workspace.catalogues:
        return False
    codes = moved_codes(workspace, version, catalogue)
    return codes is None or bool(codes)


@dataclass(frozen=True, slots=True)
class _Share:
    """The counted offices under one catalogue version: how many, who they are not or are, their codes of our rows."""

    version: str
    offices: int
    without: tuple[str, ...]
    within: tuple[str, ...] | None
    theirs: Mapping[str, str] | None
    found: Mapping[str, Tally]
    sent: Mapping[str, int]

    def code(self, ours: str) -> str:
        """Their code of a row; empty where they have none of that meaning."""
        return ours if self.theirs is None else self.theirs.get(ours, "")

    def tally(self, ours: str) -> Tally:
        """Their tally of a row."""
        return self.found.get(self.code(ours), Tally())


def _shares(workspace: Workspace, shelves: Shelves, gathering: Gathering) -> Iterator[_Share]:
    """The share of the sums' own version is all offices but some, so that its sum needs no list of thousands."""
    others = (*gathering.apart, *gathering.withdrawn, *gathering.mapped)
    for version, offices in gathering.versions.items():
        codes = moved_codes(workspace, version, gathering.catalogue)
        theirs = None if codes is None else {new: old for old, new in codes.items()}
        own = version == gathering.catalogue
        without, within = (others, None) if own else ((), offices)
        found, sent = shelves.received_values.sums(gathering.period, without=without, within=within)
        yield _Share(version, len(offices), without, within, theirs, found, sent)


class _Sums:
    """The store's sums of one period under one catalogue, each version's share brought under its rows."""

    def __init__(
        self, shelves: Shelves, catalogue: Catalogue, gathering: Gathering, shares: tuple[_Share, ...]
    ) -> None:
        self._values, self._catalogue, self._shares = shelves.received_values, catalogue, shares
        self._period = gathering.period

    def rows(self) -> dict[str, Summed]:
        """Every row that is added, counted or listed."""
        listed, yes = self._listed(), self._yes()
        found = {}
        for row in self._catalogue.rows():
            if not row.applies or row.kind in {RowKind.HEADING, RowKind.RATIO}:
                continue
            total = sum((share.tally(row.code) for share in self._shares), Tally())
            found[row.code] = summed(row, replace(total, yes=yes[row.code]), listed.get(row.code))
        return found

    def _yes(self) -> Counter[str]:
        """How many offices said yes, of the rows that are counted so."""
        counts: Counter[str] = Counter()
        asked = [row.code for row in self._catalogue.rows() if row.office is OfficeRollUp.YES]
        for share in self._shares:
            ours = {share.code(code): code for code in asked if share.code(code)}
            found = self._values.yes(self._period, list(ours), without=share.without, within=share.within)
            counts.update({ours[code]: number for code, number in found.items()})
        return counts

    def _listed(self) -> dict[str, Counter[Decimal]]:
        """How many offices gave which number, for rows that are the same list everywhere."""
        counts: dict[str, Counter[Decimal]] = defaultdict(Counter)
        for share in self._shares:
            ours = {share.code(row.code): row.code for row in lists(self._catalogue)}
            ours.pop("", None)
            found = self._values.spreads(self._period, list(ours), without=share.without, within=share.within)
            for code, numbers in found.items():
                counts[ours[code]].update(numbers)
        return counts

    def ratios(self) -> dict[str, tuple[Ratio, int]]:
        """Every ratio, recomputed over the offices that know both of its parts, and how many those are."""
        rows = ratio_rows(self._catalogue)
        tops, bottoms = defaultdict[str, Tally](Tally), defaultdict[str, Tally](Tally)
        for share in self._shares:
            codes = {row.code: (share.code(row.numerator), share.code(row.denominator)) for row in rows}
            both = {code: pair for code, pair in codes.items() if all(part in share.found for part in pair)}
            for code, (top, bottom) in self._known_in_both(share, both).items():
                tops[code] += top
                bottoms[code] += bottom
        return {row.code: ratio_over(row, tops[row.code], bottoms[row.code]) for row in rows}

    def _known_in_both(
        self, share: _Share, codes: Mapping[str, tuple[str, str]]
    ) -> dict[str, tuple[Tally, Tally]]:
        """The tallies of two rows over the offices of a share that know both, by the ratio's code.

        Where every office sent a cell of both, that is each row's tally less those who do not know the other.
        """
        period, without, within = self._period, share.without, share.within
        asked = {pair for top, bottom in codes.values() for pair in ((top, bottom), (bottom, top))}
        lacking = [pair for pair in asked if share.found[pair[0]].offices < share.offices]
        less = self._values.one_sided(period, lacking, without=without, within=within)
        found = {}
        for code, (top, bottom) in codes.items():
            if share.sent[top] == share.sent[bottom] == share.offices:
                found[code] = (
                    share.found[top] - less.get((bottom, top), Tally()),
                    share.found[bottom] - less.get((top, bottom), Tally()),
                )
            else:
                found[code] = self._values.pair(period, top, bottom, without=without, within=within)
        return found

    def unmapped(self, workspace: Workspace) -> Iterator[Unmapped]:
        """What offices under other versions gave in rows that have no place here."""
        for share in self._shares:
            if share.theirs is None:
                continue
            placed = set(share.theirs.values())
            rows = {row.code: row for row in workspace.plain_catalogue(share.version).rows()}
            for code, found in sorted(share.found.items()):
                if code not in placed and code in rows and found.offices:
                    yield Unmapped(share.version, code, rows[code].name, found.offices, found.total)
