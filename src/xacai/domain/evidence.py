"""The evidence register (tài liệu kiểm chứng): a document proves many things; a thing may have many documents.

A document is named by number, day, issuer and abstract, with section and page, with or without its file. What it
proves is a link to a subject: a task or target of a plan, a row of the forms, a criterion, an activity, a section.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xacai.domain.activity import Activity
from xacai.domain.issue import Issue, Severity
from xacai.domain.period import Window, read_period, window
from xacai.domain.progress import DONE, Proof, Standing, repeats
from xacai.domain.text import nfc, squeeze

LONGEST_LINE = 500
NOTHING_NAMED = Proof()
LONGEST_ABSTRACT = 4_000


class SubjectKind(StrEnum):
    """What a document can prove."""

    TASK = "task"
    TARGET = "target"
    INDICATOR = "indicator"
    CRITERION = "criterion"
    ACTIVITY = "activity"
    SECTION = "section"


_OF_A_PLAN = frozenset({SubjectKind.TASK, SubjectKind.TARGET})


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file kept by its content: SHA-256 in hex, its name as people know it, bytes, type (pdf, jpg, …)."""

    sha256: str
    name: str
    size: int
    type: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One document of the register. ``key`` is a number as text, given once and never again; "" before that."""

    key: str = ""
    number: str = ""
    day: date | None = None
    issuer: str = ""
    abstract: str = ""
    section: str = ""
    page: str = ""
    file: EvidenceFile | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """What a document proves. ``place``: ``2026/cchc II.3.2/3`` for a task or target, else the subject's own code.

    ``period`` is the code of the period that it speaks of; "" where the document's own day decides.
    """

    evidence: str
    kind: SubjectKind
    place: str
    period: str = ""


@dataclass(frozen=True, slots=True)
class Proven:
    """A document with what it proves."""

    evidence: Evidence
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Twin:
    """Another document that is the same one (``certain``) or may be: a person is asked."""

    evidence: Evidence
    certain: bool


@dataclass(frozen=True, slots=True)
class Lack:
    """Something done that no document of the register proves: the link to make (``evidence`` ""), its words, and
    ``proof``, the document that progress or the activity names already."""

    link: Link
    words: str
    proof: Proof = NOTHING_NAMED


def plan_place(plan_key: str, key: str) -> str:
    """The place of a task or target: a plan's key holds no space."""
    return f"{plan_key} {key}"


def read_plan_place(place: str) -> tuple[str, str]:
    """The plan's key and the task's or target's."""
    plan_key, _space, key = place.partition(" ")
    return plan_key, key


def clean(text: str) -> str:
    """A line for the register: NFC, no control characters (no keyboard types them), single spaces."""
    shown = (sign for sign in nfc(text) if sign in "\n\t" or unicodedata.category(sign) != "Cc")
    return squeeze("".join(shown))


def cleaned(item: Evidence) -> Evidence:
    """The document with every text cleaned."""
    return Evidence(
        key=item.key,
        number=clean(item.number),
        day=item.day,
        issuer=clean(item.issuer),
        abstract=clean(item.abstract),
        section=clean(item.section),
        page=clean(item.page),
        file=item.file,
    )


def check_evidence(item: Evidence) -> tuple[Issue, ...]:
    """What keeps a document out of the register: no name at all, or words without end."""
    where = f"evidence {item.key}" if item.key else "evidence"
    issues = []
    if not (item.number or item.abstract):
        issues.append(Issue("evidence.unnamed", Severity.ERROR, where))
    lines = {"number": item.number, "issuer": item.issuer, "section": item.section, "page": item.page}
    limits = {name: (text, LONGEST_LINE) for name, text in lines.items()}
    limits["abstract"] = (item.abstract, LONGEST_ABSTRACT)
    for name, (text, longest) in limits.items():
        if len(text) > longest:
            params = {"longest": str(longest), "length": str(len(text))}
            issues.append(Issue("evidence.long", Severity.ERROR, f"{where} / {name}", params))
    return tuple(issues)


def name_of(item: Evidence) -> str:
    """The document in one line: number and day, else its abstract."""
    day = f"{item.day:%d/%m/%Y}" if item.day is not None else ""
    return ", ".join(part for part in (item.number or item.abstract, day) if part)


def proof_of(item: Evidence) -> Proof:
    """The document as the proof of a task's entry."""
    return Proof(item.number, item.day, item.issuer, item.abstract)


