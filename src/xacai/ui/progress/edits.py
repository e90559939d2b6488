"""What an officer records, worked out before it is stored: entries made from keys and fields. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from xacai.domain.plan import Task
from xacai.domain.progress import Entry, Mark, Proof, Standing, repeats, waits
from xacai.domain.text import nfc, squeeze

MARK_KEYS = {
    1: Mark.NOT_STARTED,
    2: Mark.IN_PROGRESS,
    3: Mark.DONE,
    4: Mark.WAITING,
    5: Mark.DROPPED,
}
"""The number keys of a row."""
_CLOSED = frozenset({Mark.DONE, Mark.DROPPED, Mark.WAITING})
_DAY = re.compile(r"[\s,;]*(?:ngày\s+)?(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(\d{4})\.?\s*$", re.IGNORECASE)
_NO = re.compile(r"^số\s*:?\s+", re.IGNORECASE)


def recorded(entries: Iterable[Entry], task: Task, period: str, deliverable: int = 0) -> Entry | None:
    """What was recorded in the period itself."""
    return next((entry for entry in _of(entries, task, deliverable) if entry.period == period), None)


def standing_entry(entries: Iterable[Entry], task: Task, period: str, deliverable: int = 0) -> Entry | None:
    """What holds in the period: its own entry, else the newest before; repeating tasks begin anew each period."""
    own = _of(entries, task, deliverable)
    fitting = [entry for entry in own if entry.period == period] if repeats(task) else own
    return fitting[-1] if fitting else None


def _of(entries: Iterable[Entry], task: Task, deliverable: int) -> list[Entry]:
    return [entry for entry in entries if entry.task_key == task.key and entry.deliverable == deliverable]


def begun(entries: Sequence[Entry], task: Task, period: str, deliverable: int = 0) -> Entry:
    """The entry that an edit in the period starts from: what holds, moved into the period; money is not carried."""
    own = recorded(entries, task, period, deliverable)
    if own is not None:
        return own
    held = standing_entry(entries, task, period, deliverable)
    if held is not None:
        return replace(held, period=period, spent_vnd=None)
    fresh = Entry(task.key, period, Mark.WAITING if waits(task) else Mark.NOT_STARTED, deliverable)
    return _summed(entries, task, fresh) if deliverable == 0 else fresh


def _summed(entries: Sequence[Entry], task: Task, fresh: Entry) -> Entry:
    """A first entry of the whole task says what its products come to, so that it outdates none of them."""
    parts = [standing_entry(entries, task, fresh.period, n) for n in range(1, len(task.deliverables) + 1)]
    known = [part for part in parts if part is not None]
    if not known:
        return fresh
    if len(known) < len(parts) or any(part.mark is not Mark.DONE for part in known):
        return replace(fresh, mark=Mark.IN_PROGRESS)
    days = [part.done_on for part in known if part.done_on is not None]
    return replace(fresh, mark=Mark.DONE, done_on=max(days, default=None))


def newest(entries: Sequence[Entry], part: str) -> Entry | None:
    """The newest entry that has a proof, a result or a note; in one period the whole task's goes first."""
    told = [entry for entry in entries if getattr(entry, part)]
    last = [entry for entry in told if entry.period == told[-1].period]
    return next((entry for entry in last if entry.deliverable == 0), last[-1]) if last else None


def target_of(standing: Standing, period: str, part: str) -> int:
    """Which product a text typed into the task's row belongs to: the one it stands at, else the first not done."""
    task, entries = standing.task, standing.entries
    if len(task.deliverables) < 2 or recorded(entries, task, period) is not None:
        return 0
    held = newest(entries, part)
    if held is not None:
        return held.deliverable
    parts = range(1, len(task.deliverables) + 1)
    open_ones = (n for n in parts if not _is_done(standing_entry(entries, task, period, n)))
    return next(open_ones, 0)


def _is_done(entry: Entry | None) -> bool:
    return entry is not None and entry.mark is Mark.DONE


