"""Receiving many files at once: a dry run over all of them first, then each taken in by itself, then the receipts.

Every verb is a generator that stops between two files where its caller stops asking: what was taken in stays, what was
not lies untouched in its folder. A bad file is an answer like any other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from xacai.domain.issue import Issue, Severity
from xacai.exchange.manifest import WITHDRAWABLE
from xacai.exchange.replay import Outcome
from xacai.services import answering
from xacai.services.answering import Receipt, waiting_offices, write_receipt
from xacai.services.receiving import Reception, known_cards, receive
from xacai.services.receiving import files_in as files_in
from xacai.services.workspace import Workspace

_GAPS = frozenset({"bundle.gap", "bundle.gap-one"})
TAKEN = frozenset({Outcome.STORED, Outcome.GAP})
"""Outcomes that change the figures or the answers held."""
WORTH = TAKEN | {Outcome.OLDER, Outcome.FORK, Outcome.UNKNOWN_OFFICE}
"""Outcomes of a dry run whose files are to be taken in: the last three are kept apart."""
_ROSTER = "roster"


def look_through(workspace: Workspace, files: Iterable[Path]) -> Iterator[Reception]:
    """What each file would come to, one by one; nothing is written. :func:`together` sets them side by side."""
    yield from _receive(workspace, files, dry_run=True)


def take_in(workspace: Workspace, files: Iterable[Path]) -> Iterator[Reception]:
    """Take files in, each in its own transaction, told as soon as it is on disk."""
    yield from _receive(workspace, files, dry_run=False)


def _receive(workspace: Workspace, files: Iterable[Path], *, dry_run: bool) -> Iterator[Reception]:
    cards = known_cards(workspace)
    for path in files:
        told = receive(workspace, path, dry_run=dry_run, cards=cards)
        if told.verdict.kind == _ROSTER and told.outcome in TAKEN:
            cards = known_cards(workspace)
        yield told


def together(told: Iterable[Reception]) -> tuple[Reception, ...]:
    """A dry run over many files as it will come out: revisions of one report follow each other, a bundle that lies
    there twice (by itself and inside its PDF) is new once. Revisions of a report stand in order."""
    found = sorted(told, key=_order)
    return tuple(_beside(item, found[:place]) for place, item in enumerate(found))


def _order(item: Reception) -> tuple[str, str, str, int, str]:
    verdict = item.verdict
    return (verdict.office, _chain(item), verdict.period, verdict.revision, item.file.name)


def _chain(item: Reception) -> str:
    """Reports, plans and their withdrawals stand in one chain a period; other kinds each in their own."""
    kind = item.verdict.kind
    return "" if kind in WITHDRAWABLE or kind == answering.WITHDRAWAL else kind


def _beside(item: Reception, before: Sequence[Reception]) -> Reception:
    """The answer to a file beside those that are taken in before it."""
    verdict = item.verdict
    same_chain = (
        [
            other
            for other in reversed(before)
            if (other.verdict.office, other.verdict.period, _chain(other))
            == (verdict.office, verdict.period, _chain(item))
            and other.outcome in WORTH
        ]
        if item.outcome in WORTH
        else []
    )
    if any(other.verdict.sha256 == verdict.sha256 for other in same_chain):
        return _already(item)
    if item.outcome not in TAKEN:
        return item
    earlier = [other for other in same_chain if other.outcome in TAKEN]
    if any(_contradict(other, item) for other in earlier):
        params = {"revision": str(verdict.revision), "held": str(verdict.revision)}
        fork = Issue("bundle.fork", Severity.QUESTION, verdict.period, params)
        return replace(item, outcome=Outcome.FORK, reasons=(fork,))
    if item.outcome is Outcome.GAP and any(
        other.verdict.revision == verdict.revision - 1 for other in earlier
    ):
        kept = tuple(issue for issue in item.reasons if issue.code not in _GAPS)
        return replace(item, outcome=Outcome.STORED, reasons=kept)
    return item


def _contradict(one: Reception, other: Reception) -> bool:
    a, b = one.verdict, other.verdict
    return a.revision == b.revision and a.check_code != b.check_code


def _already(item: Reception) -> Reception:
    params = {"revision": str(item.verdict.revision)}
    issue = Issue("bundle.already", Severity.WARNING, item.verdict.period, params)
    return replace(item, outcome=Outcome.ALREADY, reasons=(issue,))


def worth_taking(told: Iterable[Reception]) -> tuple[Path, ...]:
    """The files of a dry run that change something when they are taken in, in that order."""
    return tuple(item.file for item in told if item.outcome in WORTH)


def tally(told: Iterable[Reception]) -> Counter[Outcome]:
    """How many files came to what."""
    return Counter(item.outcome for item in told)


def write_receipts(
    workspace: Workspace, folder: Path, offices: Sequence[str] | None = None
) -> Iterator[Receipt]:
    """The receipts that wait, one office after the other, as bundle and page into a folder."""
    for office in waiting_offices(workspace) if offices is None else offices:
        yield write_receipt(workspace, office, folder)