def of_proof(proof: Proof) -> Evidence:
    """The document that an entry's proof names, not in the register yet."""
    return Evidence(number=proof.number, day=proof.day, issuer=proof.issuer, abstract=proof.abstract)


def same(one: Evidence, other: Evidence) -> bool:
    """The same file, or the same number, day and issuer, however they are spaced and capitalised."""
    if one.file is not None and other.file is not None and one.file.sha256 == other.file.sha256:
        return True
    return bool(one.number) and _identity(one) == _identity(other)


def similar(one: Evidence, other: Evidence) -> bool:
    """May be the same: one number with a day or issuer that is missing or differs, or one abstract and day."""
    if same(one, other):
        return False
    if _number(one) and _number(one) == _number(other):
        return one.day == other.day or one.day is None or other.day is None
    unnumbered = not (one.number and other.number)
    return (
        unnumbered
        and bool(one.abstract)
        and _folded(one.abstract) == _folded(other.abstract)
        and (one.day == other.day)
    )


def twins(item: Evidence, register: Iterable[Evidence]) -> tuple[Twin, ...]:
    """The documents of the register that are, or may be, this one; certain ones first."""
    others = [other for other in register if other.key != item.key]
    found = [Twin(other, True) for other in others if same(item, other)]
    return (*found, *(Twin(other, False) for other in others if similar(item, other)))


def _identity(item: Evidence) -> tuple[str, date | None, str]:
    return _number(item), item.day, _folded(item.issuer)


def _number(item: Evidence) -> str:
    """A document number without spaces, capitals and leading zeros: ``05/KH-UBND`` is ``5 / KH - UBND``."""
    return _folded(item.number).replace(" ", "").removeprefix("số").lstrip(":0")


def _folded(text: str) -> str:
    return squeeze(text).casefold()


def belongs(item: Evidence, link: Link, days: Window, plan_key: str) -> bool:
    """Whether what is proven is part of a report with that whole window (from the year's start where cumulative).

    A link of a period counts where that period lies in the window; one without, where the document's day does (an
    undated document always). Criteria belong to the scorecard, not to a report.
    """
    if link.kind is SubjectKind.CRITERION:
        return False
    if link.kind in _OF_A_PLAN and read_plan_place(link.place)[0] != plan_key:
        return False
    period = read_period(link.period)
    if period is None:
        return item.day is None or days.holds(item.day)
    inner = window(period)
    return days.first <= inner.first and inner.last <= days.last


def proven_in(register: Iterable[Proven], days: Window, plan_key: str) -> tuple[Proven, ...]:
    """The documents of a report, each with what it proves there, in the order of the register."""
    found = []
    for item in register:
        links = tuple(link for link in item.links if belongs(item.evidence, link, days, plan_key))
        if links:
            found.append(Proven(item.evidence, links))
    return tuple(found)


def lacks(
    standings: Iterable[Standing], links: Sequence[Link], plan_key: str, period: str
) -> tuple[Lack, ...]:
    """The done tasks without a document; a task that comes back each period wants one of the period."""
    proven: dict[str, set[str]] = {}
    for link in links:
        if link.kind is SubjectKind.TASK:
            proven.setdefault(link.place, set()).add(link.period)
    found = []
    for item in standings:
        periods = proven.get(plan_place(plan_key, item.task.key), set())
        enough = periods & {period, ""} if repeats(item.task) else periods
        if item.status in DONE and not enough:
            found.append(_lack(item, plan_key, period))
    return tuple(found)


def _lack(item: Standing, plan_key: str, period: str) -> Lack:
    """The newest entry with a document says it, else the newest one."""
    newest = next((entry for entry in reversed(item.entries) if entry.proof), None)
    told = newest or (item.entries[-1] if item.entries else None)
    link = Link("", SubjectKind.TASK, plan_place(plan_key, item.task.key), told.period if told else period)
    return Lack(link, item.task.content, told.proof if told else Proof())


def activity_lacks(activities: Iterable[Activity], links: Sequence[Link], period: str) -> tuple[Lack, ...]:
    """The activities without a document."""
    proven = {link.place for link in links if link.kind is SubjectKind.ACTIVITY}
    return tuple(
        Lack(Link("", SubjectKind.ACTIVITY, item.key, period), item.name, item.proof)
        for item in activities
        if item.key not in proven
    )


def order_of(key: str) -> tuple[int, str]:
    """Sort key of the register: keys are numbers as text."""
    return (int(key), "") if key.isdecimal() else (0, key)
