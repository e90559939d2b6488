"""Rows that a page break cut, put together again; tails of merged cells brought to where they began."""

from __future__ import annotations

import re
from itertools import pairwise

from xacai.domain.phrase import fold
from xacai.domain.text import squeeze
from xacai.intake.columns import Columns, Role
from xacai.intake.document import paragraphs_of
from xacai.intake.entry import Entry, is_unfinished, starts_low
from xacai.intake.headings import heading_of

_TASK = (Role.CONTENT, Role.PRODUCT, Role.LEAD, Role.COORDINATING, Role.DEADLINE, Role.BUDGET)
_TAIL_AND_FIGURE = re.compile(r"^(?P<tail>\D.*?[.;])\s+(?P<own>\d[\d.,]*)$")


def joined(entries: list[Entry], columns: Columns, *, romans: bool) -> list[Entry]:
    """Rows that a page break cut put together; the tails of merged cells brought to where they began."""
    whole: list[Entry] = []
    for entry in entries:
        last = whole[-1] if whole else None
        if (
            last
            and entry.first_on_page
            and heading_of(entry, romans=romans) is None
            and not entry.text(Role.NO)
        ):
            if _is_rest(entry, last):
                _append(last, entry)
                continue
            _give_tails(entry, whole, columns, romans)
        _give_budget_tail(entry, whole, romans)
        if entry.has(*Role):
            whole.append(entry)
    return whole


def _is_rest(entry: Entry, last: Entry) -> bool:
    """Whether the first row of a page is the lower half of the row before: it is no full row, and begins low."""
    due_known = Role.DEADLINE not in entry.cells or entry.has(Role.DEADLINE)
    if (
        entry.has(Role.LEAD)
        and due_known
        and not starts_low(entry.text(Role.CONTENT))
        and entry.has(Role.CONTENT)
    ):
        return False
    pieces = [role for role in _TASK if entry.has(role)]
    if not pieces:
        return False
    low = [role for role in pieces if starts_low(entry.text(role))]
    torn = [role for role in pieces if is_unfinished(last.text(role))]
    full = entry.has(Role.CONTENT, Role.PRODUCT) and entry.has(Role.LEAD) and entry.has(Role.DEADLINE)
    return bool(low or torn) and not full


def _append(last: Entry, rest: Entry) -> None:
    if rest.short:
        _move_right(last, rest)
    for role, text in rest.cells.items():
        piece = squeeze(text)
        before = last.text(role)
        if not piece or (before and fold(before) == fold(piece)):
            continue
        if role is Role.CONTENT and before and not starts_low(piece) and not is_unfinished(before):
            last.ask("intake.row-joined", None)
        if role is Role.CONTENT and len(paragraphs_of(text)) > 1:
            piece = " ".join(f"- {part}" for part in paragraphs_of(text))
        last.cells[role] = f"{before} {piece}" if before else text
    last.doubts.extend(rest.doubts)


def _move_right(last: Entry, rest: Entry) -> None:
    """In a row that lost a cell, a piece goes to the next column where that one broke off and its own did not."""
    roles = list(rest.cells)
    for role, following in reversed(list(pairwise(roles))):
        piece = rest.text(role)
        if (
            piece
            and not rest.text(following)
            and _broke_off(last.text(following))
            and not _broke_off(last.text(role))
        ):
            rest.cells[following], rest.cells[role] = piece, ""
            last.ask("intake.cell-joined", following)


def _broke_off(text: str) -> bool:
    return is_unfinished(text) or text.endswith(("UBND", "HĐND", "Phòng", "Trung tâm", "Văn phòng"))


def _give_tails(entry: Entry, whole: list[Entry], columns: Columns, romans: bool) -> None:
    """Move the tail of a merged naming cell ("… dữ liệu trong" / "giải quyết …") to its first row."""
    for role in (Role.OBJECTIVE, Role.PARENT, Role.FIELD):
        text = _without_header(entry.text(role), role, columns)
        if not text:
            continue
        origin = _origin(whole, role, romans)
        if origin is None or not (
            starts_low(text) or is_unfinished(origin.text(role)) or role is Role.OBJECTIVE
        ):
            continue
        if role is Role.OBJECTIVE and not (starts_low(text) or is_unfinished(origin.text(role))):
            origin.ask("intake.cell-joined", role)
            entry.ask("intake.cell-joined", role)
        if fold(text) not in fold(origin.text(role)):
            origin.cells[role] = f"{origin.text(role)} {text}"
        entry.cells[role] = ""


def _without_header(text: str, role: Role, columns: Columns) -> str:
    """A tail before which the column's own name was copied ("Mục tiêu thù)…"), without that name."""
    place = columns.at(role)
    name = columns.names[place] if place is not None else ""
    rest = text[len(name) :].strip()
    return rest if name and fold(text).startswith(f"{name} ") and rest[:1].islower() else text


def _origin(whole: list[Entry], role: Role, romans: bool) -> Entry | None:
    for entry in reversed(whole):
        if heading_of(entry, romans=romans) is not None:
            return None
        if entry.has(role):
            return entry
    return None


def _give_budget_tail(entry: Entry, whole: list[Entry], romans: bool) -> None:
    text = entry.text(Role.BUDGET)
    if not text or not starts_low(text):
        return
    origin = _origin(whole, Role.BUDGET, romans)
    if (
        origin is None
        or origin.text(Role.BUDGET).endswith((".", ";"))
        or origin.text(Role.BUDGET)[:1].isdigit()
    ):
        return
    own = ""
    if found := _TAIL_AND_FIGURE.match(text):
        text, own = found.group("tail"), found.group("own")
        entry.ask("intake.cell-joined", Role.BUDGET)
    origin.cells[Role.BUDGET] = f"{origin.text(Role.BUDGET)} {text}"
    entry.cells[Role.BUDGET] = own
