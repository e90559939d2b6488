"""Sentences of the assessment (III) and of the work to come (IV): targets, overdue tasks, reasons, tasks due next.

The templates are the catalogue's (``catalogue_check.SUBJECTS``); what was measured stays bound to its cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta

from xacai.domain.activity_draft import activity_lines
from xacai.domain.catalogue import Catalogue, Row, RowKind
from xacai.domain.catalogue_check import PLACEHOLDER
from xacai.domain.drafting import draft
from xacai.domain.indicator import Values
from xacai.domain.number import write_number
from xacai.domain.period import write_day
from xacai.domain.progress import Standing, Status
from xacai.domain.report import Reached, Report
from xacai.domain.submission import ReportFacts
from xacai.domain.threshold import Comparator
from xacai.services.computing import TargetStanding, target_standings

Words = Mapping[str, str]
_QUARTER = timedelta(days=92)
_WANTED = {
    Comparator.AT_LEAST: "từ {} trở lên",
    Comparator.ABOVE: "trên {}",
    Comparator.AT_MOST: "không quá {}",
    Comparator.BELOW: "dưới {}",
    Comparator.EQUAL: "bằng {}",
}
_OPEN = frozenset({Status.NOT_STARTED, Status.IN_PROGRESS})


def drafted_sentences(
    report: Report, catalogue: Catalogue, section: str, known: ReportFacts, previous: Values | None
) -> tuple[str, ...]:
    """Every sentence that the data give for a section: of its rows, then of what its other templates are about."""
    text = draft(catalogue, section, known.cumulative, known.ratios, previous)
    lines = [line for line in text.split("\n") if line.strip()]
    lines[:0] = activity_lines(catalogue, section, known.activities)
    for subject, cases in _templates(catalogue, section).items():
        items = list(_SUBJECTS[subject](report, catalogue, known))
        if not items and "nothing" in cases and known.standings:
            lines.append(cases["nothing"])
        lines.extend(line for words in items if (line := _sentence(cases, words)))
    return tuple(dict.fromkeys(lines))


def _templates(catalogue: Catalogue, section: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for item in catalogue.sentences:
        if item.section == section and item.row in _SUBJECTS:
            found.setdefault(item.row, {})[item.case] = item.text
    return found


def _sentence(cases: Words, words: Words) -> str:
    template = cases.get("reasoned", "") if words.get("reason") else ""
    template = template or cases.get("plain", "")
    return PLACEHOLDER.sub(lambda found: words.get(found.group(1), found.group(0)), template)


def _met(report: Report, catalogue: Catalogue, known: ReportFacts) -> Iterator[Words]:
    yield from _targets(report, catalogue, known, Reached.MET)


def _missed(report: Report, catalogue: Catalogue, known: ReportFacts) -> Iterator[Words]:
    yield from _targets(report, catalogue, known, Reached.MISSED)


def _targets(report: Report, catalogue: Catalogue, known: ReportFacts, reached: Reached) -> Iterator[Words]:
    for item in target_standings(known, catalogue):
        row = catalogue.row(item.target.indicator)
        if item.reached is reached and row is not None:
            yield {
                "name": row.name,
                "value": _bound(row),
                "wanted": _wanted(item, row),
                "reason": _said(report, f"report.threshold-missed|target {item.target.key}"),
            }


def _bound(row: Row) -> str:
    """The cell's number with its unit; a ratio writes its own sign."""
    return f"{{{row.code}}}" if row.kind is RowKind.RATIO else f"{{{row.code}}} {row.unit}".strip()


def _wanted(item: TargetStanding, row: Row) -> str:
    """``từ 98% trở lên``."""
    if item.wanted is None:
        return ""
    sign = "%" if row.unit == "%" else f" {row.unit}"
    return _WANTED[item.comparator].format(f"{write_number(item.wanted)}{sign}")


def _overdue(report: Report, catalogue: Catalogue, known: ReportFacts) -> Iterator[Words]:
    for item in known.standings:
        if item.status is Status.OVERDUE:
            yield {**_task(item), "reason": _why_late(report, item)}


def _next(report: Report, catalogue: Catalogue, known: ReportFacts) -> Iterator[Words]:
    last = known.window.last
    for item in known.standings:
        if item.status in _OPEN and item.due is not None and last < item.due <= last + _QUARTER:
            yield _task(item)


def _task(item: Standing) -> Words:
    return {
        "task": item.task.content.rstrip(" .;"),
        "lead": item.task.lead or "chưa ghi cơ quan",
        "due": write_day(item.due) if item.due is not None else "",
    }


def _why_late(report: Report, item: Standing) -> str:
    notes = [entry.note for entry in item.entries if entry.note]
    said = notes[-1] if notes else _said(report, f"report.overdue-without-reason|task {item.task.key}")
    return _clause(said)


def _reasons(report: Report, catalogue: Catalogue, known: ReportFacts) -> Iterator[Words]:
    """Why targets were missed and tasks are late, each reason once."""
    missed = [words["reason"] for words in _missed(report, catalogue, known)]
    late = [_why_late(report, item) for item in known.standings if item.status is Status.OVERDUE]
    for reason in dict.fromkeys(reason for reason in (*missed, *late) if reason):
        yield {"reason": reason[:1].upper() + reason[1:]}


def _said(report: Report, key: str) -> str:
    return _clause(report.reasons.get(key) or report.reasons.get(key.partition("|")[0], ""))


def _clause(words: str) -> str:
    return words.strip().rstrip(" .;")


_SUBJECTS: Mapping[str, Callable[[Report, Catalogue, ReportFacts], Iterator[Words]]] = {
    "targets.met": _met,
    "targets.missed": _missed,
    "tasks.overdue": _overdue,
    "tasks.next": _next,
    "reasons": _reasons,
}
