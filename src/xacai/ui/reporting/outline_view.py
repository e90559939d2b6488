"""The outline as data: headings, sections with their marks of completeness, the two appendices. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from xacai.domain.catalogue import OutlineSection
from xacai.domain.indicator import count_typed
from xacai.domain.issue import Severity
from xacai.domain.progress import DONE, Standing
from xacai.ui.reporting.sheet import Sheet, remarks_at
from xacai.wording.language import _

STATISTICS, TASKS = "appendix 1", "appendix 2"
FULL, HALF, EMPTY = "done", "in_progress", "not_started"
RETURNED = "returned"
_SHORTER = (
    (re.compile(r"cải cách hành chính", re.IGNORECASE), "CCHC"),
    (re.compile(r"^(Công tác|Xây dựng, phát triển|Xây dựng và phát triển|Cải cách|Thực hiện các) "), ""),
    (re.compile(r" (hành chính nhà nước|CCHC)$"), ""),
)


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """One line: a stable key (``II.2``, ``appendix 1``), words, mark, count at the right; or a heading."""

    key: str
    text: str
    mark: str = ""
    count: str = ""
    heading: bool = False
    title: str = ""


def outline_items(sheet: Sheet) -> tuple[OutlineItem, ...]:
    """The whole outline in printed order."""
    return (*_sections(sheet), *_appendices(sheet))


def _sections(sheet: Sheet) -> Iterator[OutlineItem]:
    outline = sheet.catalogue.outline
    for place, section in enumerate(outline):
        follower = outline[place + 1] if place + 1 < len(outline) else None
        if section.level == 1 and follower is not None and follower.level > 1:
            yield OutlineItem(section.code, f"{section.code}. {short_title(section.title)}", heading=True)
            continue
        number = section.code.rpartition(".")[2]
        words = f"{number}. {short_title(section.title)}"
        mark = RETURNED if remarks_at(sheet, f"section {section.code}") else mark_of(sheet, section)
        yield OutlineItem(section.code, words, mark, title=section_title(section))


def _appendices(sheet: Sheet) -> Iterator[OutlineItem]:
    yield OutlineItem("appendices", _("Appendices"), heading=True)
    touched, total = count_typed(sheet.catalogue, sheet.report.values)
    faulty = any(
        issue.severity is Severity.ERROR and issue.where.startswith("cell ") for issue in sheet.issues
    )
    mark = _mark(touched, total, faulty)
    title = _("Appendix {no}. {title}").format(no=1, title=_("Statistics"))
    yield OutlineItem(STATISTICS, "1. " + _("Statistics"), mark, f"{touched}/{total}", title=title)
    told, tasks = count_told(sheet.facts.standings), len(sheet.facts.standings)
    title = _("Appendix {no}. {title}").format(no=2, title=_("Tasks of the plan"))
    yield OutlineItem(TASKS, "2. " + _("Tasks"), _mark(told, tasks, False), f"{told}/{tasks}", title=title)


def count_told(standings: tuple[Standing, ...]) -> int:
    """How many tasks somebody has said something about."""
    return sum(1 for item in standings if item.entries or item.status in DONE)


def mark_of(sheet: Sheet, section: OutlineSection) -> str:
    """Done when its words stand and were accepted and its own form is full and without error."""
    held = sheet.report.texts.get(section.code)
    written = held is not None and bool(held.text.strip())
    accepted = written and held is not None and not held.drafted
    form = sheet.catalogue.form(section.form)
    owned = form is not None and form.section == section.code
    touched, total = count_typed(sheet.catalogue, sheet.report.values, section.form) if owned else (0, 0)
    parts = (accepted or not section.required, touched == total, not _faulty(sheet, section, owned))
    if all(parts) and (written or touched):
        return FULL
    return HALF if written or touched else EMPTY


def _faulty(sheet: Sheet, section: OutlineSection, owned: bool) -> bool:
    places = {f"section {section.code}", f"form {section.form}"} if owned else {f"section {section.code}"}
    cells = f"cell {section.form}."
    return any(
        issue.severity is Severity.ERROR
        and (issue.where in places or (owned and issue.where.startswith(cells)))
        for issue in sheet.issues
    )


def _mark(touched: int, total: int, faulty: bool) -> str:
    if touched and touched == total and not faulty:
        return FULL
    return HALF if touched else EMPTY


def mark_words(mark: str) -> str:
    """A mark for readers."""
    words = {FULL: _("complete"), HALF: _("begun"), EMPTY: _("empty"), RETURNED: _("with a remark")}
    return words.get(mark, "")


def short_title(title: str) -> str:
    """A section's title for a narrow column: ``Thủ tục hành chính``."""
    words = title
    for pattern, instead in _SHORTER:
        shorter = pattern.sub(instead, words).strip()
        words = shorter or words
    return words[:1].upper() + words[1:]


def section_title(section: OutlineSection) -> str:
    """Number and whole title."""
    return f"{section.code}. {section.title}"


def first_key(sheet: Sheet) -> str:
    """Where the page opens: the first section that is not done, else the first."""
    items = [item for item in outline_items(sheet) if not item.heading]
    return next((item.key for item in items if item.mark != FULL), items[0].key if items else "")