def with_mark(entry: Entry, mark: Mark, task: Task, day: date) -> Entry:
    """The entry with another mark; done gets a day unless the task comes back each period."""
    if mark is not Mark.DONE:
        return replace(entry, mark=mark, done_on=None)
    return replace(entry, mark=mark, done_on=entry.done_on or (None if repeats(task) else day))


def with_work(entry: Entry, **changes: object) -> Entry:
    """The entry with a product or a sentence: a task not started is in progress from then on."""
    changed: Entry = replace(entry, **changes)  # type: ignore[arg-type]
    told = bool(changed.proof or changed.result)
    return replace(changed, mark=Mark.IN_PROGRESS) if told and changed.mark is Mark.NOT_STARTED else changed


def with_part(entry: Entry, name: str, value: object) -> Entry:
    """The entry with one field of the side panel changed; a day belongs to what is done alone."""
    if name in ("number", "day", "issuer", "abstract"):
        proof: Proof = replace(entry.proof, **{name: value})  # type: ignore[arg-type]
        return with_work(entry, proof=proof)
    if name == "spent":
        return replace(entry, spent_vnd=int(value) if isinstance(value, Decimal) else None)
    if name == "met_on":
        return with_condition(entry, value if isinstance(value, date) else None)
    if name == "due":
        return replace(entry, due=value if isinstance(value, date) and entry.met_on is not None else None)
    if name == "done_on":
        day = value if isinstance(value, date) and entry.mark is Mark.DONE else None
        return replace(entry, done_on=day)
    return with_work(entry, result=str(value)) if name == "result" else replace(entry, note=str(value))


def with_condition(entry: Entry, met_on: date | None) -> Entry:
    """The entry of a waiting task whose condition was met on a day (None: is not met): only then it counts."""
    if met_on is None:
        return replace(entry, met_on=None, due=None, mark=Mark.WAITING)
    mark = Mark.NOT_STARTED if entry.mark is Mark.WAITING else entry.mark
    return replace(entry, met_on=met_on, mark=mark)


def followers(entries: Sequence[Entry], task: Task, changed: Entry) -> tuple[Entry, ...]:
    """The whole task's entry where a product's new state outdates it: all done, or one opened again."""
    whole = standing_entry(entries, task, changed.period)
    if changed.deliverable == 0 or whole is None:
        return ()
    parts = [standing_entry(entries, task, changed.period, n) for n in range(1, len(task.deliverables) + 1)]
    parts[changed.deliverable - 1] = changed
    base = begun(entries, task, changed.period)
    if all(part is not None and part.mark is Mark.DONE for part in parts):
        days = [part.done_on for part in parts if part is not None and part.done_on is not None]
        return (
            () if whole.mark in _CLOSED else (replace(base, mark=Mark.DONE, done_on=max(days, default=None)),)
        )
    return (replace(base, mark=Mark.IN_PROGRESS, done_on=None),) if whole.mark is Mark.DONE else ()


def read_proof(text: str, former: Proof) -> Proof:
    """A document as typed in one line: ``12/QĐ-UBND ngày 05/9/2026``; what is no number is the abstract.

    Issuer (and the abstract, where a number was typed) stay as they were; an empty text takes the document away.
    """
    clean = squeeze(nfc(text))
    if not clean:
        return Proof()
    day, found = None, _DAY.search(clean)
    if found is not None:
        day = _day_of(found)
        clean = clean[: found.start()] if day is not None else clean
    words = _NO.sub("", clean).strip(" ,;")
    if re.search(r"\d", words) and "/" in words and " " not in words.split("/")[0]:
        return replace(former, number=words, day=day)
    return replace(former, number="", day=day, abstract=words)


def _day_of(found: re.Match[str]) -> date | None:
    try:
        return date(int(found.group(3)), int(found.group(2)), int(found.group(1)))
    except ValueError:
        return None


def write_proof(proof: Proof) -> str:
    """The document in one line: number and day, else its abstract and day."""
    day = f"{proof.day:%d/%m/%Y}" if proof.day is not None else ""
    return ", ".join(part for part in (proof.number or proof.abstract, day) if part)
