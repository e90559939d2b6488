"""From the rows of a table to whole entries: cut rows joined, rows of several tasks split, blank cells filled down."""

from __future__ import annotations

import re
from dataclasses import replace

from xacai.domain.number import read_number
from xacai.domain.phrase import fold
from xacai.domain.text import squeeze
from xacai.intake.columns import Columns, Role
from xacai.intake.departments import department_key
from xacai.intake.document import Row, paragraphs_of
from xacai.intake.entry import Entry, entry_of, is_deadline, is_organisation, starts_low
from xacai.intake.table import Section

CELLS = (Role.PRODUCT, Role.LEAD, Role.COORDINATING, Role.DEADLINE, Role.BUDGET)
_SPLIT = (Role.PRODUCT, Role.LEAD, Role.COORDINATING, Role.DEADLINE, Role.BUDGET)
_TOTAL = re.compile(r"^(?:tong (?:cong|so|kinh phi)|cong)\b[^.;]{0,30}$")
_FIGURE = re.compile(r"[\d.,\s]+(?:trieu|dong|nhiem vu|linh vuc)?.{0,20}")
_RECURRING = re.compile(r"thuong xuyen|hang |qu[yi] [ivx]|thang \d|nam \d|trong nam|truoc ngay")


def entries_of(section: Section) -> list[Entry]:
    """The section's rows in order, each put straight."""
    entries: list[Entry] = []
    for number, page in enumerate(section.pages):
        for place, row in enumerate(page.rows):
            if not _is_total(row):
                entries.append(
                    entry_of(row, section.columns, first=place == 0 and bool(entries), page=number)
                )
    return entries


def _is_total(row: Row) -> bool:
    """Whether a row sums up the table: it begins with the word for it and has figures at most."""
    texts = [fold(squeeze(text)) for text in row.texts if text.strip()]
    return bool(texts and _TOTAL.match(texts[0])) and all(_FIGURE.fullmatch(text) for text in texts[1:])


def split(entries: list[Entry]) -> list[Entry]:
    """Rows whose content cell holds several tasks as paragraphs, one entry each."""
    result: list[Entry] = []
    place = 0
    while place < len(entries):
        entry = entries[place]
        parts = paragraphs_of(entry.cells.get(Role.CONTENT, ""))
        bare = _bare_followers(entries, place, len(parts) - 1)
        place += 1 + bare
        if len(parts) < 2 or not (bare or _belong_apart(entry, parts)):
            result.append(entry)
            continue
        result.extend(_split_one(entry, parts, entries[place - bare : place]))
    return result


def _bare_followers(entries: list[Entry], place: int, most: int) -> int:
    """How many of the next rows have cells but no content, number or page break: the other cells of these tasks."""
    count = 0
    for entry in entries[place + 1 : place + 1 + max(most, 0)]:
        naming = entry.has(Role.NO, Role.OBJECTIVE, Role.PARENT, Role.CONTENT)
        if naming or not entry.has(Role.LEAD, Role.DEADLINE) or entry.page != entries[place].page:
            break
        count += 1
    return count


def _belong_apart(entry: Entry, parts: tuple[str, ...]) -> bool:
    """Whether paragraphs are tasks of their own and not the sentences or list of one."""
    if any(re.match(r"[-+•*]\s|[a-zđ]\)", part) or starts_low(part) for part in parts[1:]):
        return False
    counts = [len(paragraphs_of(entry.cells.get(role, ""))) for role in (Role.LEAD, Role.DEADLINE)]
    return max(counts) >= 2 or (len(parts) == 2 and all(len(part) > 60 for part in parts))


def _split_one(entry: Entry, parts: tuple[str, ...], followers: list[Entry]) -> list[Entry]:
    made: list[Entry] = []
    for index, part in enumerate(parts):
        cells = dict(entry.cells) if index == 0 else dict.fromkeys(entry.cells, "")
        cells[Role.CONTENT] = part
        single = Entry(entry.line, cells, entry.first_on_page and index == 0, entry.page)
        for role in _SPLIT:
            if role in entry.cells:
                cells[role] = _part_of(entry, followers, role, index, len(parts), single)
        single.doubts = [*map(replace, entry.doubts), *single.doubts]
        single.ask("intake.row-split", None, count=str(len(parts)))
        made.append(single)
    return made


