"""Results of published indices (PAR, SIPAS, PAPI, PCI), kept beside the targets of plans that speak of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from xacai.domain.issue import Issue, Severity
from xacai.domain.plan import Target
from xacai.domain.text import nfc, plain, squeeze

LONGEST = 500
_MOST = 1_000_000


class IndexScale(StrEnum):
    """The index: administrative reform, satisfaction, governance, competitiveness."""

    PAR = "PAR"
    SIPAS = "SIPAS"
    PAPI = "PAPI"
    PCI = "PCI"


_WORDS = {
    IndexScale.PAR: re.compile(r"\bpar[ -]?index\b|chi so cai cach hanh chinh|chi so cchc"),
    IndexScale.SIPAS: re.compile(r"\bsipas\b|chi so hai long|muc do hai long|ty le hai long"),
    IndexScale.PAPI: re.compile(r"\bpapi\b|hieu qua quan tri va hanh chinh cong"),
    IndexScale.PCI: re.compile(r"\bd?dci\b|\bpci\b|nang luc canh tranh"),
}


@dataclass(frozen=True, slots=True)
class IndexResult:
    """What an index gave in a year: ``score`` in hundredths, place ``rank`` ``among`` so many, band, its document."""

    scale: IndexScale
    year: int
    score: int | None = None
    rank: int | None = None
    among: int | None = None
    band: str = ""
    document: str = ""
    note: str = ""


def cleaned(item: IndexResult) -> IndexResult:
    """The result with clean words."""
    band, document, note = (squeeze(nfc(text)) for text in (item.band, item.document, item.note))
    return replace(item, band=band, document=document, note=note)


def check_result(item: IndexResult) -> tuple[Issue, ...]:
    """What keeps a result out: nothing said at all, numbers out of reach, a place beyond the number of places."""
    where = f"index {item.scale.value}"
    params = {"scale": item.scale.value, "year": str(item.year)}
    numbers = [number for number in (item.score, item.rank, item.among) if number is not None]
    issues = []
    if not numbers and not item.band:
        issues.append(Issue("index.empty", Severity.ERROR, where, params))
    if any(not 0 <= number <= _MOST for number in numbers) or not 1990 <= item.year <= 2200:
        issues.append(Issue("index.number", Severity.ERROR, where, params))
    if item.rank is not None and (item.rank < 1 or item.rank > (item.among or _MOST)):
        issues.append(Issue("index.rank", Severity.ERROR, where, params))
    if any(len(text) > LONGEST for text in (item.band, item.document, item.note)):
        issues.append(Issue("index.long", Severity.ERROR, where, {**params, "longest": str(LONGEST)}))
    return tuple(issues)


def scale_of(target: Target) -> IndexScale | None:
    """The index that a target speaks of, by its words; None where it names none."""
    words = plain(target.text)
    return next((scale for scale, pattern in _WORDS.items() if pattern.search(words)), None)


def newest_by_scale(results: Iterable[IndexResult], before: int) -> dict[IndexScale, IndexResult]:
    """Of each index the newest result of a year not after ``before``."""
    found: dict[IndexScale, IndexResult] = {}
    for item in sorted(results, key=lambda one: one.year):
        if item.year <= before:
            found[item.scale] = item
    return found
