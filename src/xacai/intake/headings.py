"""Rows of a task table that are no tasks: headings of fields, of groups, and labels without cells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from xacai.domain.field import recognise_field
from xacai.domain.text import squeeze
from xacai.intake.columns import Role
from xacai.intake.entry import Entry

_ROMAN = r"[IVXL]{1,5}"
_NUMBERED = re.compile(rf"^(?P<no>{_ROMAN}|[A-H])(?:[.)]|\s*[-–:]|(?=\s))\s*(?P<title>\S.*)$")
_HEADED = re.compile(rf"^(?:{_ROMAN}|[A-H])[.)]\s*\S")
_NUMBER = re.compile(rf"^(?P<no>{_ROMAN}|[A-H])[.)]?$")
_VALUES = (100, 90, 50, 40, 10, 9, 5, 4, 1)
_SIGNS = ("C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")


class Heading(StrEnum):
    """Whose heading a row is."""

    FIELD = "field"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Head:
    """A heading row: its number and title. ``occupied``: cells of a task stand in the same row."""

    kind: Heading
    no: str
    title: str
    occupied: bool = False


def heading_of(entry: Entry, *, romans: bool) -> Head | None:
    """The heading that a row is, or None. ``romans``: the table numbers its fields I, II, III."""
    number, rest = _number_and_rest(entry)
    alone = not any(entry.text(role) for role in rest)
    naming: tuple[Role, ...] = _NAMING if Role.NO in entry.cells else _NAMING[:2]
    naming = () if _heads_a_name(entry) else naming
    names = [text for text in (entry.text(role) for role in naming) if text]
    if number.strip() and (found := _NUMBERED.match(number)) and alone and not names:
        return _numbered(found.group("no"), found.group("title"), romans)
    found = _NUMBER.match(number)
    if not found or not names:
        return None
    title = names[0]
    if alone and len(names) == 1:
        return _numbered(found.group("no"), title, romans)
    if title.isupper() and recognise_field(title) and found.group("no") in _ROMANS:
        return Head(Heading.FIELD, found.group("no"), title, occupied=True)
    return None


_NAMING = (Role.OBJECTIVE, Role.PARENT, Role.CONTENT, Role.FIELD)
_CELLS = (Role.PRODUCT, Role.LEAD, Role.COORDINATING, Role.DEADLINE, Role.BUDGET, Role.SOURCE)


def _number_and_rest(entry: Entry) -> tuple[str, tuple[Role, ...]]:
    if _heads_a_name(entry):
        return next(entry.text(role) for role in _NAMING if entry.has(role)), _CELLS
    return entry.text(Role.NO if Role.NO in entry.cells else Role.CONTENT), _CELLS


def _heads_a_name(entry: Entry) -> bool:
    """Whether number and title stand together in a naming cell, the column of numbers blank: "| I. THỂ CHẾ | |"."""
    names = [text for text in (entry.text(role) for role in _NAMING) if text]
    return not entry.text(Role.NO) and len(names) == 1 and bool(_HEADED.match(names[0]))


def _numbered(number: str, title: str, romans: bool) -> Head | None:
    if number in _ROMANS:
        return Head(Heading.FIELD, number, squeeze(title))
    return Head(Heading.GROUP if romans else Heading.FIELD, number, squeeze(title))


def is_label(entry: Entry) -> bool:
    """Whether a row only names something: none of its other cells has text."""
    return entry.has(*_NAMING) and not entry.has(*_CELLS) and not entry.continued & set(_CELLS)


def uses_romans(entries: Iterable[Entry]) -> bool:
    """Whether a table numbers its fields with Roman numerals."""
    for entry in entries:
        number, rest = _number_and_rest(entry)
        found = _NUMBERED.match(number) or _NUMBER.match(number)
        if found and len(found.group("no")) > 1 and found.group("no") in _ROMANS:
            return True
        if found and found.group("no") == "I" and not any(entry.text(role) for role in rest):
            return True
    return False


def roman(number: int) -> str:
    """4 → IV."""
    text = ""
    for value, sign in zip(_VALUES, _SIGNS, strict=True):
        text += sign * (number // value)
        number %= value
    return text


_ROMANS = {roman(number): number for number in range(1, 41)}


def roman_value(text: str) -> int | None:
    """IV → 4; None where it is no Roman numeral up to 40."""
    return _ROMANS.get(text)