def _part_of(entry: Entry, followers: list[Entry], role: Role, index: int, count: int, single: Entry) -> str:
    """The share of a cell that the ``index``-th of ``count`` tasks has."""
    if followers:
        rows = [entry, *followers]
        return rows[min(index, len(rows) - 1)].text(role)
    told = paragraphs_of(entry.cells.get(role, ""))
    if len(told) >= count:
        return told[index]
    return " ".join(told) if role is not Role.BUDGET or index == 0 else ""


def misplaced(entries: list[Entry]) -> None:
    """Mend cells that stand in the wrong column: a task in the column of its parent."""
    for entry in entries:
        if not entry.has(Role.CONTENT) and entry.has(Role.PRODUCT, Role.LEAD):
            role = next((role for role in (Role.PARENT, Role.OBJECTIVE) if entry.has(role)), None)
            if role and entry.first_on_page and starts_low(entry.text(role)):
                continue
            if role and not (role is Role.OBJECTIVE and entry.text(Role.NO)):
                entry.cells[Role.CONTENT] = entry.cells[role]
                entry.cells[role] = ""
                entry.ask("intake.content-elsewhere", None, column=str(role))


def question_cells(entry: Entry, columns: Columns) -> None:
    """Ask about cells that do not look like what their column holds."""
    product, lead = entry.text(Role.PRODUCT), entry.text(Role.LEAD)
    if product and fold(product) == fold(lead):
        entry.ask("intake.product-is-lead", Role.PRODUCT, text=product)
    lead_told = columns.has(Role.COORDINATING) and columns.has(Role.LEAD)
    if lead_told and lead and fold(lead) == fold(entry.text(Role.COORDINATING)):
        entry.ask("intake.lead-twice", Role.COORDINATING, text=lead)
    for role in (Role.LEAD, Role.COORDINATING):
        if (text := entry.text(role)) and (len(text) < 2 or not is_organisation(text)):
            entry.ask("intake.cell-unclear", role, text=text)
    if (
        (text := entry.text(Role.BUDGET))
        and is_deadline(text)
        and not read_number(text)
        and _RECURRING.match(fold(text))
    ):
        entry.ask("intake.cell-unclear", Role.BUDGET, text=text)


def merged_roles(entries: list[Entry]) -> frozenset[Role]:
    """The columns in which the source itself says which cells are merged: there a blank cell is blank."""
    return frozenset(role for entry in entries for role in entry.continued)


def fill_down(entries: list[Entry], columns: Columns, merged: frozenset[Role] = frozenset()) -> None:
    """Fill blank cells from the row above within one field, as merged cells mean it; a figure is never filled down.

    ``merged`` are the columns of which it is known what is merged.
    """
    above: dict[Role, str] = {}
    for entry in entries:
        other_lead = (
            entry.has(Role.LEAD) and Role.LEAD in above and _other(entry.text(Role.LEAD), above[Role.LEAD])
        )
        for role in CELLS:
            text = entry.cells.get(role, "")
            if text.strip():
                above[role] = text
            elif role in merged and role not in entry.continued:
                above.pop(role, None)
            elif role in above and columns.has(role) and _may_fill(entry, role, above[role]):
                entry.cells[role] = above[role]
                entry.filled.add(role)
        _question_filled(entry, other_lead)


def _other(one: str, other: str) -> bool:
    return one != other and department_key(one) != department_key(other)


def _may_fill(entry: Entry, role: Role, text: str) -> bool:
    if role is Role.COORDINATING and role not in entry.continued:
        return _other(text, entry.text(Role.LEAD))
    return role is not Role.BUDGET or not re.fullmatch(r"[\d.,\s]+", text)


def _question_filled(entry: Entry, other_lead: bool) -> None:
    roles = (Role.PRODUCT, Role.DEADLINE, Role.COORDINATING) if other_lead else (Role.PRODUCT, Role.DEADLINE)
    for role in roles:
        if role in entry.filled and role not in entry.continued:
            entry.ask("intake.filled-down", role, proposal=entry.text(role), text=entry.text(role))
